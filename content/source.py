"""From the bytes of a file to its numbered lines, header and body. Knows no keys."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from content.problems import LONGEST_QUOTATION, Findings, quoted

LARGEST_FILE = 256 * 1024
LONGEST_LINE = 5_000
MOST_LINES = 6_000
TAB = 4

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ufdd0-\ufdef\ufff0-\ufff8\ufffe\uffff]")
_SEPARATORS = re.compile("[\u2028\u2029]")
_FORBIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\U000f0000-\U0010ffff]")
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufeff\ufff0-\uffff\U000f0000-\U0010ffff]"
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, with its number from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a header with its value: what stands beside it, and what stands below."""

    key: str
    line: int
    beside: str
    below: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The whole value on one line."""
        return " ".join(part for part in (self.beside, *(li.text for li in self.below)) if part)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read: its header's entries and its body."""

    entries: tuple[Entry, ...]
    body: tuple[Line, ...]
    header_end: int


def read_lines(
    raw: bytes, findings: Findings, *, longest_line: int = LONGEST_LINE
) -> tuple[Line, ...] | None:
    """Return the file's lines, cleaned of what cannot be shown; None if it is no text."""
    text = _decoded(raw, findings)
    if text is None:
        return None
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    if len(lines) > MOST_LINES:
        findings.error(
            MOST_LINES, f"the file has {len(lines):,} lines", f"keep it under {MOST_LINES:,}"
        )
        return None
    return tuple(
        Line(number, _cleaned(_cut(line, number, longest_line, findings), number, findings))
        for number, line in enumerate(lines, 1)
    )


def split_header(lines: tuple[Line, ...], findings: Findings) -> Source | None:
    """Return header and body apart; None if there is no whole header."""
    if not lines or lines[0].text.rstrip() != _FENCE:
        findings.error(
            1, "the header is missing", "begin the file with a line of --- and the keys below it"
        )
        return None
    end = next((i for i, li in enumerate(lines) if i and li.text.rstrip() == _FENCE), None)
    if end is None:
        findings.error(1, "the header is not closed", "end it with a second line of ---")
        return None
    return Source(entries_in(lines[1:end], findings), lines[end + 1 :], lines[end].number)


def _decoded(raw: bytes, findings: Findings) -> str | None:
    if raw.startswith(_UTF16) or raw.count(0) > len(raw) // 4:
        findings.error(
            1,
            "the file is not UTF-8 text (it looks like UTF-16 or is no text at all)",
            "save it as plain text with the encoding UTF-8",
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        before = raw[: mistake.start].decode("utf-8", "ignore")
        findings.error(
            len(_LINE_END.findall(before)) + 1,
            f"the byte {raw[mistake.start]:#04x} is not UTF-8",
            "save the file as plain text with the encoding UTF-8 (not Windows-1252 or Latin-1)",
        )
        return None


def _cut(line: str, number: int, longest: int, findings: Findings) -> str:
    """Return a line, or only its beginning if it is endless."""
    if len(line) <= longest:
        return line
    said = f"the line has {len(line):,} characters"
    findings.error(number, said, f"break it into lines of under {longest:,}")
    return line[:LONGEST_QUOTATION]


def _cleaned(line: str, number: int, findings: Findings) -> str:
    if not _SUSPECT.search(line):
        return unicodedata.normalize("NFC", line)
    if control := _CONTROL.search(line):
        findings.error(
            number,
            f"a control character (code {ord(control[0]):#04x}) stands in the line",
            "delete it, or type the line again",
        )
        line = _CONTROL.sub("", line)
    if odd := _FORBIDDEN.search(line):
        findings.warn(
            number,
            f"a character with no meaning in plain text (U+{ord(odd[0]):04X}) was dropped",
            "type it again; symbols copied from a word processor often turn into these",
        )
        line = _FORBIDDEN.sub("", line)
    line = _INVISIBLE.sub("", _SEPARATORS.sub(" ", line))
    return unicodedata.normalize("NFC", line).expandtabs(TAB)


def entries_in(lines: Sequence[Line], findings: Findings) -> tuple[Entry, ...]:
    """Return the keys and values in some lines; a line that is neither is a problem."""
    entries: list[Entry] = []
    for line in lines:
        if not line.text.strip():
            continue
        key, colon, value = line.text.partition(":")
        if line.text[0].isspace():
            _continue(entries, line, findings)
        elif key and colon:
            entries.append(Entry(key.rstrip(), line.number, value.strip()))
        else:
            findings.error(
                line.number,
                f"{quoted(line.text)} is not a key and a value",
                "write it as key: value, or indent it to continue the line above",
            )
    return tuple(entries)


def _continue(entries: list[Entry], line: Line, findings: Findings) -> None:
    if not entries:
        findings.error(line.number, "the header begins with an indented line", "begin with a key")
        return
    last = entries.pop()
    item = Line(line.number, line.text.strip())
    entries.append(Entry(last.key, last.line, last.beside, (*last.below, item)))
