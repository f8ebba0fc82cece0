"""A live server and a real Chromium for the tests marked `browser`."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import waitress
from flask import Flask

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"


@dataclass
class Server:
    """A server in a thread of its own; `url` has no slash at its end."""

    url: str
    app: Flask


@contextmanager
def served(app: Flask) -> Iterator[Server]:
    """The application on a free loopback port while inside."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = waitress.create_server(app, sockets=[listener], threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{listener.getsockname()[1]}", app)
    finally:
        server.close()
        server.task_dispatcher.shutdown()
        thread.join(timeout=10)


def chromium_path() -> Path:
    """Where Chromium is; skips the test, with the reason, where there is none."""
    path = Path(os.environ.get("ALONGSIDE_TEST_CHROMIUM", CHROMIUM))
    if not path.exists():
        pytest.skip(f"Chromium is not installed ({path}); on Debian: apt install chromium")
    return path


def axe_source() -> str:
    """The accessibility checker; skips the test, with the reason, where it is not installed."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; run: npm ci")
    return AXE.read_text("utf-8")
