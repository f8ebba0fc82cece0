"""What difference it made: asked about one thing at a time, four weeks later at the earliest."""

from datetime import date

from sqlalchemy import bindparam, update

from learning import clock
from learning.cpd import rules
from learning.cpd.models import CpdEntry
from learning.cpd.own import keys
from learning.cpd.own.services import check_edition, own_row, write
from learning.database import Model, run
from learning.drafts.services import discard_draft
from learning.drafts.typed_words import words


def note_impact(
    person_id: int, entry_id: int, typed: str, *, edition: str, names_no_pupil: bool = False
) -> CpdEntry:
    """The entry says what difference it made; no words take that back.

    Raises Conflict if something else stands now, MayNamePupil to warn, NotFound unless theirs.
    """
    row = own_row(person_id, entry_id)
    impact = words(typed, "impact", rules.LONGEST_WORDS, names_no_pupil=names_no_pupil)
    if impact != row.impact:
        check_edition(row, edition)
        write(row, {"impact": impact})
    discard_draft(person_id, keys.form_key(row.id, "impact"))
    _leave_in_peace(person_id, clock.today())
    return row


def ask_later(person_id: int, entry_id: int) -> CpdEntry:
    """They are asked about this one again in four weeks. NotFound unless theirs."""
    row = own_row(person_id, entry_id)
    today = clock.today()
    row.ask_on = today + rules.PUT_OFF
    _leave_in_peace(person_id, today)
    return row


def ask_no_more(person_id: int, entry_id: int) -> CpdEntry:
    """Nobody asks about this one; they can still write it. NotFound unless theirs."""
    row = own_row(person_id, entry_id)
    row.ask_on = None
    _leave_in_peace(person_id, clock.today())
    return row


_ROWS = Model.metadata.tables[CpdEntry.__tablename__]
_PUT_OFF = (
    update(_ROWS)
    .where(
        _ROWS.c.person_id == bindparam("own_person"),
        _ROWS.c.impact_at.is_(None),
        _ROWS.c.ask_on >= bindparam("lapsed"),
        _ROWS.c.ask_on < bindparam("next_day"),
    )
    .values(ask_on=bindparam("next_day"))
)


def _leave_in_peace(person_id: int, today: date) -> None:
    """Whatever else waits, it waits a week: one question at a time, and one a week at most."""
    run(
        _PUT_OFF,
        own_person=person_id,
        lapsed=today - rules.LAPSES,
        next_day=today + rules.BETWEEN,
    )
