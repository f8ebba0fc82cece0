"""The words of people and schools, and decisions about them as pure functions."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from email_validator import EmailNotValidError, validate_email

from learning.errors import Refused


class OrganisationKind(StrEnum):
    """A school, or a group of schools."""

    SCHOOL = "school"
    TRUST = "trust"
    PARTNERSHIP = "partnership"


class Phase(StrEnum):
    """The phase of a school."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all_through"
    SPECIAL = "special"
    OTHER = "other"


class Job(StrEnum):
    """What a member does at the school."""

    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    LEADER = "leader"
    SUPPORT = "support"
    GOVERNOR = "governor"
    OTHER = "other"


class Role(StrEnum):
    """What a membership allows beyond learning; to be a learner needs no role."""

    MENTOR = "mentor"
    SENCO = "senco"
    LEADER = "leader"
    GOVERNOR = "governor"
    TRUST_LEAD = "trust_lead"
    ADMINISTRATOR = "administrator"


JOB_NAMES = {
    Job.TEACHER: "Teacher",
    Job.TEACHING_ASSISTANT: "Teaching assistant",
    Job.LEADER: "Leader",
    Job.SUPPORT: "Support staff",
    Job.GOVERNOR: "Governor",
    Job.OTHER: "Other",
}
PHASE_NAMES = {
    Phase.PRIMARY: "Primary",
    Phase.SECONDARY: "Secondary",
    Phase.ALL_THROUGH: "All-through",
    Phase.SPECIAL: "Special",
    Phase.OTHER: "Another kind",
}
ROLE_NAMES = {
    Role.MENTOR: "Mentor",
    Role.SENCO: "SENCo",
    Role.LEADER: "Leader",
    Role.GOVERNOR: "Governor",
    Role.TRUST_LEAD: "Trust lead",
    Role.ADMINISTRATOR: "Administrator",
}


LEADING_LEARNING = frozenset({Role.SENCO, Role.LEADER, Role.MENTOR, Role.TRUST_LEAD})
"""Roles that prepare and lead what others learn, where they are held."""


def leads_learning(job: Job, roles: Collection[Role]) -> bool:
    """Whether somebody with this job and these roles leads there what others learn."""
    return job is not Job.GOVERNOR and not LEADING_LEARNING.isdisjoint(roles)


def job_and_roles(job: Job, roles: Collection[Role]) -> str:
    """What somebody is at a school, in words: `Teacher, SENCo, Administrator`."""
    names = [JOB_NAMES[job], *(name for role, name in ROLE_NAMES.items() if role in roles)]
    return ", ".join(dict.fromkeys(names))


class LinkPurpose(StrEnum):
    """What a single-use link is for."""

    SET_UP = "set_up"
    INVITATION = "invitation"
    RESET = "reset"


INVITATION_LASTS = timedelta(days=14)
RESET_LASTS = timedelta(hours=2)
SET_UP_LASTS = timedelta(days=7)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
LONGEST_NAME = 200
LONGEST_EMAIL = 254
LONGEST_STAFF_CODE = 40
URN_DIGITS = 6
MOST_TERMS = 6
VISIBLE = frozenset("LNPS")
"""Categories of characters that leave a mark by themselves: letters, numbers, signs."""
UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Turn the direction of what stands around a name: a list, a certificate, a letter."""


@dataclass(frozen=True, slots=True)
class SignInLimits:
    """How long a browser stays signed in: unused (idle), and at most (absolute)."""

    idle: timedelta
    absolute: timedelta


USUAL_LIMITS = SignInLimits(idle=timedelta(hours=2), absolute=timedelta(hours=12))
KEPT_LIMITS = SignInLimits(idle=timedelta(days=14), absolute=timedelta(days=30))
"""For a device of one's own, when the person asked to be kept signed in on it."""
RENEWED_AFTER = timedelta(minutes=5)


def limits(*, is_kept: bool) -> SignInLimits:
    """The limits of a browser, kept signed in or not."""
    return KEPT_LIMITS if is_kept else USUAL_LIMITS


def is_idle(seen_at: datetime, now: datetime, *, is_kept: bool) -> bool:
    """Whether a browser was last used too long ago to still count as signed in."""
    return now - seen_at >= limits(is_kept=is_kept).idle


def is_current_membership(starts_on: date, ends_on: date | None, today: date) -> bool:
    """Whether a membership counts today; it ends at midnight after its last day, London time."""
    return starts_on <= today and (ends_on is None or today <= ends_on)


def clean_name(text: str, *, field: str = "name") -> str:
    """A name as it is kept: trimmed, one space between words; Refused if it cannot be one."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not any(unicodedata.category(each)[0] in VISIBLE for each in name):
        raise Refused("Enter a name.", field)
    if len(name) > LONGEST_NAME:
        raise Refused(f"Use a name of at most {LONGEST_NAME} characters.", field)
    if any(unicodedata.category(each) in UNSHOWN or each in TURNING for each in name):
        raise Refused("The name has a character in it that cannot be shown. Type it again.", field)
    return name


def clean_email(text: str) -> str:
    """An e-mail address as it is kept: trimmed, lower case, of a valid form; Refused otherwise."""
    try:
        address = validate_email(text.strip(), check_deliverability=False)
    except EmailNotValidError:
        raise Refused("Enter an e-mail address in the form name@example.sch.uk.", "email") from None
    email = address.normalized.lower()
    if len(email) > LONGEST_EMAIL:
        raise Refused(f"Use an e-mail address of at most {LONGEST_EMAIL} characters.", "email")
    return email


def clean_urn(text: str | None) -> str | None:
    """A school's unique reference number of six digits, or None; Refused if it is neither."""
    urn = (text or "").strip()
    if urn and not (urn.isascii() and urn.isdigit() and len(urn) == URN_DIGITS):
        raise Refused("A school’s unique reference number has six digits.", "urn")
    return urn or None


def clean_staff_code(text: str | None) -> str | None:
    """The code by which the school's own lists know somebody, or None; Refused if too long."""
    code = " ".join((text or "").split())
    if len(code) > LONGEST_STAFF_CODE or not code.isprintable():
        raise Refused(f"Use a staff code of at most {LONGEST_STAFF_CODE} characters.", "staff_code")
    return code or None


@dataclass(frozen=True, slots=True)
class TermDates:
    """A term from its first to its last day. `is_usual`: not set by the school."""

    name: str
    starts_on: date
    ends_on: date
    is_usual: bool = False


def school_year_of(day: date) -> int:
    """The school year in which a day falls, by the year it begins: 1 September to 31 August."""
    return day.year if (day.month, day.day) >= (9, 1) else day.year - 1


def school_year_dates(school_year: int) -> tuple[date, date]:
    """The first and the last day of a school year."""
    return date(school_year, 9, 1), date(school_year + 1, 8, 31)


def school_year_name(school_year: int) -> str:
    """`2026 to 2027`, as a school writes it."""
    return f"{school_year} to {school_year + 1}"


def usual_terms(school_year: int) -> tuple[TermDates, ...]:
    """Plain approximations until a school sets its own dates; every day of the year is in one.

    English schools choose their own dates, and Easter moves: these serve only to sort a record
    by term, so holidays count with the term before them.
    """
    following = school_year + 1
    return (
        TermDates("Autumn term", date(school_year, 9, 1), date(school_year, 12, 31), is_usual=True),
        TermDates("Spring term", date(following, 1, 1), date(following, 4, 15), is_usual=True),
        TermDates("Summer term", date(following, 4, 16), date(following, 8, 31), is_usual=True),
    )


def term_on(terms: Sequence[TermDates], day: date) -> TermDates | None:
    """The term in which a day falls; None in a holiday between the dates a school has set."""
    return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)


def term_counting(terms: Sequence[TermDates], day: date) -> TermDates:
    """The term of its school year with which a day counts.

    A holiday counts with the term before it, days before the first term with the first, so that
    terms always add up to their year.
    """
    begun = [term for term in terms if term.starts_on <= day]
    return begun[-1] if begun else terms[0]


def check_terms(terms: Sequence[TermDates], school_year: int) -> None:
    """Hold the dates to be a school year's terms in order, or raise Refused with what to mend."""
    if not 1 <= len(terms) <= MOST_TERMS:
        raise Refused(f"Give between one and {MOST_TERMS} terms.")
    first, last = school_year_dates(school_year)
    free_from = first
    for term in terms:
        if term.ends_on <= term.starts_on:
            raise Refused(f"{term.name} must end after it starts.")
        if term.starts_on < first or term.ends_on > last:
            raise Refused(
                f"{term.name} must lie between 1 September {first.year} and 31 August {last.year}."
            )
        if term.starts_on < free_from:
            raise Refused(f"{term.name} starts before the term above it has ended.")
        free_from = term.ends_on + timedelta(days=1)
