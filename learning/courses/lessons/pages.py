"""A lesson with its reader as finished facts for the template, and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, url_for
from markupsafe import Markup
from wtforms import Field

from content import Library
from content.types import Change, Heading, Lesson, Module
from learning import clock
from learning.courses import rules
from learning.courses.checks.forms import CheckForm
from learning.courses.lessons.forms import words_control
from learning.courses.lessons.queries import LessonPage, Reader
from learning.courses.lessons.texts import LessonText, PieceKind, outline_of, text_of
from learning.drafts.forms import new_form_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLesson:
    """Everything the template of a lesson shows.

    `unsent` are text areas with words not yet sent, by prompt; `form_ids` name each filling-in of
    a reflection. `check` is the form as it was sent, if it could not be marked; `problems` then
    says why: the id of a control (or None), and what to do.
    """

    module: Module
    lesson: Lesson
    reader: Reader
    text: LessonText
    outline: Markup
    progress: Markup
    unsent: Mapping[str, Field]
    form_ids: Mapping[str, str]
    last_heading: Heading | None
    result_url: str
    changes: tuple[Change, ...]
    is_past_review: bool
    form_id: str
    check: CheckForm | None
    problems: tuple[tuple[str | None, str], ...]


def render_lesson(
    page: LessonPage, library: Library, *, check: CheckForm | None = None, complaint: str = ""
) -> str:
    """The lesson as HTML; with `check`, its questions with what was chosen and what is missing."""
    text = text_of(library, page.module, page.lesson)
    shown = _shown(page, text, check=check, complaint=complaint)
    return render_template("courses/lesson.html", page=shown)


def _shown(
    page: LessonPage, text: LessonText, *, check: CheckForm | None, complaint: str
) -> ShownLesson:
    module, lesson, reader = page.module, page.lesson, page.reader
    standing = reader.standing
    done = frozenset(each.number for each in module.lessons if standing.is_done(each))
    outline, progress = outline_of(text, done)
    problems = ((None, complaint),) if complaint else ()
    return ShownLesson(
        module=module,
        lesson=lesson,
        reader=reader,
        text=text,
        outline=outline,
        progress=progress,
        unsent=_unsent(reader),
        form_ids={
            piece.slug: new_form_id() for piece in text.pieces if piece.kind is PieceKind.REFLECTION
        },
        last_heading=_last_heading(lesson, reader),
        result_url=_result_url(module, lesson, reader),
        changes=module.changes_since(standing.finished.version) if standing.finished else (),
        is_past_review=rules.is_past_review(module, clock.today()),
        form_id=new_form_id(),
        check=check,
        problems=(*problems, *(check.summary if check else ())),
    )


def _unsent(reader: Reader) -> Mapping[str, Field]:
    return {
        slug: words_control(slug, written.unsent)
        for slug, written in reader.reflections.items()
        if written.unsent
    }


def _last_heading(lesson: Lesson, reader: Reader) -> Heading | None:
    """Where the reader stopped; nothing if they were still at the first heading, or are done."""
    if reader.here is None or reader.counts:
        return None
    return next((each for each in lesson.outline[1:] if each.slug == reader.here.place), None)


def _result_url(module: Module, lesson: Lesson, reader: Reader) -> str:
    if reader.last_attempt is None:
        return ""
    return url_for(
        "courses.read_result",
        module=module.slug,
        lesson=lesson.slug,
        number=reader.last_attempt.number,
    )
