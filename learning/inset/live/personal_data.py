"""What rooms keep about a person: who presented. Answers can be found for a day, then by nobody."""

from typing import Any

from sqlalchemy import select, update

from learning.database import db
from learning.inset.live.forgetting import nobodys_key
from learning.inset.live.voters import voter_key_of
from learning.inset.models import (
    InsetSession,
    LiveRoom,
    Poll,
    PollAnswer,
    QuestionVote,
    RoomQuestion,
)


def export(person_id: int) -> dict[str, object]:
    """The sessions the person presented; what they answered and asked, while it can be found."""
    presented = db.session.scalars(
        select(InsetSession.title)
        .join(LiveRoom, LiveRoom.inset_session_id == InsetSession.id)
        .where(LiveRoom.presenter_id == person_id)
        .order_by(InsetSession.id)
    )
    keys = _keys_of(person_id)
    return {
        "inset_sessions_presented": list(presented),
        "answers_in_rooms": [_answer(row) for row in _answers(keys)],
        "questions_in_rooms": [_question(row) for row in _questions(keys)],
    }


def erase(person_id: int) -> None:
    """No room leads to the person; what they answered is counted on, and is nobody’s at once."""
    keys = _keys_of(person_id)
    for statement in (
        update(PollAnswer).where(PollAnswer.voter_key.in_(keys)).values(voter_key=nobodys_key()),
        update(QuestionVote)
        .where(QuestionVote.voter_key.in_(keys))
        .values(voter_key=nobodys_key()),
        update(RoomQuestion).where(RoomQuestion.voter_key.in_(keys)).values(voter_key=""),
        update(LiveRoom).where(LiveRoom.presenter_id == person_id).values(presenter_id=None),
    ):
        db.session.execute(statement, execution_options={"synchronize_session": False})


def _keys_of(person_id: int) -> list[str]:
    """The person's keys in all rooms in which they can still be told: those of the last days."""
    rooms = db.session.scalars(select(LiveRoom).where(LiveRoom.salt.is_not(None)))
    return [voter_key_of(room, person_id=person_id) for room in rooms]


def _answers(keys: list[str]) -> Any:
    return db.session.execute(
        select(Poll.question_slug, Poll.module_slug, PollAnswer.chosen, PollAnswer.answered_at)
        .join(Poll, Poll.id == PollAnswer.poll_id)
        .where(PollAnswer.voter_key.in_(keys))
        .order_by(PollAnswer.id)
    )


def _questions(keys: list[str]) -> Any:
    return db.session.execute(
        select(RoomQuestion.body, RoomQuestion.asked_at)
        .where(RoomQuestion.voter_key.in_(keys))
        .order_by(RoomQuestion.id)
    )


def _answer(row: Any) -> dict[str, object]:
    return {
        "module": row.module_slug,
        "question": row.question_slug,
        "chosen": row.chosen,
        "answered_at": row.answered_at.isoformat(),
    }


def _question(row: Any) -> dict[str, object]:
    return {"body": row.body, "asked_at": row.asked_at.isoformat()}
