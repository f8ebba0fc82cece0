"""Names made from words: slugs, digests of wording, and words folded for comparing."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", re.ASCII)
LONGEST_SLUG = 80

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOT_COUNTED = re.compile(r"[\s.\u2019'\u2018`\u00b4]+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def is_slug(text: str) -> bool:
    """Return whether the text can be a slug: small letters, digits, single hyphens."""
    return len(text) <= LONGEST_SLUG and _SLUG.fullmatch(text) is not None


def slug_from(text: str) -> str:
    """Return a slug made from a heading's words; `section` if nothing of them can be used."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = _NOT_SLUG.sub("-", plain)[:60].strip("-")
    if not slug:
        return "section"
    return slug if slug[0].isalpha() else f"section-{slug}"


def wording_slug(words: str) -> str:
    """Return a slug that depends on wording alone, so it says nothing of place or rightness."""
    return "w" + blake2b(" ".join(words.split()).encode(), digest_size=6).hexdigest()


def answer_folded(words: str) -> str:
    """Return a short answer as it is compared: no capitals, spaces, full stops, apostrophes."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", words)).casefold()
    return _NOT_COUNTED.sub("", plain)


def search_folded(text: str) -> str:
    """Return the text for searching, letter by letter: small, without accents, words apart."""
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _letter(character: str) -> str:
    if not character.isalnum():
        return " "
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if len(base) == 1 else character
