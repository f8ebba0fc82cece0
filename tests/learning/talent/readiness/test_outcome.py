"""What a review comes to: three good results, decided by the person, on paper and into a plan."""

import re

import pytest

from content.shadowing_types import Checkpoint, ShadowingGuide
from learning.database import db
from learning.plans.models import Goal, Plan
from learning.talent.models import ReadinessReview
from learning.talent.readiness import services
from learning.talent.readiness.rules import Said
from learning.talent.rules import ReadinessOutcome
from tests.factories import a_completion
from tests.learning.talent.readiness.making import a_review, answered, decided
from tests.learning.talent.walking import begun
from tests.learning.web.pdf_reading import opened

pytestmark = pytest.mark.usefixtures("clock")
READINESS = "/becoming-a-senco/readiness"
CHANGES = "Lead one whole cycle\n- Sit in on three meetings\n\nTalk to my head about time"
NOTE = "I told the new staff in three minutes."


@pytest.fixture
def daniel(browser, cast, app):
    begun(cast.daniel)
    return browser.as_(cast.daniel)


@pytest.fixture
def review_id(cast, daniel, library):
    return a_review(cast.daniel, library)


def kept(review_id):
    db.session.rollback()
    return db.session.get_one(ReadinessReview, review_id)


def outcome_of(review_id):
    return f"{READINESS}/{review_id}/outcome"


def test_ready_leads_to_a_trial_and_the_qualification_record(daniel, review_id):
    page = daniel.get(outcome_of(review_id))
    assert "All three are good results" in page
    assert "Some points are still open." in page
    page = daniel.submit("Keep this as my result", outcome="ready")
    assert page.h1 == "Ready"
    assert "23 November 2026" in page
    for words in ("A trial as assistant SENCo", "Your qualification record"):
        assert page.has_link(words)
    assert "it appoints nobody" in page


def test_not_now_names_what_would_change_it(daniel, review_id):
    daniel.get(outcome_of(review_id))
    page = daniel.submit("Keep this as my result", outcome="not_now", status=422)
    assert "at least one thing that would change it" in page.errors[0]
    page = daniel.submit("Keep this as my result", next_steps=CHANGES)
    assert page.h1 == "Not now"
    assert "it is a good result" in page
    for words in ("Lead one whole cycle", "Sit in on three meetings", "Talk to my head about time"):
        assert words in page


def test_another_path_names_which(daniel, review_id):
    daniel.get(outcome_of(review_id))
    page = daniel.submit("Keep this as my result", outcome="another_path", status=422)
    assert page.errors == ["Choose which path."]
    page = daniel.submit("Keep this as my result", path="send_specialist")
    assert page.h1 == "Another path: SEND specialist, or assistant to the SENCo"
    assert "That is a good result." in page
    assert not page.has_link("A trial as assistant SENCo")


def test_nothing_chosen_or_odd_is_said_and_words_stay(daniel, review_id):
    daniel.get(outcome_of(review_id))
    page = daniel.submit("Keep this as my result", next_steps="Some words.", status=422)
    assert page.errors == ["Choose what it came to."]
    assert page.field("next_steps").value == "Some words."
    answer = daniel.post(outcome_of(review_id), {"outcome": "assistant"})
    assert answer.status_code == 422
    page = daniel.submit(
        "Keep this as my result", outcome="ready", next_steps="Of A123456789012.", status=422
    )
    assert "Please check" in page.errors[0]
    page = daniel.submit("Keep this as my result", next_steps="a" * 2001, status=422)
    assert "2,000 can be kept" in page.errors[0]


def test_a_path_belongs_to_another_path_alone(daniel, review_id):
    daniel.post(outcome_of(review_id), {"outcome": "ready", "path": "subject", "edition": "1"})
    assert kept(review_id).path is None


def test_it_can_be_opened_again_with_everything_said(cast, daniel, library, review_id):
    answered(cast.daniel, review_id, library, "the-role", "yes", NOTE)
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, CHANGES)
    daniel.get(f"{READINESS}/{review_id}")
    page = daniel.submit("Open it again")
    assert page.path == READINESS
    assert "1 of 3 looked at" in page
    page = daniel.get(outcome_of(review_id))
    assert page.field("next_steps").value.startswith("Lead one whole cycle")
    page = daniel.submit("Keep this as my result", outcome="ready")
    assert page.h1 == "Ready"
    assert kept(review_id).edition == 4


def test_only_the_newest_is_opened_again(cast, daniel, library, review_id):
    decided(cast.daniel, review_id, ReadinessOutcome.READY)
    a_review(cast.daniel, library)
    daniel.post(f"{READINESS}/{review_id}/reopen", {})
    assert kept(review_id).closed_at is not None
    assert "There is a newer review." in daniel.get(f"{READINESS}/{review_id}")


def test_decided_otherwise_in_another_window_both_are_shown(browser, cast, daniel, review_id):
    other = browser.second(cast.daniel)
    daniel.get(outcome_of(review_id))
    other.get(outcome_of(review_id))
    other.submit("Keep this as my result", outcome="not_now", next_steps="Time.")
    page = daniel.submit(
        "Keep this as my result", outcome="ready", next_steps="I begin.", status=409
    )
    for words in ("What stands now", "Not now", "Time."):
        assert words in page
    assert page.field("next_steps").value == "I begin."
    page = daniel.submit("Keep this as my result")
    assert page.h1 == "Ready"


def test_the_same_decision_sent_twice_is_one(daniel, review_id):
    for _ in range(2):
        daniel.post(outcome_of(review_id), {"outcome": "ready", "edition": "1"})
    assert kept(review_id).edition == 2


def test_paper_holds_answers_and_titles_and_no_notes(cast, daniel, library, review_id):
    a_completion(cast.daniel.id)
    daniel.get(f"{READINESS}/{review_id}/checkpoints/the-role")
    daniel.submit(
        "Save and go on",
        {
            "answer-the-role": "yes",
            "words-the-role": NOTE,
            "proof-the-role": ["module:first-steps"],
        },
    )
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, CHANGES)
    page = daniel.get("talent.print_review", review_id=review_id)
    assert page.h1 == "Readiness review: not now"
    for words in ("Daniel Okafor", "First steps", "Yes, with evidence", "Lead one whole cycle"):
        assert words in page
    assert "it appoints nobody" in page
    assert NOTE not in page


def test_a_whole_review_fits_on_two_sides_tagged(cast, daniel):
    db.session.rollback()
    guide = ShadowingGuide(checkpoints=tuple(map(a_long_checkpoint, range(1, 13))))
    review_id = services.begin_review(cast.daniel.id, guide, form_id="c" * 32)
    titles = {f"module:m{n}": f"A module with a title of some length, {n}" for n in range(5)}
    for each in guide.checkpoints:
        said = Said(answer="yes", note=NOTE, proofs=tuple(titles))
        services.answer(cast.daniel.id, review_id, {each.slug: said}, titles=titles)
    db.session.commit()
    lines = "\n".join(
        f"Something that would change it, and takes a whole line, {n}" for n in range(8)
    )
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, lines)
    answer = daniel.fetch(f"{READINESS}/{review_id}.pdf")
    assert answer.mimetype == "application/pdf"
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", opened(answer.data))) <= 2
    assert b"/MarkInfo" in opened(answer.data)


def a_long_checkpoint(number):
    text = (
        f"Has prepared a meeting with a parent, sat in on it or led part of it, and more {number}."
    )
    return Checkpoint(slug=f"c{number}", number=number, text=text, help="", evidence=("module",))


def test_an_open_review_has_no_paper_and_no_goals(daniel, review_id):
    for rest in ("/print", ".pdf", "/goals"):
        assert daniel.fetch(f"{READINESS}/{review_id}{rest}").status_code == 404


def test_what_would_change_it_becomes_goals_of_a_new_plan(cast, daniel, review_id):
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, CHANGES)
    daniel.get(f"{READINESS}/{review_id}")
    page = daniel.follow("Make these goals in my plan")
    assert page.field("goal_1_text").value == "Sit in on three meetings"
    page = daniel.submit(
        "Start a plan with these",
        {"goal_0_measure": "It is reviewed.", "goal_2_take": False},
    )
    assert "Your plan is here, as a draft." in page
    db.session.rollback()
    goals = [(row.text, row.measure) for row in db.session.query(Goal).order_by(Goal.position)]
    assert goals == [("Lead one whole cycle", "It is reviewed."), ("Sit in on three meetings", "")]
    page = daniel.get(f"{READINESS}/{review_id}/goals")
    daniel.submit("Add to my plan", {"goal_0_take": False, "goal_1_take": False})
    db.session.rollback()
    assert db.session.query(Plan).count() == 1
    assert db.session.query(Goal).count() == 3


def test_goals_sent_twice_are_there_once(cast, daniel, review_id):
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, "Time")
    sent = {"goal_0_take": "y", "goal_0_text": "Time", "form_id": "b" * 32}
    for _ in range(2):
        daniel.post(f"{READINESS}/{review_id}/goals", sent)
    db.session.rollback()
    assert db.session.query(Goal).count() == 1


def test_mistakes_in_goals_stand_where_they_are(cast, daniel, review_id):
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, CHANGES)
    daniel.get(f"{READINESS}/{review_id}/goals")
    page = daniel.submit(
        "Start a plan with these", {"goal_0_take": False, "goal_2_text": " "}, status=422
    )
    assert page.errors == ["Write a few words first."]
    assert page.field("goal_2_text").error
    page = daniel.submit(
        "Start a plan with these",
        {"goal_1_take": False, "goal_2_take": False},
        status=422,
    )
    assert page.errors == ["Tick at least one, or go back."]
