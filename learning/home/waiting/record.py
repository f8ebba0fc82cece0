"""What one's own CPD record asks: was an hour had, what did something change, what runs out.

Home is seen by whoever looks at the screen, so no line has a word of what it is about.
"""

from datetime import date
from typing import Any

from sqlalchemy import Date, Select, String, bindparam, literal

from learning.cpd.models import CpdEntry, ProtectedTime, Training
from learning.cpd.protected.rules import ASKED_FOR
from learning.cpd.rules import LAPSES
from learning.cpd.trainings.rules import TOLD_AFTER, TOLD_BEFORE
from learning.home.waiting.lines import ME, TODAY, Kind, line

_NO_WORDS = literal("", String)


def limits(today: date) -> dict[str, date]:
    """How far back Home asks about each, and how far ahead it tells."""
    return {
        "hours_since": today - ASKED_FOR,
        "impacts_since": today - LAPSES,
        "runs_out_from": today - TOLD_AFTER,
        "runs_out_by": today + TOLD_BEFORE,
    }


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


def trainings() -> Select[Any]:
    """A training runs out within a week, or has run out not long ago."""
    return line(Kind.TRAINING, Training.id, _NO_WORDS, day=Training.runs_out_on).where(
        Training.person_id == ME,
        Training.ended_on.is_(None),
        Training.runs_out_on.between(
            bindparam("runs_out_from", type_=Date), bindparam("runs_out_by", type_=Date)
        ),
    )
