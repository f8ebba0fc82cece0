"""What regulation 49 of the SEND Regulations 2014 asks of a SENCo, as pure functions.

Law as at November 2026. What the regulation does not settle is a question for somebody, never a
guess; `words.py` says whom to ask.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


def verdict(facts: Facts, today: date) -> Verdict:
    """What follows from the facts on that day. Never raises; what is unsettled is a question."""
    if _course_contradicts(facts, today):
        return Verdict(status=Status.ASK, questions=(Question.DATES,))
    course_questions, course_missing = _course_doubts(facts, today)
    is_done = facts.completed_on is not None and facts.qualification is not Qualification.NONE
    if is_done and not course_questions and not course_missing:
        return Verdict(status=Status.HELD, reason=Reason(facts.qualification.value))
    if facts.became_on is None and not facts.months_before:
        return _without_a_post(facts, today, course_questions, course_missing)
    if _posts_contradict(facts):
        return Verdict(status=Status.ASK, questions=(Question.DATES, *course_questions))
    reason, questions, missing = _post_doubts(facts)
    if reason and not questions:
        return Verdict(status=Status.NOT_REQUIRED, reason=reason)
    questions, missing = (*questions, *course_questions), (*missing, *course_missing)
    return _dated(facts, today, questions, () if questions else missing)


def _without_a_post(
    facts: Facts, today: date, questions: tuple[Question, ...], missing: tuple[Missing, ...]
) -> Verdict:
    found = _dated(facts, today, questions, missing)
    if questions or missing:
        return found
    return Verdict(
        status=Status.NOT_SENCO,
        hard_stop=found.hard_stop,
        course=found.course,
        course_ends=found.course_ends,
        stage=found.stage,
    )


def _course_contradicts(facts: Facts, today: date) -> bool:
    done = facts.completed_on
    return done is not None and (
        done > today or (facts.started_on is not None and done < facts.started_on)
    )


def _course_doubts(facts: Facts, today: date) -> tuple[tuple[Question, ...], tuple[Missing, ...]]:
    """What of the course is unsettled; nothing where there is no course."""
    started, ended = facts.started_on, facts.completed_on
    if facts.qualification is Qualification.NONE:
        return (), ()
    is_nasenco = facts.qualification is Qualification.NASENCO
    if is_nasenco and (ended or today) > LAST_NASENCO_DAY:
        return (Question.NASENCO_ENDED_LATE,), ()
    if started is None:
        is_early = is_nasenco and ended is not None and ended < NPQ_SINCE
        return (), () if is_early else (Missing.COURSE_START,)
    if is_nasenco and started >= NPQ_SINCE:
        return (Question.NASENCO_BEGUN_LATE,), ()
    if not is_nasenco and started < NPQ_SINCE:
        return (Question.NPQ_BEGUN_EARLY,), ()
    return (), ()


def _posts_contradict(facts: Facts) -> bool:
    """Whether first day, appointment and months cannot all be true."""
    first, appointed, months = facts.became_on, facts.appointed_on, facts.months_before
    if first is None or appointed is None or months is None:
        return bool(first and appointed and first > appointed)
    between = whole_months(first, appointed)
    if first >= appointed:
        return first > appointed or (facts.first_senco_on is not None and months > 0)
    return months > between + 1 or (months == 0 and between > 1)


def _post_doubts(
    facts: Facts,
) -> tuple[Reason | None, tuple[Question, ...], tuple[Missing, ...]]:
    """What the appointments settle, leave open, and lack."""
    asked = tuple(
        question
        for question, is_so in (
            (Question.SETTING, facts.setting is Setting.OTHER),
            (Question.HEAD, facts.is_head),
            (Question.BREAKS, facts.had_breaks),
        )
        if is_so
    )
    months, first = facts.months_before or 0, facts.became_on
    if months in NEAR_ENOUGH:
        return None, (*asked, Question.MONTHS), ()
    if months and facts.appointed_on is None:
        return None, asked, (Missing.APPOINTED,)
    is_old_hand = first is not None and first < NEW_SINCE
    if is_old_hand and (facts.appointed_on or first or NEW_SINCE) < NEW_SINCE:
        return Reason.BEFORE_2009, asked, ()
    if months > ENOUGH_MONTHS:
        return (Reason.BEFORE_2009 if is_old_hand else Reason.TWELVE_MONTHS), asked, ()
    return None, *_short_spells(facts, asked)


def _short_spells(
    facts: Facts, asked: tuple[Question, ...]
) -> tuple[tuple[Question, ...], tuple[Missing, ...]]:
    """Of whoever was a SENCo for no more than a few months before: which day counts?"""
    first, appointed, months = facts.first_senco_on, facts.appointed_on, facts.months_before
    if months and first is None:
        return asked, (Missing.FIRST_DAY,)
    if first is None or appointed is None or whole_months(first, appointed) < 1:
        return asked, ()
    if months is None:
        return asked, (Missing.MONTHS,)
    is_interrupted = whole_months(first, appointed) - months > 1
    return ((*asked, Question.GAP) if is_interrupted else asked), ()


def _dated(
    facts: Facts, today: date, questions: tuple[Question, ...], missing: tuple[Missing, ...]
) -> Verdict:
    """The verdict with its days: the third anniversary, the hard stop and the course's end."""
    became = facts.became_on
    is_dated = became is not None and became >= NEW_SINCE and not missing
    last_day = anniversary(became) if became and is_dated else None
    course, ends, hard_stop = _course_under_way(facts, today)
    status = Status.ASK if questions else Status.UNFINISHED
    if not questions and not missing:
        status = Status.OVERDUE if last_day and today > last_day else Status.DUE
    days = [each for each in (last_day, hard_stop) if each]
    return Verdict(
        status=status,
        questions=questions,
        missing=missing,
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
    doubts = _course_doubts(facts, today)
    if facts.qualification is Qualification.NONE or doubts != ((), ()) or not facts.started_on:
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
