"""What an offer of help may say, and what stands of somebody's offers, as pure functions."""

from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b

LONGEST_NOTE = 200
"""Characters of what somebody can help with: one line."""

Place = tuple[str, str]
"""A domain of a framework: the slugs of both."""


class OpportunityKind(StrEnum):
    """What a school offers on the board."""

    PLACEMENT = "placement"
    TRIAL_POST = "trial_post"
    PROJECT = "project"
    ASK_A_SENCO = "ask_a_senco"


OPPORTUNITY_WORDS = {
    OpportunityKind.PLACEMENT: "Placement offered",
    OpportunityKind.TRIAL_POST: "Trial post",
    OpportunityKind.PROJECT: "Project",
    OpportunityKind.ASK_A_SENCO: "Ask a SENCo",
}


def edition(offers: Mapping[Place, str]) -> str:
    """A name for offers as they stand; another one once any of them is changed."""
    lines = (f"{framework}/{domain} {note}" for (framework, domain), note in offers.items())
    return blake2b("\n".join(sorted(lines)).encode(), digest_size=8).hexdigest()


def field_name(kind: str, place: Place) -> str:
    """What a field of the form is called: its kind and its place, which hold no underscore."""
    framework, domain = place
    return f"{kind}_{framework}_{domain}"
