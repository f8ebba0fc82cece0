"""The rules a verdict rests on, each with its place, and whom to ask where they settle nothing."""

from typing import NamedTuple

from learning.cpd.qualifications.rules import Question, Status, Verdict

LEADERS = "Your head teacher, with the governing body or proprietor, on whom the duty lies."
PROVIDER = "The provider of the course, in writing."


class Matter(NamedTuple):
    """Something to ask about: why nobody should guess, whom to ask and what to bring."""

    why: str
    whom: str
    bring: str


class Rule(NamedTuple):
    """A rule the verdict rests on, with its place."""

    place: str
    text: str


QUESTIONS = {
    Question.DATES: Matter(
        "The days you entered cannot all be true at once.",
        "Look at them again first. If they are right, your head teacher or the school office.",
        "Your letters of appointment and the course’s confirmation of dates.",
    ),
    Question.SETTING: Matter(
        "Section 67 of the Children and Families Act 2014, from which this rule comes, is about "
        "mainstream schools and maintained nursery schools.",
        "Your head teacher, with the governing body or proprietor.",
        "What kind of school it is in law, and your letter of appointment.",
    ),
    Question.HEAD: Matter(
        "Regulation 49(2) and (3) lets a head teacher be the SENCo on terms of their own.",
        "Your governing body or proprietor, on whom the duty lies.",
        "The days on which you became head teacher and SENCo.",
    ),
    Question.MONTHS: Matter(
        "The rule asks whether you were a SENCo for more than 12 months in total before. "
        "You are so near to it that single days decide.",
        LEADERS,
        "The first and the last day of each earlier appointment, in letters if you have them.",
    ),
    Question.BREAKS: Matter(
        "Whether a long break, such as maternity leave, changes the count is not said plainly "
        "enough to guess.",
        LEADERS,
        "The first and the last day of each break, and your letter of appointment.",
    ),
    Question.GAP: Matter(
        "Between your first day as a SENCo and your present appointment there is a time in which "
        "you were none. From which day the three years run is then a question.",
        LEADERS,
        "The first and the last day of each appointment as a SENCo.",
    ),
    Question.NASENCO_BEGUN_LATE: Matter(
        "A NASENCO counts only if the course began before 1 September 2024 (reg 49(7)). "
        "From that day on it is the NPQ for SENCOs.",
        f"{PROVIDER} Then your head teacher.",
        "Your registration, with the day on which the course began.",
    ),
    Question.NASENCO_ENDED_LATE: Matter(
        "A NASENCO counts only if it was completed before 1 September 2027 (reg 49(7)).",
        f"{PROVIDER} Then your head teacher.",
        "The day on which the award was completed, as the provider states it.",
    ),
    Question.NPQ_BEGUN_EARLY: Matter(
        "The NPQ for SENCOs counts if it began on or after 1 September 2024 (reg 49(7)). "
        "The day you entered is earlier.",
        PROVIDER,
        "Your registration, with the day on which the course began.",
    ),
}

THREE_YEARS = Rule(
    "Regulation 49(4)",
    "Somebody who became a SENCo on or after 1 September 2009, and had not been one for more than "
    "12 months in total before, must hold the qualification if they are still a SENCo after the "
    "third anniversary of becoming one. The duty lies on the governing body or proprietor.",
)
WHICH_COURSE = Rule(
    "Regulation 49(7), as changed in 2024 (SI 2024/535)",
    "The NASENCO counts if the course began before 1 September 2024 and is completed before "
    "1 September 2027; the NPQ for SENCOs if it began on or after 1 September 2024.",
)
OUTCOME = Rule(
    "Regulation 49, with the Department for Education’s notes on the NPQ",
    "The NPQ meets the requirement on the day its outcome is received. SENCos in post before "
    "1 September 2009 and holders of the NASENCO need nothing more.",
)
WHO_MAY = Rule(
    "Regulation 49(2) and (3)",
    "A SENCo is a qualified teacher, has completed induction if it is required, and works as a "
    "teacher at the school; or is its head or acting head.",
)
SCHOOLS = Rule(
    "Section 67, Children and Families Act 2014",
    "Every mainstream school and maintained nursery school must have a SENCo. "
    "Special schools are not covered by it.",
)


def rests_on(found: Verdict) -> tuple[Rule, ...]:
    """The rules behind the verdict, those that decide first."""
    if found.status is Status.HELD:
        return WHICH_COURSE, OUTCOME, THREE_YEARS
    if found.status is Status.NOT_REQUIRED:
        return THREE_YEARS, OUTCOME
    asks = set(found.questions)
    first = (SCHOOLS,) if Question.SETTING in asks else ()
    second = (WHO_MAY,) if Question.HEAD in asks else ()
    return (*first, *second, THREE_YEARS, WHICH_COURSE, OUTCOME)
