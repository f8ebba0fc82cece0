"""A mentor answers beside the owner: apart until it is handed over, over once it is taken back."""

import pytest

from learning.database import db
from learning.sharing import services as sharing
from learning.talent import personal_data
from learning.talent.models import ReadinessAnswer, SecondView
from learning.talent.rules import ReadinessOutcome
from tests.learning.talent.readiness.making import (
    a_review,
    answered,
    decided,
    handed_over,
    seen,
)
from tests.learning.talent.walking import begun, opened, shared

pytestmark = pytest.mark.usefixtures("clock")
OWN = "I told the new staff in three minutes."
THEIRS = "You said it to a parent, and it was right."


@pytest.fixture
def interest_id(app, cast):
    return begun(cast.daniel)


@pytest.fixture
def review_id(cast, interest_id, library):
    key = a_review(cast.daniel, library)
    answered(cast.daniel, key, library, "the-role", "partly", OWN)
    return key


@pytest.fixture
def share_id(cast, review_id):
    return shared(cast.daniel, cast.priya, "readiness")


@pytest.fixture
def priya(browser, cast, share_id):
    window = browser.as_(cast.priya)
    opened(window, share_id)
    return window


def page_of(share_id, rest=""):
    return f"/becoming-a-senco/shared/{share_id}/readiness{rest}"


def test_a_mentor_meets_the_cover_first(browser, cast, share_id, review_id):
    window = browser.as_(cast.priya)
    for rest in ("", f"/{review_id}/checkpoints", f"/{review_id}/checkpoints/the-role"):
        assert window.get(page_of(share_id, rest)).path == f"/sharing/{share_id}"


def test_a_mentor_answers_apart_and_sees_nothing_of_the_owners(priya, share_id, review_id):
    page = priya.get(page_of(share_id))
    assert page.h1 == "Daniel Okafor’s readiness review"
    assert "0 of 3 looked at" in page
    page = priya.get(page_of(share_id, f"/{review_id}/checkpoints/the-role"))
    assert OWN not in page
    assert not page.field("answer-the-role").value
    assert "Evidence that is there already" not in page
    page = priya.submit("Save and go on", {"answer-the-role": "yes", "words-the-role": THEIRS})
    assert page.h1 == "I have compared two days."
    page = priya.get(page_of(share_id, f"/{review_id}/checkpoints"))
    assert OWN not in page
    assert page.field("words-the-role").value == THEIRS
    page = priya.submit("Save", {"answer-a-plan": "not_yet"})
    assert "2 of 3 looked at" in page


def test_a_mentor_names_no_evidence(cast, priya, share_id, review_id):
    url = page_of(share_id, f"/{review_id}/checkpoints/the-role")
    sent = {"answer-the-role": "yes", "proofs_shown-the-role": "yes", "proof-the-role": "plan:1"}
    assert priya.post(url, sent).status_code == 302
    (line,) = personal_data.export(cast.priya.id)["readiness_answers_as_a_mentor"]
    assert (line["answer"], line["evidence"]) == ("yes", [])


def test_the_owner_sees_nothing_before_it_is_handed_over(
    browser, cast, review_id, share_id, library
):
    seen(cast.priya, review_id, library, the_role=("yes", THEIRS))
    daniel = browser.as_(cast.daniel)
    page = daniel.get("talent.read_readiness")
    assert "Priya Nair can answer apart from you until the end of 18 December 2026" in page
    assert not page.has_link("Priya Nair, beside your own")
    (review,) = personal_data.export(cast.daniel.id)["readiness_reviews"]
    assert review["answers_of_mentors"] == []


def test_handed_over_the_two_stand_side_by_side(browser, cast, review_id, share_id, priya, library):
    seen(cast.priya, review_id, library, the_role=("yes", THEIRS))
    priya.get(page_of(share_id))
    page = priya.submit("Hand it over to Daniel Okafor")
    assert "Handed over. Daniel Okafor can see it now." in page
    assert THEIRS in page
    assert OWN not in page
    daniel = browser.as_(cast.daniel)
    daniel.get("talent.read_readiness")
    page = daniel.follow("Priya Nair, beside your own")
    for words in (OWN, THEIRS, "Partly", "Yes, with evidence", "neither is wrong"):
        assert words in page
    assert "Worth a talk" in page.headings(2)
    assert "what it comes to is yours to decide" in page


def test_handed_over_it_stands_until_it_is_taken_up_again(
    cast, review_id, share_id, priya, library
):
    seen(cast.priya, review_id, library, the_role=("yes", THEIRS))
    handed_over(cast.priya, review_id)
    for rest in (f"/{review_id}/checkpoints", f"/{review_id}/checkpoints/the-role"):
        assert priya.get(page_of(share_id, rest)).path == page_of(share_id)
        assert priya.post(page_of(share_id, rest), {"answer-the-role": "partly"}).status_code == 422
    priya.get(page_of(share_id))
    page = priya.submit("Take it up again to change it")
    assert "sees none of it" in page
    db.session.rollback()
    assert db.session.query(SecondView).count() == 0


def test_nothing_said_cannot_be_handed_over(priya, share_id, review_id):
    priya.post(page_of(share_id, f"/{review_id}/hand-over"), {})
    assert "Answer at least one point first." in priya.get(page_of(share_id))
    assert db.session.query(SecondView).count() == 0


def test_a_mentor_cannot_decide_and_sees_no_outcome(cast, priya, share_id, review_id, library):
    for rest in ("/outcome", "/reopen", "/goals"):
        url = f"/becoming-a-senco/readiness/{review_id}{rest}"
        assert priya.post(url, {"outcome": "ready", "edition": "1"}).status_code == 404
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, "Only for my own eyes.")
    page = priya.get(page_of(share_id))
    assert "Daniel Okafor has finished this review" in page
    assert "Only for my own eyes." not in page
    assert "Not now" not in page


def test_a_review_that_is_finished_meanwhile_takes_nothing_and_loses_nothing(
    cast, priya, share_id, review_id
):
    url = page_of(share_id, f"/{review_id}/checkpoints/the-role")
    priya.get(url)
    decided(cast.daniel, review_id, ReadinessOutcome.READY)
    page = priya.submit(
        "Save and go on", {"answer-the-role": "yes", "words-the-role": THEIRS}, status=409
    )
    assert THEIRS in page
    assert priya.get(url).path == page_of(share_id)
    for rest in ("hand-over", "take-up"):
        assert priya.post(page_of(share_id, f"/{review_id}/{rest}"), {}).status_code == 409


def test_taken_back_it_is_over_at_once(cast, priya, share_id, review_id):
    url = page_of(share_id, f"/{review_id}/checkpoints/the-role")
    priya.get(url)
    sharing.withdraw(cast.daniel.id, share_id)
    db.session.commit()
    page = priya.submit(
        "Save and go on", {"answer-the-role": "yes", "words-the-role": THEIRS}, status=404
    )
    assert THEIRS in page
    for rest in ("", f"/{review_id}/checkpoints"):
        priya.get(page_of(share_id, rest), status=404)
    for rest in ("hand-over", "take-up", "checkpoints"):
        assert priya.post(page_of(share_id, f"/{review_id}/{rest}"), {}).status_code == 404


def test_a_review_of_somebody_else_does_not_open_by_this_share(
    browser, cast, priya, share_id, library
):
    begun(cast.amina)
    other = a_review(cast.amina, library)
    for rest in (f"/{other}/checkpoints", f"/{other}/checkpoints/the-role"):
        priya.get(page_of(share_id, rest), status=404)
        assert priya.post(page_of(share_id, rest), {"answer-the-role": "yes"}).status_code == 404


def test_a_share_without_this_part_opens_nothing_of_it(browser, cast, review_id):
    share_id = shared(cast.daniel, cast.priya, "attributes")
    window = browser.as_(cast.priya)
    opened(window, share_id)
    window.get(page_of(share_id), status=404)
    window.get(page_of(share_id, f"/{review_id}/checkpoints"), status=404)


def test_before_a_review_is_begun_the_page_says_so(browser, cast):
    begun(cast.amina)
    share_id = shared(cast.amina, cast.priya, "readiness")
    window = browser.as_(cast.priya)
    opened(window, share_id)
    assert "No review yet" in window.get(page_of(share_id))


def test_an_erased_mentor_leaves_answers_without_name_and_words(
    browser, cast, review_id, share_id, library
):
    seen(cast.priya, review_id, library, the_role=("yes", THEIRS))
    handed_over(cast.priya, review_id)
    seen(cast.helen, review_id, library, the_role=("not_yet", "Never handed over."))
    for mentor in (cast.priya, cast.helen):
        personal_data.erase(mentor.id)
    db.session.commit()
    daniel = browser.as_(cast.daniel)
    daniel.get("talent.read_readiness")
    page = daniel.follow("A mentor who has left, beside your own")
    assert "Yes, with evidence" in page
    assert THEIRS not in page
    assert db.session.query(ReadinessAnswer).filter_by(note="Never handed over.").count() == 0


def test_export_and_erasure_of_the_owner(cast, review_id, library):
    seen(cast.priya, review_id, library, the_role=("yes", THEIRS))
    handed_over(cast.priya, review_id)
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, "Time.")
    (review,) = personal_data.export(cast.daniel.id)["readiness_reviews"]
    assert (review["outcome"], review["next_steps"]) == ("not_now", "Time.")
    assert [each["note"] for each in review["answers"]] == [OWN, "", ""]
    assert [each["note"] for each in review["answers_of_mentors"]] == [THEIRS]
    personal_data.erase(cast.daniel.id)
    db.session.commit()
    assert db.session.query(ReadinessAnswer).count() == 0
    assert personal_data.export(cast.priya.id)["readiness_answers_as_a_mentor"] == []


def test_the_mentors_page_costs_a_fixed_number_of_statements(browser, cast, priya, share_id):
    priya.get(page_of(share_id))
    assert len(browser.as_(cast.priya).statements) <= 6
