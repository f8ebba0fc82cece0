"""Where a link or an image leads: within the courses, out into the world, or nowhere good."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from content.wording import is_slug

# fmt: off - a list to be read as one
RESERVED = frozenset(
    (
        "main",
        "content",
        "nav",
        "navigation",
        "header",
        "footer",
        "menu",
        "search",
        "page",
        "body",
        "top",
        "skip-link",
        "outline",
        "title",
        "check",
        "assessment",
        "scenario",
        "reflection",
        "action",
        "local",
        "error-summary",
        "lesson",
        "progress",
    )
)
# fmt: on
_RESERVED_STARTS = ("fn-", "fnref-", "govuk-", "question-", "option-", "field-")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_BAD = re.compile(r"[\x00-\x20\x7f\\]")
_LESSON = re.compile(
    r"(?:(?P<up>\.\./)(?P<module>[^/#?]+)/?)?(?P<lesson>[^/#?]+)?(?:#(?P<heading>.*))?"
)
_NUMBERED = re.compile(r"\d{1,3}-")
_LESSON_REMEDY = "write the lesson’s name (assess), or ../module/lesson for another module’s"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its module, and that module's images with what is wrong with them."""

    module: str = ""
    images: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """A lesson, or one heading of it, that a link leads to.

    No lesson means the module; no module either means a heading of the same text.
    """

    module: str
    lesson: str
    heading: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """An address fit for a page."""

    address: str
    is_external: bool = False
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a link or image cannot be kept, and what to do."""

    message: str
    remedy: str


def anchor(slug: str) -> str:
    """Return the id a heading gets on the page: its slug, kept apart from the page's own ids."""
    if slug in RESERVED or slug.startswith(_RESERVED_STARTS):
        return f"section-{slug}"
    return slug


def resolved_link(written: str, place: Place) -> Resolved | Refused:
    """Return where a link leads, or why it may not stand."""
    address = html.unescape(html.unescape(written)).strip()
    if _BAD.search(address) or not address:
        return Refused("the link’s address is empty or holds spaces", "write the address without")
    if scheme := _SCHEME.match(address):
        return _outward(address, scheme[1].lower())
    if address.startswith("/"):
        return Refused("the link begins with /", _LESSON_REMEDY)
    if address.startswith("#"):
        return _within_page(address[1:])
    return _lesson_link(address, place)


def resolved_image(written: str, place: Place) -> Resolved | Refused:
    """Return where an image lies, or why it may not be shown."""
    address = html.unescape(html.unescape(written)).strip()
    folder, _, name = address.rpartition("/")
    if folder.removeprefix("./") != "images" or not name:
        return Refused(
            "the image does not lie in the module’s own images folder",
            "put it there and write images/name.png",
        )
    if name not in place.images:
        return Refused(f"there is no images/{name}", "put the file there, or mend its name")
    if fault := place.images[name]:
        return Refused(*fault)
    return Resolved(f"/lessons/{place.module}/images/{name}")


def _outward(address: str, scheme: str) -> Resolved | Refused:
    if scheme not in {"http", "https", "mailto"}:
        return Refused(
            f"a link may not begin with {scheme}:", "use https, http, mailto or a lesson’s name"
        )
    if scheme != "mailto" and not re.match(r"https?://[^/?#]", address, re.IGNORECASE):
        return Refused("the link’s address has no site", "write it whole: https://…")
    return Resolved(address, is_external=True)


def _within_page(heading: str) -> Resolved | Refused:
    if not is_slug(heading):
        return Refused("the link’s #id is no id", "use small letters, digits and hyphens")
    return Resolved(f"#{anchor(heading)}", target=Target("", "", anchor(heading)))


def _lesson_link(address: str, place: Place) -> Resolved | Refused:
    match = _LESSON.fullmatch(address)
    if match is None or not place.module:
        return Refused("the link leads nowhere in the courses", _LESSON_REMEDY)
    module = match["module"] or place.module
    lesson = _NUMBERED.sub("", (match["lesson"] or "").removesuffix(".md"), count=1)
    heading = match["heading"] or ""
    named = [module, *([lesson] if lesson else []), *([heading] if heading else [])]
    if not all(is_slug(name) for name in named):
        return Refused("the link leads nowhere in the courses", _LESSON_REMEDY)
    path = f"/lessons/{module}/{lesson}" if lesson else f"/lessons/{module}"
    end = f"#{anchor(heading)}" if heading else ""
    return Resolved(path + end, target=Target(module, lesson, anchor(heading) if heading else ""))
