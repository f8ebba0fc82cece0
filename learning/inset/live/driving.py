"""One window presents: it says where the room is, and what is asked, shown, timed and answered."""

from collections.abc import Callable, Sequence

from sqlalchemy import func, select

from content import Library
from learning import clock
from learning.database import db
from learning.errors import Refused
from learning.inset.deck.steps import Step
from learning.inset.live import polls, rules
from learning.inset.live.arriving import Sent
from learning.inset.live.rooms import locked_room, open_room, state_now
from learning.inset.live.rules import NO_TIMER, Action, Timer
from learning.inset.models import InsetSession, LiveRoom, Poll, RoomQuestion
from learning.people.models import Person


class AnotherPresents(Refused):
    """Another window presents; `presenter` is the name of whoever does ("" for nobody)."""

    def __init__(self, presenter: str) -> None:
        message = rules.ANOTHER_PRESENTS.format(presenter=presenter)
        super().__init__(message if presenter else rules.NOBODY_PRESENTS)
        self.presenter = presenter


def drive(
    inset_session: InsetSession,
    person_id: int,
    sent: Sent,
    *,
    steps: Sequence[Step],
    library: Library,
) -> None:
    """The room is where the presenter's window says, and what it asked for is done.

    `steps` are those of the session. What was done before is not done twice, so a window may send
    again what it could not tell. Raises AnotherPresents where the key is not that of the window
    that presents, Refused for what makes no sense now.
    """
    if sent.action is Action.TAKE_OVER:
        open_room(inset_session, person_id, sent.key)
    room = _room_of_window(inset_session, sent.key)
    before = _as_seen(room)
    _move(room, sent.step_key, steps)
    has_changed = False
    if sent.action in (Action.OPEN_POLL, Action.CLOSE_POLL, Action.SHOW_POLL):
        has_changed = _on_polls(room, sent.action, steps, library)
    elif sent.action in _ON_QUESTIONS:
        has_changed = _on_question(room, sent)
    elif sent.action is not None:
        _on_room(room, sent)
    room.presenter_seen_at = clock.now()
    if has_changed or before != _as_seen(room):
        room.version += 1
    db.session.flush()


def _room_of_window(inset_session: InsetSession, key: str) -> LiveRoom:
    room = locked_room(inset_session.id)
    why = rules.why_not_open(state_now(inset_session))
    if room is None or room.presenter_key != key:
        if why is not None and why is not rules.NOT_STARTED:
            raise Refused(why)
        raise AnotherPresents(_presenter_of(room))
    if why is not None:
        raise Refused(why)
    return room


def _presenter_of(room: LiveRoom | None) -> str:
    if room is None or not room.presenter_key:
        return ""
    name = db.session.scalar(select(Person.name).where(Person.id == room.presenter_id))
    return name or "Somebody"


def _as_seen(room: LiveRoom) -> tuple[object, ...]:
    """What of the row phones see."""
    return (
        room.step_key,
        room.timer_ends_at,
        room.timer_left,
        room.takes_questions,
    )


def _move(room: LiveRoom, step_key: str | None, steps: Sequence[Step]) -> None:
    if step_key is None or step_key == room.step_key:
        return
    place = next((at for at, step in enumerate(steps) if step.key == step_key), None)
    if place is None:
        raise Refused(rules.GONE_STEP)
    room.step, room.step_key = place, step_key


def _on_room(room: LiveRoom, sent: Sent) -> None:
    """The timer, and whether questions are taken."""
    timer, now = Timer(room.timer_ends_at, room.timer_left), clock.now()
    if sent.action is Action.START_TIMER:
        if sent.seconds is None and timer == NO_TIMER:
            raise Refused(rules.HOW_LONG, "seconds")
        timer = timer.started(sent.seconds, now)
    elif sent.action is Action.PAUSE_TIMER:
        timer = timer.paused(now)
    elif sent.action is Action.STOP_TIMER:
        timer = NO_TIMER
    elif sent.action is not Action.TAKE_OVER:
        room.takes_questions = sent.action is Action.TAKE_QUESTIONS
    room.timer_ends_at, room.timer_left = timer.ends_at, timer.left


def _on_polls(room: LiveRoom, action: Action, steps: Sequence[Step], library: Library) -> bool:
    """A poll is opened, closed or shown; whether anything has changed."""
    db.session.flush()
    is_open = db.session.scalar(
        select(Poll).where(Poll.inset_session_id == room.inset_session_id, Poll.closed_at.is_(None))
    )
    if action is Action.OPEN_POLL:
        return _open(room, is_open, steps, library)
    if action is Action.CLOSE_POLL:
        return _close(is_open)
    return _show(room, is_open)


def _open(room: LiveRoom, is_open: Poll | None, steps: Sequence[Step], library: Library) -> bool:
    """The room is asked what stands at its step; what was open is closed."""
    step = next((each for each in steps if each.key == room.step_key), None)
    if step is None:
        raise Refused(rules.GONE_STEP)
    asked = polls.asked_of(step)
    if asked is None:
        raise Refused(rules.TO_TALK_ABOUT)
    body = polls.kept(asked)
    if is_open is not None and (is_open.step_key, is_open.body) == (step.key, body):
        return False
    _close(is_open)
    db.session.flush()
    last = db.session.scalar(
        select(func.max(Poll.number)).where(Poll.inset_session_id == room.inset_session_id)
    )
    db.session.add(
        Poll(
            inset_session_id=room.inset_session_id,
            number=(last or 0) + 1,
            kind=asked.kind,
            step_key=step.key,
            module_slug=step.module_slug,
            lesson_slug=step.lesson_slug,
            question_slug=step.question.slug if step.question else "",
            fingerprint=_fingerprint(step, library),
            body=body,
            opened_at=clock.now(),
        )
    )
    return True


def _close(is_open: Poll | None) -> bool:
    if is_open is None:
        return False
    is_open.closed_at = clock.now()
    return True


def _show(room: LiveRoom, is_open: Poll | None) -> bool:
    """The room sees the chart of the newest poll of its step, which is closed by that.

    Nobody is to be led by what others have chosen.
    """
    newest = db.session.scalar(
        select(Poll)
        .where(Poll.inset_session_id == room.inset_session_id, Poll.step_key == room.step_key)
        .order_by(Poll.number.desc())
        .limit(1)
    )
    if newest is None:
        raise Refused(rules.NOTHING_ASKED)
    if newest is is_open:
        _close(newest)
    if newest.shown_at is not None:
        return False
    newest.shown_at = clock.now()
    return True


def _fingerprint(step: Step, library: Library) -> str:
    """Which wording of its check a question is from; "" for what is of no check."""
    module = library.module(step.module_slug) if step.question else None
    lesson = module.lesson(step.lesson_slug) if module else None
    return lesson.check.fingerprint if lesson and lesson.check else ""


def _on_question(room: LiveRoom, sent: Sent) -> bool:
    """A question from the room is marked as answered, or taken off; whether that is new."""
    if sent.question_id is None:
        raise Refused(rules.WHICH_QUESTION)
    question = db.session.scalar(
        select(RoomQuestion).where(
            RoomQuestion.id == sent.question_id,
            RoomQuestion.inset_session_id == room.inset_session_id,
        )
    )
    if question is None:
        raise Refused(rules.NO_SUCH_QUESTION)
    return _ON_QUESTIONS[sent.action](question) if sent.action else False


def _answered(question: RoomQuestion) -> bool:
    is_new = question.answered_at is None
    question.answered_at = question.answered_at or clock.now()
    return is_new


def _hidden(question: RoomQuestion) -> bool:
    is_new = question.hidden_at is None
    question.hidden_at = question.hidden_at or clock.now()
    return is_new


_ON_QUESTIONS: dict[Action | None, Callable[[RoomQuestion], bool]] = {
    Action.ANSWER_QUESTION: _answered,
    Action.HIDE_QUESTION: _hidden,
}
