"""The pack of a session: what whoever leads it says, does, asks and brings, and when. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from content import Library, shuffled
from content import choices as matches
from content.types import Lesson, Module, Question, QuestionKind, Template
from learning.courses.checks.rules import seed_for
from learning.courses.handouts.rules import letter
from learning.inset.deck.steps import Part, Step, StepKind
from learning.inset.live.polls import asked_of
from learning.inset.rules import PartKind

KIND_WORDS = {
    PartKind.LESSON: "To read together",
    PartKind.CHECK: "Questions to ask the room",
    PartKind.SCENARIO: "A case to decide",
    PartKind.OWN: "Your own part",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One possible answer, with the letter under which the room sees it. HTML is safe."""

    letter: str
    slug: str
    html: str
    is_right: bool = False
    feedback_html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something to ask, with the number of its step. HTML is safe.

    `right_html` says what is right where there is nothing to choose from.
    """

    number: int
    word: str
    title: str
    html: str
    choices: tuple[Choice, ...] = ()
    offers: tuple[str, ...] = ()
    right_html: tuple[str, ...] = ()
    why_html: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPart:
    """One part of the session. `begins_at` and `running` (minutes) are those of its beginning.

    `first_step` and `last_step` are numbers of steps. HTML is safe.
    """

    word: str
    title: str
    minutes: int
    number: int = 0
    begins_at: datetime | None = None
    running: int = 0
    first_step: int
    last_step: int
    summary: str = ""
    own_html: str = ""
    notes: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    is_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The whole of it. `spare`: minutes that no part takes; below 0 the parts take more."""

    parts: tuple[PackPart, ...]
    spare: int
    modules: tuple[Module, ...]
    sheets: tuple[Template, ...]

    @property
    def has_missing(self) -> bool:
        """Whether something that was chosen is not there (any more)."""
        return any(part.is_missing for part in self.parts)


def pack_of(
    parts: Sequence[Part],
    steps: Sequence[Step],
    library: Library,
    *,
    starts_at: datetime,
    minutes: int,
) -> Pack:
    """The pack of a session with these parts, as these steps."""
    made, running = [], 0
    for place, part in enumerate(parts):
        its = [(number, step) for number, step in enumerate(steps, 1) if step.part == place]
        begun = replace(_packed(part, its, library), number=place + 1, running=running)
        made.append(replace(begun, begins_at=starts_at + timedelta(minutes=running)))
        running += part.minutes
    return Pack(
        parts=tuple(made),
        spare=minutes - running,
        modules=_modules(parts, library),
        sheets=_sheets(parts, library),
    )


def asks_of(numbered: Sequence[tuple[int, Step]]) -> tuple[Ask, ...]:
    """What is asked at these steps, in order; every other step asks nothing."""
    return tuple(ask for number, step in numbered if (ask := _ask(number, step)))


def _packed(part: Part, its: Sequence[tuple[int, Step]], library: Library) -> PackPart:
    lesson = _lesson(part, library)
    return PackPart(
        word=KIND_WORDS[part.kind],
        title=_title(part, lesson, its),
        minutes=part.minutes,
        first_step=its[0][0] if its else 0,
        last_step=its[-1][0] if its else 0,
        summary=lesson.summary if lesson and part.kind is PartKind.LESSON else "",
        own_html="\n".join(step.html for _, step in its if step.kind is StepKind.OWN),
        notes=tuple(step.facilitator_html for _, step in its if step.facilitator_html),
        asks=asks_of(its),
        is_missing=any(step.is_missing for _, step in its),
    )


def _title(part: Part, lesson: Lesson | None, its: Sequence[tuple[int, Step]]) -> str:
    if part.title:
        return part.title
    if lesson:
        return lesson.title
    return its[0][1].title if its else "Together"


def _lesson(part: Part, library: Library) -> Lesson | None:
    module = library.module(part.module_slug) if part.module_slug else None
    return module.lesson(part.lesson_slug) if module and part.lesson_slug else None


def _ask(number: int, step: Step) -> Ask | None:
    if step.kind is StepKind.REFLECT:
        return Ask(number=number, word="On their own", title="", html=step.html)
    if step.kind is StepKind.SCENARIO:
        return Ask(
            number=number,
            word="Case",
            title=step.title,
            html=step.html,
            choices=choices_of(step),
        )
    if step.question is None and not asked_of(step):
        return None
    return Ask(
        number=number,
        word="Question",
        title=step.title,
        html=step.html if step.question else "",
        choices=()
        if step.question and step.question.kind is QuestionKind.SHORT
        else choices_of(step),
        offers=offers_of(step),
        right_html=right_of(step),
        why_html=step.question.why_html if step.question else "",
    )


def choices_of(step: Step) -> tuple[Choice, ...]:
    """What can be chosen or put in order at a step, as the room sees it; else nothing.

    Of a question that is answered in words: the bars of its chart, without letters.
    """
    asked = asked_of(step)
    if asked is None:
        return _things_of(step.question, seed_for(step.key)) if step.question else ()
    return tuple(
        Choice(
            letter="" if asked.is_text else letter(place),
            slug=option.slug,
            html=option.html,
            is_right=option.is_right,
            feedback_html=option.feedback_html,
        )
        for place, option in enumerate(asked.options)
    )


def _things_of(question: Question, seed: int) -> tuple[Choice, ...]:
    """What is to be put in order or matched."""
    things = [(each.slug, each.html) for each in shuffled(question, seed)]
    things += [(each.slug, each.html) for each in question.pairs]
    return tuple(
        Choice(letter=letter(place), slug=slug, html=html)
        for place, (slug, html) in enumerate(things)
    )


def offers_of(step: Step) -> tuple[str, ...]:
    """What is put beside the things of a matching question; words."""
    return tuple(words for _, words in matches(step.question)) if step.question else ()


def right_of(step: Step) -> tuple[str, ...]:
    """What is right where nothing is chosen: an order, pairs, or words. HTML."""
    question = step.question
    if question is None:
        return ()
    if question.kind is QuestionKind.ORDER:
        return tuple(option.html for option in question.options)
    if question.kind is QuestionKind.MATCH:
        return tuple(
            f"{pair.html}: <strong>{as_html(pair.match)}</strong>" for pair in question.pairs
        )
    return tuple(map(as_html, question.accepted[:1]))


def as_html(words: str) -> str:
    """Plain words as safe HTML."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _modules(parts: Sequence[Part], library: Library) -> tuple[Module, ...]:
    """The modules that the parts are from, each once and in their order."""
    slugs = dict.fromkeys(part.module_slug for part in parts if part.module_slug)
    found = [module for slug in slugs if (module := library.module(slug))]
    return tuple({module.slug: module for module in found}.values())


def _sheets(parts: Sequence[Part], library: Library) -> tuple[Template, ...]:
    """The templates that the lessons of the parts use."""
    used = set()
    for part in parts:
        module = library.module(part.module_slug) if part.module_slug else None
        if module:
            lesson = module.lesson(part.lesson_slug) if part.lesson_slug else None
            lessons = (lesson,) if lesson else module.lessons
            used |= {(module.slug, each.slug) for each in lessons}
    return tuple(each for each in library.templates if used.intersection(each.used_in))
