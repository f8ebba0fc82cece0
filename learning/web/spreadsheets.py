"""Tables as files for a spreadsheet. Nothing a person wrote can run there."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

Cell = str | int | date | None

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a CSV without it for Windows-1252 and spoils every é and ’; others skip it."""
DAY_FORMAT = "dd/mm/yyyy"
NOT_IN_A_WORKBOOK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What Excel, LibreOffice or Google Sheets may take for a formula, full-width forms included."""


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV as spreadsheets open it: UTF-8 with a byte order mark, CRLF, days as 2026-11-22."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([as_text(column) for column in columns])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def xlsx_file(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str, widths: Sequence[int]
) -> bytes:
    """The same as a workbook of one sheet: days as days, numbers as numbers, its heading stays.

    `widths` are those of the columns, in characters. Rows are written as they come.
    """
    # It takes 8 MB, which a server of which nobody asks for a workbook can spare.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width

    # One cell for every day: a row is written at once, and making a style anew is what is slow.
    of_days = WriteOnlyCell(sheet)
    of_days.number_format = DAY_FORMAT

    def cells(row: Sequence[Cell]) -> Iterator[Any]:
        for value in row:
            if isinstance(value, date):
                of_days.value = value
                yield of_days
            else:
                yield _kept(value)

    heads = [WriteOnlyCell(sheet, as_text(column)) for column in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append(cells(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _kept(value: Cell) -> Any:
    """The value as a cell of a workbook holds it: words without what no workbook can hold."""
    return NOT_IN_A_WORKBOOK.sub("", as_text(value)) if isinstance(value, str) else value


def as_text(cell: Cell) -> str:
    """The cell as a spreadsheet shows it; what would be a formula begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(STARTS_OF_FORMULAS) else cell
