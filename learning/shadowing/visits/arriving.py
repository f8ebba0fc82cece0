"""What a browser sends of a visit, and what it is told: JSON to entries and back. Pure.

`{"entries": [{"key", "started_at", "ended_at", "category", "mode", "energy", "tag", "note",
"names_no_pupil", "changed_at", "is_deleted"}]}`. Instants are ISO 8601 in UTC. What comes back has
`minutes` too: those of an activity that was entered afterwards, which has no times.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from learning.diary.rules import Mode
from learning.drafts.free_text import MayNamePupil, words_to_keep
from learning.errors import Refused
from learning.shadowing.rules import LONGEST_NOTE, Energy, Tag
from learning.shadowing.visits.activities import Entry, emptied
from learning.shadowing.visits.rules import is_within
from learning.shadowing.visits.times import span_in_words
from learning.web.filters import moment

W = TypeVar("W", bound=StrEnum)
MOST_AT_ONCE = 50
LONGEST_MESSAGE = 200_000
"""Bytes of one request; fifty entries with the longest notes have fewer than half."""
LONGEST_KEY = 40
AHEAD = timedelta(days=1)
"""How far ahead the clock of a device may be."""
FIRST_YEAR, LAST_YEAR = 2000, 2200
_KEY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NOT_UNDERSTOOD = "What this device sent could not be read. Open the page again; nothing is lost."


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What an entry has to fit: the times of its visit, the kinds of work, and what time it is."""

    starts_at: datetime
    ends_at: datetime
    categories: Collection[str]
    now: datetime
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an entry could not be kept. It stays in the browser."""

    key: str
    message: str
    may_name_pupil: bool = False


def entries_sent(body: bytes) -> list[Mapping[str, Any]]:
    """The entries of a request, not looked into yet. Raises Refused for what is no such request."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(NOT_UNDERSTOOD) from error
    found = sent.get("entries") if isinstance(sent, dict) else None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refused(NOT_UNDERSTOOD)
    if len(found) > MOST_AT_ONCE:
        raise Refused(f"This device sent more than {MOST_AT_ONCE} activities at once.")
    return found


def read(
    sent: Sequence[Mapping[str, Any]], bounds: Bounds, notes: Mapping[str, str]
) -> tuple[list[Entry], list[Refusal]]:
    """The entries as they can be kept, and those that cannot be. `notes`: what stands, by key."""
    entries: list[Entry] = []
    refusals: list[Refusal] = []
    for each in sent:
        key = each.get("key")
        name = key[:LONGEST_KEY] if isinstance(key, str) else ""
        try:
            entries.append(_entry(name, each, bounds, notes.get(name)))
        except Refused as refused:
            refusals.append(
                Refusal(
                    key=name,
                    message=refused.message,
                    may_name_pupil=isinstance(refused, MayNamePupil),
                )
            )
    return entries, refusals


def checked(entry: Entry, bounds: Bounds, *, standing: Entry | None = None) -> Entry:
    """An entry that fits its visit, or Refused. An end later than an hour after it is the visit's.

    What stands already may have a kind of work that the guide has no longer.
    """
    known = entry.category_slug in bounds.categories
    if not known and (standing is None or standing.category_slug != entry.category_slug):
        raise Refused("Choose what kind of work it was.", "category")
    if entry.started_at is None:
        return entry
    if not is_within(entry.started_at, bounds.starts_at, bounds.ends_at):
        raise Refused(
            f"This began on {moment(entry.started_at)}. The visit is "
            f"{span_in_words(bounds.starts_at, bounds.ends_at)}; what is noted lies within it, or "
            "an hour before or after. Change one of the two.",
            "started",
        )
    if entry.ended_at is None:
        return entry
    if entry.ended_at < entry.started_at:
        raise Refused("This ends before it begins. Change one of the two times.", "ended")
    if is_within(entry.ended_at, bounds.starts_at, bounds.ends_at):
        return entry
    return replace(entry, ended_at=max(bounds.ends_at, entry.started_at))


def note_to_keep(
    typed: str, *, today: date, names_no_pupil: bool, standing: str | None = None
) -> str:
    """A line of note as it is kept; none is allowed, and what stands already is not asked again."""
    line = " ".join(typed.split())
    if not line or line == standing:
        return line
    return words_to_keep(
        line, today=today, names_no_pupil=names_no_pupil, longest=LONGEST_NOTE, field="note"
    )


def as_sent(entry: Entry) -> dict[str, Any]:
    """An entry as a browser gets it back."""
    return {
        "key": entry.key,
        "started_at": _iso(entry.started_at),
        "ended_at": _iso(entry.ended_at),
        "minutes": entry.minutes,
        "category": entry.category_slug,
        "mode": entry.mode,
        "energy": entry.energy,
        "tag": entry.tag,
        "note": entry.note,
        "changed_at": _iso(entry.changed_at),
        "is_deleted": entry.is_deleted,
    }


def _entry(key: str, sent: Mapping[str, Any], bounds: Bounds, note: str | None) -> Entry:
    if not _KEY.fullmatch(key):
        raise Refused(NOT_UNDERSTOOD)
    changed_at = _instant(sent.get("changed_at"))
    if changed_at is None:
        raise Refused(NOT_UNDERSTOOD)
    if changed_at > bounds.now + AHEAD:
        raise Refused("The clock of this device is more than a day ahead. Put it right first.")
    started_at = _instant(sent.get("started_at"))
    if sent.get("is_deleted") is True:
        kept = Entry(
            key=key,
            category_slug="",
            changed_at=changed_at,
            started_at=_whole(started_at or bounds.starts_at),
        )
        return emptied(kept, changed_at)
    if started_at is None:
        raise Refused("This has no time at which it began.", "started")
    ended_at = _instant(sent.get("ended_at"))
    entry = Entry(
        key=key,
        category_slug=_text(sent.get("category"))[:100],
        changed_at=changed_at,
        started_at=_whole(started_at),
        ended_at=_whole(ended_at) if ended_at else None,
        mode=_one_of(Mode, sent.get("mode")),
        energy=_one_of(Energy, sent.get("energy")),
        tag=_one_of(Tag, sent.get("tag")),
        note=note_to_keep(
            _text(sent.get("note")),
            today=bounds.today,
            names_no_pupil=sent.get("names_no_pupil") is True,
            standing=note,
        ),
    )
    return checked(entry, bounds)


def _one_of(words: type[W], sent: object) -> W | None:
    """A word of a vocabulary; none for nothing and for what is none of its words."""
    return words(sent) if isinstance(sent, str) and sent in tuple(words) else None


def _text(sent: object) -> str:
    return sent if isinstance(sent, str) else ""


def _instant(sent: object) -> datetime | None:
    """An instant of our times; None for anything else."""
    try:
        instant = datetime.fromisoformat(sent) if isinstance(sent, str) else None
    except ValueError:
        return None
    if instant is None or not FIRST_YEAR <= instant.year <= LAST_YEAR:
        return None
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)


def _whole(instant: datetime) -> datetime:
    """To the second, so that what is compared later is what was kept."""
    return instant.replace(microsecond=0)


def _iso(instant: datetime | None) -> str | None:
    if instant is None:
        return None
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
