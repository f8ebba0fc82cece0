"""The skeleton: parses, one top heading, language, ids, landmarks, tables, nothing inline."""

from collections import Counter
from collections.abc import Iterator

from tests.pages.document import attribute, classes, text_of
from tests.pages.page import Page, table_name

Faults = Iterator[str]
POINTERS = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "headers")


def parses(page: Page) -> Faults:
    for error in page.document.errors:
        yield f"is not strict HTML: {error}"
    if not page.html.lstrip().lower().startswith("<!doctype html>"):
        yield "does not begin with a doctype"


def has_one_top_heading(page: Page) -> Faults:
    found = page.document.elements("h1")
    if len(found) != 1:
        yield f"has {len(found)} top headings: {[text_of(e) for e in found]}"
    elif not page.h1:
        yield "has an empty top heading"


def title_begins_with_the_heading(page: Page) -> Faults:
    if not page.title.startswith(page.h1):
        yield f"has a title {page.title!r} that does not begin with {page.h1!r}"
    if not page.title.removeprefix(page.h1):
        yield "has a title that does not name the product"


def is_in_british_english(page: Page) -> Faults:
    if page.document.root.get("lang") != "en-GB":
        yield f"has the language {page.document.root.get('lang')!r}"


def fits_a_phone(page: Page) -> Faults:
    metas = [e for e in page.document.elements("meta") if e.get("name") == "viewport"]
    if len(metas) != 1 or "width=device-width" not in attribute(metas[0], "content"):
        yield "does not say that it fits the width of the device"
    elif "user-scalable" in attribute(metas[0], "content") or "maximum" in str(metas[0].attrib):
        yield "keeps people from zooming"


def headings_do_not_skip_levels(page: Page) -> Faults:
    """A summary of errors may stand before the top heading, as an h2."""
    before = 1
    for heading in page.document.elements("h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(heading.tag[1])
        if level > before + 1:
            yield f"skips from h{before} to h{level} at {text_of(heading)!r}"
        if not text_of(heading):
            yield f"has an empty h{level}"
        before = level


def ids_are_unique(page: Page) -> Faults:
    counted = Counter(key for e in page.document.elements() if (key := e.get("id")) is not None)
    for key, times in counted.items():
        if times > 1:
            yield f"has {times} elements with the id {key!r}"
        if not key or any(c.isspace() for c in key):
            yield f"has an id {key!r} that nothing can point to"


def pointers_have_targets(page: Page) -> Faults:
    for element in page.document.elements():
        for name in POINTERS:
            for key in attribute(element, name).split():
                if key not in page.document.by_id:
                    yield f"has {name}={key!r} on a {element.tag} that leads nowhere"


def has_its_landmarks(page: Page) -> Faults:
    document = page.document
    if len(document.elements("main")) != 1:
        yield "has not exactly one main part"
    unnamed = [e for e in document.elements("nav") if not named(page, e)]
    if unnamed:
        yield f"has {len(unnamed)} navigations without a name"
    names = Counter(attribute(e, "aria-label") for e in document.elements("nav"))
    for name, times in names.items():
        if name and times > 1:
            yield f"has {times} navigations called {name!r}"


def named(page: Page, element: object) -> bool:
    key = element.get("aria-labelledby")  # type: ignore[attr-defined]
    return bool(element.get("aria-label") or (key and text_of(page.document.by_id.get(key))))  # type: ignore[attr-defined]


def has_a_skip_link(page: Page) -> Faults:
    first = next((e for e in page.document.elements("a") if e.get("href")), None)
    if first is None or not attribute(first, "href").startswith("#"):
        yield "does not begin with a skip link"
    elif attribute(first, "href")[1:] not in page.document.by_id:
        yield "has a skip link that leads nowhere"


def images_have_alternatives(page: Page) -> Faults:
    for image in page.document.elements("img"):
        if image.get("alt") is None:
            yield f"has an image without an alternative: {image.get('src')}"
    for drawing in page.document.elements("svg"):
        hidden = drawing.get("aria-hidden") == "true"
        if not hidden and not (drawing.get("role") == "img" and _drawing_name(page, drawing)):
            yield "has a drawing that is neither hidden nor named"


def _drawing_name(page: Page, drawing: object) -> bool:
    return named(page, drawing) or any(True for _ in drawing.iter("title"))  # type: ignore[attr-defined]


def tables_have_headers(page: Page) -> Faults:
    for table in page.document.elements("table"):
        name = table_name(page.document, table)
        if not name:
            yield "has a table without a caption"
        heads = list(table.iter("th"))
        if not any(e.get("scope") == "col" for e in heads):
            yield f"has a table {name!r} without headed columns"
        if any(e.get("scope") not in ("col", "row", "colgroup", "rowgroup") for e in heads):
            yield f"has a table {name!r} with a heading that heads nothing (scope)"


def has_nothing_inline(page: Page) -> Faults:
    for element in page.document.elements():
        if element.tag == "style" or element.get("style") is not None:
            yield f"has inline style on a {element.tag}"
        if element.tag == "script" and (not element.get("src") or (element.text or "").strip()):
            yield "has an inline script"
        for name in element.attrib:
            if isinstance(name, str) and name.startswith("on"):
                yield f"has an inline {name}"


def lists_hold_items(page: Page) -> Faults:
    for each in page.document.elements("ul", "ol"):
        if not [child for child in each if child.tag == "li"]:
            yield f"has an empty list {sorted(classes(each))}"


CHECKS = (
    parses,
    has_one_top_heading,
    title_begins_with_the_heading,
    is_in_british_english,
    fits_a_phone,
    headings_do_not_skip_levels,
    ids_are_unique,
    pointers_have_targets,
    has_its_landmarks,
    has_a_skip_link,
    images_have_alternatives,
    tables_have_headers,
    has_nothing_inline,
    lists_hold_items,
)
