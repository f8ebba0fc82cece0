"""Writing the ledger. Every domain that knows of some development writes it here, once."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Executable, Row, bindparam, delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite

from learning import clock
from learning.cpd import rules
from learning.cpd.models import CpdEntry, CpdKind
from learning.cpd.own.impact import ask_later, ask_no_more, note_impact
from learning.cpd.own.services import add_own_entry, change_own_entry, keep_words, remove_own_entry
from learning.cpd.own.typed import OwnEntry
from learning.database import (
    Model,
    add_once,
    begins_with_any,
    counted,
    insert_once,
    rows_of,
    run,
)

__all__ = [
    "OwnEntry",
    "add_entry",
    "add_own_entry",
    "ask_later",
    "ask_no_more",
    "change_own_entry",
    "gather_entries",
    "keep_words",
    "note_impact",
    "put_entry",
    "remove_entry",
    "remove_own_entry",
]


def add_entry(  # noqa: PLR0913 - the facts of an entry, all by name
    person_id: int,
    *,
    kind: CpdKind,
    title: str,
    happened_on: date,
    minutes: int,
    source: tuple[str, str],
    provider: str = "",
    need_type: str = "",
) -> None:
    """The ledger holds what `source` (a kind and a key) made; a second call changes nothing.

    `minutes` may be nought: it happened, and counts for no time of its own.
    """
    values = _values(kind, title, happened_on, minutes, provider, need_type)
    add_once(_ENTRY, person_id=person_id, source_kind=source[0], source_key=source[1], **values)


def put_entry(  # noqa: PLR0913 - the same facts
    person_id: int,
    *,
    kind: CpdKind,
    title: str,
    happened_on: date,
    minutes: int,
    source: tuple[str, str],
    provider: str = "",
    need_type: str = "",
) -> None:
    """The ledger holds what `source` made as it is told now, whatever it held before.

    What its owner wrote about it, and when they are asked, stays as it is.
    """
    values = _values(kind, title, happened_on, minutes, provider, need_type)
    add_once(_PUT, person_id=person_id, source_kind=source[0], source_key=source[1], **values)


def _values(
    kind: CpdKind, title: str, happened_on: date, minutes: int, provider: str, need_type: str
) -> dict[str, object]:
    return {
        "kind": kind,
        "title": title[: rules.LONGEST_TITLE],
        "happened_on": happened_on,
        "minutes": minutes,
        "provider": provider[: rules.LONGEST_PROVIDER],
        "need_type": need_type,
        "impact": "",
        "ask_on": rules.ask_on(kind, minutes, happened_on, clock.today()),
    }


_ROWS = Model.metadata.tables[CpdEntry.__tablename__]
_UNIQUE = ("person_id", "source_kind", "source_key")
_TOLD = ("kind", "title", "happened_on", "minutes", "provider", "need_type")
"""What the source of an entry says; everything else is its owner's."""


def gather_entries(  # noqa: PLR0913 - the facts of an entry, all by name
    person_id: int,
    *,
    kind: CpdKind,
    title: str,
    happened_on: date,
    source: tuple[str, str],
    need_type: str,
    from_kind: str,
    beginnings: Sequence[str],
    since: date,
) -> None:
    """One entry stands in place of several, with their minutes and what their owner wrote.

    They are those since that day whose source is of `from_kind` and has a key with one of these
    beginnings; two statements. Nothing counts twice, and the total stays what it was.
    """
    values = {f"beginning_{number}": each for number, each in enumerate(beginnings)}
    gone = rows_of(
        _gathered(len(beginnings)), own_person=person_id, own_kind=from_kind, since=since, **values
    )
    minutes = sum(row.minutes for row in gone)
    told = _values(kind, title, happened_on, minutes, "", need_type)
    told["impact_at"] = max((row.impact_at for row in gone if row.impact_at), default=None)
    told |= {name: _joined(gone, name) for name in ("reflection", "impact")}
    add_once(_GATHERED, person_id=person_id, source_kind=source[0], source_key=source[1], **told)


def _joined(rows: Sequence[Row[Any]], column: str) -> str:
    """What was written about each, the earliest first, with what it was about."""
    written = sorted((row.happened_on, row.title, getattr(row, column)) for row in rows)
    return "\n\n".join(f"{title}: {words}" for _, title, words in written if words)


def remove_entry(person_id: int, *, source: tuple[str, str], keeps_words: bool = False) -> None:
    """The ledger holds nothing that `source` made: it turned out not to have happened.

    With `keeps_words`, an entry about which its owner wrote something stays, and counts nothing.
    """
    named = {"own_person": person_id, "own_kind": source[0], "own_key": source[1]}
    if keeps_words:
        run(_EMPTIED, **named)
    run(_REMOVED_WORDLESS if keeps_words else _REMOVED, **named)


_ROWS = Model.metadata.tables[CpdEntry.__tablename__]
_UNIQUE = ("person_id", "source_kind", "source_key")
_TOLD = ("kind", "title", "happened_on", "minutes", "provider", "need_type")
"""What the source of an entry says; everything else is its owner's."""
_ADDED_UP = ("minutes", "reflection", "impact")


def _put(told: Sequence[str], added_up: Sequence[str] = ()) -> Mapping[str, Executable]:
    """For each kind of database, how a row is added, or what stands is told anew."""
    found: dict[str, Executable] = {}
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert)):
        adds = insert(_ROWS)
        news: dict[Any, Any] = {name: adds.excluded[name] for name in told}
        news |= {name: _ROWS.c[name] + adds.excluded[name] for name in added_up}
        found[dialect] = counted(adds.on_conflict_do_update(index_elements=_UNIQUE, set_=news))
    return found


_ENTRY = insert_once(CpdEntry.__tablename__, *_UNIQUE)
_PUT = _put(_TOLD)
_GATHERED = _put((), _ADDED_UP)
_OF_SOURCE = (
    _ROWS.c.person_id == bindparam("own_person"),
    _ROWS.c.source_kind == bindparam("own_kind"),
    _ROWS.c.source_key == bindparam("own_key"),
)
_HAS_WORDS = or_(_ROWS.c.reflection != "", _ROWS.c.impact != "")
_REMOVED = delete(_ROWS).where(*_OF_SOURCE)
_REMOVED_WORDLESS = _REMOVED.where(~_HAS_WORDS)
_EMPTIED = update(_ROWS).where(*_OF_SOURCE, _HAS_WORDS).values(minutes=0)


@cache
def _gathered(count: int) -> Executable:
    """How entries whose keys have one of that many beginnings are taken out, and what they said."""
    return (
        delete(_ROWS)
        .where(
            _ROWS.c.person_id == bindparam("own_person"),
            _ROWS.c.source_kind == bindparam("own_kind"),
            _ROWS.c.happened_on >= bindparam("since"),
            begins_with_any(CpdEntry.source_key, "beginning", count),
        )
        .returning(
            _ROWS.c.title,
            _ROWS.c.happened_on,
            _ROWS.c.minutes,
            _ROWS.c.reflection,
            _ROWS.c.impact,
            _ROWS.c.impact_at,
        )
    )
