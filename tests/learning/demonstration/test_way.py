"""People of the demonstration on the way to becoming a SENCo: what each sees, and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from learning import clock as alongside_clock
from learning.app import create_app
from learning.config import PROJECT
from learning.database import db, writing
from learning.demonstration import queries, services
from learning.demonstration.calendar import is_school_day
from learning.demonstration.way.story import INVITATION
from learning.journal.models import Event
from learning.network.models import DirectoryEntry, Opportunity
from learning.people.models import Person
from learning.people.queries import viewer_for
from learning.shadowing.comparing.queries import shadowing_in_short
from learning.shadowing.models import (
    LearningPoint,
    Observation,
    Placement,
    Visit,
)
from learning.shadowing.placements.queries import placements_in_short
from learning.shadowing.visits.queries import expected_of, visits_of
from learning.talent.models import (
    Conversation,
    Interest,
    Nomination,
    ReadinessAnswer,
    ReadinessReview,
    Sighting,
    TaskDone,
    Trial,
    TrialEntry,
)
from learning.talent.queries import way_in_short
from learning.talent.rules import ReadinessOutcome, Stage, TrialState
from learning.talent.succession.queries import school_page, trust_page
from learning.talent.trials.rules import halfway
from learning.web.library import library
from tests.browser import Browser

TOLD = (
    (Interest, ("why", "for_others", "counts", "created_at")),
    (Nomination, ("words", "expires_on", "created_at")),
    (Sighting, ("behaviour_slug", "seen", "example", "seen_on", "saved_at")),
    (Conversation, ("state", "message", "meets_at", "held_on", "agreed", "form_id")),
    (TaskDone, ("task_slug", "done_on", "note")),
    (Placement, ("state", "aim", "starts_on", "ends_on", "agreed_at", "form_id")),
    (Visit, ("starts_at", "ends_at", "host_comment", "signed_off_at", "form_id")),
    (Observation, ("client_key", "category_slug", "started_at", "note", "changed_at")),
    (LearningPoint, ("text", "statement_slug", "lesson_slug", "form_id")),
    (ReadinessAnswer, ("checkpoint_slug", "answer", "note", "saved_at")),
    (Trial, ("state", "brief", "starts_on", "ends_on", "form_id")),
    (TrialEntry, ("kind", "held_on", "went_well", "next_steps", "form_id")),
    (Opportunity, ("kind", "title", "open_until", "form_id")),
    (DirectoryEntry, ("about", "welcomes_visitors")),
)


def _make_anew() -> None:
    with writing():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
    with writing():
        services.make(library())


@pytest.fixture
def demonstration(app, config, clock):
    """An application in demonstration mode, its trust made as the server makes it."""
    made = create_app(replace(config, demonstration=True, content_roots=(PROJECT / "modules",)))
    with made.app_context():
        _make_anew()
        yield made
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def be(demonstration):
    """A browser of whoever is named: `be("Beth Rowlands")`."""

    def chosen(name: str) -> Browser:
        browser = Browser(demonstration)
        browser.get("/demonstration")
        browser.submit(f"Be {name.partition(' ')[0]}")
        return browser

    return chosen


def _key(name: str) -> int:
    return next(each.person_id for each in queries.cast_members() if each.name == name)


def _stage(name: str) -> Stage | None:
    way = way_in_short(_key(name), alongside_clock.today())
    return way.stage if way else None


def test_rosa_finds_an_invitation_and_whoever_sent_it_has_no_list(be):
    rosa = be("Rosa Delgado")
    assert "Priya" not in rosa.get("/").text, "Home is seen by whoever looks at the screen"
    page = rosa.get("/becoming-a-senco/invitation")
    assert "Priya Raman" in page.text
    assert INVITATION[:60] in page.text
    assert db.session.scalar(select(func.count()).select_from(Nomination)) == 1
    assert _stage("Rosa Delgado") is None, "it is hers to answer"
    priya = be("Priya Raman")
    for path in ("/", "/development", "/becoming-a-senco", "/becoming-a-senco/invite", "/sharing"):
        assert INVITATION[:60] not in priya.get(path).text


def test_beth_has_a_visit_behind_her_and_one_to_come(demonstration):
    beth, today = _key("Beth Rowlands"), alongside_clock.today()
    assert _stage("Beth Rowlands") is Stage.PLACEMENT
    (line,) = placements_in_short(beth, today).own
    assert (line.host_name, line.host_school) == ("Priya Raman", "Larkmead Primary School")
    first, second = visits_of(line.placement_id)
    assert first.signed_off_at is not None
    assert first.signed_off_at < alongside_clock.now() < second.starts_at
    assert _day_of(second.starts_at) <= today + timedelta(days=5)
    assert expected_of(line.placement_id)["pup"] >= 40
    short = shadowing_in_short(beth, today, library().shadowing)
    assert short.has_comparison
    assert short.seen
    assert short.unseen, "not everything was seen yet"
    noted = db.session.scalars(select(Observation).where(Observation.visit_id == first.id)).all()
    with_pupils = [each for each in noted if each.category_slug == "pup"]
    assert len(with_pupils) < len(noted) / 4, "mostly it is arranging"
    assert len(first.host_comment.split("\n\n")) == 3, "a strength, a next step, a question"
    points = db.session.scalars(
        select(LearningPoint).where(LearningPoint.placement_id == line.placement_id)
    ).all()
    assert len(points) >= 3
    assert all(each.statement_slug and each.lesson_slug for each in points)


def test_everybody_sees_of_beth_what_is_theirs_to_see(be):
    placement_id = db.session.scalars(
        select(Placement.id).where(Placement.visitor_id == _key("Beth Rowlands"))
    ).one()
    own = be("Beth Rowlands").get(f"/placements/{placement_id}/comparison")
    assert "45%" in own.text
    priya = be("Priya Raman")
    assert "Beth Rowlands" in priya.get(f"/placements/{placement_id}").text
    shared = [link.path for link in priya.get("/development").links if "Beth" in link.text]
    assert len(shared) == 2, "what she noted, and one reflection"
    for name in ("Margaret Okafor", "Imogen Farrow", "Amir Hussain", "Deborah Lin"):
        browser = be(name)
        for path in ("/", "/development"):
            assert "Beth" not in browser.get(path).text, (name, path)
        assert browser.fetch(f"/placements/{placement_id}").status_code == 404


def test_marcus_decided_and_joel_is_on_trial_with_the_middle_of_it_near(demonstration):
    assert _stage("Marcus Adeyemi") is Stage.NOT_NOW
    assert _stage("Joel Whitcombe") is Stage.TRIAL
    joel, today = _key("Joel Whitcombe"), alongside_clock.today()
    interest_id = db.session.scalars(select(Interest.id).where(Interest.person_id == joel)).one()
    review = db.session.scalars(
        select(ReadinessReview).where(ReadinessReview.interest_id == interest_id)
    ).one()
    assert review.outcome is ReadinessOutcome.READY
    said = select(func.count()).where(
        ReadinessAnswer.review_id == review.id, ReadinessAnswer.answer.is_not(None)
    )
    assert db.session.scalar(said.where(ReadinessAnswer.by_person_id == joel)) == 12
    beside = said.where(ReadinessAnswer.by_person_id == _key("Siân Pritchard"))
    assert 5 < db.session.scalar(beside) < 12
    trial = db.session.scalars(select(Trial).where(Trial.interest_id == interest_id)).one()
    assert trial.state is TrialState.AGREED
    assert today < halfway(trial.starts_on, trial.ends_on) < today + timedelta(days=14)
    met = db.session.scalars(select(TrialEntry).where(TrialEntry.trial_id == trial.id)).all()
    assert len(met) >= 5
    assert {each.held_on.weekday() for each in met} == {3}, "every Thursday"
    assert all(is_school_day(each.held_on) for each in met)


def test_leaders_read_numbers_and_a_name_that_was_shared_and_all_see_what_is_offered(be):
    today = alongside_clock.today()
    trust = trust_page(viewer_for(_key("Imogen Farrow")), today)
    assert trust.numbers.total == 10
    assert trust.numbers.cells == {Stage.INTEREST: 5}, "of the rest nothing is told"
    assert trust.shared == trust.schools == ()
    school = school_page(viewer_for(_key("Margaret Okafor")), today)
    assert school.numbers.total is None
    assert [each.share.owner_name for each in school.shared] == ["Joel Whitcombe"]
    page = be("Imogen Farrow").get("/trust/succession")
    assert "at least 5" in page.text
    counted = db.session.scalars(
        select(Person.name).join(Interest, Interest.person_id == Person.id)
    ).all()
    assert len(counted) > 10
    assert not [name for name in counted if name in page.text]
    _look_at_board_and_directory(be("Kwame Mensah"))


def test_days_are_school_days_and_nothing_is_in_the_journal(demonstration):
    visits = db.session.scalars(select(Visit)).all()
    days = {_day_of(each.starts_at) for each in visits}
    days |= set(db.session.scalars(select(Opportunity.open_until)))
    days |= set(
        db.session.scalars(select(Conversation.held_on).where(Conversation.held_on.is_not(None)))
    )
    assert len(days) > 8
    assert [day for day in days if not is_school_day(day)] == []
    hours = {each.astimezone(alongside_clock.LONDON).hour for v in visits for each in _span(v)}
    assert min(hours) >= 8
    assert max(hours) <= 16
    events = db.session.execute(select(Event.verb, Event.subject_kind, Event.detail)).all()
    spoken = " ".join(f"{row.verb} {row.subject_kind} {row.detail}" for row in events)
    for word in ("interest", "nomin", "convers", "placement", "visit", "readiness", "trial"):
        assert word not in spoken


def test_it_is_told_the_same_every_time(demonstration):
    before = _kept()
    _make_anew()
    assert _kept() == before


def _look_at_board_and_directory(kwame: Browser) -> None:
    board = kwame.get("/opportunities").text
    for kind in ("Placement offered", "Trial post", "Project", "Ask a SENCo"):
        assert kind in board
    directory = kwame.get("/directory").text
    for name in ("Priya Raman", "Siân Pritchard", "Copperbeck High School"):
        assert name in directory


def _day_of(instant):
    return alongside_clock.london_day(instant)


def _span(visit: Visit):
    return visit.starts_at, visit.ends_at


def _kept() -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for model, names in TOLD:
        columns = [getattr(model, name) for name in names]
        rows = db.session.execute(select(*columns).order_by(model.id)).all()
        assert rows, model
        found[model.__tablename__] = [tuple(row) for row in rows]
    return found
