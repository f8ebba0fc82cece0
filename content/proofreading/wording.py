"""Words: those to avoid with better ones, sentences without end, and the age that can read them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pyphen import Pyphen

from content.problems import Problem, quoted
from content.proofreading.house import House
from content.proofreading.marks import warning
from content.proofreading.pages import ModulePages
from content.proofreading.texts import Kind, Text

OLDEST_READER = 15
"""Years: the reading age a lesson may ask for, necessary terms aside."""
LONGEST_SENTENCE = 45
FEWEST_SENTENCES = 10
SCHOOL_BEGINS = 5
"""Years to add to a school grade of the formula to have an age."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+(?=[“‘\"'(]*[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_NOT_BEFORE_A_NOUN = r"(?=\s*(?:[.,;:!?)]|$|(?:are|have|need|can|cannot|and|or|in|to|who|of|do)\b))"
"""“The deaf need …” is people made into their disability; “the deaf pupil” is not."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """Words of `words.md` to be looked for together: one pattern, and one with a group for each.

    The first is much the faster.
    """

    words: Sequence[str]
    pattern: re.Pattern[str]
    each: re.Pattern[str]

    def entry(self, found: str) -> str:
        """Return the word that was found in some form."""
        match = self.each.fullmatch(found)
        return self.words[((match and match.lastindex) or 1) - 1]


def words_to_avoid(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield words that `words.md` has better ones for, unless they are somebody’s in quotes."""
    patterns = _patterns(tuple(house.better_words))
    for page in module.lessons:
        for text in page.told():
            own = text.own_words
            for listed in patterns:
                for found in listed.pattern.finditer(own):
                    said = f"{quoted(found[0])} is a word to avoid"
                    better = house.better_words[listed.entry(found[0])]
                    yield warning(page.path, text.line, said, f"write: {better}")


@lru_cache(maxsize=8)
def _patterns(words: tuple[str, ...]) -> tuple[_Listed, ...]:
    """Return what finds the words with their usual endings: capitals count where one has any."""
    plain = sorted((word for word in words if word == word.lower()), key=len, reverse=True)
    spelt = sorted((word for word in words if word != word.lower()), key=len, reverse=True)
    return tuple(
        _Listed(
            words=group,
            pattern=re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, group))})(?![\w-])", flags),
            each=re.compile("|".join(f"({_form(word)})" for word in group), flags),
        )
        for group, flags in ((plain, re.IGNORECASE), (spelt, re.NOFLAG))
        if group
    )


def _form(word: str) -> str:
    spelt = re.escape(" ".join(word.split())).replace(r"\ ", r"[\s-]+").replace("’", "['’]")
    is_people = word.startswith("the ")
    return f"{spelt}(?:s|es|d|ed|ing)?{_NOT_BEFORE_A_NOUN if is_people else ''}"


def long_sentences(module: ModulePages) -> Iterator[Problem]:
    """Yield sentences that nobody reads in one breath."""
    for page in module.lessons:
        for text in page.told():
            if text.kind is Kind.ROW:
                continue
            for sentence in sentences(text.own_words):
                count = len(_WORD.findall(sentence))
                if count > LONGEST_SENTENCE:
                    said = f"a sentence has {count} words: {quoted(sentence)}"
                    yield warning(page.path, text.line, said, "break it in two")


def reading_ages(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield lessons that ask for an older reader than a tired colleague at four o’clock."""
    for page in module.lessons:
        said = [text for _, text in page.read() if text.kind in {Kind.PARAGRAPH, Kind.ITEM}]
        age = reading_age(said, house.terms)
        if age is not None and age > OLDEST_READER:
            message = f"the lesson asks for a reading age of {age:.0f}"
            remedy = f"shorter sentences and plainer words bring it to {OLDEST_READER}"
            yield warning(page.path, page.line, message, remedy)


def sentences(words: str) -> list[str]:
    """Return the sentences of a paragraph."""
    return [sentence for sentence in _SENTENCE_END.split(words) if _WORD.search(sentence)]


def reading_age(said: Sequence[Text], terms: frozenset[str] = frozenset()) -> float | None:
    """Return the age in years that can read this, by Flesch and Kincaid; None if it is too short.

    Glossary terms are not counted: they are explained where they stand. Syllables are Pyphen's
    places to hyphenate.
    """
    found = [sentence for text in said for sentence in sentences(text.words)]
    if len(found) < FEWEST_SENTENCES:
        return None
    known = {word.lower() for term in terms for word in _WORD.findall(term)}
    counted = [w for sentence in found for w in _WORD.findall(sentence) if w.lower() not in known]
    syllables = sum(_syllables(word.lower()) for word in counted)
    all_words = sum(len(_WORD.findall(sentence)) for sentence in found)
    grade = 0.39 * all_words / len(found) + 11.8 * syllables / max(1, len(counted)) - 15.59
    return grade + SCHOOL_BEGINS


@cache
def _dictionary() -> Pyphen:
    return Pyphen(lang="en_US")


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    return len(_dictionary().positions(word)) + 1


def marks(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield words and sentences that get in a reader’s way."""
    yield from words_to_avoid(module, house)
    yield from long_sentences(module)
    yield from reading_ages(module, house)
