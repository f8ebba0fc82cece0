"""The instants between which a session has begun, for each thing that is asked of it. Pure."""

from datetime import UTC, date, datetime, time, timedelta

from learning.clock import LONDON
from learning.inset.following.rules import ASKED_FOR, EVALUATED_FOR, EVALUATION
from learning.inset.rules import FOLLOW_UP_WEEKS


def asked_today(today: date) -> dict[str, datetime]:
    """Between which instants a session has begun, for each thing that is asked today.

    Days are London's, so that a session in the evening before the clocks change is asked about on
    the same day as one in the morning.
    """
    spans = {EVALUATION: (today - timedelta(days=EVALUATED_FOR), today)}
    for weeks in FOLLOW_UP_WEEKS:
        latest = today - timedelta(weeks=weeks)
        spans[str(weeks)] = (latest - timedelta(days=ASKED_FOR - 1), latest)
    found = {"this_morning": midnight(today)}
    for what, (first, last) in spans.items():
        found[f"from_{what}"] = midnight(first)
        found[f"until_{what}"] = midnight(last + timedelta(days=1))
    return found


def midnight(day: date) -> datetime:
    """The instant at which a day begins in London."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)
