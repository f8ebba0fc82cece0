"""A profile read from the database, by whom, and in how few statements."""

from datetime import UTC, datetime, timedelta

import pytest

from content import load
from learning.config import PROJECT
from learning.database import db
from learning.errors import NotFound
from learning.network.models import HelpOffer
from learning.people.queries import viewer_for
from learning.sharing.queries import opened_share
from learning.sharing.rules import Part, SubjectKind
from learning.skills.gaps import Reason
from learning.skills.models import AuditRound, OwnStatement
from learning.skills.profiles.found import NotFinished
from learning.skills.profiles.queries import (
    OpenAgain,
    gaps_of_round,
    own_profile,
    shared_profile,
)
from learning.skills.rules import Answer
from learning.skills.statements import StatementToRate, own_slug
from learning.web.library import EXTENSION
from tests.cast import SEAVIEW_ID
from tests.factories import (
    SOME_MORNING,
    a_completion,
    a_rating,
    a_round,
    some_progress,
)
from tests.learning.skills.profiles.rounds import (
    ALL_PARTS,
    ANSWERS,
    LATER,
    evidence,
    mentored,
    shared,
    two_rounds,
)

MOST_STATEMENTS = 10


@pytest.fixture
def amina(cast, app):
    return viewer_for(cast.amina.id)


def test_a_round_becomes_a_profile(amina, library):
    made = a_round(amina.id, {**ANSWERS, "say-no": Answer.NOT_MY_ROLE})
    profile = own_profile(amina, made.id, library).profile
    assert [each.title for each in profile.positions] == ["Looking closely", "Holding together"]
    assert [each.you for each in profile.positions] == [2.5, 3.0]
    assert [each.title for each in profile.lenses] == ["Leader", "Coordinator", "Specialist"]
    assert [each.slug for each in profile.strengths] == ["keep-notes", "look-closely"]
    assert [each.statement_slug for each in profile.gaps] == ["show-effect", "one-at-a-time"]
    assert [each.slug for each in profile.not_my_role] == ["say-no"]


def test_a_gap_says_what_closes_it_and_whether_that_is_done(amina, library):
    made = a_round(amina.id, {"look-closely": 2, "one-at-a-time": 2})
    some_progress(amina.id, done=True)
    gaps = {each.statement_slug: each for each in gaps_of_round(amina.id, made.id, library)}
    assert [each.is_done for each in gaps["look-closely"].closings] == [True]
    assert [each.is_done for each in gaps["one-at-a-time"].closings] == [False]
    assert gaps["look-closely"].evidence == ("a note of what I counted", "a table by lesson")
    assert [each.slug for each in gaps["look-closely"].ready_actions] == ["count-once"]


def test_a_finished_module_has_all_its_lessons_done(amina, library):
    made = a_round(amina.id, {"look-closely": 2, "one-at-a-time": 2})
    a_completion(amina.id)
    gaps = gaps_of_round(amina.id, made.id, library)
    assert [each.is_done for gap in gaps for each in gap.closings] == [True, True]


def test_evidence_to_gather_is_told_until_there_is_some(amina, library):
    made = a_round(amina.id, {"look-closely": 2, "keep-notes": 2})
    evidence(made.id, "look-closely")
    gaps = {each.statement_slug: each for each in gaps_of_round(amina.id, made.id, library)}
    assert gaps["look-closely"].evidence == ()
    assert gaps["keep-notes"].evidence == ("a page of notes",)


def test_reasons_come_from_the_context_and_the_school(amina, library):
    made = a_round(
        amina.id,
        {"say-no": 1, "look-closely": 3},
        is_on_leadership_team=True,
        more_of={"look-closely": {"target": 4, "suggested_target": 4}},
    )
    first, second = gaps_of_round(amina.id, made.id, library)
    assert first.reasons == (Reason.TWO_LEVELS, Reason.LEADS)
    assert second.reasons == (Reason.ONE_LEVEL, Reason.SCHOOL_RAISED)


def test_only_the_rounds_before_of_the_same_framework_and_set_are_compared(amina, library):
    a_round(amina.id, {"look-closely": 4}, statement_set="aspiring")
    alone = a_round(amina.id, {"look-closely": 1})
    assert own_profile(amina, alone.id, library).movement is None
    a_round(amina.id, {"look-closely": 2}, completed_at=LATER)
    third = a_round(amina.id, {"look-closely": 4}, completed_at=LATER + timedelta(days=1))
    found = own_profile(amina, third.id, library)
    assert [(each.before.level, each.now.level) for each in found.movement.up] == [(2, 4)]
    assert found.profile.before.number == 2
    assert own_profile(amina, alone.id, library).profile.before is None


def test_modules_finished_in_between_are_told(amina, cast, library):
    _, later = two_rounds(cast.amina)
    a_completion(amina.id, title="Before it", completed_at=SOME_MORNING - timedelta(days=1))
    within = SOME_MORNING + timedelta(days=3)
    a_completion(amina.id, version=2, title="In between", completed_at=within)
    a_completion(amina.id, version=3, title="After it", completed_at=LATER + timedelta(days=1))
    found = own_profile(amina, later, library).movement
    assert [each.title for each in found.learnt] == ["In between"]


def test_an_open_round_has_no_profile_and_anothers_is_not_there(amina, cast, library):
    open_one = a_round(amina.id, {"look-closely": 2}, completed_at=None)
    with pytest.raises(NotFinished):
        own_profile(amina, open_one.id, library)
    theirs = a_round(cast.tom.id, {"look-closely": 2})
    for key in (theirs.id, 999_999):
        with pytest.raises(NotFound):
            own_profile(amina, key, library)
        with pytest.raises(NotFound):
            gaps_of_round(amina.id, key, library)


def test_a_framework_that_is_gone_leaves_the_levels(amina, library):
    made = a_round(amina.id, {"look-closely": 2}, framework_slug="gone")
    profile = own_profile(amina, made.id, library).profile
    assert profile.levels[1] == "Developing"
    (gap,) = profile.gaps
    assert (gap.closings, gap.ready_actions, gap.evidence) == ((), (), ())


def test_a_reader_gets_no_more_than_the_share_holds(cast, library, db_session, clock):
    clock.move_to(LATER + timedelta(days=1))
    _, later = two_rounds(cast.amina)
    mentored(later, cast.ruth, {"look-closely": 4}, comment="Well done")
    some_progress(cast.amina.id, done=True)
    a_completion(cast.amina.id, completed_at=SOME_MORNING + timedelta(days=3))
    for parts in (ALL_PARTS[:1], ALL_PARTS[:2], ALL_PARTS):
        key = shared(cast.amina, cast.helen, later, *parts)
        share = opened_share(cast.helen.id, key, SubjectKind.ROUND, now=LATER + timedelta(days=1))
        found = shared_profile(share, library)
        said = repr(found.profile)
        assert ("I counted for two weeks." in said) == (Part.EVIDENCE in parts)
        assert (found.movement is not None) == (Part.MOVEMENT in parts)
        assert "Well done" not in said
        assert "Ruth" not in said
        assert "For my review" not in said
        assert not any(each.is_done for gap in found.profile.gaps for each in gap.closings)
        if found.movement:
            assert found.movement.learnt == ()


def test_a_round_opened_again_is_hidden_from_readers_meanwhile(cast, library, db_session):
    _, later = two_rounds(cast.amina)
    shared(cast.amina, cast.helen, later)
    db_session.get(AuditRound, later).completed_at = None
    share = opened_share(cast.helen.id, 1, SubjectKind.ROUND, now=datetime.now(UTC))
    with pytest.raises(OpenAgain):
        shared_profile(share, library)


@pytest.fixture(scope="module")
def real_library():
    return load((PROJECT / "modules",))


def _ask_one_of_our_own(round_id, framework_slug, domain):
    """The school has added a statement, and the round asks it last."""
    own = OwnStatement(
        organisation_id=SEAVIEW_ID,
        framework_slug=framework_slug,
        domain_slug=domain.slug,
        lens="leader",
        text="I know our buildings.",
        emerging="1",
        developing="2",
        secure="3",
        leading="4",
        target=4,
        form_id="f" * 32,
    )
    db.session.add(own)
    db.session.flush()
    asked = StatementToRate(
        slug=own_slug(own.id),
        code="S1",
        lens="leader",
        domain_slug=domain.slug,
        domain_title=domain.title,
        text=own.text,
        target=4,
        descriptions=("1", "2", "3", "4"),
        is_own=True,
    )
    a_rating(round_id, 58, asked, 1)


@pytest.fixture
def heavy_round(cast, app, real_library, monkeypatch):
    """57 statements and one of the school’s own, three rounds before, and all there can be else."""
    monkeypatch.setattr(app.extensions[EXTENSION], "library", real_library)
    framework = real_library.framework("senco-skills")
    slugs = [each.slug for each in framework.statements]
    assert len(slugs) == 57
    for days in range(4):
        levels = {slug: 1 + (n + days) % 4 for n, slug in enumerate(slugs)}
        at = SOME_MORNING + timedelta(days=days)
        made = a_round(cast.amina.id, levels, framework=framework, completed_at=at)
    domain = framework.domains[0]
    _ask_one_of_our_own(made.id, framework.slug, domain)
    mentored(made.id, cast.ruth, dict.fromkeys(slugs, 2))
    shared(cast.amina, cast.helen, made.id, *ALL_PARTS)
    evidence(made.id, slugs[0])
    db.session.add(
        HelpOffer(person_id=cast.priya.id, framework_slug=framework.slug, domain_slug=domain.slug)
    )
    a_completion(cast.amina.id)
    db.session.commit()
    return made.id


def test_the_profile_of_57_statements_with_three_rounds_before(browser, cast, heavy_round):
    amina = browser.as_(cast.amina)
    page = amina.get("skills.read_profile", round_id=heavy_round)
    assert "Where you stand" in page.h1
    assert "Priya Nair" in page
    assert len(amina.statements) <= MOST_STATEMENTS, amina.statements.statements
    amina.get("skills.read_movement", round_id=heavy_round)
    assert len(amina.statements) <= MOST_STATEMENTS
    helen = browser.as_(cast.helen)
    helen.get("skills.read_shared_profile", share_id=1)
    assert len(helen.statements) <= MOST_STATEMENTS
