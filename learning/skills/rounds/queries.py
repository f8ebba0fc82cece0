"""Reading rounds; always a person's own. A stranger's is as one that does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, String, Subquery, bindparam, func, select
from sqlalchemy.orm import aliased

from content.framework_types import Framework
from learning import clock
from learning.database import db, rows_of
from learning.drafts.models import Draft
from learning.drafts.queries import KeptDraft
from learning.errors import NotFound
from learning.people.models import Affiliation, Organisation
from learning.people.rules import OrganisationKind, Phase
from learning.skills.models import AuditRound, Rating
from learning.skills.rounds.rules import draft_keys
from learning.skills.rules import progress_words, set_title


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundInShort:
    """A round as a list shows it. `next_slug` and `next_domain`: the first one not answered."""

    round_id: int
    framework_slug: str
    framework_title: str
    statement_set: str
    number: int
    purpose: str
    started_at: datetime
    completed_at: datetime | None
    answered: int
    total: int
    next_slug: str | None
    next_domain: str | None
    is_newest: bool

    @property
    def started_on(self) -> date:
        """The day on which it was begun."""
        return clock.london_day(self.started_at)

    @property
    def completed_on(self) -> date | None:
        """The day on which it was finished."""
        return clock.london_day(self.completed_at) if self.completed_at else None

    @property
    def progress_words(self) -> str:
        """How far it is: `23 of 57 answered, about 15 minutes left`."""
        return progress_words(self.answered, self.total)

    @property
    def title(self) -> str:
        """What the round is called: its framework, and its set in plain words."""
        return title_of(self.framework_title, self.statement_set)


def title_of(framework_title: str, statement_set: str) -> str:
    """What a round is called: its framework, and its set in plain words."""
    of_set = set_title(statement_set)
    return f"{framework_title}: {of_set[:1].lower()}{of_set[1:]}" if of_set else framework_title


def own_round(person_id: int, round_id: int) -> AuditRound:
    """One round of this person, to read or change; raises NotFound for any other."""
    found = db.session.scalar(
        select(AuditRound)
        .where(AuditRound.id == round_id, AuditRound.person_id == person_id)
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise NotFound
    return found


def ratings_of(round_id: int) -> tuple[Rating, ...]:
    """Every rating of a round, in the order in which it asks."""
    return tuple(
        db.session.scalars(
            select(Rating)
            .where(Rating.round_id == round_id)
            .order_by(Rating.position)
            .execution_options(populate_existing=True)
        )
    )


def rounds_of(person_id: int) -> tuple[RoundInShort, ...]:
    """Every round of a person, the newest first. One statement."""
    rows = rows_of(_ROUNDS, person_id=person_id)
    newest: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.framework_slug, row.statement_set)
        newest[key] = max(newest.get(key, 0), row.number)
    return tuple(
        RoundInShort(
            **row._mapping,
            is_newest=newest[row.framework_slug, row.statement_set] == row.number,
        )
        for row in rows
    )


def _counts() -> Subquery:
    """How many statements each of a person's rounds has, and how many are answered."""
    return (
        select(
            Rating.round_id,
            func.count(Rating.id).label("total"),
            func.count(Rating.answer).label("answered"),
        )
        .join(AuditRound, AuditRound.id == Rating.round_id)
        .where(AuditRound.person_id == bindparam("person_id", type_=Integer))
        .group_by(Rating.round_id)
        .subquery()
    )


def _rounds() -> Select[*tuple[Any, ...]]:
    first = aliased(Rating)
    unanswered = (
        select(func.min(first.position))
        .where(first.round_id == AuditRound.id, first.answer.is_(None))
        .correlate(AuditRound)
        .scalar_subquery()
    )
    next_one = aliased(Rating)
    counts = _counts()
    return (
        select(
            AuditRound.id.label("round_id"),
            AuditRound.framework_slug,
            AuditRound.framework_title,
            AuditRound.statement_set,
            AuditRound.number,
            AuditRound.purpose,
            AuditRound.created_at.label("started_at"),
            AuditRound.completed_at,
            func.coalesce(counts.c.answered, 0).label("answered"),
            func.coalesce(counts.c.total, 0).label("total"),
            next_one.statement_slug.label("next_slug"),
            next_one.domain_slug.label("next_domain"),
        )
        .outerjoin(counts, counts.c.round_id == AuditRound.id)
        .outerjoin(
            next_one, (next_one.round_id == AuditRound.id) & (next_one.position == unanswered)
        )
        .where(AuditRound.person_id == bindparam("person_id", type_=Integer))
        .order_by(AuditRound.created_at.desc(), AuditRound.id.desc())
    )


_ROUNDS = _rounds()


def names_of(framework: Framework) -> tuple[str, ...]:
    """Every slug under which rounds of a framework may be kept."""
    return (framework.slug, *framework.formerly)


class Counts(NamedTuple):
    """How many statements a round has, and how many of them are answered."""

    answered: int
    total: int


def counts_of(round_id: int) -> Counts:
    """How far a round is. The caller has made sure whose it is."""
    row = rows_of(_COUNTS, round_id=round_id)[0]
    return Counts(row.answered, row.total)


_COUNTS = select(
    func.count(Rating.answer).label("answered"), func.count(Rating.id).label("total")
).where(Rating.round_id == bindparam("round_id", type_=Integer))


def unsent_notes(person_id: int, round_id: int) -> Mapping[str, KeptDraft]:
    """Notes of a round that are drafts, by statement: those that say else than what is kept."""
    rows = rows_of(_UNSENT, person_id=person_id, round_id=round_id, start=draft_keys(round_id))
    return {
        row.statement_slug: KeptDraft(row.body, row.saved_at)
        for row in rows
        if row.body.strip() != row.note
    }


_UNSENT = (
    select(Rating.statement_slug, Rating.note, Draft.body, Draft.saved_at)
    .join(Draft, Draft.form_key == bindparam("start", type_=String) + Rating.statement_slug)
    .where(
        Rating.round_id == bindparam("round_id", type_=Integer),
        Draft.person_id == bindparam("person_id", type_=Integer),
    )
    .order_by(Rating.position)
)


def open_round(person_id: int, names: tuple[str, ...], statement_set: str) -> AuditRound | None:
    """The round of these statements that a person has open, if any."""
    return db.session.scalar(
        select(AuditRound).where(
            AuditRound.person_id == person_id,
            AuditRound.framework_slug.in_(names),
            AuditRound.statement_set == statement_set,
            AuditRound.completed_at.is_(None),
        )
    )


def last_round(person_id: int) -> AuditRound | None:
    """The round that a person began last, if any."""
    return db.session.scalar(
        select(AuditRound)
        .where(AuditRound.person_id == person_id)
        .order_by(AuditRound.created_at.desc(), AuditRound.id.desc())
        .limit(1)
    )


def is_newest(kept: AuditRound) -> bool:
    """Whether its owner has begun no later round of the same framework and set."""
    later = select(AuditRound.id).where(
        AuditRound.person_id == kept.person_id,
        AuditRound.framework_slug == kept.framework_slug,
        AuditRound.statement_set == kept.statement_set,
        AuditRound.number > kept.number,
    )
    return db.session.scalar(later.limit(1)) is None


def phase_of(organisation_id: int | None) -> Phase | None:
    """The phase of a school, as far as it is known."""
    return db.session.scalar(select(Organisation.phase).where(Organisation.id == organisation_id))


def groups_that_count(organisation_id: int | None) -> tuple[str, ...]:
    """The names of those whose totals a school's rounds may count in, its trust first.

    None, unless the school belongs to a trust. Beside a trust, a partnership counts too.
    """
    rows = rows_of(_GROUPS, organisation_id=organisation_id)
    if all(row.kind is not OrganisationKind.TRUST for row in rows):
        return ()
    in_order = sorted(rows, key=lambda row: (row.kind is not OrganisationKind.TRUST, row.name))
    return tuple(row.name for row in in_order)


_GROUPS = (
    select(Organisation.name, Organisation.kind)
    .join(Affiliation, Affiliation.group_id == Organisation.id)
    .where(Affiliation.school_id == bindparam("organisation_id", type_=Integer))
)
