"""Finding words in the titles, headings and text of all modules; never in answers.

Words are found from their beginning. Short ones (TA, EAL, 6) are meant whole, so that TA comes
before table; an abbreviation of the glossary is looked for as it is spoken, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.problems import nearest
from content.render import plain
from content.types import Lesson, Module, Term
from content.wording import search_folded

LONGEST_SEARCH = 200
_BEFORE, _LENGTH = 60, 180
_SHORT = 3
_PLURAL = re.compile(r"\w{3,}[^s]s")
_SPOKEN = re.compile(r"(?:the )?([^.:;]+)", re.IGNORECASE)
_LONGEST_SPOKEN = 7
"""Words: a meaning that begins with more is an explanation and no name."""
_ALIKE = 0.8

_NAME, _HEADING, _TEXT = range(3)
"""Where words stand: in a title (or a key), in a heading, in the text."""

_Rank = tuple[int, int, bool, bool, bool, int]
_Forms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where all the words stand; no lesson means the module itself."""

    module: Module
    lesson: Lesson | None
    heading: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A module or lesson made ready to be searched. Folded texts begin and end with a space.

    `folded_keys` are a module's needs and whom it is for first: as good as its title.
    """

    module: Module
    lesson: Lesson | None
    folded_title: str
    folded_keys: str
    folded_headings: tuple[str, ...]
    folded_all_headings: str
    folded_text: str

    @property
    def text(self) -> str:
        """The words as they are written, letter by letter beside the folded ones."""
        return _text(self.module, self.lesson)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: the words in one or two ways, the better first, and as one phrase.

    A word has several forms, of which one is enough.
    """

    ways: tuple[_Forms, ...]
    phrase: str


class Index:
    """Every module and lesson, ready to be searched."""

    def __init__(self, modules: Sequence[Module], glossary: Sequence[Term] = ()) -> None:
        """Fold all texts once, and learn how abbreviations are spoken."""
        self._pages = tuple(page for module in modules for page in _pages(module))
        self._spoken = dict(pair for term in glossary for pair in _both_ways(term))
        named = [page.folded_title + page.folded_keys for page in self._pages]
        named += [search_folded(term.name) for term in glossary]
        self._names = frozenset(word for words in named for word in words.split())

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Return the places where every word stands (or begins a word), the best first."""
        asked = " ".join(search_folded(words[:LONGEST_SEARCH]).split())
        if not asked:
            return ()
        ways = [_wanted(each) for each in (asked, self._spoken.get(asked, "")) if each]
        found = []
        for place, page in enumerate(self._pages):
            ranked = [each for way in ways if (each := _rank(page, way)) is not None]
            if ranked:
                rank, at = min(ranked)
                found.append((rank, place, at))
        found.sort()
        return tuple(_hit(self._pages[place], at) for _, place, at in found[: max(limit, 0)])

    def meant(self, words: str) -> str | None:
        """Return the words with each unknown one as the name most like it, if that finds anything.

        For words that stand nowhere: `dislexia` was meant to be `dyslexia`.
        """
        asked = search_folded(words[:LONGEST_SEARCH]).split()
        near = [word if word in self._names else _alike(word, self._names) for word in asked]
        spelt = " ".join(near)
        return spelt if near != asked and self.search(spelt, 1) else None


def _alike(word: str, names: frozenset[str]) -> str:
    """Return the name most like a word, or the word; the same one each time."""
    return nearest(word, sorted(names), likeness=_ALIKE) or word


def _both_ways(term: Term) -> Iterator[tuple[str, str]]:
    """Yield an abbreviation with its words, and its words with the abbreviation."""
    head = _SPOKEN.match(term.meaning)
    name, spoken = (
        " ".join(search_folded(t).split()) for t in (term.name, head[1] if head else "")
    )
    if spoken and len(spoken.split()) <= _LONGEST_SPOKEN:
        yield from ((name, spoken), (spoken, name))


def _pages(module: Module) -> Iterator[_Page]:
    yield _page(module, None)
    for lesson in module.lessons:
        yield _page(module, lesson)


def _page(module: Module, lesson: Lesson | None) -> _Page:
    keys = () if lesson else (*module.needs, *module.audience[:1])
    headings = tuple(_folded(heading.text) for heading in lesson.outline) if lesson else ()
    return _Page(
        module=module,
        lesson=lesson,
        folded_title=_folded((lesson or module).title),
        folded_keys="".join(map(_folded, keys)),
        folded_headings=headings,
        folded_all_headings="".join(headings),
        folded_text=_folded(_text(module, lesson)),
    )


def _text(module: Module, lesson: Lesson | None) -> str:
    if lesson:
        return f"{lesson.summary}\n{lesson.text}\n"
    return "\n".join((module.summary, *module.outcomes, *module.needs, plain(module.intro_html)))


def _folded(text: str) -> str:
    return f" {search_folded(text)} "


def _wanted(asked: str) -> _Wanted:
    """Return what is meant; where a word is short, also as the beginning of longer ones."""
    words = asked.split()
    meant = tuple(_forms(word) for word in words)
    is_short = any(len(word) <= _SHORT for word in words)
    begun = (tuple((f" {word}",) for word in words),) if is_short else ()
    return _Wanted(ways=(meant, *begun), phrase=f" {asked} ")


def _forms(word: str) -> tuple[str, ...]:
    """Return a short word whole or with an s; a longer one from its beginning, without its s."""
    if len(word) <= _SHORT:
        return f" {word} ", f" {word}s "
    return (f" {word[:-1] if _PLURAL.fullmatch(word) else word}",)


def _rank(page: _Page, wanted: _Wanted) -> tuple[_Rank, int] | None:
    """Return how good a hit the page is (less is better), and where the words stand in its text.

    None unless every word stands in it. A name is better than a heading, and that than text; but
    words that are only begun are behind all of these. Among equals a title of these very words
    comes first, then the phrase, then modules, then the page that says the words most.
    """
    for worse, words in enumerate(wanted.ways):
        found = _placed(page, words)
        if found is not None:
            level, at = found
            if level == _TEXT:
                at = max(page.folded_text.find(wanted.phrase), 0) or at
            return (worse, level, *_finer(page, wanted.phrase, words, level)), at
    return None


def _finer(page: _Page, phrase: str, words: _Forms, level: int) -> tuple[bool, bool, bool, int]:
    """Return what orders pages of one level; less is better."""
    where = page.folded_text if level else f"{page.folded_title}{page.folded_keys}"
    return (
        phrase.split() != page.folded_title.split(),
        phrase not in where,
        page.lesson is not None,
        -sum(page.folded_text.count(form) for forms in words for form in forms),
    )


def _placed(page: _Page, words: _Forms) -> tuple[int, int] | None:
    """Return on which level all the words stand, and where in the text: None if they do not."""
    if _all_in(page.folded_title, words) or _all_in(page.folded_keys, words):
        return _NAME, 0
    if _all_in(page.folded_all_headings, words):
        for heading in page.folded_headings:
            if _all_in(heading, words):
                return _HEADING, max(page.folded_text.find(heading), 0)
    places = []
    for forms in words:
        place = _first(page.folded_text, forms)
        if place >= 0:
            places.append(place)
        elif not _all_in(page.folded_title, (forms,)):
            return None
    return _TEXT, min(places)


def _first(folded: str, forms: Sequence[str]) -> int:
    """Return where the first of some forms stands; less than nought if none does."""
    return min((at for form in forms if (at := folded.find(form)) >= 0), default=-1)


def _all_in(folded: str, words: _Forms) -> bool:
    for forms in words:
        for form in forms:
            if form in folded:
                break
        else:
            return False
    return True


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
