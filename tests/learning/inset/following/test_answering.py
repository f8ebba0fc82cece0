"""What became of it: one tap after two and six weeks, from Home, from the session or by a link."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from learning.database import db
from learning.inset.following.letters import evaluation, follow_up
from learning.inset.following.links import Link, token_for
from learning.inset.models import Attendance, FollowUp, InsetSession
from learning.inset.rules import SessionKind, Tried
from learning.people.models import Person
from tests.learning.inset.following.after import a_session, says, tells, there

pytestmark = pytest.mark.usefixtures("clock")

WORDS = "Wait five seconds after a question"
TWO_WEEKS = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
SIX_WEEKS = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def session(app, cast, clock):
    clock.move_to(TWO_WEEKS)
    return a_session()


@pytest.fixture
def mine(session, cast):
    return there(session, cast.amina.id)


def rows(table=FollowUp):
    db.session.rollback()
    return db.session.scalars(select(table).order_by(table.id)).all()


def only(table=FollowUp):
    (row,) = rows(table)
    return row


def address(session, weeks=2):
    return f"/sessions/{session.id}/follow-up/{weeks}"


def link_of(app, attendance, weeks=2):
    return f"/follow-up/{token_for(app.config['SECRET_KEY'], Link(attendance.id, weeks))}"


def test_one_tap_and_it_is_said(browser, cast, session, mine):
    says(mine, trying=WORDS)
    amina = browser.as_(cast.amina)
    page = amina.get(address(session))
    assert page.h1 == "Two weeks on: did you try it?"
    assert f"You meant to: {WORDS}" in page
    assert {"Yes", "In part", "Not yet", "No"} <= set(page.buttons)
    page = amina.submit("In part")
    assert page.notices == ["Done: Kept. That was it, unless you would like to add a line."]
    assert only().tried is Tried.PARTLY
    amina.submit("Keep", {"changed": "More hands up", "next_step": "Again on Monday"})
    row = only()
    assert (row.changed, row.next_step, row.shares_words) == (
        "More hands up",
        "Again on Monday",
        False,
    )
    assert row.tried is Tried.PARTLY


def test_whoever_meant_to_try_nothing_is_asked_otherwise(browser, cast, session, mine):
    page = browser.as_(cast.amina).get(address(session))
    assert page.h1 == "Two weeks on: has anything from it found its way into your practice?"
    assert "You meant to" not in page


def test_a_second_tap_changes_the_answer_and_keeps_the_words(browser, cast, session, mine):
    tells(mine, 2, Tried.YES, changed="More hands up")
    amina = browser.as_(cast.amina)
    assert amina.post(address(session), {"tap": "yes", "tried": "no"}).status_code == 302
    assert amina.post(address(session), {"tap": "yes", "tried": "no"}).status_code == 302
    row = only()
    assert (row.tried, row.changed, row.edition) == (Tried.NO, "More hands up", 2)


@pytest.mark.parametrize("tried", ["", "perhaps"])
def test_what_is_no_answer_is_refused(browser, cast, session, mine, tried):
    amina = browser.as_(cast.amina)
    assert amina.post(address(session), {"tap": "yes", "tried": tried}).status_code == 422
    assert amina.post(address(session), {"tried": tried, "changed": "x"}).status_code == 422
    assert rows() == []


def test_two_windows_lose_nothing(browser, cast, session, mine):
    tells(mine, 2)
    one, other = browser.as_(cast.amina), browser.second(cast.amina)
    one.get(address(session))
    other.get(address(session))
    one.submit("Keep", {"changed": "More hands up"})
    page = other.submit("Keep", {"changed": "Less noise"}, status=409)
    assert "More hands up" in page
    assert page.field("changed").value == "Less noise"
    other.submit("Keep")
    assert only().changed == "Less noise"


def test_do_not_ask_me_puts_both_aside_and_can_still_be_answered(
    browser, cast, session, mine, clock
):
    amina = browser.as_(cast.amina)
    amina.get(address(session))
    page = amina.submit("Do not ask me about this one")
    assert page.path == "/"
    assert [(row.weeks, row.tried) for row in rows()] == [(2, None), (6, None)]
    amina.post(f"{address(session)}/aside", {})
    assert len(rows()) == 2
    page = amina.get(address(session))
    assert "You asked not to be asked" in page
    amina.submit("Yes")
    assert (rows()[0].tried, rows()[0].put_aside_at) == (Tried.YES, None)


@pytest.mark.parametrize(
    "case",
    [
        (TWO_WEEKS - timedelta(days=1), 2, "This is asked later"),
        (SIX_WEEKS - timedelta(days=1), 6, "This is asked later"),
        (SIX_WEEKS, 2, "This can no longer be answered"),
        (SIX_WEEKS + timedelta(days=28), 6, "This can no longer be answered"),
    ],
)
def test_outside_of_its_time_it_says_so_and_takes_nothing(browser, cast, mine, clock, case):
    now, weeks, h1 = case
    session = db.session.get_one(InsetSession, mine.inset_session_id)
    clock.move_to(now)
    amina = browser.second(cast.amina)
    assert amina.get(address(session, weeks)).h1 == h1
    answer = amina.post(address(session, weeks), {"tried": "yes", "changed": "More hands up"})
    assert answer.status_code == 422
    assert "More hands up" in answer.text
    assert rows() == []


def test_what_was_said_can_be_read_and_taken_back_afterwards(browser, cast, session, mine, clock):
    tells(mine, 2, changed="More hands up", shares_words=True)
    clock.move_to(SIX_WEEKS)
    amina = browser.second(cast.amina)
    assert "More hands up" in amina.get(address(session))
    amina.submit("Take my words back")
    assert only().shares_words is False


@pytest.mark.parametrize("who", ["tom", "priya", "helen", "george", "sam", "lena", "owen"])
def test_nobody_but_who_was_there_has_such_a_page(browser, cast, session, mine, who):
    theirs = browser.as_(getattr(cast, who))
    theirs.get(address(session), status=404)
    assert theirs.post(address(session), {"tap": "yes", "tried": "yes"}).status_code == 404
    assert theirs.post(f"{address(session)}/aside", {}).status_code == 404
    assert rows() == []


def test_there_is_none_after_three_weeks(browser, cast, session, mine):
    browser.as_(cast.amina).get(address(session, 3), status=404)


# by a link


def test_a_link_takes_the_tap_without_signing_in_and_shows_no_answer(app, browser, session, mine):
    says(mine, trying=WORDS, would_help="Time")
    url = link_of(app, mine)
    page = browser.get(url)
    assert page.h1 == "Two weeks on: did you try it?"
    assert f"You meant to: {WORDS}" in page
    assert "Looking closely" in page
    assert "Amina" not in page.whole_text
    assert "Time" not in page.text.replace("about 10 seconds", "")
    page = browser.submit("Not yet")
    assert page.h1 == "Thank you, your answer is kept"
    assert "Not yet" not in page
    assert only().tried is Tried.NOT_YET
    page = browser.submit("Keep these words", {"changed": "More hands up", "shares_words": True})
    assert "More hands up" not in page
    assert page.has_link("sign in")
    row = only()
    assert (row.changed, row.shares_words, row.tried) == ("More hands up", True, Tried.NOT_YET)


def test_a_link_works_twice_without_doubling(app, browser, session, mine):
    url = link_of(app, mine)
    browser.get(url)
    for _ in range(2):
        assert browser.post(url, {"tap": "yes", "tried": "yes"}).status_code == 302
    for _ in range(2):
        assert browser.post(url, {"changed": "More hands up"}).status_code == 302
    row = only()
    assert (row.tried, row.changed) == (Tried.YES, "More hands up")


def test_a_link_never_replaces_or_shares_what_was_written(app, browser, session, mine):
    tells(mine, 2, changed="More hands up")
    url = link_of(app, mine)
    browser.get(url)
    answer = browser.post(url, {"changed": "Somebody else", "shares_words": "y"})
    assert answer.status_code == 409
    assert "Somebody else" in answer.text
    assert "More hands up" not in answer.text
    assert (only().changed, only().shares_words) == ("More hands up", False)


def test_nothing_is_taken_without_the_form(app, browser, session, mine):
    url = link_of(app, mine)
    assert browser.post(url, {"tap": "yes", "tried": "yes"}, forged=True).status_code >= 400
    assert rows() == []


def test_a_link_can_put_it_aside(app, browser, session, mine):
    browser.get(link_of(app, mine))
    page = browser.submit("Do not ask me about this one")
    assert "You asked not to be asked" in page
    assert [row.weeks for row in rows()] == [2, 6]


def test_a_link_lasts_for_thirty_days(app, browser, session, mine, clock):
    url = link_of(app, mine, weeks=2)
    late = link_of(app, mine, weeks=6)
    clock.move_to(SIX_WEEKS)
    assert browser.get(url, status=410).h1 == "This link is too old"
    clock.move_to(TWO_WEEKS + timedelta(days=30, seconds=1))
    assert "30 days" in browser.get(late, status=410)


def test_a_link_is_dead_once_the_account_is(app, browser, cast, session, mine, db_session):
    url = link_of(app, mine)
    db_session.get_one(Person, cast.amina.id).deactivated_at = TWO_WEEKS
    db_session.commit()
    assert browser.get(url, status=404).h1 == "This link does not work"


def test_a_link_is_dead_once_the_attendance_is(app, browser, cast, session, mine, db_session):
    url = link_of(app, mine)
    browser.get(url)
    db_session.get_one(Attendance, mine.id).withdrawn_at = TWO_WEEKS
    db_session.commit()
    answer = browser.post(url, {"changed": "More hands up"})
    assert answer.status_code == 404
    assert "More hands up" in answer.text


@pytest.mark.parametrize("token", ["nonsense", "WzEsMl0.aaaa.bbbb", "a" * 500])
def test_a_made_up_link_opens_nothing(browser, session, mine, token):
    assert browser.get(f"/follow-up/{token}", status=404).h1 == "This link does not work"


def test_a_link_of_another_kind_of_signature_opens_nothing(app, browser, session, mine):
    good = link_of(app, mine)
    wrong = f"/follow-up/{token_for('another secret', Link(mine.id, 2))}"
    assert browser.get(wrong, status=404).h1 == "This link does not work"
    assert browser.get(good).status == 200


def test_a_link_names_no_title_of_what_is_between_a_few(app, browser, cast, clock):
    clock.move_to(TWO_WEEKS)
    session = a_session(kind=SessionKind.PEER_OBSERVATION, title="Watching Amina teach")
    page = browser.get(link_of(app, there(session, cast.amina.id)))
    assert "Watching Amina teach" not in page.whole_text
    assert not page.has_field("shares_words")


def test_letters_say_no_intention_and_no_title_of_what_is_between_a_few():
    open_letter = follow_up(
        name="Amina",
        title="Looking closely",
        kind=SessionKind.INSET,
        weeks=6,
        address="https://x/y",
    )
    assert "Six weeks ago you were at “Looking closely”" in open_letter.body
    assert "https://x/y" in open_letter.body
    for letter in (
        follow_up(name="A", title="Secret", kind=SessionKind.COACHING, weeks=2, address="x"),
        evaluation(name="A", title="Secret", kind=SessionKind.COACHING, address="x"),
    ):
        assert "Secret" not in letter.body + letter.subject
