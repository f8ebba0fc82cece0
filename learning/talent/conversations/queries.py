"""Reading conversations: one’s own, and one that somebody shares because they asked for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, select
from sqlalchemy.orm import aliased

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import db, rows_of
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import NotFound
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import Job, Role
from learning.people.surroundings.queries import IS_AROUND, staff_hats, values_for
from learning.people.viewers import Viewer
from learning.sharing.models import Share
from learning.sharing.rules import is_standing
from learning.talent.conversations import rules
from learning.talent.models import Conversation, Interest
from learning.talent.rules import ConversationState

SOMEBODY_WHO_LEFT = "Somebody who has left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Senco:
    """A SENCo around the viewer whom they can ask."""

    id: int
    name: str
    email: str
    school: str
    is_own_school: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationLine:
    """A conversation in a list: of one’s own, or (`asked`) one that somebody asks for."""

    conversation_id: int
    share_id: int | None
    name: str
    state: ConversationState
    awaits_owner: bool
    meets_at: datetime | None
    held_on: date | None

    @property
    def state_words(self) -> str:
        """How far it is, in a word."""
        return rules.STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPage:
    """A conversation as one of the two sees it. `other`: the name of the other of them.

    `share_id` is None once the other sees it no more; `seen_until` is the last day on which they
    do. `agreed_by` is who changed last what was agreed.
    """

    conversation_id: int
    share_id: int | None
    seen_until: date | None
    is_owner: bool
    owner_name: str
    other: str
    state: ConversationState
    awaits_owner: bool
    message: str
    meets_at: datetime | None
    held_on: date | None
    place: str
    starters: tuple[str, ...]
    agreed: str
    agreed_by: str
    agreed_at: datetime | None
    agreed_edition: int
    edition: int
    asked_at: datetime

    @property
    def state_words(self) -> str:
        """How far it is, in a word."""
        return rules.STATE_WORDS[self.state]

    @property
    def message_lines(self) -> Paragraphs:
        """What its owner wrote to the other, as it was typed."""
        return paragraphs(self.message)

    @property
    def agreed_lines(self) -> Paragraphs:
        """What was agreed, as it was typed."""
        return paragraphs(self.agreed)

    @property
    def may_answer(self) -> bool:
        """Whether whoever looks is asked to say yes or no to the time."""
        return rules.may_answer(self.state, awaits_owner=self.awaits_owner, is_owner=self.is_owner)

    @property
    def may_propose(self) -> bool:
        """Whether another time can be proposed."""
        return self.state in rules.OPEN_STATES and self.share_id is not None

    @property
    def may_cancel(self) -> bool:
        """Whether it can still be called off."""
        return self.state in rules.OPEN_STATES

    @property
    def may_hold(self) -> bool:
        """Whether it can be said that it was held, or on which other day."""
        return self.state in (*rules.OPEN_STATES, ConversationState.HELD)

    @property
    def may_write(self) -> bool:
        """Whether what was agreed can be written down."""
        return self.state in rules.AGREED_STATES

    @property
    def has_calendar(self) -> bool:
        """Whether there is a day for a calendar: one that was agreed, held or called off."""
        return self.meets_at is not None and self.state is not ConversationState.ASKED


def sencos_around(viewer: Viewer) -> tuple[Senco, ...]:
    """The SENCos at the viewer’s schools, then at others around, by school. One statement."""
    own = [hat.organisation_id for hat in staff_hats(viewer)]
    found: dict[int, Senco] = {}
    for row in rows_of(_SENCOS, **values_for(viewer, staff_hats(viewer))):
        one = Senco(
            id=row.id,
            name=row.name,
            email=row.email,
            school=row.school,
            is_own_school=row.organisation_id in own,
        )
        if one.id not in found or one.is_own_school:
            found[one.id] = one
    return tuple(sorted(found.values(), key=_nearest_first))


def conversations_of(interest_id: int) -> tuple[ConversationLine, ...]:
    """The conversations of one interest, newest first. One statement.

    The caller has made sure whose interest it is.
    """
    rows = db.session.scalars(
        select(Conversation)
        .where(Conversation.interest_id == interest_id)
        .order_by(Conversation.created_at.desc(), Conversation.id.desc())
    )
    return tuple(
        ConversationLine(
            conversation_id=row.id,
            share_id=row.share_id,
            name=row.with_name or SOMEBODY_WHO_LEFT,
            state=row.state,
            awaits_owner=row.awaits_owner,
            meets_at=row.meets_at,
            held_on=row.held_on,
        )
        for row in rows
    )


def asked_of(person_id: int, today: date) -> tuple[ConversationLine, ...]:
    """The conversations for which others wait for this person’s answer. One statement."""
    rows = rows_of(_ASKED_OF, person_id=person_id, today=today)
    return tuple(
        ConversationLine(
            conversation_id=row.id,
            share_id=row.share_id,
            name=row.owner_name,
            state=row.state,
            awaits_owner=False,
            meets_at=row.meets_at,
            held_on=None,
        )
        for row in rows
    )


def own_conversation(
    person_id: int, conversation_id: int, guide: ShadowingGuide
) -> ConversationPage:
    """A conversation of one’s own; raises NotFound for any other. One statement."""
    rows = rows_of(_OWN, person_id=person_id, conversation_id=conversation_id)
    if not rows:
        raise NotFound
    return _page(rows[0], guide, is_owner=True)


def shared_conversation(person_id: int, share_id: int, guide: ShadowingGuide) -> ConversationPage:
    """The conversation behind a share with this person; raises NotFound. One statement.

    Whether the share stands open is for `sharing.opened_share` to say, before this is asked.
    """
    rows = rows_of(_SHARED, person_id=person_id, share_id=share_id)
    if not rows:
        raise NotFound
    return _page(rows[0], guide, is_owner=False)


_Owner, _AgreedBy = aliased(Person), aliased(Person)
_SENCOS = (
    select(
        Person.id,
        Person.name,
        Person.email,
        Membership.organisation_id,
        Organisation.name.label("school"),
    )
    .join(Membership, Membership.person_id == Person.id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .join(MembershipRole, MembershipRole.membership_id == Membership.id)
    .where(IS_AROUND, MembershipRole.role == Role.SENCO, Membership.job != Job.GOVERNOR)
    .order_by(Membership.id)
)
_ONE = (
    select(
        *Conversation.__table__.columns,
        _Owner.name.label("owner_name"),
        _AgreedBy.name.label("agreed_by"),
        Share.ends_on.label("seen_until"),
        Share.withdrawn_at,
    )
    .join(Interest, Interest.id == Conversation.interest_id)
    .join(_Owner, _Owner.id == Interest.person_id)
    .outerjoin(_AgreedBy, _AgreedBy.id == Conversation.agreed_by_id)
    .outerjoin(Share, Share.id == Conversation.share_id)
)
_PERSON = bindparam("person_id", type_=Integer)
_OWN = _ONE.where(
    Interest.person_id == _PERSON,
    Conversation.id == bindparam("conversation_id", type_=Integer),
)
_SHARED = _ONE.where(
    Conversation.with_person_id == _PERSON,
    Conversation.share_id == bindparam("share_id", type_=Integer),
)
_ASKED_OF = (
    select(
        Conversation.id,
        Conversation.share_id,
        Conversation.state,
        Conversation.meets_at,
        _Owner.name.label("owner_name"),
    )
    .join(Share, Share.id == Conversation.share_id)
    .join(_Owner, _Owner.id == Share.owner_id)
    .where(
        Conversation.with_person_id == _PERSON,
        Share.with_person_id == _PERSON,
        Conversation.state == ConversationState.ASKED,
        Conversation.awaits_owner.is_(False),
        Share.withdrawn_at.is_(None),
        Share.ends_on >= bindparam("today"),
        _Owner.deactivated_at.is_(None),
    )
    .order_by(Conversation.created_at, Conversation.id)
)


def _page(row: Row[Any], guide: ShadowingGuide, *, is_owner: bool) -> ConversationPage:
    stands = row.seen_until is not None and is_standing(
        row.seen_until, row.withdrawn_at, clock.today()
    )
    has_left = row.with_person_id is None
    other = row.with_name or SOMEBODY_WHO_LEFT
    agreed_by = row.agreed_by or (SOMEBODY_WHO_LEFT if row.agreed_at else "")
    return ConversationPage(
        conversation_id=row.id,
        share_id=row.share_id if stands and not has_left else None,
        seen_until=row.seen_until if stands else None,
        is_owner=is_owner,
        owner_name=row.owner_name,
        other=other if is_owner else row.owner_name,
        state=row.state,
        awaits_owner=row.awaits_owner,
        message=row.message,
        meets_at=row.meets_at,
        held_on=row.held_on,
        place=row.place,
        starters=_in_words(row.starters, guide),
        agreed=row.agreed,
        agreed_by=agreed_by,
        agreed_at=row.agreed_at,
        agreed_edition=row.agreed_edition,
        edition=row.edition,
        asked_at=row.created_at,
    )


def _in_words(slugs: str, guide: ShadowingGuide) -> tuple[str, ...]:
    """The starters chosen; one that the guide names no more is read off its slug."""
    known = {each.slug: each.text for each in guide.starters}
    chosen = [slug for slug in slugs.split(",") if slug]
    return tuple(known.get(slug, slug.replace("-", " ").capitalize()) for slug in chosen)


def _nearest_first(one: Senco) -> tuple[bool, str, str, int]:
    return (not one.is_own_school, one.school, one.name.casefold(), one.id)
