"""The sheet to sign on paper, cut into pages, and the code that phones read as a picture. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import segno

FIRST_PAGE = 12
"""Lines under the facts and the code."""
NEXT_PAGES = 23
FEWEST_LINES = 20
MOST_LINES = 600
QUIET_ZONE = 4
"""Empty squares around the code; readers need four."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A QR code: a square of `size` units, and the path of what is dark in it."""

    size: int
    path: str


def lines_for(expected: int) -> int:
    """How many lines a sheet has: for those expected and some more, until its last page is full."""
    wanted = min(max(expected + expected // 10 + 2, FEWEST_LINES), MOST_LINES)
    if wanted <= FIRST_PAGE:
        return FIRST_PAGE
    return FIRST_PAGE - (-(wanted - FIRST_PAGE) // NEXT_PAGES) * NEXT_PAGES


def pages_of(lines: int) -> tuple[Sequence[int], ...]:
    """The numbers of the lines on each page."""
    first, *rest = range(1, FIRST_PAGE + 1), *range(FIRST_PAGE + 1, lines + 1, NEXT_PAGES)
    return (first, *(range(start, min(start + NEXT_PAGES, lines + 1)) for start in rest))


def qr_of(address: str) -> Drawing:
    """The address as a QR code that can still be read when a seventh of it is hidden."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET_ZONE)]
    path = "".join(_runs(number, row) for number, row in enumerate(rows))
    return Drawing(size=len(rows), path=path)


def _runs(number: int, row: Sequence[int]) -> str:
    """The dark squares of a row that stand side by side, each run as one rectangle."""
    path, start = "", None
    for place, is_dark in enumerate((*row, 0)):
        if is_dark and start is None:
            start = place
        elif not is_dark and start is not None:
            path += f"M{start} {number}h{place - start}v1h{start - place}z"
            start = None
    return path
