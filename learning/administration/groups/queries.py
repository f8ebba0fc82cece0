"""One group of a school, with everybody who could be in it."""

from dataclasses import dataclass

from learning.administration.staff.queries import GONE
from learning.errors import NotFound
from learning.people.administering.queries import StaffPage, staff_page
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """A group. `gone_ids`: members who have left; they stay in it, should they come back."""

    group_id: int
    name: str
    member_ids: tuple[int, ...]
    gone_ids: tuple[int, ...]
    staff: StaffPage


def group_page(viewer: Viewer, group_id: int) -> GroupPage:
    """One group of the viewer's school; NotAllowed or NotFound."""
    staff = staff_page(viewer)
    group = next((each for each in staff.groups if each.group_id == group_id), None)
    if group is None:
        raise NotFound
    gone = {each.membership_id for each in staff.members if each.state in GONE}
    return GroupPage(
        group_id=group_id,
        name=group.name,
        member_ids=tuple(sorted(group.membership_ids - gone)),
        gone_ids=tuple(sorted(group.membership_ids & gone)),
        staff=staff,
    )
