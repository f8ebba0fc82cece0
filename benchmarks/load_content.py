"""Reading, checking and searching 150 lessons: cold, and from the cache of the start before.

The lessons are the project's own, copied under other names until there are enough. Cold and warm
are timed in turn; Markdown and bleach alone on the same words are the floor of a cold start.
Seconds are those of the processor, which a busy machine does not lengthen, and by the clock.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import bleach
from markdown import Markdown

from content import Library, load

ROUNDS = 3
LESSONS = 150
MOST_SECONDS = 4.0
COURSES = Path(__file__).parents[1] / "modules"

_MEMORY = """
import sys, psutil
from pathlib import Path
{before}
print(psutil.Process().memory_full_info().pss)
"""
_LOADED = "from content import load; kept = load([Path(sys.argv[1])], Path(sys.argv[2]))"


def main() -> None:
    """Print seconds, ratios and memory; stop if a cold start takes too long."""
    with TemporaryDirectory() as folder:
        root, cache = Path(folder) / "content", Path(folder) / "cache"
        lessons = copied(root)
        cold, warm, floor = [], [], []
        for _ in range(ROUNDS):
            cache.unlink(missing_ok=True)
            floor.append(seconds(lambda: rendered_alone(root)))
            cold.append(seconds(lambda: load([root], cache)))
            warm.append(seconds(lambda: load([root], cache)))
        report("cold start, with writing the cache", cold)
        report("warm start", warm)
        report("Markdown and bleach alone", floor)
        print(f"lessons {lessons}, cache {cache.stat().st_size / 1e6:.1f} MB")
        print(f"cold to floor {spread(cold, floor)}, warm to cold {spread(warm, cold)}")
        print_search(load([root], cache))
        print_memory(root, cache)
    if min(own for own, _ in cold) > MOST_SECONDS:
        raise SystemExit(f"a cold start takes more than {MOST_SECONDS} s")


def copied(root: Path) -> int:
    """Copy the courses until there are enough lessons; return how many there are."""
    shutil.copytree(COURSES, root)
    modules = sorted((root / "courses").iterdir())
    lessons = len(list(root.glob("courses/*/[0-9]*.md")))
    copies = 0
    while lessons < LESSONS:
        for module in modules:
            copies += 1
            made = shutil.copytree(module, module.with_name(f"{module.name}-{copies}"))
            lessons += len(list(made.glob("[0-9]*.md")))
    return lessons


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor, and by the clock, of one run."""
    began, started = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - began, time.perf_counter() - started


def rendered_alone(root: Path) -> None:
    """What no way of loading could do without: each file through Markdown and bleach."""
    markdown, cleaner = Markdown(extensions=["tables", "footnotes"]), bleach.Cleaner()
    for path in root.glob("courses/*/*.md"):
        cleaner.clean(markdown.reset().convert(path.read_text(encoding="utf-8")))


def report(name: str, taken: list[tuple[float, float]]) -> None:
    """Print the median of the rounds with its spread, and by the clock."""
    own, clock = [one for one, _ in taken], [other for _, other in taken]
    spread = f"({min(own):.2f} to {max(own):.2f})"
    print(f"{name:36}{median(own):7.2f} s {spread}, by the clock {median(clock):.2f} s")


def spread(above: list[tuple[float, float]], below: list[tuple[float, float]]) -> str:
    """The ratio round by round: its median and its spread."""
    ratios = [one[0] / other[0] for one, other in zip(above, below, strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def print_search(library: Library) -> None:
    """Print what a search costs, by number of words."""
    for words in ("teacher", "graduated approach", "what every teacher must know", "zzzz"):
        taken = [seconds(lambda: library.search(words))[0] for _ in range(20)]  # noqa: B023 - used at once
        print(f"search for “{words}”: {median(taken) * 1000:.1f} ms")


def print_memory(root: Path, cache: Path) -> None:
    """Print the memory of a process with and without the library (PSS)."""
    bare, cold, warm = (
        pss(before, root, where)
        for before, where in (("", cache), (_LOADED, root.with_name("none")), (_LOADED, cache))
    )
    print(f"memory: Python {bare:.0f} MB, with the library {cold:.0f} MB cold, {warm:.0f} MB warm")


def pss(before: str, root: Path, cache: Path) -> float:
    """Megabytes of a fresh process after some work."""
    code = _MEMORY.format(before=before)
    command = [sys.executable, "-c", code, str(root), str(cache)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(printed) / 1e6


if __name__ == "__main__":
    main()
