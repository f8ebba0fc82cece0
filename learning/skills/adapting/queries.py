"""Reading what a school asks in a skills audit: the framework's statements as adapted, and its own.

At most two statements of SQL for each question, however many statements there are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Row, bindparam, select

from content import Library
from content.framework_types import Closing, Domain, Framework
from learning.database import db, rows_of
from learning.errors import NotFound
from learning.skills.adapting import rules
from learning.skills.adapting.rules import OwnWording
from learning.skills.models import OwnStatement, StatementSetting
from learning.skills.statements import (
    StatementToRate,
    at_stage,
    from_framework,
    own_key,
    own_slug,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedStatement:
    """A statement as a school has it. `suggested` is the framework's target, None for an own one.

    Its target is the school's, or else the framework's; `is_asked` is False where the school does
    not ask it.
    """

    statement: StatementToRate
    suggested: int | None
    is_asked: bool

    @property
    def is_changed(self) -> bool:
        """Whether the school aims elsewhere than the framework."""
        return self.suggested is not None and self.statement.target != self.suggested

    @property
    def key(self) -> int | None:
        """The key of a statement of the school's own."""
        return own_key(self.statement.slug) if self.statement.is_own else None

    @property
    def edition(self) -> str:
        """A name for what the school has set."""
        return rules.setting_edition(self.statement.target, is_asked=self.is_asked)


def statements_in_force(
    organisation_id: int | None,
    framework: Framework,
    *,
    statement_set: str = "",
    stage: str = "",
) -> tuple[StatementToRate, ...]:
    """What a round that begins now asks, in the order of the domains.

    The framework without what the school does not ask, with the school's targets (at a stage never
    above what is aimed at there), and behind each domain's statements the school's own. Of a set
    only the framework's statements that are in it; none, if there is no such set.
    """
    wanted = {one.slug for one in framework.in_set(statement_set)} if statement_set else None
    return tuple(
        replace(each.statement, target=at_stage(framework, each.statement.target, stage))
        for each in adapted_statements(organisation_id, framework)
        if each.is_asked and (wanted is None or each.statement.slug in wanted)
    )


def statements_known(
    organisation_id: int | None, framework: Framework
) -> Mapping[str, StatementToRate]:
    """Every statement that a round of the school may hold, by id, those not asked any more too.

    A statement that had other ids is found under each of them.
    """
    adapted = adapted_statements(organisation_id, framework)
    known = {each.statement.slug: each.statement for each in adapted}
    for one in framework.statements:
        for old in one.formerly:
            known.setdefault(old, known[one.slug])
    return known


def adapted_statements(
    organisation_id: int | None, framework: Framework
) -> tuple[AdaptedStatement, ...]:
    """Every statement of the framework and of the school, asked or not, in order of the domains.

    Without a school the framework as it is, and nothing is read.
    """
    if organisation_id is None:
        return tuple(_framework_statements(framework, {}))
    settings = _settings(organisation_id, framework)
    own = _own_statements(organisation_id, framework)
    by_domain: dict[str, list[AdaptedStatement]] = {}
    for each in (*_framework_statements(framework, settings), *own):
        by_domain.setdefault(each.statement.domain_slug, []).append(each)
    return tuple(each for domain in framework.domains for each in by_domain.get(domain.slug, ()))


def adapted_statement(organisation_id: int, framework: Framework, slug: str) -> AdaptedStatement:
    """One statement of the framework as the school has it; raises NotFound."""
    statement = framework.statement(slug)
    if statement is None:
        raise NotFound
    adapted = adapted_statements(organisation_id, framework)
    return next(each for each in adapted if each.statement.slug == statement.slug)


def framework_of(library: Library, slug: str) -> Framework:
    """The framework of that slug, or formerly so called; raises NotFound."""
    framework = library.framework(slug)
    if framework is None:
        raise NotFound
    return framework


def own_statement(organisation_id: int, key: int) -> OwnStatement:
    """A statement that this school has added, to read or change; raises NotFound."""
    row = db.session.scalar(
        select(OwnStatement).where(
            OwnStatement.id == key, OwnStatement.organisation_id == organisation_id
        )
    )
    if row is None:
        raise NotFound
    return row


def wording_of(row: OwnStatement) -> OwnWording:
    """What a school's own statement says now."""
    kept = [each.name for each in fields(OwnWording) if each.name != "is_asked"]
    return OwnWording(
        **{name: getattr(row, name) for name in kept}, is_asked=row.retired_on is None
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What a school has set for a statement of the framework; the usual is neither."""

    target: int | None = None
    is_asked: bool = True


def _framework_statements(
    framework: Framework, settings: Mapping[str, Setting]
) -> Iterator[AdaptedStatement]:
    for domain in framework.domains:
        for one in domain.statements:
            setting = settings.get(one.slug, Setting())
            yield AdaptedStatement(
                statement=from_framework(framework, domain, one, setting.target),
                suggested=framework.target(one),
                is_asked=setting.is_asked,
            )


def _settings(organisation_id: int, framework: Framework) -> dict[str, Setting]:
    """What the school has set, by the present ids of the statements."""
    rows = rows_of(
        _SETTINGS, organisation_id=organisation_id, slugs=(framework.slug, *framework.formerly)
    )
    found: dict[str, Setting] = {}
    for row in rows:
        one = framework.statement(row.statement_slug)
        if one is not None and (one.slug not in found or row.statement_slug == one.slug):
            found[one.slug] = Setting(row.target, is_asked=row.retired_on is None)
    return found


_SETTINGS = (
    select(StatementSetting.statement_slug, StatementSetting.target, StatementSetting.retired_on)
    .where(
        StatementSetting.organisation_id == bindparam("organisation_id"),
        StatementSetting.framework_slug.in_(bindparam("slugs", expanding=True)),
    )
    .order_by(StatementSetting.id)
)


def _own_statements(organisation_id: int, framework: Framework) -> list[AdaptedStatement]:
    """The school's own, those not asked any more too; one whose domain has gone is not among them.

    They are numbered in the order in which they were added, and none is ever deleted.
    """
    rows = rows_of(
        _OWN, organisation_id=organisation_id, slugs=(framework.slug, *framework.formerly)
    )
    domains = {domain.slug: domain for domain in framework.domains}
    return [
        AdaptedStatement(
            statement=_own(row, number, domains[row.domain_slug]),
            suggested=None,
            is_asked=row.retired_on is None,
        )
        for number, row in enumerate(rows, start=1)
        if row.domain_slug in domains
    ]


_OWN = (
    select(
        OwnStatement.id,
        OwnStatement.domain_slug,
        OwnStatement.lens,
        OwnStatement.text,
        OwnStatement.emerging,
        OwnStatement.developing,
        OwnStatement.secure,
        OwnStatement.leading,
        OwnStatement.target,
        OwnStatement.closes,
        OwnStatement.retired_on,
    )
    .where(
        OwnStatement.organisation_id == bindparam("organisation_id"),
        OwnStatement.framework_slug.in_(bindparam("slugs", expanding=True)),
    )
    .order_by(OwnStatement.id)
)


def _own(row: Row[Any], number: int, domain: Domain) -> StatementToRate:
    return StatementToRate(
        slug=own_slug(row.id),
        code=f"School {number}",
        lens=row.lens,
        domain_slug=domain.slug,
        domain_title=domain.title,
        text=row.text,
        target=row.target,
        descriptions=(row.emerging, row.developing, row.secure, row.leading),
        closed_by=closing_of(row.closes),
        is_own=True,
    )


def closing_of(closes: str) -> tuple[Closing, ...]:
    """The lesson that a school named as `module/lesson`, with no heading; none for nothing."""
    module_slug, _, lesson_slug = closes.partition("/")
    if not module_slug or not lesson_slug:
        return ()
    return (Closing(module_slug=module_slug, lesson_slug=lesson_slug, heading=""),)
