"""An administrator groups the staff of their school."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from learning.database import db, violated_constraint
from learning.errors import Refused
from learning.people.administering.queries import find_group
from learning.people.models import Group, GroupMember, Membership
from learning.people.queries import permitted_organisation
from learning.people.rules import Role, clean_name
from learning.people.schools.services import lock_school
from learning.people.viewers import Viewer

LONGEST_GROUP_NAME = 100


def make_group(viewer: Viewer, name: str) -> int:
    """There is a group of this name, with nobody in it yet: its key. Refused if there was one."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    group = Group(organisation_id=organisation_id, name=_group_name(name))
    db.session.add(group)
    _flush()
    return group.id


def rename_group(viewer: Viewer, group_id: int, name: str) -> None:
    """The group has this name; Refused if another group of the school has it."""
    find_group(viewer, group_id).name = _group_name(name)
    _flush()


def delete_group(viewer: Viewer, group_id: int) -> None:
    """There is no such group any more; nobody in it loses anything else."""
    db.session.delete(find_group(viewer, group_id))


def set_group_members(viewer: Viewer, group_id: int, membership_ids: Iterable[int]) -> None:
    """These and no others are in the group; keys of another school are passed over."""
    group = find_group(viewer, group_id)
    lock_school(group.organisation_id)
    own = db.session.scalars(
        select(Membership.id).where(Membership.organisation_id == group.organisation_id)
    )
    chosen = set(own) & set(membership_ids)
    db.session.execute(delete(GroupMember).where(GroupMember.group_id == group.id))
    db.session.add_all(GroupMember(group_id=group.id, membership_id=key) for key in sorted(chosen))


def _group_name(text: str) -> str:
    name = clean_name(text)
    if len(name) > LONGEST_GROUP_NAME:
        raise Refused(f"Use a name of at most {LONGEST_GROUP_NAME} characters.", "name")
    return name


def _flush() -> None:
    try:
        db.session.flush()
    except IntegrityError as error:
        if violated_constraint(error, "uq_groups_organisation_id_name", "groups.name"):
            raise Refused("There is already a group of this name.", "name") from error
        raise
