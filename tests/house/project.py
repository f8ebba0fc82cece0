"""The files of the project that people wrote, found the same way by every house test."""

from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ROOMS = ("content", "learning", "modules", "tests", "benchmarks", "deploy")
NOT_WRITTEN = ("static", "versions", "__pycache__", "node_modules")


def python_files(*rooms: str) -> list[Path]:
    """The Python files below these folders of the project."""
    return list(_below(rooms, (".py",)))


def written_files(*kinds: str) -> list[Path]:
    """Files of these kinds anywhere in the project, without what was built or generated."""
    top = [path for path in PROJECT.iterdir() if path.suffix in kinds]
    return [*top, *_below(ROOMS, kinds)]


def templates() -> list[Path]:
    """The templates of the product."""
    return list(_below(("learning",), (".html",)))


def _below(rooms: tuple[str, ...], kinds: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms:
        for path in sorted((PROJECT / room).rglob("*")):
            if path.suffix in kinds and not set(path.parts) & set(NOT_WRITTEN):
                yield path
