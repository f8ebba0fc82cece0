"""How many came to a session: those who manage it know them by name from its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.inset.attendance.queries import STANDS
from learning.inset.models import Attendance, InsetSession, SessionGroup
from learning.inset.sessions.queries import invited_ids
from learning.people.models import Group, GroupMember, Membership
from learning.sharing.suppression import hidden_cells

OTHERS = ""
"""The cell of those who came and are in no invited group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """How many came to one session: in all, of those invited on its day, and by invited group.

    `groups` are those that can be told; `hides_groups`: some cannot.
    """

    session_id: int
    day: date
    people: int
    invited: int
    of_invited: int
    groups: tuple[tuple[str, int], ...]
    hides_groups: bool


def came(inset_session: InsetSession) -> Came:
    """How many came to this session."""
    day = clock.london_day(inset_session.starts_at)
    there = db.session.scalars(
        select(Attendance.person_id).where(Attendance.inset_session_id == inset_session.id, STANDS)
    ).all()
    people = frozenset(key for key in there if key is not None)
    invited = invited_ids(inset_session, day)
    members = _groups(inset_session.id)
    shown = told_by_group(members, people, len(there))
    return Came(
        session_id=inset_session.id,
        day=day,
        people=len(there),
        invited=len(invited),
        of_invited=len(people & invited),
        groups=shown,
        hides_groups=len(shown) < len(members),
    )


def told_by_group(
    members: Mapping[str, frozenset[int]], came: frozenset[int], in_all: int
) -> tuple[tuple[str, int], ...]:
    """How many of each group came, where that can be told. None where groups overlap.

    Nobody else's number can then be had by subtraction: each person is in one cell.
    """
    inside = [key for group in members.values() for key in group & came]
    if len(inside) != len(set(inside)):
        return ()
    counts = {name: len(group & came) for name, group in members.items()}
    counts[OTHERS] = in_all - len(inside)
    hidden = hidden_cells(counts)
    return tuple((name, counts[name]) for name in members if name not in hidden and counts[name])


def _groups(session_id: int) -> dict[str, frozenset[int]]:
    """The members of each invited group, by its name."""
    rows = db.session.execute(
        select(Group.name, Membership.person_id)
        .join(SessionGroup, SessionGroup.group_id == Group.id)
        .outerjoin(GroupMember, GroupMember.group_id == Group.id)
        .outerjoin(Membership, Membership.id == GroupMember.membership_id)
        .where(SessionGroup.inset_session_id == session_id)
        .order_by(Group.name, Group.id)
    )
    found: dict[str, set[int]] = {}
    for name, person_id in rows:
        found.setdefault(name, set()).update([person_id] if person_id else [])
    return {name: frozenset(people) for name, people in found.items()}
