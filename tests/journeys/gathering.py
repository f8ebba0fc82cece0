"""Steps that several journeys of sessions share: by links and forms, as each would."""

import re
from datetime import UTC, datetime

from tests.browser import Browser
from tests.learning.inset.live.rooms import KEY, send
from tests.pages import Page

THURSDAY = {"Which day?": "2026-11-26", "From": "15:30", "How many minutes?": "60"}
IN_THE_ROOM = datetime(2026, 11, 26, 15, 20, tzinfo=UTC)
AFTERWARDS = datetime(2026, 11, 26, 16, 35, tzinfo=UTC)
EVERYBODY = "Everybody who works at Seaview Primary"
MAKE = "Make the session"
FIRST = "first-steps/noticing?first"
SEEN = "first-steps/noticing?seen"
RIGHT = ((FIRST, "A closer look"), (SEEN, ["He asks a neighbour", "He starts late"]))
"""The questions of the first lesson, each with what is right."""


def sessions(window: Browser) -> Page:
    """The page “Sessions”, from Home."""
    window.get("home.read_home")
    return window.follow("Sessions")


def session(window: Browser, title: str) -> Page:
    """The page of one session, from the list of them."""
    sessions(window)
    return window.follow(title)


def record(window: Browser) -> Page:
    """The page “My record”, from Home."""
    window.get("home.read_home")
    return window.follow("My record")


def prepare_module(senco: Browser, title: str, **more: object) -> Page:
    """A session for everybody on Thursday, made out of a module on the module's own page."""
    senco.get("home.read_home")
    senco.follow("Modules")
    senco.follow(title)
    senco.follow("Make a session of this")
    return senco.submit(MAKE, {**THURSDAY, "Where?": "The hall", EVERYBODY: True, **more})


def prepare_kind(senco: Browser, kind: str, title: str, fields: dict[str, object]) -> Page:
    """A session of another kind, from the list of sessions."""
    sessions(senco)
    senco.follow(kind)
    return senco.submit(MAKE, {**THURSDAY, "What is it called?": title, **fields})


def code_on(page: Page) -> str:
    """The code that phones join with, as the leader's page says it."""
    (found,) = set(re.findall(r"\b[0-9A-Z]{3}-[0-9A-Z]{3}\b", page.text))
    return found


def join(window: Browser, code: str) -> Page:
    """Somebody types the code and comes in; the room is on their phone."""
    sessions(window)
    window.follow("Join one with a code")
    window.submit("Go on", code=code)
    return window.submit(f"Join as {name_of(window)}")


def present(leader: Browser, path: str, action: str, step: str) -> None:
    """What the window of the presenter says to the server; that page alone needs a script."""
    body = {"key": KEY, "step_key": step, "action": action}
    response = send(leader, int(path.rsplit("/", 1)[1]), body)
    assert response.status_code == 200, response.get_data(as_text=True)


def ask(leader: Browser, path: str, step: str) -> None:
    """The room is open at this step, and asked."""
    present(leader, path, "take_over", step)
    present(leader, path, "open_poll", step)


def tick(leader: Browser, title: str, *names: str) -> Page:
    """Those with these names are ticked on the list of who was there."""
    session(leader, title)
    leader.follow("Attendance")
    labels = leader.page.field("there").labels
    chosen = [key for key, label in labels.items() if label.startswith(names)]
    assert len(chosen) == len(names)
    return leader.submit("Save the ticks", there=chosen)


def end(leader: Browser, title: str) -> Page:
    """The session is ended, as long as it was planned."""
    session(leader, title)
    leader.follow("Attendance")
    page = leader.follow("End the session")
    (planned,) = re.findall(r"(\d+) minutes were planned", page.text)
    return leader.submit("End the session", lasted=planned)


def name_of(window: Browser) -> str:
    """Whose browser it is."""
    assert window.person is not None
    return window.person.name
