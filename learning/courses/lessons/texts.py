"""The part of a lesson's page that is the same for everybody: made once for a library, then kept.

Prose, boxes, cases and the empty check are one piece of HTML between those few places that
belong to the reader, and every address of the page is made here. A view only fills the places.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any
from weakref import WeakKeyDictionary

from flask import get_template_attribute, url_for
from markupsafe import Markup

from content import Library
from content.types import (
    ActionPrompt,
    Block,
    Check,
    Facilitator,
    Lesson,
    LocalText,
    Module,
    Prose,
    ReflectionPrompt,
)
from learning.courses.checks.forms import CheckForm
from learning.courses.checks.rules import paper_of
from learning.courses.lessons.forms import day_control, words_control
from learning.courses.rules import CHECK
from learning.courses.sheets.queries import sheets_of
from learning.reflections.rules import form_key
from learning.web.filters import safe_html

LARGER = 2
"""The level of headings that the contents show."""
MOST_OUTLINES = 200
"""Kept for each lesson: readers have done different ones."""
NOTHING = safe_html("")


class PieceKind(StrEnum):
    """What stands in a place of a lesson: fixed HTML, or something of the reader's."""

    STILL = "still"
    REFLECTION = "reflection"
    ACTION = "action"
    LOCAL = "local"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of a lesson, in order. `slug` names the prompt or the school's place.

    `url` is where its form goes, `fresh` the controls of that form while nothing is in it, and
    `draft_key` the name of a draft of the words in it.
    """

    kind: PieceKind
    html: Markup
    slug: str = ""
    url: str = ""
    fresh: Markup = NOTHING
    draft_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLink:
    """A lesson in the outline of its module."""

    number: int
    slug: str
    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonText:
    """A lesson ready to be shown: its pieces, what stands below them, its addresses.

    `outlines` keeps the contents and the progress as HTML by the lessons that are done.
    """

    module: Module
    lesson: Lesson
    places: tuple[tuple[str, str], ...]
    pieces: tuple[Piece, ...]
    lessons: tuple[LessonLink, ...]
    before: LessonLink | None
    after: LessonLink | None
    foot: Markup
    urls: Mapping[str, str]
    outlines: dict[frozenset[int], tuple[Markup, Markup]] = field(default_factory=dict)


def text_of(library: Library, module: Module, lesson: Lesson) -> LessonText:
    """The lesson's text, made when it is first asked for and kept as long as the library is."""
    kept = _KEPT.setdefault(library, {})
    key = (module.slug, lesson.slug)
    found = kept.get(key)
    if found is None:
        found = kept[key] = _made(library, module, lesson)
    return found


def outline_of(text: LessonText, done: frozenset[int]) -> tuple[Markup, Markup]:
    """The contents and the progress of a lesson whose reader has done the lessons so numbered."""
    found = text.outlines.get(done)
    if found is None:
        if len(text.outlines) >= MOST_OUTLINES:
            text.outlines.clear()
        found = (_drawn("outline", text, done), _drawn("progress", text, done))
        text.outlines[done] = found
    return found


_KEPT: WeakKeyDictionary[Library, dict[tuple[str, str], LessonText]] = WeakKeyDictionary()


def _made(library: Library, module: Module, lesson: Lesson) -> LessonText:
    links = [
        LessonLink(
            number=each.number,
            slug=each.slug,
            title=each.title,
            url=_url("read_lesson", module, each),
        )
        for each in module.lessons
    ]
    before = next((link for link in links if link.number == lesson.number - 1), None)
    after = next((link for link in links if link.number == lesson.number + 1), None)
    return LessonText(
        module=module,
        lesson=lesson,
        places=tuple(_places(lesson)),
        pieces=tuple(_pieces(module, lesson)),
        lessons=tuple(links),
        before=before,
        after=after,
        foot=_sheets(library, module, lesson) + _drawn("foot", module, before, after),
        urls=_urls(module, lesson),
    )


def _urls(module: Module, lesson: Lesson) -> Mapping[str, str]:
    return {
        "module": url_for("courses.read_module", module=module.slug),
        "place": _url("keep_place", module, lesson),
        "check": _url("submit_check", module, lesson),
        "done": _url("complete_lesson", module, lesson),
        "reopen": _url("reopen_lesson", module, lesson),
        "assessment": url_for("courses.read_assessment", module=module.slug),
        "finished": url_for("courses.read_completion", module=module.slug),
        "record": url_for("records.read_record"),
    }


def _places(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """The larger headings and the check, in the order in which they stand, with their ids."""
    for block in lesson.blocks:
        if isinstance(block, Prose):
            for heading in lesson.outline:
                if heading.level == LARGER and f'id="{heading.slug}"' in block.html:
                    yield heading.text, heading.slug
        elif isinstance(block, Check):
            yield "Check what you know", CHECK


def _pieces(module: Module, lesson: Lesson) -> Iterator[Piece]:
    """The blocks as pieces; those without anything of the reader's are drawn together."""
    shown = [block for block in lesson.blocks if not isinstance(block, Facilitator)]
    for is_still, blocks in groupby(shown, key=_is_still):
        if is_still:
            named = [(type(block).__name__, block) for block in blocks]
            html = _drawn("blocks", named, _url("read_lesson", module, lesson))
            yield Piece(kind=PieceKind.STILL, html=html)
        else:
            yield from (_moving(module, lesson, block) for block in blocks)


def _is_still(block: Block) -> bool:
    return not isinstance(block, ReflectionPrompt | ActionPrompt | LocalText | Check)


def _moving(module: Module, lesson: Lesson, block: Block) -> Piece:
    if isinstance(block, ReflectionPrompt):
        draft_key = form_key(module.slug, lesson.slug, block.slug)
        return Piece(
            kind=PieceKind.REFLECTION,
            html=safe_html(block.html),
            slug=block.slug,
            url=_url("write_reflection", module, lesson, domain="reflections", slug=block.slug),
            fresh=_drawn("words", words_control(block.slug), draft_key),
            draft_key=draft_key,
        )
    if isinstance(block, ActionPrompt):
        return Piece(
            kind=PieceKind.ACTION,
            html=safe_html(block.html),
            slug=block.slug,
            url=_url("adopt_action", module, lesson, domain="actions", slug=block.slug),
            fresh=_drawn("day", day_control(block.slug)),
        )
    if isinstance(block, LocalText):
        return Piece(
            kind=PieceKind.LOCAL,
            html=safe_html(block.html),
            slug=block.place,
            url=url_for("courses.edit_local_text", place=block.place),
        )
    return Piece(kind=PieceKind.CHECK, html=NOTHING, fresh=_empty_questions(lesson))


def _empty_questions(lesson: Lesson) -> Markup:
    """The lesson's questions with nothing chosen: the same for everybody, and without an answer."""
    paper = paper_of(lesson)
    fields = CheckForm(paper.questions, seed=paper.seed).fields if paper else ()
    draw = get_template_attribute("courses/_questions.html", "questions")
    return safe_html(draw(fields))


def _sheets(library: Library, module: Module, lesson: Lesson) -> Markup:
    """The templates that the lesson uses."""
    draw = get_template_attribute("courses/_sheet.html", "below")
    return safe_html(draw(sheets_of(library, module, lesson)))


def _drawn(macro: str, *values: object) -> Markup:
    """What a macro makes of these values; it may hold nothing of anybody's, nor a token."""
    return safe_html(get_template_attribute("courses/_still.html", macro)(*values))


def _url(view: str, module: Module, lesson: Lesson, *, domain: str = "courses", **more: str) -> str:
    names: dict[str, Any] = {"module": module.slug, "lesson": lesson.slug, **more}
    return url_for(f"{domain}.{view}", **names)
