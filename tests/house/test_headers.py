"""What every answer carries, word for word."""

from datetime import timedelta

import pytest

from learning import clock
from tests.learning.shadowing.seeing import a_placement, a_visit

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
EVERYWHERE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "path", ["/sign-in", "/privacy", "/health", "/nowhere", "/record.csv", "/sign-out"]
)
def test_every_answer_carries_the_headers(browser, path):
    headers = browser.fetch(path).headers
    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Server" not in headers or "Werkzeug" not in headers["Server"]


def test_built_files_carry_them_too_and_are_kept_for_ever(browser, app):
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("app.css")
    headers = browser.fetch(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in headers["Cache-Control"]


def test_the_worker_of_visits_is_a_script_that_is_asked_for_each_time(browser):
    response = browser.fetch("/visits/worker.js")
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert "alongside-visits:" in response.text


def test_only_the_page_of_a_visits_day_may_start_it(browser, cast):
    visit = a_visit(a_placement(), clock.now() - timedelta(hours=1))
    headers = browser.as_(cast.amina).fetch(f"/visits/{visit.id}/day").headers
    wider = POLICY.replace("trusted-types 'none'", "trusted-types visits-worker; worker-src 'self'")
    assert headers["Content-Security-Policy"] == wider
    assert headers["Cache-Control"] == "no-store"


def test_the_session_cookie_is_out_of_reach(browser, cast):
    response = browser.fetch("/sign-in")
    cookie = response.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
