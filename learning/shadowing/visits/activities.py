"""What was noted on a visit: entries as they are kept, joined where made twice, and timed. Pure.

An entry has the key that was made where it was noted. It arrives in any order, any number of
times, from any number of windows; what stands afterwards is the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from learning.diary.rules import Mode
from learning.shadowing.rules import Energy, Tag

MADE_TWICE = timedelta(minutes=2)
"""Two of the same kind that begin within this time are one, tapped in two windows."""
SLACK = timedelta(hours=1)
"""How far outside its planned times a visit can be noted: somebody comes early or stays longer."""
BETWEEN_NOTES = " · "
"""Between the notes of entries that became one: no line is lost."""
W = TypeVar("W", bound=StrEnum)
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something noted, as it is kept: live with times, or afterwards with `minutes`.

    `others`: further keys under which the same activity arrived, each with the seconds it began
    later. `changed_at`: when it was last changed, where it was made.
    """

    key: str
    category_slug: str
    changed_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    minutes: int | None = None
    mode: Mode | None = None
    energy: Energy | None = None
    tag: Tag | None = None
    note: str = ""
    others: tuple[tuple[str, int], ...] = ()
    is_deleted: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that mean this entry, its own first."""
        return (self.key, *(key for key, _ in self.others))

    @property
    def is_live(self) -> bool:
        """Whether it was noted with its times, and still counts."""
        return self.started_at is not None and not self.is_deleted

    @property
    def begins(self) -> datetime:
        """When it began, for putting in order; what has no time comes first."""
        return self.started_at or LONG_AGO

    @property
    def begins_last(self) -> datetime:
        """When the last of those that became one began."""
        return self.begins + timedelta(seconds=max((late for _, late in self.others), default=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity that was seen, and its minutes; without times if it was noted afterwards.

    `ended_at` is worked out where nobody noted it. `is_running`: it goes on just now.
    """

    key: str
    category_slug: str
    minutes: int
    mode: Mode | None
    energy: Energy | None
    tag: Tag | None
    note: str
    started_at: datetime | None
    ended_at: datetime | None
    is_running: bool = False


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Every entry once, in the order in which they began.

    Of versions of one key the latest stands. Live ones of the same category and mode that begin
    within two minutes of each other become one: it has the key and the start of the first, the
    latest end, all notes. What is merged can be merged again with what comes later.
    """
    standing = _latest(entries)
    kinds: dict[tuple[str, Mode | None], list[Entry]] = {}
    found = [entry for entry in standing if not entry.is_live]
    for entry in sorted((each for each in standing if each.is_live), key=_order):
        alike = kinds.setdefault((entry.category_slug, entry.mode), [])
        if alike and entry.begins - alike[-1].begins_last <= MADE_TWICE:
            alike[-1] = _joined(alike[-1], entry)
        else:
            alike.append(entry)
    found.extend(entry for alike in kinds.values() for entry in alike)
    return tuple(sorted(found, key=_order))


def names_of(entries: Iterable[Entry]) -> Mapping[str, str]:
    """For every key that means an entry, the key that the entry has now."""
    return {key: entry.key for entry in entries for key in entry.keys}


def timed(entries: Iterable[Entry], *, ends_at: datetime, now: datetime) -> tuple[Activity, ...]:
    """What was seen, with minutes. No minute counts twice: the one that began later has it.

    One whose end nobody noted ends when the next begins; the last with the visit (`ends_at`), or
    it runs until `now`.
    """
    kept = sorted((each for each in entries if not each.is_deleted), key=_order)
    live = [each for each in kept if each.is_live]
    ends = {each.key: _end(each, live, ends_at, now) for each in live}
    seconds = _seconds([(each.key, each.begins, ends[each.key]) for each in live])
    return tuple(
        Activity(
            key=each.key,
            category_slug=each.category_slug,
            minutes=each.minutes if each.minutes is not None else _minutes(seconds[each.key]),
            mode=each.mode,
            energy=each.energy,
            tag=each.tag,
            note=each.note,
            started_at=each.started_at,
            ended_at=ends.get(each.key),
            is_running=each.key in ends and _runs(each, live, ends_at, now),
        )
        for each in kept
    )


def emptied(entry: Entry, changed_at: datetime) -> Entry:
    """The entry without a word of it left, only that it was deleted and when."""
    return replace(
        entry,
        changed_at=changed_at,
        category_slug="",
        ended_at=None,
        mode=None,
        energy=None,
        tag=None,
        note="",
        is_deleted=True,
    )


def _latest(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for all that share a key, as the latest of them says."""
    found: dict[str, Entry] = {}
    names: dict[str, str] = {}
    for entry in sorted(entries, key=_age):
        one = entry
        for name in dict.fromkeys(names[key] for key in entry.keys if key in names):
            one = _replaced(found.pop(name), one)
        found[one.key] = one
        names.update(dict.fromkeys(one.keys, one.key))
    return list(found.values())


def _replaced(earlier: Entry, later: Entry) -> Entry:
    """Both are one thing: what the later says, under all keys; at one instant the first stands."""
    stands = later if later.changed_at > earlier.changed_at else earlier
    key = earlier.key if later.key in earlier.keys else later.key
    offsets = {**dict.fromkeys((*earlier.keys, *later.keys), 0), **dict(stands.others)}
    others = tuple(sorted((each, late) for each, late in offsets.items() if each != key))
    return replace(stands, key=key, others=others)


def _joined(first: Entry, second: Entry) -> Entry:
    """Two live entries as one; whatever order they are joined in, the result is the same."""
    begins_last = max(first.begins_last, second.begins_last)
    known = [each.ended_at for each in (first, second) if each.ended_at is not None]
    late = int((second.begins - first.begins).total_seconds())
    others = (
        *first.others,
        (second.key, late),
        *((key, late + offset) for key, offset in second.others),
    )
    return replace(
        first,
        ended_at=max((end for end in known if end >= begins_last), default=None),
        energy=_stronger(tuple(Energy), first.energy, second.energy),
        tag=_stronger(tuple(Tag), first.tag, second.tag),
        note=BETWEEN_NOTES.join(sorted(_parts(first.note) | _parts(second.note))),
        changed_at=max(first.changed_at, second.changed_at),
        others=tuple(sorted(others)),
    )


def _stronger(order: Sequence[W], first: W | None, second: W | None) -> W | None:
    """What one of the two says; where both do, the one that its vocabulary names later."""
    said = [each for each in (first, second) if each is not None]
    return max(said, key=order.index, default=None)


def _parts(note: str) -> set[str]:
    return {part for part in note.split(BETWEEN_NOTES) if part}


def _order(entry: Entry) -> tuple[datetime, str]:
    return entry.begins, entry.key


def _age(entry: Entry) -> tuple[object, ...]:
    """Oldest first; of one instant, what was merged already, then anything that is always so."""
    content = (entry.category_slug, entry.mode, entry.energy, entry.tag, entry.note)
    told = (entry.key, entry.is_deleted, str(entry.started_at), str(entry.ended_at))
    return (entry.changed_at, -len(entry.others), *told, *map(str, content))


def _end(entry: Entry, live: Sequence[Entry], ends_at: datetime, now: datetime) -> datetime:
    if entry.ended_at is not None:
        return entry.ended_at
    following = _following(entry, live)
    limit = _limit(entry, ends_at)
    return max(entry.begins_last, min(following or now, limit))


def _following(entry: Entry, live: Sequence[Entry]) -> datetime | None:
    """When the next activity began after this one, if any did."""
    return min((each.begins for each in live if each.begins > entry.begins_last), default=None)


def _limit(entry: Entry, ends_at: datetime) -> datetime:
    """How long it can have run: to the end of the visit, or a while longer if it began later."""
    return ends_at if entry.begins_last < ends_at else ends_at + SLACK


def _runs(entry: Entry, live: Sequence[Entry], ends_at: datetime, now: datetime) -> bool:
    is_open = entry.ended_at is None and _following(entry, live) is None
    return is_open and now < _limit(entry, ends_at)


def _seconds(spans: Sequence[tuple[str, datetime, datetime]]) -> dict[str, float]:
    """How long each lasted, by key; where two were at once, the one that began later has it."""
    found: dict[str, float] = {}
    covered: list[tuple[datetime, datetime]] = []
    for key, start, end in reversed(spans):
        taken = sum(
            (max(min(end, until) - max(start, since), timedelta()) for since, until in covered),
            timedelta(),
        )
        found[key] = (end - start - taken).total_seconds()
        covered = _covered((start, end), covered)
    return found


def _covered(
    span: tuple[datetime, datetime], spans: Iterable[tuple[datetime, datetime]]
) -> list[tuple[datetime, datetime]]:
    """The spans and one more, which begins before them all, without overlaps."""
    start, end = span
    apart = [each for each in spans if each[0] > end]
    touching = [until for since, until in spans if since <= end]
    return [(start, max([end, *touching])), *apart]


def _minutes(seconds: float) -> int:
    return int(seconds + 30) // 60
