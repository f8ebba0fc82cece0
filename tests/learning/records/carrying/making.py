"""Lines, blocks and keys for tests of what is carried."""

from datetime import date
from typing import Any

from learning.cpd.rules import CpdKind
from learning.records.carrying.blocks import Block, Line
from learning.records.carrying.format import SignedBlock, signed
from learning.records.keys.signing import KeyPair, new_key_pair

SIGNED_ON = date(2026, 7, 20)


def a_school_key() -> KeyPair:
    """The key of a school that is nowhere here."""
    return new_key_pair()


def a_line(**more: Any) -> Line:
    """A module that was finished, unless it is said otherwise."""
    usual: dict[str, Any] = {
        "key": "a" * 32,
        "kind": CpdKind.MODULE,
        "title": "Noticing first",
        "day": date(2026, 6, 1),
        "minutes": 40,
        "version": 3,
    }
    return Line(**{**usual, **more})


def a_block(pair: KeyPair, *verified: Line, **more: Any) -> SignedBlock:
    """A block of Oak Hill's about Amina, signed."""
    usual: dict[str, Any] = {
        "issuer_name": "Oak Hill",
        "issuer_urn": "100099",
        "issuer_key": pair.public_key,
        "holder_name": "Amina Yusuf",
        "issued_on": SIGNED_ON,
        "apart": False,
        "verified": verified,
        "said": (),
    }
    return signed(Block(**{**usual, **more}), pair)
