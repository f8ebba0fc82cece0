"""A lesson with its reader as finished facts for the template, and drawn."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, url_for

from content import Library
from content.types import Change, Heading, Lesson, Module
from learning import clock
from learning.courses import rules
from learning.courses.checks.forms import CheckForm
from learning.courses.lessons.forms import PromptForm, day_form, words_form
from learning.courses.lessons.queries import LessonPage, Reader
from learning.courses.lessons.texts import LessonText, Piece, PieceKind, text_of

Neighbour = tuple[str, str]
"""The address and title of a lesson before or after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLesson:
    """Everything the template of a lesson shows.

    `forms` are by kind and slug of their prompt. `check` is the form as it was sent, if it
    could not be marked; `problems` then says why: the id of a control (or None), and what to do.
    """

    module: Module
    lesson: Lesson
    reader: Reader
    text: LessonText
    forms: Mapping[tuple[PieceKind, str], PromptForm]
    done_slugs: frozenset[str]
    done_numbers: frozenset[int]
    before: Neighbour | None
    after: Neighbour | None
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
    urls = {link.slug: (link.url, link.title) for link in text.lessons}
    done = [each for each in module.lessons if reader.standing.is_done(each)]
    finished = reader.standing.finished
    problems = ((None, complaint),) if complaint else ()
    return ShownLesson(
        module=module,
        lesson=lesson,
        reader=reader,
        text=text,
        forms={
            (piece.kind, piece.slug): form
            for piece in text.pieces
            if (form := _form(piece, reader)) is not None
        },
        done_slugs=frozenset(each.slug for each in done),
        done_numbers=frozenset(each.number for each in done),
        before=urls[page.previous.slug] if page.previous else None,
        after=urls[page.next.slug] if page.next else None,
        last_heading=_last_heading(lesson, reader),
        result_url=_result_url(module, lesson, reader),
        changes=module.changes_since(finished.version) if finished else (),
        is_past_review=rules.is_past_review(module, clock.today()),
        form_id=secrets.token_hex(16),
        check=check,
        problems=(*problems, *(check.summary if check else ())),
    )


def _form(piece: Piece, reader: Reader) -> PromptForm | None:
    if piece.kind is PieceKind.REFLECTION:
        written = reader.reflections.get(piece.slug)
        return words_form(piece.slug, (written.unsent or "") if written else "")
    if piece.kind is PieceKind.ACTION:
        adopted = reader.actions.get(piece.slug)
        return day_form(piece.slug) if adopted is None or adopted.done_at else None
    return None


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
