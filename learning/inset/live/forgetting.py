"""A day after a session nobody can say any more who answered what, not even with the database.

The salt goes, and with it the way from a person to their key. Each answer then gets a key of its
own and the time of its poll, so that not even answers of one unknown person are still together:
somebody who kept an attempt of their own could else be found by it among the answers.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, or_, select, update

from learning import clock
from learning.database import db, writing
from learning.inset.live.rules import KEYS_KEPT
from learning.inset.models import (
    InsetSession,
    LiveRoom,
    Poll,
    PollAnswer,
    QuestionVote,
    RoomQuestion,
)

LONGEST_DAY = timedelta(hours=14)
"""The longest session, and how long after it a room may still be open."""


def forget_when_due() -> int:
    """For the work that waits for a time: as `forget_voters`, writing only where there is cause."""
    due = sessions_to_forget(clock.now())
    db.session.rollback()
    if not due:
        return 0
    with writing():
        return forget_voters(clock.now())


def forget_voters(now: datetime) -> int:
    """Of sessions that ended a day ago (or were never ended) no salt is left; of how many."""
    due = sessions_to_forget(now)
    for session_id in due:
        _forget(session_id)
    return len(due)


def sessions_to_forget(now: datetime) -> list[int]:
    """The sessions whose answers could still be told apart, and should not be any more."""
    over_at = func.coalesce(InsetSession.ended_at, InsetSession.cancelled_at)
    found = db.session.scalars(
        select(LiveRoom.inset_session_id)
        .join(InsetSession, InsetSession.id == LiveRoom.inset_session_id)
        .where(
            LiveRoom.salt.is_not(None),
            or_(
                over_at <= now - KEYS_KEPT,
                InsetSession.starts_at <= now - KEYS_KEPT - LONGEST_DAY,
            ),
        )
        .order_by(LiveRoom.inset_session_id)
    )
    return list(found)


def nobodys_key() -> ColumnElement[str]:
    """A random key, another one for each row, as a database makes it."""
    if db.engine.dialect.name == "sqlite":
        return func.lower(func.hex(func.randomblob(16)))
    return func.replace(cast(func.gen_random_uuid(), Text), "-", "")


def _forget(session_id: int) -> None:
    its_polls = select(Poll.id).where(Poll.inset_session_id == session_id)
    its_questions = select(RoomQuestion.id).where(RoomQuestion.inset_session_id == session_id)
    asked_at = _of_row(Poll.opened_at, Poll.id == PollAnswer.poll_id)
    said_at = _of_row(RoomQuestion.asked_at, RoomQuestion.id == QuestionVote.room_question_id)
    for statement in (
        update(PollAnswer)
        .where(PollAnswer.poll_id.in_(its_polls))
        .values(voter_key=nobodys_key(), answered_at=asked_at, created_at=asked_at),
        update(QuestionVote)
        .where(QuestionVote.room_question_id.in_(its_questions))
        .values(voter_key=nobodys_key(), created_at=said_at),
        update(RoomQuestion)
        .where(RoomQuestion.inset_session_id == session_id)
        .values(voter_key=""),
        update(Poll)
        .where(Poll.inset_session_id == session_id, Poll.closed_at.is_(None))
        .values(closed_at=Poll.opened_at),
        update(LiveRoom)
        .where(LiveRoom.inset_session_id == session_id)
        .values(salt=None, presenter_key="", timer_ends_at=None, timer_left=None),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})
    db.session.expire_all()


def _of_row(column: Any, is_its: ColumnElement[bool]) -> Any:
    return select(column).where(is_its).scalar_subquery()
