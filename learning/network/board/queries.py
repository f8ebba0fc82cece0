"""Reading the board. Who looks at it is kept nowhere: nothing here writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, or_, select

from learning import clock
from learning.database import rows_of
from learning.errors import NotFound
from learning.network.board import rules
from learning.network.board.rules import Standing
from learning.network.models import Opportunity
from learning.network.rules import OPPORTUNITY_WORDS, OpportunityKind
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import Role
from learning.people.surroundings.queries import IS_HERE, is_near, staff_hats, values_for
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityLine:
    """Something offered by a school or trust near. `school` is whoever offers it, trusts too.

    `is_own_school`: the viewer works there. `is_own`: the viewer posted it.
    `poster_is_senco`: whoever posted it is SENCo there.
    """

    opportunity_id: int
    kind: OpportunityKind
    title: str
    text: str
    open_until: date
    posted_on: date
    organisation_id: int
    school: str
    posted_by_id: int
    poster_name: str
    poster_email: str
    poster_is_senco: bool
    is_own_school: bool
    is_own: bool
    standing: Standing
    edition: int

    @property
    def kind_name(self) -> str:
        """What is offered, in words."""
        return OPPORTUNITY_WORDS[self.kind]

    @property
    def is_open(self) -> bool:
        """Whether it stands on the board today."""
        return self.standing is Standing.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school or trust that has something on the board."""

    organisation_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """The board as it was narrowed. `out_of`: how many offers there are without that.

    `is_on_staff`: the viewer works in some school; `may_post`: for at least one of them.
    """

    is_on_staff: bool
    may_post: bool
    lines: tuple[OpportunityLine, ...]
    out_of: int
    schools: tuple[School, ...]
    kind: OpportunityKind | None
    school_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """What somebody posted: open, and no longer open; each the newest first."""

    may_post: bool
    open: tuple[OpportunityLine, ...]
    past: tuple[OpportunityLine, ...]


def open_opportunities(viewer: Viewer, today: date) -> tuple[OpportunityLine, ...]:
    """What is offered around the viewer and open today, newest first. One statement.

    Nothing for whoever only governs, and nothing whose poster no longer works there or may no
    longer post for that school.
    """
    rows = rows_of(_OPEN_NEAR, **_values(viewer, today))
    return tuple(line for line in _lines(rows, viewer, today) if line.is_open)


def opportunity_seen(viewer: Viewer, opportunity_id: int, today: date) -> OpportunityLine:
    """One of the open offers around the viewer. One statement; raises NotFound for any other."""
    line = opportunity_known(viewer, opportunity_id, today)
    if not line.is_open or not staff_hats(viewer):
        raise NotFound
    return line


def opportunity_known(viewer: Viewer, opportunity_id: int, today: date) -> OpportunityLine:
    """An offer around the viewer or of their own, open or not. One statement; raises NotFound."""
    rows = rows_of(_ONE_KNOWN, opportunity_id=opportunity_id, **_values(viewer, today))
    for line in _lines(rows, viewer, today):
        return line
    raise NotFound


def own_opportunity(viewer: Viewer, opportunity_id: int, today: date) -> OpportunityLine:
    """One that the viewer posted, open or not. One statement; raises NotFound for any other."""
    line = opportunity_known(viewer, opportunity_id, today)
    if not line.is_own:
        raise NotFound
    return line


def board_page(viewer: Viewer, today: date, *, kind: str = "", school: str = "") -> BoardPage:
    """The board, narrowed to a kind and a school; words that name neither narrow nothing.

    One statement.
    """
    every = open_opportunities(viewer, today)
    schools = _schools(every)
    wanted_kind = next((each for each in OpportunityKind if each.value == kind), None)
    known = (each.organisation_id for each in schools if str(each.organisation_id) == school)
    wanted_school = next(known, None)
    return BoardPage(
        is_on_staff=bool(staff_hats(viewer)),
        may_post=bool(rules.posting_hats(viewer)),
        lines=tuple(
            line
            for line in every
            if wanted_kind in (None, line.kind) and wanted_school in (None, line.organisation_id)
        ),
        out_of=len(every),
        schools=schools,
        kind=wanted_kind,
        school_id=wanted_school,
    )


def own_page(viewer: Viewer, today: date) -> OwnPage:
    """Everything the viewer posted, wherever they work now. One statement."""
    lines = _lines(rows_of(_OWN, **_values(viewer, today)), viewer, today)
    return OwnPage(
        may_post=bool(rules.posting_hats(viewer)),
        open=tuple(line for line in lines if line.is_open),
        past=tuple(line for line in lines if not line.is_open),
    )


def _values(viewer: Viewer, today: date) -> dict[str, object]:
    return {**values_for(viewer, staff_hats(viewer)), "today": today}


def _opportunities() -> Select[*tuple[Any, ...]]:
    """One row for each role that its poster holds there today, at least one for each offer."""
    is_here = and_(IS_HERE, Membership.organisation_id == Opportunity.organisation_id)
    return (
        select(
            Opportunity.id,
            Opportunity.kind,
            Opportunity.title,
            Opportunity.text,
            Opportunity.open_until,
            Opportunity.closed_at,
            Opportunity.created_at,
            Opportunity.edition,
            Opportunity.organisation_id,
            Opportunity.posted_by_id,
            Organisation.name.label("school"),
            Person.name.label("poster_name"),
            Person.email.label("poster_email"),
            Membership.job,
            MembershipRole.role,
        )
        .join(Organisation, Organisation.id == Opportunity.organisation_id)
        .join(Person, Person.id == Opportunity.posted_by_id)
        .outerjoin(Membership, is_here)
        .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
        .order_by(Opportunity.created_at.desc(), Opportunity.id.desc())
    )


_IS_NEAR = is_near(Opportunity.organisation_id)
_IS_OWN = Opportunity.posted_by_id == bindparam("viewer_id")
_OPEN_NEAR = _opportunities().where(
    _IS_NEAR, Opportunity.closed_at.is_(None), Opportunity.open_until >= bindparam("today")
)
_ONE_KNOWN = _opportunities().where(
    Opportunity.id == bindparam("opportunity_id"), or_(_IS_NEAR, _IS_OWN)
)
_OWN = _opportunities().where(_IS_OWN)


def _lines(rows: Sequence[Row[Any]], viewer: Viewer, today: date) -> list[OpportunityLine]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    own_schools = frozenset(hat.organisation_id for hat in staff_hats(viewer))
    return [_line(each, viewer.id, own_schools, today) for each in found.values()]


def _line(
    rows: Sequence[Row[Any]], viewer_id: int, own_schools: frozenset[int], today: date
) -> OpportunityLine:
    first = rows[0]
    roles = {row.role for row in rows if row.role}
    may_post = first.job is not None and rules.may_post_as(first.job, roles)
    return OpportunityLine(
        opportunity_id=first.id,
        kind=first.kind,
        title=first.title,
        text=first.text,
        open_until=first.open_until,
        posted_on=clock.london_day(first.created_at),
        organisation_id=first.organisation_id,
        school=first.school,
        posted_by_id=first.posted_by_id,
        poster_name=first.poster_name,
        poster_email=first.poster_email,
        poster_is_senco=Role.SENCO in roles,
        is_own_school=first.organisation_id in own_schools,
        is_own=first.posted_by_id == viewer_id,
        standing=rules.standing(
            first.open_until, first.closed_at, poster_may_post=may_post, today=today
        ),
        edition=first.edition,
    )


def _schools(lines: Iterable[OpportunityLine]) -> tuple[School, ...]:
    names = {line.organisation_id: line.school for line in lines}
    ordered = sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
    return tuple(School(organisation_id=key, name=name) for key, name in ordered)
