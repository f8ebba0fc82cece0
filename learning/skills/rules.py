"""The words of the skills audit, and its decisions as pure functions."""

from datetime import timedelta
from enum import StrEnum

LEVELS = (1, 2, 3, 4)
LEVEL_NAMES = ("emerging", "developing", "secure", "leading")
"""What the levels are called where their framework is no longer there to say."""
LEVEL_MEANINGS = (
    "I know that it matters, and I need help with it.",
    "I do it with support, or sometimes.",
    "I do it well and reliably, and can show what came of it.",
    "Others do it well because of me, and it reaches beyond my own cases.",
)
SECONDS_A_STATEMENT = 26
"""All 57 take about 25 minutes."""
LONGEST_PURPOSE = 300
LONGEST_LINK = 2_000
LONGEST_COMMENT = 2_000
LONGEST_REQUEST = timedelta(days=120)
MOST_PUPILS = 20_000
ASPIRING = "aspiring"
"""The set for those who think about becoming a SENCo: in no total and no list others open."""


class Answer(StrEnum):
    """What somebody says to a statement. Neither of the last two is a low level."""

    RATED = "rated"
    NOT_MY_ROLE = "not_my_role"
    NO_EVIDENCE = "no_evidence"


class RoleShape(StrEnum):
    """Whether the role is held at one school or shared between several."""

    ONE_SCHOOL = "one_school"
    SEVERAL_SCHOOLS = "several_schools"
    NOT_YET = "not_yet"


class EvidenceKind(StrEnum):
    """What in the product is named as evidence. A later kind: an INSET session led."""

    MODULE = "module"
    REFLECTION = "reflection"
    VISIT = "visit"


ANSWER_NAMES = {
    Answer.NOT_MY_ROLE: "Not my role here",
    Answer.NO_EVIDENCE: "No evidence yet: I cannot say",
}
ROLE_SHAPE_NAMES = {
    RoleShape.ONE_SCHOOL: "At one school",
    RoleShape.SEVERAL_SCHOOLS: "Shared between several schools",
    RoleShape.NOT_YET: "I do not hold the role yet",
}


def minutes_for(statements: int) -> int:
    """About how many minutes it takes to rate so many statements; none takes none."""
    return -(-statements * SECONDS_A_STATEMENT // 60)


def how_long(statements: int) -> str:
    """`about 25 minutes`, `about a minute`."""
    minutes = minutes_for(statements)
    return "about a minute" if minutes <= 1 else f"about {minutes} minutes"


def progress_words(answered: int, total: int) -> str:
    """How far a round is: `23 of 57 answered, about 15 minutes left`."""
    left = total - answered
    return f"{answered} of {total} answered" + (f", {how_long(left)} left" if left else "")


def set_title(statement_set: str) -> str:
    """What a set of statements is called on pages; nothing for the whole framework."""
    if statement_set == ASPIRING:
        return "For people who think about becoming a SENCo"
    return statement_set[:1].upper() + statement_set[1:]
