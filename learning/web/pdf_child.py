"""The short-lived process that turns one page of HTML into a tagged PDF, and ends.

Runs alone (python -I): it imports nothing of ours, reads its work from standard input, reaches
no network and no file but our own static ones, and has a ceiling of memory and of time. Pictures
of courses come with the work.
"""

import base64
import contextlib
import json
import os
import resource
import sys
from pathlib import Path

LARGEST_MEMORY = 1024**3
"""Bytes of address space; a long record needs about a third of it."""
LONGEST_WORK = 20
"""Seconds of processor time."""
ADDRESS = "https://static.invalid/"
"""Stands for the folder of static files; `.invalid` can never be reached."""


def main() -> None:
    """Read the work from standard input, write the PDF to standard output."""
    _limit()
    work = json.loads(sys.stdin.buffer.read())
    files: dict[str, Path | bytes] = {**_files(Path(work["static"]))}
    for address, picture in work["pictures"].items():
        files[ADDRESS + address.removeprefix("/")] = base64.b64decode(picture)
    sys.stdout.buffer.write(_pdf(work["html"], work["css"], files))
    sys.stdout.buffer.flush()
    # Pango reads the fonts in a thread of its own. Ending in good order takes its library away
    # under it, which now and then crashes although the PDF has been made and handed over.
    os._exit(0)


def _limit() -> None:
    for kind, ceiling in (
        (resource.RLIMIT_CPU, LONGEST_WORK),
        (resource.RLIMIT_AS, LARGEST_MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        # Some systems do not know or allow one of them; the parent's time limit still holds.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (ceiling, ceiling))


def _files(static: Path) -> dict[str, Path]:
    """Every address that may be asked for, and the file it means."""
    names = json.loads((static / "manifest.json").read_text("utf-8"))
    return {ADDRESS + plain: static / built for plain, built in names.items()}


def _pdf(html: str, css: str, files: dict[str, Path | bytes]) -> bytes:
    from weasyprint import CSS, HTML  # noqa: PLC0415 - after the limits are set
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OurFilesOnly(URLFetcher):  # type: ignore[misc]
        """Answers for our own static files and refuses everything else."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            if url not in files:
                raise ValueError("a PDF is made from our own files only")
            found = files[url]
            return URLFetcherResponse(
                url, found if isinstance(found, bytes) else found.read_bytes()
            )

    fetcher, fonts = OurFilesOnly(), FontConfiguration()
    style = CSS(string=css, base_url=ADDRESS, url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, base_url=ADDRESS, url_fetcher=fetcher, media_type="print")
    made: bytes = page.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )
    return made


if __name__ == "__main__":
    main()
