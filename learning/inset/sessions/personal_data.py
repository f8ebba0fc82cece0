"""What sessions keep about a person: what they led, where they were invited, what they said."""

from sqlalchemy import delete, or_, select

from learning.database import db
from learning.inset.models import Booking, InsetSession, SessionInvitee


def export(person_id: int) -> dict[str, object]:
    """Sessions led, invitations by name, and whether the person said they would come."""
    return {
        "inset_sessions_led": _led(person_id),
        "inset_session_invitations": _invitations(person_id),
        "inset_session_bookings": _bookings(person_id),
    }


def erase(person_id: int) -> None:
    """Nothing of the person is left; sessions they led are the school’s, and name nobody."""
    for table in (Booking, SessionInvitee):
        db.session.execute(delete(table).where(table.person_id == person_id))


def _led(person_id: int) -> list[dict[str, object]]:
    leads = or_(InsetSession.led_by_id == person_id, InsetSession.also_led_by_id == person_id)
    rows = db.session.scalars(
        select(InsetSession).where(leads).order_by(InsetSession.starts_at, InsetSession.id)
    )
    return [
        {
            "title": each.title,
            "kind": each.kind,
            "starts_at": each.starts_at.isoformat(),
            "minutes": each.minutes,
            "aim": each.aim,
            "facilitator_note": each.facilitator_note,
            "state": each.state,
        }
        for each in rows
    ]


def _invitations(person_id: int) -> list[dict[str, object]]:
    rows = db.session.execute(
        select(InsetSession.title, InsetSession.starts_at)
        .join(SessionInvitee, SessionInvitee.inset_session_id == InsetSession.id)
        .where(SessionInvitee.person_id == person_id)
        .order_by(InsetSession.starts_at, InsetSession.id)
    )
    return [{"title": each.title, "starts_at": each.starts_at.isoformat()} for each in rows]


def _bookings(person_id: int) -> list[dict[str, object]]:
    rows = db.session.execute(
        select(InsetSession.title, Booking.state, Booking.is_remote, Booking.said_at)
        .join(Booking, Booking.inset_session_id == InsetSession.id)
        .where(Booking.person_id == person_id)
        .order_by(Booking.said_at, Booking.id)
    )
    return [
        {
            "title": each.title,
            "state": each.state,
            "is_remote": each.is_remote,
            "said_at": each.said_at.isoformat(),
        }
        for each in rows
    ]
