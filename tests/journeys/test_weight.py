"""What a lesson weighs over the wire, headers included, as the browser itself counts it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

pytestmark = pytest.mark.browser

FIRST = "/lessons/code-of-practice-essentials/must-should-advice"
NEXT = "/lessons/code-of-practice-essentials/four-broad-areas"
KILOBYTE = 1000


class Traffic:
    """Requests that reached the server, and the bytes that came back."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.bytes = 0


@contextmanager
def _traffic(window) -> Iterator[Traffic]:
    """What is asked for while inside; files the browser has kept are not asked for."""
    counted = Traffic()
    asked: dict[str, str] = {}
    from_cache: set[str] = set()

    def finished(event) -> None:
        if event["requestId"] in asked and event["requestId"] not in from_cache:
            counted.bytes += int(event["encodedDataLength"])
            counted.requests.append(asked[event["requestId"]])

    session = window.context.new_cdp_session(window)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent",
        lambda event: asked.update({event["requestId"]: event["request"]["url"]}),
    )
    session.on("Network.requestServedFromCache", lambda e: from_cache.add(e["requestId"]))
    session.on(
        "Network.responseReceived",
        lambda e: from_cache.add(e["requestId"]) if e["response"].get("fromDiskCache") else None,
    )
    session.on("Network.loadingFinished", finished)
    yield counted
    session.detach()


def _open(window, path: str) -> Traffic:
    with _traffic(window) as counted:
        window.goto(path)
        window.wait_for_load_state("networkidle")
    return counted


def test_the_first_view_is_light(open_window, cast):
    counted = _open(open_window(cast.amina), FIRST)
    assert counted.bytes <= 100 * KILOBYTE, counted.requests
    assert len(counted.requests) <= 8, counted.requests


def test_the_next_view_is_lighter(open_window, cast):
    window = open_window(cast.amina)
    _open(window, FIRST)
    counted = _open(window, NEXT)
    assert counted.bytes <= 12 * KILOBYTE, (counted.bytes, counted.requests)
    assert len(counted.requests) <= 2, counted.requests
