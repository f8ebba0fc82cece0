"""The library in force: read once, swapped as a whole when files change."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

from flask import Flask, current_app

from content import Library, load

EXTENSION = "alongside-library"
SECONDS_BETWEEN_LOOKS = 2.0


class LibraryHolder:
    """Holds one immutable Library, and reads the folders again when a file in them changed."""

    def __init__(self, roots: Sequence[Path], cache: Path | None) -> None:
        self._roots = tuple(roots)
        self._cache = cache
        self._lock = threading.Lock()
        self._stamp = _stamp(self._roots)
        self._looked_at = time.monotonic()
        self.library = load(self._roots, self._cache)

    def refresh(self) -> None:
        """The library is as the files are, looked at now and then; one thread reads them anew."""
        if time.monotonic() - self._looked_at < SECONDS_BETWEEN_LOOKS:
            return
        if not self._lock.acquire(blocking=False):
            return
        try:
            self._looked_at = time.monotonic()
            stamp = _stamp(self._roots)
            if stamp != self._stamp:
                self.library = load(self._roots, self._cache)
                self._stamp = stamp
        finally:
            self._lock.release()


def init_app(app: Flask, roots: Sequence[Path], cache: Path | None) -> None:
    """The application has a library from now on."""
    app.extensions[EXTENSION] = LibraryHolder(roots, cache)


def library() -> Library:
    """The library as it is now; a request keeps the one it got."""
    holder: LibraryHolder = current_app.extensions[EXTENSION]
    return holder.library


def refresh_library() -> None:
    """Look whether files changed; called by the server's background thread, never by a page."""
    holder: LibraryHolder = current_app.extensions[EXTENSION]
    holder.refresh()


def _stamp(roots: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of all files: cheap to compare, different when anything changed."""
    found = []
    for root in roots:
        for path in sorted(root.rglob("*")):
            try:
                status = path.lstat()
            except OSError:
                continue
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)
