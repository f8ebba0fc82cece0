"""Three hundred people join a session and answer a poll within a minute, in a room with 200 phones.

The product serves, round by round, a minute of this: 200 phones (people signed in, who have
joined) ask for the version every one and a half to two seconds and for the room when it is
another; a presenter's page asks for its chart every second and moves on every four; a few people
read Home and a lesson; 300 others join, open the room and answer. In alternation the floor serves
a minute of the same requests at the same times, each replaced by its nearest: an empty view, a
lesson, the dashboard, 'mark complete' for what is stored. Afterwards the server is stopped and its
database read: what was acknowledged must stand there, once.

On a machine that others use, too, one minute is not like the next: `python -m benchmarks.room
together` lets both serve their minute at the same time, each with its own 200 phones. Then the
ratio holds, and the times are those of twice the work.
"""

import asyncio
import itertools
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil

from benchmarks import servers
from benchmarks.client import get, post
from benchmarks.crowd import Answer, Line, Tally, percentile, until
from benchmarks.room_figures import delays, greatest_lag, kept
from benchmarks.servers import Server

PHONES, PEOPLE, READERS = 200, 300, 4
FIRST_PERSON = 1 + PHONES
"""Person 0 presents; then those whose phones watch; then those who join and answer."""
ROUNDS = 3
WHOLE, JOINED, SHOWN = 60.0, 30.0, 55.0
"""Seconds: the whole of it; until when people join, and the poll opens; when its chart is shown."""
BETWEEN_STEPS = 4.0


@dataclass
class Room:
    """One round: who is in which session, and everything that was measured."""

    server: Server
    browsers: list[dict[str, Any]]
    session: dict[str, Any]
    tally: Tally = field(default_factory=Tally)
    begun: float = 0.0
    poll: dict[str, Any] | None = None
    acknowledged: dict[int, str] = field(default_factory=dict)
    stored_at: list[float] = field(default_factory=list)
    charts: list[tuple[float, float, int]] = field(default_factory=list)
    changes: list[tuple[float, int]] = field(default_factory=list)
    known: list[tuple[int, float, int]] = field(default_factory=list)
    shown: list[tuple[int, float, int]] = field(default_factory=list)
    megabytes: float = 0.0
    threads: int = 0
    seconds: float = 0.0
    cpu_seconds: float = 0.0

    async def ask(self, line: Line, what: str, request: bytes, *, right: int = 200) -> Answer:
        """One request, counted under what it asks for."""
        try:
            answer = await line.send(request)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            now = time.perf_counter()
            answer = Answer(now, now, 0, repr(error).encode())
        self.tally.add(what, answer, is_right=answer.status == right)
        return answer

    def get(self, path: str, person: int) -> bytes:
        """A page for a person."""
        return get(path, self.browsers[person]["cookie"])

    def post(
        self, path: str, person: int, fields: dict[str, str], *, script: bool = False
    ) -> bytes:
        """A form of a person's; a script asks for JSON."""
        browser = self.browsers[person]
        body = urlencode({"csrf_token": browser["csrf_token"], **fields})
        sent = post(path, browser["cookie"], body)
        return _with(sent, "Accept: application/json") if script else sent


def main(*, is_together: bool = False) -> None:
    """Print what 300 people met, and whether an answer was lost or doubled."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = FIRST_PERSON + PEOPLE
        with servers.product(folder, count) as product, servers.floor(folder) as bare:
            made = _prepared(folder)
            cookies = [servers.enter_floor(bare, number) for number in range(PHONES)]
            rounds = []
            for session in made["sessions"]:
                room = Room(product, made["browsers"], session)
                floor = Room(bare, [{"cookie": each} for each in cookies], session)
                asyncio.run(_minutes(room, floor, is_together=is_together))
                rounds.append((room, floor))
                _report(room, floor)
        _conclude(rounds, folder / "instance" / "alongside.sqlite3")


def _prepared(folder: Path) -> dict[str, Any]:
    """Sessions and signed-in people, made through the product's services."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.meeting", str(ROUNDS)],
        cwd=servers.PROJECT,
        env=servers.environment_of(folder),
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


async def _minutes(room: Room, floor: Room, *, is_together: bool) -> None:
    """The product's minute and the floor's, one after the other or at the same time."""
    await _begin(room)
    mine, theirs = _measured(room, _product_minute), _measured(floor, _floor_minute)
    if is_together:
        await asyncio.gather(mine, theirs)
    else:
        await mine
        await theirs


async def _begin(room: Room) -> None:
    """The room is open, and those whose phones watch have come in before the minute begins."""
    presenter = Line(room.server.port)
    await _drive(room, presenter, {"action": "take_over"})
    presenter.close()
    await _all_join(room, range(1, FIRST_PERSON))
    room.tally, room.changes = Tally(), []


async def _measured(room: Room, minute: Callable[[Room], Awaitable[None]]) -> None:
    """The minute has been, with how long it took and what the server's processor time was."""
    before = room.server.cpu_seconds()
    await minute(room)
    room.seconds = time.perf_counter() - room.begun
    room.cpu_seconds = room.server.cpu_seconds() - before


async def _product_minute(room: Room) -> None:
    room.begun = time.perf_counter()
    dice = random.Random(room.session["id"])
    people = range(FIRST_PERSON, FIRST_PERSON + PEOPLE)
    await asyncio.gather(
        _present(room),
        _watch_chart(room),
        *(_phone(room, each, dice.uniform(0, 1.75)) for each in range(1, FIRST_PERSON)),
        *(_read(room, each, dice.random()) for each in range(1, 1 + READERS)),
        *(_join_and_answer(room, each, *_times(dice)) for each in people),
    )


def _times(dice: random.Random) -> tuple[float, float]:
    """When somebody joins, and how long they look at the question before they answer."""
    return dice.uniform(1.0, JOINED - 1.0), dice.triangular(0.5, SHOWN - JOINED - 2.0, 6.0)


async def _all_join(room: Room, people: range) -> None:
    line = Line(room.server.port)
    path = f"/join/{room.session['code']}"
    for person in people:
        await room.ask(line, "join", room.post(path, person, {}), right=302)
    line.close()
    if room.tally.failures:
        raise SystemExit(f"nobody can join: {room.tally.failures[:3]}")


async def _present(room: Room) -> None:
    """Moves on; asks the room; shows what came."""
    line = Line(room.server.port)
    steps = itertools.cycle(room.session["steps"])
    at = BETWEEN_STEPS
    while at < JOINED:
        await until(room.begun, at)
        await _drive(room, line, {"step_key": next(steps)})
        at += BETWEEN_STEPS
    await until(room.begun, JOINED)
    told = await _drive(room, line, {"step_key": room.session["asked"], "action": "open_poll"})
    room.poll = told["polls"][0]
    await until(room.begun, SHOWN)
    room.megabytes = room.server.memory_megabytes()
    room.threads = room.server.process.num_threads()
    await _drive(room, line, {"action": "show_poll"})
    line.close()


async def _drive(room: Room, line: Line, sent: dict[str, str]) -> dict[str, Any]:
    body = json.dumps({"key": "benchmark", **sent})
    request = post(f"/sessions/{room.session['id']}/live", room.browsers[0]["cookie"], body)
    request = request.replace(b"application/x-www-form-urlencoded", b"application/json", 1)
    request = _with(request, f"X-CSRFToken: {room.browsers[0]['csrf_token']}")
    answer = await room.ask(line, "drive", request)
    told: dict[str, Any] = json.loads(answer.body) if answer.status == 200 else {}
    if not told:
        raise SystemExit(f"the room could not be driven: {answer.status} {answer.body[:300]!r}")
    room.changes.append((answer.at, told["version"]))
    return told


async def _watch_chart(room: Room) -> None:
    """The presenter's page asks every second how many have answered."""
    line = Line(room.server.port)
    request = room.get(f"/sessions/{room.session['id']}/live.json?key=benchmark", 0)
    for second in itertools.count():
        if second >= WHOLE:
            break
        await until(room.begun, second)
        answer = await room.ask(line, "chart", request)
        if answer.status == 200:
            polls = json.loads(answer.body)["polls"]
            room.charts.append((answer.asked_at, answer.at, polls[0]["answers"] if polls else 0))
    line.close()


async def _phone(room: Room, person: int, delay: float) -> None:
    """As the script of the room does it: the version, and the room when it is another one."""
    line, dice, known = Line(room.server.port), random.Random(person), 0
    address = f"/room/{room.session['code']}"
    await until(room.begun, delay)
    while time.perf_counter() - room.begun < WHOLE - 2.0:
        path = f"{address}/version.json?known={known}"
        answer = await room.ask(line, "version", get(path, gzip=False))
        version = json.loads(answer.body)["version"] if answer.status == 200 else known
        if version != known:
            room.known.append((person, answer.at, version))
            shown = await room.ask(line, "room", room.get(f"{address}/now", person))
            room.shown.append((person, shown.at, version))
            known = version
        await asyncio.sleep(dice.uniform(1.5, 2.0))
    line.close()


async def _read(room: Room, person: int, delay: float) -> None:
    """Somebody who is not in the session reads Home and a lesson, every second or two."""
    line, dice = Line(room.server.port), random.Random(person)
    await until(room.begun, delay)
    for what, path in itertools.cycle((("Home", "/"), ("lesson", room.session["lesson"]))):
        if time.perf_counter() - room.begun > WHOLE - 2.0:
            break
        await room.ask(line, what, room.get(path, person))
        await asyncio.sleep(dice.uniform(0.5, 1.5))
    line.close()


async def _join_and_answer(room: Room, person: int, joins_at: float, thinks: float) -> None:
    line = Line(room.server.port)
    code = room.session["code"]
    await until(room.begun, joins_at)
    await room.ask(line, "join", room.post(f"/join/{code}", person, {}), right=302)
    await room.ask(line, "whole room", room.get(f"/room/{code}", person))
    await until(room.begun, JOINED + thinks)
    while room.poll is None:
        await asyncio.sleep(0.1)
    chosen = room.poll["options"][person % len(room.poll["options"])]
    fields = {"poll_id": str(room.poll["id"]), "chosen": chosen}
    request = room.post(f"/room/{code}/answers", person, fields, script=True)
    answer = await room.ask(line, "answer", request)
    if answer.status == 200:
        room.acknowledged[person] = chosen
        room.stored_at.append(answer.at)
    line.close()


async def _floor_minute(floor: Room) -> None:
    """The same requests at the same times, each as little as it can be."""
    floor.begun = time.perf_counter()
    dice = random.Random(floor.session["id"])
    people = range(PEOPLE)
    await asyncio.gather(
        _floor_every(floor, "/dashboard", 0, 0.0, (1.0, 1.0)),
        *(_floor_phone(floor, each, dice.uniform(0, 1.75)) for each in range(PHONES)),
        *(_floor_every(floor, "/lesson/2", each, 0.5, (0.5, 1.5)) for each in range(READERS)),
        *(_floor_person(floor, each, *_times(dice)) for each in people),
    )


async def _floor_every(
    floor: Room, path: str, person: int, delay: float, pause: tuple[float, float]
) -> None:
    line, dice = Line(floor.server.port), random.Random(person)
    await until(floor.begun, delay)
    while time.perf_counter() - floor.begun < WHOLE - 2.0:
        await floor.ask(line, "page", floor.get(path, person))
        await asyncio.sleep(dice.uniform(*pause))
    line.close()


async def _floor_phone(floor: Room, person: int, delay: float) -> None:
    """An empty view again and again; a lesson whenever the product's room would be another."""
    line, dice, known = Line(floor.server.port), random.Random(person), 0
    changes = [*range(int(BETWEEN_STEPS), int(JOINED) + 1, int(BETWEEN_STEPS)), JOINED, SHOWN]
    await until(floor.begun, delay)
    while (now := time.perf_counter() - floor.begun) < WHOLE - 2.0:
        await floor.ask(line, "empty", get("/empty", gzip=False))
        version = sum(each <= now for each in changes)
        if version != known:
            await floor.ask(line, "room", floor.get("/lesson/1", person))
            known = version
        await asyncio.sleep(dice.uniform(1.5, 2.0))
    line.close()


async def _floor_person(floor: Room, person: int, joins_at: float, thinks: float) -> None:
    line, cookie = Line(floor.server.port), floor.browsers[person % PHONES]["cookie"]
    await until(floor.begun, joins_at)
    await floor.ask(line, "join", post("/lesson/3/done", cookie, ""), right=302)
    await floor.ask(line, "whole room", get("/lesson/3", cookie))
    await until(floor.begun, JOINED + thinks)
    await floor.ask(line, "answer", post(f"/lesson/{4 + person % 8}/done", cookie, ""), right=302)
    line.close()


def _report(room: Room, floor: Room) -> None:
    """What this round measured; load is that of the whole machine, others' work included."""
    tally = room.tally
    mine, theirs = _p95(room, "answer"), _p95(floor, "answer")
    waited = [percentile(delays(room.changes, each), 95) for each in (room.known, room.shown)]
    print(
        f"  {tally.answers / room.seconds:.0f} requests/s"
        f" (floor {floor.tally.answers / floor.seconds:.0f}),"
        f" failed {len(tally.failures)} (floor {len(floor.tally.failures)});"
        f" storing an answer, p95: {mine * 1000:.0f} ms, floor's mark complete"
        f" {theirs * 1000:.0f} ms: {mine / theirs:.2f} times (target: at most 2.5)\n"
        f"    from a stored answer to the presenter's chart at most"
        f" {greatest_lag(room.stored_at, room.charts):.2f} s (target: at most 2);"
        f" from a step to phones that know, p95: {waited[0]:.2f} s (target: at most 2),"
        f" that show it: {waited[1]:.2f} s\n"
        f"    p95 of others: "
        + ", ".join(
            f"{what} {_p95(room, what) * 1000:.0f} ms"
            for what in ("Home", "lesson", "join", "whole room", "room", "version", "chart")
        )
        + f" (floor: lesson {_p95(floor, 'page') * 1000:.0f} ms,"
        f" empty {_p95(floor, 'empty') * 1000:.0f} ms)\n"
        f"    memory with {PHONES} phones {room.megabytes:.0f} MB PSS (target: below 250),"
        f" {room.threads} threads in the process; processor time {room.cpu_seconds:.0f} s"
        f" (floor {floor.cpu_seconds:.0f} s); load of the machine {psutil.getloadavg()[0]:.1f}"
    )
    for failure in (tally.failures + floor.tally.failures)[:5]:
        print(f"    FAILED {failure}")


def _p95(room: Room, what: str) -> float:
    return percentile(room.tally.seconds.get(what, []), 95)


def _conclude(rounds: list[tuple[Room, Room]], database: Path) -> None:
    """The ratio over all rounds, and whether what was acknowledged is what is kept."""
    ratios = sorted(_p95(room, "answer") / _p95(floor, "answer") for room, floor in rounds)
    print(
        f"  storing an answer / floor's mark complete: {statistics.median(ratios):.2f}"
        f" (from {ratios[0]:.2f} to {ratios[-1]:.2f} over {len(rounds)} rounds)"
    )
    is_whole = True
    for room, _floor in rounds:
        people = {room.browsers[at]["person_id"]: said for at, said in room.acknowledged.items()}
        found = kept(database, room.session["id"], people)
        print(
            f"  acknowledged {found.acknowledged} of {PEOPLE}, stored {found.stored}, lost"
            f" {found.lost}, doubled {found.doubled}, stored and not acknowledged {found.unasked}"
        )
        is_whole &= not (found.lost or found.doubled)
    if not is_whole:
        raise SystemExit("answers were lost or doubled")


def _with(request: bytes, header: str) -> bytes:
    return request.replace(b"\r\n\r\n", f"\r\n{header}\r\n\r\n".encode(), 1)


if __name__ == "__main__":
    main(is_together="together" in sys.argv[1:])
