"""What a framework of a skills audit is once it has been read and checked: frozen values.

Wording is plain text; only `html` is HTML, and already safe to show.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from content.types import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One of the four steps of a framework, from 1, the lowest; `meaning` says it in a sentence."""

    number: int
    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """A side of the work that statements are told apart by, such as leader."""

    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A heading of a lesson that helps somebody up a level; `heading` is its id on the page."""

    module_slug: str
    lesson_slug: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a person can do, in the first person, described at every level.

    `slug` is its id for ever, `code` a label. `actions` are slugs of ready-made actions.
    """

    slug: str
    text: str
    code: str
    lens: str
    target: int
    descriptions: tuple[str, ...]
    references: tuple[str, ...]
    closed_by: tuple[Closing, ...]
    evidence: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    def description(self, level: int) -> str:
        """What somebody does at that level (from 1)."""
        return self.descriptions[level - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAction:
    """Something to do that moves a statement, step by step; `template` is one's slug, if any."""

    slug: str
    text: str
    how: tuple[str, ...]
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A part of a framework: its statements, and the ready-made actions written beside them."""

    slug: str
    number: int
    title: str
    summary: str
    html: str
    statements: tuple[Statement, ...]
    actions: tuple[ReadyAction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSet:
    """Some of a framework's statements, to be rated by themselves, in the author's order."""

    name: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTarget:
    """The most that is aimed at by somebody at a stage, such as the first year."""

    stage: str
    target: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A framework or a domain that cannot be shown, with the reason shown to authors."""

    slug: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """What people rate themselves by. `retired` are ids no statement may ever have again."""

    slug: str
    title: str
    version: int
    html: str
    levels: tuple[Level, ...]
    lenses: tuple[Lens, ...]
    domains: tuple[Domain, ...]
    folder: str
    sets: tuple[StatementSet, ...] = ()
    targets: tuple[StageTarget, ...] = ()
    to_check: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    _by_id: Mapping[str, Statement] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Know every statement by its id, and by the ids it had before."""
        named = {old: one for one in self.statements for old in one.formerly}
        named.update((one.slug, one) for one in self.statements)
        object.__setattr__(self, "_by_id", named)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order of the domains."""
        return tuple(one for domain in self.domains for one in domain.statements)

    @property
    def is_whole(self) -> bool:
        """Whether no domain was left out."""
        return not self.left_out

    def statement(self, slug: str) -> Statement | None:
        """The statement of that id (or formerly of that id), if the framework has it."""
        return self._by_id.get(slug)

    def action(self, slug: str) -> ReadyAction | None:
        """The ready-made action of that slug, if the framework has it."""
        actions = (one for domain in self.domains for one in domain.actions)
        return next((one for one in actions if one.slug == slug), None)

    def in_set(self, name: str) -> tuple[Statement, ...]:
        """The statements of a set; none if there is no such set."""
        slugs = next((one.statements for one in self.sets if one.name == name), ())
        return tuple(self._by_id[slug] for slug in slugs)

    def target(self, statement: Statement, stage: str = "") -> int:
        """The level suggested for a statement: at a stage never above what is aimed at there."""
        most = next((one.target for one in self.targets if one.stage == stage), statement.target)
        return min(statement.target, most)

    def changes_since(self, version: int) -> tuple[Change, ...]:
        """What changed for someone who was rated by that version, oldest first."""
        return tuple(change for change in self.changed if change.version > version)
