"""Decisions about the things to do beyond one's own school, as pure functions."""

from datetime import date, timedelta
from hashlib import blake2b

from learning.errors import Refused

LONGEST_AGO = timedelta(days=1_830)
ASKS_A_SENCO = frozenset({"three-questions", "highs-and-lows", "school-unlike-yours"})
"""Tasks for which one needs a SENCo to ask: the directory leads to them."""


def edition(done_on: date | None, note: str) -> str:
    """A name for what is kept of a task; another one once any of it is changed."""
    if done_on is None:
        return ""
    return blake2b(f"{done_on} {note}".encode(), digest_size=8).hexdigest()


def check_done_on(done_on: date, today: date) -> None:
    """Hold the day to be one on which it can have been done, or raise Refused."""
    if done_on > today:
        raise Refused("Choose today or an earlier day.", "done_on")
    if done_on < today - LONGEST_AGO:
        raise Refused("Choose a day within the last five years.", "done_on")


def form_key(task_slug: str) -> str:
    """The name by which the half-typed note on a task is kept."""
    return f"network-task:{task_slug}"


def words_of(task_slug: str) -> str:
    """A task that the guide no longer has, in the words of its name."""
    return task_slug.replace("-", " ").capitalize()
