"""What a minute in a full room comes to: delays, lags, what is stored against what was said."""

import hmac
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Seen = tuple[int, float, int]
"""A phone, when it knew, and which version."""
Chart = tuple[float, float, int]
"""When the presenter's page asked, when it knew, and how many answers."""


@dataclass(frozen=True)
class Kept:
    """Acknowledged answers against those that stand in the database."""

    acknowledged: int
    stored: int
    lost: int
    doubled: int
    unasked: int


def delays(changes: Iterable[tuple[float, int]], seen: Iterable[Seen]) -> list[float]:
    """Seconds from each change to the moment each phone knew of it (or of a later one)."""
    by_phone: dict[int, list[tuple[float, int]]] = {}
    for phone, at, version in seen:
        by_phone.setdefault(phone, []).append((at, version))
    found = []
    for changed_at, version in changes:
        for known in by_phone.values():
            at = next((at for at, theirs in known if theirs >= version), None)
            if at is not None:
                found.append(max(0.0, at - changed_at))
    return found


def greatest_lag(stored_at: Iterable[float], charts: Iterable[Chart]) -> float:
    """The longest time from an answer's being stored to a chart that counts it."""
    ordered, drawn = sorted(stored_at), list(charts)
    worst = 0.0
    for count, at in enumerate(ordered, start=1):
        known = next((known for _asked, known, answers in drawn if answers >= count), None)
        worst = max(worst, float("inf") if known is None else known - at)
    return worst


def kept(database: Path, session_id: int, people: Mapping[int, str]) -> Kept:
    """What people (by their keys) were told is stored, against what is, voice by voice."""
    with sqlite3.connect(database) as connection:
        (salt,) = connection.execute(
            "SELECT salt FROM live_rooms WHERE inset_session_id = ?", (session_id,)
        ).fetchone()
        rows = connection.execute(
            "SELECT a.voter_key, a.chosen FROM poll_answers a JOIN polls p ON p.id = a.poll_id"
            " WHERE p.inset_session_id = ?",
            (session_id,),
        ).fetchall()
    stored = dict(rows)
    said = {_voter_key(salt, person): chosen for person, chosen in people.items()}
    return Kept(
        acknowledged=len(said),
        stored=len(rows),
        lost=sum(stored.get(key) != chosen for key, chosen in said.items()),
        doubled=len(rows) - len(stored),
        unasked=len(stored.keys() - said.keys()),
    )


def _voter_key(salt: str, person_id: int) -> str:
    """As the product makes it; made here once more, so that a mistake there would be seen."""
    return hmac.new(salt.encode(), f"person:{person_id}".encode(), "sha256").hexdigest()
