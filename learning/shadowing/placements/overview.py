"""All placements of somebody at once: what they must do first, each in its state, what is over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, select

from learning import clock
from learning.database import rows_of
from learning.people.models import Person
from learning.shadowing.models import AgreementWording, Placement, Reference, Visit
from learning.shadowing.placements import rules
from learning.shadowing.placements.found import placements_seen, ticks_of
from learning.shadowing.placements.lines import (
    PlacementLine,
    PlacementsInShort,
    PlacementToDo,
    SeenPlacement,
    Tick,
)
from learning.shadowing.placements.rules import Hold, Next, Situation, ToDo
from learning.shadowing.placements.wordings import Wording, is_revised, wording_kept
from learning.shadowing.rules import Party, PlacementState, VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersLine:
    """A placement of somebody else, to which the reader is host or leader."""

    placement_id: int
    visitor_name: str
    school: str
    as_what: str
    starts_on: date
    ends_on: date
    state_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementsPage:
    """All placements of somebody: what asks something of them, open ones by part, what is over.

    `written`: placements about which they have handed a reference over, with the visitor's name.
    """

    to_do: tuple[PlacementToDo, ...]
    news: tuple[PlacementToDo, ...]
    own: tuple[PlacementLine, ...]
    as_host: tuple[OthersLine, ...]
    as_leader: tuple[OthersLine, ...]
    own_past: tuple[PlacementLine, ...]
    others_past: tuple[OthersLine, ...]
    written: tuple[tuple[int, str], ...]

    @property
    def count(self) -> int:
        """How much of it asks something of the reader."""
        return len(self.to_do) + sum(1 for line in self.own if line.is_mine)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing of any kind."""
        others = (self.as_host, self.as_leader, self.others_past, self.written)
        return not (self.to_do or self.news or self.own or self.own_past or any(others))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of some placements besides their rows."""

    today: date
    now: datetime
    seen: Sequence[SeenPlacement]
    ticks: Mapping[int, Sequence[Tick]]
    visits: Mapping[int, Sequence[Row[Any]]]
    references: Mapping[int, Row[Any]]


def in_short(person_id: int, today: date) -> PlacementsInShort:
    """A person's own open placements, and what those of others ask of them. Four statements."""
    known = _known(person_id, today)
    own = [each for each in known.seen if each.is_visitor]
    return PlacementsInShort(
        own=tuple(
            _line(each, known)
            for each in own
            if not each.is_over(today) or _is_news(each, Party.VISITOR, today)
        ),
        to_do=tuple(_to_dos(known)),
    )


def placements_page(person_id: int, today: date, wording: Wording) -> PlacementsPage:
    """Everything about somebody's placements; `wording`: the rules as the guide has them now."""
    known = _known(person_id, today)
    to_do = [*_to_dos(known), *_revised(known, wording)]
    own = [each for each in known.seen if each.is_visitor]
    hosted = [each for each in known.seen if each.is_host]
    led = [each for each in known.seen if each.is_leader]
    return PlacementsPage(
        to_do=tuple(each for each in to_do if not each.is_news),
        news=(*_own_news(own, today), *(each for each in to_do if each.is_news)),
        own=tuple(_line(each, known) for each in own if not _is_past(each, today)),
        as_host=_others(hosted, Party.HOST, known, is_past=False),
        as_leader=_others(led, Party.HOME_LEADER, known, is_past=False),
        own_past=tuple(_line(each, known) for each in reversed(own) if _is_past(each, today)),
        others_past=(
            *_others(hosted, Party.HOST, known, is_past=True),
            *_others(led, Party.HOME_LEADER, known, is_past=True),
        ),
        written=tuple((key, row.name) for key, row in known.references.items() if row.written_at),
    )


def situation(
    seen: SeenPlacement, ticks: Iterable[Tick], today: date, *, has_visit: bool = True
) -> Situation:
    """What decides what comes next in a placement."""
    return Situation(
        state=seen.state,
        hold=seen.hold,
        starts_on=seen.starts_on,
        ends_on=seen.ends_on,
        today=today,
        agreed=frozenset(tick.party for tick in ticks if tick.wording_id == seen.wording_id),
        has_leader=seen.has_leader,
        is_released=seen.released_at is not None,
        expects=seen.expected_at is not None,
        has_visit=has_visit,
    )


def _known(person_id: int, today: date) -> _Known:
    seen = placements_seen(person_id, today)
    keys = [each.placement_id for each in seen]
    visits: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_VISITS, placement_ids=keys) if keys else ():
        visits.setdefault(row.placement_id, []).append(row)
    return _Known(
        today=today,
        now=clock.now(),
        seen=seen,
        ticks=ticks_of(keys),
        visits=visits,
        references={row.placement_id: row for row in rows_of(_REFERENCES, person_id=person_id)},
    )


def _is_past(seen: SeenPlacement, today: date) -> bool:
    """Whether it stands in the history; one that was never agreed can still be given other days."""
    was_agreed = seen.state is PlacementState.AGREED
    return rules.is_closed(seen.state) or (was_agreed and seen.ends_on < today)


def _situation(seen: SeenPlacement, known: _Known) -> Situation:
    coming = (row for row in known.visits.get(seen.placement_id, ()) if row.ends_at > known.now)
    ticks = known.ticks.get(seen.placement_id, ())
    return situation(seen, ticks, known.today, has_visit=any(coming))


def _line(seen: SeenPlacement, known: _Known) -> PlacementLine:
    here = _situation(seen, known)
    following = rules.next_for(Party.VISITOR, here)
    return PlacementLine(
        placement_id=seen.placement_id,
        host_name=seen.host_name,
        host_school=seen.host_school,
        starts_on=seen.starts_on,
        ends_on=seen.ends_on,
        state=seen.state,
        hold=seen.hold,
        is_over=seen.is_over(known.today),
        state_words=rules.where_it_stands(here),
        next_words=_next_words(following, seen, known),
        is_mine=following not in rules.WAITING,
    )


def _next_words(following: Next, seen: SeenPlacement, known: _Known) -> str:
    """What comes next; the next visit with its day."""
    rows = known.visits.get(seen.placement_id, ())
    coming = next((row for row in rows if row.ends_at > known.now), None)
    if following is Next.VISIT and coming is not None:
        return f"Next visit on {_day(clock.london_day(coming.starts_at))}"
    return rules.NEXT_WORDS[following]


def _others(
    placements: Iterable[SeenPlacement], party: Party, known: _Known, *, is_past: bool
) -> tuple[OthersLine, ...]:
    return tuple(
        OthersLine(
            placement_id=each.placement_id,
            visitor_name=each.visitor_name,
            school=each.home_school if party is Party.HOST else each.host_school,
            as_what="You are host" if party is Party.HOST else "You release time",
            starts_on=each.starts_on,
            ends_on=each.ends_on,
            state_words=rules.where_it_stands(_situation(each, known)),
        )
        for each in placements
        if _is_past(each, known.today) is is_past
    )


def _to_dos(known: _Known) -> Iterator[PlacementToDo]:
    """What the placements of others ask, those that wait longest first."""
    for seen in known.seen:
        for party in sorted(seen.parties - {Party.VISITOR}):
            yield from _asked_of(party, seen, known)
        if seen.is_host:
            yield from _visits_to_sign_off(seen, known)
        row = known.references.get(seen.placement_id)
        if seen.is_host and row and not (row.written_at or row.declined_at):
            words = f"{seen.visitor_name} asks you for a reference"
            yield _to_do(ToDo.REFERENCE, seen, words)


def _asked_of(party: Party, seen: SeenPlacement, known: _Known) -> Iterator[PlacementToDo]:
    name = seen.visitor_name
    asked = {
        Next.ACCEPT: (ToDo.REQUEST, f"{name} asks to visit you"),
        Next.RELEASE: (ToDo.RELEASE, f"{name} asks you for time for a placement"),
        Next.AGREE: (ToDo.AGREE, f"The rules of {name}’s placement wait for your tick"),
    }
    following = rules.next_for(party, _situation(seen, known))
    if following in asked:
        kind, words = asked[following]
        yield _to_do(kind, seen, words)
    if _is_news(seen, party, known.today):
        yield _to_do(ToDo.CLOSED, seen, _ended_in_words(seen, f"{name}’s placement"))


def _visits_to_sign_off(seen: SeenPlacement, known: _Known) -> Iterator[PlacementToDo]:
    if seen.state not in (PlacementState.AGREED, PlacementState.FINISHED):
        return
    if seen.hold is Hold.HOST_LEFT:
        return
    for row in known.visits.get(seen.placement_id, ()):
        if row.ends_at <= known.now and row.signed_off_at is None:
            day = clock.london_day(row.starts_at)
            words = f"{seen.visitor_name}’s visit on {_day(day)} waits to be signed off"
            yield _to_do(ToDo.SIGN_OFF, seen, words, visit_id=row.id)


def _revised(known: _Known, wording: Wording) -> Iterator[PlacementToDo]:
    """Placements under rules that were revised since, for a host or leader who has not ticked."""
    running = [
        each
        for each in known.seen
        if each.state is PlacementState.AGREED and not each.is_over(known.today)
    ]
    kept = {row.id: row for row in rows_of(_WORDINGS)} if running else {}
    for seen in running:
        row = kept.get(seen.wording_id)
        if row is None or not is_revised(wording_kept(row.version, row.body), wording):
            continue
        new = {key for key, each in kept.items() if each.digest == wording.digest}
        ticked = {t.party for t in known.ticks.get(seen.placement_id, ()) if t.wording_id in new}
        if seen.parties - {Party.VISITOR} - ticked:
            words = f"The rules of {seen.visitor_name}’s placement were revised"
            yield _to_do(ToDo.REVISED, seen, words)


def _is_news(seen: SeenPlacement, party: Party, today: date) -> bool:
    """Whether somebody else has ended it lately, and this party has to know."""
    if seen.closed_at is None or seen.closed_by is None or seen.closed_by is party:
        return False
    if seen.state not in (
        PlacementState.CANCELLED,
        PlacementState.WITHDRAWN,
        PlacementState.DECLINED,
    ):
        return False
    return today - clock.london_day(seen.closed_at) <= rules.NEWS_LASTS


def _own_news(own: Iterable[SeenPlacement], today: date) -> Iterator[PlacementToDo]:
    for seen in own:
        if _is_news(seen, Party.VISITOR, today):
            yield _to_do(
                ToDo.CLOSED, seen, _ended_in_words(seen, f"your placement at {seen.host_school}")
            )


def _ended_in_words(seen: SeenPlacement, what: str) -> str:
    if seen.state is PlacementState.DECLINED:
        return f"{seen.host_name} cannot be your host this time"
    if seen.state is PlacementState.WITHDRAWN:
        return f"{seen.visitor_name} has withdrawn: no visit takes place any more"
    by = "the host" if seen.closed_by is Party.HOST else "the leader who released time"
    return f"Cancelled by {by}: {what}. No visit takes place any more"


def _to_do(
    kind: ToDo, seen: SeenPlacement, words: str, visit_id: int | None = None
) -> PlacementToDo:
    return PlacementToDo(
        kind=kind,
        placement_id=seen.placement_id,
        visitor_name=seen.visitor_name,
        words=words,
        visit_id=visit_id,
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


_VISITS = (
    select(Visit.id, Visit.placement_id, Visit.starts_at, Visit.ends_at, Visit.signed_off_at)
    .where(
        Visit.placement_id.in_(bindparam("placement_ids", expanding=True, type_=Integer)),
        Visit.state == VisitState.PLANNED,
    )
    .order_by(Visit.starts_at)
)
_REFERENCES = (
    select(Reference.placement_id, Reference.written_at, Reference.declined_at, Person.name)
    .join(Placement, Placement.id == Reference.placement_id)
    .join(Person, Person.id == Placement.visitor_id)
    .where(Reference.writer_id == bindparam("person_id", type_=Integer))
    .order_by(Reference.created_at)
)
_WORDINGS = select(
    AgreementWording.id, AgreementWording.version, AgreementWording.digest, AgreementWording.body
)
