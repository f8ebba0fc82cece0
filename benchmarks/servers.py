"""Starts the product and the floor side by side on loopback, with people who can sign in."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import psutil

from benchmarks.client import get, post

PROJECT = Path(__file__).resolve().parent.parent
COPIES = 19
"""Copies of the one real module: with the original, at least 150 lessons."""
PASSWORD = "a sentence nobody guesses"  # noqa: S105 - for people who do not exist


@dataclass(frozen=True)
class Server:
    """A server under measurement."""

    port: int
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Processor time used so far, by it and its children."""
        processes = [self.process, *self.process.children(recursive=True)]
        return sum(sum(each.cpu_times()[:2]) for each in processes)

    def memory_megabytes(self) -> float:
        """Proportional memory (PSS) of the process that serves."""
        return max(
            each.memory_full_info().pss / 1e6
            for each in [self.process, *self.process.children(recursive=True)]
        )


@dataclass(frozen=True)
class Visitor:
    """A signed-in browser: its cookie and its token against forgery."""

    cookie: str
    csrf_token: str


@contextlib.contextmanager
def floor(folder: Path) -> Iterator[Server]:
    """The floor, serving until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.floor", str(folder / "floor.sqlite3"), str(port)]
    with _running(command, port, {}) as process:
        yield Server(port, process)


@contextlib.contextmanager
def product(folder: Path, people: int) -> Iterator[Server]:
    """The product with 150 lessons and so many people, serving until the block ends."""
    port = free_port()
    copy_courses(folder)
    environment = {**environment_of(folder), "PORT": str(port)}
    subprocess.run(
        [sys.executable, "-m", "benchmarks.people", str(people)],
        cwd=PROJECT,
        env=environment,
        check=True,
    )
    flask = [sys.executable, "-m", "flask", "--app", "wsgi", "alongside", "serve"]
    with _running(flask, port, environment) as process:
        yield Server(port, process)


def environment_of(folder: Path) -> dict[str, str]:
    """What a command is told that works on the product's instance in this folder."""
    return {
        **os.environ,
        "ALONGSIDE_INSTANCE": str(folder / "instance"),
        "ALONGSIDE_CONTENT": str(folder / "courses-root"),
    }


def copy_courses(folder: Path) -> Path:
    """A second content root with the real module under other names; where it stands."""
    original = next(iter(sorted((PROJECT / "modules" / "courses").iterdir())))
    root = folder / "courses-root"
    for number in range(COPIES):
        shutil.copytree(original, root / "courses" / f"{original.name}-{number}")
    return root


def sign_in(server: Server, number: int) -> Visitor:
    """Person `number` of the product, signed in through the page as anybody would."""
    page, cookie = _exchange(server, get("/sign-in", gzip=False), "")
    fields = {
        "csrf_token": _token(page),
        "email": f"person{number}@bench.example",
        "password": PASSWORD,
    }
    _answer, cookie = _exchange(server, post("/sign-in", cookie, urlencode(fields)), cookie)
    page, cookie = _exchange(server, get("/", cookie, gzip=False), cookie)
    return Visitor(cookie, _token(page))


def enter_floor(server: Server, number: int) -> str:
    """The cookie of a learner of the floor."""
    _answer, cookie = _exchange(server, get(f"/enter/{number + 1}"), "")
    return cookie


def free_port() -> int:
    """A port on loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _exchange(server: Server, request: bytes, cookie: str) -> tuple[str, str]:
    closing = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(closing)
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")
    kept = dict(part.split("=", 1) for part in cookie.split("; ") if part)
    kept.update(re.findall(r"(?mi)^set-cookie: ([^=]+)=([^;]*)", answer))
    return answer, "; ".join(f"{name}={value}" for name, value in kept.items())


def _token(page: str) -> str:
    found = re.search(r'name="csrf[-_]token"[^>]*?(?:value|content)="([^"]+)"', page)
    if found is None:
        raise AssertionError(f"no form on this page: {page[:300]}")
    return found[1]


@contextlib.contextmanager
def _running(
    command: list[str], port: int, environment: dict[str, str]
) -> Iterator[psutil.Process]:
    server = subprocess.Popen(
        command, cwd=PROJECT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_it_answers(port, server)
        yield psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_it_answers(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("the server stopped before it answered")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not answer within a minute")
