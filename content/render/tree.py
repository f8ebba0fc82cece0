"""What happens to Markdown's tree before it becomes HTML: signs, tables, pictures, boxes."""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from content.render.marks import SEAM
from content.render.texts import BLOCKS, in_reading_order, is_fixed, released
from content.typography import curly

LONGEST_LABEL = 250

_TASK = re.compile(r"\[([ xX])\][ \n]+")
_NOT_IN_LABEL = re.compile(r"[<>\x00-\x1f]")
_STATES = {" ": "To do:", "x": "Done:"}
"""A task's state in words: a box alone says nothing to a screen reader."""


def set_signs(root: Element) -> None:
    """Turn straight quotation marks and typed dashes into printed ones, but not in code."""
    last = ""
    for element, is_tail in in_reading_order(root):
        if element.tag in BLOCKS:
            last = ""
        text = element.tail if is_tail else element.text
        if text and not is_fixed(text):
            changed = curly(text, last)
            last = changed[-1]
            if is_tail:
                element.tail = changed
            else:
                element.text = changed
        elif text or element.tag == "img":
            last = "x"


def finish_tables(root: Element) -> None:
    """Give each table a frame that scrolls by keyboard, classes for alignment, scopes."""
    for parent in list(root.iter()):
        for position, child in enumerate(list(parent)):
            if child.tag == "table":
                parent[position] = _framed(child)


def _framed(table: Element) -> Element:
    heads = [" ".join("".join(th.itertext()).split()) for th in table.iter("th")]
    label = released(", ".join(head for head in heads if head))[:LONGEST_LABEL]
    label = _NOT_IN_LABEL.sub("", label)
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if align := cell.attrib.pop("align", ""):
            cell.set("class", f"align-{align}")
    name = f"Table: {label}" if label else "Table"
    frame = Element(
        "div", {"class": "table-frame", "tabindex": "0", "role": "region", "aria-label": name}
    )
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


def finish_tasks(root: Element) -> None:
    """Write the state of each task in words and mark its list."""
    for items in root.iter("ul"):
        found = [_finish_task(item) for item in items]
        if any(found):
            items.attrib = {"class": "task-list", "role": "list"}


def _finish_task(item: Element) -> bool:
    in_paragraph = len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()
    holder = item[0] if in_paragraph else item
    text = holder.text or ""
    match = _TASK.match(text)
    if match is None:
        return False
    mark = match[1].lower()
    state = Element("span", {"class": "task-state task-done" if mark == "x" else "task-state"})
    state.text = _STATES[mark]
    state.tail = f" {text[match.end() :]}"
    holder.text = ""
    holder.insert(0, state)
    return True


def finish_figures(root: Element) -> None:
    """Make a picture alone in its paragraph, with a title, a figure with a caption."""
    for paragraph in root.iter("p"):
        alone = len(paragraph) == 1 and not (paragraph.text or "").strip()
        if not alone or paragraph[0].tag != "img" or (paragraph[0].tail or "").strip():
            continue
        if title := paragraph[0].get("title", ""):
            paragraph.tag = "figure"
            caption = SubElement(paragraph, "figcaption")
            caption.text = AtomicString(curly(released(title)))


def finish_callouts(root: Element) -> None:
    """Rename Markdown's admonitions to our callouts."""
    for box in root.iter("div"):
        name, _, kind = box.get("class", "").partition(" ")
        if name == "admonition":
            box.set("class", f"callout callout-{kind}")
            for title in box.findall("p[@class='admonition-title']"):
                title.set("class", "callout-title")


def set_seams(root: Element) -> None:
    """Mark where each element of the text ends."""
    for element in root:
        element.tail = f"\n{SEAM}"


def finish_footnotes(root: Element) -> None:
    """Make the footnotes a named section whose links back say where they lead."""
    for notes in root.iter("div"):
        if notes.get("class") == "footnote":
            notes.tag = "section"
            notes.attrib = {"class": "footnote", "role": "doc-endnotes", "aria-label": "Footnotes"}
    for link in root.iter("a"):
        if link.get("class") == "footnote-backref":
            link.set("class", "footnote-back")
            link.set("aria-label", link.attrib.pop("title", ""))
