"""A module an editor has nothing to mark in; each test spoils one thing of it."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from content import Problem
from content.proofreading import proofread
from tests.content.writing import HEAD, Files, write

FILLER = "The pupil reads a line and tells a friend what it says.\n" * 50

LAW = """# Law

## SEND Code of Practice 2015
- 6.2 must: best endeavours
- 6.17 should, number to check: progress
- 6.27 says, number to check: categories
- 6.43 must, number to check: informed
- 6.48 must and should: plan
- 6.57 should, not checked: transition
- 6.79 to 6.83 must: the report

## CFA 2014
- s66 must
"""
WORDS = (
    "low ability\n:   what the pupil can do\n\nSENCO\n:   “SENCo”\n\nthe deaf\n:   “deaf pupils”\n"
)
PATHWAY = "---\ntitle: All\npurpose: To learn.\naudience: teacher\n---\n\n- one\n"

TOP = "---\ntitle: A lesson\nsummary: One sentence.\n---\n"
LESSON = f"""{TOP}
It is Monday, and Ada waits at the door.

## What to do
{FILLER}
::: must CFA 2014 s66; 6.2
The governing body does its best.
:::

::: facilitator
Ask first.
:::

::: check
### What now? {{#what-now}}
- [ ] One answer
  > Then this happens.
- [x] An answer
  > Then that happens.
> **Why:** so it is.
:::

::: action try-it
Ask one pupil.
:::
"""


def question(slug: str, *options: str) -> str:
    """Return a question; the option that begins with + is right."""
    lines = [f"### What of {slug}? {{#{slug}}}"]
    for option in options:
        lines += [f"- [{'x' if option[0] == '+' else ' '}] {option.lstrip('+')}", "  > Because."]
    return "\n".join([*lines, "> **Why:** so it is.", ""])


def marked(
    lesson: str = LESSON, *, head: str = HEAD, law: str | None = LAW, **files: str
) -> list[str]:
    """Return what is marked in a module of one lesson: `file:line: what; what to do`."""
    written: Files = {
        "courses/one/module.md": head,
        "courses/one/01-a.md": lesson,
        "pathways/all.md": PATHWAY,
        "words.md": WORDS,
        "glossary.md": "differentiation\n:   Adapting.\n",
    }
    written |= {"law.md": law} if law is not None else {}
    written |= {name.replace("__", "/") + ".md": text for name, text in files.items()}
    with TemporaryDirectory() as folder:
        root = write(Path(folder), written)
        return [_short(problem, root) for problem in proofread([root])]


def _short(problem: Problem, root: Path) -> str:
    path = problem.path.removeprefix(f"{root}{os.sep}").removeprefix(f"courses{os.sep}one{os.sep}")
    sign = "!" if problem.severity == "error" else ""
    return f"{sign}{path}:{problem.line}: {problem.message}; {problem.remedy}"


def with_words(words: str) -> str:
    """Return the faultless lesson with other words on line 8."""
    return LESSON.replace("## What to do", words)


def with_check(questions: str) -> str:
    """Return the faultless lesson with other questions."""
    before, _, rest = LESSON.partition("::: check\n")
    return f"{before}::: check\n{questions}:::\n{rest.partition(':::')[2]}"
