"""Placements as lists and other pages show them. Knows no SQL."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.shadowing.placements.rules import Hold, ToDo, is_over
from learning.shadowing.rules import Party, PlacementState

GONE = "somebody who has left"
"""In the place of the name of a person who is erased."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementLine:
    """A placement of the person's own.

    `state_words`: where it stands today; `next_words`: what comes next, and `is_mine` whether that
    is theirs to do.
    """

    placement_id: int
    host_name: str
    host_school: str
    starts_on: date
    ends_on: date
    state: PlacementState
    hold: Hold
    is_over: bool
    state_words: str
    next_words: str
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementToDo:
    """Something a placement of somebody else asks of a host or a leader, in one line.

    `visit_id`: the visit that it is about, if it is one.
    """

    kind: ToDo
    placement_id: int
    visitor_name: str
    words: str
    visit_id: int | None = None

    @property
    def is_news(self) -> bool:
        """Whether it is only to be known, and asks nothing."""
        return self.kind is ToDo.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementsInShort:
    """A person's own placements that are open, and what those of others ask of them.

    Among their own stand those that somebody else has ended within two weeks.
    """

    own: tuple[PlacementLine, ...] = ()
    to_do: tuple[PlacementToDo, ...] = ()

    @property
    def count(self) -> int:
        """How much of it is theirs to do now."""
        asked = sum(1 for each in self.to_do if not each.is_news)
        return asked + sum(1 for line in self.own if line.is_mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPlacement:
    """A placement as one of the three sees it; `parties`: what they are to it.

    Who is host and leader in one is both. `leader_is_here`: whoever was asked for time still works
    at the visitor’s school or its trust.
    """

    placement_id: int
    parties: frozenset[Party]
    visitor_id: int
    visitor_name: str
    host_id: int | None
    host_name: str
    host_organisation_id: int
    host_school: str
    home_leader_id: int | None
    leader_name: str
    leader_is_here: bool
    home_organisation_id: int
    home_school: str
    state: PlacementState
    hold: Hold
    aim: str
    aims: tuple[str, ...]
    starts_on: date
    ends_on: date
    host_note: str
    safeguarding_contact: str
    accepted_at: datetime | None
    release_asked_at: datetime | None
    released_at: datetime | None
    cover: str
    protected_minutes: int | None
    leader_note: str
    wording_id: int | None
    agreed_at: datetime | None
    earlier_starts_on: date | None
    earlier_ends_on: date | None
    dates_changed_at: datetime | None
    expected_at: datetime | None
    closed_at: datetime | None
    closed_by: Party | None
    closing_note: str
    edition: int
    made_at: datetime

    @property
    def party(self) -> Party:
        """The first thing they are to it."""
        return next(party for party in Party if party in self.parties)

    @property
    def is_visitor(self) -> bool:
        """Whether it is their own."""
        return Party.VISITOR in self.parties

    @property
    def is_host(self) -> bool:
        """Whether they are its host."""
        return Party.HOST in self.parties

    @property
    def is_leader(self) -> bool:
        """Whether they were asked for time."""
        return Party.HOME_LEADER in self.parties

    @property
    def has_leader(self) -> bool:
        """Whether somebody was asked for time who can still answer."""
        return self.release_asked_at is not None and self.leader_is_here

    def is_over(self, today: date) -> bool:
        """Whether nothing goes on in it any more."""
        return is_over(self.state, self.ends_on, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One of the three agreed to every rule of a wording."""

    placement_id: int
    wording_id: int
    party: Party
    name: str
    at: datetime
