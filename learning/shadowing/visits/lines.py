"""What was noted on a visit as pages and forms show it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from content.shadowing_types import Category, ShadowingGuide
from learning.diary.rules import MODE_NAMES, edition
from learning.shadowing.comparing.rules import words_of
from learning.shadowing.rules import ENERGY_WORDS, TAG_WORDS
from learning.shadowing.visits.activities import Activity, Entry, timed


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine:
    """An activity with the title of its kind of work. `edition` names it as it stands."""

    activity: Activity
    category: Category
    edition: str

    @property
    def title(self) -> str:
        """What kind of work it was."""
        return self.category.title

    @property
    def tag_word(self) -> str:
        """The word of its tag; empty without one."""
        return TAG_WORDS[self.activity.tag] if self.activity.tag else ""

    @property
    def said(self) -> tuple[str, ...]:
        """What else was noted, in words; its tag stands apart."""
        one = self.activity
        found = (
            MODE_NAMES[one.mode] if one.mode else "",
            ENERGY_WORDS[one.energy] if one.energy else "",
            one.note,
        )
        return tuple(each for each in found if each)


def lines_of(
    entries: Sequence[Entry], guide: ShadowingGuide, *, ends_at: datetime, now: datetime
) -> tuple[ActivityLine, ...]:
    """Everything noted, as it began; what was entered afterwards comes first."""
    editions = {each.key: edition_of(each) for each in entries}
    return tuple(
        ActivityLine(
            activity=each,
            category=category_of(guide, each.category_slug),
            edition=editions[each.key],
        )
        for each in timed(entries, ends_at=ends_at, now=now)
    )


def category_of(guide: ShadowingGuide, slug: str) -> Category:
    """A kind of work; one that the guide has no longer bears its slug's words."""
    gone = Category(slug=slug, code=slug.upper(), title=words_of(slug), look_for="", ask="")
    return guide.category(slug) or gone


def edition_of(*entries: Entry) -> str:
    """A name for entries as they stand; another one once anything of them is changed."""
    return edition(*(_content(each) for each in entries))


def running_one(entries: Iterable[Entry], *, ends_at: datetime, now: datetime) -> Entry | None:
    """The entry that goes on just now, if any does."""
    known = {each.key: each for each in entries}
    runs = [each for each in timed(known.values(), ends_at=ends_at, now=now) if each.is_running]
    return known[runs[-1].key] if runs else None


def _content(entry: Entry) -> tuple[object, ...]:
    times = (entry.changed_at, entry.started_at, entry.ended_at, entry.minutes)
    return (entry.key, *times, entry.category_slug, entry.mode, entry.energy, entry.tag, entry.note)
