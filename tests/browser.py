"""The browser of the tests: acts as a person, follows links, fills forms, returns checked pages."""

from collections.abc import Callable, Mapping
from contextvars import Context
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlencode, urljoin, urlsplit

from flask import Flask, url_for
from werkzeug.test import TestResponse

from learning.database import db
from learning.web.headers import CONTENT_SECURITY_POLICY, PICTURE_POLICY, WORKER_POLICY
from tests.cast import Member
from tests.pages import Page
from tests.pages.checks import faults
from tests.pages.forms import Value
from tests.sign_in import sign_in
from tests.statements import Counted, counting

T = TypeVar("T")
MOST_REDIRECTS = 5
REDIRECTS = (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)


class Browser:
    """One person at one browser (nobody, until `as_`). Knows the page it is on.

    A request runs as it would in the server, apart from the session of the test; what the test
    has prepared is committed before, and read afresh afterwards.
    """

    def __init__(self, app: Flask, person: Member | None = None) -> None:
        self.app = app
        self.person = person
        self.client = app.test_client()
        self.counted = Counted()
        self._page: Page | None = None
        self._others: dict[int, Browser] = {}
        if person is not None:
            self._apart(lambda: sign_in(app, self.client, person))

    def as_(self, person: Member) -> "Browser":
        """The browser of this person, signed in; the same one each time in a test."""
        if person.id not in self._others:
            self._others[person.id] = self.second(person)
        return self._others[person.id]

    def second(self, person: Member) -> "Browser":
        """Another browser of this person, signed in on its own."""
        return Browser(self.app, person)

    @property
    def page(self) -> Page:
        """The page this browser is on."""
        assert self._page is not None, "this browser has not opened a page yet"
        return self._page

    @property
    def statements(self) -> Counted:
        """The SQL of the last request (of the last page, where redirects were followed)."""
        return self.counted

    def get(self, where: str, *, status: int = 200, **values: Any) -> Page:
        """Open an address (or an endpoint with its values), following redirects."""
        return self._arrive(self._send("GET", self.address(where, **values)), status)

    def follow(self, words: str, *, status: int = 200) -> Page:
        """Open the link with these words on the present page."""
        return self.get(urljoin(self.page.path, self.page.link(words).path), status=status)

    def submit(
        self,
        button: str,
        fields: Mapping[str, Value] | None = None,
        /,
        *,
        status: int = 200,
        **more: Value,
    ) -> Page:
        """Fill in the form that this button sends and send it: hidden fields and token included.

        Fields by name or by label, choices by value or by words; what is not named is sent as it
        stands. Names that are no Python words go into the mapping.
        """
        form, pressed = self.page.form_with(button)
        sent = form.filled({**(fields or {}), **more}, pressed)
        address = urljoin(self.page.path, form.action or self.page.path)
        if form.method == "GET":
            query = urlencode(sent, doseq=True)
            return self._arrive(self._send("GET", f"{urlsplit(address).path}?{query}"), status)
        response = self._send("POST", address, sent)
        assert response.status_code >= HTTPStatus.MULTIPLE_CHOICES, (
            f"POST {address} answers {response.status_code}: after a post, redirect"
        )
        return self._arrive(response, status)

    def post(
        self, where: str, fields: Mapping[str, Any] | None = None, *, forged: bool = False
    ) -> TestResponse:
        """Send a request that no page offers; `forged` leaves the CSRF token out.

        Redirects are not followed: the response itself comes back.
        """
        token = {} if forged else {"csrf_token": self.csrf_token()}
        return self._send("POST", self.address(where), {**token, **(fields or {})})

    def fetch(self, where: str, **values: Any) -> TestResponse:
        """What is no page (a file, an image, a redirect), as it comes."""
        return self._send("GET", self.address(where, **values))

    def csrf_token(self) -> str:
        """A token that this browser may use."""
        if self._page is None or "csrf_token" not in self._page.html:
            self.get("/reading-settings")
        return self.page.field("csrf_token").value

    def address(self, where: str, **values: Any) -> str:
        """The path of an endpoint; a path stays as it is."""
        if where.startswith("/"):
            return where
        with self.app.test_request_context():
            return url_for(where, **values)

    def _arrive(self, response: TestResponse, status: int) -> Page:
        for _ in range(MOST_REDIRECTS):
            if response.status_code not in REDIRECTS:
                break
            response = self._send("GET", self._own_address(response))
        self._page = self.check(response)
        assert response.status_code == status, (
            f"{response.request.path} answers {response.status_code}, not {status}:\n"
            f"{self._page.h1}\n{self._page.text[:800]}"
        )
        return self._page

    def _own_address(self, response: TestResponse) -> str:
        parts = urlsplit(urljoin(response.request.path, response.headers["Location"]))
        assert parts.netloc in ("", "localhost"), f"leads away: {response.headers['Location']}"
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def check(self, response: TestResponse) -> Page:
        """The page of a response, all checks passed; `get` and its like do this by themselves."""
        assert response.mimetype == "text/html", f"{response.request.path} is {response.mimetype}"
        page = Page(
            response.get_data(as_text=True),
            path=response.request.path,
            status=response.status_code,
            headers=dict(response.headers),
        )
        found = faults(page, self.app)
        assert not found, "\n".join([f"{page.path} ({page.status})", *found])
        return page

    def _send(
        self, method: str, address: str, fields: Mapping[str, Any] | None = None
    ) -> TestResponse:
        db.session.commit()
        with counting(db.engine) as self.counted:
            response = self._apart(
                lambda: self.client.open(address, method=method, data=fields or None, buffered=True)
            )
            self._check_database(method, address)
        db.session.rollback()
        db.session.expire_all()
        self._check_headers(response, address)
        return response

    def _check_database(self, method: str, address: str) -> None:
        if method == "GET":
            assert not self.counted.writes, f"GET {address} writes: {self.counted.writes}"
        assert not self.counted.unkept, f"{address} never commits: {self.counted.unkept}"
        left = self.app.extensions.pop("changes-left-in-the-session", ())
        assert not left, f"{address} leaves changes in the session: {left}"

    def _check_headers(self, response: TestResponse, address: str) -> None:
        policy = response.headers.get("Content-Security-Policy")
        is_picture = response.mimetype.startswith("image/")
        # The page of a visit’s day, alone, starts a worker; its errors are pages like any other.
        expected = PICTURE_POLICY if is_picture else CONTENT_SECURITY_POLICY
        if response.mimetype == "text/html" and b"data-worker=" in response.data:
            expected = WORKER_POLICY
        assert policy == expected, f"{address} has the policy {policy!r}"
        assert response.headers.get("X-Content-Type-Options") == "nosniff", address

    def _apart(self, request: Callable[[], T]) -> T:
        """Without the context of the test, so that nothing lives on in the next request."""
        return Context().run(request)


def watch_sessions(app: Flask) -> None:
    """Remember what a request leaves in its session without keeping it."""

    @app.after_request
    def note_leftovers(response: Any) -> Any:
        session = db.session
        left = [*session.new, *session.dirty, *session.deleted]
        app.extensions["changes-left-in-the-session"] = tuple(map(repr, left))
        return response
