"""A file for a spreadsheet is text through and through, and Excel reads its letters."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.web.spreadsheets import csv_file


def rows_of(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.org")',
        "+44 1234",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
    ],
)
def test_what_a_spreadsheet_would_run_is_shown_as_text(text: str) -> None:
    assert rows_of(csv_file(["Name"], [[text]]))[1] == ["'" + text]


def test_a_heading_is_no_formula_either() -> None:
    assert rows_of(csv_file(["=Name"], []))[0] == ["'=Name"]


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text))
def test_no_cell_ever_begins_as_a_formula_does(text: str) -> None:
    body = csv_file(["Name"], [[text.encode("utf-8", "ignore").decode()]])
    cells = [cell for row in rows_of(body) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_numbers_days_and_nothing_are_what_they_are() -> None:
    body = csv_file(["a", "b", "c"], [[-3, date(2026, 11, 23), None]])
    assert rows_of(body)[1] == ["-3", "2026-11-23", ""]


def test_it_begins_with_the_mark_by_which_excel_knows_utf_8() -> None:
    body = csv_file(["Name"], [["Zoë O’Brien"]])
    assert body.startswith(b"\xef\xbb\xbf")
    assert rows_of(body)[1] == ["Zoë O’Brien"]


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    text = 'one, "two"\r\nthree'
    assert rows_of(csv_file(["Name"], [[text]]))[1] == [text]
