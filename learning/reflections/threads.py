"""Reflections as pages show them: what was written, and what was thought later. Knows no SQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from content import Library
from learning import clock
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.places import LessonPlace, Origin, origin_of, place_of
from learning.reflections import rules
from learning.reflections.models import Reflection


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
    origin: Origin
    anchor: str
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
class ModuleThreads:
    """All of a person's reflections in one module, newest first."""

    title: str
    threads: tuple[Thread, ...]


def by_module(
    rows: Sequence[Reflection], library: Library, today: date
) -> tuple[ModuleThreads, ...]:
    """All threads of these rows, the module last written in first, newest first in each."""
    threads = sorted(
        threads_of(rows, library, today),
        key=lambda thread: (thread.first.written_at, thread.reflection_id),
        reverse=True,
    )
    modules: dict[str, list[Thread]] = {}
    for thread in threads:
        modules.setdefault(thread.origin.module_title, []).append(thread)
    return tuple(
        ModuleThreads(title=title, threads=tuple(found)) for title, found in modules.items()
    )


def threads_of(rows: Sequence[Reflection], library: Library, today: date) -> tuple[Thread, ...]:
    """Each first writing among the rows, with what was thought later; in the order of the rows."""
    later: dict[int, list[Words]] = {}
    for row in rows:
        if row.revisits_id is not None:
            later.setdefault(row.revisits_id, []).append(_words(row))
    return tuple(
        Thread(
            reflection_id=row.id,
            prompt=row.prompt,
            origin=origin_of(row.context_ref, library),
            anchor=rules.anchor(place_of(row.context_ref).slug),
            first=_words(row),
            later=tuple(later.get(row.id, ())),
            revisit_on=row.revisit_on,
            is_due=rules.is_due(row.revisit_on, today),
        )
        for row in rows
        if row.revisits_id is None
    )


def _words(row: Reflection) -> Words:
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
