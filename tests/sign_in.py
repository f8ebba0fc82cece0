"""Signing somebody of the cast in without going through the page: a row and a session."""

import hashlib
import secrets
from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from learning import clock
from learning.database import db
from learning.people.models import SignIn
from tests.cast import Member


def sign_in(app: Flask, client: FlaskClient, person: Member) -> None:
    """The client's browser is signed in as this person."""
    token = secrets.token_hex(32)
    with app.app_context():
        db.session.add(
            SignIn(
                person_id=person.id,
                token_hash=hashlib.sha256(token.encode()).hexdigest(),
                browser="Firefox on Windows",
                expires_at=clock.now() + timedelta(hours=12),
            )
        )
        db.session.commit()
    with client.session_transaction() as session:
        session["_user_id"] = token
        session["_fresh"] = True
