"""What a person sees when the answer is no. Nothing here shows a traceback or loses their way."""

from errno import EDQUOT, ENOSPC
from http import HTTPStatus
from traceback import format_tb

from flask import Flask, current_app, render_template, request
from flask_wtf.csrf import CSRFError
from jinja2 import Template
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException

from learning.database import db
from learning.errors import Conflict, NotAllowed, NotFound, Refused
from learning.web.typed import typed_form

Answer = tuple[str, int]
NO_ROOM = ("disk is full", "No space left")
"""What SQLite and PostgreSQL say when the disk is full."""


def init_app(app: Flask) -> None:
    """Every kind of no has a page in plain words."""
    app.register_error_handler(NotFound, lambda _error: _page(HTTPStatus.NOT_FOUND))
    app.register_error_handler(NotAllowed, lambda _error: _page(HTTPStatus.FORBIDDEN))
    app.register_error_handler(Conflict, _conflict)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(OperationalError, _database_busy)
    app.register_error_handler(Exception, _unexpected)


def _page(status: int, message: str = "") -> Answer:
    """The page of this no; what had been typed into a form stands on it, to be copied."""
    names: list[str | Template] = [f"errors/{int(status)}.html", "errors/other.html"]
    typed = typed_form() if request.method == "POST" else None
    return render_template(names, message=message, typed=typed), status


def _refused(error: Refused) -> Answer:
    return _page(HTTPStatus.UNPROCESSABLE_ENTITY, error.message)


def _conflict(error: Conflict) -> Answer:
    return _page(HTTPStatus.CONFLICT, error.message)


def _forged(_error: CSRFError) -> Answer:
    return _page(
        HTTPStatus.BAD_REQUEST,
        "This form was open for a long time, or was not sent from this site. "
        "Go back, copy anything you typed, open the page again and send it once more.",
    )


def _http_error(error: HTTPException) -> Answer:
    return _page(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)


def _database_busy(error: OperationalError) -> Answer:
    """A locked, full or absent database: nothing was kept, and the person is told so."""
    db.session.rollback()
    is_full = any(words in str(error.orig) for words in NO_ROOM)
    return _page(HTTPStatus.INSUFFICIENT_STORAGE if is_full else HTTPStatus.SERVICE_UNAVAILABLE)


def _unexpected(error: Exception) -> Answer:
    db.session.rollback()
    _log(error)
    is_full = isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT)
    return _page(HTTPStatus.INSUFFICIENT_STORAGE if is_full else HTTPStatus.INTERNAL_SERVER_ERROR)


def _log(error: Exception) -> None:
    """Where it happened. What a database says may quote the row, so of that only the kind."""
    if not isinstance(error, DBAPIError):
        current_app.logger.error("unexpected error", exc_info=error)
        return
    constraint = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
    current_app.logger.error(
        "unexpected error of the database: %s %s\n%s",
        type(error.orig).__name__,
        constraint or "",
        "".join(format_tb(error.__traceback__)),
    )
