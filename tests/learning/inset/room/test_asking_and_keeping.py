"""Questions from the room, votes for them, and checks that become one's own, without a script."""

import pytest

from learning.courses.models import Attempt
from learning.database import db
from learning.inset.models import QuestionVote, RoomQuestion
from tests.learning.inset.live.rooms import FIRST, SEEN, ask, asked, drive, key_of
from tests.learning.inset.room.rooms import ROOM, an_open_room, in_room, visiting


@pytest.fixture(autouse=True)
def _standing(clock):
    """Time stands still."""


def test_a_question_is_asked_without_a_name_and_once(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    form_id = amina.page.field("form_id").value
    page = amina.submit("Ask without my name", {"body": "What if he will not look?"})
    assert "Your question is asked. No name is kept with it." in page.text
    assert "Yours" in page.text
    amina.post(f"{ROOM}/questions", {"body": "Again", "form_id": form_id})
    (row,) = db.session.query(RoomQuestion)
    assert row.body == "What if he will not look?"
    other = in_room(browser, cast.tom).page
    assert "What if he will not look?" in other.text
    assert "Yours" not in other.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("   ", "Write a few words first."),
        ("x" * 301, "300 can be kept"),
        ("\x00", "few words"),
    ],
)
def test_what_is_no_question_is_refused_and_stays_typed(browser, cast, body, words):
    an_open_room()
    amina = in_room(browser, cast.amina)
    page = amina.submit("Ask without my name", {"body": body}, status=422)
    assert words in " ".join(page.errors)


def test_a_question_that_may_name_a_pupil_is_asked_about_first(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    words = "What about the boy born on 12/03/2015?"
    page = amina.submit("Ask without my name", {"body": words}, status=422)
    assert page.field("body").value.strip() == words
    amina.submit("Ask anyway, it names no pupil")
    assert db.session.query(RoomQuestion).one().body == words


def test_a_vote_counts_once_and_can_be_taken_back(browser, cast):
    row = an_open_room()
    ask(row, "Why then?", key_of(row, cast.tom.id))
    db.session.commit()
    amina = in_room(browser, cast.amina)
    page = amina.submit("I ask this, too")
    assert "1 person asks this, too" in page.text
    number = db.session.query(RoomQuestion).one().id
    amina.post(f"{ROOM}/questions/{number}/votes", {"wants": "yes"})
    assert db.session.query(QuestionVote).count() == 1
    amina.get(ROOM)
    amina.submit("Take my vote back")
    assert db.session.query(QuestionVote).count() == 0


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30, "x", "-1"])
def test_a_vote_for_nothing_is_answered_in_words(browser, cast, key):
    an_open_room()
    amina = in_room(browser, cast.amina)
    response = amina.post(f"{ROOM}/questions/{key}/votes", {"wants": "yes"})
    assert response.status_code == 404
    assert "This question is not there any more." in amina.check(response).text


def test_a_check_becomes_ones_own_attempt_only_at_the_press_of_a_button(browser, cast):
    row = an_open_room()
    amina = in_room(browser, cast.amina)
    assert not amina.page.field("keeps").value
    for step, chosen in (
        (FIRST, "A closer look"),
        (SEEN, ["He asks a neighbour", "He starts late"]),
    ):
        asked(row, step)
        amina.get(ROOM)
        amina.submit("Send my answer", {"chosen": chosen})
    drive(row, None, "close_poll")
    page = amina.get(ROOM)
    assert "You have answered the whole check of “Noticing”." in page.text
    assert db.session.query(Attempt).count() == 0
    page = amina.submit("Count it as my own attempt")
    assert (
        "Kept as your own attempt. You find it on the page of the lesson; nobody else does." in page
    )
    (made,) = db.session.query(Attempt)
    assert (made.person_id, made.passed) == (cast.amina.id, True)


def test_the_box_is_off_stays_on_for_this_browser_and_says_so(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    page = amina.submit("Save this", {"keeps": True})
    assert "Checks you answer here will count as your own attempts." in page.text
    assert amina.get(ROOM).field("keeps").value
    assert not browser.second(cast.amina).get(ROOM).field("keeps").value
    page = amina.submit("Save this", {"keeps": False})
    assert "do not count as your own attempts" in page.text


def test_a_visitor_keeps_no_attempt(browser, app):
    an_open_room()
    phone = visiting(browser)
    assert "For your own record" not in phone.page.text
    assert (
        phone.post(f"{ROOM}/keep", {"module": "first-steps", "lesson": "noticing"}).status_code
        == 422
    )


@pytest.mark.parametrize("lesson", ["nothing", "x" * 3000, "../..", "\x00"])
def test_only_a_check_of_the_room_can_be_kept(browser, cast, lesson):
    an_open_room()
    amina = in_room(browser, cast.amina)
    fields = {"module": "first-steps", "lesson": lesson}
    assert amina.post(f"{ROOM}/keep", fields).status_code == 422
    assert db.session.query(Attempt).count() == 0
