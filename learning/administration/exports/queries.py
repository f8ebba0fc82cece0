"""What is kept about one person: all of it for themselves, the school's own part for the school."""

from typing import NamedTuple

from learning import clock
from learning.administration.personal_data_register import DOMAINS
from learning.database import db
from learning.errors import NotFound
from learning.journal.queries import entries_about
from learning.people.administering.queries import StaffMember, find_member, staff_page
from learning.people.models import Person
from learning.people.rules import Role
from learning.people.viewers import Viewer

Exported = dict[str, object]


class SubjectExport(NamedTuple):
    """What the school holds about one of its people, and whom it is about."""

    member: StaffMember
    kept: Exported


def everything_about(person_id: int) -> Exported:
    """All that is kept about the person, by domain, in plain values; raises NotFound.

    For themselves; or for whoever looks after the server, to hand over unread.
    """
    if db.session.get(Person, person_id) is None:
        raise NotFound
    return {
        "made_at": clock.now().isoformat(),
        **{name: domain.export(person_id) for name, domain in reversed(DOMAINS.items())},
    }


def held_by_school(viewer: Viewer, membership_id: int) -> SubjectExport:
    """What the viewer's school itself keeps about one of its people; NotAllowed, NotFound.

    Nothing of other schools, and nothing the person learnt, wrote, chose or scored.
    """
    membership, _ = find_member(viewer, membership_id)
    page = staff_page(viewer)
    member = next(each for each in page.members if each.membership_id == membership_id)
    happened = entries_about("membership", str(membership_id), since=membership.created_at)
    return SubjectExport(
        member,
        {
            "made_at": clock.now().isoformat(),
            "school": page.school_name,
            "person": {"name": member.name, "email": member.email},
            "membership": {
                "job": member.job.value,
                "roles": sorted(role.value for role in Role if role in member.roles),
                "groups": [g.name for g in page.groups if membership_id in g.membership_ids],
                "staff_code": member.staff_code,
                "from": member.starts_on.isoformat(),
                "until": member.ends_on.isoformat() if member.ends_on else None,
                "state": member.state.value,
            },
            "what_happened": [
                {
                    "at": entry.happened_at.isoformat(),
                    "what": entry.verb.value,
                    "detail": entry.detail,
                }
                for entry in happened
            ],
        },
    )
