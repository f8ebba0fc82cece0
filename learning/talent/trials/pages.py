"""A trial as its pages show it. Knows no SQL."""

from dataclasses import dataclass
from datetime import date, datetime

from learning.drafts.free_text import Paragraphs, paragraphs
from learning.talent.rules import TrialEntryKind, TrialState
from learning.talent.trials import rules
from learning.talent.trials.rules import Next


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDraft:
    """What somebody typed for a trial. `senco_id`: whom they choose, 0 for nobody."""

    senco_id: int
    strand: str
    brief: str
    outcomes: str = ""
    starts_on: date | None
    ends_on: date | None
    protected_minutes: int | None = None
    meets: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """What somebody typed about a meeting or a review."""

    kind: TrialEntryKind
    held_on: date | None
    went_well: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialInShort:
    """A line about a trial, for its owner's pages. `is_shown`: its SENCo has seen the brief."""

    trial_id: int
    state: TrialState
    strand: str
    starts_on: date
    ends_on: date
    senco_name: str
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A meeting or a review. `by_name`: who wrote it; `is_mine`: whoever looks did."""

    entry_id: int
    kind: TrialEntryKind
    held_on: date
    went_well: str
    next_steps: str
    by_name: str
    is_mine: bool
    edition: str

    @property
    def kind_in_words(self) -> str:
        """What it was."""
        return rules.ENTRY_WORDS[self.kind]

    @property
    def went_well_lines(self) -> Paragraphs:
        """What was said, as it was typed."""
        return paragraphs(self.went_well)

    @property
    def next_lines(self) -> Paragraphs:
        """What comes next, as it was typed."""
        return paragraphs(self.next_steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage:
    """A trial whole. `senco_id` is None once that account is gone; `shown_until`: they can read it.

    `agreed_at` is for the brief as it stands: a change takes it back. `is_mine`: its owner looks.
    """

    trial_id: int
    owner_id: int
    owner_name: str
    school_name: str
    senco_id: int | None
    senco_name: str
    shown_until: date | None
    state: TrialState
    strand: str
    brief: str
    outcomes: str
    starts_on: date
    ends_on: date
    protected_minutes: int | None
    meets: str
    agreed_at: datetime | None
    closed_at: datetime | None
    closing_note: str
    edition: str
    entries: tuple[EntryLine, ...]
    today: date

    @property
    def title(self) -> str:
        """What it is called on the pages of others."""
        return f"Trial as assistant SENCo: {self.strand}"

    @property
    def is_open(self) -> bool:
        """Whether it has neither ended nor been stopped."""
        return self.state in rules.OPEN_STATES

    @property
    def state_in_words(self) -> str:
        """How far it has come."""
        return rules.STATE_WORDS[self.state]

    @property
    def brief_lines(self) -> Paragraphs:
        """The brief, as it was typed."""
        return paragraphs(self.brief)

    @property
    def outcome_lines(self) -> Paragraphs:
        """What others will see of it, as it was typed."""
        return paragraphs(self.outcomes)

    @property
    def closing_lines(self) -> Paragraphs:
        """What was said at its end, as it was typed."""
        return paragraphs(self.closing_note)

    @property
    def hours(self) -> str:
        """Protected time a week, in words."""
        return rules.hours_in_words(self.protected_minutes)

    @property
    def halfway_on(self) -> date:
        """The day for the review in the middle."""
        return rules.halfway(self.starts_on, self.ends_on)

    @property
    def meetings(self) -> int:
        """How many weekly meetings are noted."""
        return sum(each.kind is TrialEntryKind.MEETING for each in self.entries)

    @property
    def weeks(self) -> int:
        """How many of its weeks have begun."""
        return rules.weeks_so_far(self.starts_on, self.ends_on, self.today)

    @property
    def next_thing(self) -> Next:
        """The one next thing for its owner."""
        return rules.next_thing(
            state=self.state,
            is_shown=self.shown_until is not None,
            is_agreed=self.agreed_at is not None,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            noted={each.kind for each in self.entries},
            today=self.today,
        )

    def entry(self, entry_id: int) -> EntryLine | None:
        """A meeting or review that whoever looks wrote themselves."""
        return next(
            (each for each in self.entries if each.entry_id == entry_id and each.is_mine), None
        )
