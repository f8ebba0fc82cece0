"""An administrator changes who belongs to their school, and as what.

A school's administrator looks after memberships of that school, never after a person's life
elsewhere: nothing here changes a password, and only somebody who belongs nowhere else is
deactivated or erased.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.errors import Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.mail.services import queue
from learning.people import letters
from learning.people.administering.queries import (
    belongs_elsewhere,
    find_member,
    has_another_administrator,
)
from learning.people.letters import Site
from learning.people.links.services import make_invitation, make_reset
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.queries import permitted_organisation
from learning.people.rules import Job, Role, clean_staff_code
from learning.people.schools.services import (
    Newcomer,
    admit,
    flush_or_refuse,
    lock_school,
    replace_roles,
    set_dates,
)
from learning.people.services import end_all_sign_ins
from learning.people.viewers import Viewer

ONLY_ADMINISTRATOR = (
    "This is your school’s only administrator. Make somebody else an administrator first."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkToPassOn:
    """A link made for somebody. `address` is None when it has been sent to them by e-mail."""

    membership_id: int
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipChange:
    """What an administrator may change about a membership, as it shall be."""

    job: Job
    staff_code: str | None
    starts_on: date
    ends_on: date | None


def add_person(viewer: Viewer, newcomer: Newcomer, site: Site) -> LinkToPassOn:
    """The newcomer is on the staff list and invited; the same whether they use Alongside or not."""
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    membership = admit(organisation_id, newcomer, is_invited=True)
    _note(Verb.ADDED_PERSON, viewer, membership)
    return _invite(viewer, membership, site)


def invite(viewer: Viewer, membership_id: int, site: Site) -> LinkToPassOn:
    """There is a new invitation; earlier ones no longer work. Refused if it was accepted."""
    membership, _ = find_member(viewer, membership_id)
    if membership.invited_as is None:
        raise Refused("This person has accepted the invitation already.")
    return _invite(viewer, membership, site)


def withdraw_invitation(viewer: Viewer, membership_id: int) -> None:
    """The person is off the staff list, and gone altogether if they were known for this only."""
    membership, person = find_member(viewer, membership_id)
    if membership.invited_as is None:
        raise Refused("This person has accepted the invitation. End their membership instead.")
    _note(Verb.CHANGED_PERSON, viewer, membership, detail="invitation withdrawn")
    db.session.delete(membership)
    db.session.flush()
    others = select(Membership.id).where(Membership.person_id == person.id).limit(1)
    if person.password_hash is None and db.session.scalar(others) is None:
        db.session.delete(person)


def make_reset_link(viewer: Viewer, membership_id: int, site: Site) -> LinkToPassOn:
    """There is a link with which the person chooses a new password, sent to them if mail can be.

    Refused for somebody who also belongs to another school when the link would have to be shown:
    whoever holds it could act there too.
    """
    membership, person = find_member(viewer, membership_id)
    if membership.invited_as is not None:
        raise Refused("This person has not accepted the invitation. Make a new one instead.")
    if person.deactivated_at is not None:
        raise Refused("This account is deactivated. Bring the person back first.")
    if membership.ends_on is not None and membership.ends_on < clock.today():
        raise Refused("This person has left the school. What they wrote here is theirs alone.")
    if not site.sends_mail and belongs_elsewhere(membership):
        raise Refused(
            "This person also belongs to another school, so the link cannot be shown here. Ask "
            "whoever looks after the server to make one."
        )
    _note(Verb.ASKED_FOR_RESET, viewer, membership)
    address = site.link(make_reset(person.id))
    return _sent_or_shown(
        membership, person, letters.reset(name=person.name, address=address), site, address
    )


def change_membership(viewer: Viewer, membership_id: int, change: MembershipChange) -> None:
    """The membership is as asked; Refused if the school would lose its last administrator."""
    membership = _locked_member(viewer, membership_id)
    if change.ends_on is not None or change.starts_on > clock.today():
        _hold_an_administrator(membership)
    membership.job = change.job
    membership.staff_code = clean_staff_code(change.staff_code)
    set_dates(membership, change.starts_on, change.ends_on)
    flush_or_refuse()
    _note(Verb.CHANGED_PERSON, viewer, membership, detail="membership")


def set_roles(viewer: Viewer, membership_id: int, roles: frozenset[Role]) -> None:
    """The membership carries these roles; if that is a change, its person is signed out everywhere.

    The new roles count at once anyway: signing out ends what a copied cookie could do.
    """
    membership = _locked_member(viewer, membership_id)
    present = frozenset(
        db.session.scalars(
            select(MembershipRole.role).where(MembershipRole.membership_id == membership_id)
        )
    )
    if roles == present:
        return
    if Role.ADMINISTRATOR not in roles:
        _hold_an_administrator(membership)
    replace_roles(membership_id, roles)
    if membership.invited_as is None:
        end_all_sign_ins(membership.person_id)
    _note(Verb.CHANGED_PERSON, viewer, membership, detail="roles")


def end_membership(viewer: Viewer, membership_id: int, *, last_day: date | None = None) -> None:
    """The membership ends with that day, or at once without one."""
    membership = _accepted_member(viewer, membership_id)
    _hold_an_administrator(membership)
    if last_day is None:
        _end_at_once(membership)
    else:
        set_dates(membership, membership.starts_on, last_day)
    _note(Verb.CHANGED_PERSON, viewer, membership, detail="ended")


def deactivate(viewer: Viewer, membership_id: int) -> None:
    """The membership has ended; somebody who belongs nowhere else cannot sign in any more.

    Refused for somebody only invited: their account is none of this school's business yet.
    """
    membership = _accepted_member(viewer, membership_id)
    _hold_an_administrator(membership)
    _end_at_once(membership)
    if not belongs_elsewhere(membership):
        db.session.get_one(Person, membership.person_id).deactivated_at = clock.now()
        end_all_sign_ins(membership.person_id)
    _note(Verb.DEACTIVATED_PERSON, viewer, membership)


def bring_back(viewer: Viewer, membership_id: int) -> None:
    """Somebody who had left belongs to the school again from today, as before."""
    membership = _locked_member(viewer, membership_id)
    if membership.invited_as is not None:
        raise Refused("This person has not accepted the invitation. Make a new one instead.")
    set_dates(membership, clock.today(), None)
    db.session.get_one(Person, membership.person_id).deactivated_at = None
    _note(Verb.CHANGED_PERSON, viewer, membership, detail="brought back")


def person_to_erase(viewer: Viewer, membership_id: int) -> int:
    """The key of a person whom the viewer may have erased; Refused in words if they may not."""
    membership = _accepted_member(viewer, membership_id)
    if belongs_elsewhere(membership):
        raise Refused(
            "This person also belongs to another school, so only they can have their account "
            "erased. You can end their membership of your school."
        )
    _hold_an_administrator(membership)
    return membership.person_id


def _invite(viewer: Viewer, membership: Membership, site: Site) -> LinkToPassOn:
    person = db.session.get_one(Person, membership.person_id)
    school = db.session.get_one(Organisation, membership.organisation_id)
    _note(Verb.INVITED, viewer, membership)
    address = site.link(make_invitation(membership))
    letter = letters.invitation(
        name=membership.invited_as or person.name, school_name=school.name, address=address
    )
    return _sent_or_shown(membership, person, letter, site, address)


def _sent_or_shown(
    membership: Membership, person: Person, letter: letters.Letter, site: Site, address: str
) -> LinkToPassOn:
    if not site.sends_mail:
        return LinkToPassOn(membership_id=membership.id, address=address)
    queue(person.email, *letter, person.id)
    return LinkToPassOn(membership_id=membership.id, address=None)


def _locked_member(viewer: Viewer, membership_id: int) -> Membership:
    """The membership, while nobody else changes the school."""
    lock_school(permitted_organisation(viewer, Role.ADMINISTRATOR))
    return find_member(viewer, membership_id)[0]


def _accepted_member(viewer: Viewer, membership_id: int) -> Membership:
    """The same, of somebody who has accepted the invitation; Refused for anybody else."""
    membership = _locked_member(viewer, membership_id)
    if membership.invited_as is not None:
        raise Refused("This person has not accepted the invitation. Withdraw it instead.")
    return membership


def _hold_an_administrator(membership: Membership) -> None:
    """Refused if this membership is all that gives the school an administrator."""
    is_administrator = db.session.scalar(
        select(MembershipRole.id).where(
            MembershipRole.membership_id == membership.id,
            MembershipRole.role == Role.ADMINISTRATOR,
        )
    )
    counts = membership.invited_as is None and membership.ends_on is None
    if is_administrator and counts and not has_another_administrator(membership):
        raise Refused(ONLY_ADMINISTRATOR)


def _end_at_once(membership: Membership) -> None:
    """Yesterday was the last day; somebody who began today or later was here for no day more."""
    yesterday = clock.today() - timedelta(days=1)
    membership.starts_on = min(membership.starts_on, yesterday)
    membership.ends_on = yesterday


def _note(verb: Verb, viewer: Viewer, membership: Membership, *, detail: str = "") -> None:
    note(
        verb,
        viewer.id,
        organisation_id=membership.organisation_id,
        subject=("membership", str(membership.id)),
        detail=detail,
    )
