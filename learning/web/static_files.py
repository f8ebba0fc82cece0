"""Built files: named by content, served compressed, kept by the browser for ever."""

import json
import re
from functools import cache
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, request
from whitenoise import WhiteNoise

from learning.web.headers import FIXED

STATIC = Path(__file__).parent / "static"
NAMED_BY_CONTENT = re.compile(r"^.+\.[0-9a-f]{8}\.(?:css|js|woff2|svg|png)$")


def init_app(app: Flask) -> None:
    """Files under /static/ are answered before Flask is asked; templates know their names."""

    def add_headers(headers: Headers, _path: str, _url: str) -> None:
        for name, value in FIXED.items():
            headers[name] = value

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(STATIC),
        prefix="static/",
        max_age=3600,
        immutable_file_test=_is_named_by_content,
        add_headers_function=add_headers,
        allow_all_origins=False,
    )
    app.jinja_env.globals["asset"] = asset


def asset(name: str) -> str:
    """The address of a built file by its plain name, such as `app.css`."""
    return f"{request.script_root}/static/{_manifest()[name]}"


def built_file(name: str) -> Path:
    """Where a built file lies, by its plain name, for a view that serves it elsewhere."""
    return STATIC / _manifest()[name]


@cache
def _manifest() -> dict[str, str]:
    names: dict[str, str] = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    return names


def _is_named_by_content(path: str, _url: str) -> bool:
    return NAMED_BY_CONTENT.match(Path(path).name) is not None
