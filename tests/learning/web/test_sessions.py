"""A session is believed if this application signed it."""

import pytest
from itsdangerous import URLSafeTimedSerializer


@pytest.mark.parametrize(("secret", "status"), [(None, 200), ("another of many letters", 302)])
def test_a_session_signed_with_another_secret_is_nobodys(app, browser, cast, secret, status):
    amina = browser.as_(cast.amina)
    amina.get("/account")
    held = app.session_interface.get_signing_serializer(app).loads(
        amina.client.get_cookie("alongside").value
    )
    signer = URLSafeTimedSerializer(
        secret or app.secret_key, salt="cookie-session", signer_kwargs={"key_derivation": "hmac"}
    )
    browser.client.set_cookie("alongside", signer.dumps(held))
    assert browser.fetch("/account").status_code == status


def test_what_signs_is_made_once(app):
    sessions = app.session_interface
    assert sessions.get_signing_serializer(app) is sessions.get_signing_serializer(app)
