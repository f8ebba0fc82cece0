"""The sessions that are still to come, and one that can be tried right now."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from learning import clock
from learning.demonstration.calendar import coming_school_day
from learning.demonstration.sessions.people import viewer_of
from learning.demonstration.sessions.term import Term
from learning.inset.rules import SessionKind
from learning.inset.sessions.coming import Answer, say
from learning.inset.sessions.prepared import Prepared
from learning.inset.sessions.services import cancel_session

BEFORE_SCHOOL = time(8, 10)
AFTER_SCHOOL = time(15, 30)
THURSDAY = 3
PLACES = 6
WAITING = 3
BEGINS_IN = timedelta(minutes=15)
"""How soon after the demonstration is made its session of right now begins."""
QUARTER = 15


def tell_coming(term: Term) -> None:
    """Thursday in the hall, a series with few places, one cancelled, and one for right now."""
    _tell_thursday(term)
    _tell_series(term)
    _tell_lesson_study(term)
    _tell_cancelled(term)
    term.make(_right_now(term))


def _tell_thursday(term: Term) -> None:
    day = coming_school_day(term.days.today, 1)
    while day.weekday() != THURSDAY:
        day = coming_school_day(day, 1)
    prepared = term.from_lessons(
        "A predictable day",
        datetime.combine(day, AFTER_SCHOOL, clock.LONDON),
        module="autism",
        lessons=("a-predictable-day", "senses-and-people"),
        minutes=75,
        aim="Every class knows in the morning what will be different today.",
    )
    term.make(prepared)


def _tell_series(term: Term) -> None:
    """The same early morning twice; the first has six places, and some wait for one."""
    people = term.people
    prepared = term.from_lessons(
        "Groups that end",
        _morning(term, 7),
        module="adaptive-teaching",
        lessons=("group-and-use-technology",),
        minutes=40,
        aim="A group is for a purpose and a time, and everybody knows when it ends.",
    )
    prepared = replace(prepared, places=PLACES, place="Library")
    first = term.make(prepared)
    for learner in (*people.teachers, *people.assistants)[: PLACES + WAITING]:
        say(viewer_of(learner), first.id, Answer.COMING)
    again = replace(
        prepared,
        starts_at=_morning(term, 12),
        form_id=people.priya.form_id(),
        like_id=first.id,
        places=PLACES * 2,
    )
    term.make(again)


def _tell_lesson_study(term: Term) -> None:
    people = term.people
    prepared = term.of_kind(
        SessionKind.LESSON_STUDY,
        "Fractions on a number line: who speaks?",
        _morning(term, 5),
        aim="Quiet pupils explain their thinking to somebody.",
        minutes=90,
    )
    notes = {
        "find-out": "What helps pupils who rarely speak to say how they thought?",
        "who-watches": "Each of us watches one table, and writes down words only.",
    }
    invited = frozenset(each.person_id for each in (people.rosa, *people.teachers[:3]))
    term.make(replace(prepared, invitee_ids=invited, notes=notes, place="Year 5 room"))


def _tell_cancelled(term: Term) -> None:
    prepared = term.from_lessons(
        "What autism is, one pupil at a time",
        _morning(term, 3),
        module="autism",
        lessons=("what-it-is",),
        minutes=40,
        aim="Everybody can say it in words a pupil could read over their shoulder.",
    )
    row = term.make(prepared)
    why = "The hall is needed for the concert. It is part of Thursday’s session instead."
    cancel_session(viewer_of(term.people.priya), row.id, why)


def _right_now(term: Term) -> Prepared:
    """A short one that begins in a quarter of an hour, so that its room can be opened at once."""
    soon = clock.now() + BEGINS_IN
    soon -= timedelta(
        minutes=soon.minute % QUARTER, seconds=soon.second, microseconds=soon.microsecond
    )
    prepared = term.from_lessons(
        "Ten minutes on giving instructions",
        soon,
        module="adaptive-teaching",
        lessons=("explain-clearly",),
        minutes=30,
        aim="An instruction is given once, is seen as well as heard, and is checked.",
    )
    return replace(prepared, place="Staffroom")


def _morning(term: Term, number: int) -> datetime:
    day = coming_school_day(term.days.today, number)
    return datetime.combine(day, BEFORE_SCHOOL, clock.LONDON)
