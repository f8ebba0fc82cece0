"""Pages and tables go out compressed, for browsers that take them so."""

import zlib
from functools import lru_cache
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header

KINDS = frozenset({"text/html", "text/csv"})
LEAST = 500
"""Bytes; less is not worth it."""
LEVEL = 3
"""Of nine: beyond it a page costs more time than it saves bytes."""
GZIP = zlib.MAX_WBITS + 16


def init_app(app: Flask) -> None:
    """Every answer of the kinds above is compressed from now on."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if not _is_worth_it(response):
        return response
    response.vary.add("Accept-Encoding")
    if _takes_gzip(request.headers.get("Accept-Encoding", "")):
        response.set_data(zlib.compress(response.get_data(), LEVEL, wbits=GZIP))
        response.headers["Content-Encoding"] = "gzip"
    return response


def _is_worth_it(response: Response) -> bool:
    return (
        response.status_code == HTTPStatus.OK
        and response.mimetype in KINDS
        and (response.content_length or 0) >= LEAST
        and "Content-Encoding" not in response.headers
    )


@lru_cache(maxsize=64)
def _takes_gzip(accepted: str) -> bool:
    return parse_accept_header(accepted).quality("gzip") > 0
