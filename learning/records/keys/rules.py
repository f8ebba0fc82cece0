"""What a key of a school looks like, how it is read out, and how a pasted one is understood. Pure.

A key is 64 small hexadecimal figures; its fingerprint is short enough to be read out by telephone.
"""

import hashlib
import re
from dataclasses import dataclass

from learning.errors import Refused
from learning.people.codes import LETTERS, canonical_code, in_groups

_KEY = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_PASTED_KEY = re.compile(r"(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])")
_PASTED_PRINT = re.compile(r"(?<![0-9a-z])[0-9a-z]{4}(?:-[0-9a-z]{4}){4}(?![0-9a-z-])")
PRINT_LENGTH, GROUP = 20, 4
LONGEST_PASTE = 2_000

_TURN = 2**255 - 19
_WEAK_HEIGHTS = frozenset(
    {
        0,
        1,
        _TURN - 1,
        _TURN,
        _TURN + 1,
        int.from_bytes(
            bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
            "little",
        ),
        int.from_bytes(
            bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
            "little",
        ),
    }
)
"""The points of small order, by their height: under such a key anybody could sign anything."""

NO_KEY = (
    "There is no key in this. A key is 64 letters and figures in one piece; "
    "paste the whole text that the other school has sent."
)
SEVERAL_KEYS = "There are several keys in this. Paste the text of one school at a time."
OTHER_PRINT = (
    "The fingerprint in this text does not belong to the key. "
    "Something was changed on the way: ask the school to send it again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """Whose key it is, as somebody here knows, and the key."""

    school_name: str
    public_key: str


def is_possible_key(public_key: str) -> bool:
    """Whether this can be somebody's key: of the right form, and not one that anybody has."""
    if _KEY.fullmatch(public_key) is None:
        return False
    height = int.from_bytes(bytes.fromhex(public_key), "little") & (2**255 - 1)
    return height not in _WEAK_HEIGHTS


def is_signature(text: str) -> bool:
    """Whether this has the form of a signature."""
    return _SIGNATURE.fullmatch(text) is not None


def fingerprint(public_key: str) -> str:
    """`K7MP-2XR4-9TQA-0V3C-HB5D`: the key in short, to be read out and compared."""
    number = int.from_bytes(hashlib.sha256(bytes.fromhex(public_key)).digest(), "big")
    figures = (LETTERS[number >> 5 * place & 31] for place in range(PRINT_LENGTH))
    return in_groups("".join(figures), GROUP)


def pasted_key(text: str) -> str:
    """The one key in a text that somebody sent; Refused with words if there is none or several.

    Where the text has the fingerprint too, the two must belong together.
    """
    typed = text.lower()
    keys: set[str] = set(_PASTED_KEY.findall(typed))
    if len(keys) > 1:
        raise Refused(SEVERAL_KEYS, "text")
    if not keys or not is_possible_key(key := keys.pop()):
        raise Refused(NO_KEY, "text")
    prints = {canonical_code(each) for each in _PASTED_PRINT.findall(typed)}
    if prints and prints != {canonical_code(fingerprint(key))}:
        raise Refused(OTHER_PRINT, "text")
    return key


def text_to_send(school_name: str, urn: str | None, public_key: str) -> str:
    """What one school sends another, so that it knows the key."""
    number = f" (URN {urn})" if urn else ""
    return (
        f"The key with which {school_name}{number} signs records of learning in Alongside: "
        f"{public_key} and its fingerprint, to compare by telephone: {fingerprint(public_key)}"
    )
