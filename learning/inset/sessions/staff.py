"""Who can be asked: the groups and the staff of an organisation, and who leads a session."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from learning.database import db
from learning.errors import NotAllowed
from learning.inset.models import InsetSession, SessionGroup, SessionInvitee
from learning.inset.sessions.queries import is_staff_of, reach_of
from learning.people.models import Group, Membership, Organisation, Person
from learning.people.rules import leads_learning
from learning.people.viewers import Hat, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class AskableGroup:
    """A group that can be invited. `name`: with its school, where there are several."""

    group_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskablePerson:
    """Somebody who can be invited by name, or lead."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """Whom a session of an organisation can be for. `where`: what the organisation is called."""

    where: str
    groups: tuple[AskableGroup, ...]
    people: tuple[AskablePerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whom a session is for, as it stands: groups that are still there, people by name."""

    group_ids: frozenset[int]
    invitee_ids: frozenset[int]
    group_names: tuple[str, ...]
    people: tuple[AskablePerson, ...]


def preparing_hat(viewer: Viewer) -> Hat:
    """The hat in force, if sessions are prepared with it; NotAllowed otherwise."""
    if viewer.hat is None or not leads_learning(viewer.hat.job, viewer.hat.roles):
        raise NotAllowed
    return viewer.hat


def askable(organisation_id: int, today: date) -> Askable:
    """Everybody who can be asked: groups also of the schools of a trust, names of its own staff."""
    reach = reach_of(organisation_id)
    where = db.session.get_one(Organisation, organisation_id).name
    groups = db.session.execute(
        select(Group.id, Group.name, Group.organisation_id, Organisation.name.label("school"))
        .join(Organisation, Organisation.id == Group.organisation_id)
        .where(Group.organisation_id.in_(reach))
        .order_by(Group.organisation_id != organisation_id, Organisation.name, Group.name)
    )
    return Askable(
        where=where,
        groups=tuple(
            AskableGroup(
                group_id=row.id,
                name=row.name
                if row.organisation_id == organisation_id
                else f"{row.name}, {row.school}",
            )
            for row in groups
        ),
        people=_staff(frozenset({organisation_id}), today),
    )


def invited_of(row: InsetSession) -> Invited:
    """Whom a session is for, besides everybody."""
    groups = db.session.execute(
        select(Group.id, Group.name)
        .join(SessionGroup, SessionGroup.group_id == Group.id)
        .where(SessionGroup.inset_session_id == row.id)
        .order_by(Group.name)
    ).all()
    people = db.session.execute(
        select(Person.id, Person.name)
        .join(SessionInvitee, SessionInvitee.person_id == Person.id)
        .where(SessionInvitee.inset_session_id == row.id)
        .order_by(Person.name, Person.id)
    ).all()
    return Invited(
        group_ids=frozenset(each.id for each in groups),
        invitee_ids=frozenset(each.id for each in people),
        group_names=tuple(each.name for each in groups),
        people=tuple(AskablePerson(person_id=each.id, name=each.name) for each in people),
    )


def names_of(person_ids: Collection[int]) -> Mapping[int, str]:
    """The names of people by their keys; who has been erased is absent."""
    rows = db.session.execute(select(Person.id, Person.name).where(Person.id.in_(person_ids)))
    return {row.id: row.name for row in rows}


def _staff(organisation_ids: frozenset[int], today: date) -> tuple[AskablePerson, ...]:
    rows = db.session.execute(
        select(Person.id, Person.name)
        .distinct()
        .join(Membership, is_staff_of(organisation_ids, today))
        .order_by(Person.name, Person.id)
    )
    return tuple(AskablePerson(person_id=row.id, name=row.name) for row in rows)
