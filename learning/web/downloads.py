"""Files that a page offers to take away, and what to say when one cannot be made."""

from collections.abc import Mapping
from pathlib import Path

from flask import Response, current_app, flash, redirect
from flask.typing import ResponseReturnValue

from learning.web.pdf import NoPdf, pdf_from_html

PAPER_CSS = Path(__file__).with_name("paper.css")
NO_PDF = "This server cannot make a PDF just now. Print this page, or save it as a PDF from there."


def download(body: bytes, kind: str, name: str) -> Response:
    """The file under that name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, headers=headers, content_type=kind)


def pdf_or_page(
    html: str,
    name: str,
    page_url: str,
    style: Path,
    pictures: Mapping[str, Path] | None = None,
) -> ResponseReturnValue:
    """The PDF of some HTML, or else the way to the page for paper, with a word why.

    `style` comes on top of what every PDF has; `pictures` are files by their address in the HTML.
    """
    try:
        body = pdf_from_html(html, PAPER_CSS, style, pictures=pictures or {})
    except NoPdf as reason:
        current_app.logger.warning("no PDF was made: %s", reason)
        flash(NO_PDF)
        return redirect(page_url)
    return download(body, "application/pdf", name)
