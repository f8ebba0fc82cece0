"""What happens to Markdown's tree before it becomes HTML: signs, terms, tables, pictures."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Literal

from markdown.util import AtomicString

from content.render.marks import START
from content.typography import curly

_BLOCKS = frozenset(
    ["blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"]
)
_ESCAPED = re.compile("\x02(\\d+)\x03")
_TASK = re.compile(r"\[([ xX])\][ \n]+")
_STATES = {" ": "To do:", "x": "Done:"}
"""A task's state in words: a box alone says nothing to a screen reader."""

type_of_text = Literal["text", "tail"]


def texts(element: etree.Element) -> Iterator[tuple[etree.Element, type_of_text, bool]]:
    """Yield each text in reading order, with whether a block of its own begins there."""
    yield element, "text", element.tag in _BLOCKS
    for child in list(element):
        yield from texts(child)
        yield child, "tail", child.tag in _BLOCKS


def set_signs(root: etree.Element) -> None:
    """Turn straight quotation marks and typed dashes into printed ones, but not in code."""
    last = ""
    skipped = {id(text) for code in root.iter("code") for text in code.iter()}
    for element, part, is_new in texts(root):
        text = element.text if part == "text" else element.tail
        if is_new:
            last = ""
        if part == "text" and id(element) in skipped:
            last = "x"
        elif text and not isinstance(text, AtomicString):
            changed = curly(text, last)
            setattr(element, part, changed)
            last = changed[-1]
        elif part == "text" and element.tag in {"img", "sup"}:
            last = "x"


def finish_tables(root: etree.Element) -> None:
    """Give each table a frame that scrolls by keyboard, classes for alignment, scopes."""
    for parent in list(root.iter()):
        for position, child in enumerate(list(parent)):
            if child.tag == "table":
                parent[position] = _framed(child)


def _framed(table: etree.Element) -> etree.Element:
    heads = [" ".join("".join(th.itertext()).split()) for th in table.iter("th")]
    label = ", ".join(head for head in heads if head)[:250]
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if align := cell.attrib.pop("align", ""):
            cell.set("class", f"align-{align}")
    name = f"Table: {_unescaped(label)}" if label else "Table"
    frame = etree.Element(
        "div", {"class": "table-frame", "tabindex": "0", "role": "region", "aria-label": name}
    )
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def finish_tasks(root: etree.Element) -> None:
    """Write the state of each task in words and mark its list."""
    for ul in root.iter("ul"):
        found = [_finish_task(li) for li in ul]
        if any(found):
            ul.set("class", "task-list")


def _finish_task(li: etree.Element) -> bool:
    holder = li[0] if len(li) and li[0].tag == "p" and not (li.text or "").strip() else li
    match = _TASK.match(holder.text or "")
    if match is None or holder.text is None:
        return False
    state = etree.Element("span", {"class": "task-state"})
    state.text = _STATES[match[1].lower()]
    state.tail = f" {holder.text[match.end() :]}"
    holder.text = ""
    holder.insert(0, state)
    return True


def finish_figures(root: etree.Element) -> None:
    """Make a picture alone in its paragraph, with a title, a figure with a caption."""
    for paragraph in list(root.iter("p")):
        if len(paragraph) != 1 or paragraph[0].tag != "img" or (paragraph.text or "").strip():
            continue
        picture = paragraph[0]
        title = picture.attrib.get("title", "")
        if title and not (picture.tail or "").strip():
            paragraph.tag = "figure"
            etree.SubElement(paragraph, "figcaption").text = AtomicString(curly(_unescaped(title)))


def finish_callouts(root: etree.Element) -> None:
    """Rename Markdown's admonitions to our callouts."""
    for box in root.iter("div"):
        kind = box.get("class", "").removeprefix("admonition ")
        if kind != box.get("class", ""):
            box.set("class", f"callout callout-{kind}")
            for title in box.findall("p[@class='admonition-title']"):
                title.set("class", "callout-title")


def finish_footnotes(root: etree.Element) -> None:
    """Make the footnotes a named section whose links back say where they lead."""
    for div in root.iter("div"):
        if div.get("class") == "footnote":
            div.tag = "section"
            div.attrib = {"class": "footnotes", "role": "doc-endnotes", "aria-label": "Footnotes"}
    for link in root.iter("a"):
        if link.get("class") == "footnote-backref":
            link.set("class", "footnote-back")
            link.set("aria-label", link.attrib.pop("title", "Back to the text"))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1])), text).replace(START, "")
