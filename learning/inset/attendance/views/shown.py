"""What every page of attendance has in common: the session, and what may be done with its list."""

from dataclasses import dataclass
from datetime import datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.inset.attendance import rules
from learning.inset.attendance.correcting import Change
from learning.inset.attendance.ending import can_be_changed, end_if_forgotten, ends_by_itself_at
from learning.inset.models import InsetSession
from learning.inset.rules import SessionState
from learning.inset.sessions.coming import lock_session
from learning.inset.sessions.queries import managed_session
from learning.inset.sessions.times import ends_at
from learning.inset.sessions.when import when_in_words

SESSION = "/sessions/<int(max=2147483647):session_id>"
ATTENDANCE = f"{SESSION}/attendance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A session as its pages of attendance show it."""

    session_id: int
    title: str
    when: str
    starts_at: datetime
    ends_at: datetime
    minutes: int
    is_ended: bool
    is_cancelled: bool
    can_change: bool
    can_end: bool
    can_reopen: bool
    ends_by_itself_at: datetime


def planned_of(row: InsetSession, now: datetime) -> Planned:
    """The session, and what may be done with its list now."""
    whole = rules.whole_minutes(row.minutes, row.lasted)
    is_open = row.state in (SessionState.PLANNED, SessionState.OPEN)
    return Planned(
        session_id=row.id,
        title=row.title,
        when=when_in_words(row.starts_at, whole),
        starts_at=row.starts_at,
        ends_at=ends_at(row.starts_at, whole),
        minutes=whole,
        is_ended=row.state is SessionState.ENDED,
        is_cancelled=row.state is SessionState.CANCELLED,
        can_change=can_be_changed(row, now),
        can_end=is_open and now >= row.starts_at - rules.MARKED_BEFORE,
        can_reopen=rules.can_be_reopened(row.state, row.ended_at, now),
        ends_by_itself_at=ends_by_itself_at(row),
    )


def begun(session_id: int) -> Change:
    """A change by the viewer to a session they manage, which has ended if it should have.

    The session is held until the change is done: one that ends is not taken back meanwhile.
    """
    now = clock.now()
    row = lock_session(managed_session(current_user, session_id).id)
    end_if_forgotten(row, now)
    return Change(inset_session=row, by_person_id=current_user.id, now=now)


def shown(template: str, row: InsetSession, **more: object) -> str:
    """A page about the list of a session."""
    return render_template(template, planned=planned_of(row, clock.now()), **more)


def back_to_list(session_id: int, anchor: str | None = None) -> ResponseReturnValue:
    """The way to the list."""
    return redirect(url_for("inset.read_attendance", session_id=session_id, _anchor=anchor))
