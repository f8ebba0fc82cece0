"""What regulation 49 of the SEND Regulations 2014 asks of a SENCo, as pure functions.

Law as at November 2026. What the regulation does not settle is a question for somebody, never a
guess; `words.py` says whom to ask.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

LAW_AS_AT = date(2026, 11, 1)
REVIEW_BY = date(2027, 9, 1)
NEW_SINCE = date(2009, 9, 1)
"""Whoever became a SENCo before this day is not asked for the qualification (reg 49(4))."""
NPQ_SINCE = date(2024, 9, 1)
"""A course begun from this day on must be the NPQ, one begun before it the NASENCO (reg 49(7))."""
LAST_NASENCO_DAY = date(2027, 8, 31)
"""A NASENCO must be completed before 1 September 2027 (reg 49(7))."""
ENOUGH_MONTHS = 12
"""Whoever was a SENCo for longer than this before is not asked for the qualification."""
NEAR_ENOUGH = range(11, 14)
"""Months that a count of days may still move to one side or the other."""
ANNIVERSARY = 3
SHORTEST_COURSE, LONGEST_COURSE = 18, 22
"""Months from the first day of the NPQ to its outcome."""
WARNINGS = (18, 12, 6)
"""Months before the last day at which one is reminded."""


class Qualification(StrEnum):
    """Which of the two qualifications a person holds or is taking."""

    NONE = "none"
    NASENCO = "nasenco"
    NPQ = "npq"


class Setting(StrEnum):
    """Whether section 67 of the Act speaks of the school; a special school is among the others."""

    MAINSTREAM = "mainstream"
    OTHER = "other"


class Status(StrEnum):
    """What follows from a record."""

    HELD = "held"
    NOT_REQUIRED = "not_required"
    DUE = "due"
    OVERDUE = "overdue"
    ASK = "ask"
    UNFINISHED = "unfinished"
    NOT_SENCO = "not_senco"


class Reason(StrEnum):
    """Why the qualification is held or not asked for."""

    NASENCO = "nasenco"
    NPQ = "npq"
    BEFORE_2009 = "before_2009"
    TWELVE_MONTHS = "twelve_months"


class Question(StrEnum):
    """What nobody should guess."""

    DATES = "dates"
    SETTING = "setting"
    HEAD = "head"
    MONTHS = "months"
    BREAKS = "breaks"
    GAP = "gap"
    NASENCO_BEGUN_LATE = "nasenco_begun_late"
    NASENCO_ENDED_LATE = "nasenco_ended_late"
    NPQ_BEGUN_EARLY = "npq_begun_early"


class Missing(StrEnum):
    """What is not entered and would settle it."""

    APPOINTED = "appointed"
    FIRST_DAY = "first_day"
    MONTHS = "months"
    COURSE_START = "course_start"


class Course(StrEnum):
    """How far a course is that would count."""

    NONE = "none"
    BOOKED = "booked"
    RUNNING = "running"


class Stage(StrEnum):
    """How near the last day is."""

    FAR = "far"
    EIGHTEEN = "eighteen"
    TWELVE = "twelve"
    SIX = "six"
    PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a person says of their time as a SENCo. Days may lie ahead: a post or a course booked.

    `first_senco_on` is None where the present appointment is the first.
    """

    appointed_on: date | None = None
    first_senco_on: date | None = None
    months_before: int | None = None
    qualification: Qualification = Qualification.NONE
    started_on: date | None = None
    completed_on: date | None = None
    had_breaks: bool = False
    setting: Setting = Setting.MAINSTREAM
    is_head: bool = False

    @property
    def became_on(self) -> date | None:
        """The first day as a SENCo ever, from which the three years run."""
        return self.first_senco_on or self.appointed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What follows from the facts on a day.

    `last_day`: the third anniversary, after which a SENCo must hold the qualification. Where there
    are questions it is the earliest day it can be, to be on the safe side. `hard_stop`: the last
    day on which a NASENCO that is under way can be completed.
    """

    status: Status
    reason: Reason | None = None
    questions: tuple[Question, ...] = ()
    missing: tuple[Missing, ...] = ()
    last_day: date | None = None
    hard_stop: date | None = None
    course: Course = Course.NONE
    course_ends: tuple[date, date] | None = None
    stage: Stage = Stage.FAR

    @property
    def work_to(self) -> date | None:
        """The day to work to: whichever of the two comes first."""
        return min((each for each in (self.last_day, self.hard_stop) if each), default=None)

    @property
    def reminders(self) -> tuple[tuple[int, date], ...]:
        """The days on which 18, 12 and 6 months are left, while anything is left to be done."""
        if self.work_to is None:
            return ()
        return tuple((months, months_earlier(self.work_to, months)) for months in WARNINGS)

    @property
    def starts_by(self) -> tuple[date, date] | None:
        """The days by which the NPQ is safely, and at the very latest, to be begun."""
        if self.last_day is None:
            return None
        return _days_before(self.last_day, LONGEST_COURSE, SHORTEST_COURSE)

    @property
    def may_come_too_late(self) -> bool:
        """Whether a course that is booked or running may bring its outcome after the last day."""
        return bool(self.course_ends and self.last_day and self.course_ends[1] > self.last_day)


def _days_before(day: date, more: int, fewer: int) -> tuple[date, date]:
    """The days that lie so many months before a day."""
    return months_earlier(day, more), months_earlier(day, fewer)


def anniversary(day: date, years: int = ANNIVERSARY) -> date:
    """The same day so many years on; 29 February becomes 28 February, which is the safer side."""
    return _clamped(day.year + years, day.month, day.day)


def months_earlier(day: date, months: int) -> date:
    """The same day of the month so many months before (or, if negative, after)."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return _clamped(years, month + 1, day.day)


def _clamped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def whole_months(first: date, last: date) -> int:
    """How many whole months lie between two days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


class Doubts(NamedTuple):
    """What is unsettled: what to ask somebody, and what to enter."""

    questions: tuple[Question, ...] = ()
    missing: tuple[Missing, ...] = ()


NO_DOUBTS = Doubts()


def verdict(facts: Facts, today: date) -> Verdict:
    """What follows from the facts on that day. Never raises; what is unsettled is a question."""
    if _course_contradicts(facts, today):
        return Verdict(status=Status.ASK, questions=(Question.DATES,))
    course = _course_doubts(facts, today)
    if course == NO_DOUBTS and _is_completed(facts):
        return Verdict(status=Status.HELD, reason=Reason(facts.qualification.value))
    if facts.became_on is None and not facts.months_before:
        found = _dated(facts, today, course)
        return replace(found, status=Status.NOT_SENCO) if course == NO_DOUBTS else found
    return _of_a_post(facts, today, course)


def _of_a_post(facts: Facts, today: date, course: Doubts) -> Verdict:
    """The verdict on somebody who is a SENCo, or is going to be, without the qualification."""
    if _posts_contradict(facts):
        return Verdict(status=Status.ASK, questions=(Question.DATES, *course.questions))
    asked = _circumstances(facts)
    reason = _exemption(facts)
    if reason and not asked:
        return Verdict(status=Status.NOT_REQUIRED, reason=reason)
    post = NO_DOUBTS if reason else _post_doubts(facts)
    questions = (*asked, *post.questions, *course.questions)
    missing = () if questions else (*post.missing, *course.missing)
    return _dated(facts, today, Doubts(questions, missing))


def _is_completed(facts: Facts) -> bool:
    return facts.completed_on is not None and facts.qualification is not Qualification.NONE


def _course_contradicts(facts: Facts, today: date) -> bool:
    done = facts.completed_on
    return done is not None and (
        done > today or (facts.started_on is not None and done < facts.started_on)
    )


def _course_doubts(facts: Facts, today: date) -> Doubts:
    """What of the course is unsettled; nothing where there is no course."""
    if facts.qualification is Qualification.NONE:
        return NO_DOUBTS
    doubts_of = _nasenco_doubts if facts.qualification is Qualification.NASENCO else _npq_doubts
    return doubts_of(facts, today)


def _nasenco_doubts(facts: Facts, today: date) -> Doubts:
    started, ended = facts.started_on, facts.completed_on
    if (ended or today) > LAST_NASENCO_DAY:
        return Doubts(questions=(Question.NASENCO_ENDED_LATE,))
    if started is None:
        must_be_early = ended is not None and ended < NPQ_SINCE
        return NO_DOUBTS if must_be_early else Doubts(missing=(Missing.COURSE_START,))
    if started >= NPQ_SINCE:
        return Doubts(questions=(Question.NASENCO_BEGUN_LATE,))
    return NO_DOUBTS


def _npq_doubts(facts: Facts, _today: date) -> Doubts:
    if facts.started_on is None:
        return Doubts(missing=(Missing.COURSE_START,))
    if facts.started_on < NPQ_SINCE:
        return Doubts(questions=(Question.NPQ_BEGUN_EARLY,))
    return NO_DOUBTS


def _posts_contradict(facts: Facts) -> bool:
    """Whether first day, appointment and months cannot all be true."""
    first, appointed, months = facts.became_on, facts.appointed_on, facts.months_before
    if first is None or appointed is None or months is None:
        return bool(first and appointed and first > appointed)
    between = whole_months(first, appointed)
    if first >= appointed:
        return first > appointed or (facts.first_senco_on is not None and months > 0)
    return months > between + 1 or (months == 0 and between > 1)


def _circumstances(facts: Facts) -> tuple[Question, ...]:
    """What makes any count of days something to ask about."""
    return tuple(
        question
        for question, is_so in (
            (Question.SETTING, facts.setting is Setting.OTHER),
            (Question.HEAD, facts.is_head),
            (Question.BREAKS, facts.had_breaks),
        )
        if is_so
    )


def _exemption(facts: Facts) -> Reason | None:
    """Why the qualification is not asked of somebody; None if it is, or may be."""
    first, months = facts.became_on, facts.months_before or 0
    if months in NEAR_ENOUGH or (months and facts.appointed_on is None):
        return None
    was_early = first is not None and first < NEW_SINCE
    stayed = was_early and (facts.appointed_on or first or NEW_SINCE) < NEW_SINCE
    if stayed or (was_early and months > ENOUGH_MONTHS):
        return Reason.BEFORE_2009
    return Reason.TWELVE_MONTHS if months > ENOUGH_MONTHS else None


def _post_doubts(facts: Facts) -> Doubts:
    """What the appointments leave open, of somebody who is not exempt by them."""
    first, appointed, months = facts.first_senco_on, facts.appointed_on, facts.months_before
    if months in NEAR_ENOUGH:
        return Doubts(questions=(Question.MONTHS,))
    if months and (appointed is None or first is None):
        lacking = Missing.APPOINTED if appointed is None else Missing.FIRST_DAY
        return Doubts(missing=(lacking,))
    if first is None or appointed is None or whole_months(first, appointed) < 1:
        return NO_DOUBTS
    if months is None:
        return Doubts(missing=(Missing.MONTHS,))
    is_interrupted = whole_months(first, appointed) - months > 1
    return Doubts(questions=(Question.GAP,)) if is_interrupted else NO_DOUBTS


def _dated(facts: Facts, today: date, doubts: Doubts) -> Verdict:
    """The verdict with its days: the third anniversary, the hard stop and the course's end."""
    became = facts.became_on
    is_dated = became is not None and became >= NEW_SINCE and not doubts.missing
    last_day = anniversary(became) if became and is_dated else None
    course, ends, hard_stop = _course_under_way(facts, today)
    status = Status.ASK if doubts.questions else Status.UNFINISHED
    if doubts == NO_DOUBTS:
        status = Status.OVERDUE if last_day and today > last_day else Status.DUE
    days = [each for each in (last_day, hard_stop) if each]
    return Verdict(
        status=status,
        questions=doubts.questions,
        missing=doubts.missing,
        last_day=last_day,
        hard_stop=hard_stop,
        course=course,
        course_ends=ends,
        stage=stage_of(min(days), today) if days else Stage.FAR,
    )


def _course_under_way(
    facts: Facts, today: date
) -> tuple[Course, tuple[date, date] | None, date | None]:
    """A course that would count, when its outcome can be expected, and by when it must be had."""
    has_none = facts.qualification is Qualification.NONE
    if has_none or facts.started_on is None or _course_doubts(facts, today) != NO_DOUBTS:
        return Course.NONE, None, None
    course = Course.BOOKED if facts.started_on > today else Course.RUNNING
    if facts.qualification is Qualification.NASENCO:
        return course, None, LAST_NASENCO_DAY
    return course, _days_before(facts.started_on, -SHORTEST_COURSE, -LONGEST_COURSE), None


def stage_of(last_day: date, today: date) -> Stage:
    """How near a last day is; on the day itself it has not passed."""
    if today > last_day:
        return Stage.PASSED
    for months, stage in ((6, Stage.SIX), (12, Stage.TWELVE), (18, Stage.EIGHTEEN)):
        if today >= months_earlier(last_day, months):
            return stage
    return Stage.FAR
