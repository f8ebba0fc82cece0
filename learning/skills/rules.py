"""The words of the skills audit, and its decisions as pure functions."""

from datetime import timedelta
from enum import StrEnum

LEVELS = (1, 2, 3, 4)
SECONDS_A_STATEMENT = 26
"""All 57 take about 25 minutes."""
LONGEST_PURPOSE = 300
LONGEST_LINK = 2_000
LONGEST_COMMENT = 2_000
LONGEST_REQUEST = timedelta(days=120)


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
    """What in the product is named as evidence. Later kinds: a visit, an INSET session led."""

    MODULE = "module"
    REFLECTION = "reflection"
