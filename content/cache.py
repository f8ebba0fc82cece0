"""What was built from files that have not changed since, kept between starts.

The file can be lost, spoilt or forged at any time: whatever is odd about it, everything is built
anew. Modules, frameworks and guides are told apart by the digest of their files, and all of them
by a stamp of the glossary, of this package's own source, and of the packages that make its HTML.
"""

import os
import stat
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from content.codec import Built, OddError, decoded, encoded
from content.folders import ModuleFolder, TextFolder
from content.types import Term

LARGEST_CACHE = 64 * 1024 * 1024
_PRIVATE = 0o600
_MAKERS = ("markdown", "pymdown-extensions", "bleach", "nh3")


_Kind = TypeVar("_Kind", bound=Built)


class Store:
    """The modules, frameworks and guides of the last start, by the digest of their files."""

    def __init__(self, path: Path, *, glossary: Sequence[Term]) -> None:
        """Read what is there, unless anything about it is odd."""
        self._path = path
        self._stamp = _digest(f"{_own_stamp()} {glossary!r}")
        self._before = dict(_entries(_read(path), self._stamp))
        self._now: dict[str, str] = {}

    def built(self, folder: ModuleFolder | TextFolder, kind: type[_Kind]) -> _Kind | None:
        """Return what was built from exactly these files, or None."""
        digest = folder.digest
        written = self._before.get(digest)
        if written is None:
            return None
        try:
            built = decoded(written)
        except OddError:
            return None
        self._now[digest] = written
        return built if isinstance(built, kind) and built.slug == folder.slug else None

    def keep(self, folder: ModuleFolder | TextFolder, built: Built) -> None:
        """Keep what was built of a folder for the next start."""
        self._now[folder.digest] = encoded(built)

    def save(self) -> None:
        """Write what is new, whole or not at all; a folder that cannot be written is no matter."""
        if self._now == self._before:
            return
        lines = [f"{digest} {written}" for digest, written in self._now.items()]
        body = "\n".join(lines)
        try:
            _write(self._path, f"{self._stamp} {_digest(body)}\n{body}")
        except OSError:
            return


def _entries(text: str, stamp: str) -> list[tuple[str, str]]:
    """Return digest and JSON of each folder; nothing unless the whole is as it was written."""
    head, _, body = text.partition("\n")
    if head != f"{stamp} {_digest(body)}":
        return []
    return [(line.partition(" ")[0], line.partition(" ")[2]) for line in body.split("\n")]


def _read(path: Path) -> str:
    """Return the file's text, empty unless it is our own ordinary file that only we may write."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with open(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            if not _is_ours(status) or status.st_size > LARGEST_CACHE:
                return ""
            return file.read().decode()
    except (OSError, UnicodeDecodeError):
        return ""


def _is_ours(status: os.stat_result) -> bool:
    is_private = not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    is_own = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return stat.S_ISREG(status.st_mode) and is_private and is_own


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    beside.unlink(missing_ok=True)
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


@cache
def _own_stamp() -> str:
    """Return a stamp that changes with anything that decides what files become."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    written = [source.read_bytes() for source in sources]
    return _digest(repr((written, [version(maker) for maker in _MAKERS])))
