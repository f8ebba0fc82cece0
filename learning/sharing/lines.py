"""Shares as pages show them: to their owner, and to whoever they are with. Knows no SQL."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.sharing import rules
from learning.sharing.rules import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedShare:
    """Somebody else's thing, open to whoever asked: these parts of it and no other."""

    share_id: int
    kind: SubjectKind
    owner_id: int
    owner_name: str
    subject_id: int
    title: str
    parts: frozenset[str]
    ends_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLine:
    """A share as its owner sees it. `parts` in words; `look_times`: its openings, newest first.

    `name` is whom it is shared with; `is_near`: they still work at a school of the owner's, or of
    the same trust or partnership (only `sharing_page` finds out).
    """

    share_id: int
    kind: SubjectKind
    subject_id: int
    title: str
    with_person_id: int
    name: str
    parts: tuple[str, ...]
    shared_on: date
    ends_on: date
    withdrawn_on: date | None
    is_standing: bool
    look_times: tuple[datetime, ...]
    is_near: bool = True

    @property
    def kind_name(self) -> str:
        """What sort of thing it is, in words."""
        return rules.KIND_NAMES[self.kind]

    @property
    def looks(self) -> int:
        """How often it was opened."""
        return len(self.look_times)

    @property
    def last_look_at(self) -> datetime | None:
        """When it was opened last."""
        return self.look_times[0] if self.look_times else None

    @property
    def was_taken_back(self) -> bool:
        """Whether it ended before its last day."""
        return self.withdrawn_on is not None and self.withdrawn_on <= self.ends_on


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWithMe:
    """A share as its reader sees it. `was_opened`: they have opened it at least once."""

    share_id: int
    kind: SubjectKind
    owner_id: int
    owner_name: str
    title: str
    parts: tuple[str, ...]
    ends_on: date
    was_opened: bool

    @property
    def kind_name(self) -> str:
        """What sort of thing it is, in words."""
        return rules.KIND_NAMES[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingInShort:
    """How many shares of a person's own stand, and what is shared with them now."""

    by_me: int
    with_me: tuple[SharedWithMe, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingPage:
    """Everything somebody shares, newest first, and what is shared with them."""

    standing: tuple[ShareLine, ...]
    ended: tuple[ShareLine, ...]
    with_me: tuple[SharedWithMe, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands before a thing that is shared; `is_opened`: it is open still, from before."""

    share: SharedWithMe
    is_opened: bool
    last_look_at: datetime | None
