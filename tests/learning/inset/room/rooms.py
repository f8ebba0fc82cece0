"""Sessions, rooms and phones, as the tests of this folder need them."""

from datetime import timedelta

from learning import clock
from learning.database import db
from learning.inset.models import Attendance, InsetSession
from tests.browser import Browser
from tests.cast import Member
from tests.learning.inset.live.rooms import CODE, a_session, an_open_room

ROOM = f"/room/{CODE}"
DOOR = f"/join/{CODE}"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


def starting_in(minutes: int, **more: object) -> InsetSession:
    """A session that starts then (or started: a negative number)."""
    return a_session(starts_at=clock.now() + timedelta(minutes=minutes), **more)


def in_room(browser: Browser, person: Member) -> Browser:
    """The browser of somebody who has joined."""
    mine = browser.as_(person)
    mine.get(DOOR)
    mine.submit(f"Join as {person.name}")
    return mine


def visiting(browser: Browser, name: str = "Maria Lopez", school: str = "Hill Top") -> Browser:
    """A phone on which nobody is signed in, that has joined as a visitor."""
    phone = Browser(browser.app)
    phone.get(DOOR)
    phone.submit("Join as a visitor", {"name": name, "school": school})
    return phone


def attendances() -> list[Attendance]:
    return list(db.session.query(Attendance).order_by(Attendance.id))


__all__ = [
    "CODE",
    "DOOR",
    "ELSEWHERE",
    "ROOM",
    "a_session",
    "an_open_room",
    "attendances",
    "in_room",
    "starting_in",
    "visiting",
]
