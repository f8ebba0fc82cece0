"""Three hundred people rate at the same time: what was acknowledged is what is kept.

Each holds a connection of their own and has at most one statement under way. Afterwards the
server is stopped and its database read: every acknowledged rating must stand there, with the
level that was sent, and nothing that was refused.
"""

import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import client, servers
from benchmarks.client import Request, post
from benchmarks.servers import Visitor

PEOPLE = 300
STATEMENTS = 12
"""Of each person's 57: enough to keep all of them busy at once, and bounded."""
LONGEST_SECONDS = 600.0

Key = tuple[int, str]
"""A round and a statement."""


@dataclass
class Sent:
    """What was sent, and how the server answered."""

    acknowledged: dict[Key, int] = field(default_factory=dict)
    refused: int = 0
    seconds: list[float] = field(default_factory=list)

    def request(self, visitor: Visitor, key: Key, level: int) -> Request:
        """One rating; its answer is counted, whatever it is."""
        round_id, statement = key
        fields = {"csrf_token": visitor.csrf_token, "answer": str(level), "edition": ""}
        path = f"/audit/rounds/{round_id}/statements/{statement}"
        begun = time.perf_counter()

        def count(status: int, _answer: bytes) -> bool:
            self.seconds.append(time.perf_counter() - begun)
            if status in (302, 303):
                self.acknowledged[key] = level
            else:
                self.refused += 1
            return True

        return post(path, visitor.cookie, urlencode(fields)), count


def main() -> None:
    """Print how fast they were answered, and whether anything acknowledged is missing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with servers.product(folder, PEOPLE) as product:
            database = folder / "instance" / "alongside.sqlite3"
            _begin_rounds(folder)
            visitors = [servers.sign_in(product, number) for number in range(PEOPLE)]
            rounds = _rounds(database)
            sent = Sent()
            load = client.run(
                product.port,
                _ratings(sent, visitors, rounds),
                seconds=LONGEST_SECONDS,
                connections=PEOPLE,
            )
        _report(sent, load, _stored(database))


def _begin_rounds(folder: Path) -> None:
    """Everybody has an open round of the SENCo skills audit, made through the product's service."""
    subprocess.run(
        [sys.executable, "-m", "benchmarks.rounds"],
        cwd=servers.PROJECT,
        env=servers.environment_of(folder),
        check=True,
    )


def _ratings(
    sent: Sent, visitors: list[Visitor], rounds: list[tuple[int, list[str]]]
) -> Iterator[Request]:
    """A statement of everybody, then the next of everybody."""
    for place in range(STATEMENTS):
        for number, (visitor, (round_id, statements)) in enumerate(
            zip(visitors, rounds, strict=True)
        ):
            yield sent.request(visitor, (round_id, statements[place]), (place + number) % 4 + 1)


def _rounds(database: Path) -> list[tuple[int, list[str]]]:
    """Each person's round and the ids of its first statements, in the order of the people."""
    with sqlite3.connect(database) as connection:
        rounds = connection.execute(
            "SELECT r.id FROM audit_rounds r JOIN people p ON p.id = r.person_id"
            " ORDER BY CAST(SUBSTR(p.name, 8) AS INTEGER)"
        ).fetchall()
        return [(key, _statements(connection, key)) for (key,) in rounds]


def _statements(connection: sqlite3.Connection, round_id: int) -> list[str]:
    rows = connection.execute(
        "SELECT statement_slug FROM ratings WHERE round_id = ? ORDER BY position LIMIT ?",
        (round_id, STATEMENTS),
    )
    return [slug for (slug,) in rows]


def _stored(database: Path) -> dict[Key, int]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT round_id, statement_slug, level FROM ratings WHERE answer IS NOT NULL"
        ).fetchall()
    return {(round_id, slug): level for round_id, slug, level in rows}


def _report(sent: Sent, load: client.Load, stored: dict[Key, int]) -> None:
    lost = sum(stored.get(key) != level for key, level in sent.acknowledged.items())
    beyond = len(stored.keys() - sent.acknowledged.keys())
    slow = statistics.quantiles(sent.seconds, n=20)[-1]
    print(
        f"  {PEOPLE} people, {STATEMENTS} statements each: {load.rate:.0f} ratings/s;"
        f" half answered within {statistics.median(sent.seconds):.2f} s,"
        f" 19 of 20 within {slow:.2f} s\n"
        f"  acknowledged {len(sent.acknowledged)}, stored {len(stored)}, refused {sent.refused};"
        f" acknowledged and not stored as sent: {lost} (target: 0);"
        f" stored and not acknowledged: {beyond}"
    )
    if lost:
        raise SystemExit("acknowledged ratings were lost")


if __name__ == "__main__":
    main()
