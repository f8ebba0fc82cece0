"""Learning points as pages show them, and what helps with each. Knows no SQL."""

from dataclasses import dataclass
from datetime import date

from content import Library
from learning.courses.closings import ClosingLesson, closings_of
from learning.diary.rules import edition
from learning.drafts.free_text import Paragraphs, paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What a learning point is joined to, as the library has it now. Empty words: nothing.

    `statement` and `lesson` are words; a statement or lesson that is gone keeps its slug's words.
    """

    code: str = ""
    statement: str = ""
    lesson: str = ""
    module_slug: str = ""
    lesson_slug: str = ""
    statement_is_gone: bool = False
    lesson_is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningLine:
    """What the visitor learnt, with what it is joined to and the lessons that help with that."""

    point_id: int
    text: str
    written_on: date
    visit_id: int | None
    statement_key: str
    lesson_key: str
    joined: Joined
    closings: tuple[ClosingLesson, ...]

    @property
    def paragraphs(self) -> Paragraphs:
        """The words as they were typed."""
        return paragraphs(self.text)

    @property
    def edition(self) -> str:
        """A name for the point as it stands."""
        return edition(self.text, self.statement_key, self.lesson_key)


def statement_key(framework_slug: str, statement_slug: str) -> str:
    """How a form names a statement: `senco-skills/par-1`; nothing for none."""
    return f"{framework_slug}/{statement_slug}" if statement_slug else ""


def lesson_key(module_slug: str, lesson_slug: str) -> str:
    """How a form names a lesson; nothing for none."""
    return f"{module_slug}/{lesson_slug}" if lesson_slug else ""


def closings_for(
    library: Library, framework_slug: str, statement_slug: str
) -> tuple[ClosingLesson, ...]:
    """The lessons that help with a statement and can be read today."""
    framework = library.framework(framework_slug)
    statement = framework.statement(statement_slug) if framework else None
    return closings_of(statement, library, lambda _module, _lesson: False)
