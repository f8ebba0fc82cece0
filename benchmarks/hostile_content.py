"""Files made to be slow: each is read in bounded time, most of them in less than plain text.

Every case is timed beside ordinary words in the same round, in seconds of the processor; the
ratio is to as many characters of words, by the medians of the rounds. Cases of the first kind
stay just inside the limits, so that Markdown really sees them; those of the second are refused
before it does.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from content import check, render_text
from content.problems import Problem, Severity

ROUNDS = 3
PLAIN = 50_000
LARGEST = 250_000
SLOWEST_SECONDS = 5.0
"""Of CPU, for one file of 250 kB, on a slow machine; a lesson is twenty times smaller."""

MODULE = (
    "---\ntitle: A\nsummary: B\naudience: teacher\nareas: all\noutcomes: C\n"
    "law as at: 2026-11-22\nreview by: 2999-01-01\nversion: 1\n---\n"
)
LESSON = "---\ntitle: A\nsummary: B\n---\n\n"


def together(unit: str, *, times: int, width: int = 0, most: int = LARGEST) -> str:
    """Paragraphs of so many units, each filled with words to a width, up to a size."""
    tangle = unit * times
    words = "word " * max(0, (width - len(tangle)) // 5)
    paragraph = "\n".join(
        (tangle + words)[i : i + 4_800] for i in range(0, len(tangle + words), 4_800)
    )
    return "\n\n".join([paragraph] * max(1, most // (len(paragraph) + 2)))


def lines(unit: str, *, size: int = LARGEST, together: int = 240) -> str:
    """Lines of the same text, in paragraphs of so many, up to the most lines there may be."""
    paragraph = (unit + "\n") * together
    count = min(5_900 // (together + 1), max(1, size // len(paragraph)))
    return (paragraph + "\n") * count


INSIDE: dict[str, str] = {
    "words": together("word ", times=3_800),
    "open brackets": together("[ ", times=12, width=1_000, most=80_000),
    "links that never end": together("[a](", times=12, width=1_000, most=80_000),
    "links": together("[a](https://b.example) ", times=15, width=1_000, most=60_000),
    "images that never end": together("![a](", times=12, width=1_000, most=80_000),
    "open backticks": together("``a`", times=6, width=1_800, most=50_000),
    "stars": together("*a ", times=590),
    "stars and lines": together("*_a **b __", times=100),
    "angle brackets": together("<a ", times=590),
    "addresses that never end": together("<http://", times=590),
    "entities": together("&amp;", times=590),
    "escapes": together("\\*", times=280),
    "quotation marks": together("\"'a' ", times=3_800),
    "deep quotations": lines("> > > > > a"),
    "deep lists": lines("- - - - - a"),
    "steps of lists": "\n\n".join(" " * (2 * (i % 10)) + "- a" for i in range(2_900)),
    "loose lists": "- a\n\n" * 2_900,
    "rules": lines("---"),
    "definitions": ("a\n: b\n" * 120 + "\n") * 24,
    "meanings without terms": lines(": b"),
    "tables": ("| a " * 18 + "|\n" + "| - " * 18 + "|\n" + "| a |\n" * 180 + "\n"),
    "footnotes": "".join(f"A.[^{i}]\n\n[^{i}]: B [^{i}].\n\n" for i in range(100)),
    "one footnote often": "A.[^1] " * 90 + "\n\n[^1]: B.\n",
    "abbreviations": lines("*[A]: b", size=1) + together("A word ", times=2_700, most=150_000),
    "callouts": "!!! note\n    a\n\n" * 1_900,
    "details": '??? "a"\n    b\n\n' * 1_900,
    "nested callouts": "".join(" " * 4 * i + "!!! note\n" for i in range(6)) + " " * 24 + "a",
    "tasks": ("- [ ] a\n" * 240 + "\n") * 2,
    "questions": "::: check\n"
    + "".join(
        f"### A {i}? {{#q{i}}}\n" + "".join(f"- [x] {j}\n  > b\n" for j in range(20)) + "> Why: c\n"
        for i in range(99)
    )
    + ":::\n",
}
BEYOND: dict[str, str | bytes] = {
    "one line of a megabyte": b"a" * 1_000_000,
    "brackets by the thousand": "[" * 100_000,
    "fences that never close": "```\n" * 5_900,
    "blocks that never close": "::: must\n" * 5_900,
    "colons": ":::\n" * 5_900,
    "options": "::: check\n### A {#a}\n" + "- [x] a\n" * 5_000,
    "nested quotations": "> " * 2_000 + "a",
    "nested lists": "- " * 2_000 + "a",
    "a table of a million cells": "|a" * 2_400 + "\n" + "|-" * 2_400 + "\n" + "|a|\n" * 400,
    "control characters": bytes(range(32)) * 8_000,
    "zeros": bytes(LARGEST),
    "bad links": "".join(f"[a](x:{i})\n\n" for i in range(2_900)),
    "keys": "---\n" + "".join(f"key{i}: a\n" for i in range(5_900)) + "---\n",
}


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print what each case costs beside plain text; stop if one costs too much."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "courses/one").mkdir(parents=True)
        (root / "courses/one/module.md").write_text(MODULE)
        print(f"{'case':28}{'seconds':>9}{'to words':>10}{'problems':>10}{'in a form':>11}")
        inside = [measured(root, name, LESSON + text) for name, text in INSIDE.items()]
        beyond = [measured(root, name, text) for name, text in BEYOND.items()]
    print(f"slowest inside the limits {max(inside):.2f} s, beyond them {max(beyond):.2f} s")
    if max(inside + beyond) > SLOWEST_SECONDS:
        raise SystemExit(f"a file took more than {SLOWEST_SECONDS} s of CPU")


def measured(root: Path, name: str, text: str | bytes) -> float:
    """Print one case; return its slowest round in seconds."""
    raw = (
        text if isinstance(text, bytes) else (text if text[:3] == "---" else LESSON + text).encode()
    )
    plain = (LESSON + INSIDE["words"])[:PLAIN].encode()
    path = root / "courses/one/01-a.md"
    taken, ordinary = [], []
    problems: list[tuple[Problem, ...]] = []
    for _ in range(ROUNDS):
        path.write_bytes(plain)
        ordinary.append(seconds(lambda: check([root])))
        path.write_bytes(raw)
        taken.append(seconds(lambda: problems.append(check([root]))))
    errors = sum(problem.severity is Severity.ERROR for problem in problems[-1])
    typed = raw.decode("utf-8", "replace")[:20_000]
    form = seconds(lambda: render_text(typed))
    ratio = median(taken) / median(ordinary) * PLAIN / len(raw)
    print(f"{name:28}{median(taken):9.3f}{ratio:10.1f}{errors:10}{form:11.3f}")
    return max(*taken, form)


if __name__ == "__main__":
    main()
