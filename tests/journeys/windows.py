"""Windows of a real browser, each watched for what should not happen in it."""

from contextvars import Context
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, ConsoleMessage
from playwright.sync_api import Page as Window

from tests.cast import Member
from tests.live import Server
from tests.sign_in import sign_in

PATIENCE = 10_000
"""Milliseconds to wait for what should be there at once, on a slow machine."""
HARMLESS = ("net::ERR_", "Failed to load resource", "error occurred when fetching the script")
"""What the console says when a test cuts the connection, or a form is refused."""


class Windows:
    """Opens windows on one server and closes them all."""

    def __init__(self, chromium: Chromium, server: Server) -> None:
        self.chromium = chromium
        self.server = server
        self.wrong: list[str] = []
        self._contexts: list[BrowserContext] = []

    def open(
        self,
        person: Member | None = None,
        *,
        width: int = 1280,
        height: int = 900,
        javascript: bool = True,
        **options: Any,
    ) -> Window:
        """A window of its own, with this person signed in."""
        context = self.chromium.new_context(
            base_url=self.server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
            **options,
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        if person is not None:
            context.add_cookies([self._signed_in(person)])
        window = context.new_page()
        window.on("pageerror", lambda error: self.wrong.append(str(error)))
        window.on("console", self._hear)
        return window

    def close(self) -> None:
        """Every window is closed; raises if anything went wrong in one."""
        for context in self._contexts:
            context.close()
        assert not self.wrong, self.wrong

    def _signed_in(self, person: Member) -> Any:
        """The cookie of a session that the product itself has made."""
        app = self.server.app

        def made() -> str:
            client = app.test_client()
            sign_in(app, client, person)
            cookie = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
            assert cookie is not None
            return cookie.value

        name = app.config["SESSION_COOKIE_NAME"]
        return {"name": name, "value": Context().run(made), "url": self.server.url}

    def _hear(self, message: ConsoleMessage) -> None:
        is_harmless = any(words in message.text for words in HARMLESS)
        if message.type == "error" and not is_harmless:
            self.wrong.append(message.text)
