"""A session as a calendar takes it. Pure."""

from learning.clock import london_day
from learning.inset.models import InsetSession
from learning.inset.rules import BETWEEN_A_FEW, KIND_NAMES, SessionState
from learning.inset.sessions.times import ends_at
from learning.web.calendars import Entry, lasting_uid


def calendar_entry(row: InsetSession, link: str) -> Entry:
    """The session from its first to its last minute; `link` leads to its page.

    Colleagues may see a calendar: what is between a few is called by its kind alone.
    """
    is_few = row.kind in BETWEEN_A_FEW
    joining = f"Join remotely: {row.joining_link}\n" if row.joining_link else ""
    return Entry(
        uid=lasting_uid("inset_session", row.id, row.created_at),
        edition=row.edition,
        day=london_day(row.starts_at),
        title=KIND_NAMES[row.kind] if is_few else row.title,
        notes=f"{joining}More: {link}",
        link=row.joining_link or link,
        is_cancelled=row.state is SessionState.CANCELLED,
        hours=(row.starts_at, ends_at(row.starts_at, row.minutes)),
        place=row.place or row.joining_link,
    )
