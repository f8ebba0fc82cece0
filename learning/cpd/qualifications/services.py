"""Keeping a qualification record; always a person's own. Nothing here is noted in the journal."""

from dataclasses import asdict

from sqlalchemy import delete, select

from learning import clock
from learning.cpd import services as ledger
from learning.cpd.qualifications.models import QualificationRecord
from learning.cpd.qualifications.plausible import check_facts
from learning.cpd.qualifications.queries import facts_of
from learning.cpd.qualifications.rules import Facts, Qualification
from learning.cpd.qualifications.words import QUALIFICATION_NAMES
from learning.cpd.rules import CpdKind
from learning.database import db
from learning.errors import Conflict, NotFound
from learning.people.services import take_turns
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all


def save_record(person_id: int, facts: Facts, *, edition: int) -> QualificationRecord:
    """The person's record says this. `edition` names the one it was made from, 0 for none.

    Raises Refused for what cannot be; Conflict if the record says something else meanwhile.
    """
    check_facts(facts, clock.today())
    take_turns(person_id)
    row = _row(person_id)
    if row is None:
        row = QualificationRecord(person_id=person_id, edition=1, **asdict(facts))
        db.session.add(row)
        db.session.flush()
        _enter(row)
        return row
    if facts_of(row) == facts:
        return row
    if row.edition != edition:
        raise Conflict(
            "You changed this record in another window. What stands now is shown above, "
            "and what you entered here is still in the form.",
            "",
        )
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.edition += 1
    _enter(row)
    return row


def delete_record(person_id: int) -> None:
    """The record is gone, and nobody it was shared with sees it; NotFound if there is none."""
    row = _row(person_id)
    if row is None:
        raise NotFound
    withdraw_all(SubjectKind.QUALIFICATION, row.id)
    ledger.remove_entry(person_id, source=_source(row))
    db.session.execute(delete(QualificationRecord).where(QualificationRecord.id == row.id))


def _enter(row: QualificationRecord) -> None:
    """A qualification that is completed stands in the ledger; one that is not does not."""
    if row.qualification is Qualification.NONE or row.completed_on is None:
        ledger.remove_entry(row.person_id, source=_source(row))
        return
    ledger.put_entry(
        row.person_id,
        kind=CpdKind.QUALIFICATION,
        title=QUALIFICATION_NAMES[row.qualification],
        happened_on=row.completed_on,
        minutes=0,
        source=_source(row),
    )


def _source(row: QualificationRecord) -> tuple[str, str]:
    return "qualification", str(row.id)


def _row(person_id: int) -> QualificationRecord | None:
    return db.session.scalar(
        select(QualificationRecord).where(QualificationRecord.person_id == person_id)
    )
