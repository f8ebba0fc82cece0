import json

import pytest

from learning import clock as instants
from learning.database import db
from learning.inset.live.queries import room_state
from learning.inset.models import LiveRoom
from learning.inset.rules import SessionKind
from tests.learning.inset.live.rooms import (
    CODE,
    FIRST,
    KEY,
    SEEN,
    a_session,
    an_open_room,
    answer,
    ask,
    asked,
    drive,
    end,
    key_of,
    phones,
    send,
)


def message(response, status):
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.mimetype == "application/json"
    words = response.get_json()["message"]
    assert words.endswith((".", "?"))
    return words


# read_version


def test_a_phone_asks_for_the_version_in_one_statement_without_a_session(app, clock, browser):
    row = an_open_room()
    poll = asked(row)
    response = browser.fetch(f"/room/{CODE}/version.json")
    version = room_state(row, "", instants.now()).version
    assert response.get_json() == {"version": version, "step": FIRST, "poll": poll.id}
    assert len(browser.statements) == 1
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"


def test_a_phone_that_knows_is_told_nothing_more(app, clock, browser):
    row = an_open_room()
    version = room_state(row, "", instants.now()).version
    response = browser.fetch(f"/room/{CODE}/version.json?known={version}")
    assert response.get_json() == {"version": version}
    assert len(response.data) < 30


def test_nobody_is_looked_up_for_somebody_signed_in_either(app, clock, browser, cast):
    an_open_room()
    amina = browser.as_(cast.amina)
    amina.fetch(f"/room/{CODE}/version.json?known=junk")
    assert len(amina.statements) == 1


@pytest.mark.parametrize("code", [CODE.upper(), "K7M-2PX", "k7m 2px"])
def test_the_code_is_read_however_it_is_written(app, clock, browser, code):
    an_open_room()
    assert browser.fetch(f"/room/{code}/version.json").status_code == 200


@pytest.mark.parametrize("code", ["k7m2py", "x", "é" * 6, "k" * 3000, "%00%00%00%00%00%00"])
def test_an_unknown_code_is_not_found_in_words(app, clock, browser, code):
    an_open_room()
    assert "no room" in message(browser.fetch(f"/room/{code}/version.json"), 404)


def test_guessing_is_slowed_and_a_room_full_of_phones_is_not(app, clock, browser):
    """An address that guesses learns nothing any more; phones that are there go on."""
    an_open_room()
    an_open_room(join_code="n3wn3w", form_id="e" * 32)
    assert browser.fetch(f"/room/{CODE}/version.json").status_code == 200
    for number in range(100):
        browser.fetch(f"/room/{number:06}/version.json")
    assert "wrong" in message(browser.fetch("/room/zzzzzz/version.json"), 429)
    assert "wrong" in message(browser.fetch("/room/n3wn3w/version.json"), 429)
    assert browser.fetch(f"/room/{CODE}/version.json").status_code == 200


def test_before_it_is_opened_the_version_is_nothing_yet(app, clock, browser):
    a_session()
    answered = browser.fetch(f"/room/{CODE}/version.json").get_json()
    assert answered == {"version": 0, "step": "", "poll": None}


def test_the_end_is_a_version_without_a_poll(app, clock, browser):
    row = an_open_room()
    asked(row)
    before = browser.fetch(f"/room/{CODE}/version.json").get_json()
    end(row)
    after = browser.fetch(f"/room/{CODE}/version.json?known={before['version']}").get_json()
    assert after["version"] != before["version"]
    assert after["poll"] is None


# drive


def test_the_first_window_opens_moves_and_asks(app, clock, browser, cast):
    row = a_session()
    priya = browser.as_(cast.priya)
    told = send(priya, row.id, {"key": KEY, "step_key": FIRST, "action": "take_over"}).get_json()
    assert told["drives"]
    assert (told["state"], told["step_key"]) == ("open", FIRST)
    assert told["presenter"] == "Priya Nair"
    told = send(priya, row.id, {"key": KEY, "step_key": FIRST, "action": "open_poll"}).get_json()
    assert [(each["is_open"], each["counts"]) for each in told["polls"]] == [(True, [0, 0, 0])]


def test_another_window_is_told_who_presents(app, clock, browser, cast):
    row = an_open_room()
    response = send(browser.as_(cast.helen), row.id, {"key": "helens", "step_key": FIRST})
    assert "Priya Nair" in message(response, 409)
    assert response.get_json()["presenter"] == "Priya Nair"
    assert room_state(row, "", instants.now()).step_key == ""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"3",
        b'"words"',
        b"NaN",
        b'{"key": NaN}',
        b'{"key": "k", "seconds": NaN}',
        b'{"key": "k", "seconds": Infinity}',
        b"[" * 3000,
        b"\xff\xfe",
        b'{"key": "k", "key": ""}',
        json.dumps({"key": 1}).encode(),
        json.dumps({"key": ""}).encode(),
        json.dumps({"key": "é"}).encode(),
        json.dumps({"key": "k" * 33}).encode(),
        json.dumps({"key": KEY, "step_key": 3}).encode(),
        json.dumps({"key": KEY, "step_key": ["a"]}).encode(),
        json.dumps({"key": KEY, "step_key": "\ud800"}).encode(),
        json.dumps({"key": KEY, "step_key": "x" * 1000}).encode(),
        json.dumps({"key": KEY, "action": "explode"}).encode(),
        json.dumps({"key": KEY, "action": {"a": 1}}).encode(),
        json.dumps({"key": KEY, "action": True}).encode(),
        json.dumps({"key": KEY, "action": "start_timer"}).encode(),
        json.dumps({"key": KEY, "action": "start_timer", "seconds": "60"}).encode(),
        json.dumps({"key": KEY, "action": "start_timer", "seconds": 0}).encode(),
        json.dumps({"key": KEY, "action": "start_timer", "seconds": 1.5}).encode(),
        json.dumps({"key": KEY, "action": "start_timer", "seconds": True}).encode(),
        json.dumps({"key": KEY, "action": "start_timer", "seconds": 10**30}).encode(),
        b'{"key": "' + KEY.encode() + b'", "seconds": ' + b"9" * 2500 + b"}",
        json.dumps({"key": KEY, "action": "hide_question"}).encode(),
        json.dumps({"key": KEY, "action": "hide_question", "question_id": 2**63}).encode(),
        json.dumps({"key": KEY, "action": "hide_question", "question_id": -1}).encode(),
        json.dumps({"key": KEY, "action": "show_poll"}).encode(),
        json.dumps({"key": KEY, "action": "open_poll"}).encode(),
    ],
)
def test_whatever_a_window_sends_is_answered_in_words(app, clock, browser, cast, body):
    row = an_open_room()
    assert message(send(browser.as_(cast.priya), row.id, None, raw=body), 422)
    assert room_state(row, "", instants.now()).step_key == ""


def test_too_much_at_once_is_refused(app, clock, browser, cast):
    row = an_open_room()
    for size in (5_000, 900_000):
        message(send(browser.as_(cast.priya), row.id, None, raw=b" " * size), 413)
    # What is larger than anything is refused before a view is asked, with the page for that.
    assert send(browser.as_(cast.priya), row.id, None, raw=b" " * 2_000_000).status_code == 413


def test_a_form_is_no_message(app, clock, browser, cast):
    row = an_open_room()
    priya = browser.as_(cast.priya)
    assert message(priya.post(f"/sessions/{row.id}/live", {"key": KEY}), 422)


def test_without_a_token_nothing_happens(app, clock, browser, cast):
    row = an_open_room()
    priya = browser.as_(cast.priya)
    message(priya.post(f"/sessions/{row.id}/live", {"key": KEY}, forged=True), 400)
    message(browser.post(f"/sessions/{row.id}/live", {"key": KEY}, forged=True), 401)


@pytest.mark.parametrize("name", ["amina", "daniel", "george", "sam", "lena", "miriam", "owen"])
def test_a_session_is_driven_and_read_by_those_who_manage_it_alone(app, clock, browser, cast, name):
    row = an_open_room()
    other = browser.as_(getattr(cast, name))
    message(send(other, row.id, {"key": KEY, "step_key": FIRST}), 404)
    message(other.fetch(f"/sessions/{row.id}/live.json"), 404)


def test_what_is_between_a_few_is_not_a_leaders(app, clock, browser, cast):
    row = an_open_room(kind=SessionKind.COACHING)
    message(browser.as_(cast.helen).fetch(f"/sessions/{row.id}/live.json"), 404)


def test_signed_out_is_said_and_not_a_way_elsewhere(app, clock, browser):
    row = an_open_room()
    message(browser.fetch(f"/sessions/{row.id}/live.json"), 401)


@pytest.mark.parametrize("session_id", [999_999, 2**40])
def test_a_session_that_is_not_there_is_not_found(app, clock, browser, cast, session_id):
    priya = browser.as_(cast.priya)
    message(send(priya, session_id, {"key": KEY}), 404)
    message(priya.fetch(f"/sessions/{session_id}/live.json"), 404)


# read_live


def test_the_presenters_page_knows_all_counts_at_once(app, clock, browser, cast):
    row = an_open_room()
    poll = asked(row)
    options = [each.slug for each in room_state(row, "", instants.now()).poll.asked.options]
    for number, voter in enumerate(phones(row, 7)):
        answer(row, poll, voter, options[number % 2])
    ask(row, "Why?", key_of(row, cast.amina.id))
    drive(row, None, "start_timer", seconds=60)
    told = browser.as_(cast.helen).fetch(f"/sessions/{row.id}/live.json?key={KEY}x").get_json()
    assert not told["drives"]
    assert told["polls"] == [
        {
            "id": poll.id,
            "number": 1,
            "step_key": FIRST,
            "is_open": True,
            "is_shown": False,
            "answers": 7,
            "counts": [4, 3, 0],
            "options": options,
        }
    ]
    assert [(each["body"], each["votes"]) for each in told["questions"]] == [("Why?", 0)]
    assert told["timer"]["ends_at"].startswith("2026-11-23T09:01:00")
    assert told["here"] == 0


def test_asking_costs_the_same_for_three_people_and_for_three_hundred(
    app, clock, browser, cast, statements
):
    row = an_open_room()
    first = asked(row)
    option = room_state(row, "", instants.now()).poll.asked.options[0].slug
    voters = phones(row, 120)
    priya = browser.as_(cast.priya)
    counted = []
    for many in (3, 120):
        for number, voter in enumerate(voters[:many]):
            answer(row, first, voter, option)
            ask(row, "Why?", voter, f"{many}{number:029x}") if number % 10 == 0 else None
            clock.shift(21)
        priya.fetch(f"/sessions/{row.id}/live.json")
        counted.append(len(priya.statements))
        with statements() as asked_for:
            room_state(row, voters[0], instants.now())
        counted.append(len(asked_for))
    assert counted[:2] == counted[2:]
    assert counted[0] <= 6
    assert counted[1] <= 6


def test_a_phone_asks_for_a_shown_chart_in_six_statements(app, clock, statements):
    row = an_open_room()
    asked(row)
    drive(row, None, "show_poll")
    asked(row, SEEN)
    drive(row, FIRST)
    session, key = row, phones(row, 1)[0]
    assert session.id
    with statements() as counted:
        seen = room_state(session, key, instants.now())
    assert seen.poll is not None
    assert seen.shown is not None
    assert len(counted) <= 6


def test_a_room_that_was_never_opened_has_nothing(app, clock, browser, cast):
    row = a_session()
    told = browser.as_(cast.priya).fetch(f"/sessions/{row.id}/live.json").get_json()
    assert (told["version"], told["drives"], told["polls"]) == (0, False, [])
    assert db.session.query(LiveRoom).count() == 0
    assert room_state(row, "", instants.now()).poll is None
