"""What stands around every page: who is looking, where they can go, how they like to read."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import Flask, current_app, request
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from learning.web import reading
from learning.web.templating import address_of


class NavigationLink(NamedTuple):
    """One entry of the navigation. `current`: `page` for the page itself, `true` for one below."""

    label: str
    url: str
    current: str | None


class HatChoice(NamedTuple):
    """One school a person may be looking from."""

    membership_id: int
    school_name: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """Who is looking, as the frame of a page shows it."""

    name: str
    person_key: str
    school_name: str | None
    hats: tuple[HatChoice, ...]
    navigation: tuple[NavigationLink, ...]


NAVIGATION = (
    ("Home", "home.read_home", None),
    ("Modules", "courses.list_modules", None),
    ("Development", "home.read_development", None),
    ("Sessions", "inset.list_sessions", None),
    ("My record", "records.read_record", None),
    ("School", "administration.read_desk", ("administrator", "senco")),
    ("Succession", "talent.read_school_succession", ("leader",)),
    ("Trust", "skills.read_trust_totals", ("trust_lead",)),
)
"""Label, endpoint, and the roles it is for (None: everybody)."""
ALSO_BELOW = {
    "Modules": ("/lessons/", "/pathways", "/glossary", "/search", "/templates"),
    "Development": (
        "/audit",
        "/becoming-a-senco",
        "/diary",
        "/directory",
        "/network",
        "/opportunities",
        "/placements",
        "/plan",
        "/qualification",
        "/sharing",
        "/visits",
    ),
    "Sessions": ("/join", "/room/"),
    "My record": ("/certificates/",),
    "Trust": ("/trust/",),
}
"""Where the addresses of an entry's pages begin, beside those that begin with its own."""


def init_app(app: Flask) -> None:
    """Every template can ask for `viewer`, `reading` and `demonstration`."""
    app.context_processor(_for_every_page)


def _for_every_page() -> dict[str, Any]:
    return {
        "viewer": _viewer(),
        "reading": reading.from_request(request),
        "demonstration": current_app.config["DEMONSTRATION"],
    }


def _viewer() -> Chrome | None:
    """Who is looking; nobody, where the database cannot say: an error page needs no more."""
    try:
        viewer: Any = current_user._get_current_object()
        return _chrome(viewer) if viewer.is_authenticated else None
    except SQLAlchemyError:
        return None


def _chrome(viewer: Any) -> Chrome:
    hat = viewer.hat
    return Chrome(
        name=viewer.name,
        person_key=str(viewer.id),
        school_name=hat.school_name if hat else None,
        hats=tuple(HatChoice(h.membership_id, h.school_name, h is hat) for h in viewer.hats),
        navigation=tuple(_navigation(hat.roles if hat else frozenset())),
    )


def _navigation(roles: frozenset[str]) -> list[NavigationLink]:
    links = (
        (label, address_of(endpoint))
        for label, endpoint, for_roles in NAVIGATION
        if for_roles is None or not roles.isdisjoint(for_roles)
    )
    return [NavigationLink(label, url, _current(label, url)) for label, url in links]


def _current(label: str, url: str) -> str | None:
    """How the page asked for stands to this entry, in the words of aria-current."""
    if request.path == url:
        return "page"
    below = () if url == "/" else (f"{url}/", *ALSO_BELOW.get(label, ()))
    return "true" if request.path.startswith(below) else None
