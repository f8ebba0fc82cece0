"""What the pages of joining show: finished facts, no more than whoever looks may know."""

from dataclasses import dataclass
from datetime import datetime

from learning.inset.models import InsetSession
from learning.inset.room.rules import Door, door_of, opens_at, takes_visitors
from learning.inset.rules import KIND_NAMES
from learning.inset.sessions.when import when_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPage:
    """A session as it is at its door. `leaders` are for those who are signed in.

    `minutes_late`: since when it goes on, after the first few minutes. `visitor`: the name under
    which this phone came in before somebody signed in on it. `is_private`: it is between a few,
    and a stranger reads no more of it than that.
    """

    code: str
    door: Door
    title: str
    kind: str
    school_name: str
    when: str
    starts_at: datetime
    opens_at: datetime
    now: datetime
    is_private: bool
    leaders: tuple[str, ...] = ()
    minutes_late: int = 0
    visitor: str = ""
    cancel_note: str = ""
    wait_seconds: int = 0

    @property
    def whom_to_ask(self) -> str:
        """Who puts somebody on the list: by name for those who are signed in."""
        return " or ".join(self.leaders) or "whoever led it"


def join_page(
    inset_session: InsetSession, now: datetime, *, school_name: str, is_signed_in: bool
) -> JoinPage:
    """The session at its door; of what is between a few a stranger sees no title."""
    row = inset_session
    is_private = not takes_visitors(row.kind)
    is_shown = is_signed_in or not is_private
    return JoinPage(
        code=row.join_code,
        door=door_of(row.state, row.starts_at, row.minutes, now),
        title=row.title if is_shown else "A session between a few people",
        kind=KIND_NAMES[row.kind] if is_shown else "",
        school_name=school_name,
        when=when_in_words(row.starts_at, row.minutes),
        starts_at=row.starts_at,
        opens_at=opens_at(row.starts_at),
        now=now,
        is_private=is_private,
        cancel_note=row.cancel_note if is_shown else "",
    )
