"""A term's first use in a lesson becomes an abbreviation that carries its meaning."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping

from markdown.util import AtomicString

_WORD = re.compile(r"[^\W_][\w-]*")
_SKIPPED = frozenset(["a", "abbr", "code", "h2", "h3", "h4", "pre", "sup", "summary", "th", "figcaption"])


class Terms:
    """Terms and their meanings, found by their first word."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """Sort the terms by first word, the longest first."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(meanings, key=len, reverse=True):
            if first := _WORD.search(name):
                key = first[0].lower()
                self._by_word.setdefault(key, []).append((name, meanings[name]))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._by_word)

    def first_uses(self, text: str, used: set[str]) -> Iterable[tuple[int, int, str]]:
        """Yield start, end and meaning of each term not used before; add it to `used`."""
        reached = 0
        for word in _WORD.finditer(text):
            if word.start() < reached:
                continue
            for name, meaning in self._beginning_with(word[0].lower()):
                end = _end(text, word.start(), name)
                if end is not None and name not in used:
                    used.add(name)
                    reached = end
                    yield word.start(), end, meaning
                    break

    def mark(self, element: etree.Element, used: set[str]) -> None:
        """Wrap first uses inside the element, leaving headings, links and code alone."""
        if element.tag in _SKIPPED:
            return
        children = list(element)
        before, made = self._pieces(element.text, used)
        element.text = before
        element[:0] = made
        for child in children:
            self.mark(child, used)
            before, made = self._pieces(child.tail, used)
            child.tail = before
            after = list(element).index(child) + 1
            element[after:after] = made

    def _beginning_with(self, word: str) -> list[tuple[str, str]]:
        return self._by_word.get(word) or self._by_word.get(word.removesuffix("s")) or []

    def _pieces(self, text: str | None, used: set[str]) -> tuple[str | None, list[etree.Element]]:
        made: list[etree.Element] = []
        if not text or isinstance(text, AtomicString):
            return text, made
        before, reached = text, 0
        for start, end, meaning in self.first_uses(text, used):
            if made:
                made[-1].tail = text[reached:start]
            else:
                before = text[:start]
            abbreviation = etree.Element("abbr", {"title": meaning})
            abbreviation.text = AtomicString(text[start:end])
            made.append(abbreviation)
            reached = end
        if made:
            made[-1].tail = text[reached:]
        return before, made


def _end(text: str, start: int, name: str) -> int | None:
    end = start + len(name)
    found = text[start:end]
    if found != name and found != name[:1].upper() + name[1:]:
        return None
    if text[end : end + 1] == "s":
        end += 1
    following = text[end : end + 1]
    return None if following.isalnum() or following == "_" else end
