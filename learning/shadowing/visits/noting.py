"""Noting what a visit shows: live, from a browser that was offline, or the whole day afterwards.

Always the visitor's own visit, and never while its placement is on hold. Every way keeps what it
has through `keeping.keep`, so that the same thing sent twice is one.
"""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from learning import clock
from learning.database import db
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.models import Visit
from learning.shadowing.rules import VisitState
from learning.shadowing.visits import arriving, keeping, rules
from learning.shadowing.visits.activities import Entry, emptied, names_of
from learning.shadowing.visits.arriving import Bounds, Refusal, checked, note_to_keep
from learning.shadowing.visits.counting import count_visit
from learning.shadowing.visits.keeping import Standing
from learning.shadowing.visits.lines import edition_of, running_one
from learning.shadowing.visits.queries import held_visit
from learning.shadowing.visits.typed import Afterwards, Details

NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "urn:alongside:activities")
"""The space in which keys of activities noted without a script are made."""
CHANGED_MEANWHILE = (
    "This activity was changed in another window or on another device meanwhile. What stands now "
    "is shown above what you entered here; save again to put this in its place."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What became of the entries a browser has sent, and everything that stands now."""

    stored: tuple[str, ...]
    merged: Mapping[str, str]
    refused: tuple[Refusal, ...]
    entries: tuple[Entry, ...]


def sync(visitor_id: int, visit_id: int, body: bytes, categories: Collection[str]) -> Synced:
    """Every entry of a message that can be kept is kept, once; the others are named and stay there.

    Raises NotFound for another's visit, Refused while nothing can be noted on this one, and for
    what is no message.
    """
    standing, bounds = _open(visitor_id, visit_id, categories)
    sent = arriving.entries_sent(body)
    notes = {key: entry.note for key, entry in standing.by_key.items()}
    entries, refusals = arriving.read(sent, bounds, notes)
    kept = _keep(standing, bounds, entries)
    names = names_of(kept)
    keys = tuple(entry.key for entry in entries)
    return Synced(
        stored=keys,
        merged={key: names[key] for key in keys if names[key] != key},
        refused=tuple(refusals),
        entries=tuple(entry for entry in kept if not entry.is_deleted),
    )


def start(
    visitor_id: int, visit_id: int, category: str, categories: Collection[str], *, form_id: str
) -> None:
    """An activity begins now, and so the one before it has ended. A form sent twice begins one.

    Raises NotFound for another's visit, Refused where nothing can be noted, or not any more.
    """
    standing, bounds = _open(visitor_id, visit_id, categories)
    key = _key(visit_id, form_id, category)
    if key in standing.by_key:
        return
    why = rules.why_not_live(bounds.starts_at, bounds.ends_at, bounds.now)
    if why is not None:
        raise Refused(why)
    now = bounds.now.replace(microsecond=0)
    begun = Entry(key=key, category_slug=category, started_at=now, changed_at=bounds.now)
    _keep(standing, bounds, [checked(begun, bounds)])


def end(visitor_id: int, visit_id: int, categories: Collection[str]) -> None:
    """What runs has ended now; nothing happens if nothing runs."""
    standing, bounds = _open(visitor_id, visit_id, categories)
    running = running_one(standing.entries, ends_at=bounds.ends_at, now=bounds.now)
    if running is not None:
        ended_at = max(bounds.now.replace(microsecond=0), running.begins_last)
        _keep(standing, bounds, [_later(running, bounds.now, ended_at=ended_at)])


def delete(visitor_id: int, visit_id: int, key: str, categories: Collection[str]) -> None:
    """No word of the activity is left, and a browser that sends it late does not bring it back.

    The one before it goes on until the next began, unless its end was noted.
    """
    standing, bounds = _open(visitor_id, visit_id, categories)
    entry = standing.by_key.get(key)
    if entry is not None and not entry.is_deleted:
        changed_at = rules.later_of(bounds.now, entry.changed_at)
        _keep(standing, bounds, [emptied(entry, changed_at)])


def change(
    visitor_id: int,
    visit_id: int,
    key: str,
    details: Details,
    categories: Collection[str],
    *,
    edition: str,
) -> None:
    """The activity says this. `edition` names what the form was made from.

    Raises NotFound if it is gone, Conflict if it was changed meanwhile, Refused for what cannot
    be kept, MayNamePupil to warn.
    """
    standing, bounds = _open(visitor_id, visit_id, categories)
    entry = standing.by_key.get(key)
    if entry is None or entry.is_deleted:
        raise NotFound
    note = note_to_keep(
        details.note,
        today=bounds.today,
        names_no_pupil=details.names_no_pupil,
        standing=entry.note,
    )
    wanted = details.over(entry, note)
    if wanted == entry:
        return
    wanted = checked(wanted, bounds, standing=entry)
    if edition != edition_of(entry):
        raise Conflict(CHANGED_MEANWHILE, "")
    _keep(standing, bounds, [_later(wanted, bounds.now)])


def enter_afterwards(
    visitor_id: int,
    visit_id: int,
    wanted: Mapping[str, Afterwards],
    categories: Collection[str],
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> None:
    """What was entered afterwards is this, by category; what was noted live stays as it is.

    Raises as `change`; the field of a refusal is that of its category.
    """
    standing, bounds = _open(visitor_id, visit_id, categories)
    if bounds.now < bounds.starts_at:
        raise Refused("The visit has not begun yet. Enter the day once it has.")
    before = {
        each.key: each
        for each in standing.entries
        if each.minutes is not None and each.category_slug in categories
    }
    found = []
    for slug, each in wanted.items():
        key = _key(visit_id, "afterwards", slug)
        note = _note_of(slug, each, before.get(key), bounds, names_no_pupil=names_no_pupil)
        found.append(each.entry(key, slug, note, bounds.now))
    kept = {each.key: each for each in found}
    if _content(kept.values()) == _content(before.values()):
        return
    if edition != afterwards_edition(standing.entries):
        raise Conflict("You entered this day in another window meanwhile.", "")
    gone = [each for key, each in before.items() if key not in kept]
    changes = [_later(each, bounds.now, over=standing.by_key.get(each.key)) for each in found]
    changes.extend(
        emptied(_with_time(each, bounds), rules.later_of(bounds.now, each.changed_at))
        for each in gone
    )
    _keep(standing, bounds, changes)


def afterwards_edition(entries: Collection[Entry]) -> str:
    """A name for what was entered afterwards, as it stands."""
    entered = [each for each in entries if each.minutes is not None]
    return edition_of(*sorted(entered, key=lambda each: each.key)) if entered else ""


def _open(visitor_id: int, visit_id: int, categories: Collection[str]) -> tuple[Standing, Bounds]:
    """The visit is held, and everything that stands for it; Refused if nothing can be noted."""
    now = clock.now()
    today = clock.london_day(now)
    held = held_visit(visitor_id, visit_id, today)
    if held.visit.state is VisitState.CANCELLED:
        raise Refused(rules.CANCELLED)
    why = rules.why_not_noted(held.state, held.hold, held.starts_on, held.ends_on, today)
    if why is not None:
        raise Refused(why)
    bounds = Bounds(
        starts_at=held.visit.starts_at,
        ends_at=held.visit.ends_at,
        categories=categories,
        now=now,
        today=today,
    )
    return keeping.standing_of(visit_id), bounds


def _keep(standing: Standing, bounds: Bounds, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """What `keeping.keep` gives; a visit that counts already counts what stands now."""
    kept = keeping.keep(standing, entries)
    visit = db.session.get(Visit, standing.visit_id)
    if visit and (visit.signed_off_at or rules.is_over(bounds.ends_at, bounds.now)):
        count_visit(visit, kept)
    return kept


def _later(entry: Entry, now: datetime, *, over: Entry | None = None, **changes: Any) -> Entry:
    """The entry with changes, as a version that counts as later than what stands."""
    changed_at = rules.later_of(now, (over or entry).changed_at)
    return replace(entry, changed_at=changed_at, **changes)


def _with_time(entry: Entry, bounds: Bounds) -> Entry:
    """What was entered afterwards as a row needs it to be once its minutes are gone."""
    return replace(entry, minutes=None, started_at=bounds.starts_at)


def _note_of(
    slug: str, typed: Afterwards, standing: Entry | None, bounds: Bounds, *, names_no_pupil: bool
) -> str:
    try:
        return note_to_keep(
            typed.note,
            today=bounds.today,
            names_no_pupil=names_no_pupil,
            standing=standing.note if standing else None,
        )
    except Refused as refused:
        refused.field = f"note-{slug}"
        raise


def _content(entries: Collection[Entry] | Any) -> set[tuple[object, ...]]:
    return {(e.key, e.category_slug, e.minutes, e.mode, e.tag, e.note) for e in entries}


def _key(visit_id: int, form_id: str, category: str) -> str:
    return str(uuid.uuid5(NAMES, f"{visit_id} {form_id} {category}"))
