"""A PDF is tagged, reaches nothing but our own files, and does without when it cannot be made."""

import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from learning.web import pdf
from tests.learning.web.pdf_reading import opened

CSS = """
@font-face { font-family: Ours; src: url("atkinson-hyperlegible-next-400.woff2") }
body { font-family: Ours }
"""


@pytest.fixture
def css(tmp_path: Path) -> Path:
    path = tmp_path / "paper.css"
    path.write_text(CSS)
    return path


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(pdf, "find_library", lambda _name: None)
    pdf.pdf_is_possible.cache_clear()
    yield
    pdf.pdf_is_possible.cache_clear()


def document(body: str) -> str:
    return f'<!DOCTYPE html><html lang="en-GB"><title>A page</title><body>{body}</body></html>'


def test_a_pdf_says_what_assistive_technology_needs_to_know(css: Path) -> None:
    body = opened(pdf.pdf_from_html(document("<h1>Zoë</h1><p>Words.</p>"), css))
    assert body.startswith(b"%PDF-1.7")
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", body)
    assert b"/StructTreeRoot" in body
    assert re.search(rb"/Lang\s*\(en-GB\)", body)
    assert b"/DisplayDocTitle true" in body
    assert re.search(rb"pdfuaid:part(?:>|=\")1", body)
    assert b"A page" in body


def test_it_is_set_in_our_own_typeface(css: Path) -> None:
    assert b"+Ours" in opened(pdf.pdf_from_html(document("<p>Words.</p>"), css))


def test_neither_files_nor_the_network_are_reached(css: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>Sesame</text></svg>')
    elsewhere = f"""
        <img src="{secret.as_uri()}" alt=""><img src="../../secret.svg" alt="">
        <img src="https://static.invalid/../{secret}" alt="">
        <link rel="stylesheet" href="{secret.as_uri()}">
        <link rel="attachment" href="{secret.as_uri()}">
        <img src="http://127.0.0.1:9/a.png" alt=""><p>Words.</p>
    """
    body = opened(pdf.pdf_from_html(document(elsewhere), css))
    assert b"Sesame" not in body
    assert b"/EmbeddedFile" not in body


PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title>
<rect width="9" height="9" fill="#0f5c5c"/></svg>"""


def test_pictures_that_come_along_are_shown(css: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_text(PICTURE)
    body = document('<img src="/lessons/one/images/a.svg" alt="A green square">')
    pictures = {"/lessons/one/images/a.svg": path}
    drawn = opened(pdf.pdf_from_html(body, css, pictures=pictures))
    green = rb"0?\.0588\d* 0?\.3607\d* 0?\.3607\d* rg"
    assert re.search(green, drawn)
    assert not re.search(green, opened(pdf.pdf_from_html(body, css)))
    path.unlink()
    assert pdf.pdf_from_html(body, css, pictures=pictures).startswith(b"%PDF")


def test_pictures_are_bounded_together(css: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    with path.open("wb") as file:
        file.truncate(pdf.LARGEST_PICTURES // 2 + 1)
    with pytest.raises(pdf.NoPdf, match="too large"):
        pdf.pdf_from_html(document(""), css, pictures={"/a.png": path, "/b.png": path})


def test_styles_come_one_upon_another(css: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.css"
    more.write_text("@page { size: A5 landscape }")
    assert b"/MediaBox [0 0 595" in opened(pdf.pdf_from_html(document("<p>A</p>"), css, more))


def test_the_child_knows_none_of_our_settings(
    css: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child.py"
    child.write_text("import os, sys; sys.stdout.write('%PDF' + repr(dict(os.environ)))")
    monkeypatch.setattr(pdf, "CHILD", child)
    monkeypatch.setenv("ALONGSIDE_SECRET_KEY", "open sesame")
    assert b"sesame" not in pdf.pdf_from_html(document(""), css)


def test_the_server_itself_never_loads_the_library_that_makes_them() -> None:
    asks = (
        "import sys, learning.web.pdf as p; p.pdf_is_possible(); print('weasyprint' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_without_pango_there_is_no_pdf(css: Path, without_pango: None) -> None:
    assert not pdf.pdf_is_possible()
    with pytest.raises(pdf.NoPdf):
        pdf.pdf_from_html(document(""), css)


@pytest.mark.parametrize(
    "program",
    ["import time; time.sleep(60)", "import sys; sys.exit('broken')", "print('no PDF at all')"],
)
def test_a_child_that_hangs_or_breaks_is_ended_and_makes_room(
    css: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str
) -> None:
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(pdf, "SECONDS_TO_MAKE", 0.5)
    monkeypatch.setattr(pdf, "CHILD", child)
    for _ in range(pdf.AT_ONCE + 1):
        with pytest.raises(pdf.NoPdf):
            pdf.pdf_from_html(document(""), css)


def test_no_more_than_two_are_made_at_once(
    css: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child.py"
    running = tmp_path / "running"
    running.mkdir()
    child.write_text(
        "import os, time, pathlib\n"
        f"mine = pathlib.Path({str(running)!r}, str(os.getpid()))\n"
        "mine.touch(); time.sleep(0.3)\n"
        f"print('%PDF', len(os.listdir({str(running)!r})))\n"
        "mine.unlink()\n"
    )
    monkeypatch.setattr(pdf, "CHILD", child)
    count = pdf.AT_ONCE + pdf.MOST_WAITING
    with ThreadPoolExecutor(count) as pool:
        made = list(pool.map(lambda _: pdf.pdf_from_html(document(""), css), range(count)))
    assert max(int(each.split()[1]) for each in made) <= pdf.AT_ONCE


def test_where_two_wait_already_nobody_else_does(css: Path) -> None:
    with ExitStack() as busy:
        for _ in range(pdf.AT_ONCE + pdf.MOST_WAITING):
            pdf._queue.acquire()
            busy.callback(pdf._queue.release)
        with pytest.raises(pdf.NoPdf, match="waiting already"):
            pdf.pdf_from_html(document(""), css)
