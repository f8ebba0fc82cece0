"""python -m content check modules: says what is wrong with content, where, and what to do."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from content.library import Library, load
from content.problems import Problem, Severity

_WORDS = [
    "No",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every problem of some content roots; return 1 if one is an error, else 0."""
    parser = argparse.ArgumentParser(prog="python -m content", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="say what is wrong, and where")
    checking.add_argument("roots", nargs="+", type=Path, metavar="folder")
    checking.add_argument("--format", choices=("text", "json"), default="text")
    wanted = parser.parse_args(arguments)
    library = load(wanted.roots)
    written = _as_json(library) if wanted.format == "json" else _as_text(library)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(written.encode(encoding, "backslashreplace").decode(encoding))
    return 1 if _errors(library.problems) else 0


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _as_json(library: Library) -> str:
    return json.dumps([asdict(problem) for problem in library.problems], indent=2) + "\n"


def _as_text(library: Library) -> str:
    lines = [
        f"{problem} (warning)" if problem.severity is Severity.WARNING else str(problem)
        for problem in library.problems
    ]
    return "\n".join([*lines, _summary(library)]) + "\n"


def _summary(library: Library) -> str:
    errors = _errors(library.problems)
    warnings = len(library.problems) - errors
    lessons = sum(len(module.lessons) for module in library.modules)
    found = f"{_counted(errors, 'error')} and {_counted(warnings, 'warning')}"
    read = f"{_counted(lessons, 'lesson')} in {_counted(len(library.modules), 'module')}"
    summary = f"{found}; {read} can be shown."
    return summary[0].upper() + summary[1:]


def _counted(count: int, noun: str) -> str:
    words = _WORDS[count].lower() if count < len(_WORDS) else f"{count:,}"
    return f"{words} {noun}" if count == 1 else f"{words} {noun}s"


if __name__ == "__main__":
    sys.exit(main())
