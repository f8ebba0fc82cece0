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
        ranked = []
        for place, page in enumerate(self._pages):
            rank = _rank(page, wanted)
            if rank is not None:
                ranked.append((rank, place))
        best = sorted(ranked)[: max(limit, 0)]
        return tuple(_hit(self._pages[place], wanted) for _, place in best)


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
        return f"{lesson.summary}\n{lesson.text}"
    return "\n".join((module.summary, *module.outcomes, *module.needs, plain(module.intro_html)))


def _folded(text: str) -> str:
    return f" {search_folded(text)}"


def _rank(page: _Page, wanted: Sequence[str]) -> int | None:
    """Return 0 for a title, 1 for a heading, 2 for text; None unless every word stands there."""
    if all(word in page.folded_title for word in wanted):
        return 0
    headed = next((h for h in page.folded_headings if all(word in h for word in wanted)), None)
    if headed is not None:
        return 1
    everywhere = page.folded_title + page.folded_text
    return 2 if all(word in everywhere for word in wanted) else None


def _hit(page: _Page, wanted: Sequence[str]) -> Hit:
    found = [at for word in wanted if (at := page.folded_text.find(word)) >= 0]
    headed = _headed_place(page, wanted)
    at = min(found, default=0) if headed is None else headed
    return Hit(page.module, page.lesson, _heading_at(page, at), _snippet(page.text, at))


def _headed_place(page: _Page, wanted: Sequence[str]) -> int | None:
    """Return where the first heading with every word stands in the text."""
    for heading in page.folded_headings:
        if all(word in heading for word in wanted):
            at = page.folded_text.find(heading)
            return at if at >= 0 else None
    return None


def _heading_at(page: _Page, at: int) -> str | None:
    if page.lesson is None:
        return None
    reached, slug = 0, None
    for heading in page.lesson.outline:
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
    return before + " ".join(piece.split()) + after
