"""What is wrong with a file, where, and what to do about it. Knows no grammar."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

LONGEST_QUOTATION = 60
MOST_PROBLEMS = 200
"""In one file: nobody mends more at once."""
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


Fault = tuple[str, str]
"""What is wrong with a thing, and what to do about it."""


class Severity(StrEnum):
    """An error keeps a lesson or module back; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing an author should mend, with the line it stands on (from 1)."""

    path: str
    line: int
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the one line authors and editors read."""
        return visible(f"{self.path}:{self.line}: {self.message}; {self.remedy}")


@dataclass(slots=True)
class Findings:
    """The problems of one file, gathered while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_broken(self) -> bool:
        """Whether anything found keeps the file back."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def error(self, line: int, message: str, remedy: str) -> None:
        """Note something that keeps the file back."""
        self._note(Problem(self.path, line, message, remedy))

    def warn(self, line: int, message: str, remedy: str) -> None:
        """Note something to mend that keeps nothing back."""
        self._note(Problem(self.path, line, message, remedy, Severity.WARNING))

    def _note(self, problem: Problem) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
        elif len(self.problems) == MOST_PROBLEMS:
            more = f"there are more than {MOST_PROBLEMS} problems in this file"
            self.problems.append(Problem(self.path, problem.line, more, "mend these first"))

    def first_reason(self) -> str:
        """Return the first error in words, with its line; empty if there is none."""
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        if not errors:
            return ""
        first = min(errors, key=lambda problem: problem.line)
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return visible(f"Line {first.line}: {first.message}; {first.remedy}{more}")


def visible(text: str) -> str:
    """Return the text with characters no terminal should obey written out as codes."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def quoted(text: str) -> str:
    """Return an author's words, shortened, in quotation marks."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUOTATION:
        words = words[: LONGEST_QUOTATION - 1] + "…"
    return f"“{words}”"


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known word most like this one, or None if nothing is close."""
    short = word[:LONGEST_QUOTATION].lower()
    close = get_close_matches(short, list(known), n=1, cutoff=likeness)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy: the nearest right word, or all of them."""
    words = list(known)
    near = nearest(word, words)
    return f"did you mean “{near}”?" if near else f"use one of: {'; '.join(words)}"
