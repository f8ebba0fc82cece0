"""An entry of one's own as it was typed, and what of it can be kept. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from learning.cpd import areas, rules
from learning.cpd.rules import CpdKind
from learning.drafts.links import SAFE_PAGE, link_to_keep
from learning.errors import Refused

OLDEST = timedelta(days=365 * 50)
"""A working life: what was learnt earlier is on no record of development."""
MOST_MINUTES = 1_000 * 60
LONGEST_HOURS = 4
"""Figures of a number of hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """Something that somebody did to learn, as they enter it. `need_type`: a slug of `areas`."""

    kind: CpdKind | None
    title: str
    happened_on: date | None
    minutes: int
    provider: str = ""
    need_type: str = ""
    reflection: str = ""
    impact: str = ""
    evidence_link: str = ""


def minutes_typed(hours: str, minutes: str) -> int:
    """The length as whole minutes; raises Refused beside the field for what is no length."""
    return check_minutes(60 * _number(hours, "hours") + _number(minutes, "minutes"))


def _number(typed: str, field: str) -> int:
    text = typed.strip()
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_HOURS):
        raise Refused(f"Write whole {field}, such as {'1' if field == 'hours' else '30'}.", field)
    return int(text)


def check_kind(kind: CpdKind | None) -> CpdKind:
    """The kind, if somebody can enter it themselves; else Refused."""
    if kind not in rules.OWN_KINDS:
        raise Refused("Choose what it was.", "kind")
    return kind


def check_day(day: date | None, today: date) -> date:
    """The day, if it was; else Refused."""
    if day is None:
        raise Refused("Say on which day it was; of several days, the last one.", "happened_on")
    if day > today:
        raise Refused("That day is still to come. Choose today or an earlier day.", "happened_on")
    if day < today - OLDEST:
        raise Refused("That is more than fifty years ago. Check the year.", "happened_on")
    return day


def check_minutes(minutes: int) -> int:
    """The minutes, if something can have taken so long; else Refused."""
    if minutes <= 0:
        raise Refused("Say how long it took, such as 1 hour 30 minutes.", "hours")
    if minutes > MOST_MINUTES:
        raise Refused(
            "One entry holds 1,000 hours at most. Divide a long course into its parts.", "hours"
        )
    return minutes


def check_area(slug: str) -> str:
    """The slug of an area, or nothing for none; raises Refused for another."""
    if slug and slug not in areas.AREA_NAMES:
        raise Refused("Choose one of the areas, or none.", "need_type")
    return slug


def evidence_to_keep(typed: str) -> str:
    """The link to evidence as it is kept, which begins with https; raises Refused."""
    return link_to_keep(typed, longest=rules.LONGEST_LINK, field="evidence_link", schemes=SAFE_PAGE)
