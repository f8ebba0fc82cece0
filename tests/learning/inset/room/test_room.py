"""The room on a phone, as it is without a script: what it shows, what it takes, what it refuses."""

from datetime import timedelta

import pytest

from learning import clock as instants
from learning.database import db, writing
from learning.inset.live import services
from learning.inset.models import PollAnswer
from learning.inset.rules import SessionState
from tests.browser import Browser
from tests.learning.inset.live.rooms import (
    CYCLE,
    SEEN,
    WHO,
    asked,
    drive,
    end,
    key_of,
    slugs,
)
from tests.learning.inset.live.rooms import (
    DOOR as AT_THE_DOOR,
)
from tests.learning.inset.room.rooms import (
    DOOR,
    ROOM,
    a_session,
    an_open_room,
    attendances,
    in_room,
    starting_in,
    visiting,
)

OWN = "Your answer is in. You can change it while the question is open."
PASSAGE = "first-steps/noticing#2"


@pytest.fixture(autouse=True)
def _standing(clock):
    """Time stands still."""


def answers() -> list[str]:
    return [row.chosen for row in db.session.query(PollAnswer).order_by(PollAnswer.id)]


def test_who_has_not_joined_comes_to_the_door(browser, cast):
    an_open_room()
    assert browser.as_(cast.amina).get(ROOM).path == DOOR
    assert browser.get(ROOM).path == DOOR
    assert browser.fetch(f"{ROOM}/now").status_code == 404


def test_an_unknown_room_is_as_one_that_was_not_joined(browser, cast):
    an_open_room()
    for code in ("k7m2pz", "nothing", "k" * 300):
        response = browser.as_(cast.amina).fetch(f"/room/{code}")
        assert response.status_code == 302
        assert response.headers["Location"] == f"/join/{code[:40]}"


def test_before_it_begins_the_room_says_when(browser, cast):
    starting_in(20)
    page = in_room(browser, cast.amina).page
    assert "You are in" in page.text
    assert "It starts at 09:20." in page.text
    assert "Looking closely" in page.h1


def test_only_who_is_signed_in_gets_the_link_to_the_call(browser, cast):
    starting_in(20, joining_link="https://meet.example/abc")
    assert in_room(browser, cast.amina).page.has_link("Open the call")
    assert not visiting(browser).page.has_link("Open the call")


def test_before_they_go_those_with_an_account_are_led_to_what_it_was_worth(browser, cast):
    row = an_open_room()
    amina, visitor = in_room(browser, cast.amina), visiting(browser)
    drive(row, "closing")
    assert amina.get(ROOM).has_link("Say what it was worth")
    page = amina.follow("Say what it was worth")
    assert page.path == f"/sessions/{row.id}/evaluate"
    assert not visitor.get(ROOM).has_link("Say what it was worth")


def test_the_step_stands_there_as_on_the_wall(browser, cast):
    row = an_open_room()
    drive(row, PASSAGE)
    page = in_room(browser, cast.amina).page
    assert "What to look for" in page.headings(2)
    assert "Start with the moment before." in page.text


def test_an_answer_stands_once_and_can_be_changed_while_it_is_open(browser, cast):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    assert "What comes first?" in amina.page.text
    page = amina.submit("Send my answer", {"chosen": "A test"})
    assert OWN in page.text
    amina.submit("Change my answer", {"chosen": "A closer look"})
    assert answers() == [slugs(poll)["A"]] or len(answers()) == 1
    again = browser.second(cast.amina)
    assert OWN in again.get(ROOM).text


def test_no_answer_leads_to_a_name(browser, cast):
    row = an_open_room()
    asked(row)
    in_room(browser, cast.amina).submit("Send my answer", {"chosen": "A test"})
    (kept,) = db.session.query(PollAnswer)
    assert kept.voter_key == key_of(row, cast.amina.id)
    assert "Amina" not in browser.as_(cast.priya).fetch(f"/sessions/{row.id}/live.json").text


def test_a_visitor_answers_too_and_has_one_voice(browser, app):
    row = an_open_room()
    asked(row)
    phone = visiting(browser)
    phone.submit("Send my answer", {"chosen": "A test"})
    phone.submit("Change my answer", {"chosen": "A label"})
    assert len(answers()) == 1


def test_several_and_words_can_be_answered(browser, cast):
    row = an_open_room()
    amina = in_room(browser, cast.amina)
    asked(row, SEEN)
    amina.get(ROOM)
    amina.submit("Send my answer", {"chosen": ["He asks a neighbour", "He starts late"]})
    assert len(answers()[0].split()) == 2
    asked(row, WHO)
    amina.get(ROOM)
    page = amina.submit("Send my answer", {"chosen": "the governors"})
    assert page.field("chosen").value == "the governors"


def test_what_cannot_be_answered_on_a_phone_is_shown_and_talked_about(browser, cast):
    row = an_open_room()
    drive(row, CYCLE)
    page = in_room(browser, cast.amina).page
    assert "Send my answer" not in page.buttons


def test_a_case_is_asked_with_its_words(browser, cast):
    row = an_open_room()
    asked(row, AT_THE_DOOR)
    page = in_room(browser, cast.amina).page
    assert page.text.count("A parent waits at the door.") == 1
    assert "What would you do?" in page.text


def test_an_answer_that_comes_too_late_is_refused_in_words_and_the_page_goes_on(browser, cast):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    drive(row, None, "close_poll")
    page = amina.submit("Send my answer", {"chosen": "A test"}, status=409)
    assert "This question was closed at 09:00" in page.text
    assert "What comes first?" in page.text
    assert answers() == []


def test_an_answer_to_a_question_asked_again_does_not_count_for_the_new_one(browser, cast):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    drive(row, None, "close_poll")
    asked(row)
    amina.submit("Send my answer", {"chosen": "A test"}, status=409)
    assert answers() == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"poll_id": "1"},
        {"poll_id": "1", "chosen": "nothing-like-it"},
        {"poll_id": "1", "chosen": ["x" * 5000] * 60},
        {"poll_id": "999999", "chosen": "x"},
        {"poll_id": "-1", "chosen": "x"},
        {"poll_id": "9" * 400, "chosen": "x"},
        {"poll_id": "١", "chosen": "x"},
        {"poll_id": "1", "chosen": "\x00"},
    ],
)
def test_nothing_but_an_answer_is_taken(browser, cast, fields):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    assert amina.post(f"{ROOM}/answers", fields).status_code == 422
    assert answers() == []


def test_nobody_answers_from_outside_of_the_room(browser, cast):
    row = an_open_room()
    poll = asked(row)
    fields = {"poll_id": str(poll.id), "chosen": slugs(poll)["A"]}
    tom = browser.as_(cast.tom)
    for path in ("answers", "questions", "questions/1/votes", "keep"):
        assert tom.post(f"{ROOM}/{path}", fields).status_code == 404
        assert browser.post(f"{ROOM}/{path}", fields).status_code == 404
    assert answers() == []


def test_what_somebody_typed_who_is_not_in_the_room_any_more_is_not_lost(browser, cast):
    an_open_room()
    response = browser.as_(cast.tom).post(f"{ROOM}/questions", {"body": "Why is it so?"})
    assert "Why is it so?" in browser.as_(cast.tom).check(response).html


def test_without_its_token_nothing_is_taken(browser, cast):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    fields = {"poll_id": str(poll.id), "chosen": slugs(poll)["A"]}
    assert amina.post(f"{ROOM}/answers", fields, forged=True).status_code == 400
    assert answers() == []


def test_what_the_room_said_is_seen_once_it_is_shown_and_ones_own_is_marked(browser, cast):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    amina.submit("Send my answer", {"chosen": "A test"})
    in_room(browser, cast.tom).submit("Send my answer", {"chosen": "A closer look"})
    drive(row, None, "close_poll")
    page = amina.get(ROOM)
    assert "Your answer was in when it closed." in page.text
    assert "Right" not in page.text
    drive(row, None, "show_poll")
    page = amina.get(ROOM)
    counts = {row["Answer"]: row["How many"] for row in page.table("Answers of the room")}
    assert counts == {"A test": "1", "A closer look": "1", "A label": "0"}
    assert page.text.count("Yours") == 1
    assert "To what you chose" in page.text
    assert "A test may come later." in page.text
    assert "Yes: look first." not in page.text
    daniel = in_room(browser, cast.daniel).page
    assert "Yours" not in daniel.text
    assert "To what you chose" not in daniel.text


def test_before_it_is_shown_no_page_holds_what_is_right(browser, cast):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    for words in ("Yes: look first", "changes what you do", "is_right"):
        assert words not in amina.page.html
        assert words not in amina.fetch(f"{ROOM}/now").text
    drive(row, None, "close_poll")
    assert "Yes: look first" not in amina.fetch(f"{ROOM}/now").text


def test_when_it_has_ended_the_next_step_is_the_minute_for_what_it_was_worth(browser, cast):
    row = an_open_room()
    amina, phone = in_room(browser, cast.amina), visiting(browser)
    end(row)
    page = amina.get(ROOM)
    assert "Thank you" in page.headings(2)
    assert page.link("Say what it was worth").path == f"/sessions/{row.id}/evaluate"
    assert "Ask without my name" not in page.buttons
    page = phone.get(ROOM)
    assert "What you answered or asked has no name." in page.text
    assert not page.has_link("Say what it was worth")


def test_what_is_sent_after_the_end_is_refused_in_words(browser, cast):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    end(row)
    fields = {"poll_id": str(poll.id), "chosen": slugs(poll)["A"], "body": "Why?", "wants": "yes"}
    for path in ("answers", "questions"):
        response = amina.post(f"{ROOM}/{path}", fields)
        assert response.status_code == 422
        assert "has ended" in amina.check(response).text
    assert answers() == []


def test_a_phone_left_open_overnight_finds_it_over_and_can_send_nothing(browser, cast, clock):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    with writing():
        services.answer(row, poll.id, key_of(row, cast.tom.id), [slugs(poll)["A"]], instants.now())
    clock.shift(timedelta(hours=9))
    fields = {"poll_id": str(poll.id), "chosen": slugs(poll)["A"]}
    again = browser.second(cast.amina)
    again.get(ROOM)
    assert "The time of this session is over" in again.page.text
    assert again.post(f"{ROOM}/answers", fields).status_code == 422
    assert len(answers()) == 1
    assert amina.fetch(f"{ROOM}/now").status_code in (200, 404)


def test_a_cancelled_session_says_so_in_the_room(browser, cast):
    row = an_open_room()
    amina = in_room(browser, cast.amina)
    row.state, row.cancelled_at = SessionState.CANCELLED, instants.now()
    db.session.commit()
    assert "This session does not take place." in amina.get(ROOM).text


def test_who_signs_out_is_out_of_the_room_and_stays_on_the_list(browser, cast):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    amina.get("/reading-settings")
    amina.submit("Sign out")
    assert amina.fetch(f"{ROOM}/now").status_code == 404
    amina.get("/join")
    fields = {"poll_id": str(poll.id), "chosen": slugs(poll)["A"]}
    response = amina.client.post(
        f"{ROOM}/answers",
        data={**fields, "csrf_token": amina.page.field("csrf_token").value},
        headers={"Accept": "application/json"},
    )
    assert (response.status_code, response.mimetype) == (401, "application/json")
    assert "Join again" in response.get_json()["message"]
    assert len(attendances()) == 1


def test_who_was_taken_off_the_list_is_out_of_the_room(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    attendances()[0].withdrawn_at = instants.now()
    db.session.commit()
    assert amina.get(ROOM).path == DOOR


def test_the_fragment_is_light_and_says_what_the_page_says(browser, cast):
    row = an_open_room()
    asked(row)
    amina = in_room(browser, cast.amina)
    response = amina.fetch(f"{ROOM}/now")
    assert response.status_code == 200
    assert "What comes first?" in response.text
    assert len(response.data) < 6000
    assert len(amina.statements) <= 6, amina.statements.statements


def test_a_step_that_nobody_is_asked_at_takes_four_statements(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    amina.fetch(f"{ROOM}/now")
    assert len(amina.statements) <= 4, amina.statements.statements


def test_a_script_is_answered_in_json(browser, cast):
    row = an_open_room()
    poll = asked(row)
    amina = in_room(browser, cast.amina)
    token = amina.page.field("csrf_token").value
    db.session.commit()

    def send(path: str, **fields: str):
        return amina.client.post(
            f"{ROOM}/{path}",
            data={"csrf_token": token, **fields},
            headers={"Accept": "application/json"},
        )

    kept = send("answers", poll_id=str(poll.id), chosen=slugs(poll)["A"])
    assert (kept.status_code, kept.get_json()) == (200, {"message": OWN})
    wrong = send("answers", poll_id=str(poll.id), chosen="nothing")
    assert wrong.status_code == 422
    assert wrong.get_json()["message"] == "Choose one of the answers that are shown."
    pupil = send("questions", body="The boy born on 12/03/2015?")
    assert pupil.get_json()["may_name_pupil"] is True


def test_two_rooms_are_two_rooms(browser, cast):
    an_open_room()
    other = a_session(join_code="aaaaaa", form_id="e" * 32)
    in_room(browser, cast.amina)
    assert browser.as_(cast.amina).get("/room/aaaaaa").path == "/join/aaaaaa"
    phone = visiting(browser)
    assert phone.get("/room/aaaaaa").path == "/join/aaaaaa"
    assert len(attendances()) == 2
    assert other.id
    assert Browser(browser.app).get("/room/aaaaaa").path == "/join/aaaaaa"
