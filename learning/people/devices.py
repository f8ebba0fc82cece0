"""A signed cookie by which a browser shows that an account was signed in to on it before.

It opens nothing: it only spares that browser the waits that strangers have caused.
"""

import secrets

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from learning.people.throttling import account_key

ONE_YEAR = 31_536_000
MOST_ACCOUNTS = 8
"""On a shared computer; the one that signed in longest ago is forgotten first."""


def known_device(email: str) -> str | None:
    """The name of this browser, if somebody has signed in to this account on it before."""
    device, accounts = _kept()
    return device if _account(email) in accounts else None


def remember_account(response: Response, email: str) -> None:
    """The browser shows for a year that this account was signed in to on it."""
    device, accounts = _kept()
    account = _account(email)
    others = [each for each in accounts if each != account]
    response.set_cookie(
        _cookie_name(),
        _serializer().dumps([device, [account, *others][:MOST_ACCOUNTS]]),
        max_age=ONE_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def _kept() -> tuple[str, list[str]]:
    try:
        device, accounts = _serializer().loads(
            request.cookies.get(_cookie_name(), ""), max_age=ONE_YEAR
        )
    except (BadSignature, ValueError, TypeError):
        return secrets.token_hex(8), []
    return device, accounts


def _account(email: str) -> str:
    return account_key(email, current_app.config["SECRET_KEY"])


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt="alongside-device")


def _cookie_name() -> str:
    # The prefix makes browsers hold that only this host, over https, has set it.
    return "__Host-device" if current_app.config["SESSION_COOKIE_SECURE"] else "device"
