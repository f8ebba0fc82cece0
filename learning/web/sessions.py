"""The session in its signed cookie, as Flask keeps it, with what checks the signature made once."""

from functools import cache

from flask import Flask
from flask.sessions import SecureCookieSessionInterface


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, which otherwise make their signer twice for each request.

    It depends on the application's secret alone, and holds nothing of any session.
    """

    get_signing_serializer = cache(SecureCookieSessionInterface.get_signing_serializer)


def init_app(app: Flask) -> None:
    """The application's secret is settled: sessions are signed with it."""
    app.session_interface = Sessions()
