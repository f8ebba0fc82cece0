"""Reading what a trust may see of its people's audits. Nobody's name or school is ever read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, bindparam, case, func, or_, select

from content import Library
from content.framework_types import Framework
from content.types import Module
from learning import clock
from learning.database import rows_of
from learning.errors import NotAllowed
from learning.people.models import Affiliation, Membership, Organisation, Person
from learning.people.queries import permitted_organisation
from learning.people.rules import OrganisationKind, Role
from learning.people.surroundings.queries import IS_HERE
from learning.people.viewers import Viewer
from learning.skills.models import AuditRound, Rating
from learning.skills.rules import Answer
from learning.skills.totals import rules
from learning.skills.totals.rules import DomainCount, Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonGap:
    """A domain in which many are below their targets, with the modules that close most of it."""

    title: str
    tenths: int
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkTotals:
    """What may be shown of one framework."""

    title: str
    domain_titles: Mapping[str, str]
    totals: Totals
    common: tuple[CommonGap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPage:
    """A trust's page. `is_group`: the viewer looks from a trust or partnership, not a school."""

    name: str
    is_group: bool
    frameworks: tuple[FrameworkTotals, ...] = ()


def trust_page(viewer: Viewer, library: Library) -> TrustPage:
    """The totals of the viewer's trust for each framework; NotAllowed for all but trust leads.

    At most two statements for each framework, and one more.
    """
    group_id = permitted_organisation(viewer, Role.TRUST_LEAD)
    if viewer.hat is None:
        raise NotAllowed
    kinds = rows_of(_KIND, group_id=group_id)
    if not kinds or kinds[0].kind is OrganisationKind.SCHOOL:
        return TrustPage(name=viewer.hat.school_name, is_group=False)
    return TrustPage(
        name=viewer.hat.school_name,
        is_group=True,
        frameworks=tuple(
            _framework_totals(group_id, framework, library) for framework in library.frameworks
        ),
    )


def _framework_totals(group_id: int, framework: Framework, library: Library) -> FrameworkTotals:
    rounds = _rounds_that_count(group_id, framework)
    found = rules.totals(
        {row.person_id: row.phase or "" for row in rounds},
        _counts(rounds) if rules.band(len(rounds)) else (),
        [domain.slug for domain in framework.domains],
    )
    titles = {domain.slug: domain.title for domain in framework.domains}
    return FrameworkTotals(
        title=framework.title,
        domain_titles=titles,
        totals=found,
        common=tuple(
            CommonGap(
                title=titles[each.slug],
                tenths=each.tenths or 0,
                modules=closing_modules(framework, each.slug, library),
            )
            for each in found.common
        ),
    )


def closing_modules(framework: Framework, domain_slug: str, library: Library) -> tuple[Module, ...]:
    """The modules that close most statements of a domain, at most three, the most first."""
    named: Counter[str] = Counter()
    for domain in framework.domains:
        if domain.slug == domain_slug:
            for statement in domain.statements:
                named.update({closing.module_slug for closing in statement.closed_by})
    ordered = sorted(named, key=lambda slug: (-named[slug], slug))
    found = (library.module(slug) for slug in ordered)
    return tuple(module for module in found if module is not None)[: rules.MODULES_EACH]


def _rounds_that_count(group_id: int, framework: Framework) -> list[Row[Any]]:
    """Each person's newest finished round of the whole framework, if its owner lets it count.

    An earlier one never stands in for it: who has not opted in with the newest is in no total.
    Both the person and the round belong to the trust: what somebody allowed one trust is not
    allowed to the next.
    """
    rows = rows_of(
        _ROUNDS,
        group_id=group_id,
        slugs=(framework.slug, *framework.formerly),
        today=clock.today(),
    )
    newest: dict[int, Row[Any]] = {}
    for row in rows:
        held = newest.get(row.person_id)
        if held is None or _when(row) > _when(held):
            newest[row.person_id] = row
    return [row for row in newest.values() if row.in_totals_since is not None and row.is_of_trust]


def _when(row: Row[Any]) -> tuple[datetime, int]:
    return row.completed_at, row.id


def _counts(rounds: Sequence[Row[Any]]) -> tuple[DomainCount, ...]:
    """How each of these people stands in each domain; what was not rated is in no figure."""
    of_round = {row.id: row for row in rounds}
    return tuple(
        DomainCount(
            person_id=of_round[row.round_id].person_id,
            phase=of_round[row.round_id].phase or "",
            domain_slug=row.domain_slug,
            rated=row.rated,
            below=row.below,
        )
        for row in rows_of(_RATED, round_ids=list(of_round))
    )


_GROUP = bindparam("group_id", type_=Integer)
_SCHOOLS = select(Affiliation.school_id).where(Affiliation.group_id == _GROUP)
_KIND = select(Organisation.kind).where(Organisation.id == _GROUP)
_PEOPLE = (
    select(Person.id)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        IS_HERE,
        or_(Membership.organisation_id == _GROUP, Membership.organisation_id.in_(_SCHOOLS)),
    )
)
_IS_OF_TRUST = or_(AuditRound.organisation_id == _GROUP, AuditRound.organisation_id.in_(_SCHOOLS))
_ROUNDS: Select[*tuple[Any, ...]] = select(
    AuditRound.id,
    AuditRound.person_id,
    AuditRound.phase,
    AuditRound.completed_at,
    AuditRound.in_totals_since,
    case((_IS_OF_TRUST, 1), else_=0).label("is_of_trust"),
).where(
    AuditRound.completed_at.is_not(None),
    AuditRound.statement_set == "",
    AuditRound.framework_slug.in_(bindparam("slugs", expanding=True)),
    AuditRound.person_id.in_(_PEOPLE),
)
_RATED = (
    select(
        Rating.round_id,
        Rating.domain_slug,
        func.count(Rating.id).label("rated"),
        func.sum(case((Rating.level < Rating.target, 1), else_=0)).label("below"),
    )
    .where(
        Rating.round_id.in_(bindparam("round_ids", expanding=True, type_=Integer)),
        Rating.answer == Answer.RATED,
    )
    .group_by(Rating.round_id, Rating.domain_slug)
)
