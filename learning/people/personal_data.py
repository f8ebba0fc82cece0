"""What is kept about a person as a person: who they are, where they belong, how they sign in."""

from datetime import date

from sqlalchemy import delete, select

from learning.database import db
from learning.people.models import (
    Group,
    GroupMember,
    Leave,
    Membership,
    MembershipRole,
    Organisation,
    Person,
    SignIn,
    SingleUseLink,
)

TABLES = {
    "people": "erased",
    "memberships": "erased",
    "roles": "erased",
    "leaves": "erased",
    "group_members": "erased",
    "sign_ins": "erased",
    "single_use_links": "erased",
}
"""What becomes of each table with a person behind it when that person is erased."""


def export(person_id: int) -> dict[str, object]:
    """The person, their schools, roles and groups, and where they are signed in.

    The hash of the password and those of tokens are left out: they help nobody but a thief.
    """
    person = db.session.get_one(Person, person_id)
    return {
        "person": {
            "name": person.name,
            "email": person.email,
            "reading_settings": person.reading_settings,
            "since": person.created_at.isoformat(),
            "deactivated_at": _iso(person.deactivated_at),
        },
        "memberships": [_membership(each) for each in _memberships(person_id)],
        "browsers": _browsers(person_id),
        "links": _links(person_id),
    }


def erase(person_id: int) -> None:
    """The person is gone, and with them every row that was theirs alone, in any domain."""
    db.session.execute(delete(SingleUseLink).where(SingleUseLink.person_id == person_id))
    db.session.execute(delete(SignIn).where(SignIn.person_id == person_id))
    db.session.execute(delete(Membership).where(Membership.person_id == person_id))
    db.session.execute(delete(Person).where(Person.id == person_id))


def _memberships(person_id: int) -> list[Membership]:
    return list(
        db.session.scalars(
            select(Membership).where(Membership.person_id == person_id).order_by(Membership.id)
        )
    )


def _membership(membership: Membership) -> dict[str, object]:
    school = db.session.get_one(Organisation, membership.organisation_id)
    roles = db.session.scalars(
        select(MembershipRole.role).where(MembershipRole.membership_id == membership.id)
    )
    groups = db.session.scalars(
        select(Group.name)
        .join(GroupMember, GroupMember.group_id == Group.id)
        .where(GroupMember.membership_id == membership.id)
        .order_by(Group.name)
    )
    return {
        "school": school.name,
        "job": membership.job.value,
        "roles": sorted(role.value for role in roles),
        "groups": list(groups),
        "staff_code": membership.staff_code,
        "invited_as": membership.invited_as,
        "from": membership.starts_on.isoformat(),
        "until": _iso(membership.ends_on),
        "away": _away(membership.id),
    }


def _away(membership_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(Leave).where(Leave.membership_id == membership_id).order_by(Leave.id)
    )
    return [{"from": row.starts_on.isoformat(), "until": _iso(row.ends_on)} for row in rows]


def _browsers(person_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(SignIn).where(SignIn.person_id == person_id).order_by(SignIn.id)
    )
    return [
        {
            "browser": row.browser,
            "since": row.created_at.isoformat(),
            "until": row.expires_at.isoformat(),
        }
        for row in rows
    ]


def _links(person_id: int) -> list[dict[str, object]]:
    rows = db.session.scalars(
        select(SingleUseLink).where(SingleUseLink.person_id == person_id).order_by(SingleUseLink.id)
    )
    return [
        {
            "for": row.purpose.value,
            "made_at": row.created_at.isoformat(),
            "until": row.expires_at.isoformat(),
            "used_at": _iso(row.used_at),
        }
        for row in rows
    ]


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
