"""What the guide to shadowing a SENCo is once it has been read and checked: frozen values.

Everything in it is plain text. People's entries, answers and signatures are kept under the slugs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from content.types import Change

PROMPT_SETS = ("in-action", "on-action", "against-the-picture", "later")
EVIDENCE_KINDS = (
    "attributes",
    "visit",
    "comparison",
    "reflection",
    "module",
    "rating",
    "conversation",
    "plan",
    "task",
    "own-words",
)
ASPIRING = "aspiring"
"""The set of a framework whose statements a placement is about."""
EVERYTHING_ELSE = "oth"
"""The slug of the category for what fits no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the guide: its slug is its name, its introduction what stands above the rest."""

    slug: str
    title: str
    version: int
    introduction: str = ""
    changed: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Something that can be seen somebody do, and what it looks like on a day in school."""

    slug: str
    text: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A side of a person that suits the work, as behaviours; never a score."""

    slug: str
    title: str
    summary: str
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of work in a SENCo's day: what to look for, and what to ask about it."""

    slug: str
    code: str
    title: str
    look_for: str
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience:
    """What should have been seen once in a placement, and the kind of work it belongs to."""

    slug: str
    text: str
    category_slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashpoint:
    """A moment that may upset a day, and is better known beforehand."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusQuestion:
    """A question to put to the host of a visit."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What to watch for on a visit to learn about one statement of a framework's aspiring set."""

    statement_slug: str
    text: str
    questions: tuple[FocusQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A way to begin a conversation about becoming a SENCo."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A question to write about."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSet:
    """Prompts that belong to one moment, and the minutes they take; its slug is one of four."""

    slug: str
    title: str
    summary: str
    minutes: int
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRule:
    """A rule that visitor, host and home leader tick before a placement begins."""

    slug: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The rules of a placement. A version of 0 says that there are none."""

    version: int
    rules: tuple[AgreementRule, ...]
    changed: tuple[Change, ...] = ()

    def rule(self, slug: str) -> AgreementRule | None:
        """The rule of that slug."""
        return _named(self.rules, slug)

    def changes_since(self, version: int) -> tuple[Change, ...]:
        """What changed for someone who agreed to that version, oldest first."""
        return tuple(change for change in self.changed if change.version > version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A point of the readiness review; `help` says what yes looks like.

    `evidence` are the kinds that suit it, of `EVIDENCE_KINDS`.
    """

    slug: str
    number: int
    text: str
    help: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkTask:
    """Something to do beyond one's own school, and how to begin."""

    slug: str
    title: str
    text: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkQuestion:
    """A question to ask in a network."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a SENCo of the directory can be asked about."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """A piece of the work that an assistant SENCo can own during a trial."""

    slug: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialGuide:
    """What a trial as assistant SENCo needs: strands, a brief, two reviews, and what it is not."""

    strands: tuple[Strand, ...] = ()
    brief: tuple[Prompt, ...] = ()
    is_not: tuple[str, ...] = ()
    mid_review: tuple[Prompt, ...] = ()
    end_review: tuple[Prompt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowingGuide:
    """The whole way from a first thought to a decision; parts that nobody wrote are empty."""

    attributes: tuple[Attribute, ...] = ()
    categories: tuple[Category, ...] = ()
    experiences: tuple[Experience, ...] = ()
    aims: tuple[Aim, ...] = ()
    flashpoints: tuple[Flashpoint, ...] = ()
    starters: tuple[Starter, ...] = ()
    prompt_sets: tuple[PromptSet, ...] = ()
    agreement: Agreement = Agreement(version=0, rules=())
    checkpoints: tuple[Checkpoint, ...] = ()
    tasks: tuple[NetworkTask, ...] = ()
    questions: tuple[NetworkQuestion, ...] = ()
    topics: tuple[Topic, ...] = ()
    trial: TrialGuide = TrialGuide()
    parts: tuple[Part, ...] = ()

    def part(self, slug: str) -> Part | None:
        """The part of that name, such as readiness, with its title and introduction."""
        return _named(self.parts, slug)

    def attribute(self, slug: str) -> Attribute | None:
        """The attribute of that slug."""
        return _named(self.attributes, slug)

    def behaviour(self, slug: str) -> Behaviour | None:
        """The behaviour of that slug, whatever its attribute."""
        return _named((one for each in self.attributes for one in each.behaviours), slug)

    def category(self, slug: str) -> Category | None:
        """The category of that slug."""
        return _named(self.categories, slug)

    def experience(self, slug: str) -> Experience | None:
        """The experience of that slug."""
        return _named(self.experiences, slug)

    def aim(self, statement_slug: str) -> Aim | None:
        """The aim for that statement."""
        return next((one for one in self.aims if one.statement_slug == statement_slug), None)

    def prompt_set(self, slug: str) -> PromptSet | None:
        """The prompts of that slug."""
        return _named(self.prompt_sets, slug)

    def checkpoint(self, slug: str) -> Checkpoint | None:
        """The checkpoint of that slug."""
        return _named(self.checkpoints, slug)

    def task(self, slug: str) -> NetworkTask | None:
        """The network task of that slug."""
        return _named(self.tasks, slug)

    def topic(self, slug: str) -> Topic | None:
        """The topic of that slug."""
        return _named(self.topics, slug)

    def strand(self, slug: str) -> Strand | None:
        """The strand of that slug."""
        return _named(self.trial.strands, slug)


class _Slugged(Protocol):
    @property
    def slug(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_Slugged)


def _named(things: Iterable[_Thing], slug: str) -> _Thing | None:
    return next((one for one in things if one.slug == slug), None)
