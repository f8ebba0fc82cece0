"""The words of a trial, and its decisions as pure functions."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b

from learning.talent.rules import TrialEntryKind, TrialState

LONGEST_STRAND = 300
LONGEST_MEETS = 200
LONGEST_ENTRY = 4_000
MOST_ENTRIES = 120
"""Of one trial: a meeting a week for two years, and reviews."""
MOST_PROTECTED_MINUTES = 2_400
"""A week: forty hours."""
LONGEST_TRIAL = timedelta(days=550)
USUAL_LENGTH = timedelta(days=270)
"""What is suggested: about two terms (practice)."""
SHARED_AFTER = timedelta(days=28)
"""How long after its last day the SENCo can still read it: time for the review at the end."""
FURTHEST_AHEAD = timedelta(days=366)
OWN_STRAND = "own"
"""The choice for a strand in one's own words."""

ENTRY_WORDS = {
    TrialEntryKind.MEETING: "Weekly meeting",
    TrialEntryKind.MID_REVIEW: "Review halfway",
    TrialEntryKind.END_REVIEW: "Review at the end",
}
STATE_WORDS = {
    TrialState.DRAFT: "Not agreed yet",
    TrialState.AGREED: "Agreed",
    TrialState.ENDED: "Ended",
    TrialState.STOPPED: "Stopped",
}
OPEN_STATES = frozenset({TrialState.DRAFT, TrialState.AGREED})


class Next(StrEnum):
    """The one next thing in a trial, for whoever is on it."""

    SHOW_BRIEF = "show_brief"
    WAIT = "wait"
    BEGINS = "begins"
    MEET = "meet"
    MID_REVIEW = "mid_review"
    END_REVIEW = "end_review"
    END = "end"
    CLOSED = "closed"


def halfway(starts_on: date, ends_on: date) -> date:
    """The day in the middle of a trial."""
    return starts_on + (ends_on - starts_on) // 2


def next_thing(  # noqa: PLR0913 - a trial is these things
    *,
    state: TrialState,
    is_shown: bool,
    is_agreed: bool,
    starts_on: date,
    ends_on: date,
    noted: Collection[TrialEntryKind],
    today: date,
) -> Next:
    """What comes next. `is_shown`: the SENCo can read the brief; `is_agreed`: as it stands now."""
    if state not in OPEN_STATES:
        return Next.CLOSED
    if not is_shown and not is_agreed:
        return Next.SHOW_BRIEF
    if not is_agreed:
        return Next.WAIT
    if today < starts_on:
        return Next.BEGINS
    return _next_while_it_runs(starts_on, ends_on, noted, today)


def _next_while_it_runs(
    starts_on: date, ends_on: date, noted: Collection[TrialEntryKind], today: date
) -> Next:
    if TrialEntryKind.END_REVIEW in noted:
        return Next.END
    if today >= ends_on:
        return Next.END_REVIEW
    if today >= halfway(starts_on, ends_on) and TrialEntryKind.MID_REVIEW not in noted:
        return Next.MID_REVIEW
    return Next.MEET


def weeks_so_far(starts_on: date, ends_on: date, today: date) -> int:
    """How many weeks of the trial have begun; none before it has."""
    last = min(today, ends_on)
    return (last - starts_on).days // 7 + 1 if last >= starts_on else 0


def edition(*parts: object) -> str:
    """A name for some words as they stand; another one once any of them is changed."""
    lines = "\n".join(f"{len(str(part))} {part}" for part in parts)
    return blake2b(lines.encode(), digest_size=8).hexdigest()


def form_key(name: str, trial_id: int | None = None) -> str:
    """The name under which the draft of a field of the brief is kept."""
    return f"trial:{trial_id or 'new'}:{name}"


def entry_form_key(trial_id: int, entry_id: int | None, name: str) -> str:
    """The same for a meeting or a review."""
    return f"trial:{trial_id}:entry:{entry_id or 'new'}:{name}"


def hours_in_words(minutes: int | None) -> str:
    """Protected time a week as one says it: `3 hours 30 minutes`; nothing for none."""
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    parts = (
        f"{hours} hour{'' if hours == 1 else 's'}" if hours else "",
        f"{rest} minutes" if rest else "",
    )
    return " ".join(part for part in parts if part)
