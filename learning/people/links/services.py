"""Making single-use links and using them. Only hashes are kept; each works once, until it expires.

Paths are returned, not whole addresses: whoever shows or sends one adds where the site is.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select, update

from learning import clock
from learning.database import db
from learning.errors import NotFound, Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.mail.services import queue
from learning.people import letters
from learning.people.letters import Site
from learning.people.links.queries import set_up_is_open
from learning.people.models import Membership, Person, SingleUseLink
from learning.people.queries import credentials
from learning.people.rules import (
    INVITATION_LASTS,
    RESET_LASTS,
    SET_UP_LASTS,
    Job,
    LinkPurpose,
    Phase,
    Role,
    clean_name,
)
from learning.people.schools.services import Newcomer, admit, make_school
from learning.people.services import change_password
from learning.people.tokens import new_token, token_hash

KEPT_AFTER_EXPIRY = timedelta(days=90)
NO_LONGER = "This link has been used already, or is too old."


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """The first school and its first administrator, as they were typed."""

    school_name: str
    phase: Phase | None
    urn: str | None
    name: str
    email: str
    roles: frozenset[Role] = frozenset()


def make_set_up_link() -> str:
    """The path of a new link that makes the first school; Refused if there is one already."""
    if not set_up_is_open():
        raise Refused("This installation has been set up already.")
    return _new_link(LinkPurpose.SET_UP, SET_UP_LASTS)


def make_invitation(membership: Membership) -> str:
    """The path of a new link that accepts this membership; earlier ones no longer work."""
    _void(SingleUseLink.membership_id == membership.id)
    return _new_link(
        LinkPurpose.INVITATION,
        INVITATION_LASTS,
        person_id=membership.person_id,
        membership_id=membership.id,
    )


def make_reset(person_id: int) -> str:
    """The path of a new link with which the person chooses a new password."""
    return _new_link(LinkPurpose.RESET, RESET_LASTS, person_id=person_id)


def make_reset_by_email(email: str) -> str:
    """The path of such a link for whoever signs in with this address; NotFound if nobody does.

    For whoever looks after the server: they may already read the whole database.
    """
    person = credentials(email.strip().lower())
    if person is None or not person.is_active:
        raise NotFound
    note(Verb.ASKED_FOR_RESET, person.person_id)
    return make_reset(person.person_id)


def send_reset(email: str, site: Site) -> None:
    """If somebody signs in with this address, a link is on its way to it.

    Either way something is written, so that the answer takes as long for both.
    """
    person = credentials(email)
    is_known = person is not None and person.is_active
    note(Verb.ASKED_FOR_RESET, person.person_id if person and is_known else None)
    if person is not None and is_known:
        address = site.link(make_reset(person.person_id))
        queue(person.email, *letters.reset(name=person.name, address=address), person.person_id)


def use_set_up(token: str, details: SetUp, *, password_hash: str) -> int:
    """There is a school with its first administrator; the key of that person.

    Refused if the link or any other has made a school before: of two at once, one wins.
    """
    _use(token, LinkPurpose.SET_UP)
    _void(SingleUseLink.purpose == LinkPurpose.SET_UP)
    if not set_up_is_open():
        raise Refused("This installation has been set up already.")
    school = make_school(details.school_name, phase=details.phase, urn=details.urn)
    job = Job.LEADER if Role.LEADER in details.roles else Job.OTHER
    roles = details.roles | {Role.ADMINISTRATOR}
    membership = admit(
        school.id, Newcomer(name=details.name, email=details.email, job=job, roles=roles)
    )
    _person(membership.person_id).password_hash = password_hash
    note(Verb.SET_UP, membership.person_id, organisation_id=school.id)
    return membership.person_id


def accept_invitation(token: str, *, name: str, new_hash: str | None) -> int:
    """The person belongs to the school that invited them; their key.

    `new_hash` is the first password of somebody new; None for somebody who has shown who they
    are by the password they already had, and who keeps it and their name.
    """
    link = _use(token, LinkPurpose.INVITATION)
    membership = db.session.get_one(Membership, link.membership_id)
    person = _person(membership.person_id)
    if (new_hash is None) != (person.password_hash is not None):
        raise Refused("Your account has changed a moment ago. Open the link again.")
    if new_hash is not None:
        person.name, person.password_hash = clean_name(name), new_hash
    person.deactivated_at = None
    membership.invited_as = None
    _void(SingleUseLink.membership_id == membership.id)
    note(Verb.ACCEPTED_INVITATION, person.id, organisation_id=membership.organisation_id)
    return person.id


def use_reset(token: str, *, new_hash: str, site: Site) -> int:
    """The person has a new password and is signed out everywhere; their key."""
    link = _use(token, LinkPurpose.RESET)
    person = _person(link.person_id)
    change_password(person.id, verified_hash=person.password_hash, new_hash=new_hash, site=site)
    return person.id


def _new_link(
    purpose: LinkPurpose,
    lasts: timedelta,
    *,
    person_id: int | None = None,
    membership_id: int | None = None,
) -> str:
    now = clock.now()
    db.session.execute(
        delete(SingleUseLink).where(SingleUseLink.expires_at < now - KEPT_AFTER_EXPIRY)
    )
    token = new_token()
    db.session.add(
        SingleUseLink(
            purpose=purpose,
            person_id=person_id,
            membership_id=membership_id,
            token_hash=token_hash(token),
            expires_at=now + lasts,
        )
    )
    db.session.flush()
    return f"/links/{token}"


def _use(token: str, purpose: LinkPurpose) -> SingleUseLink:
    """The link, used up by this very change; of two at once, the database lets one."""
    now = clock.now()
    used: SingleUseLink | None = db.session.scalar(
        update(SingleUseLink)
        .where(
            SingleUseLink.token_hash == token_hash(token),
            SingleUseLink.purpose == purpose,
            SingleUseLink.used_at.is_(None),
            SingleUseLink.expires_at > now,
        )
        .values(used_at=now)
        .returning(SingleUseLink)
    )
    if used is None:
        raise Refused(NO_LONGER)
    return used


def _void(condition: ColumnElement[bool]) -> None:
    """Links for which this holds no longer work."""
    db.session.execute(
        update(SingleUseLink)
        .where(condition, SingleUseLink.used_at.is_(None))
        .values(used_at=clock.now())
    )


def _person(person_id: int | None) -> Person:
    person = db.session.scalar(select(Person).where(Person.id == person_id))
    if person is None:
        raise NotFound
    return person
