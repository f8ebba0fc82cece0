"""Tagged PDFs (PDF/UA-1), made by WeasyPrint in a process of its own that lives for one page.

The server never imports WeasyPrint: it would keep 25 to 40 MB for a certificate now and then.
"""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes.util import find_library
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from learning.web.static_files import STATIC

CHILD = Path(__file__).with_name("pdf_child.py")
NEEDED_LIBRARIES = ("pango-1.0", "pangoft2-1.0")
SECONDS_TO_WAIT = 10.0
SECONDS_TO_MAKE = 30.0
AT_ONCE = 2
MOST_WAITING = 2
"""Whoever waits holds a thread of the server that others need for their pages."""
LARGEST_PICTURES = 16 * 1024 * 1024
"""Bytes of all pictures of one document together."""
PASSED_ON = (
    "PATH",
    "HOME",
    "TMPDIR",
    "XDG_CACHE_HOME",
    "LD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
)
"""What the child is told of our surroundings; the secret key and the database are not in it."""

_places = threading.BoundedSemaphore(AT_ONCE)
_queue = threading.BoundedSemaphore(AT_ONCE + MOST_WAITING)


class NoPdf(Exception):  # noqa: N818 - it names what was found
    """No PDF could be made; the page in the browser can still be printed."""


@cache
def pdf_is_possible() -> bool:
    """Whether WeasyPrint and the Pango it needs are on this machine; neither is loaded to know."""
    return find_spec("weasyprint") is not None and all(map(find_library, NEEDED_LIBRARIES))


def pdf_from_html(html: str, *styles: Path, pictures: Mapping[str, Path] | None = None) -> bytes:
    """The page as a tagged PDF. Its images and fonts are built files by their plain names.

    `pictures` are further files it may show, by their address in the HTML. Raises NoPdf when
    Pango is missing, the server is busy with others, or making it takes too much time or memory.
    """
    if not pdf_is_possible():
        raise NoPdf("Pango is not installed")
    with _place():
        return _made_by_child(html, styles, _as_text(pictures or {}))


def _as_text(pictures: Mapping[str, Path]) -> Mapping[str, str]:
    """The files as JSON can carry them; one that is gone is left out, as a browser would."""
    there = {address: path for address, path in pictures.items() if path.is_file()}
    if sum(path.stat().st_size for path in there.values()) > LARGEST_PICTURES:
        raise NoPdf("its pictures are too large")
    return {at: base64.b64encode(path.read_bytes()).decode() for at, path in there.items()}


@contextmanager
def _place() -> Iterator[None]:
    """A place to make one in, after waiting a little if there is room to wait; else NoPdf."""
    if not _queue.acquire(blocking=False):
        raise NoPdf("others are waiting already")
    try:
        if not _places.acquire(timeout=SECONDS_TO_WAIT):
            raise NoPdf("other PDFs are being made")
        try:
            yield
        finally:
            _places.release()
    finally:
        _queue.release()


def _made_by_child(html: str, styles: Sequence[Path], pictures: Mapping[str, str]) -> bytes:
    css = "\n".join(style.read_text("utf-8") for style in styles)
    paper = {"html": html, "css": css, "static": str(STATIC), "pictures": pictures}
    work = json.dumps(paper).encode()
    surroundings = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    try:
        finished = subprocess.run(  # noqa: S603 - our own file, nothing of a person in the command
            [sys.executable, "-I", str(CHILD)],
            input=work,
            capture_output=True,
            timeout=SECONDS_TO_MAKE,
            env=surroundings,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoPdf("it took too long") from error
    if finished.returncode or not finished.stdout.startswith(b"%PDF"):
        raise NoPdf(finished.stderr.decode("utf-8", "replace")[-500:])
    return finished.stdout
