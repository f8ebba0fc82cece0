"""A session on a wall: driven by keys, followed by a second window, and going on while offline."""

import re

import pytest
from playwright.sync_api import Page as Window
from playwright.sync_api import expect

from learning import clock
from learning.database import db, writing
from learning.inset.live import services
from learning.inset.live.polls import read
from learning.inset.live.queries import open_poll, room_of
from learning.inset.models import InsetSession
from tests.journeys.test_accessibility import LOOKS, RUN, TAGS
from tests.learning.inset.deck.holding import a_session
from tests.live import axe_source

pytestmark = pytest.mark.browser
COUNT = "[data-count]"
STEP = "[data-step]:not([hidden])"
SAID = "main [data-words]"
FIRST_QUESTION = "first-steps/noticing?first"


@pytest.fixture
def session_id(whole_app) -> int:
    key = a_session().id
    db.session.rollback()
    return key


@pytest.fixture
def wall(open_window, cast, session_id):
    """`wall()`: Priya’s window on the projector; `wall(opened=True)`: with the room open."""

    def show(person=cast.priya, *, opened: bool = False, page: str = "present", **more) -> Window:
        window = open_window(person, **{"width": 1280, "height": 720, **more})
        window.goto(f"/sessions/{session_id}/{page}")
        if opened:
            window.get_by_role("button", name="Open the room").click()
            expect(window.get_by_role("button", name="Open the room")).to_be_hidden()
        return window

    return show


def at(window: Window, number: int) -> None:
    expect(window.locator(COUNT)).to_have_text(re.compile(f"^{number} of "))


def step_of(session_id: int) -> str:
    db.session.rollback()
    room = room_of(session_id)
    return room.step_key if room else ""


def shown_step(window: Window) -> str:
    return window.locator(STEP).get_attribute("data-step")


def eventually(window: Window, asked, wanted) -> None:
    """The server has it within some seconds."""
    for _ in range(80):
        if asked() == wanted:
            return
        window.wait_for_timeout(100)
    assert asked() == wanted


def go_to(window: Window, key: str) -> None:
    for _ in range(60):
        if shown_step(window) == key:
            return
        window.keyboard.press("ArrowRight")
    raise AssertionError(key)


def test_keys_move_blank_and_help(wall):
    window = wall()
    for key, number in (
        ("ArrowRight", 2),
        (" ", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("Shift+ ", 1),
        ("ArrowLeft", 1),
    ):
        window.keyboard.press(key)
        at(window, number)
    window.keyboard.press("End")
    expect(window.get_by_role("heading", name="Before you go")).to_be_visible()
    window.keyboard.press("Home")
    at(window, 1)
    window.keyboard.press("b")
    expect(window.locator("[data-blank]")).to_be_visible()
    window.keyboard.press("ArrowRight")
    expect(window.locator("[data-blank]")).to_be_hidden()
    at(window, 1)
    window.keyboard.press("?")
    expect(window.get_by_role("dialog")).to_be_visible()
    window.get_by_role("button", name="Letters work as keys").click()
    window.get_by_role("button", name="Back to the step").click()
    window.keyboard.press("b")
    expect(window.locator("[data-blank]")).to_be_hidden()


def test_a_page_loaded_again_is_at_the_same_step(wall):
    window = wall(opened=True)
    window.keyboard.press("ArrowRight")
    window.keyboard.press("ArrowRight")
    window.reload()
    at(window, 3)
    expect(window.locator(SAID)).to_be_hidden()


def test_it_goes_on_while_offline_and_tells_the_room_afterwards(wall, session_id):
    window = wall(opened=True)
    window.keyboard.press("ArrowRight")
    eventually(window, lambda: step_of(session_id), shown_step(window))
    before = step_of(session_id)
    window.context.set_offline(True)
    for _ in range(3):
        window.keyboard.press("ArrowRight")
    at(window, 5)
    expect(window.locator(SAID)).to_contain_text("Offline. The steps go on here", timeout=15_000)
    window.get_by_role("button", name="Timer").click()
    expect(window.locator("[data-timer-left]")).to_have_text(re.compile(r"\d:\d\d"))
    assert step_of(session_id) == before
    window.context.set_offline(False)
    eventually(window, lambda: step_of(session_id), shown_step(window))
    expect(window.locator(SAID)).to_be_hidden()
    eventually(window, lambda: bool(_timer(session_id)), True)


def _timer(session_id: int) -> object:
    db.session.rollback()
    return room_of(session_id).timer_ends_at


def test_a_timer_runs_down_and_the_room_is_told_of_it_once(wall, session_id):
    window = wall(opened=True)
    told = []
    window.on("request", lambda sent: told.append(sent) if sent.method == "POST" else None)
    window.get_by_role("button", name="Timer").click()
    expect(window.locator("[data-timer-left]")).to_have_text(re.compile(r"\d:5[0-7]$"))
    eventually(window, lambda: bool(_timer(session_id)), True)
    window.get_by_role("button", name="One minute more").click()
    window.wait_for_timeout(1500)
    assert len(told) == 2


def test_the_room_is_asked_and_its_answers_arrive(wall, session_id):
    window = wall(opened=True)
    go_to(window, FIRST_QUESTION)
    window.get_by_role("button", name="Ask the room").click()
    expect(window.get_by_role("button", name="Close", exact=True)).to_be_visible()
    _answers(session_id, 3)
    expect(window.locator(f"{STEP} [data-poll-words]")).to_contain_text("3 answers so far")
    expect(window.locator(f"{STEP} .poll__count").first).to_have_text("3")
    window.get_by_role("button", name="Close", exact=True).click()
    window.get_by_role("button", name="Show the answers to the room").click()
    expect(window.locator(f"{STEP} [data-answer]")).to_be_visible()
    window.locator(STEP).get_by_text("The same as a table").click()
    expect(window.locator(f"{STEP} tbody tr").first).to_contain_text("100")


def _answers(session_id: int, count: int) -> None:
    db.session.rollback()
    row = db.session.get(InsetSession, session_id)
    poll, room = open_poll(session_id), room_of(session_id)
    slug = read(poll.body).options[0].slug
    for each in range(count):
        key = services.voter_key_of(room, token=f"phone-{each}")
        with writing():
            services.answer(row, poll.id, key, [slug], clock.now())


def test_before_a_question_is_asked_no_answer_is_marked_as_right(wall):
    window = wall(opened=True)
    go_to(window, FIRST_QUESTION)
    marked = window.locator(f"{STEP} .is-right")
    for _ in range(12):
        assert marked.count() == 0
        window.wait_for_timeout(200)
    window.get_by_role("button", name="Show what is right").click()
    expect(marked).to_have_count(1)


def test_a_second_window_follows_until_it_takes_over(wall, cast):
    first = wall(opened=True)
    second = wall(cast.helen)
    expect(second.locator(SAID)).to_have_text(
        "Priya Nair presents from another window; this one follows."
    )
    first.keyboard.press("ArrowRight")
    at(second, 2)
    second.keyboard.press("ArrowRight")
    expect(second.locator(SAID)).to_contain_text("This window follows.")
    at(second, 2)
    second.get_by_role("button", name="Present from here instead").click()
    expect(first.locator(SAID)).to_contain_text("presents from another window")
    second.keyboard.press("ArrowRight")
    at(second, 3)
    at(first, 3)


def test_the_phone_of_whoever_presents_moves_the_wall(wall):
    window = wall(opened=True)
    phone = wall(page="remote", width=360, height=740)
    phone.get_by_role("link", name="Next").click()
    at(phone, 2)
    at(window, 2)
    window.keyboard.press("ArrowRight")
    at(phone, 3)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_signed_out_the_steps_go_on(wall):
    window = wall(opened=True)
    window.context.clear_cookies()
    expect(window.locator(SAID)).to_contain_text("You are signed out.", timeout=15_000)
    window.keyboard.press("ArrowRight")
    at(window, 2)


def test_without_a_script_each_step_is_a_page(wall):
    window = wall(javascript=False)
    window.get_by_role("link", name="Next").click()
    expect(window).to_have_url(re.compile(r"step=2$"))
    at(window, 2)
    expect(window.get_by_role("button", name="Ask the room")).to_be_hidden()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", ["present", "remote"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(wall, windows, look, page):
    window = wall(page=page, bypass_csp=True)
    cookie = {"name": "reading", "value": LOOKS[look], "url": windows.server.url}
    window.context.add_cookies([cookie])
    window.reload()
    window.get_by_role("button", name="Open the room").click()
    for _ in range(40):
        if shown_step(window) == FIRST_QUESTION:
            break
        window.get_by_role("link", name="Next").click()
    window.get_by_role("button", name="Ask the room").click()
    expect(window.get_by_role("button", name="Close", exact=True)).to_be_visible()
    window.evaluate(axe_source())
    violations = window.evaluate(RUN, TAGS)["violations"]
    assert [f"{each['id']} {each['nodes'][0]['html'][:200]}" for each in violations] == []
    window.set_viewport_size({"width": 320, "height": 600})
    assert window.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_step_fits_the_wall_without_scrolling(wall):
    window = wall()
    long = []
    for _ in range(60):
        box = window.locator("[data-steps]")
        over = box.evaluate("each => each.scrollHeight - each.clientHeight")
        if over > 2:
            long.append(shown_step(window))
        before = shown_step(window)
        window.keyboard.press("ArrowRight")
        if shown_step(window) == before:
            break
    assert long == []
