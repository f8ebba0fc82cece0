"""A page that has been checked, with what a person could find on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from tests.pages.document import Document, attribute, classes, squeezed, text_of, words_in
from tests.pages.forms import Field, Form, words_on


@dataclass(frozen=True)
class Link:
    """A link by its words."""

    text: str
    path: str


class Page:
    """What came back for one address. Made by the browser, which has checked it already."""

    def __init__(self, html: str, *, path: str, status: int, headers: Mapping[str, str]) -> None:
        self.document = Document(html)
        self.html = html
        self.path = path
        self.status = status
        self.headers = headers

    def __contains__(self, words: str) -> bool:
        return words in self.text

    def __repr__(self) -> str:
        return f"<Page {self.path} {self.status} {self.h1!r}>"

    @property
    def title(self) -> str:
        return text_of_title(self.document)

    @property
    def h1(self) -> str:
        return text_of(self.document.first("h1"))

    @property
    def text(self) -> str:
        """Everything to read in the main part of the page."""
        main = self.document.first("main")
        return text_of(self.document.root if main is None else main)

    @property
    def whole_text(self) -> str:
        """Everything to read, header and footer included."""
        return text_of(self.document.first("body"))

    def headings(self, level: int | None = None) -> list[str]:
        """The headings of the main part, of one level or of all."""
        tags = [f"h{level}"] if level else [f"h{number}" for number in range(1, 7)]
        return [text_of(each) for each in self._main() if each.tag in tags]

    @property
    def links(self) -> list[Link]:
        """Every link, header and footer included."""
        found = [e for e in self.document.elements("a") if e.get("href")]
        return [Link(e.get("aria-label") or text_of(e), attribute(e, "href")) for e in found]

    def link(self, words: str) -> Link:
        """The link with these words; where several stand, they must lead to the same place."""
        found = [e for e in self.links if e.text == words] or self._links_beginning(words)
        assert found, f"no link {words!r} among {[each.text for each in self.links]}"
        assert len({each.path for each in found}) == 1, f"several links {words!r}: {found}"
        return found[0]

    def has_link(self, words: str) -> bool:
        return any(each.text == words for each in self.links)

    @property
    def buttons(self) -> list[str]:
        """The words on everything that sends a form."""
        return [words_on(b) for form in self.forms for b in form.buttons]

    @property
    def forms(self) -> list[Form]:
        return [Form(self.document, each) for each in self.document.elements("form")]

    def form_with(self, button: str) -> tuple[Form, Element]:
        """The form that this button sends, and the button: by all its words, or how they begin."""
        known = [(f, b, words_on(b)) for f in self.forms for b in f.buttons]
        exact = [(f, b) for f, b, words in known if words == button]
        beginning = [(f, b) for f, b, words in known if words.startswith(button)]
        found = exact or beginning
        assert len(found) == 1, f"{len(found)} buttons {button!r} among {[k[2] for k in known]}"
        return found[0]

    def field(self, name_or_label: str) -> Field:
        """A field anywhere on the page, by its name or its label."""
        found = [f for form in self.forms for f in form.fields.values()]
        match = [f for f in found if name_or_label in (f.name, f.label)]
        assert match, f"no field {name_or_label!r} among {[(f.name, f.label) for f in found]}"
        return match[0]

    def has_field(self, name_or_label: str) -> bool:
        names = [(f.name, f.label) for form in self.forms for f in form.fields.values()]
        return any(name_or_label in each for each in names)

    @property
    def errors(self) -> list[str]:
        """The messages of the error summary."""
        summaries = [e for e in self._main() if "govuk-error-summary" in classes(e)]
        return [text_of(each) for summary in summaries for each in summary.iter("li")]

    @property
    def notices(self) -> list[str]:
        """What the product says about the last thing done."""
        return [text_of(e) for e in self._main() if "notice" in classes(e)]

    def table(self, caption: str) -> list[dict[str, str]]:
        """The rows of a table, each by the headings of its columns."""
        for table in self.document.elements("table"):
            if table_name(self.document, table) == caption:
                return _rows(table)
        raise AssertionError(f"no table {caption!r} among {self.tables}")

    @property
    def tables(self) -> list[str]:
        return [table_name(self.document, each) for each in self.document.elements("table")]

    def fact(self, name: str) -> str:
        """What stands beside a name in a list of facts or figures."""
        for row in self.document.elements("dt"):
            if text_of(row) == name:
                around = self.document.parents[row]
                following = list(around)[list(around).index(row) + 1]
                return text_of(following)
        raise AssertionError(f"no fact {name!r}")

    def element(self, key: str) -> str:
        """The words in the element of that id."""
        assert key in self.document.by_id, f"no element {key!r}"
        return text_of(self.document.by_id[key])

    def region(self, class_name: str) -> list[str]:
        """The words of each element of that class, for what has no better name."""
        return [text_of(e) for e in self._main() if class_name in classes(e)]

    def _main(self) -> list[Element]:
        main = self.document.first("main")
        elements = (self.document.root if main is None else main).iter()
        return [each for each in elements if isinstance(each.tag, str)]

    def _links_beginning(self, words: str) -> list[Link]:
        return [each for each in self.links if each.text.startswith(words)]


def text_of_title(document: Document) -> str:
    title = document.first("title")
    return squeezed("".join(title.itertext())) if title is not None else ""


def table_name(document: Document, table: Element) -> str:
    """A table's caption, or what the region around it is called."""
    around = document.within(table, "div")
    region = around if around is not None and around.get("role") == "region" else table
    caption = text_of(next(table.iter("caption"), None))
    return caption or attribute(table, "aria-label") or attribute(region, "aria-label")


def _rows(table: Element) -> list[dict[str, str]]:
    rows = [[text_of(c) for c in row if c.tag in ("th", "td")] for row in table.iter("tr")]
    return [dict(zip(rows[0], each, strict=True)) for each in rows[1:]]


def visible_words(page: Page, *leaving_out: str) -> list[str]:
    """The pieces of text of a whole page, without what stands in those tags."""
    body = page.document.first("body")
    return [] if body is None else [w.text for w in words_in(body, *leaving_out)]
