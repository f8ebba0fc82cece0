"""The application as a whole: what it refuses, and what it never lets out."""

from dataclasses import replace

import pytest

from learning.app import LARGEST_REQUEST, create_app
from learning.config import UnsafeSetting
from learning.database import db
from tests.cast import PASSWORD


@pytest.fixture
def build(config, app):
    """`build(public_url=…)`: another application on the same database."""
    built = []

    def make(**settings):
        built.append(create_app(replace(config, **settings)))
        return built[-1]

    yield make
    for each in built:
        with each.app_context():
            db.engine.dispose()


def _cookies(app) -> list[str]:
    response = app.test_client().get(
        "/sign-in", base_url=app.config["ALONGSIDE"].public_url or None
    )
    return response.headers.getlist("Set-Cookie")


def test_it_does_not_start_with_an_unsafe_setting(config):
    with pytest.raises(UnsafeSetting):
        create_app(replace(config, secret_key="short"))


def test_debug_is_off(app):
    assert not app.debug


def test_over_https_cookies_are_marked_so(build):
    app = build(public_url="https://learning.example.sch.uk")
    (cookie, *_others) = _cookies(app)
    assert cookie.startswith("__Host-alongside=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_over_https_browsers_are_told_to_stay_there(build):
    app = build(public_url="https://learning.example.sch.uk")
    response = app.test_client().get("/sign-in", base_url="https://learning.example.sch.uk")
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")


def test_a_forged_address_of_a_visitor_is_not_believed(app):
    """Without a trusted proxy its headers count for nothing."""
    forged = {"X-Forwarded-For": "10.9.8.7", "X-Forwarded-Host": "evil.example"}
    response = app.test_client().get("/", headers=forged)
    assert "evil.example" not in response.get_data(as_text=True)
    with app.test_request_context("/", headers=forged) as context:
        assert context.request.remote_addr != "10.9.8.7"


def test_a_request_that_is_too_large_is_refused_with_a_page(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("/lessons/first-steps/noticing")
    response = amina.post(
        "/lessons/first-steps/noticing/reflections/guessing", {"body": "x" * (LARGEST_REQUEST + 1)}
    )
    assert response.status_code == 413
    assert amina.check(response).h1


@pytest.mark.parametrize(
    "path", ["/nowhere", "/static/nothing.css", "/modules/", "/MODULES", "/%00"]
)
def test_an_address_that_leads_nowhere_has_a_page(browser, cast, path):
    response = browser.as_(cast.amina).fetch(path)
    assert response.status_code == 404
    assert browser.as_(cast.amina).check(response).has_link("Go to Home")


def test_a_method_that_no_page_takes_is_refused_with_a_page(browser, cast):
    amina = browser.as_(cast.amina)
    response = amina.post("/modules", {})
    assert response.status_code == 405
    assert amina.check(response).h1


def test_nothing_secret_is_written_into_the_log(browser, cast, caplog):
    caplog.set_level("DEBUG")
    browser.get("/sign-in")
    browser.submit("Sign in", email=cast.amina.email, password="a wrong guess", status=422)
    browser.submit("Sign in", email=cast.amina.email, password=PASSWORD)
    browser.get("/forgotten-password")
    held = browser.client.get_cookie("alongside").value
    kept = caplog.text.lower()
    for secret in ("a wrong guess", PASSWORD, cast.amina.email, held, "argon2"):
        assert secret.lower() not in kept
