"""Who is asked what today, as conditions for statements over attendances joined with sessions.

They take `today` and the values of `times.asked_today`.
"""

from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    String,
    and_,
    bindparam,
    case,
    exists,
    literal,
    or_,
    select,
)

from learning.inset.following.rules import EVALUATION
from learning.inset.models import Attendance, Evaluation, FollowUp, InsetSession
from learning.inset.rules import BETWEEN_A_FEW, SessionState
from learning.people.models import Affiliation, Leave, Membership, Person

_TODAY: BindParameter[date] = bindparam("today")
_THIS_MORNING: BindParameter[datetime] = bindparam("this_morning")

SHOWN_TITLE: ColumnElement[str] = case(
    (InsetSession.kind.in_(BETWEEN_A_FEW), literal("", String)), else_=InsetSession.title
)
"""The title where it may stand on a screen or in an e-mail; of what is between a few, nothing."""

IS_THERE = or_(
    Membership.organisation_id == InsetSession.organisation_id,
    Membership.organisation_id.in_(
        select(Affiliation.school_id)
        .where(Affiliation.group_id == InsetSession.organisation_id)
        .correlate(InsetSession)
    ),
)
"""A membership where the session belongs: there, or of a trust at one of its schools."""
IS_AT_WORK = and_(
    Membership.invited_as.is_(None),
    Membership.starts_on <= _TODAY,
    or_(Membership.ends_on.is_(None), Membership.ends_on >= _TODAY),
    ~exists(
        select(Leave.id)
        .where(
            Leave.membership_id == Membership.id,
            Leave.starts_on <= _TODAY,
            or_(Leave.ends_on.is_(None), Leave.ends_on >= _TODAY),
        )
        .correlate(Membership)
    ),
)
"""A membership in force today, whose member is not on leave."""


def _has_membership(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(
        select(Membership.id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.person_id == Attendance.person_id, Person.deactivated_at.is_(None), *where
        )
        .correlate(Attendance, InsetSession)
    )


_MAY_BE_ASKED = or_(
    _has_membership(IS_THERE, IS_AT_WORK),
    and_(~_has_membership(IS_THERE), _has_membership(IS_AT_WORK)),
)
"""Works where the session was, or came from elsewhere and works there; not left, nor on leave."""


def _in_time(what: str) -> ColumnElement[bool]:
    first: BindParameter[datetime] = bindparam(f"from_{what}")
    last: BindParameter[datetime] = bindparam(f"until_{what}")
    return and_(
        Attendance.withdrawn_at.is_(None),
        InsetSession.starts_at >= first,
        InsetSession.starts_at < last,
        _MAY_BE_ASKED,
    )


ASKED_TO_EVALUATE: ColumnElement[bool] = and_(
    _in_time(EVALUATION),
    or_(
        InsetSession.state == SessionState.ENDED,
        and_(InsetSession.state == SessionState.OPEN, InsetSession.starts_at < _THIS_MORNING),
    ),
    ~exists().where(Evaluation.attendance_id == Attendance.id),
)
"""It has ended, or was forgotten to be, and nothing has been said of it."""


def asked_after(weeks: int) -> ColumnElement[bool]:
    """So many weeks have passed, and nothing has been said, nor put aside."""
    return and_(
        _in_time(str(weeks)),
        InsetSession.state.in_((SessionState.OPEN, SessionState.ENDED)),
        ~exists().where(FollowUp.attendance_id == Attendance.id, FollowUp.weeks == weeks),
    )
