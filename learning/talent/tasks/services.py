"""Saying that a task is done, changing the note, undoing it; always one's own. Never journalled."""

from datetime import date

from sqlalchemy import bindparam, delete, update

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import add_once, insert_once, run
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft, save_draft
from learning.errors import Conflict
from learning.talent.models import TaskDone
from learning.talent.rules import LONGEST_NOTE
from learning.talent.tasks import rules
from learning.talent.tasks.queries import task_line

_THIS = (TaskDone.person_id == bindparam("whose")) & (TaskDone.task_slug == bindparam("slug"))
_DONE = insert_once("network_tasks_done", "person_id", "task_slug")
_CHANGE = update(TaskDone).where(_THIS).values(done_on=bindparam("day"), note=bindparam("words"))
_UNDO = delete(TaskDone).where(_THIS)


def do_task(  # noqa: PLR0913 - what is kept of a task is these things
    person_id: int,
    guide: ShadowingGuide,
    task_slug: str,
    *,
    done_on: date | None,
    note: str = "",
    edition: str = "",
    names_no_pupil: bool = False,
) -> None:
    """The task is done on that day, or today if none is given, with this note; sent twice, once.

    `edition` names what the change was made from. Raises Conflict if something else is kept now,
    Refused for a day or words that cannot be, MayNamePupil to warn, NotFound for no such task.
    """
    line = task_line(person_id, guide, task_slug)
    today = clock.today()
    day = done_on or today
    rules.check_done_on(day, today)
    words = _note(note, today, names_no_pupil=names_no_pupil)
    if (day, words) != (line.done_on, line.note):
        if edition != line.edition:
            raise Conflict(
                "You changed this in another window. What stands now is shown above your words.",
                line.note,
                "note",
            )
        add_once(_DONE, person_id=person_id, task_slug=line.slug, done_on=day, note=words)
        run(_CHANGE, whose=person_id, slug=line.slug, day=day, words=words)
    discard_draft(person_id, rules.form_key(line.slug))


def undo_task(person_id: int, guide: ShadowingGuide, task_slug: str) -> bool:
    """The task is not done. Its note stands in its form again as a draft; whether there is one.

    The note on a task that the guide no longer has goes with it. Raises NotFound for no such task.
    """
    line = task_line(person_id, guide, task_slug)
    run(_UNDO, whose=person_id, slug=line.slug)
    if not line.note or line.task is None:
        return False
    save_draft(person_id, rules.form_key(line.slug), body=line.note)
    return True


def _note(typed: str, today: date, *, names_no_pupil: bool) -> str:
    if not typed.strip():
        return ""
    return words_to_keep(
        typed, today=today, names_no_pupil=names_no_pupil, longest=LONGEST_NOTE, field="note"
    )
