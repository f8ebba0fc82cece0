"""What makes a password too easy to guess. Pure: the list of common ones is an argument."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from learning.people.rules import LONGEST_PASSWORD, SHORTEST_PASSWORD

SHORTEST_PERSONAL_WORD = 4
LEAST_BESIDE_PERSONAL_WORDS = 5
FEWEST_DIFFERENT = 4
NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def normalised(password: str) -> str:
    """The password as it is hashed: keyboards differ in how they write an accented letter."""
    return unicodedata.normalize("NFKC", password)


def password_problem(
    password: str, *, common: Collection[str], personal: Iterable[str] = ()
) -> str | None:
    """Why a password cannot be used, in words for whoever typed it; None if it can.

    Length counts and nothing else is asked for; a guesser's first tries are refused. `personal`:
    the e-mail address, name and school of the person.
    """
    password = normalised(password)
    if len(password) < SHORTEST_PASSWORD:
        return f"Use at least {SHORTEST_PASSWORD} characters. Three or four words together do well."
    if len(password) > LONGEST_PASSWORD:
        return f"Use at most {LONGEST_PASSWORD} characters."
    plain = _plain(password)
    if password.casefold() in common or plain in common or len(set(password)) < FEWEST_DIFFERENT:
        return "Many people use this password, so it is guessed first. Choose another."
    if _is_made_of(plain, personal):
        return "This is too close to your name, e-mail address or school. Choose another."
    return None


def _is_made_of(plain: str, personal: Iterable[str]) -> bool:
    words = {word for text in personal for word in _words(text)}
    rest = plain
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    return rest != plain and len(rest) < LEAST_BESIDE_PERSONAL_WORDS


def _words(text: str) -> set[str]:
    parts = NOT_LETTER_OR_DIGIT.split(text.casefold())
    return {each for each in (*parts, _plain(text)) if len(each) >= SHORTEST_PERSONAL_WORD}


def _plain(text: str) -> str:
    """Letters and digits only: `Pass word-1!` and `password1` are one guess."""
    return NOT_LETTER_OR_DIGIT.sub("", text.casefold())
