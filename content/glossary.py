"""`glossary.md`: a definition list into terms and their plain meanings."""

import re
from collections.abc import Sequence

from content.folders import SourceFile
from content.problems import Findings, quoted
from content.source import Line, read_lines
from content.types import Term
from content.typography import curly

_MEANING = re.compile(r" {0,3}:\s+(.*)$")
LONGEST_MEANING = 300


def read_glossary(file: SourceFile, findings: Findings) -> tuple[Term, ...]:
    """Return the terms in the order of the file; what is no term and meaning is a problem."""
    if file.fault:
        findings.error(1, *file.fault)
        return ()
    lines = read_lines(file.raw, findings) or ()
    terms: dict[str, Term] = {}
    for entry in _entries(lines, findings):
        name, meaning = curly(entry[0].text.strip()), curly(" ".join(li.text for li in entry[1:]))
        if name in terms:
            findings.error(entry[0].number, f"{quoted(name)} stands twice", "keep one of the two")
        elif "<" in name + meaning or ">" in name + meaning:
            findings.error(
                entry[0].number, f"< or > stands in {quoted(name)} or its meaning", "use words"
            )
        elif len(meaning) > LONGEST_MEANING:
            findings.error(
                entry[0].number,
                f"the meaning of {quoted(name)} has {len(meaning)} characters",
                f"keep it under {LONGEST_MEANING}",
            )
        else:
            terms[name] = Term(name=name, meaning=meaning)
    return tuple(terms.values())


def _entries(lines: Sequence[Line], findings: Findings) -> list[list[Line]]:
    """Return each term's line with the lines of its meaning after it."""
    entries: list[list[Line]] = []
    for line in lines:
        if line.text.strip() and not line.text.startswith("#"):
            _take(line, entries, findings)
    for entry in entries:
        if len(entry) == 1:
            said = f"{quoted(entry[0].text)} has no meaning"
            remedy = "write it on the next line after a colon: “: what it means”"
            findings.error(entry[0].number, said, remedy)
    return [entry for entry in entries if len(entry) > 1]


def _take(line: Line, entries: list[list[Line]], findings: Findings) -> None:
    match = _MEANING.match(line.text)
    continues = line.text.startswith(" ") and entries and len(entries[-1]) > 1
    if match and entries:
        entries[-1].append(Line(line.number, match[1].strip()))
    elif match:
        said = "a meaning stands before any term"
        findings.error(line.number, said, "write the term above")
    elif continues:
        entries[-1].append(Line(line.number, line.text.strip()))
    else:
        entries.append([line])
