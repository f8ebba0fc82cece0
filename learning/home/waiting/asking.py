"""What others ask of somebody: an invitation, a request to rate, a talk, a placement."""

from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, exists, literal, or_

from learning.home.waiting.lines import ME, TODAY, Kind, line
from learning.people.models import Person
from learning.reflections.models import JointMember, JointState
from learning.shadowing.models import Agreement, Placement
from learning.shadowing.placements.presence import HOST_IS_HERE, LEADER_IS_HERE
from learning.shadowing.rules import Party, PlacementState
from learning.sharing.models import Share
from learning.skills.models import RatingRequest
from learning.talent.models import Conversation, Nomination
from learning.talent.rules import ConversationState

_IN_FORCE: ColumnElement[bool] = and_(Share.withdrawn_at.is_(None), Share.ends_on >= TODAY)
_NO_WORDS = literal("", String)
"""Home is seen by whoever looks at the screen: who it is and what about stands on its own page."""


def requests() -> Select[Any]:
    """Somebody asks how this person sees their work, and still does."""
    return (
        line(Kind.REQUEST, RatingRequest.id, Person.name, day=Share.ends_on)
        .join(Share, Share.id == RatingRequest.share_id)
        .join(Person, Person.id == Share.owner_id)
        .where(
            RatingRequest.rater_id == ME,
            RatingRequest.declined_at.is_(None),
            RatingRequest.finished_at.is_(None),
            Person.deactivated_at.is_(None),
            _IN_FORCE,
        )
    )


def invitations() -> Select[Any]:
    """Somebody invites this person, who has not answered."""
    return line(Kind.INVITATION, Nomination.id, _NO_WORDS).where(
        Nomination.person_id == ME, Nomination.expires_on >= TODAY
    )


def talks() -> Select[Any]:
    """Somebody asks this person for a conversation, who has neither agreed nor declined."""
    return (
        line(Kind.TALK, Share.id, _NO_WORDS)
        .join(Conversation, Conversation.share_id == Share.id)
        .join(Person, Person.id == Share.owner_id)
        .where(
            Share.with_person_id == ME,
            Conversation.state == ConversationState.ASKED,
            Person.deactivated_at.is_(None),
            _IN_FORCE,
        )
    )


def together() -> Select[Any]:
    """A colleague would like to think about something together with this person."""
    return line(Kind.TOGETHER, JointMember.joint_reflection_id, _NO_WORDS).where(
        JointMember.person_id == ME, JointMember.state == JointState.ASKED
    )


def placements() -> Select[Any]:
    """A placement waits for this person: to host, to ask for time or release it, or to agree.

    A host or leader who no longer works there sees nothing of it, and so is not told to look.
    """
    is_host = and_(Placement.host_id == ME, HOST_IS_HERE)
    is_leader = and_(
        Placement.home_leader_id == ME, Placement.release_asked_at.is_not(None), LEADER_IS_HERE
    )
    asks_host = and_(is_host, Placement.state == PlacementState.REQUESTED)
    asks_leader = and_(
        is_leader,
        Placement.state == PlacementState.ACCEPTED,
    )
    asks_visitor = and_(
        Placement.visitor_id == ME,
        Placement.state == PlacementState.ACCEPTED,
        Placement.release_asked_at.is_(None),
    )
    asks_to_agree = and_(
        Placement.state == PlacementState.RELEASED,
        or_(
            and_(Placement.visitor_id == ME, ~_has_agreed(Party.VISITOR)),
            and_(is_host, ~_has_agreed(Party.HOST)),
            and_(is_leader, ~_has_agreed(Party.HOME_LEADER)),
        ),
    )
    return line(Kind.PLACEMENT, Placement.id, _NO_WORDS).where(
        or_(asks_host, asks_leader, asks_visitor, asks_to_agree),
        Placement.ends_on >= TODAY,
    )


def _has_agreed(party: Party) -> ColumnElement[bool]:
    return exists().where(
        Agreement.placement_id == Placement.id,
        Agreement.party == party,
    )
