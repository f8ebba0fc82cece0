"""The body of a file of the shadowing guide: headings with ids, and lists below them.

A heading is a thing, or says which list follows. Each has words, keys, and items of a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from content.headers import Header, Keys
from content.keyed import words_and_keys
from content.problems import Findings, quoted
from content.sections import Section, divided, sections, slug_in
from content.source import Line
from content.typography import curly

NO_KEYS = Keys(())
LONGEST_TITLE = 100
LONGEST_TEXT = 500
LONGEST_INTRODUCTION = 1_000
MOST_THINGS = 100
"""Headings and items of one file."""

_ITEM = re.compile(r"( {0,3}[-*+]\s+)(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a kind of thing is made of: whether it is a title or a sentence, and its keys.

    Something is kept under a thing that is named by an id. `has_text`: words below the heading.
    """

    noun: str
    keys: Keys = NO_KEYS
    is_title: bool = False
    is_named: bool = True
    has_text: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """A heading or an item: its words, the text below it, its keys, and the items of its list."""

    line: int
    slug: str
    words: str
    text: str
    header: Header
    items: tuple["Thing", ...] = ()

    def value(self, key: str) -> str:
        """The value of one of its keys as one line."""
        return self.header.text(key)


@dataclass(slots=True)
class ThingReader:
    """Reads the things of one file; an id stands once in it, whatever it names."""

    findings: Findings
    taken: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def parts(self, body: Sequence[Line]) -> tuple[str, list[Section]]:
        """Return what stands above the first heading, as one text, and the headed parts."""
        first, *headed = sections(body, "heading", self.findings)
        text = " ".join(line.text.strip() for line in first.lines if line.text.strip())
        introduction = curly(text)
        number = next((line.number for line in first.lines if line.text.strip()), first.line)
        self.measure(number, "the introduction", introduction, LONGEST_INTRODUCTION)
        self.taken = {one.slug: one.line for one in reversed(headed) if one.slug}
        return introduction, headed

    def thing(self, section: Section, shape: Shape, items: Shape | None) -> Thing:
        """Return the thing a heading begins; a list where none belongs is a problem."""
        starts = [i for i, line in enumerate(section.lines) if _ITEM.match(line.text)]
        first = starts[0] if starts else len(section.lines)
        words = curly(section.words.text) if section.words else ""
        if items is None and starts:
            said = f"a list stands below the {shape.noun}, and nothing would come of it"
            self.findings.error(section.lines[first].number, said, "write sentences")
        text, header = words_and_keys(
            section.lines[:first], section.line, shape.keys, self.findings
        )
        found = tuple(self.items(section, starts, items)) if items else ()
        made = Thing(section.line, section.slug, words, text, header, found)
        self.check(made, shape)
        self.check_text(made, shape)
        if items and not found:
            said = f"there is no {items.noun} below the {shape.noun} {quoted(words)}"
            self.findings.error(section.line, said, "write a list: - words {#like-this}")
        return made

    def items(self, section: Section, starts: Sequence[int], shape: Shape) -> Iterator[Thing]:
        """Yield the items of the list below a heading."""
        for begin, end in zip(starts, [*starts, len(section.lines)][1:], strict=True):
            if self.count < MOST_THINGS:
                yield self.item(section.lines[begin:end], shape)

    def item(self, lines: Sequence[Line], shape: Shape) -> Thing:
        """Return an item: words that end with its id, and keys at the depth of its words."""
        number, inside = lines[0].number, list(_inside(lines))
        for line in lines[1:]:
            if line.text.strip() and not line.text[0].isspace():
                said = f"{quoted(line.text)} belongs to no item of the list"
                remedy = "begin it with “- ”, or indent it to continue the item above"
                self.findings.error(line.number, said, remedy)
        written, header = words_and_keys(inside, number, shape.keys, self.findings)
        words, braces = divided(written)
        slug = ""
        if shape.is_named:
            place = Line(number, words)
            slug = slug_in(braces, place, shape.noun, self.findings, where="words of the item")
        if slug in self.taken:
            said = f"the id #{slug} stands on line {self.taken[slug]} too"
            self.findings.error(number, said, f"give the {shape.noun} another")
        if slug:
            self.taken.setdefault(slug, number)
        made = Thing(number, slug, words, "", header)
        self.check(made, shape)
        return made

    def check(self, made: Thing, shape: Shape) -> None:
        """Note a thing without words, words that are too long, and the first thing too many."""
        self.count += 1
        if self.count == MOST_THINGS + 1:
            said = f"the file has more than {MOST_THINGS} headings and items"
            self.findings.error(made.line, said, "keep fewer")
        if not made.words:
            self.findings.error(made.line, f"the {shape.noun} has no words", "write them")
        longest = LONGEST_TITLE if shape.is_title else LONGEST_TEXT
        self.measure(made.line, f"the {shape.noun}", made.words, longest)
        for key in made.header.entries:
            self.measure(made.header.line(key), f"“{key}”", made.value(key), LONGEST_TEXT)

    def check_text(self, made: Thing, shape: Shape) -> None:
        """Note words below a heading that are missing, too long, or of no use."""
        if made.text and not shape.has_text:
            said = f"words stand below the {shape.noun}, and nothing would come of them"
            self.findings.error(made.line, said, "delete them, or put them above all headings")
        elif shape.has_text and not made.text:
            said = f"the {shape.noun} {quoted(made.words)} has a heading and no words"
            self.findings.error(made.line, said, "write them below it")
        self.measure(made.line, f"what stands below the {shape.noun}", made.text, LONGEST_TEXT)

    def measure(self, line: int, what: str, words: str, longest: int) -> None:
        """Note words that are too long to be read where they stand."""
        if len(words) > longest:
            said = f"{what} has {len(words):,} characters"
            self.findings.error(line, said, f"keep it under {longest:,}")


def _inside(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of an item without its sign and without the depth they all have."""
    sign = _ITEM.match(lines[0].text)
    assert sign  # noqa: S101 - an item begins with one
    yield Line(lines[0].number, sign[2])
    below = [line for line in lines[1:] if line.text[:1].isspace() and line.text.strip()]
    depth = min((len(line.text) - len(line.text.lstrip()) for line in below), default=0)
    for line in below:
        yield Line(line.number, line.text[depth:])
