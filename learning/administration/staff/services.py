"""What one form of the desk changes about a person, through the services of people."""

from collections.abc import Iterable

from learning.people.administering import services as people
from learning.people.administering.queries import staff_page
from learning.people.administering.services import LinkToPassOn, MembershipChange
from learning.people.groups.services import set_group_members
from learning.people.letters import Site
from learning.people.rules import Role
from learning.people.schools.services import Newcomer
from learning.people.viewers import Viewer


def add_person(
    viewer: Viewer, newcomer: Newcomer, group_ids: Iterable[int], *, site: Site
) -> LinkToPassOn:
    """The newcomer is invited and in these groups; Refused in words."""
    link = people.add_person(viewer, newcomer, site)
    set_groups(viewer, link.membership_id, group_ids)
    return link


def change_person(
    viewer: Viewer,
    membership_id: int,
    change: MembershipChange,
    *,
    roles: frozenset[Role],
    group_ids: Iterable[int],
) -> None:
    """The membership, its roles and its groups are as asked; Refused in words."""
    people.change_membership(viewer, membership_id, change)
    people.set_roles(viewer, membership_id, roles)
    set_groups(viewer, membership_id, group_ids)


def set_groups(viewer: Viewer, membership_id: int, group_ids: Iterable[int]) -> None:
    """The person is in these groups of the school and in no others."""
    chosen = set(group_ids)
    for group in staff_page(viewer).groups:
        is_in, shall_be = membership_id in group.membership_ids, group.group_id in chosen
        if is_in != shall_be:
            members = group.membership_ids ^ {membership_id}
            set_group_members(viewer, group.group_id, members)
