"""Somebody comes in; a visitor who turns out to be on the staff is counted once."""

from datetime import datetime

from sqlalchemy import delete, select, update

from learning.database import db
from learning.errors import Refused
from learning.inset.attendance.services import arrive, arrive_as_visitor
from learning.inset.live.queries import room_of
from learning.inset.live.voters import voter_key_of
from learning.inset.models import (
    Attendance,
    InsetSession,
    LiveRoom,
    Poll,
    PollAnswer,
    QuestionVote,
    RoomQuestion,
)
from learning.inset.room.queries import count_visitors, visitor_attendance
from learning.inset.room.rules import (
    MOST_VISITORS,
    Door,
    door_of,
    takes_visitors,
    visitor_key_of,
)

NOT_OPEN = {
    Door.EARLY: "This session cannot be joined yet.",
    Door.OVER: "The time of this session is over. Ask whoever led it to put you on the list.",
    Door.ENDED: "This session has ended. Ask whoever led it to put you on the list.",
    Door.CANCELLED: "This session was cancelled.",
}
TOO_MANY = "This session has as many visitors as it can take. Ask whoever leads it to add you."
NO_VISITORS = "This session is between a few people. Sign in to join it."


def come_in(
    inset_session: InsetSession,
    person_id: int,
    now: datetime,
    *,
    is_remote: bool,
    was_visitor: str = "",
) -> None:
    """The person stands on the list, once. Raises Refused unless the door is open.

    `was_visitor`: the token of the phone with which they came in as a visitor, by mistake. They
    are counted once then, and what the phone answered is theirs, unless they have answered it.
    """
    _check_door(inset_session, now)
    arrive(inset_session, person_id, now, is_remote=is_remote)
    visitor = visitor_attendance(inset_session.id, was_visitor) if was_visitor else None
    if visitor is None:
        return
    db.session.execute(delete(Attendance).where(Attendance.id == visitor.id))
    room = room_of(inset_session.id)
    if room is not None and room.salt is not None:
        _give(room, voter_key_of(room, token=was_visitor), voter_key_of(room, person_id=person_id))


def come_in_as_visitor(
    inset_session: InsetSession, name: str, school: str, token: str, now: datetime
) -> None:
    """A visitor stands on the list under a hash of their phone's token, once.

    Raises Refused unless the door is open and takes visitors, for what is no name, and for more
    visitors than any hall holds.
    """
    _check_door(inset_session, now)
    if not takes_visitors(inset_session.kind):
        raise Refused(NO_VISITORS)
    is_back = visitor_attendance(inset_session.id, token) is not None
    if not is_back and count_visitors(inset_session.id) >= MOST_VISITORS:
        raise Refused(TOO_MANY)
    key = visitor_key_of(token, inset_session.id)
    arrive_as_visitor(inset_session, name, school, key, now)


def _check_door(inset_session: InsetSession, now: datetime) -> None:
    door = door_of(inset_session.state, inset_session.starts_at, inset_session.minutes, now)
    if door is not Door.OPEN:
        raise Refused(NOT_OPEN[door])


def _give(room: LiveRoom, old: str, new: str) -> None:
    """What stands under one key stands under the other; nobody has two voices."""
    polls = select(Poll.id).where(Poll.inset_session_id == room.inset_session_id)
    questions = select(RoomQuestion.id).where(
        RoomQuestion.inset_session_id == room.inset_session_id
    )
    answered = select(PollAnswer.poll_id).where(PollAnswer.voter_key == new).scalar_subquery()
    voted = select(QuestionVote.room_question_id).where(QuestionVote.voter_key == new)
    own = select(RoomQuestion.id).where(RoomQuestion.voter_key == new)
    db.session.execute(
        delete(PollAnswer).where(
            PollAnswer.voter_key == old,
            PollAnswer.poll_id.in_(polls),
            PollAnswer.poll_id.in_(answered),
        )
    )
    db.session.execute(
        delete(QuestionVote).where(
            QuestionVote.voter_key == old,
            QuestionVote.room_question_id.in_(voted.union(own)),
        )
    )
    for table, column, keys in (
        (PollAnswer, PollAnswer.poll_id, polls),
        (QuestionVote, QuestionVote.room_question_id, questions),
        (RoomQuestion, RoomQuestion.id, questions),
    ):
        db.session.execute(
            update(table).where(table.voter_key == old, column.in_(keys)).values(voter_key=new)
        )
