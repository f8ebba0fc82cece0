"""A finished round of somebody, the one before it, and everything they said in both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, bindparam, select

from content import Library
from content.framework_types import Framework
from learning import clock
from learning.database import rows_of
from learning.errors import NotFound
from learning.skills.gaps import Role
from learning.skills.models import AuditRound, Evidence, Rating
from learning.skills.profiles import rules
from learning.skills.profiles.rules import EvidenceLine, RoundFacts, Statement
from learning.skills.rules import EvidenceKind

Lines = tuple[Statement, ...]
SOME_VISIT = "A visit to a SENCo"


class NotFinished(NotFound):
    """The round is there and still open: it has no profile yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finished round and the one finished last before it, of the same framework and set."""

    facts: RoundFacts
    statements: Lines
    before: RoundFacts | None
    earlier: Lines
    framework: Framework | None

    @property
    def present_slug(self) -> str:
        """What its framework is called now."""
        return self.framework.slug if self.framework else self.facts.framework_slug

    def usual_target(self, slug: str) -> int | None:
        """What the framework aims at for a statement, at the stage of this round."""
        usual = self.framework.statement(slug) if self.framework else None
        if self.framework is None or usual is None:
            return None
        return self.framework.target(usual, self.facts.role.stage)


def found_round(person_id: int, round_id: int, library: Library) -> Found:
    """A person's own finished round, in two statements. Raises NotFound, NotFinished if open."""
    facts, before = rounds_of(person_id, round_id, library)
    framework = library.framework(facts.framework_slug)
    keys = [facts.round_id, *([before.round_id] if before else [])]
    lines = _statements(keys, framework)
    return Found(
        facts=facts,
        statements=lines.get(facts.round_id, ()),
        before=before,
        earlier=lines.get(before.round_id, ()) if before else (),
        framework=framework,
    )


def as_readers_see(found: Found) -> Found:
    """The same with every visit named as one to a SENCo: not to which school, nor on which day.

    Where somebody was is told by sharing the placement, and by nothing else.
    """
    return replace(
        found,
        statements=tuple(map(_without_places, found.statements)),
        earlier=tuple(map(_without_places, found.earlier)),
    )


def _without_places(line: Statement) -> Statement:
    evidence = tuple(
        replace(each, title=SOME_VISIT) if each.kind is EvidenceKind.VISIT else each
        for each in line.evidence
    )
    return replace(line, evidence=evidence)


_OF_PERSON = (
    select(*AuditRound.__table__.c)
    .where(AuditRound.person_id == bindparam("person_id"))
    .order_by(AuditRound.completed_at, AuditRound.id)
)


def rounds_of(
    person_id: int, round_id: int, library: Library
) -> tuple[RoundFacts, RoundFacts | None]:
    """A finished round, and the one finished last before it. Raises NotFound, NotFinished."""
    rows = rows_of(_OF_PERSON, person_id=person_id)
    this = next((row for row in rows if row.id == round_id), None)
    if this is None:
        raise NotFound
    if this.completed_at is None:
        raise NotFinished
    series = _series(this, library)
    before = [
        row
        for row in rows
        if row.completed_at is not None
        and (row.completed_at, row.id) < (this.completed_at, this.id)
        and _series(row, library) == series
    ]
    return _facts(this), _facts(before[-1]) if before else None


def _series(row: Row[Any], library: Library) -> tuple[str, str]:
    """What makes rounds comparable: the framework by its present name, and the set."""
    framework = library.framework(row.framework_slug)
    return (framework.slug if framework else row.framework_slug, row.statement_set)


def _facts(row: Row[Any]) -> RoundFacts:
    return RoundFacts(
        round_id=row.id,
        number=row.number,
        framework_slug=row.framework_slug,
        framework_title=row.framework_title,
        framework_version=row.framework_version,
        statement_set=row.statement_set,
        organisation_id=row.organisation_id,
        completed_at=row.completed_at,
        completed_on=clock.london_day(row.completed_at),
        purpose=row.purpose,
        role=Role(stage=row.stage, is_on_leadership_team=bool(row.is_on_leadership_team)),
        counts_in_totals=row.in_totals_since is not None,
    )


_rating = Rating.__table__.c
_evidence = Evidence.__table__.c
_STATEMENTS = (
    select(*_rating, _evidence.kind, _evidence.ref, _evidence.title.label("evidence_title"))
    .outerjoin_from(Rating.__table__, Evidence.__table__, _evidence.rating_id == _rating.id)
    .where(_rating.round_id.in_(bindparam("round_ids", expanding=True)))
    .order_by(_rating.round_id, _rating.position, _evidence.id)
)


def _statements(round_ids: Sequence[int], framework: Framework | None) -> dict[int, Lines]:
    """What was asked and said in these rounds, by round, in order. One statement."""
    kept: dict[int, tuple[Row[Any], list[EvidenceLine]]] = {}
    for row in rows_of(_STATEMENTS, round_ids=tuple(dict.fromkeys(round_ids))):
        evidence = kept.setdefault(row.id, (row, []))[1]
        if row.kind is not None:
            evidence.append(EvidenceLine(kind=row.kind, ref=row.ref, title=row.evidence_title))
    found: dict[int, Lines] = {}
    for row, evidence in kept.values():
        line = _statement(row, tuple(evidence), framework)
        found[row.round_id] = (*found.get(row.round_id, ()), line)
    return found


def _statement(
    row: Row[Any], evidence: tuple[EvidenceLine, ...], framework: Framework | None
) -> Statement:
    return Statement(
        slug=row.statement_slug,
        key=rules.present_id(framework, row.statement_slug),
        code=row.code,
        text=row.text,
        domain_slug=row.domain_slug,
        domain_title=row.domain_title,
        lens=row.lens,
        target=row.target,
        suggested_target=row.suggested_target,
        answer=row.answer,
        level=row.level,
        note=row.note,
        link=row.link,
        evidence=evidence,
    )
