"""Saying what one made of a session, and what became of it; always a person's own.

Nothing of it is in the journal.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.actions import rules as action_rules
from learning.actions.models import Action
from learning.actions.services import add_from_session, follow_session
from learning.database import Model, db, violated_constraint
from learning.drafts.services import discard_drafts
from learning.drafts.typed_words import words
from learning.errors import Conflict, NotFound, Refused
from learning.inset.following import rules
from learning.inset.following.own import Said, said_of
from learning.inset.models import Evaluation, FollowUp
from learning.inset.rules import FOLLOW_UP_WEEKS, Tried, Useful

ONE_EVALUATION = ("uq_evaluations_attendance_id", "evaluations.attendance_id")
ONE_FOLLOW_UP = (
    "uq_follow_ups_attendance_id_weeks",
    "follow_ups.attendance_id, follow_ups.weeks",
)
ELSEWHERE = "You said something else in another window. What stands now is shown above your words."
TOO_LATE = "This can no longer be answered; what you said stands as it is."
NOT_YET = "This is asked later, once there was time to try it."

K = TypeVar("K", Useful, Tried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What somebody made of a session, as a form says it."""

    useful: str
    trying: str = ""
    try_by: date | None = None
    helps: tuple[str, ...] = ()
    would_help: str = ""
    shares_words: bool = False
    adds_action: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of it, as a form says it. `tried` may be left as it is."""

    tried: str = ""
    changed: str = ""
    next_step: str = ""
    shares_words: bool = False


def draft_keys(session_id: int) -> str:
    """How the names of all drafts about a session begin."""
    return f"session/{session_id}/after/"


def evaluate(
    person_id: int,
    session_id: int,
    made: Made,
    *,
    form_id: str,
    edition: str,
    names_no_pupil: bool = False,
) -> Evaluation:
    """The evaluation stands as it is said; what they mean to try is an action if they wish so.

    A form sent twice changes nothing. Raises Refused for what cannot be, MayNamePupil to warn,
    Conflict if something else was said elsewhere, NotFound for whoever was not there.
    """
    said = said_of(person_id, session_id)
    if not said.there.may_evaluate(clock.today()):
        raise Refused(TOO_LATE)
    values = _evaluated(said, made, names_no_pupil=names_no_pupil)
    row = said.evaluation or _add_evaluation(said, values)
    former = row.trying
    _change(row, values, edition)
    _keep_action(person_id, said, row, former, adds=made.adds_action, form_id=form_id)
    discard_drafts(person_id, f"{draft_keys(session_id)}evaluation")
    return row


def follow_up(
    said: Said, weeks: int, became: Became, *, edition: str, names_no_pupil: bool = False
) -> FollowUp:
    """What became of it stands as it is said, in place of what was put aside.

    `said` is of whoever asks. Raises as `evaluate`.
    """
    _check_weeks(said, weeks)
    tried = became.tried or _tried_before(said, weeks)
    if not tried:
        raise Refused("Choose one of the four answers.", "tried")
    keep = {"names_no_pupil": names_no_pupil}
    values: dict[str, object] = {
        "tried": _of(Tried, tried, "tried"),
        "changed": words(became.changed, "changed", rules.LONGEST_WORDS, **keep),
        "next_step": words(became.next_step, "next_step", rules.LONGEST_WORDS, **keep),
        "put_aside_at": None,
    }
    values["shares_words"] = _shares(said, became.shares_words, "changed", "next_step", values)
    row = said.follow_ups.get(weeks) or _add_follow_up(said, weeks, values)
    _change(row, values, edition)
    discard_drafts(said.there.person_id, f"{draft_keys(said.there.session_id)}{weeks}")
    return row


def say_tried(said: Said, weeks: int, tried: str) -> FollowUp:
    """The one tap stands; words that were said with an earlier one stay. Raises as `follow_up`."""
    _check_weeks(said, weeks)
    answer = _of(Tried, tried, "tried")
    row = said.follow_ups.get(weeks) or _add_follow_up(said, weeks, {"tried": answer})
    if row.tried is not answer:
        row.tried, row.put_aside_at = answer, None
        row.edition += 1
    return row


def add_words(said: Said, weeks: int, became: Became, *, names_no_pupil: bool = False) -> FollowUp:
    """The words of somebody who came by a link and has answered already, and said none yet.

    The same ones sent twice are kept once. Others are never put in the place of what stands, nor
    shared with it: Conflict, and signing in is the way.
    """
    row = said.follow_ups.get(weeks)
    if row is None or row.tried is None:
        raise Refused("Choose one of the four answers first.", "tried")
    if not (became.changed.strip() or became.next_step.strip()):
        raise Refused(
            "Write a few words first, or close this page: your answer is kept.", "changed"
        )
    if row.changed or row.next_step:
        same = (became.changed.strip(), became.next_step.strip()) == (row.changed, row.next_step)
        if same:
            return row
        raise Conflict(
            "You have written about this already. Sign in to change what you wrote; copy these "
            "words first.",
            "",
        )
    edition = str(row.edition)
    return follow_up(said, weeks, became, edition=edition, names_no_pupil=names_no_pupil)


def put_aside(said: Said, weeks: int) -> None:
    """Nothing more is asked about this session from these weeks on; what was said stays."""
    if weeks not in FOLLOW_UP_WEEKS:
        raise NotFound
    for each in rules.weeks_from(weeks):
        if each not in said.follow_ups:
            _add_follow_up(said, each, {"put_aside_at": clock.now()})


def take_words_back(person_id: int, session_id: int) -> None:
    """Nobody else reads anything of what this person said of the session, from now on."""
    said = said_of(person_id, session_id)
    for row in (said.evaluation, *said.follow_ups.values()):
        if row is not None and row.shares_words:
            row.shares_words = False
            row.edition += 1


def _evaluated(said: Said, made: Made, *, names_no_pupil: bool) -> dict[str, object]:
    keep = {"names_no_pupil": names_no_pupil}
    useful = _of(Useful, made.useful, "useful")
    trying = words(made.trying, "trying", action_rules.LONGEST_ACTION, **keep)
    before = said.evaluation.try_by if said.evaluation else None
    if made.try_by not in (None, before):
        _check_day(made.try_by)
    values: dict[str, object] = {
        "useful": useful,
        "trying": trying,
        "try_by": made.try_by if trying else None,
        "helps": rules.helps_to_keep(made.helps),
        "would_help": words(made.would_help, "would_help", rules.LONGEST_WORDS, **keep),
    }
    values["shares_words"] = _shares(said, made.shares_words, "trying", "would_help", values)
    return values


def _shares(said: Said, wishes: bool, one: str, other: str, values: dict[str, object]) -> bool:
    """Whether words are read by others: where there are some, and where no name is needed."""
    return wishes and said.there.may_share and bool(values[one] or values[other])


def _change(row: Evaluation | FollowUp, values: dict[str, object], edition: str) -> None:
    """The row stands as said; Conflict if it was changed since the form was shown."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    if edition != str(row.edition):
        raise Conflict(ELSEWHERE, "")
    for name, value in values.items():
        setattr(row, name, value)
    row.edition += 1


def _keep_action(
    person_id: int, said: Said, row: Evaluation, former: str, *, adds: bool, form_id: str
) -> None:
    """What they mean to try stands among their actions once, in the words of today."""
    action = db.session.get(Action, row.action_id) if row.action_id else None
    if action is not None:
        follow_session(person_id, action.id, former=former, text=row.trying, due_on=row.try_by)
    elif adds and row.trying:
        row.action_id = add_from_session(
            person_id,
            said.there.session_id,
            text=row.trying,
            due_on=row.try_by,
            form_id=form_id,
        ).id


def _add_evaluation(said: Said, values: dict[str, object]) -> Evaluation:
    row = Evaluation(attendance_id=said.there.attendance_id, **values)
    return row if _added(row, ONE_EVALUATION) else _again(said).evaluation or row


def _add_follow_up(said: Said, weeks: int, values: dict[str, object]) -> FollowUp:
    row = FollowUp(attendance_id=said.there.attendance_id, weeks=weeks, **values)
    return row if _added(row, ONE_FOLLOW_UP) else _again(said).follow_ups.get(weeks, row)


def _added(row: Model, constraint: tuple[str, str]) -> bool:
    """Whether the row stands; not if another one was there a moment before."""
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *constraint):
            raise
        return False
    return True


def _again(said: Said) -> Said:
    return said_of(said.there.person_id, said.there.session_id)


def _check_weeks(said: Said, weeks: int) -> None:
    if weeks not in FOLLOW_UP_WEEKS:
        raise NotFound
    today = clock.today()
    if not said.there.may_follow_up(weeks, today):
        first, _ = rules.days_of_follow_up(said.there.day, weeks)
        raise Refused(NOT_YET if today < first else TOO_LATE)


def _check_day(day: date | None) -> None:
    if day is not None and not action_rules.is_day_to_choose(day, clock.today()):
        raise Refused("Choose today or a later day, within the next two years.", "other_day")


def _tried_before(said: Said, weeks: int) -> str:
    row = said.follow_ups.get(weeks)
    return row.tried.value if row is not None and row.tried is not None else ""


def _of(kind: type[K], value: str, field: str) -> K:
    try:
        return kind(value)
    except ValueError:
        raise Refused("Choose one of the four answers.", field) from None
