"""Reading certificates of sessions: for their holder, and what anyone with the code may know."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from learning import clock
from learning.database import db
from learning.errors import NotFound
from learning.inset.attendance.rules import minutes_counted
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import KIND_NAMES, SessionKind
from learning.people.models import Organisation, Person
from learning.records.rules import canonical_code, shown_code
from learning.records.years import Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """What anyone with the code may know. `name` is None unless the holder shows it."""

    code: str
    title: str
    kind: SessionKind
    day: date
    minutes: int
    school_name: str
    withdrawn_on: date | None
    name: str | None

    @property
    def shown_code(self) -> str:
        """The code in fours."""
        return shown_code(self.code)

    @property
    def kind_words(self) -> str:
        """How it was learnt."""
        return KIND_NAMES[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionCertificatePage:
    """A certificate of a session as its holder has it."""

    facts: SessionFacts
    holder_name: str
    shows_name: bool


def own_session_certificate(person_id: int, code: str) -> SessionCertificatePage:
    """The person's own certificate with everything on it; NotFound if it is not theirs."""
    row = own_attendance(person_id, code)
    found = db.session.execute(_FACTS.where(Attendance.id == row.id)).one()
    return SessionCertificatePage(
        facts=_facts(*found), holder_name=found[3], shows_name=row.shows_name
    )


def own_attendance(person_id: int, code: str) -> Attendance:
    """The row behind the person's own certificate; NotFound for anybody else's."""
    row = db.session.scalar(
        select(Attendance).where(
            Attendance.certificate_code == canonical_code(code), Attendance.person_id == person_id
        )
    )
    if row is None:
        raise NotFound
    return row


def session_verification(code: str) -> SessionFacts:
    """What anyone may know of the certificate with this code, however typed; raises NotFound."""
    found = db.session.execute(
        _FACTS.where(Attendance.certificate_code == canonical_code(code))
    ).one_or_none()
    if found is None:
        raise NotFound
    return _facts(*found)


def session_certificates(person_id: int) -> dict[tuple[str, str], Certificate]:
    """The person's certificates of sessions, newest first, by the source of their entries."""
    rows = db.session.execute(
        _FACTS.where(
            Attendance.person_id == person_id, Attendance.certificate_code.is_not(None)
        ).order_by(InsetSession.starts_at.desc(), InsetSession.id.desc())
    )
    return {("inset_session", str(row[1].id)): _certificate(_facts(*row)) for row in rows}


_FACTS: Select[Attendance, InsetSession, str, str] = (
    select(Attendance, InsetSession, Organisation.name, Person.name)
    .join(InsetSession, InsetSession.id == Attendance.inset_session_id)
    .join(Organisation, Organisation.id == InsetSession.organisation_id)
    .join(Person, Person.id == Attendance.person_id)
)


def _facts(row: Attendance, held: InsetSession, school_name: str, name: str) -> SessionFacts:
    return SessionFacts(
        code=row.certificate_code or "",
        title=held.title,
        kind=held.kind,
        day=clock.london_day(held.starts_at),
        minutes=minutes_counted(row.minutes, held.minutes, held.lasted),
        school_name=school_name,
        withdrawn_on=clock.london_day(row.withdrawn_at) if row.withdrawn_at else None,
        name=name if row.shows_name else None,
    )


def _certificate(facts: SessionFacts) -> Certificate:
    return Certificate(
        code=facts.code,
        title=facts.title,
        version=None,
        minutes=facts.minutes,
        finished_on=facts.day,
        is_withdrawn=facts.withdrawn_on is not None,
    )
