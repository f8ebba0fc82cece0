"""A presenter and three phones in a real browser, and a connection that comes and goes."""

import re
from contextvars import Context
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from learning import clock
from learning.database import db
from learning.inset.models import PollAnswer
from tests.journeys.phone import PHONE
from tests.learning.inset.live import rooms
from tests.live import axe_source

pytestmark = pytest.mark.browser

ROOM, DOOR = f"/room/{rooms.CODE}", f"/join/{rooms.CODE}"
IS_IN = "Your answer is in. You can change it while the question is open."
NOT_YET = re.compile("Not sent yet: there is no connection.")
QUESTION = "[data-room-answer]"
QUICKLY = 4_000
"""Milliseconds: two seconds for the room, and a slow machine."""


@pytest.fixture
def session_id(whole_app):
    """A session that began five minutes ago, not opened yet."""
    row = rooms.a_session(starts_at=clock.now() - timedelta(minutes=4))
    key = row.id
    db.session.rollback()
    return key


@pytest.fixture
def phone(open_window, session_id):
    """`phone(cast.amina)`: the phone of somebody who has joined; without a person, a visitor's."""

    def joined(person=None, **options):
        window = open_window(person, **PHONE, **options)
        window.goto(DOOR)
        if person is None:
            window.get_by_label("Your name").fill("Maria Lopez")
            window.get_by_label("Your school, or where you work").fill("Hill Top")
            window.get_by_role("button", name="Join as a visitor").click()
        else:
            window.get_by_role("button", name=f"Join as {person.name}").click()
        expect(window).to_have_url(re.compile(ROOM))
        return window

    return joined


@pytest.fixture
def presenter(open_window, cast, session_id):
    """Priya's window, with the room open and the first question of the check on the wall."""
    window = open_window(cast.priya)
    window.goto(f"/sessions/{session_id}/present")
    window.get_by_role("button", name="Open the room").click()
    return window


def kept(app) -> list[str]:
    """What is stored, asked apart from the test's own session."""

    def asked() -> list[str]:
        with app.app_context():
            found = [row.chosen for row in db.session.query(PollAnswer).order_by(PollAnswer.id)]
            db.session.remove()
            return found

    return Context().run(asked)


def ask_the_room(presenter, words: str) -> None:
    for _ in range(30):
        if presenter.get_by_role("button", name="Ask the room").is_visible() and (
            presenter.get_by_role("heading", name=words).is_visible()
        ):
            break
        presenter.keyboard.press("ArrowRight")
        presenter.wait_for_timeout(60)
    presenter.get_by_role("button", name="Ask the room").click()


def choose(window, words: str) -> None:
    window.get_by_label(words, exact=True).click()


def test_a_room_of_three_phones(phone, presenter, cast, whole_app):
    amina, tom, maria = phone(cast.amina), phone(cast.tom), phone()
    expect(amina.get_by_text("You are on the attendance list as Amina Yusuf.")).to_be_visible()
    ask_the_room(presenter, "What comes first?")
    for window in (amina, tom, maria):
        expect(window.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
        expect(window.get_by_role("button", name="Send my answer")).to_be_hidden()
    choose(amina, "A test")
    choose(tom, "A closer look")
    choose(maria, "A closer look")
    for window in (amina, tom, maria):
        expect(window.get_by_text(IS_IN)).to_be_visible()
    choose(amina, "A closer look")
    expect(amina.get_by_text(IS_IN)).to_be_visible()
    presenter.get_by_role("button", name="Close", exact=True).click()
    expect(maria.get_by_role("heading", name="The question is closed")).to_be_visible(
        timeout=QUICKLY
    )
    presenter.get_by_role("button", name="Show the answers to the room").click()
    for window in (amina, tom, maria):
        expect(window.locator(".room-bar--own")).to_contain_text("A closer look", timeout=QUICKLY)
        expect(window.locator(".room-bar--own .room-bar__count")).to_contain_text("3")
        assert not _faults(window)
    assert len(kept(whole_app)) == 3


def _faults(window) -> list[str]:
    window.evaluate(axe_source())
    found = window.evaluate("axe.run().then((found) => found.violations.map((each) => each.id))")
    return list(found)


def test_an_answer_chosen_without_a_connection_waits_and_arrives_once(
    phone, presenter, cast, whole_app
):
    amina = phone(cast.amina)
    ask_the_room(presenter, "What comes first?")
    expect(amina.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
    amina.context.set_offline(True)
    choose(amina, "A closer look")
    expect(amina.get_by_text(NOT_YET)).to_be_visible()
    assert kept(whole_app) == []
    amina.context.set_offline(False)
    expect(amina.get_by_text(IS_IN)).to_be_visible(timeout=15_000)
    amina.reload()
    expect(amina.get_by_text(IS_IN)).to_be_visible()
    assert len(kept(whole_app)) == 1


def test_a_lost_answer_goes_again_and_is_one(phone, presenter, cast, whole_app):
    amina = phone(cast.amina)
    ask_the_room(presenter, "What comes first?")
    expect(amina.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
    lost = []

    def swallow(route):
        """The server has it; its answer never comes back, twice."""
        if len(lost) < 2:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    amina.route("**/answers", swallow)
    choose(amina, "A closer look")
    expect(amina.get_by_text(IS_IN)).to_be_visible(timeout=15_000)
    assert len(lost) == 2
    assert len(kept(whole_app)) == 1


def test_an_answer_that_comes_after_the_close_is_told_in_words(phone, presenter, cast, whole_app):
    amina = phone(cast.amina)
    ask_the_room(presenter, "What comes first?")
    expect(amina.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
    amina.context.set_offline(True)
    choose(amina, "A label")
    expect(amina.get_by_text(NOT_YET)).to_be_visible()
    presenter.get_by_role("button", name="Close", exact=True).click()
    expect(presenter.get_by_role("button", name="Show the answers to the room")).to_be_visible()
    amina.context.set_offline(False)
    said = amina.locator("[data-room-said]")
    expect(said).to_contain_text("was closed at", timeout=15_000)
    expect(said).to_contain_text("You had chosen: “A label”.")
    assert kept(whole_app) == []


def test_what_somebody_types_and_where_they_are_stays(phone, presenter, cast):
    amina, tom = phone(cast.amina), phone(cast.tom)
    words = amina.get_by_label("Your question")
    expect(words).to_be_visible(timeout=QUICKLY)
    words.fill("How long should I wai")
    ask_the_room(presenter, "What comes first?")
    expect(amina.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
    expect(words).to_be_focused()
    words.press_sequentially("t?")
    amina.get_by_role("button", name="Ask without my name").click()
    expect(amina.get_by_text("Your question is asked. No name is kept with it.")).to_be_visible()
    expect(words).to_have_value("")
    expect(tom.locator(".asked")).to_contain_text("How long should I wait?", timeout=QUICKLY)
    tom.get_by_role("button", name="I ask this, too").click()
    expect(tom.get_by_role("button", name="Take my vote back")).to_be_focused()


def test_who_signs_out_in_another_tab_is_told(phone, presenter, cast):
    amina = phone(cast.amina)
    ask_the_room(presenter, "What comes first?")
    expect(amina.locator(QUESTION)).to_contain_text("What comes first?", timeout=QUICKLY)
    amina.context.clear_cookies()
    choose(amina, "A label")
    said = amina.locator("[data-room-said]")
    expect(said).to_contain_text("You are not in this room with this browser any more.")
    expect(said.get_by_role("link", name="Join again")).to_be_visible()


def test_the_room_is_light(phone, presenter, cast, open_window, session_id):
    phone(cast.amina)
    window = open_window(cast.amina, **PHONE)
    sizes = []
    window.on("requestfinished", lambda each: sizes.append(sum(each.sizes()[k] for k in PARTS)))
    window.goto(ROOM)
    window.wait_for_load_state("load")
    assert sum(sizes) <= 100_000, sizes


PARTS = ("responseBodySize", "responseHeadersSize")
