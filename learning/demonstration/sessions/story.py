"""A term of sessions at Larkmead: those that were held, and those to come."""

from datetime import date

from content import Library
from learning import clock
from learning.demonstration.sessions.coming import tell_coming
from learning.demonstration.sessions.past import tell_past
from learning.demonstration.sessions.people import People
from learning.demonstration.sessions.records import tell_records
from learning.demonstration.sessions.term import Term
from learning.demonstration.way.days import SchoolDays

MODULES = ("is-it-sen", "ta-adding-value", "autism", "adaptive-teaching")


def tell(people: People, library: Library, days: tuple[date, ...]) -> None:
    """Five sessions of the past and six to come, with what a few staff keep of their own.

    Nothing, where the library has not the modules of ours that they are made from.
    """
    found = {slug: module for slug in MODULES if (module := library.module(slug)) is not None}
    if len(found) < len(MODULES):
        return
    when = SchoolDays(clock.today(), days)
    term = Term(people=people, library=library, modules=found, days=when)
    tell_past(term)
    tell_coming(term)
    tell_records(term)
