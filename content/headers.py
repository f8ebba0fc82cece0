"""A header's keys: which there may be, which there must be, and what their values mean.

Values are plain text, never types of a data language, so a colon or a dash needs no quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from content.problems import Findings, did_you_mean, nearest, quoted
from content.source import Entry, Source
from content.typography import curly
from content.wording import is_slug

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$", re.ASCII)
_OTHER_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%B %d, %Y")
_COUNT = re.compile(r"\d{1,4}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a kind of file must have and may have."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every key such a file knows."""
        return (*self.must, *self.may)


@dataclass(frozen=True, slots=True)
class Header:
    """The keys of one file that may stand there, and the ways to read their values."""

    entries: dict[str, Entry]
    end: int
    findings: Findings

    def line(self, key: str) -> int:
        """Return the line of a key, or of the header's end if the key is not there."""
        return self.entries[key].line if key in self.entries else self.end

    def text(self, key: str) -> str:
        """Return a value as one line with typographic quotation marks; empty if not there."""
        return curly(self.entries[key].text) if key in self.entries else ""

    def lines(self, key: str) -> tuple[tuple[int, str], ...]:
        """Return a value's lines, each with its number: what stands beside the key, and below."""
        if key not in self.entries:
            return ()
        entry = self.entries[key]
        lines = [(entry.line, entry.beside), *((li.number, li.text) for li in entry.below)]
        return tuple((number, text) for number, text in lines if text)

    def items(self, key: str) -> tuple[tuple[int, str], ...]:
        """Return a list's items with their lines: by commas beside the key, by lines below it."""
        if key not in self.entries:
            return ()
        entry = self.entries[key]
        beside = [(entry.line, item.strip()) for item in entry.beside.split(",")]
        below = [(line.number, line.text) for line in entry.below]
        return tuple((line, item) for line, item in beside + below if item)

    def phrases(self, key: str) -> tuple[tuple[int, str], ...]:
        """Return items that may have commas, with their lines: divided by semicolons or lines."""
        divided = [
            (line, item.strip()) for line, text in self.lines(key) for item in text.split(";")
        ]
        return tuple((line, curly(item)) for line, item in divided if item)

    def need_one(self, key: str, found: Sequence[object]) -> None:
        """Note a value in which no item of a list can be read, such as a comma alone."""
        if self.text(key) and not found:
            said = f"nothing can be read in {key}"
            self.findings.error(self.line(key), said, "write one item at least")

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list's items with typographic quotation marks."""
        return tuple(curly(item) for _, item in self.items(key))

    def slugs(self, key: str) -> tuple[str, ...]:
        """Return a list of slugs; one that is none is a problem."""
        found = []
        for line, item in self.items(key):
            if is_slug(item):
                found.append(item)
            else:
                self.findings.error(
                    line,
                    f"{quoted(item)} in {key} is not a slug",
                    "use small letters, digits and hyphens, beginning with a letter",
                )
        return tuple(found)

    def words(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return items of a fixed list, as that list spells them; others are problems."""
        found: list[str] = []
        items = list(self.items(key))
        while items:
            taken, item = _whole_item(items, known)
            line, items = items[0][0], items[taken:]
            word = next((word for word in known if word.casefold() == item.casefold()), None)
            if word is None:
                said = f"{quoted(item)} is not known in {key}"
                self.findings.error(line, said, did_you_mean(item, known))
            elif word in found:
                said = f"“{word}” stands twice in {key}"
                self.findings.error(line, said, "delete one of the two")
            else:
                found.append(word)
        return tuple(found)

    def day(self, key: str) -> date | None:
        """Return a date written 2026-11-22; anything else is a problem, nothing is None."""
        written = self.entries[key].text if key in self.entries else ""
        if not written:
            return None
        day = _day(written)
        if day is None:
            meant = _meant_day(written)
            self.findings.error(
                self.line(key),
                f"{quoted(written)} in {key} is not a date",
                f"write {meant}" if meant else "write it as year-month-day: 2026-11-22",
            )
        return day

    def count(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number between two bounds; anything else is a problem."""
        if key not in self.entries or not self.entries[key].text:
            return None
        written = self.entries[key].text.removesuffix("%").strip()
        if _COUNT.match(written) and low <= int(written) <= high:
            return int(written)
        self.findings.error(
            self.line(key),
            f"{quoted(self.entries[key].text)} in {key} is not a number from {low} to {high}",
            "write a whole number in digits",
        )
        return None

    def yes(self, key: str) -> bool:
        """Return whether the value is yes; anything but yes or no is a problem."""
        written = self.entries[key].text.lower() if key in self.entries else ""
        if written not in {"yes", "no", ""}:
            self.findings.error(
                self.line(key), f"{quoted(written)} in {key} is neither yes nor no", "write yes"
            )
        return written == "yes"


def read_header(source: Source, keys: Keys, findings: Findings) -> Header:
    """Return the header's known keys; unknown, doubled and missing ones are problems."""
    entries: dict[str, Entry] = {}
    meant: set[str | None] = set()
    for entry in source.entries:
        if entry.key not in keys.all:
            meant.add(_unknown(entry, keys, findings))
        elif entry.key in entries:
            said = f"the key “{entry.key}” stands twice (first on line {entries[entry.key].line})"
            findings.error(entry.line, said, "keep one of the two")
        else:
            entries[entry.key] = entry
    for key in keys.must:
        if key not in entries and key not in meant:
            findings.error(source.header_end, f"the key “{key}” is missing", f"add {key}: …")
        elif key in entries and not entries[key].text:
            findings.error(
                entries[key].line, f"“{key}” is empty", "write its value after the colon"
            )
    return Header(entries, source.header_end, findings)


def _unknown(entry: Entry, keys: Keys, findings: Findings) -> str | None:
    """Note a key that is not known; return the one it is probably meant to be."""
    near = nearest(entry.key, keys.all)
    known = f"use one of: {', '.join(sorted(keys.all))}"
    none = "no key belongs here; begin a sentence with a capital letter"
    remedy = f"did you mean “{near}”?" if near else known if keys.all else none
    findings.error(entry.line, f"the key {quoted(entry.key)} is not known here", remedy)
    return near


def _whole_item(items: Sequence[tuple[int, str]], known: Sequence[str]) -> tuple[int, str]:
    """Return the first item, put together again if commas within a known word divided it."""
    for word in known:
        parts = word.count(",") + 1
        joined = ", ".join(item for _, item in items[:parts])
        if parts > 1 and nearest(joined, [word], likeness=0.85):
            return min(parts, len(items)), joined
    return 1, items[0][1]


def _day(written: str) -> date | None:
    if not _DATE.match(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _meant_day(written: str) -> date | None:
    for form in _OTHER_DATES:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
