"""What the demonstration tells of audits, plans and sharing is there, and reads as it is told."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from learning import clock as alongside_clock
from learning.app import create_app
from learning.config import PROJECT
from learning.cpd.qualifications.queries import qualification_in_short
from learning.database import db, writing
from learning.demonstration import queries, services
from learning.diary.models import DiaryEntry
from learning.network.models import HelpOffer
from learning.plans.models import Goal, Plan, PlanAction, PlanReview
from learning.plans.rules import PlanKind, PlanState
from learning.sharing.lines import ShareLine
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.skills.models import AuditRound, Evidence, MentorRating, Rating
from learning.skills.rules import ASPIRING, Answer
from learning.web.library import library
from tests.browser import Browser

TOLD = (
    select(Rating.statement_slug, Rating.level, Rating.answered_at, Rating.note),
    select(PlanAction.text, PlanAction.due_on, PlanAction.done_on),
    select(DiaryEntry.day, DiaryEntry.mode, DiaryEntry.minutes, DiaryEntry.note),
    select(MentorRating.statement_slug, MentorRating.level, MentorRating.saved_at),
)


def _make() -> None:
    with writing():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        services.make(library())


@pytest.fixture
def demonstration(app, config, clock):
    """An application in demonstration mode, its trust made as the server makes it."""
    made = create_app(replace(config, demonstration=True, content_roots=(PROJECT / "modules",)))
    with made.app_context():
        _make()
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def be(demonstration):
    """`be("Priya")`: a browser in which one is somebody of the cast."""

    def chosen(name: str) -> Browser:
        browser = Browser(demonstration)
        browser.get("/demonstration")
        browser.submit(f"Be {name}")
        return browser

    return chosen


def _key(name: str) -> int:
    return next(each.person_id for each in queries.cast_members() if each.name == name)


def _rounds(name: str) -> list[AuditRound]:
    wanted = select(AuditRound).where(AuditRound.person_id == _key(name))
    return list(db.session.scalars(wanted.order_by(AuditRound.id)))


def _answers(round_id: int) -> Counter:
    return Counter(db.session.scalars(select(Rating.answer).where(Rating.round_id == round_id)))


def _shared(name: str, kind: SubjectKind, subject_id: int) -> tuple[ShareLine, ...]:
    return shares_of(_key(name), kind, subject_id, today=alongside_clock.today())


def test_priya_has_two_rounds_half_a_year_apart_in_which_something_moved(demonstration):
    first, second = _rounds("Priya Raman")
    assert second.completed_at - first.completed_at > timedelta(weeks=20)
    assert alongside_clock.now() - second.completed_at < timedelta(weeks=2)
    for each in (first, second):
        answers = _answers(each.id)
        assert sum(answers.values()) == 57
        assert answers[None] == 0
        assert answers[Answer.NOT_MY_ROLE] == 1
    levels = [
        dict(
            db.session.execute(
                select(Rating.statement_slug, Rating.level).where(Rating.round_id == each.id)
            ).all()
        )
        for each in (first, second)
    ]
    moved = Counter(
        (levels[1][slug] or 0) - (levels[0][slug] or 0) for slug in levels[0] if levels[0][slug]
    )
    assert moved[1] > 15
    assert moved[0] > 20
    assert moved[-1] >= 1, "nobody moves up in everything"
    named = select(func.count()).select_from(Evidence).join(Rating)
    assert db.session.scalar(named.where(Rating.round_id == first.id)) == 0
    assert db.session.scalar(named.where(Rating.round_id == second.id)) >= 2


def test_a_mentor_has_looked_at_two_domains_and_the_head_at_what_was_shared(demonstration):
    first, second = _rounds("Priya Raman")
    assert db.session.scalar(select(func.count()).select_from(MentorRating)) == 12
    (profile,) = _shared("Priya Raman", SubjectKind.ROUND, second.id)
    assert (profile.name, profile.looks) == ("Margaret Okafor", 2)
    assert profile.ends_on > alongside_clock.today()
    plan = db.session.scalars(
        select(Plan).where(Plan.person_id == _key("Priya Raman"), Plan.kind == PlanKind.INCLUSION)
    ).one()
    (shown,) = _shared("Priya Raman", SubjectKind.PLAN, plan.id)
    assert shown.name == "Margaret Okafor"
    assert _shared("Priya Raman", SubjectKind.ROUND, first.id) == ()


def test_priya_has_a_plan_from_three_gaps_that_was_reviewed_twice(demonstration):
    first, _second = _rounds("Priya Raman")
    plan = db.session.scalars(
        select(Plan).where(Plan.person_id == _key("Priya Raman"), Plan.kind == PlanKind.OWN)
    ).one()
    assert (plan.state, plan.round_id) == (PlanState.REVIEWED, first.id)
    assert plan.next_review_on > alongside_clock.today()
    goals = db.session.scalars(select(Goal).where(Goal.plan_id == plan.id)).all()
    gaps = {
        row.statement_slug: row.target - row.level
        for row in db.session.execute(
            select(Rating.statement_slug, Rating.target, Rating.level).where(
                Rating.round_id == first.id, Rating.level.is_not(None)
            )
        )
    }
    assert [gaps[goal.statement_slug] for goal in goals] == [2, 2, 2]
    actions = db.session.scalars(
        select(PlanAction).where(PlanAction.goal_id.in_([goal.id for goal in goals]))
    ).all()
    assert sum(each.done_on is not None for each in actions) >= 3
    assert sum(each.dropped_on is not None for each in actions) == 1
    assert any(each.protected_minutes for each in actions)
    reviews = select(func.count()).where(PlanReview.plan_id == plan.id)
    assert db.session.scalar(reviews) == 2


def test_her_record_is_due_in_fourteen_months_and_her_diary_is_of_this_term(demonstration):
    today = alongside_clock.today()
    record = qualification_in_short(_key("Priya Raman"), today)
    assert 13 * 30 < (record.work_to - today).days < 15 * 31
    days = db.session.scalars(select(DiaryEntry.day)).all()
    assert len(days) > 20
    assert min(days) > today - timedelta(weeks=6)
    assert max(days) <= today


def test_fewer_than_five_let_their_rounds_count_and_no_aspiring_round_does(demonstration):
    counted = select(AuditRound).where(AuditRound.in_totals_since.is_not(None))
    rounds = db.session.scalars(counted).all()
    assert len({each.person_id for each in rounds}) == 3
    (beth,) = _rounds("Beth Rowlands")
    assert (beth.statement_set, beth.completed_at, beth.in_totals_since) == (ASPIRING, None, None)
    (_finished, still_open) = _rounds("Siân Pritchard")
    assert still_open.completed_at is None
    assert len({row.person_id for row in db.session.scalars(select(HelpOffer))}) == 2


def _told():
    """What the story holds, each kind in the order of its values: rows have none of their own."""
    return [sorted(db.session.execute(each).all(), key=repr) for each in TOLD]


def test_it_is_told_alike_every_time(demonstration):
    before = _told()
    _make()
    assert _told() == before
    assert all(before)


def test_each_of_them_finds_their_development_as_it_is_told(be):
    page = be("Priya").get("home.read_development")
    assert page.has_link("Everyone begins, everyone belongs: Larkmead’s plan for inclusion")
    page = be("Margaret").get("home.read_development")
    assert page.has_link("Priya Raman: SENCo skills audit")
    page = be("Siân").get("home.read_development")
    assert "18 of 57 statements answered." in page.text
    page = be("Beth").get("home.read_home")
    assert "audit" not in page.region("main"), "nothing of it on Home"
    page = be("Rosa").get("network.read_network")
    assert "Siân Pritchard" in page.text
