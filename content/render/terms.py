"""A term's first use in a lesson becomes an abbreviation that carries its meaning."""

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from content.render.texts import is_fixed

_WORD = re.compile(r"[^\W_][\w-]*")
_SKIPPED = frozenset(("a", "abbr", "code", "figcaption", "h2", "h3", "pre", "summary", "sup", "th"))


class Terms:
    """Terms and their meanings, found by their first word."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """Sort the terms by first word, the longest first."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name in sorted(meanings, key=len, reverse=True):
            if first := _WORD.search(name):
                self._by_word.setdefault(first[0].lower(), []).append((name, meanings[name]))

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._by_word)

    def mark(self, element: Element, used: set[str]) -> None:
        """Wrap first uses inside the element, leaving headings, links and code alone."""
        if element.tag in _SKIPPED:
            return
        children = list(element)
        element.text, made = self._pieces(element.text, used)
        element[:0] = made
        for child in children:
            self.mark(child, used)
            child.tail, made = self._pieces(child.tail, used)
            if made:
                after = list(element).index(child) + 1
                element[after:after] = made

    def _pieces(self, text: str | None, used: set[str]) -> tuple[str | None, list[Element]]:
        """Return the text before the first term found, and the terms with what follows each."""
        made: list[Element] = []
        if not text or is_fixed(text):
            return text, made
        before, reached = text, 0
        for start, end, meaning in self._first_uses(text, used):
            if made:
                made[-1].tail = text[reached:start]
            else:
                before = text[:start]
            made.append(Element("abbr", {"title": meaning}))
            made[-1].text = AtomicString(text[start:end])
            reached = end
        if made:
            made[-1].tail = text[reached:]
        return before, made

    def _first_uses(self, text: str, used: set[str]) -> Iterable[tuple[int, int, str]]:
        """Yield start, end and meaning of each term not used before; add it to `used`."""
        reached = 0
        for word in _WORD.finditer(text):
            candidates = self._beginning_with(word[0].lower())
            if not candidates or word.start() < reached:
                continue
            for name, meaning in candidates:
                end = _end(text, word.start(), name)
                if end and name not in used:
                    used.add(name)
                    reached = end
                    yield word.start(), end, meaning
                    break

    def _beginning_with(self, word: str) -> list[tuple[str, str]] | None:
        return self._by_word.get(word) or self._by_word.get(word.removesuffix("s"))


def _end(text: str, start: int, name: str) -> int:
    """Return where a term ends that stands there (its plural too); 0 if it does not."""
    end = start + len(name)
    if text[start:end] not in {name, name[:1].upper() + name[1:]}:
        return 0
    if text[end : end + 1] == "s":
        end += 1
    following = text[end : end + 1]
    return 0 if following.isalnum() or following == "_" else end
