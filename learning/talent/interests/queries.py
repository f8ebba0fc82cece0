"""Reading what somebody has said of their own interest; theirs alone."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.people.models import Person
from learning.talent.interests.rules import edition
from learning.talent.models import Interest
from learning.talent.queries import own_interest


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnInterest:
    """An open interest as its owner’s pages show it. `invited_by`: who invited them, if anybody."""

    interest_id: int
    why: str
    for_others: str
    counts: bool
    since: date
    invited_by: str

    @property
    def why_lines(self) -> Paragraphs:
        """The line on why, as it was typed."""
        return paragraphs(self.why)

    @property
    def for_others_lines(self) -> Paragraphs:
        """What others with whom the way is shared are to know, as it was typed."""
        return paragraphs(self.for_others)

    @property
    def why_edition(self) -> str:
        """A name for the line on why as it stands."""
        return edition(self.why)

    @property
    def for_others_edition(self) -> str:
        """A name for what others are to know as it stands."""
        return edition(self.for_others)


def interest_page(person_id: int) -> OwnInterest:
    """The open interest of a person; raises NotFound if none is open. Two statements at most."""
    row = own_interest(person_id)
    invited_by = row.nominated_by_id and db.session.scalar(
        select(Person.name).where(Person.id == row.nominated_by_id)
    )
    return OwnInterest(
        interest_id=row.id,
        why=row.why,
        for_others=row.for_others,
        counts=row.counts,
        since=clock.london_day(row.created_at),
        invited_by=invited_by or "",
    )


def set_aside_on(person_id: int) -> date | None:
    """The day on which somebody set their way aside that can be taken up again. One statement."""
    closed_at: datetime | None = db.session.scalar(
        select(Interest.closed_at)
        .where(Interest.person_id == person_id, Interest.closed_at.is_not(None))
        .order_by(Interest.closed_at.desc())
        .limit(1)
    )
    return clock.london_day(closed_at) if closed_at else None
