"""Reading what a person may take along, and what they have brought; for themselves alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Select, select

from content import Library
from learning import clock
from learning.cpd.models import CarriedRecord
from learning.cpd.rules import CpdKind
from learning.database import db
from learning.errors import NotFound
from learning.records.carrying import entries, rules
from learning.records.carrying.blocks import Line
from learning.records.carrying.format import kept_block, kept_lines
from learning.records.carrying.origins import Issuer, Origin, State
from learning.records.carrying.rules import Apart, Candidate, Chosen, Part, Place
from learning.records.keys.queries import known_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBlock:
    """A block that was brought, or waits to be confirmed: what is in it, and whom it is about."""

    record_id: int
    issuer: Issuer
    issued_on: date
    signed_for: str
    brought_as: str
    apart: bool
    verified: tuple[Line, ...]
    said: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything in it."""
        return (*self.verified, *self.said)

    @property
    def has_reflections(self) -> bool:
        """Whether private words go along with it."""
        return any(line.reflection for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """Everything the page for taking along shows: what can be chosen, and what was."""

    years: Mapping[int, str]
    kinds: Mapping[CpdKind, str]
    apart: Mapping[Apart, str]
    brought: tuple[BroughtBlock, ...]
    parts: tuple[Part, ...]
    nobodys: tuple[Line, ...]
    taken: tuple[BroughtBlock, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all to take along."""
        return not self.years and not self.brought

    @property
    def count(self) -> int:
        """How many entries would be in the file."""
        own = sum(len(each.lines) for each in self.parts)
        return own + sum(len(each.lines) for each in self.taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What could go along: own entries, where the person was when, and what they had brought."""

    candidates: tuple[Candidate, ...]
    places: tuple[Place, ...]
    brought: tuple[BroughtBlock, ...]

    @property
    def usual(self) -> Chosen:
        """What goes along unless its owner says otherwise: nothing that tells an interest."""
        return Chosen(
            years=frozenset(rules.years_of(self.candidates)),
            kinds=frozenset(rules.kinds_of(self.candidates)),
            brought=frozenset(each.record_id for each in self.brought if not each.apart),
        )

    def along(self, chosen: Chosen) -> Along:
        """The page with what was chosen."""
        parts, nobodys = rules.parts_of(self.candidates, chosen, self.places)
        return Along(
            years=rules.years_of(self.candidates),
            kinds=rules.kinds_of(self.candidates),
            apart=rules.apart_of(self.candidates),
            brought=self.brought,
            parts=parts,
            nobodys=nobodys,
            taken=tuple(each for each in self.brought if each.record_id in chosen.brought),
        )


def offer_to(person_id: int, library: Library) -> Offer:
    """What the person could take along."""
    return Offer(
        candidates=entries.candidates_of(person_id, library),
        places=entries.places_of(person_id),
        brought=brought_by(person_id),
    )


def brought_by(person_id: int) -> tuple[BroughtBlock, ...]:
    """Everything the person has brought and confirmed, by school, the newest first."""
    return _shown(person_id, rows_brought(person_id))


def waiting_for(person_id: int) -> tuple[BroughtBlock, ...]:
    """What the person has uploaded and not confirmed yet."""
    return _shown(person_id, rows_waiting(person_id))


def brought_from(person_id: int, issuer_key: str) -> tuple[BroughtBlock, ...]:
    """What the person has brought that was signed with this key; NotFound if nothing."""
    found = tuple(each for each in brought_by(person_id) if each.issuer.key == issuer_key)
    if not found:
        raise NotFound
    return found


def by_issuer(
    blocks: Iterable[BroughtBlock],
) -> tuple[tuple[Issuer, tuple[BroughtBlock, ...]], ...]:
    """The same, together for each key."""
    in_order = sorted(blocks, key=lambda each: (each.issuer.name, each.issuer.key))
    groups = groupby(in_order, key=lambda each: each.issuer)
    return tuple((issuer, tuple(group)) for issuer, group in groups)


def origins(person_id: int) -> Mapping[str, Origin]:
    """For each entry brought along, by its source key, where it comes from. Empty for most.

    One statement for somebody who has brought nothing.
    """
    rows = rows_brought(person_id)
    if not rows:
        return {}
    issuers = _issuers(person_id, rows)
    found: dict[str, Origin] = {}
    # An entry comes from the block that brought it, whatever newer one holds it, too.
    for row in sorted(rows, key=lambda each: each.id, reverse=True):
        for key, is_verified, version in kept_lines(row.body):
            found[rules.source_key(row.issuer_key, key)] = Origin(
                issuer=issuers[row.id],
                issued_on=row.issued_on,
                is_verified=is_verified,
                version=version,
                signed_for=_other_name(row),
                brought_as=row.brought_as,
            )
    return found


def origin_of(person_id: int, source_kind: str, source_key: str) -> Origin | None:
    """Where one entry comes from; None for what was done or entered here."""
    if source_kind != rules.SOURCE:
        return None
    return origins(person_id).get(source_key)


def rows_brought(person_id: int) -> Sequence[CarriedRecord]:
    """The rows of what was confirmed, the oldest first."""
    confirmed = _rows(person_id).where(CarriedRecord.brought_at.is_not(None))
    return db.session.scalars(confirmed).all()


def rows_waiting(person_id: int) -> Sequence[CarriedRecord]:
    """The rows of what was uploaded and is not confirmed."""
    return db.session.scalars(_rows(person_id).where(CarriedRecord.brought_at.is_(None))).all()


def _rows(person_id: int) -> Select[CarriedRecord]:
    return (
        select(CarriedRecord)
        .where(CarriedRecord.person_id == person_id)
        .order_by(CarriedRecord.issued_on, CarriedRecord.id)
    )


def _shown(person_id: int, rows: Sequence[CarriedRecord]) -> tuple[BroughtBlock, ...]:
    issuers = _issuers(person_id, rows)
    return tuple(_block(row, issuers[row.id]) for row in reversed(rows))


def _block(row: CarriedRecord, issuer: Issuer) -> BroughtBlock:
    block = kept_block(row.body).block
    return BroughtBlock(
        record_id=row.id,
        issuer=issuer,
        issued_on=row.issued_on,
        signed_for=row.holder_name,
        brought_as=row.brought_as,
        apart=block.apart,
        verified=block.verified,
        said=block.said,
    )


def _issuers(person_id: int, rows: Sequence[CarriedRecord]) -> dict[int, Issuer]:
    """Who signed each of these rows, as the person's schools know them today."""
    if not rows:
        return {}
    today = clock.today()
    here = [each for each in entries.places_of(person_id) if each.covers(today)]
    known = known_keys([each.organisation_id for each in here])
    return {row.id: _issuer(row, known.get(row.issuer_key)) for row in rows}


def _issuer(row: CarriedRecord, known_as: str | None) -> Issuer:
    is_other = known_as is not None and not rules.is_same_name(known_as, row.issuer_name)
    return Issuer(
        key=row.issuer_key,
        name=known_as or row.issuer_name,
        calls_itself=row.issuer_name if is_other else "",
        state=State.SIGNED if known_as is None else State.RECOGNISED,
    )


def _other_name(row: CarriedRecord) -> str:
    return "" if rules.is_same_name(row.holder_name, row.brought_as) else row.holder_name
