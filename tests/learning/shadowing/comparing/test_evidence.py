"""Visits as evidence in the skills audit: own ones that are over, and what readers see of them."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import db
from learning.shadowing.rules import VisitState
from learning.sharing.rules import Part
from learning.skills.models import Evidence, Rating
from learning.skills.rules import EvidenceKind
from tests.learning.shadowing.seeing import A_WEEK_LATER, MORNING, a_placement, a_visit
from tests.learning.skills.profiles.rounds import LATER, finished, shared
from tests.learning.skills.rounds.making import a_round

TITLE = "Visit to Marsh Lane on 19 November 2026"


@pytest.fixture
def placement(app, clock):
    return a_placement()


def named():
    rows = db.session.execute(select(Evidence.kind, Evidence.ref, Evidence.title))
    return [tuple(row) for row in rows]


def test_visits_that_are_over_are_offered_and_kept_by_their_title(
    browser, cast, placement, library
):
    visit = a_visit(placement)
    a_visit(placement, A_WEEK_LATER, state=VisitState.CANCELLED)
    a_visit(placement, MORNING + timedelta(days=9))
    path = f"/audit/rounds/{a_round(cast.amina, library)}/statements/keep-notes"
    amina = browser.as_(cast.amina)
    page = amina.get(path)
    assert TITLE in page.text
    assert page.field("evidence").options == [f"visit:{visit.id}"]
    amina.submit("Save and go on", answer="3", evidence=[f"visit:{visit.id}"])
    assert named() == [(EvidenceKind.VISIT, str(visit.id), TITLE)]
    page = amina.get(path)
    assert page.field("evidence").options == [f"visit:{visit.id}"]
    amina.submit("Save and go on", evidence=[])
    db.session.commit()
    assert named() == []


@pytest.mark.parametrize("ref", ["{}", "999999", "x", "1e3", "٣"])
def test_nobody_names_a_visit_of_others_or_none_at_all(browser, cast, placement, library, ref):
    visit = a_visit(placement)
    path = f"/audit/rounds/{a_round(cast.tom, library)}/statements/keep-notes"
    fields = {
        "answer": "3",
        "evidence": f"visit:{ref.format(visit.id)}",
        "evidence_shown": "yes",
    }
    assert browser.as_(cast.tom).post(path, fields).status_code == 302
    assert named() == []


def test_a_visit_to_come_cannot_be_named(browser, cast, placement, library):
    visit = a_visit(placement, MORNING + timedelta(days=9))
    path = f"/audit/rounds/{a_round(cast.amina, library)}/statements/keep-notes"
    fields = {"answer": "3", "evidence": f"visit:{visit.id}", "evidence_shown": "yes"}
    assert browser.as_(cast.amina).post(path, fields).status_code == 302
    assert named() == []


def a_round_with_a_visit(cast, placement):
    visit = a_visit(placement)
    before = finished(cast.amina, {"keep-notes": 2})
    round_id = finished(
        cast.amina, {"keep-notes": 3}, completed_at=LATER, more_of={"keep-notes": {}}
    )
    rating = db.session.scalar(
        select(Rating).where(Rating.round_id == round_id, Rating.statement_slug == "keep-notes")
    )
    db.session.add(
        Evidence(rating_id=rating.id, kind=EvidenceKind.VISIT, ref=str(visit.id), title=TITLE)
    )
    db.session.commit()
    assert before != round_id
    return round_id


def test_its_owner_reads_where_and_when(browser, cast, placement):
    round_id = a_round_with_a_visit(cast, placement)
    amina = browser.as_(cast.amina)
    assert TITLE in amina.get("skills.read_profile", round_id=round_id).text
    assert TITLE in amina.get("skills.read_movement", round_id=round_id).text


@pytest.mark.parametrize(
    ("parts", "is_seen"),
    [((Part.PROFILE,), False), ((Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT), True)],
)
def test_readers_of_a_profile_learn_of_a_visit_and_not_where_or_when(
    browser, cast, placement, parts, is_seen
):
    key = shared(cast.amina, cast.helen, a_round_with_a_visit(cast, placement), *parts)
    helen = browser.as_(cast.helen)
    pages = [helen.get("skills.read_shared_profile", share_id=key)]
    if is_seen:
        pages.append(helen.get("skills.read_shared_movement", share_id=key))
    for page in pages:
        assert ("A visit to a SENCo" in page.text) == is_seen
        assert "Marsh Lane" not in page.text
        assert "19 November 2026" not in page.text
