"""A statement as a round asks it: the framework's own, or one that a school has added. Pure."""

import re
from dataclasses import dataclass

from content.framework_types import Closing, Domain, Framework, Statement

OWN_SLUG = re.compile(r"school-([1-9][0-9]{0,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementToRate:
    """One thing a person can do, as it is asked at their school.

    `slug` is its id for ever; `lens` a name of the framework's lenses. `descriptions` are of the
    four levels, from 1; `actions` slugs of ready-made actions. What a school added is `is_own`; a
    lesson that closes it names no heading (`heading` is empty).
    """

    slug: str
    code: str
    lens: str
    domain_slug: str
    domain_title: str
    text: str
    target: int
    descriptions: tuple[str, ...]
    references: tuple[str, ...] = ()
    closed_by: tuple[Closing, ...] = ()
    evidence: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    is_own: bool = False

    def description(self, level: int) -> str:
        """What somebody does at that level (from 1)."""
        return self.descriptions[level - 1]


def from_framework(
    framework: Framework, domain: Domain, statement: Statement, target: int | None
) -> StatementToRate:
    """The framework's statement, aiming at that level; without one, at what the framework says."""
    return StatementToRate(
        slug=statement.slug,
        code=statement.code,
        lens=statement.lens,
        domain_slug=domain.slug,
        domain_title=domain.title,
        text=statement.text,
        target=framework.target(statement) if target is None else target,
        descriptions=statement.descriptions,
        references=statement.references,
        closed_by=statement.closed_by,
        evidence=statement.evidence,
        actions=statement.actions,
    )


def at_stage(framework: Framework, target: int, stage: str) -> int:
    """The target at a stage, such as a first year: never above what is aimed at there.

    That holds for a school's targets too: a school that aims high does not aim high on a first day.
    """
    return min([target, *(one.target for one in framework.targets if one.stage == stage)])


def own_slug(key: int) -> str:
    """The id in rounds of a statement that a school has added, for ever."""
    return f"school-{key}"


def own_key(slug: str) -> int | None:
    """The key of the school's statement of that id; None if it is a framework's."""
    found = OWN_SLUG.fullmatch(slug)
    return int(found[1]) if found else None
