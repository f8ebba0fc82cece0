"""Finding words in the titles, headings and text of all modules; never in answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.render import plain
from content.types import Lesson, Module
from content.wording import search_folded

LONGEST_SEARCH = 200
_BEFORE, _LENGTH = 60, 180


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where all the words stand; no lesson means the module itself."""

    module: Module
    lesson: Lesson | None
    heading: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A module or lesson made ready to be searched. Folded texts begin with a space."""

    module: Module
    lesson: Lesson | None
    folded_title: str
    folded_headings: tuple[str, ...]
    folded_text: str

    @property
    def text(self) -> str:
        """The words as they are written, letter by letter beside the folded ones."""
        return _text(self.module, self.lesson)


class Index:
    """Every module and lesson, ready to be searched."""

    def __init__(self, modules: Sequence[Module]) -> None:
        """Fold all texts once."""
        self._pages = tuple(page for module in modules for page in _pages(module))

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Return the places where every word stands (or begins a word), the best first."""
        wanted = [f" {word}" for word in search_folded(words[:LONGEST_SEARCH]).split()]
        if not wanted:
            return ()
        found = [
            (*rank, place)
            for place, page in enumerate(self._pages)
            if (rank := _rank(page, wanted)) is not None
        ]
        found.sort(key=lambda one: (one[0], one[2]))
        return tuple(_hit(self._pages[place], at) for _, at, place in found[: max(limit, 0)])


def _pages(module: Module) -> Iterator[_Page]:
    yield _page(module, None)
    for lesson in module.lessons:
        yield _page(module, lesson)


def _page(module: Module, lesson: Lesson | None) -> _Page:
    return _Page(
        module=module,
        lesson=lesson,
        folded_title=_folded((lesson or module).title),
        folded_headings=tuple(_folded(heading.text) for heading in lesson.outline)
        if lesson
        else (),
        folded_text=_folded(_text(module, lesson)),
    )


def _text(module: Module, lesson: Lesson | None) -> str:
    if lesson:
        return f"{lesson.summary}\n{lesson.text}\n"
    return "\n".join((module.summary, *module.outcomes, *module.needs, plain(module.intro_html)))


def _folded(text: str) -> str:
    return f" {search_folded(text)}"


def _rank(page: _Page, wanted: Sequence[str]) -> tuple[int, int] | None:
    """Return how good a hit the page is, and where; None unless every word stands in it.

    A title is 0, a heading 1, text 2.
    """
    if _all_in(page.folded_title, wanted):
        return 0, 0
    for heading in page.folded_headings:
        if _all_in(heading, wanted):
            return 1, max(page.folded_text.find(heading), 0)
    if not _all_in(page.folded_title + page.folded_text, wanted):
        return None
    return 2, min(at for word in wanted if (at := page.folded_text.find(word)) >= 0)


def _all_in(folded: str, wanted: Sequence[str]) -> bool:
    return all(word in folded for word in wanted)


def _hit(page: _Page, at: int) -> Hit:
    return Hit(page.module, page.lesson, _heading_at(page, at), _snippet(page.text, at))


def _heading_at(page: _Page, at: int) -> str | None:
    """Return the slug of the last heading that begins at or before a place in the text."""
    reached, slug = 0, None
    for heading in page.lesson.outline if page.lesson else ():
        start = page.text.find(f"\n{heading.text}\n", reached)
        if start < 0 or start > at:
            break
        reached, slug = start + 1, heading.slug
    return slug


def _snippet(text: str, at: int) -> str:
    """Return the words around a place in plain text, cut between words."""
    start = max(0, at - _BEFORE)
    if start:
        start = text.find(" ", start, at) + 1 or start
    piece = text[start : start + _LENGTH]
    end = start + len(piece)
    if end < len(text):
        piece = piece.rpartition(" ")[0] or piece
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return before + " · ".join(" ".join(line.split()) for line in piece.split("\n")) + after
