"""The outgoing queue: sent soon, tried again, given up in the end, and never kept after that."""

import logging
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from learning.config import Config
from learning.database import db, writing
from learning.mail.models import OutgoingMessage
from learning.mail.services import queue, send_due
from tests.learning.mail.mail_server import MailServer, a_mail_server

BODY = "Open this link:\n\nhttps://learning.example/links/abc\n\nZoë’s school\n"


@pytest.fixture
def server():
    with a_mail_server() as listening:
        yield listening


@pytest.fixture
def config_with_mail(config: Config, server: MailServer, app, clock) -> Config:
    return replace(config, smtp_url=server.url, mail_from="Alongside <post@learning.example>")


def waiting():
    db.session.rollback()
    return list(db.session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id)))


def put(recipient="amina@seaview.example", person_id=1):
    with writing():
        queue(recipient, "Choose a\nnew password", BODY, person_id)


def test_a_message_is_sent_and_then_gone(config_with_mail, server):
    put()
    assert send_due(config_with_mail) == 1
    letter = server.letters[0]
    assert letter["To"] == "amina@seaview.example"
    assert letter["From"] == "Alongside <post@learning.example>"
    assert letter["Subject"] == "Choose a new password"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@learning.example>")
    assert letter.get_content().replace("\r\n", "\n") == BODY
    assert waiting() == []
    assert send_due(config_with_mail) == 0


def test_several_go_in_one_conversation(config_with_mail, server):
    for number in range(3):
        put(f"person-{number}@seaview.example")
    assert send_due(config_with_mail) == 3
    assert server.commands.count("EHLO") == 1


def test_nothing_is_sent_without_a_mail_server_or_in_a_demonstration(config_with_mail, server):
    put()
    for change in ({"smtp_url": ""}, {"mail_from": ""}, {"demonstration": True}):
        assert send_due(replace(config_with_mail, **change)) == 0
    assert server.commands == []
    assert len(waiting()) == 1


def test_a_refused_message_is_tried_again_later_and_later(config_with_mail, server, clock):
    server.replies["RCPT"] = "450 try later"
    put()
    waits = []
    for _ in range(7):
        assert send_due(config_with_mail) == 0
        message = waiting()[0]
        waits.append(message.due_at.timestamp())
        clock.move_to(message.due_at, tick=False)
    minutes = [round((b - a) / 60) for a, b in pairwise(waits)]
    assert minutes == [5, 15, 60, 180, 360, 360]
    del server.replies["RCPT"]
    assert send_due(config_with_mail) == 1


def test_it_is_not_tried_before_its_time(config_with_mail, server):
    server.replies["MAIL"] = "450 try later"
    put()
    send_due(config_with_mail)
    tried = len(server.commands)
    send_due(config_with_mail)
    assert len(server.commands) == tried


def test_what_went_wrong_is_kept_without_a_word_of_whom_it_was_for(config_with_mail, server):
    server.replies["DATA"] = "554 no thank you amina@seaview.example"
    put()
    send_due(config_with_mail)
    message = waiting()[0]
    assert message.last_error == "SMTPDataError 554"
    assert message.tries == 1


def test_one_refused_message_does_not_hold_up_the_next(config_with_mail, server):
    server.replies["rcpt to:<gone@seaview.example>"] = "550 unknown"
    put("gone@seaview.example")
    put()
    assert send_due(config_with_mail) == 1
    assert [m.recipient for m in waiting()] == ["gone@seaview.example"]


@pytest.mark.parametrize("broken", ["hang up", "421 closing down"])
def test_a_server_that_breaks_off_loses_nothing(config_with_mail, server, clock, broken):
    server.replies["DATA"] = broken
    put()
    assert send_due(config_with_mail) == 0
    assert waiting()[0].tries == 1
    del server.replies["DATA"]
    clock.shift(timedelta(minutes=2))
    assert send_due(config_with_mail) == 1


def test_a_server_that_is_not_there_is_tried_again_later(config_with_mail, server, clock, caplog):
    away = replace(config_with_mail, smtp_url="smtp://127.0.0.1:9")
    put()
    assert send_due(away) == 0
    assert waiting()[0].tries == 1
    assert "could not be used" in caplog.text
    assert "amina" not in caplog.text
    clock.shift(timedelta(minutes=2))
    assert send_due(config_with_mail) == 1


def test_after_two_days_it_is_dropped_and_the_log_names_nobody(
    config_with_mail, server, clock, caplog
):
    put()
    clock.shift(timedelta(days=2))
    with caplog.at_level(logging.WARNING):
        assert send_due(config_with_mail) == 0
    assert waiting() == []
    assert "dropped" in caplog.text
    assert "amina" not in caplog.text
    assert server.letters == []


def test_a_long_subject_is_cut_and_a_broken_one_made_whole(config_with_mail, server):
    with writing():
        queue("a@b.example", "x" * 300 + "\r\nBcc: c@d.example", "Hello", None)
    send_due(config_with_mail)
    assert server.letters[0]["Subject"] == "x" * 200
    assert server.letters[0]["Bcc"] is None


def test_one_address_that_this_server_cannot_reach_holds_no_other_up(config_with_mail, server):
    """A server without SMTPUTF8 takes no address with letters beyond ASCII before the @."""
    put("zoë@seaview.example")
    put("amina@seaview.example")
    assert send_due(config_with_mail) == 1
    assert [letter["To"] for letter in server.letters] == ["amina@seaview.example"]
    left = waiting()
    assert [message.recipient for message in left] == ["zoë@seaview.example"]
    assert left[0].last_error == "SMTPNotSupportedError"
