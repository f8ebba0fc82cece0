"""Reading single-use links. A link is found by the hash of its token; the token is kept nowhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.people.models import Membership, Organisation, Person, SingleUseLink
from learning.people.rules import LinkPurpose
from learning.people.tokens import token_hash


class LinkState(StrEnum):
    """Whether a link can be used, and if not, why."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    """What a link offers to whoever holds it.

    `has_account` is for deciding, never for showing: a page that showed it would tell whoever
    passes the link on whether the person uses Alongside elsewhere.
    """

    state: LinkState
    purpose: LinkPurpose
    person_id: int | None
    name: str
    email: str
    school_name: str
    has_account: bool


def set_up_is_open() -> bool:
    """Whether nobody has set this installation up yet."""
    return db.session.scalar(select(Organisation.id).limit(1)) is None


def link_page(token: str) -> LinkPage | None:
    """What the link with this token offers now; None if there never was one, or it is long gone."""
    link = db.session.scalar(
        select(SingleUseLink).where(SingleUseLink.token_hash == token_hash(token))
    )
    if link is None:
        return None
    person = db.session.get(Person, link.person_id) if link.person_id else None
    return _page(link, person, _offer(link.membership_id), _state(link, person, clock.now()))


def _page(
    link: SingleUseLink,
    person: Person | None,
    offer: tuple[str, str] | None,
    state: LinkState,
) -> LinkPage:
    invited_as, school_name = offer or ("", "")
    return LinkPage(
        state=state,
        purpose=link.purpose,
        person_id=link.person_id,
        name=invited_as or (person.name if person else ""),
        email=person.email if person else "",
        school_name=school_name,
        has_account=person is not None and person.password_hash is not None,
    )


def _offer(membership_id: int | None) -> tuple[str, str] | None:
    """The name under which a membership was offered, and the school that offers it."""
    if membership_id is None:
        return None
    row = db.session.execute(
        select(Membership.invited_as, Organisation.name)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.id == membership_id)
    ).one()
    return row[0] or "", row[1]


def _state(link: SingleUseLink, person: Person | None, now: datetime) -> LinkState:
    if link.used_at is not None or (link.purpose is LinkPurpose.SET_UP and not set_up_is_open()):
        return LinkState.USED
    if link.purpose is LinkPurpose.RESET and (person is None or person.deactivated_at is not None):
        return LinkState.EXPIRED
    return LinkState.EXPIRED if link.expires_at <= now else LinkState.OPEN
