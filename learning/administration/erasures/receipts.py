"""Receipts of erasures, kept in a file apart from the database.

A backup made before an erasure still holds the person. After a restore the receipts say whom to
erase again, without saying who they were: each holds a slow, salted hash of the e-mail address.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

FILE = "erasures.jsonl"
COST = {"n": 2**14, "r": 8, "p": 1}
"""For scrypt: about a twentieth of a second, so that addresses cannot be tried by the million."""


@dataclass(frozen=True)
class Receipt:
    """That somebody was erased: under a random key, at an instant. `undone`: it did not happen."""

    key: str
    erased_at: str
    salt: str
    email_hash: str
    undone: bool = False

    @property
    def instant(self) -> datetime:
        """When the person was erased."""
        return datetime.fromisoformat(self.erased_at)


def new_receipt(folder: Path, email: str, at: datetime) -> Receipt:
    """A receipt for this address, kept in the folder's file before it is returned.

    All receipts of a file share one salt, so that looking for a person takes one hash.
    """
    before = receipts(folder)
    salt = before[0].salt if before else secrets.token_hex(16)
    receipt = Receipt(secrets.token_hex(8), at.isoformat(), salt, _hash(email, salt))
    _append(folder, receipt)
    return receipt


def undo(folder: Path, receipt: Receipt) -> None:
    """The file says that this erasure did not happen after all."""
    _append(folder, Receipt(**{**asdict(receipt), "undone": True}))


def receipts(folder: Path) -> tuple[Receipt, ...]:
    """Every erasure that stands, oldest first. A line cut short by a crash is passed over."""
    path = folder / FILE
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    read = [receipt for line in lines if (receipt := _read(line)) is not None]
    undone = {receipt.key for receipt in read if receipt.undone}
    return tuple(receipt for receipt in read if receipt.key not in undone)


def is_named(found: Sequence[Receipt], email: str, *, known_since: datetime) -> bool:
    """Whether one of these receipts is for the person who has had this address since then.

    Whoever came with the same address after the erasure is not meant.
    """
    return any(
        receipt.email_hash == hashed and receipt.instant > known_since
        for salt, hashed in ((salt, _hash(email, salt)) for salt in {r.salt for r in found})
        for receipt in found
        if receipt.salt == salt
    )


def _read(line: str) -> Receipt | None:
    try:
        return Receipt(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _append(folder: Path, receipt: Receipt) -> None:
    """One whole line at the end of the file, on the disk when this returns."""
    # A line feed before it as well: should the last line have been cut short, this one is not.
    line = f"\n{json.dumps(asdict(receipt))}\n".encode()
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hash(email: str, salt: str) -> str:
    made = hashlib.scrypt(email.strip().lower().encode(), salt=salt.encode(), dklen=32, **COST)
    return made.hex()
