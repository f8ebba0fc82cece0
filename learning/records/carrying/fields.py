"""The named values of one thing in a file, each asked for as what it has to be. Pure."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from learning.records.carrying.plain_json import NotPlain, is_shown

T = TypeVar("T")

EARLIEST_DAY = date(1950, 1, 1)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BREAKS = frozenset("\n\t")


def text_of(value: object, longest: int) -> str:
    """A text in one or more lines, as it stands; raises NotPlain if it is none or cannot be shown.

    Spaces around it, or nothing in it, are not how anything of ours is written.
    """
    if not isinstance(value, str) or not value or value != value.strip():
        raise NotPlain("some words are missing")
    if len(value) > longest:
        raise NotPlain("some words are too long")
    if not all(map(is_shown, value)):
        raise NotPlain("a character in it cannot be shown")
    return value


def matching(value: object, pattern: re.Pattern[str], longest: int) -> str:
    """A text of a fixed form; raises NotPlain for any other."""
    text = text_of(value, longest)
    if pattern.fullmatch(text) is None:
        raise NotPlain("something in it has another form")
    return text


class Fields:
    """The values of one thing by their names: all that it needs, and nothing that is not known."""

    def __init__(self, value: object, needed: Sequence[str], optional: Sequence[str] = ()) -> None:
        if not isinstance(value, dict) or not set(needed) <= set(value):
            raise NotPlain("a part is missing")
        if not set(value) <= {*needed, *optional}:
            raise NotPlain("there is something in it that does not belong there")
        self.found: dict[str, Any] = value

    def line(self, name: str, longest: int) -> str:
        """One line of words; nothing where it may be left out and is."""
        if name not in self.found:
            return ""
        text = text_of(self.found[name], longest)
        if not _BREAKS.isdisjoint(text):
            raise NotPlain("a name or title has several lines")
        return text

    def words(self, name: str, longest: int) -> str:
        """Words in paragraphs; nothing where they are left out."""
        return text_of(self.found[name], longest) if name in self.found else ""

    def form(self, name: str, pattern: re.Pattern[str], longest: int = 100) -> str:
        """A text of a fixed form; nothing where it may be left out and is."""
        return matching(self.found[name], pattern, longest) if name in self.found else ""

    def yes_or_no(self, name: str) -> bool:
        """True or false."""
        value = self.found[name]
        if not isinstance(value, bool):
            raise NotPlain("something is neither true nor false")
        return value

    def number(self, name: str, largest: int) -> int:
        """A whole number from nought; nought where it may be left out and is."""
        value = self.found.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= largest:
            raise NotPlain("a number in it cannot be")
        return value

    def day(self, name: str) -> date:
        """A day."""
        written = matching(self.found[name], _DAY, 10)
        try:
            day = date.fromisoformat(written)
        except ValueError:
            raise NotPlain("a day in it is none") from None
        if day < EARLIEST_DAY:
            raise NotPlain("a day in it is too long ago")
        return day

    def each(self, name: str, most: int, read: Callable[[object], T]) -> tuple[T, ...]:
        """Everything in a list, read one by one; nothing where it may be left out and is."""
        value = self.found.get(name, [])
        if not isinstance(value, list):
            raise NotPlain("a list is missing")
        if len(value) > most:
            raise NotPlain("there is too much in it")
        return tuple(read(each) for each in value)
