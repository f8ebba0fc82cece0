"""Reflections as pages show them: what was written, and what was thought later. Knows no SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from content import Library
from learning import clock
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.places import LessonPlace
from learning.reflections import rules
from learning.reflections.models import Reflection
from learning.reflections.origins import VisitPlace, Written, written_where


class LessonPrompt(NamedTuple):
    """A prompt as it stands in the library now."""

    place: LessonPlace
    text: str
    lesson_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What was written at one time. `edition` names them as they stand now."""

    reflection_id: int
    body: str
    edition: str
    paragraphs: Paragraphs
    written_at: datetime
    written_on: date
    edited_at: datetime | None
    edited_on: date | None

    def is_newer_than(self, instant: datetime) -> bool:
        """Whether these words were changed after that instant."""
        return self.edited_at is not None and self.edited_at > instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A prompt as it stood, what was written then, and what was thought later, oldest first."""

    reflection_id: int
    prompt: str
    where: Written
    first: Words
    later: tuple[Words, ...]
    revisit_on: date | None
    is_due: bool

    def words(self, reflection_id: int) -> Words:
        """The words of that number, which is one of this thread."""
        return next(
            each for each in (self.first, *self.later) if each.reflection_id == reflection_id
        )


@dataclass(frozen=True, slots=True)
class WritingPage:
    """A prompt of a lesson with room to write under it."""

    prompt: LessonPrompt
    form_key: str


@dataclass(frozen=True, slots=True)
class GonePage:
    """Words sent under a prompt that the library does not have (any more)."""

    words: Paragraphs


@dataclass(frozen=True, slots=True)
class RevisitPage:
    """What was written then, with room for what is thought now."""

    thread: Thread

    @property
    def form_key(self) -> str:
        """The name under which a draft of the new words is kept."""
        return rules.revisit_form_key(self.thread.reflection_id)


@dataclass(frozen=True, slots=True)
class EditPage:
    """Words of a thread, to change or delete. `theirs`: what stands if changed elsewhere."""

    thread: Thread
    words: Words
    theirs: Paragraphs

    @property
    def form_key(self) -> str:
        """The name under which a draft of the changed words is kept."""
        return rules.edit_form_key(self.words.reflection_id)

    @property
    def takes_later_words(self) -> bool:
        """Whether deleting these words deletes what was thought later, too."""
        return self.words is self.thread.first and bool(self.thread.later)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedThreads:
    """All of a person's reflections in one module or placement, newest first."""

    title: str
    threads: tuple[Thread, ...]


def grouped(threads: Sequence[Thread]) -> tuple[GroupedThreads, ...]:
    """These threads by module or placement: that last written in first, newest first in each."""
    groups: dict[str, list[Thread]] = {}
    for thread in sorted(
        threads, key=lambda each: (each.first.written_at, each.reflection_id), reverse=True
    ):
        groups.setdefault(thread.where.title, []).append(thread)
    return tuple(
        GroupedThreads(title=title, threads=tuple(found)) for title, found in groups.items()
    )


def threads_of(
    rows: Sequence[Reflection],
    library: Library,
    today: date,
    visits: Mapping[int, VisitPlace],
) -> tuple[Thread, ...]:
    """Each first writing among the rows, with what was thought later; in the order of the rows.

    `visits`: those that rows were written on, if they are still there.
    """
    later: dict[int, list[Words]] = {}
    for row in rows:
        if row.revisits_id is not None:
            later.setdefault(row.revisits_id, []).append(words_of(row))
    return tuple(
        Thread(
            reflection_id=row.id,
            prompt=row.prompt,
            where=written_where(row, library, visits),
            first=words_of(row),
            later=tuple(later.get(row.id, ())),
            revisit_on=row.revisit_on,
            is_due=rules.is_due(row.revisit_on, today),
        )
        for row in rows
        if row.revisits_id is None
    )


def words_of(row: Reflection) -> Words:
    """What was written at one time, for a page."""
    return Words(
        reflection_id=row.id,
        body=row.body,
        edition=rules.edition(row.created_at, row.edited_at),
        paragraphs=paragraphs(row.body),
        written_at=row.created_at,
        written_on=clock.london_day(row.created_at),
        edited_at=row.edited_at,
        edited_on=clock.london_day(row.edited_at) if row.edited_at else None,
    )
