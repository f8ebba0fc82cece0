"""Where the application believes it is: from its settings, not from what a request claims."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError

from learning.app import create_app
from learning.config import Config
from learning.database import Model, db
from learning.people import queries
from learning.people.letters import site_of
from tests.cast import PASSWORD, add_cast


@pytest.fixture(scope="module")
def https_app(config, tmp_path_factory):
    """The application behind a proxy that speaks https."""
    url = f"sqlite:///{tmp_path_factory.mktemp('https')}/test.sqlite3"
    app = create_app(
        replace(
            config,
            database_url=url,
            public_url="https://learning.example.sch.uk",
            trusted_proxies=1,
        )
    )
    with app.app_context():
        Model.metadata.create_all(db.engine)
        add_cast(db.session())
        db.session.commit()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def get(app, path="/sign-in", **headers):
    client = app.test_client()
    return client.get(path, headers=headers, base_url="https://learning.example.sch.uk")


@pytest.mark.parametrize(
    "host", ["learning.example.sch.uk", "LEARNING.example.sch.uk", "127.0.0.1:8000", "localhost"]
)
def test_its_own_name_and_its_own_machine_are_answered(https_app, host):
    assert get(https_app, Host=host).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "learning.example.sch.uk.evil.example", "x@evil"])
def test_another_name_is_refused(https_app, host):
    response = get(https_app, Host=host)
    assert response.status_code == 400
    assert "Content-Security-Policy" in response.headers


def test_cookies_are_secure_and_bound_to_the_host(https_app, cast):
    client = https_app.test_client()
    where = {
        "base_url": "https://learning.example.sch.uk",
        "headers": {"Referer": "https://learning.example.sch.uk/sign-in"},
    }
    page = client.get("/sign-in", **where)
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    response = client.post(
        "/sign-in",
        data={"email": cast.amina.email, "password": PASSWORD, "csrf_token": token},
        **where,
    )
    assert response.status_code == 302
    cookies = response.headers.getlist("Set-Cookie")
    assert {each.partition("=")[0] for each in cookies} == {"__Host-alongside", "__Host-device"}
    for each in cookies:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(each.split("; "))
        assert "Domain" not in each


@pytest.mark.parametrize(
    ("changed", "address", "sends_mail"),
    [
        ({}, "http://127.0.0.1:8000", False),
        ({"host": "::1", "port": 9000}, "http://[::1]:9000", False),
        ({"public_url": "https://a.example"}, "https://a.example", False),
        ({"smtp_url": "smtp://localhost"}, "http://127.0.0.1:8000", False),
        (
            {"smtp_url": "smtp://localhost", "mail_from": "a@b.example"},
            "http://127.0.0.1:8000",
            True,
        ),
        (
            {"smtp_url": "smtp://localhost", "mail_from": "a@b.example", "demonstration": True},
            "http://127.0.0.1:8000",
            False,
        ),
    ],
)
def test_links_are_built_from_the_settings(config: Config, changed, address, sends_mail):
    site = site_of(replace(config, **changed))
    assert (site.address, site.sends_mail) == (address, sends_mail)
    assert site.link("/links/x") == f"{address}/links/x"


def test_a_database_that_does_not_answer_is_said_so_to_somebody_signed_in(
    browser, cast, monkeypatch
):
    amina = browser.as_(cast.amina)
    amina.get("people.read_account")

    def locked(*_given, **_more):
        raise OperationalError("SELECT", {}, Exception("database is locked"))

    monkeypatch.setattr(queries, "viewer_by_token", locked)
    assert amina.get("people.read_account", status=503).h1 == "Alongside is busy for a moment"
