"""Every no has a page in plain words, and nothing of the machinery gets out."""

import sqlite3
from errno import ENOSPC

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests

from learning.app import create_app
from learning.database import db
from learning.drafts.models import Draft
from learning.errors import Conflict, NotAllowed, NotFound, Refused
from tests.browser import Browser

SECRET = "the name of a table"
ANSWERS = {
    "missing": (NotFound(), 404),
    "another-role": (NotAllowed(), 403),
    "no-sense": (Refused("Choose a day in the future."), 422),
    "both-changed": (Conflict("Somebody changed this first.", theirs="Theirs"), 409),
    "busy": (OperationalError("SELECT", {}, sqlite3.OperationalError("database is locked")), 503),
    "full": (OperationalError("INSERT", {}, sqlite3.OperationalError("disk is full")), 507),
    "no-room": (OSError(ENOSPC, "No space left on device"), 507),
    "too-often": (TooManyRequests(), 429),
    "unexpected": (RuntimeError(SECRET), 500),
}


@pytest.fixture
def failing(app, config):
    """An application with an address for each way to fail."""
    built = create_app(config)
    for name, (error, _status) in ANSWERS.items():
        built.add_url_rule(f"/fails/{name}", name, _raising(error))
    yield built
    with built.app_context():
        db.engine.dispose()


def _raising(error):
    def view():
        raise error

    return view


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("who", ["a stranger", "amina"])
def test_every_no_has_a_page(failing, cast, name, who):
    browser = Browser(failing) if who == "a stranger" else Browser(failing, cast.amina)
    page = browser.get(f"/fails/{name}", status=ANSWERS[name][1])
    assert page.h1
    assert page.links


def test_the_words_of_a_refusal_are_shown(failing):
    page = Browser(failing).get("/fails/no-sense", status=422)
    assert "Choose a day in the future." in page


def test_an_unexpected_error_is_logged_and_not_shown(failing, caplog):
    page = Browser(failing).get("/fails/unexpected", status=500)
    assert SECRET not in page.html
    assert "Traceback" not in page.html
    assert SECRET in caplog.text


def test_what_somebody_wrote_is_not_logged_when_the_database_refuses_it(failing, cast, caplog):
    def keep_twice():
        for _ in range(2):
            db.session.add(Draft(person_id=cast.amina.id, form_key="a", body=SECRET))
        db.session.flush()

    failing.add_url_rule("/fails/twice", "twice", keep_twice)
    Browser(failing).get("/fails/twice", status=500)
    assert "IntegrityError" in caplog.text or "UniqueViolation" in caplog.text
    assert "keep_twice" in caplog.text
    assert SECRET not in caplog.text


def test_what_was_half_done_is_not_kept(failing, cast):
    browser = Browser(failing, cast.amina)
    browser.get("/fails/unexpected", status=500)
    assert browser.get("/").status == 200
