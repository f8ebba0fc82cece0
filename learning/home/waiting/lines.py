"""What a line of Home about one's own development is made of, and the columns behind it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Integer, Select, String, bindparam, cast, literal, null, select


class Kind(StrEnum):
    """What sort of thing waits."""

    IMPACT = "impact"
    INVITATION = "invitation"
    PLACEMENT = "placement"
    PROTECTED = "protected"
    REQUEST = "request"
    REVIEW = "review"
    ROUND = "round"
    STEP = "step"
    TALK = "talk"
    VISIT = "visit"
    VISITOR = "visitor"


ORDER = (
    Kind.VISIT,
    Kind.VISITOR,
    Kind.INVITATION,
    Kind.TALK,
    Kind.PLACEMENT,
    Kind.REQUEST,
    Kind.REVIEW,
    Kind.ROUND,
    Kind.STEP,
    Kind.PROTECTED,
    Kind.IMPACT,
)
"""How Home lists them: visits first, then what others wait for, then what is one's own."""
ASKED = frozenset(
    {
        Kind.INVITATION,
        Kind.TALK,
        Kind.PLACEMENT,
        Kind.REQUEST,
        Kind.PROTECTED,
        Kind.IMPACT,
    }
)
"""What waits for an answer, to others or to oneself; nothing of it is in progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line. `key` is that of its row, `text` a title, a step or a name, or nothing.

    A round has `done` of `out_of` statements answered. Of several steps whose day has come, the
    earliest is here and `more` counts the others; the same for requests. `is_overdue`: its day
    has passed; `is_today`: it is today.
    """

    kind: Kind
    key: int
    text: str
    day: date | None
    done: int
    out_of: int
    is_overdue: bool = False
    is_today: bool = False
    more: int = 0


def line(
    kind: Kind, key: Any, text: Any, *, day: Any = None, done: Any = None, out_of: Any = None
) -> Select[Any]:
    """The columns of one kind, ready for what follows."""
    return select(
        literal(kind.value, String).label("kind"),
        key.label("key"),
        text.label("text"),
        (cast(null(), Date) if day is None else day).label("day"),
        (literal(0, Integer) if done is None else done).label("done"),
        (literal(0, Integer) if out_of is None else out_of).label("out_of"),
    )


ME = bindparam("person_id", type_=Integer)
TODAY = bindparam("today", type_=Date)
