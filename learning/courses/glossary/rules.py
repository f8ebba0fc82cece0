"""The glossary by its letters, and the terms that somebody means. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from content.types import Term
from content.wording import search_folded


@dataclass(frozen=True, slots=True)
class Letter:
    """The terms that begin with a letter."""

    name: str
    terms: tuple[Term, ...]


def letters(glossary: Sequence[Term]) -> tuple[Letter, ...]:
    """The terms under their first letters, in order; what begins with none stands under #."""
    in_order = sorted(glossary, key=lambda term: (_letter(term), term.name.casefold()))
    return tuple(Letter(name, tuple(terms)) for name, terms in groupby(in_order, key=_letter))


def terms_named(glossary: Sequence[Term], words: str) -> tuple[Term, ...]:
    """The terms of these very words, without regard to capitals, accents and an s at the end."""
    asked = _folded(words)
    return tuple(term for term in glossary if asked and _folded(term.name) in (asked, asked[:-1]))


def _letter(term: Term) -> str:
    first = search_folded(term.name[:1]).upper()
    return first if "A" <= first <= "Z" else "#"


def _folded(words: str) -> str:
    return " ".join(search_folded(words).split())
