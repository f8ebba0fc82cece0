"""What a verdict says: to its owner a plain sentence and what to do next, to a reader the facts.

Careful by design: the duty lies on the governing body or proprietor, and nothing is legal advice.
"""

from collections.abc import Iterator
from datetime import date

from learning.cpd.qualifications.rules import (
    LONGEST_COURSE,
    SHORTEST_COURSE,
    Course,
    Facts,
    Missing,
    Qualification,
    Reason,
    Setting,
    Stage,
    Status,
    Verdict,
    whole_months,
)
from learning.web.filters import day

QUALIFICATION_NAMES = {
    Qualification.NONE: "Neither yet",
    Qualification.NASENCO: "NASENCO, the National Award for SEN Co-ordination",
    Qualification.NPQ: "NPQ for SENCOs",
}
SETTING_NAMES = {
    Setting.MAINSTREAM: "A mainstream school or a maintained nursery school",
    Setting.OTHER: "A special school, or somewhere else",
}
WHOSE_DUTY = (
    "The duty lies on the school’s governing body or proprietor, not on you: "
    "they must see that their SENCo holds it."
)

MISSING = {
    Missing.APPOINTED: "the day on which your present appointment as a SENCo began",
    Missing.FIRST_DAY: "the first day on which you ever were a SENCo",
    Missing.MONTHS: "how many months you were a SENCo before your present appointment",
    Missing.COURSE_START: "the day on which the course began, which decides whether it counts",
}

REASONS = {
    Reason.NASENCO: "You hold the qualification: the NASENCO",
    Reason.NPQ: "You hold the qualification: the NPQ for SENCOs",
    Reason.BEFORE_2009: "By what you entered, the qualification is not asked of you, because you "
    "were a SENCo before 1 September 2009",
    Reason.TWELVE_MONTHS: "By what you entered, the qualification is not asked of you, because "
    "you were a SENCo for more than 12 months in total before your present appointment",
}


def sentence(found: Verdict, facts: Facts) -> str:
    """The verdict in one plain sentence."""
    if found.reason:
        return f"{REASONS[found.reason]}{_completed(facts, found)}."
    if found.status is Status.UNFINISHED:
        return f"One thing more decides it: {_listed(found.missing)}."
    if found.status is Status.ASK:
        return "What you entered does not settle it, so please ask before you rely on a date."
    if found.last_day is None:
        return "You have entered no day on which you became a SENCo, so no day is set for you."
    return _dated(found.status, found.last_day)


def _dated(status: Status, last_day: date) -> str:
    if status is Status.OVERDUE:
        return (
            f"{day(last_day)} was the third anniversary of your becoming a SENCo, "
            "and a SENCo must hold the qualification after that day."
        )
    return f"The qualification must be held if you are still a SENCo after {day(last_day)}."


def _completed(facts: Facts, found: Verdict) -> str:
    if found.status is not Status.HELD or facts.completed_on is None:
        return ""
    verb = "completed" if facts.qualification is Qualification.NASENCO else "outcome received"
    return f", {verb} on {day(facts.completed_on)}"


def _listed(missing: tuple[Missing, ...]) -> str:
    return "; and ".join(MISSING[each] for each in missing)


def further(found: Verdict, today: date) -> tuple[str, ...]:
    """What stands below the sentence: how long that is, which other day matters."""
    return tuple(_further(found, today))


def _further(found: Verdict, today: date) -> Iterator[str]:
    last, stop = found.last_day, found.hard_stop
    if found.status is Status.ASK and last:
        yield _to_be_safe(last, today)
    if found.status is Status.DUE and last:
        yield f"That is {_span(today, last)} from today."
    if found.status in (Status.DUE, Status.OVERDUE):
        yield WHOSE_DUTY
    if stop:
        yield (
            f"Your NASENCO counts only if it is completed by {day(stop)} at the latest (reg 49(7))."
        )
    if found.course_ends:
        first, last_end = found.course_ends
        yield (
            f"A course of {SHORTEST_COURSE} to {LONGEST_COURSE} months that begins when yours "
            f"does brings its outcome between {day(first)} and {day(last_end)}."
        )


def _to_be_safe(last: date, today: date) -> str:
    if today > last:
        return f"The earliest last day it can have is {day(last)}, which has passed: ask this week."
    return f"Until you know, work to {day(last)}, the earliest last day it can have."


def _span(first: date, last: date) -> str:
    months = whole_months(first, last)
    if months >= 1:
        return f"{months} month{'' if months == 1 else 's'}"
    days = (last - first).days
    return f"{days} day{'' if days == 1 else 's'}"


def next_steps(found: Verdict) -> tuple[str, ...]:
    """What to do now, the first thing first."""
    return tuple(_next_steps(found))


def _next_steps(found: Verdict) -> Iterator[str]:
    if found.status is Status.HELD:
        yield "Keep the certificate or the confirmation where you and the school can find it."
    elif found.status is Status.NOT_REQUIRED:
        yield "Keep the letters of appointment that show it, and let the school have a copy."
        yield "The NPQ for SENCOs is open to you all the same."
    elif found.status is Status.UNFINISHED:
        yield "Add it with the button below. Until then there is no date to give you."
    elif found.status is Status.NOT_SENCO and found.course is Course.NONE:
        yield "If you would like to be a SENCo: the NPQ for SENCOs is open to you already."
    elif found.status is Status.ASK:
        yield "Ask as described below, and ask for the answer in writing."
        yield "Come back and change what you entered, if the answer does."
    elif found.status is Status.OVERDUE:
        yield from _overdue_steps(found)
    else:
        yield from _steps_of_course(found)


def _overdue_steps(found: Verdict) -> Iterator[str]:
    yield (
        "Tell your head teacher this week, so that the governing body or proprietor can decide "
        "what to do. It is theirs to put right, with you."
    )
    if found.course is Course.NONE:
        yield "Ask a provider for the next start of the NPQ for SENCOs, and book it."
    else:
        yield "Ask your provider for the day of the outcome, in writing, and pass it on."
    yield "If a break, such as maternity leave, lay in these years, say so: it is worth asking."


def _steps_of_course(found: Verdict) -> Iterator[str]:
    if found.course is not Course.NONE:
        if found.may_come_too_late:
            yield (
                "The outcome may come after your last day. Tell your head teacher now, and ask "
                "the provider what the earliest date of the outcome is."
            )
        yield "Finish the course, and enter here the day on which it is completed."
        return
    if found.starts_by:
        yield _start(found.stage, *found.starts_by)
    yield (
        "Ask your head teacher for the place, the money and the time: "
        "the course takes one to two hours a week."
    )


def _start(stage: Stage, safely: date, at_the_latest: date) -> str:
    takes = f"the NPQ for SENCOs takes {SHORTEST_COURSE} to {LONGEST_COURSE} months"
    if stage is Stage.FAR:
        return (
            f"Start by {day(safely)} to be on the safe side, and by {day(at_the_latest)} at the "
            f"very latest: {takes}."
        )
    return (
        f"Start at the very next opportunity: {takes}, so a course that begins now may bring its "
        "outcome after your last day. Tell your head teacher that the date is at risk."
    )


def entered(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What the record says: names and values."""
    months = facts.months_before
    return (
        ("Present appointment began", _day_or_none(facts.appointed_on)),
        ("First day ever as a SENCo", _day_or_none(facts.first_senco_on, "The same")),
        ("Months as a SENCo before", "Not entered" if months is None else str(months)),
        ("A long break since", "Yes" if facts.had_breaks else "No"),
        ("School", SETTING_NAMES[facts.setting]),
        ("Head or acting head as well", "Yes" if facts.is_head else "No"),
        ("Qualification", QUALIFICATION_NAMES[facts.qualification]),
        ("Course began", _day_or_none(facts.started_on)),
        ("Completed, or outcome received", _day_or_none(facts.completed_on)),
    )


def _day_or_none(value: date | None, otherwise: str = "Not entered") -> str:
    return day(value) if value else otherwise


def dates(found: Verdict, today: date) -> tuple[tuple[str, str], ...]:
    """The days that matter from now on, in order; the last day also once it has passed."""
    rows = sorted(_dates(found), key=lambda row: row[0])
    last = {found.last_day, found.hard_stop}
    return tuple((day(when), what) for when, what in rows if when >= today or when in last)


def _dates(found: Verdict) -> Iterator[tuple[date, str]]:
    if found.starts_by and found.course is Course.NONE:
        yield found.starts_by[0], "Start of the NPQ, to be on the safe side"
        yield found.starts_by[1], "Latest start of the NPQ, if it takes no longer than 18 months"
    for months, when in found.reminders:
        yield when, f"{months} months are left"
    if found.course_ends:
        yield found.course_ends[0], "The course’s outcome, if it takes 18 months"
        yield found.course_ends[1], "The course’s outcome, if it takes 22 months"
    if found.hard_stop:
        yield found.hard_stop, "Last day to complete a NASENCO begun before 1 September 2024"
    if found.last_day:
        earliest = "The earliest it can be: third" if found.questions else "Third"
        yield (
            found.last_day,
            f"{earliest} anniversary of becoming a SENCo, after which it must be held",
        )


def told_of(found: Verdict, facts: Facts, name: str) -> tuple[str, ...]:
    """The verdict to somebody who reads another’s record: the sentence, then what belongs to it."""
    return tuple(_told_of(found, facts, name))


def _told_of(found: Verdict, facts: Facts, name: str) -> Iterator[str]:
    last = found.last_day
    if found.status is Status.HELD:
        held = "NASENCO" if found.reason is Reason.NASENCO else "NPQ for SENCOs"
        yield f"{name} holds the qualification: the {held}{_completed(facts, found)}."
    elif found.status is Status.NOT_REQUIRED:
        is_old = found.reason is Reason.BEFORE_2009
        why = "before 1 September 2009" if is_old else "for more than 12 months in total before"
        yield f"By what {name} entered, it is not asked of them: they were a SENCo {why}."
    elif found.status is Status.ASK:
        yield f"What {name} entered does not settle it, so it is to be asked about."
        if last:
            yield f"Until it is known, {day(last)} is the earliest last day it can be."
    elif found.status is Status.DUE and last:
        yield f"{name} must hold the qualification if they are still a SENCo after {day(last)}."
    elif found.status is Status.OVERDUE and last:
        yield (
            f"{day(last)} was the third anniversary of {name} becoming a SENCo, and a SENCo must "
            "hold the qualification after that day."
        )
    else:
        yield f"{name} has not entered all that is needed for a date."
    if found.status in (Status.DUE, Status.OVERDUE):
        yield "The duty to see to it lies on the school’s governing body or proprietor."
