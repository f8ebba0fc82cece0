"""Small courses written as strings, and what comes of them."""

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from content import Library, Problem
from content.library import load
from content.types import Block, Check, Lesson, Module, Prose, Question

TODAY = date(2026, 11, 23)

HEAD = """---
title: A module
summary: What it is about.
audience: teacher
areas: all
outcomes:
  Say one thing.
law as at: 2026-11-22
review by: 2027-09-30
version: 1
---

An introduction.
"""

TOP = "---\ntitle: A lesson\nsummary: One sentence.\n---\n"
BODY_LINE = 5
"""The line on which a lesson's body begins below TOP."""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)

Files = dict[str, str | bytes]


def write(root: Path, files: Files) -> Path:
    """Write the files below a folder; return it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def module_files(slug: str = "one", **lessons: str | bytes) -> Files:
    """Return a module whose lessons are the given files, in their order."""
    files: Files = {f"courses/{slug}/module.md": HEAD}
    for number, (name, text) in enumerate(lessons.items(), 1):
        files[f"courses/{slug}/{number:02}-{name.replace('_', '-')}.md"] = text
    return files


def read(root: Path, *more: Path, today: date = TODAY) -> Library:
    return load([root, *more], today=today)


def lines(problems: tuple[Problem, ...], below: Path | None = None) -> list[str]:
    """Return problems as they are printed, without the folder they lie below."""
    return [str(problem).removeprefix(f"{below}{os.sep}") for problem in problems]


def library_of(body: str, files: Files | None = None) -> Library:
    """Return a library of one module with one lesson of that body, `a`."""
    with TemporaryDirectory() as folder:
        written = module_files(a=TOP + body)
        return read(write(Path(folder), {**written, **(files or {})}))


def lesson_of(body: str, files: Files | None = None) -> Lesson:
    """Return the lesson with that body, which has no problems."""
    library = library_of(body, files)
    assert not library.problems, [str(problem) for problem in library.problems]
    return library.modules[0].lessons[0]


def problems_of(body: str, files: Files | None = None) -> list[str]:
    """Return the problems of a lesson with that body: `line of the body: what; what to do`."""
    return [
        f"{problem.line - BODY_LINE + 1}: {problem.message}; {problem.remedy}"
        for problem in library_of(body, files).problems
        if "no lesson that can be shown" not in problem.message
    ]


def html_of(body: str, files: Files | None = None) -> str:
    """Return the HTML of a lesson's first prose."""
    return next(b.html for b in lesson_of(body, files).blocks if isinstance(b, Prose))


def block_of(body: str) -> Block:
    return lesson_of(body).blocks[0]


def check_of(questions: str) -> Check:
    check = lesson_of(f"::: check\n{questions}\n:::\n").check
    assert check
    return check


def question_of(question: str) -> Question:
    return check_of(question).questions[0]


def module_of(files: Files) -> Module:
    with TemporaryDirectory() as folder:
        library = read(write(Path(folder), files))
    assert not library.problems, [str(problem) for problem in library.problems]
    return library.modules[0]
