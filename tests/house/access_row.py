"""Who can be named in the access table, and its rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EVERYBODY = ("stranger", "amina", "tom", "priya", "daniel", "helen", "george", "miriam", "sam")
EVERYBODY += ("ruth", "lena", "owen")
SIGNED_IN = EVERYBODY[1:]
AMINA = ("amina",)
ADMINISTRATORS = ("sam",)
SENCOS = ("priya", "lena")
DESK = ("sam", *SENCOS)
ADAPTERS = ("helen", *SENCOS)
POSTERS = ("priya", "helen", "miriam", "ruth", "lena")
ON_STAFF = tuple(name for name in SIGNED_IN if name not in ("george", "owen"))
"""Who works somewhere: not a governor, and nobody who has left."""


@dataclass(frozen=True)
class Row:
    """Who may use an endpoint, with which values in its address."""

    who: tuple[str, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    others_get: int = 403
    """What somebody signed in gets who is not in `who`."""
    missing_for: tuple[str, ...] = ()
    """Who has the role and finds nothing (404): it belongs to another school."""


def own(values: Mapping[str, Any]) -> Row:
    """Amina's alone; for everybody else there is none."""
    return Row(AMINA, values, others_get=404)


def asked_of_tom(values: Mapping[str, Any]) -> Row:
    """Asked of Tom by Amina; for everybody else, Amina too, there is none."""
    return Row(("tom",), values, others_get=404)
