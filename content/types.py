"""What a course is once it has been read and checked: frozen values, complete when made.

Knows no files, no HTML rules and no people. Every `html` here is already safe to show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class GuidanceKind(StrEnum):
    """How binding a piece of guidance is; never blurred (product rule 5)."""

    MUST = "must"
    SHOULD = "should"
    ADVICE = "advice"
    PROPOSED = "proposed"


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    SEVERAL = "several"
    ORDER = "order"
    MATCH = "match"
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text between blocks."""

    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """A must, should, advice or proposed box with its reference."""

    kind: GuidanceKind
    reference: str
    html: str
    proposed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facilitator:
    """Notes for whoever leads a session with this lesson; never shown to a learner."""

    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """A place for the school's own words; `html` is shown until it writes them."""

    place: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPrompt:
    """A question whose answer belongs to the learner alone; `slug` never changes."""

    slug: str
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPrompt:
    """A small thing to do in class, which a learner can adopt; `text` is its plain wording."""

    slug: str
    html: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioOption:
    """One choice: what follows it, and the step it leads to (none ends the way)."""

    slug: str
    html: str
    feedback_html: str
    is_experienced: bool
    leads_to: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioStep:
    """One moment of a scenario; a step without options ends it."""

    slug: str
    title: str
    html: str
    options: tuple[ScenarioOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A short case with choices and consequences; the first step, `start`, is its opening."""

    slug: str
    title: str
    steps: tuple[ScenarioStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible answer (or one item to put in order). Its slug is made from its wording."""

    slug: str
    html: str
    is_right: bool
    feedback_html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One line of a matching question: what is asked, and the choice that belongs to it."""

    slug: str
    html: str
    match: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a check. `case_html` is what stands between it and its answers.

    `options` serve single, several and order (there in the right order, shown shuffled);
    `pairs` serve match; `accepted` serves short answers, the first being the one to show.
    """

    slug: str
    kind: QuestionKind
    html: str
    text: str
    why_html: str
    case_html: str = ""
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The questions at the end of a lesson, or the pool of an assessment.

    The fingerprint changes when anything a learner sees or that decides the mark changes.
    """

    questions: tuple[Question, ...]
    fingerprint: str


Block = (
    Prose | Guidance | Facilitator | LocalText | ReflectionPrompt | ActionPrompt | Scenario | Check
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a lesson, for its outline and for links to the place."""

    slug: str
    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Ten minutes of a module. `text` is its plain wording, for search."""

    slug: str
    number: int
    title: str
    summary: str
    minutes: int
    is_proposed: bool
    blocks: tuple[Block, ...]
    outline: tuple[Heading, ...]
    text: str
    formerly: tuple[str, ...] = ()

    @property
    def check(self) -> Check | None:
        """The lesson's knowledge check, if it has one."""
        return next((block for block in self.blocks if isinstance(block, Check)), None)

    def scenario(self, slug: str) -> Scenario | None:
        """The scenario of that slug, if the lesson has it."""
        return next((b for b in self.blocks if isinstance(b, Scenario) and b.slug == slug), None)

    def reflection(self, slug: str) -> ReflectionPrompt | None:
        """The reflection prompt of that slug, if the lesson has it."""
        return next(
            (b for b in self.blocks if isinstance(b, ReflectionPrompt) and b.slug == slug), None
        )

    def action(self, slug: str) -> ActionPrompt | None:
        """The action of that slug, if the lesson has it."""
        return next(
            (b for b in self.blocks if isinstance(b, ActionPrompt) and b.slug == slug), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The test at the end of a module: `draw` questions of the pool, `pass_percent` to pass."""

    slug: str
    title: str
    summary: str
    draw: int
    pass_percent: int
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a new version changed for someone who finished the one before."""

    version: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """A lesson or module left out, with the reason shown to authors."""

    module_slug: str
    slug: str | None
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One course. `images` are the files in its `folder`/images that may be shown."""

    slug: str
    title: str
    summary: str
    audience: tuple[str, ...]
    areas: tuple[str, ...]
    outcomes: tuple[str, ...]
    law_as_at: date
    review_by: date
    version: int
    nation: str
    intro_html: str
    lessons: tuple[Lesson, ...]
    assessment: Assessment | None
    folder: str
    sources: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    checked_by: str = ""
    checked_on: date | None = None
    to_check: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    formerly: tuple[str, ...] = ()
    left_out: tuple[Unavailable, ...] = ()
    images: tuple[str, ...] = ()
    _by_name: Mapping[str, Lesson] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know every lesson by its name, and behind that by the names it had before."""
        named = {old: one for one in reversed(self.lessons) for old in one.formerly}
        named.update((one.slug, one) for one in self.lessons)
        object.__setattr__(self, "_by_name", named)

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it was left out; a module in part cannot be finished."""
        return not self.left_out

    @property
    def minutes(self) -> int:
        """Minutes to read all lessons; the assessment is not counted."""
        return sum(lesson.minutes for lesson in self.lessons)

    def lesson(self, slug: str) -> Lesson | None:
        """The lesson of that slug (or else formerly so called), if the module has it."""
        return self._by_name.get(slug)

    def changes_since(self, version: int) -> tuple[Change, ...]:
        """What changed for someone who finished that version, oldest first."""
        return tuple(change for change in self.changed if change.version > version)


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayItem:
    """A module on a pathway, by a week of its stage where one is named."""

    module_slug: str
    by_week: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of a pathway, such as a term."""

    title: str
    items: tuple[PathwayItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """An ordered set of modules for a purpose. `leads_to`: what to do next, in the product."""

    slug: str
    title: str
    purpose: str
    audience: tuple[str, ...]
    stages: tuple[Stage, ...]
    leads_to: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A form to print or to copy, with how to use it and one filled in.

    `used_in`: pairs of module and lesson. `is_wide`: made for paper turned on its side.
    """

    slug: str
    title: str
    purpose: str
    audience: tuple[str, ...]
    used_in: tuple[tuple[str, str], ...]
    version: int
    guidance_html: str
    form_html: str
    example_html: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary and its plain meaning."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """How one question was answered. `chosen` holds the submitted values as given."""

    question: Question
    chosen: tuple[str, ...]
    is_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A marked check."""

    questions: tuple[QuestionResult, ...]
    score: int = field(default=0)
    out_of: int = field(default=0)

    @property
    def percent(self) -> int:
        """The score as a whole percentage, rounded down so that 79.9 does not pass 80."""
        return self.score * 100 // self.out_of if self.out_of else 0
