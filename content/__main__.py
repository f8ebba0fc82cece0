"""python -m content check modules: says what is wrong with content, where, and what to do."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from content.library import Library, load
from content.problems import Problem, Severity
from content.proofreading import proofread

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
    checking.add_argument("--draft", action="store_true", help="only what cannot be shown as it is")
    wanted = parser.parse_args(arguments)
    library = load(wanted.roots)
    marks = () if wanted.draft else proofread(wanted.roots)
    problems = _in_order([*library.problems, *marks])
    written = _as_json(problems) if wanted.format == "json" else _as_text(problems, library)
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(written.encode(encoding, "backslashreplace").decode(encoding))
    return 1 if _errors(problems) else 0


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.path, one.line, one.message))


def _as_json(problems: Sequence[Problem]) -> str:
    return json.dumps([asdict(problem) for problem in problems], indent=2) + "\n"


def _as_text(problems: Sequence[Problem], library: Library) -> str:
    lines = [
        f"{problem} (warning)" if problem.severity is Severity.WARNING else str(problem)
        for problem in problems
    ]
    return "\n".join([*lines, _summary(problems, library)]) + "\n"


def _summary(problems: Sequence[Problem], library: Library) -> str:
    errors = _errors(problems)
    warnings = len(problems) - errors
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
