"""Reading a person's record and certificates: for themselves, and what anyone may verify."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from learning import clock
from learning.courses.models import Completion
from learning.courses.queries import CompletionLine, completions_of
from learning.cpd import queries as ledger
from learning.database import db
from learning.errors import NotFound
from learning.people.models import Membership, Organisation, Person
from learning.people.queries import terms_of_years
from learning.people.rules import school_year_name, school_year_of
from learning.people.viewers import Viewer
from learning.records.carrying.queries import origins
from learning.records.carrying.rules import SOURCE
from learning.records.narrowing import Wanted
from learning.records.rules import canonical_code, shown_code
from learning.records.sessions.queries import session_certificates
from learning.records.years import (
    Certificate,
    Line,
    Record,
    Year,
    by_school_year,
    choices_of,
    matches,
)

EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What anyone with the code may know. `name` is None unless the holder shows it."""

    code: str
    title: str
    version: int
    minutes: int
    finished_on: date
    law_as_at: date | None
    withdrawn_on: date | None
    name: str | None

    @property
    def shown_code(self) -> str:
        """The code in fours."""
        return shown_code(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePage:
    """A certificate as its holder has it. `school_names`: where they worked on that day."""

    facts: Verification
    holder_name: str
    school_names: tuple[str, ...]
    shows_name: bool


def my_record(viewer: Viewer, wanted: Wanted = EVERYTHING) -> Record:
    """What is wanted of all the viewer has done, by school year and term, newest first.

    A fixed number of statements, however long the record is.
    """
    certificates = _certificates(viewer.id)
    every = _lines(viewer.id, certificates)
    today = clock.today()
    this_year = school_year_of(today)
    school_years = {school_year_of(line.happened_on) for line in every} | {this_year}
    terms = terms_of_years(viewer.organisation_id, school_years)
    years = by_school_year(every, terms.__getitem__)
    name = school_year_name(this_year)
    if wanted.is_narrowed:
        shown = by_school_year([each for each in every if matches(each, wanted)], terms.__getitem__)
    else:
        shown = years
    return Record(
        name=viewer.name,
        school_name=viewer.hat.school_name if viewer.hat else None,
        made_on=today,
        wanted=wanted,
        choices=choices_of(every),
        years=shown,
        this_year=next((year for year in years if year.name == name), Year(name=name, terms=())),
        out_of=len(every),
        minutes_in_all=sum(line.minutes for line in every),
        certificates=tuple(certificates.values()),
    )


def _lines(person_id: int, certificates: Mapping[tuple[str, str], Certificate]) -> tuple[Line, ...]:
    """Everything in the ledger, newest first; of what was brought along, where it comes from."""
    entries = ledger.entries(person_id)
    is_carried = any(entry.source_kind == SOURCE for entry in entries)
    brought = origins(person_id) if is_carried else {}
    return tuple(
        Line(
            entry_id=entry.id,
            happened_on=entry.happened_on,
            kind=entry.kind,
            title=entry.title,
            minutes=entry.minutes,
            certificate=certificates.get((entry.source_kind, entry.source_key)),
            provider=entry.provider,
            need_type=entry.need_type,
            impact=entry.impact,
            evidence_link=entry.evidence_link,
            origin=brought.get(entry.source_key) if entry.source_kind == SOURCE else None,
        )
        for entry in reversed(entries)
    )


def _certificates(person_id: int) -> dict[tuple[str, str], Certificate]:
    """Everything the person has a certificate for, by the source of its entry in the ledger."""
    modules = {
        ("module", f"{each.slug}@{each.version}"): _certificate(each)
        for each in completions_of(person_id)
    }
    return modules | session_certificates(person_id)


def _certificate(line: CompletionLine) -> Certificate:
    return Certificate(
        code=line.certificate_code,
        title=line.title,
        version=line.version,
        minutes=line.minutes,
        finished_on=clock.london_day(line.completed_at),
        is_withdrawn=line.withdrawn_at is not None,
    )


def own_certificate(person_id: int, code: str) -> CertificatePage:
    """The person's own certificate with everything on it; NotFound if it is not theirs."""
    completion, name = _completion(code)
    if completion.person_id != person_id:
        raise NotFound
    facts = _verification(completion, name)
    return CertificatePage(
        facts=facts,
        holder_name=name,
        school_names=_schools_on(person_id, facts.finished_on),
        shows_name=completion.shows_name,
    )


def verification(code: str) -> Verification:
    """What anyone may know of the certificate with this code, however typed; raises NotFound."""
    return _verification(*_completion(code))


def _completion(code: str) -> tuple[Completion, str]:
    row = db.session.execute(
        select(Completion, Person.name)
        .join(Person, Person.id == Completion.person_id)
        .where(Completion.certificate_code == canonical_code(code))
    ).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def _verification(completion: Completion, name: str) -> Verification:
    return Verification(
        code=completion.certificate_code,
        title=completion.title,
        version=completion.version,
        minutes=completion.minutes,
        finished_on=clock.london_day(completion.completed_at),
        law_as_at=completion.law_as_at,
        withdrawn_on=_day(completion.withdrawn_at),
        name=name if completion.shows_name else None,
    )


def _day(instant: datetime | None) -> date | None:
    return clock.london_day(instant) if instant is not None else None


def _schools_on(person_id: int, day: date) -> tuple[str, ...]:
    """Where the person worked on that day, by name."""
    names = db.session.scalars(
        select(Organisation.name)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(
            Membership.person_id == person_id,
            Membership.invited_as.is_(None),
            Membership.starts_on <= day,
            Membership.ends_on.is_(None) | (Membership.ends_on >= day),
        )
        .order_by(Organisation.name)
    )
    return tuple(names)
