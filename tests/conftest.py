"""What every test can ask for. Nothing is shared between tests but what never changes."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
import time_machine
from flask import Flask
from sqlalchemy.orm import Session, scoped_session

from content import Library
from learning.app import create_app
from learning.config import Config
from learning.database import Model, db
from learning.web.library import library as library_in_force
from tests.browser import Browser, watch_sessions
from tests.cast import CAST, Cast, add_cast
from tests.collecting import (
    pytest_collection_modifyitems,
    pytest_make_collect_report,
    pytest_runtest_makereport,
)
from tests.resets import forget_everything
from tests.statements import Counted, counting
from tests.stores import Store, fast_folder, open_store

TESTS = Path(__file__).parent
COURSES = TESTS / "courses"
__all__ = [
    "pytest_collection_modifyitems",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
]

MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-url",
        default=os.environ.get("ALONGSIDE_TEST_DATABASE_URL", ""),
        help="a PostgreSQL server to run the tests on (postgresql+psycopg://…); else SQLite",
    )


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder of this run, in memory where that is possible."""
    made = Path(mkdtemp(prefix="alongside-test-", dir=fast_folder()))
    yield made
    rmtree(made, ignore_errors=True)


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest, folder: Path) -> Iterator[Store]:
    """This worker's database, pristine for each test."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    opened = open_store(request.config.getoption("--database-url"), worker, folder)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def config(store: Store, folder: Path) -> Config:
    """Settings for tests: the small courses of tests/courses, nothing sent anywhere."""
    return Config(
        secret_key="a secret for tests, forty characters long",
        database_url=store.url,
        instance=folder,
        content_roots=(COURSES,),
        testing=True,
    )


@pytest.fixture(scope="session")
def app_template(config: Config, store: Store) -> Iterator[Flask]:
    """The application, built once; use `app`, which comes with a pristine database."""
    app = create_app(config)
    watch_sessions(app)
    with app.app_context():
        Model.metadata.create_all(db.engine)
        add_cast(db.session())
        db.session.commit()
        db.session.remove()
        store.keep(db.engine)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(app_template: Flask, store: Store) -> Iterator[Flask]:
    """The application with a pristine database and its context pushed."""
    store.restore()
    forget_everything(app_template)
    with app_template.app_context():
        yield app_template
        db.session.remove()


@pytest.fixture
def db_session(app: Flask) -> scoped_session[Session]:
    """The session of the test. A browser commits what stands in it before each request."""
    return db.session


@pytest.fixture(scope="session")
def cast() -> Cast:
    """The people of every test, as plain values."""
    return CAST


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser in which nobody is signed in; `browser.as_(cast.amina)` is Amina's."""
    return Browser(app)


@pytest.fixture
def library(app: Flask) -> Library:
    """The small library of tests/courses."""
    return library_in_force()


@pytest.fixture
def statements(app: Flask) -> Callable[[], AbstractContextManager[Counted]]:
    """`with statements() as counted:` then `len(counted)`, `counted.statements`."""
    return lambda: counting(db.engine)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Time stands still at Monday 23 November 2026, 09:00; `clock.move_to(…)`, `clock.shift(…)`."""
    with time_machine.travel(MONDAY_MORNING, tick=False) as traveller:
        yield traveller
