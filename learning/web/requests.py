"""What a request may bring: text. No page takes a file, so a form with one is refused at once."""

from flask import Flask, request
from werkzeug.exceptions import UnsupportedMediaType


def init_app(app: Flask) -> None:
    """Where a form expects words, it is never handed a file."""
    app.before_request(_refuse_files)


def _refuse_files() -> None:
    # A request that brings nothing, as most do, need not be taken apart to see.
    if request.content_type and request.files:
        raise UnsupportedMediaType
