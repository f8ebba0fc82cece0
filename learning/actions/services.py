"""Taking on, changing, finishing and letting go of actions; always a person's own."""

from datetime import date

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.actions import rules
from learning.actions.models import Action, ActionContext
from learning.actions.queries import LessonAction, own_action
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.drafts.places import context_ref
from learning.drafts.rules import as_kept
from learning.errors import Conflict, Refused

OPEN_ONCE = ("uq_actions_open_from_one_place", "actions.person_id, actions.context_ref")
SENT_TWICE = ("uq_actions_person_id_form_id", "actions.person_id, actions.form_id")


def adopt_action(person_id: int, lesson_action: LessonAction, due_on: date | None = None) -> Action:
    """The action stands open among the person's own, in the lesson's words of today.

    One that is open already stays the only one, and takes the day if one is given. Raises Refused
    for a day that cannot be chosen.
    """
    _check_day(due_on)
    ref = context_ref(lesson_action.place)
    action = _add_once(
        Action(
            person_id=person_id,
            text=lesson_action.text,
            context_kind=ActionContext.LESSON,
            context_ref=ref,
            due_on=due_on,
        ),
        (Action.context_ref == ref) & Action.done_at.is_(None),
    )
    action.due_on = due_on or action.due_on
    return action


def add_action(
    person_id: int,
    *,
    text: str,
    due_on: date | None,
    form_id: str,
    names_no_pupil: bool = False,
) -> Action:
    """The person means to do this. A form sent twice finds what it made first.

    Raises Refused for no words, too many, or a day that cannot be chosen; MayNamePupil to warn.
    """
    _check_day(due_on)
    return _add_once(
        Action(
            person_id=person_id,
            text=_wording(text, names_no_pupil),
            context_kind=ActionContext.OWN,
            due_on=due_on,
            form_id=form_id,
        ),
        Action.form_id == form_id,
    )


def add_from_session(
    person_id: int, session_id: int, *, text: str, due_on: date | None, form_id: str
) -> Action:
    """What somebody means to try after an INSET session, in words that were looked at already.

    A form sent twice finds what it made first. Raises Refused for a day that cannot be chosen.
    """
    _check_day(due_on)
    return _add_once(
        Action(
            person_id=person_id,
            text=text,
            context_kind=ActionContext.SESSION,
            context_ref=rules.session_ref(session_id),
            due_on=due_on,
            form_id=form_id,
        ),
        Action.form_id == form_id,
    )


def follow_session(
    person_id: int, action_id: int, *, former: str, text: str, due_on: date | None
) -> None:
    """An action that came from a session says what its owner says there now.

    One that is done, or that its owner has worded anew among their actions, stays as it is; so does
    one whose words were taken out there.
    """
    action = own_action(person_id, action_id)
    if action.done_at is None and action.text == former and text:
        action.text, action.due_on = text, due_on


def change_action(
    person_id: int,
    action_id: int,
    *,
    text: str,
    due_on: date | None,
    edition: str,
    names_no_pupil: bool = False,
) -> Action:
    """The action stands in these words with this day. `edition` names those it was made from.

    Raises Conflict with the words that stand if it was changed elsewhere meanwhile, and as
    `add_action`; NotFound unless it is this person's.
    """
    action = own_action(person_id, action_id)
    is_reworded = as_kept(text).strip() != action.text
    words = _wording(text, names_no_pupil) if is_reworded else action.text
    if due_on != action.due_on:
        _check_day(due_on)
    if rules.edition(words, due_on) == rules.edition(action.text, action.due_on):
        return action
    if edition != rules.edition(action.text, action.due_on):
        raise Conflict(
            "You changed this action in another window. What stands now is shown above your words.",
            action.text,
            "text",
        )
    action.text, action.due_on = words, due_on
    return action


def tick_off(
    person_id: int, action_id: int, *, note: str = "", names_no_pupil: bool = False
) -> Action:
    """The action is done, since the first time it was ticked; a note says what happened.

    An empty note leaves the one there is. Raises Refused for a long note, MayNamePupil to warn,
    NotFound unless it is this person's.
    """
    action = own_action(person_id, action_id)
    line = " ".join(note.split())
    if line:
        action.note = words_to_keep(
            line,
            today=clock.today(),
            names_no_pupil=names_no_pupil,
            longest=rules.LONGEST_NOTE,
            field="note",
        )
    action.done_at = action.done_at or clock.now()
    return action


def undo_tick(person_id: int, action_id: int) -> Action:
    """The action is still to be done; its note stays. Raises NotFound unless it is this person's.

    Raises Refused if the same action was taken on from its lesson once more meanwhile.
    """
    action = own_action(person_id, action_id)
    try:
        with db.session.begin_nested():
            action.done_at = None
    except IntegrityError as error:
        if not violated_constraint(error, *OPEN_ONCE):
            raise
        raise Refused("You have taken on this action once more since; that one is open.") from error
    return action


def let_go(person_id: int, action_id: int) -> None:
    """The action is gone from the person's list. Raises NotFound unless it is this person's."""
    action = own_action(person_id, action_id)
    db.session.execute(delete(Action).where(Action.id == action.id))


def _wording(text: str, names_no_pupil: bool) -> str:
    return words_to_keep(
        text,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=rules.LONGEST_ACTION,
        field="text",
    )


def _check_day(due_on: date | None) -> None:
    if due_on is not None and not rules.is_day_to_choose(due_on, clock.today()):
        raise Refused("Choose today or a later day, within the next two years.", "due_on")


def _add_once(action: Action, is_the_same: ColumnElement[bool]) -> Action:
    """The given row, or the one of this person that is the same already."""
    same = select(Action).where(Action.person_id == action.person_id, is_the_same)
    earlier = db.session.scalar(same)
    if earlier is not None:
        return earlier
    try:
        with db.session.begin_nested():
            db.session.add(action)
    except IntegrityError as error:
        if not violated_constraint(error, *OPEN_ONCE, *SENT_TWICE):
            raise
        return db.session.execute(same).scalar_one()
    return action
