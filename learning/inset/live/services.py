"""Answers, questions and votes are kept, under keys and never under names; the room is driven."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from learning import clock
from learning.database import Model, add_once, counted, db, insert_once, rows_of, run
from learning.drafts.free_text import words_to_keep
from learning.errors import NotFound, Refused
from learning.inset.live import polls, rules
from learning.inset.live.driving import AnotherPresents, drive
from learning.inset.live.forgetting import forget_voters
from learning.inset.live.keeping import keep_as_attempt
from learning.inset.live.phones import AnySession
from learning.inset.live.rooms import locked_room, open_room, state_now, tell_phones
from learning.inset.live.voters import voter_key_of
from learning.inset.models import (
    InsetSession,
    LiveRoom,
    Poll,
    PollAnswer,
    QuestionVote,
    RoomQuestion,
)
from learning.people.queries import possible_key

__all__ = [
    "AnotherPresents",
    "PollClosed",
    "answer",
    "ask",
    "drive",
    "forget_voters",
    "keep_as_attempt",
    "open_room",
    "vote",
    "voter_key_of",
]


class PollClosed(Refused):
    """The poll takes no answers any more; `poll_id` names it."""

    def __init__(self, message: str, poll_id: int) -> None:
        super().__init__(message, "chosen")
        self.poll_id = poll_id


def answer(
    inset_session: AnySession, poll_id: int, voter_key: str, chosen: Iterable[str], now: datetime
) -> tuple[str, ...]:
    """The answer stands, one for each voter, the last one sent; what was kept comes back.

    Two statements. Raises PollClosed (it says what was asked), Refused for what is no answer to
    this poll, for a poll of another session, and when the session is not open.
    """
    rows = (
        rows_of(_POLL, poll_id=poll_id, session_id=inset_session.id)
        if 0 < poll_id <= rules.LARGEST_ID
        else ()
    )
    if not rows:
        raise Refused(rules.NO_SUCH_POLL)
    poll = rows[0]
    why = rules.why_not_open(poll.state)
    if why is not None:
        raise Refused(why)
    asked = polls.read(poll.body)
    if poll.closed_at is not None:
        raise PollClosed(polls.closed_in_words(asked, poll.closed_at), poll_id)
    kept = polls.answer_to_keep(asked, chosen)
    run(
        _ANSWER[db.engine.dialect.name],
        poll_id=poll_id,
        voter_key=voter_key,
        chosen=kept,
        answered_at=now,
        created_at=now,
    )
    return polls.chosen_of(asked, kept)


def ask(
    inset_session: AnySession,
    body: str,
    voter_key: str,
    form_id: str,
    *,
    names_no_pupil: bool = False,
) -> RoomQuestion:
    """A question from the room stands, without a name; a form sent twice asks once.

    Raises Refused for none or too many words, where questions are not taken, for more than one in
    20 seconds or ten in all from one phone; MayNamePupil.
    """
    room = _open_room_of(inset_session)
    earlier = _asked_before(room.inset_session_id, voter_key, form_id)
    sent_before = next((each for each in earlier if each.form_id == form_id), None)
    if sent_before is not None:
        return sent_before
    if not room.takes_questions:
        raise Refused(rules.NO_QUESTIONS, "body")
    now, typed = clock.now(), " ".join(body.split())
    longest = rules.LONGEST_QUESTION
    words = words_to_keep(
        typed, today=clock.today(), names_no_pupil=names_no_pupil, longest=longest
    )
    why = rules.why_not_asked([each.asked_at for each in earlier], now)
    if why is not None:
        raise Refused(why, "body")
    question = RoomQuestion(
        inset_session_id=room.inset_session_id,
        body=words,
        asked_at=now,
        voter_key=voter_key,
        form_id=form_id,
    )
    db.session.add(question)
    room.version += 1
    db.session.flush()
    return question


def vote(
    inset_session: AnySession, question_id: int, voter_key: str, *, wants: bool = True
) -> None:
    """This phone would like the question answered, too (or not any more); twice is as once.

    Raises NotFound for a question of another session or a hidden one, Refused for the own one and
    when the session is not open.
    """
    _open_room_of(inset_session)
    question = db.session.scalar(
        select(RoomQuestion).where(
            RoomQuestion.id == possible_key(question_id),
            RoomQuestion.inset_session_id == inset_session.id,
            RoomQuestion.hidden_at.is_(None),
        )
    )
    if question is None:
        raise NotFound
    if question.voter_key == voter_key:
        raise Refused(rules.OWN_QUESTION)
    if _has_changed(question.id, voter_key, wants=wants):
        votes = db.session.scalar(
            select(func.count(QuestionVote.id)).where(QuestionVote.room_question_id == question.id)
        )
        if rules.is_worth_telling(votes or 0):
            tell_phones(inset_session.id)


def _open_room_of(inset_session: AnySession) -> LiveRoom:
    """The room, held, if something can be asked in it now; raises Refused."""
    room = locked_room(inset_session.id)
    why = rules.why_not_open(state_now(inset_session))
    if room is None or why is not None:
        raise Refused(why or rules.NOT_STARTED)
    return room


def _asked_before(session_id: int, voter_key: str, form_id: str) -> Sequence[RoomQuestion]:
    """What this phone has asked here, and what this very form asked before."""
    return db.session.scalars(
        select(RoomQuestion).where(
            RoomQuestion.inset_session_id == session_id,
            or_(RoomQuestion.form_id == form_id, RoomQuestion.voter_key == voter_key),
        )
    ).all()


def _has_changed(question_id: int, voter_key: str, *, wants: bool) -> bool:
    if wants:
        return add_once(
            _VOTE, room_question_id=question_id, voter_key=voter_key, created_at=clock.now()
        )
    return run(_NO_VOTE, room_question_id=question_id, voter_key=voter_key) > 0


def _keeping_the_last(insert: Any) -> Any:
    """An answer, in the place of what the same voter answered before."""
    row = insert(Model.metadata.tables[PollAnswer.__tablename__])
    changed = {each: row.excluded[each] for each in ("chosen", "answered_at")}
    return counted(row.on_conflict_do_update(index_elements=["poll_id", "voter_key"], set_=changed))


_ANSWER = {
    "sqlite": _keeping_the_last(sqlite.insert),
    "postgresql": _keeping_the_last(postgresql.insert),
}
# Held against closing, not against other answers.
_POLL = (
    select(Poll.body, Poll.closed_at, InsetSession.state)
    .join(InsetSession, InsetSession.id == Poll.inset_session_id)
    .where(Poll.id == bindparam("poll_id"), Poll.inset_session_id == bindparam("session_id"))
    .with_for_update(read=True, of=Poll)
)
_VOTE = insert_once(QuestionVote.__tablename__, "room_question_id", "voter_key")
_NO_VOTE = delete(QuestionVote).where(
    QuestionVote.room_question_id == bindparam("room_question_id"),
    QuestionVote.voter_key == bindparam("voter_key"),
)
