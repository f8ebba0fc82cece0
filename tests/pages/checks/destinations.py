"""Where a page leads: every link, form and file of ours exists and takes that kind of request."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect

from tests.pages.document import attribute
from tests.pages.page import Page

Faults = Iterator[str]
ELSEWHERE = ("https", "mailto", "tel")
HOST = "localhost"
SCRIPTED = {
    "data-draft-url": "POST",
    "data-place-url": "POST",
    "data-day": "POST",
    "data-worker": "GET",
    "data-sign-in": "GET",
}
"""Addresses that only scripts ask, and how."""


def faults(page: Page, app: Flask) -> Faults:
    routes = app.url_map.bind(HOST)
    yield from _links(page, routes)
    yield from _forms(page, routes)
    yield from _script_addresses(page, routes)
    yield from _files(page, Path(app.static_folder or ""))


def _links(page: Page, routes: MapAdapter) -> Faults:
    for element in page.document.elements("a", "area"):
        address = element.get("href")
        if address is None:
            yield f"has a link without an address: {''.join(element.itertext())!r}"
            continue
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if parts.scheme not in ELSEWHERE:
                yield f"links to {address!r}"
        elif address.startswith("#"):
            if address[1:] not in page.document.by_id:
                yield f"links to {address!r}, which is not on the page"
        else:
            yield from _route(page, routes, address, "GET")


def _forms(page: Page, routes: MapAdapter) -> Faults:
    for form in page.forms:
        yield from _route(page, routes, form.action or page.path, form.method)
        for button in form.buttons:
            if button.get("formaction"):
                yield from _route(page, routes, attribute(button, "formaction"), form.method)


def _script_addresses(page: Page, routes: MapAdapter) -> Faults:
    for element in page.document.elements():
        for name, method in SCRIPTED.items():
            if element.get(name):
                yield from _route(page, routes, attribute(element, name), method)


def _route(page: Page, routes: MapAdapter, address: str, method: str) -> Faults:
    path = urlsplit(urljoin(page.path, address)).path
    try:
        routes.match(path, method=method)
    except RequestRedirect:
        yield f"leads to {address!r} by a detour"
    except HTTPException as wrong:
        yield f"leads to {address!r}, which does not answer {method} ({wrong.name})"


def _files(page: Page, static: Path) -> Faults:
    for element in page.document.elements("link", "script", "img", "source", "use"):
        address = element.get("src") or element.get("href")
        if address is None or _is_canonical(element):
            continue
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            yield f"loads {address!r} from elsewhere"
        elif not _is_there(parts.path, static):
            yield f"loads {address!r}, which is not there"


def _is_there(path: str, static: Path) -> bool:
    """Files made beforehand; images of courses come through a route."""
    return not path.startswith("/static/") or (static / path.removeprefix("/static/")).is_file()


def _is_canonical(element: Element) -> bool:
    return element.tag == "link" and element.get("rel") == "canonical"
