"""Files called NN-name.md: the number is their order, the name their slug for ever."""

import re
from dataclasses import dataclass, field

from content.folders import SourceFile
from content.problems import Findings, quoted
from content.wording import is_slug

_NAME = re.compile(r"(\d{1,3})-(.+)\.md$", re.ASCII)


def numbered_slug(file: SourceFile, noun: str, findings: Findings) -> str | None:
    """Return the slug in a file’s name; a name without number or slug is a problem."""
    match = _NAME.match(file.name)
    if match and is_slug(match[2]):
        return match[2]
    findings.error(
        1,
        f"{quoted(file.name)} is no {noun}’s name",
        "begin it with a number, then small letters and hyphens: 03-plan.md",
    )
    return None


def place(file: SourceFile) -> tuple[int, str]:
    """Return what files are put in order by: the number before their name."""
    number = file.name.partition("-")[0]
    return (int(number) if number.isascii() and number.isdecimal() else 0), file.name


@dataclass(slots=True)
class Taken:
    """The numbers and slugs that the files of one folder have taken so far."""

    noun: str
    slugs: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)

    def is_new(self, slug: str, file: SourceFile, findings: Findings) -> bool:
        """Return whether no file before has the slug, and take it; a second one is a problem."""
        number, _ = place(file)
        if number in self.numbers:
            said = f"the number {number} stands before {quoted(self.numbers[number])} too"
            findings.warn(1, said, f"number the {self.noun}s in their order")
        self.numbers.setdefault(number, file.name)
        if slug in self.slugs:
            said = f"{quoted(self.slugs[slug])} has the same slug"
            findings.error(1, said, "give one of the two another")
            return False
        self.slugs[slug] = file.name
        return True
