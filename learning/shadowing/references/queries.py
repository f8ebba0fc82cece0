"""Reading references: by the visitor who asked, by whoever wrote it, by whom it is shared with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, select

from learning.database import rows_of
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import NotFound
from learning.people.models import Organisation, Person
from learning.shadowing.models import Placement, Reference
from learning.shadowing.references.rules import ReferenceState, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceSeen:
    """A reference with what it is about. `writer_id`: None once they are erased."""

    placement_id: int
    visitor_id: int
    visitor_name: str
    writer_id: int | None
    writer_name: str
    writer_school: str
    school: str
    starts_on: date
    ends_on: date
    body: str
    asked_at: datetime
    written_at: datetime | None
    declined_at: datetime | None
    edition: int

    @property
    def state(self) -> ReferenceState:
        """How far it has come."""
        return state_of(
            has_writer=self.writer_id is not None,
            is_written=self.written_at is not None,
            is_declined=self.declined_at is not None,
        )

    @property
    def lines(self) -> Paragraphs:
        """What was written."""
        return paragraphs(self.body)


def reference_of(placement_id: int) -> ReferenceSeen | None:
    """The reference about a placement, if one was asked for. One statement."""
    rows = rows_of(_ONE, placement_id=placement_id)
    return _seen(rows[0]) if rows else None


def own_reference(visitor_id: int, placement_id: int) -> ReferenceSeen:
    """The reference about a visitor's own placement; raises NotFound without one."""
    found = reference_of(placement_id)
    if found is None or found.visitor_id != visitor_id:
        raise NotFound
    return found


def asked_reference(writer_id: int, placement_id: int) -> ReferenceSeen:
    """A reference that somebody was asked for, or wrote; raises NotFound for anybody else.

    What they handed over they may see and take back as long as it stands, wherever they work.
    """
    found = reference_of(placement_id)
    if found is None or found.writer_id != writer_id:
        raise NotFound
    return found


_ONE = (
    select(
        Reference.__table__,
        Placement.visitor_id,
        Placement.starts_on,
        Placement.ends_on,
        Person.name.label("visitor_name"),
        Organisation.name.label("school"),
    )
    .join(Placement, Placement.id == Reference.placement_id)
    .join(Person, Person.id == Placement.visitor_id)
    .join(Organisation, Organisation.id == Placement.host_organisation_id)
    .where(Reference.placement_id == bindparam("placement_id", type_=Integer))
)


def _seen(row: Row[Any]) -> ReferenceSeen:
    return ReferenceSeen(
        placement_id=row.placement_id,
        visitor_id=row.visitor_id,
        visitor_name=row.visitor_name,
        writer_id=row.writer_id,
        writer_name=row.writer_name,
        writer_school=row.writer_school,
        school=row.school,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        body=row.body,
        asked_at=row.created_at,
        written_at=row.written_at,
        declined_at=row.declined_at,
        edition=row.edition,
    )
