"""What is known of a request to rate: as its owner sees it, and as the mentor does. Pure values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from learning.skills.mentors import rules
from learning.skills.mentors.rules import RequestState


class Seen(NamedTuple):
    """How a mentor sees a statement. Without a level they could not say."""

    level: int | None
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorView:
    """How a mentor sees the domains they were asked about, by the ids of the statements.

    `finished_at` is None if the time was over before they had finished.
    """

    request_id: int
    name: str
    finished_at: datetime | None
    ratings: Mapping[str, Seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainAsked:
    """A domain of a round that somebody may be asked about, and how many statements it has."""

    slug: str
    title: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request as the owner of the round sees it. `share_id`: while it can be taken back."""

    request_id: int
    name: str
    domains: tuple[str, ...]
    message: str
    state: RequestState
    asked_on: date
    ends_on: date | None
    finished_on: date | None
    share_id: int | None
    is_shown: bool

    @property
    def state_words(self) -> str:
        """The state as it is shown."""
        return rules.STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestInShort:
    """A request as the mentor's lists show it."""

    request_id: int
    owner_name: str
    title: str
    domains: int
    ends_on: date
    state: RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRequest:
    """A request as the mentor opens it: what is asked, and nothing that its owner has said."""

    request_id: int
    round_id: int
    share_id: int
    owner_id: int
    owner_name: str
    framework_slug: str
    framework_title: str
    organisation_id: int | None
    message: str
    domains: frozenset[str]
    asked_on: date
    ends_on: date
    state: RequestState

    @property
    def is_accepted(self) -> bool:
        """Whether the mentor has said yes."""
        return self.state is not RequestState.ASKED

    @property
    def is_finished(self) -> bool:
        """Whether the mentor has finished: the owner sees it, and it stands."""
        return self.state is RequestState.FINISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDomain:
    """A domain that a mentor was asked about, and how many of its statements they answered."""

    slug: str
    title: str
    statements: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedStatement:
    """A statement that a mentor is to rate, as the round has it, with what they have said."""

    slug: str
    code: str
    text: str
    lens: str
    domain_title: str
    answer: str
    comment: str

    @property
    def edition(self) -> str:
        """A name for what the mentor has said."""
        return rules.edition(self.answer, self.comment)
