"""Many people at once, each with a connection of their own, who do things at their own times."""

import asyncio
import time
from dataclasses import dataclass, field

LONGEST_WAIT = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: when it was asked for and there, its status and its body."""

    asked_at: float
    at: float
    status: int
    body: bytes

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.at - self.asked_at


@dataclass
class Tally:
    """Seconds of every answer by what was asked; what failed, in words."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, what: str, answer: Answer, *, is_right: bool) -> None:
        """An answer is counted, and a wrong one is remembered."""
        self.seconds.setdefault(what, []).append(answer.seconds)
        if not is_right:
            self.failures.append(f"{what}: {answer.status} {answer.body[:120]!r}")

    @property
    def answers(self) -> int:
        """How many answers there were."""
        return sum(map(len, self.seconds.values()))


class Line:
    """One connection, kept open as a browser would; a new one where the server closed it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, request: bytes) -> Answer:
        """The answer to a request; what does not come at all raises OSError."""
        asked_at = time.perf_counter()
        was_open = self._streams is not None
        try:
            status, body = await asyncio.wait_for(self._exchange(request), LONGEST_WAIT)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.close()
            if not was_open:
                raise ConnectionError("the server closed the connection") from None
            # It had been idle for too long: a browser opens another one.
            status, body = await asyncio.wait_for(self._exchange(request), LONGEST_WAIT)
        return Answer(asked_at, time.perf_counter(), status, body)

    def close(self) -> None:
        """The connection is closed."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        writer.write(request)
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        return int(head[9:12]), await _body(reader, head.lower())


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    if b"transfer-encoding: chunked" in head:
        body = b""
        while size := int(await reader.readline(), 16):
            body += await reader.readexactly(size)
            await reader.readexactly(2)
        await reader.readexactly(2)
        return body
    _, _, after = head.partition(b"content-length:")
    return await reader.readexactly(int(after.split(b"\r\n", 1)[0])) if after else b""


async def until(begun: float, seconds: float) -> None:
    """It is so many seconds after the beginning."""
    await asyncio.sleep(max(0.0, begun + seconds - time.perf_counter()))


def percentile(values: list[float], of_hundred: int) -> float:
    """The value that so many of a hundred do not exceed; 0 for none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * of_hundred // 100)] if ordered else 0.0
