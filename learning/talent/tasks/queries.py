"""Reading what somebody has done of the network tasks; theirs alone."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select

from content.shadowing_types import NetworkTask, ShadowingGuide
from learning.database import rows_of
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import NotFound
from learning.talent.models import TaskDone
from learning.talent.tasks import rules


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksInShort:
    """How many of the guide’s tasks somebody has done."""

    done: int
    out_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task, and what its reader has kept of it. `done_on` is None for one not done."""

    slug: str
    task: NetworkTask | None
    done_on: date | None = None
    note: str = ""

    @property
    def title(self) -> str:
        """What it is called; one that the guide no longer has, by its name."""
        return self.task.title if self.task else rules.words_of(self.slug)

    @property
    def asks_a_senco(self) -> bool:
        """Whether one needs a SENCo to ask for it."""
        return self.slug in rules.ASKS_A_SENCO

    @property
    def edition(self) -> str:
        """A name for what is kept of it."""
        return rules.edition(self.done_on, self.note)

    @property
    def note_lines(self) -> Paragraphs:
        """The note as it was typed."""
        return paragraphs(self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class TasksPage:
    """The tasks of the guide, and those done that it no longer has."""

    tasks: tuple[TaskLine, ...]
    gone: tuple[TaskLine, ...]

    @property
    def done(self) -> int:
        """How many of the guide’s tasks are done."""
        return sum(line.done_on is not None for line in self.tasks)


def tasks_in_short(person_id: int, guide: ShadowingGuide) -> TasksInShort:
    """How many of the guide's tasks the person has done. One statement."""
    page = tasks_page(person_id, guide)
    return TasksInShort(done=page.done, out_of=len(page.tasks))


def tasks_page(person_id: int, guide: ShadowingGuide) -> TasksPage:
    """Every task with what the person kept of it. One statement."""
    kept = {row.task_slug: row for row in rows_of(_OWN, person_id=person_id)}

    def line(slug: str, task: NetworkTask | None) -> TaskLine:
        row = kept.get(slug)
        if row is None:
            return TaskLine(slug=slug, task=task)
        return TaskLine(slug=slug, task=task, done_on=row.done_on, note=row.note)

    known = {task.slug for task in guide.tasks}
    return TasksPage(
        tasks=tuple(line(task.slug, task) for task in guide.tasks),
        gone=tuple(line(slug, None) for slug in kept if slug not in known),
    )


def task_line(person_id: int, guide: ShadowingGuide, task_slug: str) -> TaskLine:
    """One task, of the guide or done before it was taken out. One statement; raises NotFound."""
    page = tasks_page(person_id, guide)
    for line in (*page.tasks, *page.gone):
        if line.slug == task_slug:
            return line
    raise NotFound


_OWN = (
    select(TaskDone.task_slug, TaskDone.done_on, TaskDone.note)
    .where(TaskDone.person_id == bindparam("person_id"))
    .order_by(TaskDone.done_on, TaskDone.id)
)
