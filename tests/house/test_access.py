"""The access table against the running application: each member of the cast tries everything."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from content import Library
from learning.database import Model, db
from tests.browser import Browser
from tests.cast import Cast
from tests.house.access import ACCESS, EVERYBODY, Row
from tests.house.belongings import Belongings, live_a_little
from tests.house.project import PROJECT

SIGN_IN = "/sign-in"
HEALTH = "/health"
"""One word, for a machine."""
FORGED = (400, 401)
ROUTES = PROJECT / "tests/house/routes.txt"


@pytest.fixture
def own(browser: Browser, cast: Cast, library: Library) -> Belongings:
    return live_a_little(browser.as_(cast.amina), library)


@pytest.fixture
def visitor(browser: Browser, cast: Cast, own: Belongings):
    """`visitor("tom")`: the browser of one of the cast, or the stranger's."""
    return lambda name: browser if name == "stranger" else browser.as_(getattr(cast, name))


def _endpoints(app: Flask, method: str) -> set[str]:
    return {rule.endpoint for rule in app.url_map.iter_rules() if method in rule.methods}


def test_every_endpoint_has_a_row(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    assert endpoints == set(ACCESS)


def test_the_list_of_routes_is_as_it_was(app):
    """A lost address is noticed. If the change is meant, change routes.txt with it."""
    routes = sorted(
        f"{rule.endpoint} {method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    )
    assert routes == ROUTES.read_text("utf-8").splitlines()


def test_a_view_reads_or_changes_never_both(app):
    both = _endpoints(app, "GET") & _endpoints(app, "POST")
    assert not both
    assert not [each for each in app.url_map.iter_rules() if each.methods & {"PUT", "PATCH"}]


def _outcome(browser: Browser, address: str) -> str:
    response = browser.fetch(address)
    if response.status_code in (302, 303):
        away = response.headers["Location"].partition("?")[0]
        return "sign in" if away == SIGN_IN and address != SIGN_IN else "open"
    if response.mimetype == "text/html" and response.status_code != 500 and address != HEALTH:
        browser.check(response)
    return {200: "open", 401: "sign in"}.get(response.status_code, str(response.status_code))


def _expected(name: str, row: Row) -> str:
    if name in row.who:
        return "open"
    if name in row.missing_for:
        return "404"
    return "sign in" if name == "stranger" else str(row.others_get)


def _address(app: Flask, endpoint: str, own: Belongings) -> str:
    values = ACCESS[endpoint].values
    filled = {k: v.format(**own) if isinstance(v, str) else v for k, v in values.items()}
    numbers = {k: int(v) if str(v).isdecimal() else v for k, v in filled.items()}
    return Browser(app).address(endpoint, **numbers)


@pytest.mark.parametrize("name", EVERYBODY)
def test_pages_open_to_whom_the_table_says(app, visitor, own, name):
    expected, found = {}, {}
    for endpoint in sorted(_endpoints(app, "GET")):
        expected[endpoint] = _expected(name, ACCESS[endpoint])
        found[endpoint] = _outcome(visitor(name), _address(app, endpoint, own))
    assert found == expected


def _everything_kept() -> dict[str, list[tuple]]:
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by("id"))]
        for table in Model.metadata.sorted_tables
    }


@contextmanager
def _nothing_changes(endpoint: str) -> Iterator[None]:
    before = _everything_kept()
    yield
    assert _everything_kept() == before, endpoint


@pytest.mark.parametrize("name", ["stranger", "amina", "sam"])
def test_a_forged_request_changes_nothing(app, visitor, own, name):
    browser = visitor(name)
    for endpoint in sorted(_endpoints(app, "POST")):
        with _nothing_changes(endpoint):
            address = _address(app, endpoint, own)
            response = browser.post(address, {"body": "forged"}, forged=True)
            goes_home = endpoint == "people.submit_sign_in" and name != "stranger"
            assert response.status_code in FORGED or goes_home, endpoint


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_change_is_refused_to_whom_the_table_says(app, visitor, own, name):
    browser = visitor(name)
    for endpoint in sorted(_endpoints(app, "POST")):
        row = ACCESS[endpoint]
        if name not in row.who:
            with _nothing_changes(endpoint):
                response = browser.post(_address(app, endpoint, own), {"body": "not mine"})
                assert _refusal(response) == _expected(name, row), endpoint


def _refusal(response: TestResponse) -> str:
    asks = response.headers.get("Location", "").startswith(SIGN_IN) or response.status_code == 401
    return "sign in" if asks else str(response.status_code)


@pytest.mark.parametrize("name", EVERYBODY)
def test_whatever_is_not_there_is_not_there_for_anybody(visitor, name):
    """Somebody else’s thing and a missing one answer alike."""
    browser = visitor(name)
    missing = (
        "/reflections/999999",
        "/actions/999999/edit",
        "/certificates/ZZZZ-ZZZZ-ZZZZ",
        "/audit/rounds/999999/mentors",
        "/audit/requests/999999",
    )
    for path in missing:
        expected = "sign in" if name == "stranger" else "404"
        assert _outcome(browser, path) == expected, path
