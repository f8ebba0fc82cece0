"""`law.md`: each place in law and Code the modules stand on, and how far somebody has read it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from content.folders import SourceFile
from content.problems import Findings, quoted
from content.proofreading.references import in_range, references
from content.source import read_lines

_HEADING = re.compile(r"##\s+(.*)$")
_ENTRY = re.compile(
    r"\s*+-\s++(?P<places>[^:]+?)\s(?P<binds>must and should|must|should|says)"
    r"(?:,\s*(?P<standing>number to check|not checked))?(?::\s*(?P<words>.*))?$"
)
_RANGE = re.compile(r"(\d{1,2}\.\d{1,3})\s+to\s+(\d{1,2}\.\d{1,3})$")


class Standing(StrEnum):
    """How far a place has been compared with its source."""

    CHECKED = "checked"
    NUMBER_TO_CHECK = "number to check"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph, section or regulation: how it binds, and how far it has been checked."""

    name: str
    binds: str
    standing: Standing

    @property
    def is_must(self) -> bool:
        """Whether something in it is required by law."""
        return "must" in self.binds

    @property
    def is_should(self) -> bool:
        """Whether something in it is guidance to be considered."""
        return "should" in self.binds


Law = dict[str, Place]


def read_law(file: SourceFile, findings: Findings) -> Law:
    """Return the places of a `law.md` by name; a line that cannot be read is a problem."""
    if file.fault:
        findings.error(1, *file.fault)
        return {}
    law: Law = {}
    under = ""
    for line in read_lines(file.raw, findings) or ():
        if heading := _HEADING.match(line.text):
            under = heading[1].strip()
        elif line.text.lstrip().startswith("- "):
            entry = _ENTRY.match(line.text)
            names = _names(entry["places"], under) if entry else ()
            if entry is None or not names:
                said = f"{quoted(line.text)} names no place and how it binds"
                findings.error(line.number, said, "write - 6.17 should, number to check: its words")
                continue
            standing = Standing(entry["standing"] or Standing.CHECKED)
            law |= {name: Place(name, entry["binds"], standing) for name in names}
    return law


def _names(places: str, under: str) -> tuple[str, ...]:
    if match := _RANGE.match(places):
        return in_range(match[1], match[2])
    return references(f"{under} {places}")
