"""The session in its signed cookie, as Flask keeps it, with what checks the signature made once."""

from functools import cache

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, which otherwise make their signer twice for each request."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs the application's sessions, and reads them; it holds nothing of any."""
        return _made_once(self, app)


_made_once = cache(SecureCookieSessionInterface.get_signing_serializer)


def init_app(app: Flask) -> None:
    """The application's secret is settled: sessions are signed with it."""
    app.session_interface = Sessions()
