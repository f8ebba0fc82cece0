"""What the people of the story say to the statements of the skills audit, from a table of text."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from learning.skills.rating.rules import Said
from learning.skills.rules import Answer

FRAMEWORK = "senco-skills"
STRATEGY, DATA = "strategic-leadership", "data-and-resources"
"""The domains that a mentor looked at."""
PRIYA_FIRST, PRIYA_NOW, OF_PRIYA, SIAN_FIRST, SIAN_NOW, COPPERBECK, BETH, JOEL = range(8)
"""The columns of the table."""
HIGHER_TARGETS = {"influence-leaders": 3, "who-makes-progress": 3, "explain-the-money": 3}
"""Where Priya aims higher than the framework suggests."""

_ANSWERS = {"-": Answer.NOT_MY_ROLE, "?": Answer.NO_EVIDENCE}
_LINES = (Path(__file__).parent / "ratings.txt").read_text("utf-8").splitlines()
_TABLE = {
    slug: marks for slug, *marks in (line.split() for line in _LINES if not line.startswith("#"))
}


def said_in(column: int, notes: Mapping[str, str] | None = None) -> dict[str, Said]:
    """What somebody says to each statement they answer; the level and note, no evidence yet."""
    notes = notes or {}
    return {
        slug: _said(marks[column], notes.get(slug))
        for slug, marks in _TABLE.items()
        if marks[column] != "."
    }


def aiming_higher(said: Mapping[str, Said]) -> dict[str, Said]:
    """The same, with Priya's own targets."""
    return {
        slug: replace(each, target=HIGHER_TARGETS.get(slug)) if slug in HIGHER_TARGETS else each
        for slug, each in said.items()
    }


def levels_in(column: int) -> dict[str, str]:
    """The levels of a column, as a mentor's form sends them."""
    return {slug: marks[column] for slug, marks in _TABLE.items() if marks[column].isdigit()}


def _said(mark: str, note: str | None) -> Said:
    if mark in _ANSWERS:
        return Said(answer=_ANSWERS[mark], note=note)
    return Said(answer=Answer.RATED, level=int(mark), note=note)
