"""Speaking to the school's mail server: never in the clear beyond this machine."""

import socket
from smtplib import SMTPException

import pytest

from learning.mail.delivery import Letter, UnsafeMailServer, deliver, mail_server
from tests.learning.mail.mail_server import a_mail_server

LETTER = Letter(
    sender="post@learning.example", recipient="a@b.example", subject="Hello", body="Good morning"
)


def test_the_password_in_the_address_is_used(app):
    with a_mail_server() as listening:
        url = listening.url.replace("smtp://", "smtp://amina%40school:se%2Fcret@")
        with mail_server(url) as server:
            deliver(server, LETTER)
        assert "AUTH" in listening.commands
        assert len(listening.letters) == 1


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example", "smtp://", ""])
def test_an_address_that_is_none_is_refused_without_repeating_it(url):
    with pytest.raises(UnsafeMailServer) as refused, mail_server(url):
        pass
    assert "smtps://" in str(refused.value)


def test_a_server_elsewhere_that_offers_no_tls_gets_nothing(monkeypatch):
    with a_mail_server() as listening:
        port = listening.server_address[1]
        monkeypatch.setattr(
            socket, "create_connection", _leading_to(socket.create_connection, port)
        )
        with (
            pytest.raises(UnsafeMailServer, match="no TLS"),
            mail_server(f"smtp://user:secret@mail.example:{port}"),
        ):
            pass
        assert listening.commands == ["EHLO"]


def test_a_server_elsewhere_that_offers_tls_and_cannot_do_it_gets_nothing(monkeypatch):
    with a_mail_server() as listening:
        listening.replies["EHLO"] = "250-here\r\n250 STARTTLS"
        listening.replies["STARTTLS"] = "454 not now"
        port = listening.server_address[1]
        monkeypatch.setattr(
            socket, "create_connection", _leading_to(socket.create_connection, port)
        )
        with (
            pytest.raises((SMTPException, OSError)),
            mail_server(f"smtp://user:secret@mail.example:{port}"),
        ):
            pass
        assert "AUTH" not in listening.commands
        assert "MAIL" not in listening.commands


def _leading_to(connect, port):
    """Every name leads to this machine."""

    def to_this_machine(_address, *given, **more):
        return connect(("127.0.0.1", port), *given, **more)

    return to_this_machine
