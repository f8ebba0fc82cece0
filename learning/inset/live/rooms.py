"""The row of a room: opened by whoever presents, and held while something in it changes."""

import secrets

from sqlalchemy import select, update

from learning import clock
from learning.database import db
from learning.errors import Refused
from learning.inset.live import rules
from learning.inset.live.forgetting import forget_voters
from learning.inset.live.phones import AnySession
from learning.inset.models import InsetSession, LiveRoom
from learning.inset.rules import SessionState
from learning.inset.sessions.times import OPENS_BEFORE, is_joinable
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.web.filters import clock_time, day

SALT_BYTES = 32


def open_room(inset_session: InsetSession, presenter_id: int, key: str) -> LiveRoom:
    """The session is open, and the window with this key presents; twice is as once.

    Opened already, the window takes over: the former follows from now on. Journalled when it
    opens. Raises Refused for a session that was cancelled, has ended, or is not due (sessions can
    be opened from 45 minutes before their start until 2 hours after their planned end).
    """
    forget_voters(clock.now())
    row = _locked_session(inset_session)
    room = locked_room(row.id)
    if row.state is not SessionState.OPEN:
        _open_session(row, presenter_id)
    if room is None:
        room = LiveRoom(inset_session_id=row.id)
        db.session.add(room)
    elif room.salt is None:
        # It goes on after all; nobody can be told from before.
        room.version += 1
    room.salt = room.salt or secrets.token_hex(SALT_BYTES)
    room.presenter_id, room.presenter_key = presenter_id, key
    room.presenter_seen_at = clock.now()
    db.session.flush()
    return room


def locked_room(session_id: int) -> LiveRoom | None:
    """The room, held until the transaction ends, so that one thing at a time happens in it."""
    return db.session.scalar(
        select(LiveRoom)
        .where(LiveRoom.inset_session_id == session_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def tell_phones(session_id: int) -> None:
    """What the room shows is another thing now."""
    db.session.execute(
        update(LiveRoom)
        .where(LiveRoom.inset_session_id == session_id)
        .values(version=LiveRoom.version + 1)
        .execution_options(synchronize_session=False)
    )


def state_now(inset_session: AnySession) -> SessionState:
    """Where the session stands in the database just now, whatever was read before."""
    found = db.session.scalar(select(InsetSession.state).where(InsetSession.id == inset_session.id))
    return found or SessionState.CANCELLED


def _locked_session(inset_session: InsetSession) -> InsetSession:
    found = db.session.scalar(
        select(InsetSession)
        .where(InsetSession.id == inset_session.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found or inset_session


def _open_session(row: InsetSession, presenter_id: int) -> None:
    if row.state is not SessionState.PLANNED:
        raise Refused(rules.why_not_open(row.state) or "")
    if not is_joinable(row.state, row.starts_at, row.minutes, clock.now()):
        raise Refused(_why_not_due(row))
    row.state, row.opened_at = SessionState.OPEN, clock.now()
    note(
        Verb.OPENED_SESSION,
        presenter_id,
        organisation_id=row.organisation_id,
        subject=("inset_session", str(row.id)),
    )


def _why_not_due(row: InsetSession) -> str:
    if clock.now() < row.starts_at:
        opens_at = row.starts_at - OPENS_BEFORE
        on = day(clock.london_day(opens_at))
        return (
            f"The room can be opened from {clock_time(opens_at)} on {on}, 45 minutes before the "
            "session begins. Until then you can look through it, and nobody is asked anything."
        )
    return (
        "The time of this session is long over, so its room cannot be opened any more. "
        "If it is still to come, change its date and time first."
    )
