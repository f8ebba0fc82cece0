"""What a request may bring: text. A form with a file is refused, but for pages that ask for one."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.exceptions import UnsupportedMediaType

V = TypeVar("V", bound=Callable[..., Any])


def takes_file(view: V) -> V:
    """Mark a view whose form has a field for a file; the innermost decorator of all."""
    view.takes_file = True  # type: ignore[attr-defined]
    return view


def init_app(app: Flask) -> None:
    """Where a form expects words, it is never handed a file."""
    app.before_request(_refuse_files)


def _refuse_files() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_file", False):
        return
    # A request that brings nothing, as most do, need not be taken apart to see.
    if request.content_type and request.files:
        raise UnsupportedMediaType
