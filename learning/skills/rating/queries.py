"""Reading a round to rate it; always a person's own. However many statements, as much SQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Executable,
    Integer,
    Row,
    String,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)

from content import Library
from content.framework_types import Framework
from learning import clock
from learning.courses.models import Completion, CompletionKind
from learning.database import begins_with_any, rows_of
from learning.errors import NotFound
from learning.reflections.models import Reflection, ReflectionContext
from learning.shadowing.comparing.queries import visits_over
from learning.skills.adapting.queries import AdaptedStatement, adapted_statements
from learning.skills.models import AuditRound, Evidence, Rating
from learning.skills.rating.asked import (
    AskedRound,
    AskedStatement,
    LastTime,
    LevelChoice,
    NamedEvidence,
    by_domain,
)
from learning.skills.rating.rules import EvidenceRef, Kept
from learning.skills.rounds.queries import names_of, title_of
from learning.skills.rules import (
    ANSWER_NAMES,
    LEVEL_MEANINGS,
    LEVEL_NAMES,
    Answer,
    EvidenceKind,
)

NOT_ASKED = "Your school no longer asks this: answer it or leave it out."
NOT_THERE = "This is no longer in the framework: answer it or leave it out."
MOST_REFLECTIONS = 6
MOST_VISITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What of one's own in the product may be named as evidence: what closes the statement first.

    `visits` took place and are over; `others` are the other modules that one has finished.
    """

    closing: tuple[NamedEvidence, ...] = ()
    reflections: tuple[NamedEvidence, ...] = ()
    visits: tuple[NamedEvidence, ...] = ()
    others: tuple[NamedEvidence, ...] = ()


def asked_round(
    person_id: int, round_id: int, library: Library, *, last_of: str | None = None
) -> AskedRound:
    """One round of this person with all it asks; raises NotFound for any other.

    At most four statements of SQL. `last_of`: the only statement whose last answer is wanted.
    """
    rows = rows_of(_ASKED, person_id=person_id, round_id=round_id)
    if not rows:
        raise NotFound
    first = rows[0]
    framework = library.framework(first.framework_slug)
    known = _known(first.organisation_id, framework)
    evidence = _evidence_of(rows)
    slugs = [last_of] if last_of else [row.statement_slug for row in rows]
    last = _last_times(person_id, first, framework, slugs)
    statements = [
        _statement(row, framework, known.get(row.statement_slug), evidence[row.rating_id], last)
        for row in {row.rating_id: row for row in rows}.values()
    ]
    return AskedRound(
        round_id=round_id,
        title=title_of(first.framework_title, first.statement_set),
        framework_slug=first.framework_slug,
        statement_set=first.statement_set,
        number=first.number,
        stage=first.stage,
        purpose=first.purpose,
        begun_at=first.begun_at,
        completed_at=first.completed_at,
        is_gone=framework is None,
        domains=by_domain(statements),
    )


def offered_evidence(person_id: int, library: Library, statement: AskedStatement) -> Offered:
    """What the person has finished, written and visited that may be evidence for a statement.

    Two statements. What is named already is not among it.
    """
    closing = [found for slug in statement.closing_modules if (found := library.module(slug))]
    names = tuple(name for each in closing for name in (each.slug, *each.formerly))
    starts = {f"start_{place}": f"{name}/" for place, name in enumerate(names)}
    named = {each.ref for each in statement.evidence}
    rows = rows_of(_offered(len(names)), person_id=person_id, **starts)
    new = [
        NamedEvidence((EvidenceKind(row.kind), row.ref), row.title)
        for row in sorted(rows, key=lambda row: row.happened_at, reverse=True)
        if (EvidenceKind(row.kind), row.ref) not in named
    ]
    modules = [each for each in new if each.ref[0] is EvidenceKind.MODULE]
    written = [each for each in new if each.ref[0] is EvidenceKind.REFLECTION]
    return Offered(
        closing=tuple(each for each in modules if each.ref[1] in names),
        reflections=tuple(written[:MOST_REFLECTIONS]),
        visits=_visits(person_id, named),
        others=tuple(each for each in modules if each.ref[1] not in names),
    )


def _visits(person_id: int, named: Collection[EvidenceRef]) -> tuple[NamedEvidence, ...]:
    """The newest visits of this person's that are over and not named yet."""
    found = (
        NamedEvidence((EvidenceKind.VISIT, str(each.visit_id)), each.title)
        for each in visits_over(person_id, until=clock.now())
    )
    return tuple(each for each in found if each.ref not in named)[:MOST_VISITS]


def _known(
    organisation_id: int | None, framework: Framework | None
) -> Mapping[str, AdaptedStatement]:
    """The statements of a framework and a school, by every id they have had."""
    if framework is None:
        return {}
    known = {each.statement.slug: each for each in adapted_statements(organisation_id, framework)}
    for one in framework.statements:
        for old in one.formerly:
            known.setdefault(old, known[one.slug])
    return known


def _statement(
    row: Row[Any],
    framework: Framework | None,
    known: AdaptedStatement | None,
    evidence: tuple[NamedEvidence, ...],
    last: Mapping[str, LastTime],
) -> AskedStatement:
    one = known.statement if known else None
    notice = NOT_ASKED if known and not known.is_asked else "" if known else NOT_THERE
    return AskedStatement(
        slug=row.statement_slug,
        code=row.code,
        text=row.text,
        lens=row.lens,
        domain_slug=row.domain_slug,
        domain_title=row.domain_title,
        levels=_levels(framework, one.descriptions if one else ()),
        examples=one.evidence if one else (),
        references=one.references if one else (),
        closing_modules=tuple(dict.fromkeys(each.module_slug for each in one.closed_by))
        if one
        else (),
        suggested_target=row.suggested_target,
        kept=Kept(
            answer=row.answer,
            level=row.level,
            target=row.target,
            note=row.note,
            link=row.link,
            evidence=frozenset(each.ref for each in evidence),
        ),
        evidence=evidence,
        notice=notice if framework else "",
        last=last.get(row.statement_slug),
    )


def _levels(framework: Framework | None, descriptions: Sequence[str]) -> tuple[LevelChoice, ...]:
    """The four levels as a statement describes them, or what they mean at all."""
    if framework is None:
        usual = zip(LEVEL_NAMES, LEVEL_MEANINGS, strict=True)
    else:
        usual = zip(
            (each.name for each in framework.levels),
            (each.meaning for each in framework.levels),
            strict=True,
        )
    return tuple(
        LevelChoice(
            number,
            name[:1].upper() + name[1:],
            descriptions[number - 1] if descriptions else meaning,
        )
        for number, (name, meaning) in enumerate(usual, start=1)
    )


def _evidence_of(rows: Iterable[Row[Any]]) -> dict[int, tuple[NamedEvidence, ...]]:
    found: dict[int, tuple[NamedEvidence, ...]] = {}
    for row in rows:
        named = found.get(row.rating_id, ())
        if row.kind is not None:
            named = (*named, NamedEvidence((row.kind, row.ref), row.title))
        found[row.rating_id] = named
    return found


def _last_times(
    person_id: int, now: Row[Any], framework: Framework | None, slugs: Sequence[str]
) -> Mapping[str, LastTime]:
    """What was said before this round to statements of it, whatever they were called then."""
    present = {old: slug for slug in slugs for old in _names_of_statement(framework, slug)}
    rows = rows_of(
        _BEFORE,
        person_id=person_id,
        frameworks=names_of(framework) if framework else (now.framework_slug,),
        begun_at=now.begun_at,
        slugs=tuple(present),
    )
    newest: dict[str, list[Row[Any]]] = {}
    for row in rows:
        found = newest.setdefault(present[row.statement_slug], [row])
        if found[0].rating_id == row.rating_id and found[0] is not row:
            found.append(row)
    names = [each.name for each in _levels(framework, ())]
    return {slug: _last_time(found, names) for slug, found in newest.items()}


def _names_of_statement(framework: Framework | None, slug: str) -> tuple[str, ...]:
    one = framework.statement(slug) if framework else None
    return tuple(dict.fromkeys((slug, one.slug, *one.formerly))) if one else (slug,)


def _last_time(rows: Sequence[Row[Any]], names: Sequence[str]) -> LastTime:
    first = rows[0]
    is_level = first.answer is Answer.RATED
    return LastTime(
        on=clock.london_day(first.completed_at),
        answer=names[first.level - 1] if is_level else ANSWER_NAMES[first.answer],
        note=first.note,
        link=first.link,
        evidence=tuple(row.title for row in rows if row.title is not None),
    )


_ASKED: Executable = (
    select(
        AuditRound.organisation_id,
        AuditRound.framework_slug,
        AuditRound.framework_title,
        AuditRound.statement_set,
        AuditRound.number,
        AuditRound.stage,
        AuditRound.purpose,
        AuditRound.created_at.label("begun_at"),
        AuditRound.completed_at,
        Rating.id.label("rating_id"),
        Rating.statement_slug,
        Rating.code,
        Rating.text,
        Rating.lens,
        Rating.domain_slug,
        Rating.domain_title,
        Rating.suggested_target,
        Rating.target,
        Rating.answer,
        Rating.level,
        Rating.note,
        Rating.link,
        Evidence.kind,
        Evidence.ref,
        Evidence.title,
    )
    .join(Rating, Rating.round_id == AuditRound.id)
    .outerjoin(Evidence, Evidence.rating_id == Rating.id)
    .where(
        AuditRound.id == bindparam("round_id", type_=Integer),
        AuditRound.person_id == bindparam("person_id", type_=Integer),
    )
    .order_by(Rating.position, Evidence.id)
)
_BEFORE: Executable = (
    select(
        AuditRound.completed_at,
        Rating.id.label("rating_id"),
        Rating.statement_slug,
        Rating.answer,
        Rating.level,
        Rating.note,
        Rating.link,
        Evidence.title,
    )
    .join(Rating, Rating.round_id == AuditRound.id)
    .outerjoin(Evidence, Evidence.rating_id == Rating.id)
    .where(
        AuditRound.person_id == bindparam("person_id", type_=Integer),
        AuditRound.framework_slug.in_(bindparam("frameworks", expanding=True)),
        AuditRound.created_at < bindparam("begun_at"),
        AuditRound.completed_at.is_not(None),
        Rating.answer.is_not(None),
        Rating.statement_slug.in_(bindparam("slugs", expanding=True)),
    )
    .order_by(AuditRound.completed_at.desc(), Rating.id, Evidence.id)
)


@cache
def _offered(count: int) -> Executable:
    """Modules that a person has finished, and what they wrote in modules of so many names."""
    modules = (
        select(
            literal(EvidenceKind.MODULE.value).label("kind"),
            Completion.slug.label("ref"),
            func.max(Completion.title).label("title"),
            func.max(Completion.completed_at).label("happened_at"),
        )
        .where(
            Completion.person_id == bindparam("person_id", type_=Integer),
            Completion.kind == CompletionKind.MODULE,
        )
        .group_by(Completion.slug)
    )
    if not count:
        return modules
    written = select(
        literal(EvidenceKind.REFLECTION.value),
        cast(Reflection.id, String),
        Reflection.prompt,
        Reflection.created_at,
    ).where(
        Reflection.person_id == bindparam("person_id", type_=Integer),
        Reflection.context_kind == ReflectionContext.LESSON,
        begins_with_any(Reflection.context_ref, "start", count),
    )
    return union_all(modules, written)
