"""JSON as a file of ours may hold it: text, whole numbers, true and false, lists, names once.

Anybody may hand in anything, so nothing here takes longer than reading the file, and nothing is
guessed: what could be read in two ways is refused. Pure.
"""

import json
import re
from collections.abc import Sequence
from typing import Any
from unicodedata import category

from learning.people.rules import TURNING, UNSHOWN

DEEPEST = 8
MOST_DIGITS = 6
_MARKS = re.compile(r'\\.|["\[\]{}]', re.DOTALL)
"""What decides how deep one is: brackets, and where strings begin and end."""
_KEPT = frozenset("\n\t")
_MORE_TURNING = TURNING | frozenset("\u200e\u200f\u061c")
_NONCHARACTER = 0xFFFE
_ARABIC_NONCHARACTERS = range(0xFDD0, 0xFDF0)


class NotPlain(ValueError):  # noqa: N818 - named as what it says
    """Not JSON of this plain sort; the message says what is wrong with it."""


def canonical(value: object) -> bytes:
    """The one way of writing a value: UTF-8, names in order, no spaces."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")


def plain(body: bytes) -> Any:
    """What a file says; raises NotPlain for anything that is not JSON of this sort."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotPlain("it is not text") from None
    _check_depth(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_named_once,
            parse_int=_whole_number,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except (json.JSONDecodeError, RecursionError):
        raise NotPlain("it is broken off or mixed up") from None


def is_shown(letter: str) -> bool:
    """Whether a character can be shown, and turns nothing around it about."""
    if letter in _KEPT:
        return True
    point = ord(letter)
    is_none = point & _NONCHARACTER == _NONCHARACTER or point in _ARABIC_NONCHARACTERS
    return not is_none and category(letter) not in UNSHOWN and letter not in _MORE_TURNING


def cleaned(text: str) -> str:
    """A text without the characters that no file of ours holds."""
    return "".join(letter for letter in text if is_shown(letter))


def _check_depth(text: str) -> None:
    depth, in_string = 0, False
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark == '"':
            in_string = not in_string
        elif not in_string and mark in "[{":
            depth += 1
        elif not in_string and mark in "]}":
            depth -= 1
        if depth > DEEPEST:
            raise NotPlain("too much stands inside one another")


def _named_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotPlain("something in it is said twice")
    return found


def _whole_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise NotPlain("a number in it is too large")
    return int(digits)


def _refuse_number(_written: str) -> Any:
    raise NotPlain("a number in it is not a whole one")
