"""A handout as finished facts for its templates, the page and the PDF alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import url_for
from markupsafe import Markup

from content.types import (
    Block,
    Check,
    Facilitator,
    Guidance,
    Lesson,
    LocalText,
    Question,
    QuestionKind,
    Scenario,
)
from learning.courses.catalogue.rules import listed, people_named
from learning.courses.checks.forms import ROW, CheckForm, QuestionField
from learning.courses.checks.rules import paper_of
from learning.courses.handouts.passages import Binder
from learning.courses.handouts.queries import HandoutPage
from learning.courses.handouts.rules import Moment, letter, moments_of
from learning.web.filters import safe_html

Lettered = tuple[str, Markup]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question on paper, and apart from it its answer: the right ones with their letters."""

    kind: QuestionKind
    field: QuestionField
    answers: tuple[Lettered, ...]
    why: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One block of a lesson on paper. `kind` names its type; of a check only its place is here."""

    kind: str
    html: Markup
    guidance: Guidance | None = None
    school_name: str = ""
    title: str = ""
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundLesson:
    """A lesson as a part of the document, its questions apart from its text."""

    id: str
    lesson: Lesson
    pieces: tuple[Piece, ...]
    questions: tuple[AskedQuestion, ...]

    @property
    def cases(self) -> tuple[Piece, ...]:
        """The lesson's cases, whose consequences stand on the pages of answers."""
        return tuple(piece for piece in self.pieces if piece.moments)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownHandout:
    """Everything the templates of a handout show."""

    asked: HandoutPage
    audience: str
    intro: Markup
    lessons: tuple[BoundLesson, ...]
    left_out: str
    is_ours: bool
    is_past_review: bool

    @property
    def has_answers(self) -> bool:
        """Whether anything is asked that the last pages answer."""
        return any(each.questions or each.cases for each in self.lessons)


def shown_handout(
    page: HandoutPage, *, own_courses: Path, is_past_review: bool, site: str = ""
) -> ShownHandout:
    """The document; `site` is the address that links to other pages begin with on paper.

    `own_courses` is the folder of the courses that come with the product.
    """
    module = page.module
    binder = Binder(module=module, site=site)
    return ShownHandout(
        asked=page,
        audience=people_named(module.audience),
        intro=safe_html(binder.bound(module.intro_html)),
        lessons=tuple(_bound(binder, lesson, page) for lesson in module.lessons),
        left_out=listed([f"“{one.title}”" for one in module.left_out]),
        is_ours=Path(module.folder).is_relative_to(own_courses),
        is_past_review=is_past_review,
    )


def pictures_of(page: HandoutPage) -> dict[str, Path]:
    """The files of the module's pictures by their address, as far as they lie in its folder."""
    folder = (Path(page.module.folder) / "images").resolve()
    files = {name: folder / name for name in page.module.images}
    return {
        url_for("courses.show_image", module=page.module.slug, name=name): path
        for name, path in files.items()
        if path.resolve().parent == folder
    }


def _bound(binder: Binder, lesson: Lesson, page: HandoutPage) -> BoundLesson:
    bound = binder.bound_lesson(lesson)
    return BoundLesson(
        id=binder.part(lesson.number),
        lesson=bound,
        pieces=tuple(
            _own_words(block, lesson.number, binder, page) or _piece(block)
            for block in bound.blocks
            if _is_shown(block, page)
        ),
        questions=_questions(bound),
    )


def _is_shown(block: Block, page: HandoutPage) -> bool:
    return page.shows_notes or not isinstance(block, Facilitator)


def _own_words(block: Block, number: int, binder: Binder, page: HandoutPage) -> Piece | None:
    """The school's own words for a place, if it has any."""
    own = page.local_texts.get(block.place) if isinstance(block, LocalText) else None
    if own is None:
        return None
    html = safe_html(binder.bound(own, number))
    return Piece(kind="LocalText", html=html, school_name=page.school_name)


def _piece(block: Block) -> Piece:
    kind = type(block).__name__
    if isinstance(block, Scenario):
        return Piece(kind=kind, html=safe_html(""), title=block.title, moments=moments_of(block))
    if isinstance(block, Check):
        return Piece(kind=kind, html=safe_html(""))
    guidance = block if isinstance(block, Guidance) else None
    return Piece(kind=kind, html=safe_html(block.html), guidance=guidance)


def _questions(lesson: Lesson) -> tuple[AskedQuestion, ...]:
    """The questions in the order and with the shuffled options that the screen shows."""
    paper = paper_of(lesson)
    if paper is None:
        return ()
    fields = CheckForm(paper.questions, seed=paper.seed).fields
    pairs = zip(paper.questions, fields, strict=True)
    return tuple(
        AskedQuestion(
            kind=question.kind,
            field=field,
            answers=_answers(question, field),
            why=safe_html(question.why_html),
        )
        for question, field in pairs
    )


def _answers(question: Question, field: QuestionField) -> tuple[Lettered, ...]:
    """What is right: lettered options, pairs as (match, row), or words."""
    if question.kind is QuestionKind.SHORT:
        return (("", Markup.escape(question.accepted[0])),)
    if question.kind is QuestionKind.MATCH:
        return tuple((pair.match, safe_html(pair.html)) for pair in question.pairs)
    letters = _letters(field)
    if question.kind is QuestionKind.ORDER:
        return tuple((letters[each.slug], safe_html(each.html)) for each in question.options)
    right = [each for each in question.options if each.is_right]
    return tuple(sorted((letters[each.slug], safe_html(each.html)) for each in right))


def _letters(field: QuestionField) -> dict[str, str]:
    shown: Sequence[str] = [value.removeprefix(ROW) for value, _ in field.options]
    return {slug: letter(place) for place, slug in enumerate(shown)}
