"""A round as its owner rates it: what is asked, what is answered, what stands beside it. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from learning import clock
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.skills.mentors.requests import MentorView
from learning.skills.rating.rules import EvidenceRef, Kept, choice_of
from learning.skills.rules import ANSWER_NAMES, Answer, progress_words


class LevelChoice(NamedTuple):
    """A level as one chooses it: its number, its name, and what somebody does at it."""

    number: int
    name: str
    description: str


class NamedEvidence(NamedTuple):
    """Something in the product that was named as evidence, by what it was called then."""

    ref: EvidenceRef
    title: str

    @property
    def value(self) -> str:
        """How a form names it: `module:first-steps`."""
        return ":".join(self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """What was said to the same statement in the last finished round that answered it."""

    on: date
    answer: str
    note: str
    link: str
    evidence: tuple[str, ...]

    @property
    def paragraphs(self) -> Paragraphs:
        """The note as it was typed."""
        return paragraphs(self.note)


class Seen(NamedTuple):
    """How a mentor sees a statement, in words; the comment is theirs."""

    name: str
    level: str
    paragraphs: Paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStatement:
    """One statement of a round. `notice`: in words, if it is not asked elsewhere any more."""

    slug: str
    code: str
    text: str
    lens: str
    domain_slug: str
    domain_title: str
    levels: tuple[LevelChoice, ...]
    examples: tuple[str, ...]
    references: tuple[str, ...]
    closing_modules: tuple[str, ...]
    suggested_target: int
    kept: Kept
    evidence: tuple[NamedEvidence, ...]
    notice: str
    last: LastTime | None
    seen: tuple[Seen, ...] = ()

    @property
    def choice(self) -> str:
        """What is answered, as a form has it; nothing yet is an empty word."""
        return choice_of(self.kept.answer, self.kept.level)

    @property
    def answer(self) -> str:
        """What is answered, in words."""
        return self.in_words(self.kept.answer, self.kept.level)

    @property
    def target_name(self) -> str:
        """The name of the level aimed at."""
        return self.levels[self.kept.target - 1].name

    def in_words(self, answer: Answer | None, level: int | None) -> str:
        """An answer to this statement in words."""
        if answer is Answer.RATED and level is not None:
            return self.levels[level - 1].name
        return ANSWER_NAMES[answer] if answer is not None else "Not answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDomain:
    """The statements of a domain that a round asks."""

    slug: str
    title: str
    statements: tuple[AskedStatement, ...]

    @property
    def answered(self) -> int:
        """How many of them are answered."""
        return sum(1 for each in self.statements if each.choice)

    @property
    def unanswered(self) -> tuple[AskedStatement, ...]:
        """Those without an answer."""
        return tuple(each for each in self.statements if not each.choice)

    @property
    def words(self) -> str:
        """`3 of 6`."""
        return f"{self.answered} of {len(self.statements)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRound:
    """A round with everything it asks, domain by domain, and what has been answered."""

    round_id: int
    title: str
    framework_slug: str
    statement_set: str
    number: int
    stage: str
    purpose: str
    begun_at: datetime
    completed_at: datetime | None
    is_gone: bool
    """Whether the library has its framework no more."""
    domains: tuple[AskedDomain, ...]

    @property
    def what(self) -> str:
        """How the page to start on names what it rates: `senco-skills/aspiring`."""
        return "/".join(filter(None, (self.framework_slug, self.statement_set)))

    @property
    def is_open(self) -> bool:
        """Whether it can be rated."""
        return self.completed_at is None

    @property
    def begun_on(self) -> date:
        """The day on which it was begun."""
        return clock.london_day(self.begun_at)

    @property
    def completed_on(self) -> date | None:
        """The day on which it was finished."""
        return clock.london_day(self.completed_at) if self.completed_at else None

    @property
    def statements(self) -> tuple[AskedStatement, ...]:
        """Every statement, in the order in which the round asks."""
        return tuple(each for domain in self.domains for each in domain.statements)

    @property
    def total(self) -> int:
        """How many statements it has."""
        return len(self.statements)

    @property
    def answered(self) -> int:
        """How many of them are answered."""
        return sum(domain.answered for domain in self.domains)

    @property
    def progress_words(self) -> str:
        """`23 of 57 answered, about 15 minutes left`."""
        return progress_words(self.answered, self.total)

    @property
    def next(self) -> AskedStatement | None:
        """The first statement without an answer."""
        return next((each for each in self.statements if not each.choice), None)

    def domain(self, slug: str) -> AskedDomain | None:
        """The domain of that slug, if the round asks anything of it."""
        return next((each for each in self.domains if each.slug == slug), None)

    def statement(self, slug: str) -> AskedStatement | None:
        """The statement of that slug, if the round asks it."""
        return next((each for each in self.statements if each.slug == slug), None)

    def position(self, slug: str) -> int:
        """The place of one of its statements, from 1."""
        return [each.slug for each in self.statements].index(slug) + 1

    def beside(self, slug: str, step: int) -> AskedStatement | None:
        """The statement so many places after one of its own; None beyond either end."""
        place = self.position(slug) - 1 + step
        return self.statements[place] if 0 <= place < self.total else None


def by_domain(statements: Sequence[AskedStatement]) -> tuple[AskedDomain, ...]:
    """Statements in the order of a round as its domains."""
    found: dict[str, list[AskedStatement]] = {}
    for each in statements:
        found.setdefault(each.domain_slug, []).append(each)
    return tuple(
        AskedDomain(slug=slug, title=of_it[0].domain_title, statements=tuple(of_it))
        for slug, of_it in found.items()
    )


def with_mentors(statement: AskedStatement, views: Sequence[MentorView]) -> AskedStatement:
    """The statement with how mentors see it, each in their own words."""
    return replace(statement, seen=tuple(_seen(statement, views)))


def _seen(statement: AskedStatement, views: Sequence[MentorView]) -> Iterator[Seen]:
    for view in views:
        rating = view.ratings.get(statement.slug)
        if rating is not None:
            level = "cannot say"
            if rating.level is not None:
                level = statement.levels[rating.level - 1].name
            yield Seen(view.name, level, paragraphs(rating.comment))
