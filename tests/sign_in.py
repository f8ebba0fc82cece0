"""Signing somebody of the cast in by the product's own function, without going through the page."""

from flask import Flask, session
from flask.testing import FlaskClient

from learning.database import writing
from learning.people import signing_in
from tests.cast import Member


def sign_in(app: Flask, client: FlaskClient, person: Member) -> None:
    """The client's browser is signed in as this person."""
    with app.test_request_context(headers={"User-Agent": "Firefox on Windows"}):
        with writing():
            signing_in.sign_in(person.id)
        held = dict(session)
    with client.session_transaction() as kept:
        kept.update(held)
