"""Tables as files for a spreadsheet. Nothing a person wrote can run there."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

Cell = str | int | date | None

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a CSV without it for Windows-1252 and spoils every é and ’; others skip it."""
STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What Excel, LibreOffice or Google Sheets may take for a formula, full-width forms included."""


def csv_file(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV as spreadsheets open it: UTF-8 with a byte order mark, CRLF, days as 2026-11-22."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([as_text(column) for column in columns])
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def as_text(cell: Cell) -> str:
    """The cell as a spreadsheet shows it; what would be a formula begins with an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.startswith(STARTS_OF_FORMULAS) else cell
