"""A small closed-loop HTTP client: a few kept-open connections, one request at a time on each."""

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Request = tuple[bytes, Callable[[int, bytes], bool]]
"""The bytes to send, and whether an answer (status, head and body) is the right page."""


class WrongAnswer(AssertionError):  # noqa: N818 - it names what came back
    """The server answered with another page than the one measured."""


@dataclass
class Load:
    """What one round measured."""

    answers: int
    seconds: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.answers / self.seconds


@dataclass
class _Line:
    connection: socket.socket
    right: Callable[[int, bytes], bool] = field(default=lambda _status, _answer: False)
    received: bytearray = field(default_factory=bytearray)


def run(port: int, requests: Iterator[Request], *, seconds: float, connections: int = 8) -> Load:
    """Send these for so many seconds, or until there are no more; every answer is checked."""
    chooser = selectors.DefaultSelector()
    answers, begun = 0, time.perf_counter()
    open_lines = 0
    for _ in range(connections):
        line = _Line(socket.create_connection(("127.0.0.1", port), timeout=30))
        if _send_next(line, requests):
            chooser.register(line.connection, selectors.EVENT_READ, line)
            open_lines += 1
    while open_lines:
        for key, _events in chooser.select(timeout=30):
            line = key.data
            line.received += line.connection.recv(262_144)
            if not _is_whole(line.received):
                continue
            _check(line)
            answers += 1
            over = time.perf_counter() - begun >= seconds
            if over or not _send_next(line, requests):
                chooser.unregister(line.connection)
                line.connection.close()
                open_lines -= 1
    return Load(answers, time.perf_counter() - begun)


def _send_next(line: _Line, requests: Iterator[Request]) -> bool:
    following = next(requests, None)
    if following is None:
        line.connection.close()
        return False
    content, line.right = following
    line.received.clear()
    line.connection.sendall(content)
    return True


def _is_whole(received: bytearray) -> bool:
    head_ends = received.find(b"\r\n\r\n")
    if head_ends < 0:
        return False
    head = bytes(received[:head_ends]).lower()
    if b"transfer-encoding: chunked" in head:
        return received.endswith(b"0\r\n\r\n")
    _, _, after = head.partition(b"content-length:")
    length = int(after.split(b"\r\n", 1)[0]) if after else 0
    return len(received) >= head_ends + 4 + length


def _check(line: _Line) -> None:
    answer = bytes(line.received)
    status = int(answer[9:12])
    if not line.right(status, answer):
        raise WrongAnswer(answer[:400].decode("latin-1"))


def get(path: str, cookie: str = "", *, gzip: bool = True) -> bytes:
    """A GET as bytes."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if gzip:
        lines.append("Accept-Encoding: gzip")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def post(path: str, cookie: str, body: str) -> bytes:
    """A POST of a form as bytes."""
    lines = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: {cookie}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
