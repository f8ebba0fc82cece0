"""The file in which a record is carried from school to school: blocks, each signed. Pure.

A block is what one school says of one person. What is signed are its canonical bytes, so spaces
and line ends of the file do not matter, and nothing else may differ by a letter. A file is read
strictly: what is not described in `records/README.md` is refused, never passed over.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from learning.errors import Refused
from learning.records.carrying.blocks import FORMAT, MOST_LINES, Block, block_of
from learning.records.carrying.fields import Fields
from learning.records.carrying.plain_json import NotPlain, canonical, plain
from learning.records.keys.rules import is_signature
from learning.records.keys.signing import KeyPair, is_signed_by

ABOUT = (
    "A record of professional learning from Alongside. Each block is signed by the school that "
    "made it; with a single letter changed, the signature no longer holds. At another school that "
    "uses Alongside, open My record and choose to bring this file."
)
LARGEST_FILE = 900_000
"""Bytes. A request may bring a little more; a career of entries needs a third of it."""
MOST_BLOCKS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBlock:
    """A block with its signature. `holds`: it says exactly what was signed with its key."""

    block: Block
    signature: str
    holds: bool

    @property
    def digest(self) -> str:
        """A name for exactly this block."""
        return hashlib.sha256(canonical(self.block.payload)).hexdigest()

    @property
    def body(self) -> str:
        """The block as it is kept and carried on, in one line."""
        return canonical({"block": self.block.payload, "signature": self.signature}).decode("utf-8")


def signed(block: Block, pair: KeyPair) -> SignedBlock:
    """The block, signed with the key that it names."""
    signature = pair.sign(canonical(block.payload))
    return SignedBlock(block=block, signature=signature, holds=block.issuer_key == pair.public_key)


def written(blocks: Sequence[SignedBlock]) -> bytes:
    """The file with these blocks, laid out to be read by people, too."""
    whole = {"about": ABOUT, "format": FORMAT, "blocks": [json.loads(each.body) for each in blocks]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read(body: bytes) -> tuple[SignedBlock, ...]:
    """The blocks of a file, each held against its signature; raises Refused with words."""
    if len(body) > LARGEST_FILE:
        raise Refused("This file is larger than 900 kB, which no record is.", "file")
    try:
        blocks = _blocks(plain(body))
    except NotPlain as reason:
        raise Refused(f"This is not a whole record from Alongside: {reason}.", "file") from None
    if not blocks:
        raise Refused("There is nothing in this file.", "file")
    if sum(len(each.block.lines) for each in blocks) > MOST_LINES:
        raise Refused(f"There are more than {MOST_LINES:,} entries in this file.", "file")
    return blocks


def _blocks(value: object) -> tuple[SignedBlock, ...]:
    whole = Fields(value, ("about", "format", "blocks"))
    if whole.found["format"] != FORMAT:
        raise NotPlain("it is of another sort, or a newer Alongside made it")
    if whole.found["about"] != ABOUT:
        raise NotPlain("its first words were changed")
    return whole.each("blocks", MOST_BLOCKS, signed_block_of)


def kept_block(body: str) -> SignedBlock:
    """The block whose `body` was kept, held against its signature once more."""
    return signed_block_of(json.loads(body))


def kept_lines(body: str) -> Iterator[tuple[str, bool, int]]:
    """Of each entry in a block that was kept: its key, whether it was verified, its version."""
    block = json.loads(body)["block"]
    for name, is_verified in (("verified_by_school", True), ("said_by_person", False)):
        for line in block[name]:
            yield line["key"], is_verified, line.get("module_version", 0)


def signed_block_of(value: object) -> SignedBlock:
    """One block of a file, held against its signature; raises NotPlain for what is none."""
    fields = Fields(value, ("block", "signature"))
    signature = fields.found["signature"]
    if not isinstance(signature, str) or not is_signature(signature):
        raise NotPlain("a signature is missing")
    block = block_of(fields.found["block"])
    holds = is_signed_by(block.issuer_key, canonical(block.payload), signature)
    return SignedBlock(block=block, signature=signature, holds=holds)
