"""What regulation 49 of the SEND Regulations 2014 asks of a SENCo, as pure functions."""

from enum import StrEnum


class Qualification(StrEnum):
    """Which of the two qualifications a person holds or is taking."""

    NONE = "none"
    NASENCO = "nasenco"
    NPQ = "npq"
