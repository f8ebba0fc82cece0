"""A sign-in sheet as a file or as pasted lines: whatever program it comes from. Pure."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from learning.errors import Refused

LARGEST = 256_000
"""Bytes. Five hundred lines are a tenth of it."""
MOST_LINES = 500
LONGEST_CELL = 200
DELIMITERS = ",;\t|"
LINES_LOOKED_AT = 20
FORMULA = re.compile(r"^'(?=[=+\-@＝＋－＠])")
"""The apostrophe with which a spreadsheet, or ours, keeps words from being run."""

NAME, FIRST, LAST, EMAIL, CODE, SCHOOL, TIME, LINE = (
    "name",
    "first",
    "last",
    "email",
    "code",
    "school",
    "time",
    "line",
)
HEADINGS: Mapping[str, str] = {
    NAME: "name, names, full name, staff, staff name, staff member, member of staff, print name, "
    "printed name, attendee, participant, teacher, delegate, visitor, who",
    FIRST: "first name, forename, firstname, given name, first, preferred name",
    LAST: "last name, surname, lastname, family name, last",
    EMAIL: "email, e mail, email address, e mail address, mail, work email",
    CODE: "code, staff code, staffcode, initials, staff id, employee id, id",
    SCHOOL: "school, organisation, setting, from, school name, visitor school",
    TIME: "time, time in, in, arrived, arrived at, arrival, arrival time, signed in, sign in",
    LINE: "line",
}
_KINDS = {words: kind for kind, listed in HEADINGS.items() for words in listed.split(", ")}
WHO = frozenset({NAME, FIRST, LAST, EMAIL, CODE})
OWN_HEADINGS = ("Line", "Name", "E-mail", "Code", "School", "Time")

_CLOCK = re.compile(
    r"(?:.*[\s,])?(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>[0-5]\d)(?::[0-5]\d)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
_COUNTED = re.compile(r"^\d{1,3}[.)]\s*")
"""The number before a name in a list."""
_FIGURES = re.compile(r"(?P<hour>\d{1,2})(?P<minute>[0-5]\d)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line with somebody on it. `number`: where it stands in the file; `at`: as written."""

    number: int
    name: str = ""
    email: str = ""
    code: str = ""
    school: str = ""
    at: str = ""

    @property
    def who(self) -> str:
        """Whatever names them best."""
        return self.name or self.email or self.code


def read_sheet(sent: bytes | str) -> tuple[SheetLine, ...]:
    """The lines of a sheet on which somebody stands; raises Refused for what is none.

    Empty lines, and what stands above the headings, are left out.
    """
    rows = _rows(sent if isinstance(sent, str) else text_of(sent))
    if not rows:
        raise Refused("Nobody stands in it. Paste the names, or choose another file.")
    columns, below = _columns(rows)
    lines = [_line(number, cells, columns) for number, cells in below]
    found = tuple(line for line in lines if line.who)
    if not found:
        raise Refused("Nobody stands in it. It needs a column of names, e-mail addresses or codes.")
    if len(found) > MOST_LINES:
        raise Refused(
            f"It has {len(found):,} lines. Bring at most {MOST_LINES} at once, in several files."
        )
    return found


def as_text(lines: Iterable[SheetLine]) -> str:
    """The lines in a form that `read_sheet` reads the same way again."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter="\t", lineterminator="\n")
    writer.writerow(OWN_HEADINGS)
    for each in lines:
        writer.writerow((each.number, each.name, each.email, each.code, each.school, each.at))
    return written.getvalue()


def text_of(sent: bytes) -> str:
    """The words of a file in whatever encoding; raises Refused for what has none."""
    if len(sent) > LARGEST:
        raise Refused(f"The file is larger than {LARGEST // 1000} kB. Bring a shorter one.")
    if sent.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused("This is a workbook. In Excel, save it as “CSV” and bring that file.")
    if sent.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refused("This is a picture or a PDF. Type or paste the names instead.")
    for encoding in _encodings(sent):
        try:
            text = sent.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.removeprefix("\ufeff")
    raise Refused("This file holds no words that can be read. Save it as CSV and try again.")


def clock_times(written: str) -> tuple[time, ...]:
    """The times of day that `15:42`, `3.42pm`, `1542` or `3.42` can mean; none for no time.

    Without am or pm an hour up to twelve can be in either half of the day.
    """
    typed = written.strip()
    found = _FIGURES.fullmatch(typed) or _CLOCK.fullmatch(typed)
    if found is None:
        return ()
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()[:1]
    if parts["minute"] is None and not half:
        return ()
    if half:
        hours = [hour % 12 + (12 if half == "p" else 0)] if 1 <= hour <= 12 else []  # noqa: PLR2004
    else:
        hours = [hour, (hour + 12) % 24] if 1 <= hour <= 12 else [hour]  # noqa: PLR2004
    return tuple(time(each, minute) for each in hours if each < 24)  # noqa: PLR2004


def _encodings(sent: bytes) -> tuple[str, ...]:
    if sent.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    zeros = sent[:400].count(0)
    if zeros > len(sent[:400]) // 4:
        return ("utf-16-le",) if sent[1:2] == b"\x00" else ("utf-16-be",)
    return ("utf-8-sig", "cp1252", "latin-1")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Each line that is not empty, with its number, cut into cells."""
    if len(text.encode(errors="replace")) > 2 * LARGEST:
        raise Refused(f"It is longer than {LARGEST // 1000} kB. Bring fewer lines at once.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows = [(reader.line_num, [_cell(each) for each in cells]) for cells in reader]
    except csv.Error:
        raise Refused("A line of it has no end: look for a stray quotation mark.") from None
    return [(number, cells) for number, cells in rows if any(cells)]


def _cell(written: str) -> str:
    shown = "".join(each if each.isprintable() else " " for each in written)
    return FORMULA.sub("", " ".join(shown.split()))[:LONGEST_CELL]


def _delimiter(text: str) -> str:
    """What stands between the cells: whatever is in most of the first lines, most often."""
    lines = [line for line in text.splitlines() if line.strip()][:LINES_LOOKED_AT]

    def weight(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        return sum(count > 0 for count in counts), sum(counts)

    return max(DELIMITERS, key=weight) if lines else ","


def _columns(
    rows: Sequence[tuple[int, list[str]]],
) -> tuple[Mapping[int, str], Sequence[tuple[int, list[str]]]]:
    """What each column holds, and the lines below the headings."""
    for position, (_, cells) in enumerate(rows[:LINES_LOOKED_AT]):
        named = _named(cells)
        if not WHO.isdisjoint(named.values()):
            return named, rows[position + 1 :]
    return _guessed([cells for _, cells in rows]), rows


def _named(cells: Sequence[str]) -> Mapping[int, str]:
    """The columns that have a heading we know, each kind once."""
    found: dict[int, str] = {}
    for position, cell in enumerate(cells):
        words = " ".join("".join(c if c.isalnum() else " " for c in cell.casefold()).split())
        kind = _KINDS.get(words)
        if kind and kind not in found.values():
            found[position] = kind
    return found


def _guessed(rows: Sequence[Sequence[str]]) -> Mapping[int, str]:
    """The columns of a file without headings: names first, then a school."""
    width = max(len(cells) for cells in rows)
    columns = {
        at: [cells[at] for cells in rows if len(cells) > at and cells[at]] for at in range(width)
    }
    found: dict[int, str] = {}
    words = [at for at, cells in columns.items() if cells and not _is_special(at, cells, found)]
    if len(words) > 1 and all(_one_word(columns[at]) for at in words[:2]):
        return found | {words[0]: LAST, words[1]: FIRST} | dict.fromkeys(words[2:3], SCHOOL)
    return found | dict.fromkeys(words[:1], NAME) | dict.fromkeys(words[1:2], SCHOOL)


def _is_special(at: int, cells: Sequence[str], found: dict[int, str]) -> bool:
    """Whether a column is one of addresses, times or mere numbers."""
    half = len(cells) / 2
    if sum("@" in cell for cell in cells) >= half:
        found[at] = EMAIL
        return True
    if all(cell.isdigit() for cell in cells):
        return True
    if sum(bool(clock_times(cell)) for cell in cells) >= half:
        found[at] = TIME
        return True
    return False


def _one_word(cells: Sequence[str]) -> bool:
    return all(" " not in cell for cell in cells)


def _line(number: int, cells: Sequence[str], columns: Mapping[int, str]) -> SheetLine:
    found = {kind: cells[at] for at, kind in columns.items() if at < len(cells)}
    own = found.get(LINE, "")
    whole = found.get(NAME) or " ".join(filter(None, (found.get(FIRST), found.get(LAST))))
    return SheetLine(
        number=int(own) if own.isascii() and own.isdigit() and len(own) < 10 else number,  # noqa: PLR2004
        name=_COUNTED.sub("", whole),
        email=found.get(EMAIL, ""),
        code=found.get(CODE, ""),
        school=found.get(SCHOOL, ""),
        at=found.get(TIME, ""),
    )
