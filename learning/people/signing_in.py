"""Who is signed in, in which browser, and until when.

A browser's session holds a random token; the database holds its hash. Deleting that row signs
the browser out, and every copy of its cookie with it. The session also holds when it was last
used, signed, so that reading a page writes nothing to the database.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Flask, Response, after_this_request, g, request, session
from flask_login import LoginManager, current_user, login_user
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError

from learning import clock
from learning.config import Config
from learning.people import interruptions, passwords, queries, rules, services
from learning.people.attempts import EXTENSION
from learning.people.browsers import browser_in_words
from learning.people.devices import remember_account
from learning.people.models import Person
from learning.people.throttling import Throttle
from learning.people.tokens import new_token, token_hash
from learning.people.viewers import Viewer
from learning.web import reading

SEEN = "seen"
TOKEN = "_user_id"  # noqa: S105 - a name, not a token
"""Where Flask-Login keeps what `Viewer.get_id` gives."""
OF_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "[::1]"})


def init_app(app: Flask) -> None:
    """Views know `current_user` from now on, a Viewer or nobody."""
    config: Config = app.config["ALONGSIDE"]
    # The longest a session's signature is believed; the rows of sign-ins end it earlier.
    app.config["PERMANENT_SESSION_LIFETIME"] = rules.KEPT_LIMITS.absolute
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False
    if config.is_https:
        # The prefix makes browsers hold that only this host, over https, has set it.
        app.config["SESSION_COOKIE_NAME"] = "__Host-alongside"
    app.extensions[EXTENSION] = Throttle()
    passwords.prepare()
    manager = LoginManager(app)
    manager.login_view = "people.sign_in"
    manager.login_message = None
    manager.session_protection = None
    manager.user_loader(_viewer)
    manager.unauthorized_handler(interruptions.ask_to_sign_in)
    app.register_error_handler(CSRFError, interruptions.refuse_forgery)
    if config.public_url:
        _answer_only_to(app, urlsplit(config.public_url).netloc)


def sign_in(person_id: int, *, remember: bool = False) -> None:
    """The browser that asks is signed in as this person, with a new token and an empty session.

    `remember`: for weeks, on a device of their own. Call it where the change is kept (`@writes`
    or `writing()`). Raises NotFound for somebody who is gone or deactivated.
    """
    now = clock.now()
    token = new_token()
    services.end_sign_in(present_token_hash())
    person = services.start_sign_in(
        person_id,
        token_hash=token_hash(token),
        browser=browser_in_words(request.user_agent.string),
        expires_at=now + rules.limits(is_kept=remember).absolute,
    )
    session.clear()
    if remember:
        session.permanent = True
    _hold(token, now)
    _after_sign_in(person)


def renew() -> None:
    """The browser that asks stays signed in under a new token: copies of its cookie are dead."""
    token = new_token()
    services.replace_sign_in(present_token_hash(), token_hash(token))
    _hold(token, clock.now())


def sign_out() -> None:
    """The browser that asks is signed out, and what its session held is gone."""
    if TOKEN in session:
        services.end_sign_in(present_token_hash())
    session.clear()


def present_token_hash() -> str:
    """The hash of the token that this browser holds."""
    return token_hash(session.get(TOKEN, ""))


def why_ended() -> str | None:
    """In words, why this browser is no longer signed in; None if it was not, or still is."""
    if TOKEN not in session or current_user.is_authenticated:
        return None
    if rules.is_idle(_seen_at(), clock.now(), is_kept=session.permanent):
        return "You had not used Alongside for a while, so you were signed out to keep it safe."
    if queries.has_expired(present_token_hash(), clock.now()):
        return "You had been signed in for as long as is safe, so you were signed out."
    return "You were signed out, from another browser or because your account has changed."


def _viewer(token: str) -> Viewer | None:
    if g.get("has_database_failed"):
        return None
    now = clock.now()
    seen_at = _seen_at()
    if rules.is_idle(seen_at, now, is_kept=session.permanent):
        return None
    try:
        viewer = queries.viewer_by_token(token_hash(token), token=token, now=now)
    except OperationalError:
        # The page that says so asks who is looking, too.
        g.has_database_failed = True
        raise
    if viewer is not None and now - seen_at >= rules.RENEWED_AFTER:
        session[SEEN] = int(now.timestamp())
    return viewer


def _seen_at() -> datetime:
    """When this browser was last used; long ago, if its session does not say."""
    return datetime.fromtimestamp(session.get(SEEN, 0), UTC)


def _hold(token: str, now: datetime) -> None:
    """The session holds the token, and the rest of this request knows who it is."""
    viewer = queries.viewer_by_token(token_hash(token), token=token, now=now)
    login_user(viewer)
    # Flask-Login's own marks serve its session protection, which is off: addresses change.
    session.pop("_id", None)
    session.pop("_fresh", None)
    session[SEEN] = int(now.timestamp())


def _after_sign_in(person: Person) -> None:
    email, kept = person.email, person.reading_settings

    @after_this_request
    def keep(response: Response) -> Response:
        remember_account(response, email)
        if kept:
            reading.keep(response, reading.parsed(kept))
        return response


def _answer_only_to(app: Flask, own: str) -> None:
    """A request for another host is refused before anything else: its name is not ours."""
    hosts = {own.rpartition("@")[2].lower()}

    @app.before_request
    def hold_host() -> tuple[str, int, dict[str, str]] | None:
        host = request.host.lower()
        name = host.rpartition(":")[0] or host
        if host in hosts or name in OF_THIS_MACHINE or host in OF_THIS_MACHINE:
            return None
        return "This address is not served here.", 400, {"Content-Type": "text/plain"}
