"""A signed cookie by which a phone without an account is the same visitor when it comes back.

It names nobody, lasts a day, and goes to the pages of joining and of the room only.
"""

import secrets

from flask import Response, current_app, request, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer

ONE_DAY = 86_400
TOKEN_BYTES = 16


def phone_token() -> str | None:
    """The token that this phone shows; None if it has none, or none of ours, or an old one."""
    try:
        token = _serializer().loads(request.cookies.get(_cookie_name(), ""), max_age=ONE_DAY)
    except BadSignature:
        return None
    return token if isinstance(token, str) and len(token) == 2 * TOKEN_BYTES else None


def new_phone_token() -> str:
    """A token that no phone has."""
    return secrets.token_hex(TOKEN_BYTES)


def remember_phone(response: Response, token: str) -> None:
    """The phone shows this token for a day, wherever sessions are joined and on in the room."""
    signed = _serializer().dumps(token)
    for path in (url_for("inset.ask_for_join_code"), "/room"):
        response.set_cookie(
            _cookie_name(),
            signed,
            max_age=ONE_DAY,
            path=path,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="alongside-phone")


def _cookie_name() -> str:
    # The prefix makes browsers hold that it was set over https.
    return "__Secure-phone" if current_app.config["SESSION_COOKIE_SECURE"] else "phone"
