"""What a line of Home about one's own development is made of, and the columns behind it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Integer, Select, String, bindparam, cast, literal, null, select

from learning.database import UtcDateTime


class Kind(StrEnum):
    """What sort of thing waits."""

    IMPACT = "impact"
    EVALUATION = "evaluation"
    FOLLOW_UP = "follow_up"
    INVITATION = "invitation"
    LEADING = "leading"
    PLACEMENT = "placement"
    PLACES = "places"
    PROTECTED = "protected"
    REQUEST = "request"
    REVIEW = "review"
    ROUND = "round"
    SESSION = "session"
    STEP = "step"
    TALK = "talk"
    TOGETHER = "together"
    TRAINING = "training"
    VISIT = "visit"
    VISITOR = "visitor"


ORDER = (
    Kind.LEADING,
    Kind.SESSION,
    Kind.VISIT,
    Kind.VISITOR,
    Kind.PLACES,
    Kind.INVITATION,
    Kind.TALK,
    Kind.TOGETHER,
    Kind.PLACEMENT,
    Kind.REQUEST,
    Kind.FOLLOW_UP,
    Kind.EVALUATION,
    Kind.TRAINING,
    Kind.REVIEW,
    Kind.ROUND,
    Kind.STEP,
    Kind.PROTECTED,
    Kind.IMPACT,
)
"""How Home lists them: sessions and visits, then what others wait for, then what is one's own."""
OF_SESSIONS = frozenset({Kind.LEADING, Kind.SESSION, Kind.PLACES, Kind.FOLLOW_UP, Kind.EVALUATION})
ASKED = OF_SESSIONS | frozenset(
    {
        Kind.INVITATION,
        Kind.TALK,
        Kind.TOGETHER,
        Kind.PLACEMENT,
        Kind.REQUEST,
        Kind.PROTECTED,
        Kind.IMPACT,
    }
)
"""What waits for an answer, to others or to oneself; nothing of it is in progress."""
EACH_ALONE = frozenset({Kind.ROUND, Kind.REVIEW, Kind.LEADING, Kind.SESSION})
"""Kinds of which every one has a line; of the others there is one, with how many more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line. `key` is that of its row, `text` a title, a step or a name, or nothing.

    A round has `done` of `out_of` statements answered. Of several steps whose day has come, the
    earliest is here and `more` counts the others; the same for requests. `is_overdue`: its day
    has passed; `is_today`: it is today. A session has `starts_at`, `place` and, while it can be
    joined, the `code` of its room; a follow-up has the weeks that have passed in `done`.
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
    starts_at: datetime | None = None
    place: str = ""
    code: str = ""


def line(  # noqa: PLR0913 - the columns of one statement
    kind: Kind,
    key: Any,
    text: Any,
    *,
    day: Any = None,
    done: Any = None,
    out_of: Any = None,
    at: Any = None,
    place: Any = None,
    code: Any = None,
) -> Select[Any]:
    """The columns of one kind, ready for what follows."""
    return select(
        literal(kind.value, String).label("kind"),
        key.label("key"),
        text.label("text"),
        (cast(null(), Date) if day is None else day).label("day"),
        (literal(0, Integer) if done is None else done).label("done"),
        (literal(0, Integer) if out_of is None else out_of).label("out_of"),
        (cast(null(), UtcDateTime()) if at is None else at).label("starts_at"),
        (literal("", String) if place is None else place).label("place"),
        (literal("", String) if code is None else code).label("code"),
    )


ME = bindparam("person_id", type_=Integer)
TODAY = bindparam("today", type_=Date)
