"""Reading requests to rate: the owner's side and the mentor's. Sharing decides what is open."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, String, bindparam, func, select
from sqlalchemy.orm import aliased

from learning import clock
from learning.database import rows_of
from learning.drafts.models import Draft
from learning.errors import NotFound
from learning.people.models import Person
from learning.sharing.models import Share
from learning.sharing.queries import opened_share
from learning.sharing.rules import SubjectKind
from learning.skills.mentors import rules
from learning.skills.mentors.requests import (
    AskedDomain,
    AskedRequest,
    AskedStatement,
    DomainAsked,
    MentorView,
    RequestInShort,
    RequestLine,
    Seen,
)
from learning.skills.mentors.rules import CANNOT_SAY, OPEN_STATES, RequestFacts, RequestState
from learning.skills.models import AuditRound, MentorRating, Rating, RatingRequest

SOMEBODY_WHO_LEFT = "a mentor who has left"


def mentor_views(round_id: int) -> tuple[MentorView, ...]:
    """How mentors see the round, the first asked first: those whose view its owner may see now.

    The caller has made sure that the round is the owner's. One statement.
    """
    today = clock.today()
    found: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_RATED, round_id=round_id):
        found.setdefault(row.id, []).append(row)
    return tuple(
        MentorView(
            request_id=key,
            name=_name(rows[0]),
            finished_at=rows[0].finished_at,
            ratings={row.statement_slug: Seen(row.level, row.comment) for row in rows},
        )
        for key, rows in found.items()
        if rules.owner_sees(_facts(rows[0], has_ratings=True), today)
    )


def requests_of_round(round_id: int, *, today: date) -> tuple[RequestLine, ...]:
    """Everybody who was asked about a round, the newest first. One statement.

    The caller has made sure that the round is the owner's.
    """
    rows = rows_of(_OF_ROUND, round_id=round_id)
    return tuple(_line(row, today) for row in rows)


def domains_of_round(round_id: int) -> tuple[DomainAsked, ...]:
    """The domains of a round as it was begun, in order. One statement."""
    return tuple(
        DomainAsked(slug=row.domain_slug, title=row.domain_title, statements=row.statements)
        for row in rows_of(_DOMAINS, round_id=round_id)
    )


def requests_for(person_id: int, today: date) -> tuple[RequestInShort, ...]:
    """What somebody is asked to rate and can open now, what ends first first. One statement."""
    rows = [row for row in rows_of(_FOR_RATER, person_id=person_id) if not row.is_suspended]
    states = {row.id: rules.state_of(_facts(row), today) for row in rows}
    return tuple(
        RequestInShort(
            request_id=row.id,
            owner_name=row.owner_name,
            title=row.framework_title,
            domains=len(row.domains.split(",")),
            ends_on=row.ends_on,
            state=states[row.id],
        )
        for row in rows
        if row.ends_on >= today and row.withdrawn_at is None
        if states[row.id] in OPEN_STATES or states[row.id] is RequestState.FINISHED
    )


def asked_request(person_id: int, request_id: int, *, now: datetime) -> AskedRequest:
    """A request to this person that stands open. Two statements.

    Raises NotFound for anybody else's, NoLongerShared when it was taken back, declined or is over.
    """
    row = _row_for_rater(person_id, request_id)
    if row.share_id is None:
        raise NotFound
    opened = opened_share(person_id, row.share_id, SubjectKind.RATING, now=now)
    if opened is None or opened.subject_id != row.round_id:
        raise NotFound
    return AskedRequest(
        request_id=row.id,
        round_id=row.round_id,
        share_id=row.share_id,
        owner_id=opened.owner_id,
        owner_name=opened.owner_name,
        framework_slug=row.framework_slug,
        framework_title=row.framework_title,
        organisation_id=row.organisation_id,
        message=row.message,
        domains=opened.parts,
        asked_on=clock.london_day(row.created_at),
        ends_on=opened.ends_on,
        state=rules.state_of(_facts(row), clock.london_day(now)),
    )


def request_of_share(person_id: int, share_id: int) -> int:
    """The request that stands behind a share with this person; raises NotFound."""
    rows = rows_of(_OF_SHARE, person_id=person_id, share_id=share_id)
    if not rows:
        raise NotFound
    return int(rows[0].id)


def owner_of_request(person_id: int, request_id: int) -> str:
    """Who asked this person, by name, whether the request still stands or not; raises NotFound."""
    return str(_row_for_rater(person_id, request_id).owner_name)


def asked_domains(asked: AskedRequest) -> tuple[AskedDomain, ...]:
    """The domains somebody was asked about, in the order of the round. One statement."""
    rows = rows_of(_ANSWERED, round_id=asked.round_id, request_id=asked.request_id)
    return tuple(
        AskedDomain(
            slug=row.domain_slug,
            title=row.domain_title,
            statements=row.statements,
            answered=row.answered,
        )
        for row in rows
        if row.domain_slug in asked.domains
    )


def unsent_comments(person_id: int, asked: AskedRequest) -> frozenset[str]:
    """Domains in which a comment was typed and not sent, and says else than what is kept.

    One statement.
    """
    rows = rows_of(
        _UNSENT,
        person_id=person_id,
        round_id=asked.round_id,
        request_id=asked.request_id,
        start=rules.draft_keys(asked.request_id),
    )
    return frozenset(row.domain_slug for row in rows if row.body.strip() != (row.comment or ""))


def asked_statements(asked: AskedRequest, domain_slug: str) -> tuple[AskedStatement, ...]:
    """The statements of a domain that the mentor has agreed to rate, in order. One statement.

    Raises NotFound for a domain they were not asked about, and before they have accepted.
    """
    if domain_slug not in asked.domains or not asked.is_accepted:
        raise NotFound
    rows = rows_of(
        _STATEMENTS,
        round_id=asked.round_id,
        request_id=asked.request_id,
        domain_slug=domain_slug,
    )
    if not rows:
        raise NotFound
    return tuple(_statement(row) for row in rows)


def answer_of(row: MentorRating | Row[Any]) -> str:
    """What a kept rating says, as a form says it: `1` to `4`, or that the mentor cannot say."""
    return CANNOT_SAY if row.level is None else str(row.level)


_Rater, _Owner = aliased(Person), aliased(Person)
_HAS_RATINGS = (
    select(func.count(MentorRating.id))
    .where(MentorRating.request_id == RatingRequest.id)
    .scalar_subquery()
)


def _requests() -> Select[*tuple[Any, ...]]:
    """Requests with their shares, the names of both and the round. One row each."""
    return (
        select(
            RatingRequest.id,
            RatingRequest.created_at,
            RatingRequest.round_id,
            RatingRequest.rater_id,
            RatingRequest.share_id,
            RatingRequest.domains,
            RatingRequest.message,
            RatingRequest.accepted_at,
            RatingRequest.declined_at,
            RatingRequest.finished_at,
            Share.ends_on,
            Share.withdrawn_at,
            _Rater.name.label("rater_name"),
            _Owner.name.label("owner_name"),
            _Owner.deactivated_at.is_not(None).label("is_suspended"),
            AuditRound.framework_slug,
            AuditRound.framework_title,
            AuditRound.organisation_id,
        )
        .join(AuditRound, AuditRound.id == RatingRequest.round_id)
        .join(_Owner, _Owner.id == AuditRound.person_id)
        .outerjoin(_Rater, _Rater.id == RatingRequest.rater_id)
        .outerjoin(Share, Share.id == RatingRequest.share_id)
    )


_IN_ROUND = RatingRequest.round_id == bindparam("round_id", type_=Integer)
_ASKED = RatingRequest.rater_id == bindparam("person_id", type_=Integer)
_COUNTED = _requests().add_columns(_HAS_RATINGS.label("rated"))
_OF_ROUND = _COUNTED.where(_IN_ROUND).order_by(RatingRequest.id.desc())
_FOR_RATER = _COUNTED.where(_ASKED, Share.id.is_not(None)).order_by(Share.ends_on, RatingRequest.id)
_ONE_FOR_RATER = _COUNTED.where(_ASKED, RatingRequest.id == bindparam("request_id", type_=Integer))
_OF_SHARE = select(RatingRequest.id).where(
    _ASKED, RatingRequest.share_id == bindparam("share_id", type_=Integer)
)
_RATED = (
    _requests()
    .add_columns(MentorRating.statement_slug, MentorRating.level, MentorRating.comment)
    .join(MentorRating, MentorRating.request_id == RatingRequest.id)
    .where(_IN_ROUND)
    .order_by(RatingRequest.id, MentorRating.id)
)
_OF_THIS_ROUND = Rating.round_id == bindparam("round_id", type_=Integer)
_DOMAINS = (
    select(Rating.domain_slug, Rating.domain_title, func.count(Rating.id).label("statements"))
    .where(_OF_THIS_ROUND)
    .group_by(Rating.domain_slug, Rating.domain_title)
    .order_by(func.min(Rating.position))
)
_ITS_ANSWER = (MentorRating.request_id == bindparam("request_id", type_=Integer)) & (
    MentorRating.statement_slug == Rating.statement_slug
)
_ANSWERED = _DOMAINS.add_columns(func.count(MentorRating.id).label("answered")).outerjoin(
    MentorRating, _ITS_ANSWER
)
_UNSENT = (
    select(Rating.domain_slug, Draft.body, MentorRating.comment)
    .join(Draft, Draft.form_key == bindparam("start", type_=String) + Rating.statement_slug)
    .outerjoin(MentorRating, _ITS_ANSWER)
    .where(_OF_THIS_ROUND, Draft.person_id == bindparam("person_id", type_=Integer))
)
# Never the owner's answer, level, note, link or target: only what is asked.
_STATEMENTS = (
    select(
        Rating.statement_slug,
        Rating.code,
        Rating.text,
        Rating.lens,
        Rating.domain_title,
        MentorRating.id.label("rating_id"),
        MentorRating.level,
        MentorRating.comment,
    )
    .outerjoin(MentorRating, _ITS_ANSWER)
    .where(_OF_THIS_ROUND, Rating.domain_slug == bindparam("domain_slug"))
    .order_by(Rating.position)
)


def _row_for_rater(person_id: int, request_id: int) -> Row[Any]:
    rows: Sequence[Row[Any]] = rows_of(_ONE_FOR_RATER, person_id=person_id, request_id=request_id)
    if not rows:
        raise NotFound
    return rows[0]


def _facts(row: Row[Any], *, has_ratings: bool | None = None) -> RequestFacts:
    return RequestFacts(
        accepted_at=row.accepted_at,
        declined_at=row.declined_at,
        finished_at=row.finished_at,
        ends_on=row.ends_on,
        withdrawn_on=clock.london_day(row.withdrawn_at) if row.withdrawn_at else None,
        has_ratings=row.rated > 0 if has_ratings is None else has_ratings,
    )


def _name(row: Row[Any]) -> str:
    return row.rater_name or SOMEBODY_WHO_LEFT


def _line(row: Row[Any], today: date) -> RequestLine:
    facts = _facts(row)
    can_end = row.share_id and row.withdrawn_at is None and today <= row.ends_on
    return RequestLine(
        request_id=row.id,
        name=_name(row),
        domains=tuple(row.domains.split(",")),
        message=row.message,
        state=rules.state_of(facts, today),
        asked_on=clock.london_day(row.created_at),
        ends_on=row.ends_on,
        finished_on=clock.london_day(row.finished_at) if row.finished_at else None,
        share_id=row.share_id if can_end else None,
        is_shown=rules.owner_sees(facts, today) and facts.has_ratings,
    )


def _statement(row: Row[Any]) -> AskedStatement:
    return AskedStatement(
        slug=row.statement_slug,
        code=row.code,
        text=row.text,
        lens=row.lens,
        domain_title=row.domain_title,
        answer="" if row.rating_id is None else answer_of(row),
        comment=row.comment or "",
    )
