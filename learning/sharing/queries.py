"""Reading what is shared. Nobody but its owner gets to a private thing except through here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from learning import clock
from learning.database import rows_of
from learning.errors import NotFound
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.queries import terms_of
from learning.people.rules import Job, Role, job_and_roles, school_year_of
from learning.people.surroundings.queries import IS_AROUND, staff_hats, values_for
from learning.people.viewers import Viewer
from learning.sharing import rules
from learning.sharing.lines import (
    Cover,
    OpenedShare,
    SharedWithMe,
    ShareLine,
    SharingInShort,
    SharingPage,
)
from learning.sharing.models import Look, Share
from learning.sharing.rules import SubjectKind

LIKELY = frozenset({Role.MENTOR, Role.SENCO, Role.LEADER, Role.TRUST_LEAD})
"""Roles of those with whom things are most often shared."""
MOST_COLLEAGUES = 400
"""Beyond so many, only the likely ones of other schools are offered."""


class NoLongerShared(NotFound):
    """It was shared with whoever asks, and is no longer. Becomes 404 in plain words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody whom things can be shared with. `what`: their job and roles there, in words.

    `is_likely`: a mentor, SENCo or leader there. `is_own_school`: the viewer works there too.
    """

    id: int
    name: str
    email: str
    school: str
    what: str
    is_likely: bool
    is_own_school: bool


def shares_of(
    owner_id: int, kind: SubjectKind, subject_id: int, *, today: date
) -> tuple[ShareLine, ...]:
    """The shares of one thing that have not ended, by name, for its owner's pages."""
    rows = rows_of(_OF_SUBJECT, owner_id=owner_id, kind=kind, subject_id=subject_id)
    standing = [row for row in rows if _stands(row, today)]
    return tuple(sorted(_lines(standing, today), key=lambda line: (line.name, line.share_id)))


def shares_of_kind(
    owner_id: int, kind: SubjectKind, *, today: date
) -> Mapping[int, tuple[ShareLine, ...]]:
    """The shares of all the owner's things of one kind that have not ended, by the thing's key."""
    rows = [row for row in rows_of(_OF_KIND, owner_id=owner_id, kind=kind) if _stands(row, today)]
    found: dict[int, tuple[ShareLine, ...]] = {}
    for line in sorted(_lines(rows, today), key=lambda line: (line.name, line.share_id)):
        found[line.subject_id] = (*found.get(line.subject_id, ()), line)
    return found


def open_shares(kind: SubjectKind, subject_id: int, *, today: date) -> tuple[rules.Share, ...]:
    """The shares of one thing that let anything be seen now, for `rules.may_see`."""
    rows = rows_of(_OF_SUBJECT_BY_ANYBODY, kind=kind, subject_id=subject_id)
    shares = (_as_rule(row) for row in rows)
    return tuple(share for share in shares if rules.is_open(share, today))


def opened_share(
    viewer_id: int, share_id: int, kind: SubjectKind, *, now: datetime
) -> OpenedShare | None:
    """What is shared with somebody and stands open to them. One statement.

    None: it is shared with them, and they have not opened it within the hour; send them to
    `sharing.read_cover`. A request to rate needs no opening. Raises NotFound if it was never
    shared with them or is another kind of thing, NoLongerShared if it is over.
    """
    row = _shared_with(viewer_id, share_id, clock.london_day(now))
    if row.subject_kind is not kind:
        raise NotFound
    return _opened(row) if _is_opened(row, now) else None


def standing_share(
    viewer_id: int, share_id: int, kind: SubjectKind, *, now: datetime
) -> OpenedShare:
    """The same for what somebody sends: it stands, whether or not its hour is over.

    Somebody who typed for longer than that loses nothing; what a GET shows asks `opened_share`.
    """
    row = _shared_with(viewer_id, share_id, clock.london_day(now))
    if row.subject_kind is not kind:
        raise NotFound
    return _opened(row)


def cover(viewer_id: int, share_id: int, *, now: datetime) -> Cover:
    """What stands before a shared thing; raises NotFound and NoLongerShared as `opened_share`."""
    row = _shared_with(viewer_id, share_id, clock.london_day(now))
    return Cover(share=_with_me(row), is_opened=_is_opened(row, now), last_look_at=row.last_look_at)


def own_share(owner_id: int, share_id: int, *, today: date) -> ShareLine:
    """One share of this person's own, ended or not; raises NotFound for any other."""
    rows = rows_of(_OWN, owner_id=owner_id, share_id=share_id)
    if not rows:
        raise NotFound
    return _lines(rows, today)[0]


def sharing_in_short(person_id: int, today: date) -> SharingInShort:
    """How many shares of their own stand, and what is shared with them. Two statements."""
    count = rows_of(_COUNT, owner_id=person_id, today=today)[0].standing
    return SharingInShort(by_me=count, with_me=shared_with_me(person_id, today=today))


def shared_with_me(person_id: int, *, today: date) -> tuple[SharedWithMe, ...]:
    """What others let this person see now, what ends first first. One statement."""
    rows = rows_of(_WITH_PERSON, viewer_id=person_id)
    seen = [row for row in rows if rules.is_open(_as_rule(row), today)]
    return tuple(_with_me(row) for row in sorted(seen, key=lambda row: (row.ends_on, row.id)))


def sharing_page(viewer: Viewer, *, today: date) -> SharingPage:
    """Everything the viewer shares, and everything shared with them. Four statements at most."""
    near = frozenset(row.id for row in rows_of(_AROUND, **_surroundings(viewer)))
    rows = rows_of(_ALL_OWN, owner_id=viewer.id)
    lines = _lines(rows, today, near)
    return SharingPage(
        standing=tuple(line for line in lines if line.is_standing),
        ended=tuple(line for line in lines if not line.is_standing),
        with_me=shared_with_me(viewer.id, today=today),
    )


def colleagues_of(viewer: Viewer) -> tuple[Colleague, ...]:
    """Whom the viewer may share with, school by school, the viewer's own first. One statement.

    They work at a school of the viewer's, at one of the same trust or partnership, or at these
    themselves; have accepted, are not deactivated and are not the viewer. Mentors, SENCos and
    leaders come first in each school. Nobody who only governs, and for a governor nobody: they
    see no named person's work (product rule 1). Somebody at several schools stands at the nearest.
    """
    found = _colleagues(rows_of(_AROUND, **_surroundings(viewer)), viewer)
    if len(found) > MOST_COLLEAGUES:
        found = [each for each in found if each.is_likely or each.is_own_school]
    return tuple(found)


def suggested_end(organisation_id: int | None, today: date) -> date:
    """The last day that a form suggests: the end of the present term at the school."""
    this_year = school_year_of(today)
    terms = [*terms_of(organisation_id, this_year), *terms_of(organisation_id, this_year + 1)]
    return rules.suggested_end((term.ends_on for term in terms), today)


_Owner, _Reader = aliased(Person), aliased(Person)
_LAST_LOOK = select(func.max(Look.created_at)).where(Look.share_id == Share.id).scalar_subquery()


def _shares() -> Select[*tuple[Any, ...]]:
    """Shares with both names and when they were opened last, newest first."""
    return (
        select(
            Share.id,
            Share.created_at,
            Share.owner_id,
            Share.with_person_id,
            Share.subject_kind,
            Share.subject_id,
            Share.title,
            Share.parts,
            Share.ends_on,
            Share.withdrawn_at,
            _Owner.name.label("owner_name"),
            _Reader.name.label("reader_name"),
            or_(_Owner.deactivated_at.is_not(None), _Reader.deactivated_at.is_not(None)).label(
                "is_suspended"
            ),
            _LAST_LOOK.label("last_look_at"),
        )
        .join(_Owner, _Owner.id == Share.owner_id)
        .join(_Reader, _Reader.id == Share.with_person_id)
        .order_by(Share.created_at.desc(), Share.id.desc())
    )


_OWNS = Share.owner_id == bindparam("owner_id", type_=Integer)
_IS_OF_SUBJECT = (Share.subject_kind == bindparam("kind")) & (
    Share.subject_id == bindparam("subject_id", type_=Integer)
)
_READS = Share.with_person_id == bindparam("viewer_id", type_=Integer)
_NOT_WITHDRAWN = Share.withdrawn_at.is_(None)

_ALL_OWN = _shares().where(_OWNS)
_OWN = _ALL_OWN.where(Share.id == bindparam("share_id", type_=Integer))
_OF_KIND = _ALL_OWN.where(Share.subject_kind == bindparam("kind"), _NOT_WITHDRAWN)
_OF_SUBJECT = _ALL_OWN.where(_IS_OF_SUBJECT, _NOT_WITHDRAWN)
_OF_SUBJECT_BY_ANYBODY = _shares().where(_IS_OF_SUBJECT, _NOT_WITHDRAWN)
_WITH_PERSON = _shares().where(_READS, _NOT_WITHDRAWN)
_ONE_WITH_PERSON = _shares().where(_READS, Share.id == bindparam("share_id", type_=Integer))
_COUNT = select(func.count().label("standing")).where(
    _OWNS, _NOT_WITHDRAWN, Share.ends_on >= bindparam("today")
)
_LOOKS = (
    select(Look.share_id, Look.created_at)
    .where(Look.share_id.in_(bindparam("share_ids", expanding=True, type_=Integer)))
    .order_by(Look.created_at.desc(), Look.id.desc())
)
_AROUND = (
    select(
        Person.id,
        Person.name,
        Person.email,
        Membership.id.label("membership_id"),
        Membership.organisation_id,
        Membership.job,
        Organisation.name.label("school"),
        MembershipRole.role,
    )
    .join(Membership, Membership.person_id == Person.id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
    .where(IS_AROUND, Membership.job != Job.GOVERNOR)
    .order_by(Membership.id)
)


def _surroundings(viewer: Viewer) -> dict[str, object]:
    return values_for(viewer, staff_hats(viewer))


def _shared_with(viewer_id: int, share_id: int, today: date) -> Row[Any]:
    rows = rows_of(_ONE_WITH_PERSON, viewer_id=viewer_id, share_id=share_id)
    if not rows:
        raise NotFound
    if not rules.is_open(_as_rule(rows[0]), today):
        raise NoLongerShared
    return rows[0]


def _is_opened(row: Row[Any], now: datetime) -> bool:
    """Whether it can be read without opening it anew; a request to rate always can."""
    is_request = row.subject_kind is SubjectKind.RATING
    return is_request or rules.is_still_open(row.last_look_at, now)


def _opened(row: Row[Any]) -> OpenedShare:
    return OpenedShare(
        share_id=row.id,
        kind=row.subject_kind,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        subject_id=row.subject_id,
        title=row.title,
        parts=_parts(row),
        ends_on=row.ends_on,
    )


def _parts(row: Row[Any]) -> frozenset[str]:
    return frozenset(row.parts.split(",")) - {""}


def _in_words(row: Row[Any]) -> tuple[str, ...]:
    return tuple(rules.part_in_words(part) for part in rules.in_order(_parts(row)))


def _as_rule(row: Row[Any]) -> rules.Share:
    return rules.Share(
        share_id=row.id,
        owner_id=row.owner_id,
        with_person_id=row.with_person_id,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        parts=_parts(row),
        ends_on=row.ends_on,
        withdrawn_at=row.withdrawn_at,
        is_suspended=bool(row.is_suspended),
    )


def _stands(row: Row[Any], today: date) -> bool:
    return rules.is_standing(row.ends_on, row.withdrawn_at, today)


def _lines(
    rows: Sequence[Row[Any]], today: date, near: frozenset[int] | None = None
) -> list[ShareLine]:
    looks = _looks(row.id for row in rows)
    return [
        ShareLine(
            share_id=row.id,
            kind=row.subject_kind,
            subject_id=row.subject_id,
            title=row.title,
            with_person_id=row.with_person_id,
            name=row.reader_name,
            parts=_in_words(row),
            shared_on=clock.london_day(row.created_at),
            ends_on=row.ends_on,
            withdrawn_on=clock.london_day(row.withdrawn_at) if row.withdrawn_at else None,
            is_standing=_stands(row, today),
            look_times=tuple(looks.get(row.id, ())),
            is_near=near is None or row.with_person_id in near,
        )
        for row in rows
    ]


def _looks(share_ids: Iterable[int]) -> dict[int, list[datetime]]:
    """When each of these was opened, newest first. One statement, or none for none."""
    wanted = list(share_ids)
    found: dict[int, list[datetime]] = {}
    for row in rows_of(_LOOKS, share_ids=wanted) if wanted else ():
        found.setdefault(row.share_id, []).append(row.created_at)
    return found


def _with_me(row: Row[Any]) -> SharedWithMe:
    return SharedWithMe(
        share_id=row.id,
        kind=row.subject_kind,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        title=row.title,
        parts=_in_words(row),
        ends_on=row.ends_on,
        was_opened=row.last_look_at is not None,
    )


def _colleagues(rows: Sequence[Row[Any]], viewer: Viewer) -> list[Colleague]:
    """One for each person, in the order of the form."""
    own = [hat.organisation_id for hat in staff_hats(viewer)]
    if viewer.organisation_id in own:
        own.insert(0, viewer.organisation_id)

    def nearness(place: Sequence[Row[Any]]) -> tuple[int, str, int]:
        first = place[0]
        is_own = first.organisation_id in own
        rank = own.index(first.organisation_id) if is_own else len(own)
        return rank, first.school, first.organisation_id

    found = []
    for places in _places(rows).values():
        place = min(places, key=nearness)
        each = _colleague(place, is_own_school=place[0].organisation_id in own)
        found.append((nearness(place), not each.is_likely, each.name.casefold(), each.id, each))
    return [each for *_, each in sorted(found, key=lambda line: line[:-1])]


def _places(rows: Sequence[Row[Any]]) -> dict[int, list[list[Row[Any]]]]:
    """By person, the rows of each membership."""
    places: dict[int, dict[int, list[Row[Any]]]] = {}
    for row in rows:
        places.setdefault(row.id, {}).setdefault(row.membership_id, []).append(row)
    return {person_id: list(each.values()) for person_id, each in places.items()}


def _colleague(place: Sequence[Row[Any]], *, is_own_school: bool) -> Colleague:
    first = place[0]
    roles = {row.role for row in place if row.role}
    return Colleague(
        id=first.id,
        name=first.name,
        email=first.email,
        school=first.school,
        what=job_and_roles(first.job, roles),
        is_likely=not LIKELY.isdisjoint(roles),
        is_own_school=is_own_school,
    )
