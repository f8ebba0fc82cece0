"""Reading invitations: only by whom they are for. Whoever sent one has no list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, bindparam, select

from learning import clock
from learning.database import db, rows_of
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.people.models import Membership, Organisation, Person
from learning.people.rules import JOB_NAMES, Job
from learning.people.surroundings.queries import IS_HERE, staff_hats, values_for
from learning.people.viewers import Viewer
from learning.talent.models import Nomination, NominationPause


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation that nobody has answered, as it is shown to whom it is for."""

    from_id: int
    name: str
    words: Paragraphs
    sent_on: date
    expires_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody of the staff of one’s own school, who can be invited. `what`: their job there."""

    id: int
    name: str
    email: str
    what: str
    school: str


def invitations_for(person_id: int, today: date) -> tuple[Invitation, ...]:
    """The invitations to this person that have not expired, oldest first. One statement."""
    rows = db.session.execute(
        select(
            Nomination.nominated_by_id,
            Nomination.words,
            Nomination.created_at,
            Nomination.expires_on,
            Person.name,
        )
        .join(Person, Person.id == Nomination.nominated_by_id)
        .where(Nomination.person_id == person_id, Nomination.expires_on >= today)
        .order_by(Nomination.created_at, Nomination.id)
    )
    return tuple(
        Invitation(
            from_id=row.nominated_by_id,
            name=row.name,
            words=paragraphs(row.words),
            sent_on=clock.london_day(row.created_at),
            expires_on=row.expires_on,
        )
        for row in rows
    )


def paused_until(person_id: int, today: date) -> date | None:
    """Until which day this person has asked not to be invited. One statement."""
    until = db.session.scalar(
        select(NominationPause.until).where(NominationPause.person_id == person_id)
    )
    return until if until is not None and until >= today else None


def colleagues_here(viewer: Viewer) -> tuple[Colleague, ...]:
    """The other staff of the viewer’s own schools, by school and name. One statement.

    The same whatever any of them has ever answered; nobody who only governs, and to a governor
    nobody.
    """
    hats = staff_hats(viewer)
    if not hats:
        return ()
    rows = rows_of(_STAFF, **values_for(viewer, hats))
    return tuple(
        Colleague(
            id=row.id,
            name=row.name,
            email=row.email,
            what=JOB_NAMES[row.job],
            school=row.school,
        )
        for row in rows
    )


_STAFF = (
    select(Person.id, Person.name, Person.email, Membership.job, Organisation.name.label("school"))
    .join(Membership, Membership.person_id == Person.id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .where(
        IS_HERE,
        Membership.organisation_id.in_(bindparam("own", expanding=True, type_=Integer)),
        Person.id != bindparam("viewer_id", type_=Integer),
        Membership.job != Job.GOVERNOR,
    )
    .order_by(Organisation.name, Person.name, Person.id)
)
