"""A school's people as its administrator looks for them: by name, job, group and state."""

from dataclasses import dataclass

from learning.administration.erasures.queries import requests_in
from learning.errors import NotFound
from learning.people.administering.queries import StaffGroup, StaffMember, StaffState, staff_page
from learning.people.rules import job_and_roles
from learning.people.viewers import Viewer

ON_A_PAGE = 60
EVERYBODY = "everybody"
HERE = "here"
REQUESTED = "requested"
STATE_NAMES = {
    StaffState.CURRENT: "Here",
    StaffState.INVITED: "Invited",
    StaffState.LATER: "Starts later",
    StaffState.ENDED: "Has left",
    StaffState.DEACTIVATED: "Deactivated",
}
GONE = (StaffState.ENDED, StaffState.DEACTIVATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What the administrator looks for; empty means any. `page` counts from 1."""

    words: str = ""
    job: str = ""
    group_id: int | None = None
    state: str = HERE
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in the list."""

    membership_id: int
    name: str
    what: str
    state: StaffState
    asks_to_be_erased: bool

    @property
    def state_name(self) -> str:
        """How things stand, in words."""
        return STATE_NAMES[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """A page of the list: those found, how many of how many, and the groups to choose from."""

    school_name: str
    lines: tuple[PersonLine, ...]
    found_count: int
    everybody_count: int
    page: int
    page_count: int
    groups: tuple[StaffGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person as the school knows them."""

    member: StaffMember
    what: str
    state_name: str
    groups: tuple[StaffGroup, ...]
    all_groups: tuple[StaffGroup, ...]
    asks_to_be_erased: bool

    @property
    def is_gone(self) -> bool:
        """Whether the person has left."""
        return self.member.state in GONE


def people_page(viewer: Viewer, sought: Sought) -> PeoplePage:
    """The people of the viewer's school who are sought, by name; NotAllowed."""
    staff = staff_page(viewer)
    asking = requests_in(viewer)
    groups = {group.group_id: group.membership_ids for group in staff.groups}
    members = groups.get(sought.group_id, frozenset()) if sought.group_id else None
    found = [
        each
        for each in staff.members
        if _is_sought(each, sought, asking) and (members is None or each.membership_id in members)
    ]
    page_count = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(sought.page, 1), page_count)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return PeoplePage(
        school_name=staff.school_name,
        lines=tuple(_line(each, asking) for each in shown),
        found_count=len(found),
        everybody_count=len(staff.members),
        page=page,
        page_count=page_count,
        groups=staff.groups,
    )


def person_page(viewer: Viewer, membership_id: int) -> PersonPage:
    """One person of the viewer's school; NotAllowed or NotFound."""
    staff = staff_page(viewer)
    member = next((each for each in staff.members if each.membership_id == membership_id), None)
    if member is None:
        raise NotFound
    return PersonPage(
        member=member,
        what=job_and_roles(member.job, member.roles),
        state_name=STATE_NAMES[member.state],
        groups=tuple(each for each in staff.groups if membership_id in each.membership_ids),
        all_groups=staff.groups,
        asks_to_be_erased=membership_id in requests_in(viewer),
    )


def _is_sought(member: StaffMember, sought: Sought, asking: frozenset[int]) -> bool:
    words = sought.words.casefold().split()
    named = f"{member.name} {member.email}".casefold()
    return (
        all(word in named for word in words)
        and sought.job in ("", member.job.value)
        and _is_in_state(member, sought.state, asking)
    )


def _is_in_state(member: StaffMember, state: str, asking: frozenset[int]) -> bool:
    if state == EVERYBODY:
        return True
    if state == REQUESTED:
        return member.membership_id in asking
    if state == HERE:
        return member.state not in GONE
    return member.state.value == state


def _line(member: StaffMember, asking: frozenset[int]) -> PersonLine:
    return PersonLine(
        membership_id=member.membership_id,
        name=member.name,
        what=job_and_roles(member.job, member.roles),
        state=member.state,
        asks_to_be_erased=member.membership_id in asking,
    )
