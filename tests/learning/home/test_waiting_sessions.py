"""What Home says of INSET sessions: when and where, whether one comes, what came of them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.database import db
from learning.home.waiting.lines import Kind
from learning.home.waiting.queries import waiting_for
from learning.inset.models import Booking, SessionGroup, SessionInvitee
from learning.inset.rules import BookingState, SessionKind, SessionState
from learning.people.models import Leave, Membership
from tests.cast import MARSH_LANE_ID, TRUST_ID, YEAR_FOUR_ID
from tests.learning.inset.following.after import a_session, says, tells, there

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

TODAY = date(2026, 11, 23)
AFTERNOON = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
A_DAY = timedelta(days=1)


def planned(**more):
    usual = {"starts_at": AFTERNOON, "state": SessionState.PLANNED, "ended_at": None}
    return a_session(**{**usual, "place": "The hall", "is_for_everyone": True, **more})


def lines(person, today=TODAY):
    db.session.rollback()
    return waiting_for(person.id, today)


def kinds(person, today=TODAY):
    return [line.kind for line in lines(person, today)]


def added(row):
    db.session.add(row)
    db.session.commit()
    return row


def books(session, person, state):
    added(Booking(inset_session_id=session.id, person_id=person.id, state=state, said_at=AFTERNOON))


def test_a_session_of_today_says_when_and_where(cast):
    session = planned()
    (line,) = lines(cast.amina)
    assert (line.kind, line.key, line.text) == (Kind.SESSION, session.id, "Looking closely")
    assert (line.starts_at, line.place, line.is_today) == (AFTERNOON, "The hall", True)
    assert line.is_overdue is False


@pytest.mark.parametrize(
    ("starts_at", "state", "is_named"),
    [
        (AFTERNOON + A_DAY, SessionState.PLANNED, True),
        (datetime(2026, 11, 24, 23, 59, tzinfo=UTC), SessionState.PLANNED, True),
        (datetime(2026, 11, 25, 0, 0, tzinfo=UTC), SessionState.PLANNED, False),
        (AFTERNOON, SessionState.OPEN, True),
        (AFTERNOON, SessionState.ENDED, False),
        (AFTERNOON, SessionState.CANCELLED, False),
        (datetime(2026, 11, 23, 8, 1, tzinfo=UTC), SessionState.OPEN, True),
        (datetime(2026, 11, 23, 8, 0, tzinfo=UTC), SessionState.OPEN, False),
    ],
)
def test_sessions_of_today_and_tomorrow_are_named_until_their_end(cast, starts_at, state, is_named):
    planned(starts_at=starts_at, state=state)
    assert bool(kinds(cast.amina)) is is_named


def test_a_session_over_midnight_is_named_until_its_end(cast, clock):
    planned(starts_at=datetime(2026, 11, 22, 23, 30, tzinfo=UTC), minutes=120)
    clock.move_to(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    assert kinds(cast.amina) == [Kind.SESSION]
    clock.move_to(datetime(2026, 11, 23, 1, 30, tzinfo=UTC))
    assert kinds(cast.amina) == []


@pytest.mark.parametrize(
    ("starts_at", "is_joinable"),
    [
        (datetime(2026, 11, 23, 9, 45, tzinfo=UTC), True),
        (datetime(2026, 11, 23, 9, 46, tzinfo=UTC), False),
        (datetime(2026, 11, 23, 8, 30, tzinfo=UTC), True),
    ],
)
def test_it_can_be_joined_from_home_while_its_room_can(cast, starts_at, is_joinable):
    session = planned(starts_at=starts_at)
    (line,) = lines(cast.amina)
    assert line.code == (session.join_code if is_joinable else "")


def test_only_those_invited_are_told(cast):
    session = planned(is_for_everyone=False)
    assert kinds(cast.amina) == []
    added(SessionInvitee(inset_session_id=session.id, person_id=cast.daniel.id))
    added(SessionGroup(inset_session_id=session.id, group_id=YEAR_FOUR_ID))
    told = [who for who in cast.everybody if Kind.SESSION in kinds(who)]
    assert [who.name for who in told] == ["Amina Yusuf", "Tom Brackley", "Daniel Okafor"]


def test_a_session_for_everyone_is_for_its_staff_and_no_governor_nor_other_school(cast):
    planned()
    told = {who.name for who in cast.everybody if Kind.SESSION in kinds(who)}
    assert "George Whitfield" not in told
    assert told.isdisjoint({"Ruth Adeyemi", "Owen Pryce", "Miriam Cohen", "Priya Nair"})
    assert "Lena Kowalska" in told


def test_one_of_the_trust_is_for_its_schools(cast):
    planned(organisation_id=TRUST_ID, led_by_id=cast.miriam.id)
    assert kinds(cast.ruth) == kinds(cast.amina) == [Kind.SESSION]
    assert kinds(cast.miriam) == [Kind.LEADING]


@pytest.mark.parametrize(
    ("state", "is_named"),
    [
        (BookingState.GOING, True),
        (BookingState.WAITING, False),
        (BookingState.NOT_COMING, False),
    ],
)
def test_what_somebody_said_of_coming_decides(cast, state, is_named):
    session = planned()
    books(session, cast.amina, state)
    assert bool(kinds(cast.amina)) is is_named


def test_where_places_are_limited_one_is_asked_once(cast, clock):
    session = planned(places=10, starts_at=AFTERNOON + 20 * A_DAY)
    assert kinds(cast.amina) == [Kind.PLACES]
    books(session, cast.amina, BookingState.NOT_COMING)
    assert kinds(cast.amina) == []
    assert kinds(cast.tom) == [Kind.PLACES]
    assert kinds(cast.priya) == []
    clock.move_to(AFTERNOON + 20 * A_DAY)
    assert kinds(cast.tom, TODAY + 20 * A_DAY) == []


def test_whoever_leads_is_told_so_until_it_is_ended(cast, clock):
    session = planned(also_led_by_id=cast.daniel.id)
    assert kinds(cast.priya) == kinds(cast.daniel) == [Kind.LEADING]
    clock.move_to(AFTERNOON + timedelta(hours=3))
    assert kinds(cast.priya) == [Kind.LEADING]
    session.state = SessionState.ENDED
    db.session.commit()
    assert kinds(cast.priya) == []


def test_a_leader_who_has_left_is_told_nothing(cast):
    planned()
    added(db.session.get_one(Membership, cast.priya.membership_id)).ends_on = TODAY - A_DAY
    db.session.commit()
    assert kinds(cast.priya) == []


def test_nobody_on_leave_is_told_or_asked(cast):
    planned()
    planned(places=10)
    there(a_session(), cast.amina.id)
    assert kinds(cast.amina) == [Kind.SESSION, Kind.PLACES, Kind.EVALUATION]
    added(Leave(membership_id=cast.amina.membership_id, starts_on=TODAY))
    assert kinds(cast.amina) == []


def test_what_is_between_a_few_has_no_title_on_the_screen(cast):
    session = planned(kind=SessionKind.COACHING, is_for_everyone=False)
    added(SessionInvitee(inset_session_id=session.id, person_id=cast.amina.id))
    there(a_session(kind=SessionKind.PEER_OBSERVATION), cast.amina.id)
    assert [line.text for line in lines(cast.amina)] == ["", ""]


def test_what_is_asked_afterwards_stands_there_until_it_is_said(cast):
    first = a_session(starts_at=AFTERNOON - 20 * A_DAY)
    mine = there(first, cast.amina.id)
    there(a_session(starts_at=AFTERNOON - 2 * A_DAY), cast.amina.id)
    follow_up, evaluation = lines(cast.amina)
    assert (follow_up.kind, follow_up.key, follow_up.done) == (Kind.FOLLOW_UP, first.id, 2)
    assert (evaluation.kind, evaluation.key, evaluation.more) == (Kind.EVALUATION, first.id, 1)
    assert not follow_up.is_overdue
    says(mine)
    tells(mine, 2)
    (evaluation,) = lines(cast.amina)
    assert (evaluation.key, evaluation.more) == (mine.inset_session_id + 1, 0)


def test_everything_at_once_is_one_statement(cast, statements):
    planned()
    planned(places=3)
    planned(led_by_id=cast.amina.id)
    there(a_session(starts_at=AFTERNOON - 20 * A_DAY), cast.amina.id)
    db.session.rollback()
    with statements() as counted:
        found = [line.kind for line in waiting_for(cast.amina.id, TODAY)]
    assert found == [Kind.LEADING, Kind.SESSION, Kind.PLACES, Kind.FOLLOW_UP, Kind.EVALUATION]
    assert len(counted) == 1


def test_home_shows_them_and_leads_there(browser, cast):
    session = planned(starts_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    planned(places=3, title="With few places", starts_at=AFTERNOON + 9 * A_DAY)
    over = a_session(starts_at=AFTERNOON - 20 * A_DAY, title="Long ago")
    there(over, cast.amina.id)
    page = browser.as_(cast.amina).get("/")
    assert "Your session · 09:30, The hall" in page
    assert page.text.index("Looking closely") < page.text.index("Waiting for you")
    assert page.link("Join Looking closely").path == f"/join/{session.join_code}"
    assert page.has_link("Will you come to “With few places”?")
    assert page.link("What did you make of “Long ago”?").path == f"/sessions/{over.id}/evaluate"
    follow_up = page.link("Did you try it? “Long ago”, two weeks on").path
    assert follow_up == f"/sessions/{over.id}/follow-up/2"
    page = browser.as_(cast.priya).get("/")
    assert page.link("Present Looking closely").path == f"/sessions/{session.id}/present"
    assert page.link("Attendance Looking closely").path == f"/sessions/{session.id}/attendance"


def test_a_session_of_another_school_is_nobodys_here(cast):
    planned(organisation_id=MARSH_LANE_ID, led_by_id=cast.lena.id)
    assert kinds(cast.amina) == []
    assert kinds(cast.lena) == [Kind.LEADING]
