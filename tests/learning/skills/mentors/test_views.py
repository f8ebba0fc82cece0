"""Asking and rating as the two of them meet it, and what nobody else gets to."""

import pytest

from learning import clock as the_clock
from learning.drafts.models import Draft
from learning.sharing import services as sharing
from learning.sharing.models import Share
from learning.skills.mentors import services
from learning.skills.models import MentorRating, Rating
from tests.learning.skills.mentors.making import COMMENT, a_round, accepted, asked, finished, rated

pytestmark = pytest.mark.usefixtures("clock")
OWN_NOTE = "Only for my own eyes."


@pytest.fixture
def round_id(cast, library, db_session):
    key = a_round(cast.amina, library)
    row = db_session.query(Rating).filter_by(round_id=key, statement_slug="look-closely").one()
    row.answer, row.level, row.note = "rated", 1, OWN_NOTE
    db_session.commit()
    return key


@pytest.fixture
def request_id(cast, round_id):
    return asked(cast.amina, cast.priya, round_id, message="You saw me in Year 4.")


def page_of(request_id, rest=""):
    return f"/audit/requests/{request_id}{rest}"


def test_an_owner_asks_a_colleague_and_sees_how_it_stands(browser, cast, round_id):
    amina = browser.as_(cast.amina)
    page = amina.get("skills.list_mentors", round_id=round_id)
    assert "You have asked nobody for this round yet" in page
    page = amina.follow("Ask somebody")
    assert "They do not see your ratings, your notes, your targets or your plan." in page
    assert page.field("ends_on").value == "2026-12-21"
    page = amina.submit(
        "Ask them",
        {"who": str(cast.priya.id), "parts": ["looking"], "message": "You saw me in Year 4."},
    )
    assert "They are asked." in page
    assert "Priya Nair" in page.headings(2)
    for words in ("Asked, no answer yet", "Looking closely", "You saw me in Year 4."):
        assert words in page


def test_mistakes_of_asking_are_said_where_they_are(browser, cast, round_id):
    amina = browser.as_(cast.amina)
    amina.get("skills.begin_request", round_id=round_id)
    page = amina.submit("Ask them", {"message": "Come on Tuesday."}, status=422)
    assert page.errors == ["Choose who may see it."]
    page = amina.submit("Ask them", {"who": str(cast.priya.id), "ends_on": "soon"}, status=422)
    assert page.errors == ["Write the last day like this: 2027-03-31."]
    page = amina.submit("Ask them", {"ends_on": "2027-11-01"}, status=422)
    assert page.errors == ["Choose at least one domain."]
    page = amina.submit("Ask them", {"parts": ["looking"]}, status=422)
    assert "within the next 120 days" in page.errors[0]
    page = amina.submit(
        "Ask them", {"ends_on": "2026-12-01", "message": "Of A123456789012."}, status=422
    )
    assert page.field("message").value == "Of A123456789012."
    assert "They are asked." in amina.submit("Save anyway, it names no pupil")


def test_the_mentor_finds_it_reads_what_is_asked_and_accepts(browser, cast, request_id):
    priya = browser.as_(cast.priya)
    page = priya.get("skills.read_request_of_share", share_id=1)
    assert page.h1 == "Amina Yusuf asks you to rate"
    for words in ("You saw me in Year 4.", "Looking closely, 2 statements", "18 December 2026"):
        assert words in page
    assert "I say what I see" not in page
    page = priya.submit("Accept")
    assert "Accepted." in page
    page = priya.follow("Looking closely")
    assert "I say what I see before I say what it is." in page
    assert "I look first, and can show what I counted." in page
    assert OWN_NOTE not in page


def test_the_mentor_rates_and_finishes_and_the_owner_sees_it_then(
    browser, cast, round_id, request_id
):
    accepted(cast.priya, request_id)
    priya, amina = browser.as_(cast.priya), browser.as_(cast.amina)
    priya.get(page_of(request_id, "/domains/looking"))
    said = {"answer-look-closely": "3", "comment-look-closely": COMMENT}
    page = priya.submit("Save and go on", said)
    assert "is kept" in page
    page = priya.get(page_of(request_id))
    assert "1 of 2 said" in page
    view = f"/audit/rounds/{round_id}/mentors/{request_id}"
    amina.get(view, status=404)
    assert COMMENT not in amina.get("skills.list_mentors", round_id=round_id)
    page = priya.submit("Finish, and let Amina Yusuf see it")
    assert "You have finished." in page
    page = priya.follow("Looking closely")
    assert COMMENT in page
    assert page.buttons == [] or "Save and go on" not in page.buttons
    amina.get("skills.list_mentors", round_id=round_id)
    page = amina.follow("See their view")
    assert page.h1 == "How Priya Nair sees it"
    assert "You: emerging" in page
    assert "Priya Nair: secure" in page
    assert COMMENT in page


def test_declining_asks_first_and_says_nothing_more(browser, cast, round_id, request_id):
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id))
    page = priya.follow("Decline")
    assert "no reason is asked" in page
    assert "Declined." in priya.submit("Decline")
    page = browser.as_(cast.amina).get("skills.list_mentors", round_id=round_id)
    assert "Declined" in page


def test_taken_back_while_the_page_is_open_nothing_typed_is_lost(
    browser, cast, request_id, db_session
):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"))
    sharing.withdraw(cast.amina.id, db_session.query(Share).one().id)
    db_session.commit()
    said = {
        "answer-look-closely": "3",
        "comment-look-closely": "well-done",
        "comment-one-at-a-time": "Not seen yet.",
    }
    page = priya.submit("Save and go on", said, status=409)
    assert page.h1 == "Amina Yusuf has ended this"
    assert "Nothing was saved. Your words are below to copy." in page
    for words in ("well-done", "Not seen yet.", "Your comment, 2 of 2"):
        assert words in page.whole_text
    assert db_session.query(MentorRating).count() == 0
    priya.get(page_of(request_id), status=404)
    priya.get(page_of(request_id, "/domains/looking"), status=404)


def test_over_at_midnight_the_page_says_so(browser, cast, request_id, clock):
    accepted(cast.priya, request_id)
    clock.move_to("2026-12-18T23:30:00+00:00")
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"))
    clock.move_to("2026-12-19T00:30:00+00:00")
    said = {"answer-look-closely": "3", "comment-look-closely": COMMENT}
    assert COMMENT in priya.submit("Save and go on", said, status=409).whole_text


def test_two_windows_meet_and_both_are_shown(browser, cast, request_id):
    accepted(cast.priya, request_id)
    one, two = browser.as_(cast.priya), browser.second(cast.priya)
    for each in (one, two):
        each.get(page_of(request_id, "/domains/looking"))
    one.submit("Save and go on", {"answer-look-closely": "2", "comment-look-closely": "First."})
    said = {"answer-look-closely": "4", "comment-look-closely": "Second."}
    page = two.submit("Save and go on", said, status=409)
    assert "What stands now" in page
    assert "2 developing" in page
    assert "First." in page
    assert page.field("comment-look-closely").value == "Second."
    two.submit("Save and go on")
    page = two.get(page_of(request_id, "/domains/looking"))
    assert page.field("answer-look-closely").value == "4"


def test_a_comment_without_a_level_and_a_likely_pupil_are_said(browser, cast, request_id):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"))
    page = priya.submit("Save and go on", {"comment-look-closely": "Good."}, status=422)
    assert page.errors == ["Choose a level, or “I cannot say”, to go with your comment."]
    said = {"answer-look-closely": "cannot", "comment-look-closely": "Born 3 May 2016."}
    priya.submit("Save and go on", said, status=422)
    assert "is kept" in priya.submit("Save anyway, it names no pupil")


def test_a_draft_of_a_comment_is_kept_and_gone_when_it_is_sent(browser, cast, request_id):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"))
    priya.post(f"/drafts/mentor:{request_id}/look-closely", {"body": "Half a thought"})
    page = priya.get(page_of(request_id, "/domains/looking"))
    assert page.field("comment-look-closely").value == "Half a thought"
    priya.submit("Save and go on", {"answer-look-closely": "2"})
    page = priya.get(page_of(request_id, "/domains/looking"))
    assert page.field("comment-look-closely").value == "Half a thought"


def test_a_comment_not_saved_yet_is_told_of_before_finishing(browser, cast, request_id, db_session):
    accepted(cast.priya, request_id)
    rated(cast.priya, request_id, the_clock.now(), look_closely="3")
    priya = browser.as_(cast.priya)
    key = f"/drafts/mentor:{request_id}/look-closely"
    priya.get(page_of(request_id))
    priya.post(key, {"body": COMMENT})
    assert "not saved yet" not in priya.get(page_of(request_id))
    priya.post(key, {"body": "Something else."})
    assert "a comment is not saved yet" in priya.get(page_of(request_id))
    services.decline(cast.priya.id, request_id)
    db_session.commit()
    assert db_session.query(Draft).count() == 0


def test_before_accepting_no_statement_can_be_reached(browser, cast, request_id):
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"), status=404)
    assert priya.post(page_of(request_id, "/domains/looking"), {}).status_code == 404


def test_other_domains_cannot_be_reached(browser, cast, request_id):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/holding"), status=404)
    assert priya.post(page_of(request_id, "/domains/holding"), {}).status_code == 404


@pytest.mark.parametrize(
    "name", ["amina", "tom", "helen", "george", "miriam", "sam", "ruth", "lena"]
)
def test_nobody_but_the_person_asked_gets_to_it(browser, cast, request_id, name):
    accepted(cast.priya, request_id)
    other = browser.as_(getattr(cast, name))
    for rest in ("", "/decline", "/domains/looking"):
        other.get(page_of(request_id, rest), status=404)
    for rest in ("/accept", "/decline", "/finish", "/domains/looking"):
        assert other.post(page_of(request_id, rest), {}).status_code == 404
    other.get("skills.read_request_of_share", share_id=1, status=404)


@pytest.mark.parametrize("name", ["priya", "helen", "sam", "miriam"])
def test_nobody_but_the_owner_gets_to_the_owners_side(browser, cast, round_id, request_id, name):
    accepted(cast.priya, request_id)
    rated(cast.priya, request_id, the_clock.now(), look_closely="3")
    finished(cast.priya, request_id)
    other = browser.as_(getattr(cast, name))
    for rest in ("", "/ask", f"/{request_id}"):
        other.get(f"/audit/rounds/{round_id}/mentors{rest}", status=404)
    assert other.post(f"/audit/rounds/{round_id}/mentors/ask", {}).status_code == 404


def test_a_mentor_gets_to_nothing_else_of_the_round(browser, cast, round_id, request_id):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    for rest in ("", "/profile", "/statements", "/domains/looking", "/mentors"):
        priya.get(f"/audit/rounds/{round_id}{rest}", status=404)


def test_a_mentor_who_declined_cannot_come_back(browser, cast, request_id, db_session):
    services.decline(cast.priya.id, request_id)
    db_session.commit()
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id), status=404)
    assert priya.post(page_of(request_id, "/accept"), {}).status_code == 404


def test_pages_of_a_mentor_ask_the_database_little(browser, cast, request_id):
    accepted(cast.priya, request_id)
    priya = browser.as_(cast.priya)
    priya.get(page_of(request_id, "/domains/looking"))
    priya.get(page_of(request_id, "/domains/looking"))
    assert len(priya.statements) <= 8
