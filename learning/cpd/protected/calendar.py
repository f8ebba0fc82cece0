"""A booking as a calendar takes it. Pure."""

from learning.cpd.protected.queries import Booking
from learning.web.calendars import Entry, lasting_uid

TITLE = "Protected time"


def calendar_entry(booking: Booking, link: str) -> Entry:
    """The booking with its hour, or as a whole day; `link` leads to its page.

    Colleagues may see a calendar: it says that time is protected, and not what for.
    """
    starts, ends = booking.starts_at, booking.ends_at
    return Entry(
        uid=lasting_uid("protected time", booking.id, booking.created_at),
        edition=booking.edition,
        day=booking.day,
        title=f"{TITLE} for learning ({booking.minutes} minutes)",
        link=link,
        hours=(starts, ends) if starts and ends else None,
    )
