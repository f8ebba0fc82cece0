"""What templates stand on: names found quickly, and what a page asks for often worked out once."""

from collections.abc import MutableMapping
from functools import cache
from typing import Any

from flask import Flask, g, request, url_for
from flask.templating import Environment
from flask_wtf.csrf import generate_csrf


class Templates(Environment):
    """Flask's templates, which share one set of global names instead of a view of it for each.

    Every `import` of a template compares those names with its own.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The global names of a template."""
        return super().make_globals(d) if d else self.globals


def init_app(app: Flask) -> None:
    """Templates ask this module for addresses and for the token of their forms."""
    app.jinja_env.globals.update(url_for=address_of, csrf_token=csrf_token)


def address_of(endpoint: str, **values: Any) -> str:
    """The address of a page, as Flask makes it; one that nothing is put into is kept."""
    if values:
        return url_for(endpoint, **values)
    return _plain_address(request.script_root, endpoint)


@cache
def _plain_address(_root: str, endpoint: str) -> str:
    return url_for(endpoint)


def csrf_token() -> str:
    """The token of all forms of one page; Flask-WTF keeps it for the request, and says where."""
    token: str = g.get("csrf_token") or generate_csrf()
    return token
