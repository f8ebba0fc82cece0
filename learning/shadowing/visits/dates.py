"""A visit as a calendar takes it. Pure."""

from learning.clock import london_day
from learning.shadowing.visits.pages import VisitPage
from learning.web.calendars import Entry, lasting_uid


def calendar_entry(page: VisitPage, link: str) -> Entry:
    """The visit from its first to its last minute; `link` leads to its page.

    Colleagues may see a calendar: its title says where, or who comes, and nothing of what for.
    """
    visit = page.visit
    return Entry(
        uid=lasting_uid("visit", visit.id, visit.created_at),
        edition=visit.edition,
        day=london_day(visit.starts_at),
        title=page.title,
        link=link,
        is_cancelled=page.is_cancelled,
        hours=(visit.starts_at, visit.ends_at),
        place=visit.place,
    )
