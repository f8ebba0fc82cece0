"""What somebody made of a session: in a minute, changed, once, and theirs."""

import re
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from learning.actions.models import Action, ActionContext
from learning.clock import LONDON
from learning.database import db
from learning.drafts.models import Draft
from learning.inset.models import Attendance, Evaluation
from learning.inset.rules import SessionKind, SessionState, Useful
from tests.learning.inset.following.after import THURSDAY, a_session, says, tells, there

pytestmark = pytest.mark.usefixtures("clock")

WORDS = "Wait five seconds after a question"


@pytest.fixture
def session(app, cast):
    return a_session()


@pytest.fixture
def mine(session, cast):
    return there(session, cast.amina.id)


def rows(table):
    db.session.rollback()
    return db.session.scalars(select(table).order_by(table.id)).all()


def only(table):
    (row,) = rows(table)
    return row


def address(session):
    return f"/sessions/{session.id}/evaluate"


def say(browser, session, **fields):
    browser.get(address(session))
    return browser.submit("Keep", {"useful": "very", **fields})


def test_one_minute_and_what_to_try_is_an_action(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    page = amina.get(address(session))
    assert page.h1 == "What did you make of it?"
    assert "Only you. Whoever led it sees totals of at least five people" in page
    page = say(
        amina,
        session,
        trying=WORDS,
        by="2026-12-04",
        helps=["materials", "time"],
        would_help="A list of openers",
    )
    assert page.path == f"/sessions/{session.id}"
    assert page.notices == [
        "Done: Thank you, that is kept. What you will try stands among your actions."
    ]
    row, action = only(Evaluation), only(Action)
    assert (row.useful, row.trying, row.helps) == (Useful.VERY, WORDS, "time,materials")
    assert (row.try_by, row.would_help) == (date(2026, 12, 4), "A list of openers")
    assert row.shares_words is False
    assert (action.context_kind, action.context_ref) == (
        ActionContext.SESSION,
        f"session/{session.id}",
    )
    assert (action.text, action.due_on, action.id) == (WORDS, row.try_by, row.action_id)
    assert amina.get("/actions").link("From a session").path == f"/sessions/{session.id}"


def test_one_tap_is_enough(browser, cast, session, mine):
    page = say(browser.as_(cast.amina), session)
    assert page.notices == ["Done: Thank you, that is kept."]
    assert rows(Action) == []
    assert only(Evaluation).try_by is None


def test_whoever_would_rather_not_has_no_action(browser, cast, session, mine):
    say(browser.as_(cast.amina), session, trying=WORDS, adds_action=False)
    assert rows(Action) == []


def test_without_an_answer_nothing_typed_is_lost(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    amina.get(address(session))
    page = amina.submit("Keep", {"trying": WORDS, "by": "another", "helps": ["time"]}, status=422)
    assert page.errors == ["Give the day, or choose “No day”."]
    page = amina.submit("Keep", {"by": ""}, status=422)
    assert page.errors == ["Choose one of the four answers."]
    assert page.field("One thing I will try").value == WORDS
    assert rows(Evaluation) == []


@pytest.mark.parametrize("day", ["2026-11-22", "2029-01-01"])
def test_a_day_that_cannot_be_is_refused(browser, cast, session, mine, day):
    amina = browser.as_(cast.amina)
    amina.get(address(session))
    page = amina.submit(
        "Keep", {"useful": "very", "trying": WORDS, "by": "another", "other_day": day}, status=422
    )
    assert page.errors == ["Choose today or a later day, within the next two years."]


def test_a_likely_pupil_is_asked_about_once_more(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    amina.get(address(session))
    page = amina.submit(
        "Keep", {"useful": "very", "trying": "Sit with the boy born 12/03/2016"}, status=422
    )
    assert page.errors[0].startswith("Please check")
    amina.submit("Save anyway, it names no pupil")
    assert only(Evaluation).trying == only(Action).text


def test_changing_the_words_keeps_one_action(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    say(amina, session, trying=WORDS, by="2026-12-04")
    page = amina.get(address(session))
    assert page.h1 == "Change what you said"
    assert not page.has_field("Add it to my actions")
    assert page.field("One thing I will try").value == WORDS
    amina.submit("Keep", {"trying": "Wait ten seconds", "by": "", "useful": "fairly"})
    action = only(Action)
    assert (action.text, action.due_on) == ("Wait ten seconds", None)
    assert only(Evaluation).edition == 2


def test_an_action_worded_anew_or_done_is_left_alone(browser, cast, session, mine, db_session):
    amina = browser.as_(cast.amina)
    say(amina, session, trying=WORDS)
    only(Action).text = "In my own way"
    db.session.commit()
    say(amina, session, trying="Something else")
    assert only(Action).text == "In my own way"
    only(Action).done_at = THURSDAY
    db.session.commit()
    say(amina, session, trying="In my own way")
    say(amina, session, trying="And another")
    assert only(Action).text == "In my own way"


def test_an_action_that_was_let_go_does_not_come_back_unasked(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    say(amina, session, trying=WORDS)
    db.session.delete(only(Action))
    db.session.commit()
    say(amina, session, trying="Wait ten seconds")
    assert rows(Action) == []
    say(amina, session, adds_action=True)
    assert only(Action).text == "Wait ten seconds"


def test_a_form_sent_twice_is_one(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    fields = {
        "useful": "very",
        "trying": WORDS,
        "adds_action": "y",
        "form_id": "a" * 32,
        "edition": "0",
    }
    for _ in range(2):
        assert amina.post(address(session), fields).status_code == 302
    assert only(Evaluation).edition == 1
    assert only(Action).text == WORDS


def test_two_windows_lose_nothing(browser, cast, session, mine):
    one, other = browser.as_(cast.amina), browser.second(cast.amina)
    one.get(address(session))
    other.get(address(session))
    one.submit("Keep", {"useful": "very", "trying": WORDS})
    page = other.submit("Keep", {"useful": "little", "trying": "Nothing yet"}, status=409)
    assert WORDS in page
    assert page.field("One thing I will try").value == "Nothing yet"
    other.submit("Keep")
    row = only(Evaluation)
    assert (row.useful, row.trying) == (Useful.LITTLE, "Nothing yet")


def test_what_was_half_typed_stands_there_again(browser, cast, session, mine):
    amina = browser.as_(cast.amina)
    page = amina.get(address(session))
    (url,) = re.findall(r'data-draft-url="([^"]*trying)"', page.html)
    amina.post(url, {"body": "Half a thou"})
    assert amina.get(address(session)).field("One thing I will try").value == "Half a thou"
    say(amina, session)
    assert only(Evaluation).trying == "Half a thou"
    assert rows(Draft) == []


def test_words_are_shared_by_a_tick_and_taken_back_at_any_time(browser, cast, session, mine, clock):
    amina = browser.as_(cast.amina)
    say(amina, session, trying=WORDS, shares_words=True)
    tells(mine_again(), 2, changed="More hands up", shares_words=True)
    assert only(Evaluation).shares_words is True
    clock.move_to(datetime(2027, 6, 1, 9, tzinfo=LONDON))
    amina = browser.second(cast.amina)
    page = amina.get(address(session))
    assert page.h1 == "What you made of it"
    assert WORDS in page
    page = amina.submit("Take my words back")
    assert "Take my words back" not in page.buttons
    assert only(Evaluation).shares_words is False


def mine_again():
    return only(Attendance)


def test_nothing_is_shared_where_there_are_no_words(browser, cast, session, mine):
    say(browser.as_(cast.amina), session, shares_words=True)
    assert only(Evaluation).shares_words is False


def test_between_a_few_nothing_can_be_shared(browser, cast):
    session = a_session(kind=SessionKind.COACHING)
    there(session, cast.amina.id)
    amina = browser.as_(cast.amina)
    page = amina.get(address(session))
    assert "no totals are made and nobody reads it" in page
    fields = {"useful": "very", "trying": WORDS, "shares_words": "y", "edition": "0"}
    assert amina.post(address(session), fields).status_code == 302
    assert only(Evaluation).shares_words is False


def test_it_can_be_said_from_the_opening_until_six_weeks_later(browser, cast, clock):
    session = a_session(state=SessionState.OPEN, ended_at=None)
    there(session, cast.amina.id)
    assert browser.as_(cast.amina).get(address(session)).h1 == "What did you make of it?"
    clock.move_to(datetime(2026, 12, 31, 23, 30, tzinfo=LONDON))
    late = browser.second(cast.amina)
    assert late.get(address(session)).h1 == "What did you make of it?"
    clock.shift(timedelta(hours=1))
    page = late.submit("Keep", {"useful": "very", "trying": WORDS}, status=422)
    assert page.h1 == "This can no longer be answered"
    assert WORDS in page.html
    assert rows(Evaluation) == []


def test_before_it_has_begun_it_says_when(browser, cast):
    session = a_session(state=SessionState.PLANNED, ended_at=None)
    there(session, cast.amina.id)
    assert browser.as_(cast.amina).get(address(session)).h1 == "This is asked once it has begun"


@pytest.mark.parametrize("who", ["tom", "priya", "helen", "george", "sam", "lena", "owen"])
def test_nobody_but_who_was_there_has_such_a_page(browser, cast, session, mine, who):
    theirs = browser.as_(getattr(cast, who))
    theirs.get(address(session), status=404)
    assert theirs.post(address(session), {"useful": "very"}).status_code == 404
    assert theirs.post(f"{address(session)}/take-back", {}).status_code == 404
    assert rows(Evaluation) == []


def test_whoever_was_taken_off_the_list_still_takes_back_what_they_said(
    browser, cast, session, mine
):
    says(mine, trying=WORDS, shares_words=True)
    mine_again().withdrawn_at = THURSDAY
    db.session.commit()
    amina = browser.as_(cast.amina)
    page = amina.get(address(session))
    assert "You are not on the list" in page
    amina.submit("Take my words back")
    assert only(Evaluation).shares_words is False
