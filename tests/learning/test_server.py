"""The command that serves: makes its tables, says where it is, serves, and stops when told to."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PROJECT

SECONDS = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def address() -> str:
    return f"http://127.0.0.1:{_free_port()}"


@pytest.fixture
def start(tmp_path: Path, address: str) -> Iterator:
    """`start()` is a running server that has said where it is, with all it said."""
    running: list[subprocess.Popen[str]] = []

    def begin() -> tuple[subprocess.Popen[str], list[str]]:
        kept = {name: value for name, value in os.environ.items() if "ALONGSIDE" not in name}
        process = subprocess.Popen(
            [sys.executable, "-m", "flask", "--app", "wsgi", "alongside", "serve"],
            cwd=PROJECT,
            env={**kept, "ALONGSIDE_INSTANCE": str(tmp_path), "PORT": address.rpartition(":")[2]},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        said = []
        for line in process.stdout:
            said.append(line.strip())
            if line.startswith("Alongside is at"):
                break
        return process, said

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def _page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def _links(said: list[str]) -> list[str]:
    return [line for line in said if "/links/" in line]


def test_a_first_start_makes_everything_and_offers_one_link(start, address):
    _process, said = start()
    assert said[-1].startswith(f"Alongside is at {address}")
    (link,) = _links(said)
    assert link.startswith(address)
    assert _page(f"{address}/health") == "ok"
    assert "<h1" in _page(link)


def test_it_stops_when_told_to_and_starts_again(start, address):
    process, said = start()
    process.send_signal(signal.SIGTERM)
    assert process.wait(SECONDS) == 0
    _process, again = start()
    assert _links(again) != _links(said)
    assert _page(f"{address}/health") == "ok"


def test_a_request_that_never_ends_does_not_stop_the_others(start, address):
    start()
    host, port = address.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port)), timeout=SECONDS) for _ in range(20)]
    for each in slow:
        each.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx")
    assert _page(f"{address}/health") == "ok"
    for each in slow:
        each.close()
