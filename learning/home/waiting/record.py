"""What one's own CPD record asks: whether an hour was had, and what difference something made.

Home is seen by whoever looks at the screen, so neither line has a word of what it was about.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, Select, String, bindparam, literal

from learning.cpd.models import CpdEntry, ProtectedTime
from learning.cpd.protected.rules import ASKED_FOR
from learning.cpd.rules import LAPSES
from learning.home.waiting.lines import ME, TODAY, Kind, line

_NO_WORDS = literal("", String)


def limits(today: date) -> dict[str, date]:
    """How far back Home asks about either."""
    return {"hours_since": today - ASKED_FOR, "impacts_since": today - LAPSES}


def protected_times() -> Select[Any]:
    """Time was set aside on a day just passed, and its owner has not said whether they had it."""
    return line(Kind.PROTECTED, ProtectedTime.id, _NO_WORDS, day=ProtectedTime.day).where(
        ProtectedTime.person_id == ME,
        ProtectedTime.used_minutes.is_(None),
        ProtectedTime.day < TODAY,
        ProtectedTime.day >= bindparam("hours_since", type_=Date),
    )


def impacts() -> Select[Any]:
    """What difference something made can be asked today; the first of them is the one."""
    return line(Kind.IMPACT, CpdEntry.id, _NO_WORDS, day=CpdEntry.ask_on).where(
        CpdEntry.person_id == ME,
        CpdEntry.impact_at.is_(None),
        CpdEntry.ask_on <= TODAY,
        CpdEntry.ask_on >= bindparam("impacts_since", type_=Date),
    )
