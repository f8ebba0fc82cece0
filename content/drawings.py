"""Whether an SVG picture does nothing but draw. It is read, held against short lists, not changed.

A picture is shown as an image, which runs nothing; these lists are there for whoever opens its
file by itself, and for the PDFs.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from content.drawing_lists import ATTRIBUTES, ELEMENTS, UNDRAWN
from content.drawing_style import leads_out, style_fault
from content.problems import Fault, quoted

LARGEST_DRAWING = 128 * 1024
MOST_ELEMENTS = 1_000
MOST_REFERENCES = 100
DEEPEST = 20

_SVG = "http://www.w3.org/2000/svg "
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML = "http://www.w3.org/XML/1998/namespace "
_OF_XML = frozenset({f"{_XML}space", f"{_XML}lang"})
_WORDS = frozenset({"aria-label"})
_NUMBER = re.compile(r"[-+]?\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_REFERENCE = re.compile(r"url\(#([^)]*)\)")
_OPAQUE = re.compile(r"#(?:[0-9a-f]{3}){1,2}|(?!none|transparent|currentcolor|inherit)[a-z]+")
_SEEN_THROUGH = ("opacity", "fill-opacity", "clip-path", "transform")
_PLAIN = "save the picture as “optimised SVG”, or as PNG"


class _RefusedError(Exception):
    """The picture may not be shown: what is wrong, and what to do."""


def drawing_fault(raw: bytes) -> Fault | None:
    """Return what keeps an SVG picture from being shown, if anything."""
    if len(raw) > LARGEST_DRAWING:
        said = f"the picture is larger than {LARGEST_DRAWING // 1024} kB"
        return (said, "simplify it, or save it as PNG")
    # The parser would take UTF-16 for what it is, and a browser, told UTF-8, would not.
    if b"\0" in raw or not _is_utf8(raw):
        return ("the picture is not UTF-8 text", "save it again as plain SVG")
    return _Reader().fault(raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@dataclass(slots=True)
class _Reader:
    """Reads one picture; what may not stand is raised from within the parser."""

    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate(None, " "))
    open: list[tuple[str, str]] = field(default_factory=list)
    """Names and ids of the elements that are not closed yet."""
    count: int = 0
    box: tuple[float, ...] = ()
    ground: bool = False
    words: str = ""
    title: str = ""
    ids: set[str] = field(default_factory=set)
    targets: list[str] = field(default_factory=list)
    referring: set[str] = field(default_factory=set)
    """Ids of elements that use something, or hold something that does."""

    def fault(self, raw: bytes) -> Fault | None:
        parser = self.parser
        parser.buffer_text = True
        parser.XmlDeclHandler = self.declared
        parser.StartDoctypeDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction
        parser.StartElementHandler = self.begins
        parser.EndElementHandler = self.ends
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(raw, True)
            self.finished()
        except _RefusedError as refused:
            return (refused.args[0], refused.args[1])
        except expat.ExpatError as mistake:
            said = f"the picture is not well-formed XML (line {mistake.lineno})"
            return (said, "save it again as plain SVG")
        return None

    def refuse(self, said: str, remedy: str) -> NoReturn:
        raise _RefusedError(f"{said} (line {self.parser.CurrentLineNumber} of the picture)", remedy)

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() != "utf-8":
            self.refuse(f"the encoding is {quoted(encoding)}", "save it as UTF-8")

    def doctype(self, *_named: object) -> None:
        self.refuse("the picture has a DOCTYPE", "delete it: pictures need none")

    def instruction(self, target: str, _words: str) -> None:
        self.refuse(f"{quoted(f'<?{target}')} may not stand in a picture", "delete it")

    def begins(self, full_name: str, attributes: dict[str, str]) -> None:
        name = full_name.removeprefix(_SVG)
        if not self.open:
            self.root(full_name, attributes)
        if not full_name.startswith(_SVG) or name not in ELEMENTS:
            shown = full_name.rpartition(" ")[2]
            self.refuse(f"{quoted(f'<{shown}>')} may not stand in a picture", _PLAIN)
        self.open.append((name, attributes.get("id", "")))
        self.ids.add(attributes.get("id", ""))
        self.count += 1
        self.bounded()
        for attribute, value in attributes.items():
            self.attribute(name, attribute, value)
        if len(self.open) == 2 and name not in UNDRAWN and not self.ground:  # noqa: PLR2004
            self.begins_with_ground(name, attributes)

    def root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != f"{_SVG}svg":
            self.refuse("the file is no SVG image, whatever its name", "save it again")
        numbers = attributes.get("viewBox", "").replace(",", " ").split()
        if len(numbers) == 4 and all(map(_NUMBER.fullmatch, numbers)):  # noqa: PLR2004
            self.box = tuple(map(float, numbers))
        if not self.box or min(self.box[2:]) <= 0:
            remedy = 'write its size on its <svg>: viewBox="0 0 320 400"'
            self.refuse("the picture has no viewBox", remedy)

    def bounded(self) -> None:
        if self.count > MOST_ELEMENTS:
            said = f"the picture has more than {MOST_ELEMENTS:,} elements"
            self.refuse(said, "simplify it, or save it as PNG")
        if len(self.open) > DEEPEST:
            said = f"the picture has more than {DEEPEST} elements inside each other"
            self.refuse(said, "take groups apart")

    def attribute(self, element: str, name: str, value: str) -> None:
        if name in {"href", _XLINK_HREF} and element == "use":
            self.refers(value.removeprefix("#") if value.startswith("#") else "", value)
        elif name == "style":
            self.refuse("a style stands on an element", 'write fill="…" and stroke="…" instead')
        elif name not in ATTRIBUTES | _OF_XML:
            shown = quoted(name.rpartition(" ")[2])
            self.refuse(f"the attribute {shown} may not stand in a picture", _PLAIN)
        elif match := _REFERENCE.fullmatch(value):
            self.refers(match[1], value)
        elif name not in _WORDS and leads_out(value):
            self.refuse(f"{quoted(value)} may not stand in a picture", _PLAIN)

    def refers(self, target: str, written: str) -> None:
        if not target:
            remedy = "use only #id of something in the same file"
            self.refuse(f"{quoted(written)} leads out of the picture", remedy)
        self.targets.append(target)
        self.referring |= {key for _, key in self.open}
        if len(self.targets) > MOST_REFERENCES:
            said = f"the picture uses its parts more than {MOST_REFERENCES} times"
            self.refuse(said, "simplify it")

    def begins_with_ground(self, name: str, attributes: Mapping[str, str]) -> None:
        """Every picture lies on a ground of its own, whatever page it is shown on."""
        is_opaque = _OPAQUE.fullmatch(attributes.get("fill", "none").lower()) is not None
        is_whole = not any(key in attributes for key in _SEEN_THROUGH)
        if not (name == "rect" and is_opaque and is_whole and _covers(attributes, self.box)):
            self.refuse(
                "the picture has no ground of its own and may be unreadable on a dark page",
                'draw this first: <rect width="100%" height="100%" fill="#ffffff"/>',
            )
        self.ground = True

    def text(self, words: str) -> None:
        if self.open[-1][0] in {"title", "style"}:
            self.words += words

    def ends(self, _name: str) -> None:
        name = self.open[-1][0]
        if name == "style" and (fault := style_fault(self.words)):
            self.refuse(*fault)
        if name == "title" and len(self.open) == 2:  # noqa: PLR2004 - the picture's own
            self.title = self.title or self.words.strip()
        if name in {"title", "style"}:
            self.words = ""
        self.open.pop()

    def finished(self) -> None:
        """Say what can only be said of the whole."""
        if not self.title:
            remedy = "write one as the first thing in it: <title>What it shows</title>"
            raise _RefusedError("the picture has no <title>", remedy)
        if not self.ground:
            raise _RefusedError("the picture is empty", "draw something in it")
        for target in self.targets:
            if target not in self.ids:
                raise _RefusedError(f"the picture has no {quoted('#' + target)}", "mend the name")
            if target in self.referring:
                said = f"{quoted('#' + target)} is used and uses something itself"
                raise _RefusedError(said, "draw one of the two out")


def _covers(rect: Mapping[str, str], box: tuple[float, ...]) -> bool:
    """Return whether a rectangle reaches from edge to edge of the picture."""
    sides = (("x", "width", box[0], box[2]), ("y", "height", box[1], box[3]))
    return all(_reaches(rect, *side) for side in sides)


def _reaches(rect: Mapping[str, str], at: str, size: str, low: float, extent: float) -> bool:
    written = rect.get(size, "")
    length = str(extent) if written == "100%" else written
    start = rect.get(at, "0")
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(length)):
        return False
    return float(start) <= low and float(start) + float(length) >= low + extent
