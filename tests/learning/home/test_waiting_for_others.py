"""What Home says of placements, visits and talks: a line each, and no name on the screen."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.database import db
from learning.home.waiting.lines import Kind
from learning.home.waiting.queries import waiting_for
from learning.people.models import Membership
from learning.shadowing.rules import Party, PlacementState
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.rows import add_row

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

TODAY = date(2026, 11, 23)
EVERYBODY = ("daniel", "lena", "helen")


def row(table, **values):
    db.session.rollback()
    with db.engine.begin() as connection:
        return add_row(connection, db.metadata.tables[table], **values)


def a_placement(cast, **more):
    """Daniel of Seaview asks to visit Lena of Marsh Lane; Helen is his head."""
    usual = {
        "visitor_id": cast.daniel.id,
        "host_id": cast.lena.id,
        "home_leader_id": cast.helen.id,
        "host_organisation_id": MARSH_LANE_ID,
        "home_organisation_id": SEAVIEW_ID,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=60),
        "wording_id": more.pop("wording_id", None),
    }
    return row("placements", **usual | more)


def told(cast):
    """Whom Home tells that a placement waits."""
    return [name for name in EVERYBODY if kinds(getattr(cast, name)) == [Kind.PLACEMENT]]


def kinds(person):
    db.session.rollback()
    return [each.kind for each in waiting_for(person.id, TODAY)]


@pytest.mark.parametrize(
    ("more", "names"),
    [
        ({"state": PlacementState.REQUESTED}, ["lena"]),
        ({"state": PlacementState.ACCEPTED, "release_asked_at": None}, ["daniel"]),
        (
            {
                "state": PlacementState.ACCEPTED,
                "release_asked_at": datetime(2026, 11, 20, tzinfo=UTC),
            },
            ["helen"],
        ),
        (
            {
                "state": PlacementState.RELEASED,
                "release_asked_at": datetime(2026, 11, 20, tzinfo=UTC),
            },
            ["daniel", "lena", "helen"],
        ),
        ({"state": PlacementState.AGREED}, []),
        ({"state": PlacementState.WITHDRAWN}, []),
        ({"state": PlacementState.REQUESTED, "ends_on": TODAY - timedelta(days=1)}, []),
    ],
)
def test_a_placement_waits_for_whoever_has_to_answer(cast, more, names):
    if "ends_on" in more:
        more = {**more, "starts_on": TODAY - timedelta(days=9)}
    a_placement(cast, **more)
    assert told(cast) == names


def test_whoever_has_agreed_to_the_rules_is_not_asked_again(cast):
    wording = row("agreement_wordings")
    placement = a_placement(
        cast,
        state=PlacementState.RELEASED,
        wording_id=wording,
        release_asked_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    row("agreements", placement_id=placement, wording_id=wording, party=Party.HOST)
    assert told(cast) == ["daniel", "helen"]


def test_a_host_who_has_left_is_asked_nothing(cast, db_session):
    a_placement(cast, state=PlacementState.REQUESTED)
    db_session.get_one(Membership, cast.lena.membership_id).ends_on = TODAY - timedelta(days=1)
    db_session.commit()
    assert kinds(cast.lena) == []


@pytest.mark.parametrize(
    ("starts_at", "state", "is_named"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=UTC), "planned", True),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), "cancelled", False),
        (datetime(2026, 11, 29, 9, tzinfo=UTC), "planned", True),
        (datetime(2026, 11, 30, 9, tzinfo=UTC), "planned", False),
        (datetime(2026, 11, 22, 9, tzinfo=UTC), "planned", False),
    ],
)
def test_a_visit_of_the_coming_week_says_where_and_never_who(cast, starts_at, state, is_named):
    placement = a_placement(cast, state=PlacementState.AGREED)
    row(
        "visits",
        placement_id=placement,
        visitor_id=cast.daniel.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        state=state,
    )
    db.session.rollback()
    lines = waiting_for(cast.daniel.id, TODAY)
    assert [line.text for line in lines] == (["Marsh Lane"] if is_named else [])
    db.session.rollback()
    hosted = waiting_for(cast.lena.id, TODAY)
    assert [(line.kind, line.text) for line in hosted] == ([(Kind.VISITOR, "")] if is_named else [])
    assert kinds(cast.helen) == []


@pytest.mark.parametrize(("state", "is_named"), [("asked", True), ("declined", False)])
def test_a_talk_is_asked_for_without_a_name(cast, state, is_named):
    interest = row("interests", person_id=cast.daniel.id, closed_at=None)
    share = row(
        "shares",
        owner_id=cast.daniel.id,
        with_person_id=cast.priya.id,
        subject_kind="conversation",
        ends_on=TODAY,
        withdrawn_at=None,
    )
    row(
        "conversations",
        interest_id=interest,
        share_id=share,
        with_person_id=cast.priya.id,
        state=state,
    )
    db.session.rollback()
    lines = waiting_for(cast.priya.id, TODAY)
    assert [(line.kind, line.text, line.key) for line in lines] == (
        [(Kind.TALK, "", share)] if is_named else []
    )
    assert kinds(cast.daniel) == []


def test_home_names_what_waits_and_leads_there(browser, cast):
    a_placement(cast, state=PlacementState.REQUESTED)
    lena = browser.as_(cast.lena)
    page = lena.get("home.read_home")
    assert "Daniel" not in page.text
    assert "Waiting for you" in page.headings(2)
    assert lena.follow("A placement waits for you").path == "/placements"


def test_a_leader_who_has_left_is_asked_nothing(cast, db_session):
    asked_on = datetime(2026, 11, 20, tzinfo=UTC)
    a_placement(cast, state=PlacementState.ACCEPTED, release_asked_at=asked_on)
    assert kinds(cast.helen) == [Kind.PLACEMENT]
    db_session.get_one(Membership, cast.helen.membership_id).ends_on = TODAY - timedelta(days=1)
    db_session.commit()
    assert kinds(cast.helen) == []


def test_a_host_who_has_left_is_told_of_no_visitor(cast, db_session):
    starts_at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    row(
        "visits",
        placement_id=a_placement(cast, state=PlacementState.AGREED),
        visitor_id=cast.daniel.id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=3),
        state="planned",
    )
    assert kinds(cast.lena) == [Kind.VISITOR]
    db_session.get_one(Membership, cast.lena.membership_id).ends_on = TODAY - timedelta(days=1)
    db_session.commit()
    assert kinds(cast.lena) == []
