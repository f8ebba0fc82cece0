"""A phone with the page of a visit’s day: tapping, its connection, what it keeps, who holds it."""

import re
from datetime import timedelta

from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Window
from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.people.models import SignIn
from learning.shadowing.models import Observation, Visit
from tests.cast import PASSWORD, Member

PHONE = {"width": 360, "height": 740}
WORDS = "[data-day-words]"
SAID = "[data-day-said]"
CLOCK = "[data-day-clock]"
ALL_SENT = re.compile("Everything is sent")
SHIFTED = """
(() => {
  const Real = Date;
  const shift = () => Number(sessionStorage.getItem("shift"));
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [Real.now() + shift()])); }
    static now() { return Real.now() + shift(); }
  };
  window.shiftClock = (seconds) => sessionStorage.setItem("shift", shift() + seconds * 1000);
})();
"""
"""A phone whose clock can be moved, by seconds."""
TAP_MANY = """
async ([times, seconds]) => {
  const buttons = [...document.querySelectorAll("[data-day-start] button[name=category]")];
  const rows = () => document.querySelectorAll(".activities > li").length;
  for (let count = 0; count < times; count += 1) {
    window.shiftClock(seconds);
    const before = rows();
    buttons[count % buttons.length].click();
    while (rows() === before) await new Promise((resolve) => setTimeout(resolve));
  }
}
"""
"""Tap one kind of work after the other; each time until it is shown."""


def tap(window: Window, words: str) -> None:
    """One tap, and it is shown."""
    window.locator("[data-day-start]").get_by_role("button", name=words).click()
    expect(window.locator(SAID)).to_contain_text(words)


def tap_many(window: Window, times: int, seconds: int = 30) -> None:
    """One kind of work after the other, so many seconds apart by this phone’s clock."""
    window.evaluate(TAP_MANY, [times, seconds])


def rows(window: Window) -> Locator:
    """What was noted, the latest first."""
    return window.locator(".activities > li")


def back(window: Window) -> None:
    """The connection is back."""
    window.context.set_offline(False)
    window.evaluate("window.dispatchEvent(new Event('online'))")


def is_kept_for_later(window: Window, visit_id: int) -> None:
    """The page and its worker are in the browser."""
    window.wait_for_function(
        """async (path) => {
          const found = await caches.match(path, { ignoreVary: true });
          const worker = await navigator.serviceWorker.getRegistration("/visits/");
          return found && worker?.active?.state === "activated";
        }""",
        arg=f"/visits/{visit_id}/day",
    )


def stored(visit_id: int) -> list[Observation]:
    """What the server has of a visit, in order."""
    db.session.rollback()
    rows = db.session.scalars(
        select(Observation)
        .where(Observation.visit_id == visit_id, Observation.is_deleted.is_(False))
        .order_by(Observation.started_at, Observation.id)
    )
    return list(rows)


def what_is_left(window: Window) -> list[str]:
    """Names of everything in the browser that belongs to somebody."""
    return window.evaluate(
        """async () => [
          ...(await indexedDB.databases()).map((each) => each.name),
          ...(await caches.keys()),
          ...Object.keys(localStorage),
        ]"""
    )


def is_over(visit_id: int) -> None:
    """The visit ended two hours ago, as the server knows."""
    ended = {
        "starts_at": clock.now() - timedelta(hours=9),
        "ends_at": clock.now() - timedelta(hours=2),
    }
    db.session.execute(update(Visit).where(Visit.id == visit_id).values(**ended))
    db.session.commit()


def end_all_sessions() -> None:
    """Nobody is signed in anywhere, and no browser knows yet."""
    db.session.execute(delete(SignIn))
    db.session.commit()


def sign_in(window: Window, member: Member) -> None:
    """On the page that asks for it."""
    window.get_by_label("E-mail address").fill(member.email)
    window.get_by_label("Password", exact=True).fill(PASSWORD)
    window.get_by_role("button", name="Sign in").click()
    expect(window).not_to_have_url(re.compile("/sign-in"))


def sign_out(window: Window) -> None:
    """By the button that is on every page."""
    window.locator(".you > summary").click()
    window.get_by_role("button", name="Sign out").click()


def cut_off(window: Window, cuts: list[str], pieces: list[int]) -> None:
    """The next attempts to send fail before they arrive, or before the answer does."""

    def meddle(route) -> None:
        pieces.append(len(route.request.post_data_json["entries"]))
        moment = cuts.pop(0) if cuts else None
        if moment == "after":
            route.fetch()
        if moment:
            route.abort()
        else:
            route.continue_()

    window.route("**/sync", meddle)
