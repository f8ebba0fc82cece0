"""The application with all courses, served to a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page as Window
from playwright.sync_api import expect, sync_playwright

from learning import clock
from learning.app import create_app
from learning.config import PROJECT, Config
from learning.database import db
from tests.browser import Browser, watch_sessions
from tests.cast import Cast, Member
from tests.conftest import COURSES
from tests.journeys.phone import ALL_SENT, PHONE, SHIFTED, WORDS
from tests.journeys.windows import Windows
from tests.learning.shadowing.seeing import a_placement, a_visit
from tests.live import FLAGS, Server, chromium_path, served
from tests.resets import forget_everything
from tests.stores import Store


@pytest.fixture(scope="session")
def whole_app_template(config: Config, app_template: Flask) -> Iterator[Flask]:
    """The application with the real modules and the small courses; its tables are `app`’s."""
    app = create_app(replace(config, content_roots=(PROJECT / "modules", COURSES)))
    watch_sessions(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def whole_app(whole_app_template: Flask, store: Store) -> Iterator[Flask]:
    """That application with a pristine database and its context pushed."""
    store.restore()
    forget_everything(whole_app_template)
    with whole_app_template.app_context():
        yield whole_app_template
        db.session.remove()


@pytest.fixture
def visitor(whole_app: Flask) -> Browser:
    """The checked browser of the tests, on that application."""
    return Browser(whole_app)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """A real Chromium, started once."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(whole_app_template: Flask) -> Iterator[Server]:
    """That application on a loopback port."""
    with served(whole_app_template) as running:
        yield running


@pytest.fixture
def windows(chromium: Chromium, server: Server, whole_app: Flask) -> Iterator[Windows]:
    """Opens windows; fails the test if a script failed or the policy stopped something in one."""
    opened = Windows(chromium, server)
    yield opened
    opened.close()


@pytest.fixture
def open_window(windows: Windows) -> Callable[..., Window]:
    """`open_window(cast.amina, width=360, javascript=False)`: a window, somebody signed in."""

    def open_one(person: Member | None = None, **options: object) -> Window:
        return windows.open(person, **options)

    return open_one


@pytest.fixture
def visit_id(whole_app: Flask, cast: Cast) -> int:
    """A visit of Amina’s to Lena that goes on just now."""
    now, today = clock.now(), clock.today()
    days = {"starts_on": today - timedelta(days=3), "ends_on": today + timedelta(days=30)}
    placement = a_placement(cast.amina, cast.lena, **days)
    key = a_visit(placement, now - timedelta(hours=1), hours=10).id
    db.session.rollback()
    return key


@pytest.fixture
def day(open_window: Callable[..., Window], cast: Cast, visit_id: int) -> Callable[..., Window]:
    """`day()`: Amina’s phone with the page of the day; everything of it is kept there."""

    def open_day(person: Member = cast.amina, **options: object) -> Window:
        window = open_window(person, **PHONE, **options)
        window.add_init_script(SHIFTED)
        window.goto(f"/visits/{visit_id}/day")
        expect(window.locator(WORDS)).to_have_text(ALL_SENT)
        return window

    return open_day
