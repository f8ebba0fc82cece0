"""Long prose cut into pieces that fit a screen seen from the back of a room. Pure.

Takes the safe HTML of lessons, which nh3 has left well-formed, and returns nothing but its parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content import plain

ROOM = 460
"""About how many characters of words one step holds."""
A_LINE = 30
"""What a new paragraph, item or row takes besides its words."""
A_PICTURE = ROOM
"""A picture has a step to itself."""

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+=\"[^\"]*\")*)\s*/?>")
_VOID = frozenset({"br", "hr", "img"})
_NOTE_MARK = re.compile(r"<sup[^>]*class=\"footnote-ref\"[^>]*>.*?</sup>", re.DOTALL)
_LINK = re.compile(r"</?a(?:\s[^>]*)?>")
_ID = re.compile(r"\s+id=\"[^\"]*\"")
_LATER = re.compile(r"\s+loading=\"[^\"]*\"")
_SENTENCE_END = re.compile(r"[.!?…][”’)\]]*\s+(?=[A-Z“‘(<0-9])")
_HEADING = re.compile(r"h[23]")
_ITEM = re.compile(r"<li(?:\s[^>]*)?>")
_ROWS = re.compile(r"<tbody>(.*)</tbody>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a passage with everything in it."""

    name: str
    html: str

    @property
    def weight(self) -> int:
        """How much of a step it takes."""
        if "<img" in self.html:
            return A_PICTURE
        rows = len(_ITEM.findall(self.html)) or self.html.count("<tr>") or 1
        return len(plain(self.html)) + A_LINE * rows


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a passage for one step, under the heading it stands below (none: no words)."""

    heading: str
    html: str

    @property
    def weight(self) -> int:
        """How long it takes compared with others: the characters of its words."""
        return max(len(plain(self.html)), A_LINE)


def cuts_of(html: str) -> Iterator[Cut]:
    """The pieces of some safe HTML, in order: a new one at each heading, and when one is full.

    Links, ids and notes at the foot are left out: nobody in a room can follow them.
    """
    heading, held = "", list[Element]()
    for element in elements_of(without_links(html)):
        if _HEADING.fullmatch(element.name):
            yield from _full(heading, held)
            heading, held = plain(element.html), []
        else:
            held += _small(element)
    yield from _full(heading, held)


def elements_of(html: str) -> tuple[Element, ...]:
    """The elements side by side in some HTML; bare words become paragraphs."""
    found = []
    for name, text in _side_by_side(html):
        if name:
            if not (name == "section" and "footnote" in text[:120]):
                found.append(Element(name, text))
        elif text.strip():
            found.append(Element("p", f"<p>{text.strip()}</p>"))
    return tuple(found)


def without_links(html: str) -> str:
    """The same words without links, ids and marks of footnotes; pictures are there at once."""
    for pattern in (_NOTE_MARK, _LINK, _ID, _LATER):
        html = pattern.sub("", html)
    return html


def _side_by_side(html: str) -> Iterator[tuple[str, str]]:
    """Each element with its name, and what stands between elements with none."""
    depth, start, name = 0, 0, ""
    for tag in _TAG.finditer(html):
        closes, tag_name, _ = tag.groups()
        if tag_name in _VOID:
            if depth == 0 and tag_name == "hr":
                yield "", html[start : tag.start()]
                start = tag.end()
            continue
        if not closes:
            if depth == 0:
                yield "", html[start : tag.start()]
                start, name = tag.start(), tag_name
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield name, html[start : tag.end()]
                start = tag.end()
    yield "", html[start:]


def _full(heading: str, held: Sequence[Element]) -> Iterator[Cut]:
    """What was held under a heading, filled into steps one after another."""
    piece, weight = list[str](), 0
    for element in held:
        if piece and weight + element.weight > ROOM:
            yield Cut(heading, "\n".join(piece))
            piece, weight = [], 0
        piece.append(element.html)
        weight += element.weight
    if piece:
        yield Cut(heading, "\n".join(piece))


def _small(element: Element) -> Iterator[Element]:
    """The element, or its parts if it is more than a step holds."""
    if element.weight <= ROOM:
        yield element
    elif element.name == "p" and "<img" not in element.html:
        yield from _shorter_paragraphs(element)
    elif element.name in ("ul", "ol"):
        yield from _shorter_lists(element)
    elif element.name == "div" and _ROWS.search(element.html):
        yield from _shorter_tables(element)
    else:
        yield element


def _shorter_paragraphs(element: Element) -> Iterator[Element]:
    """A long paragraph as several, cut between sentences that stand in nothing else."""
    inside = element.html[element.html.index(">") + 1 : -len("</p>")]
    whole = len(plain(inside))
    wanted = -(-whole // (-(-whole // (ROOM - A_LINE))))
    piece = ""
    for sentence in _sentences(inside):
        if piece and len(plain(piece + sentence)) > wanted + A_LINE:
            yield Element("p", f"<p>{piece.strip()}</p>")
            piece = ""
        piece += sentence
    if piece.strip():
        yield Element("p", f"<p>{piece.strip()}</p>")


def _sentences(inside: str) -> Iterator[str]:
    """The sentences of a paragraph; none ends within emphasis or an abbreviation's words."""
    depths = [(tag.start(), tag.end(), tag[1], tag[2]) for tag in _TAG.finditer(inside)]
    start = 0
    for end in _SENTENCE_END.finditer(inside):
        opened = sum(
            -1 if closes else 1
            for at, _, closes, name in depths
            if at < end.start() and name not in _VOID
        )
        within_tag = any(at < end.start() < to for at, to, _, _ in depths)
        if opened == 0 and not within_tag:
            yield inside[start : end.end()]
            start = end.end()
    yield inside[start:]


def _shorter_lists(element: Element) -> Iterator[Element]:
    """A long list as several; a numbered one goes on counting."""
    opening = element.html[: element.html.index(">") + 1]
    inside = element.html[len(opening) : element.html.rindex("</")]
    items = [each for each in elements_of(inside) if each.name == "li"]
    number = 1
    for piece in _filled(items, ROOM):
        tag = f'<ol start="{number}">' if element.name == "ol" and number > 1 else opening
        yield Element(element.name, f"{tag}{_joined(piece)}</{element.name}>")
        number += len(piece)


def _shorter_tables(element: Element) -> Iterator[Element]:
    """A long table as several with the same head."""
    rows = _ROWS.search(element.html)
    if rows is None:
        return
    before, after = element.html[: rows.start(1)], element.html[rows.end(1) :]
    lines = [each for each in elements_of(rows[1]) if each.name == "tr"]
    room = ROOM - min(ROOM // 3, len(plain(before)))
    for piece in _filled(lines, room):
        yield Element(element.name, f"{before}{_joined(piece)}{after}")


def _filled(elements: Sequence[Element], room: int) -> Iterator[list[Element]]:
    """The elements in as few heaps as hold them, each about as full as the others."""
    whole = sum(each.weight for each in elements)
    heaps = max(1, -(-whole // room))
    wanted, heap, weight = whole / heaps, list[Element](), 0
    for each in elements:
        if heap and weight + each.weight / 2 > wanted:
            yield heap
            heap, weight = [], 0
        heap.append(each)
        weight += each.weight
    if heap:
        yield heap


def _joined(elements: Sequence[Element]) -> str:
    return "\n".join(each.html for each in elements)
