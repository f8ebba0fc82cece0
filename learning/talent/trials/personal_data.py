"""What trials keep about a person: their own, and what they wrote in another's as its SENCo."""

from sqlalchemy import Select, delete, select, update

from learning.database import db
from learning.talent.models import Interest, Trial, TrialEntry
from learning.talent.trials.queries import GONE

TABLES: dict[str, str] = {"trials": "erased", "trial_entries": "erased"}
"""A SENCo who is erased leaves an entry behind without their words and their name."""


def export(person_id: int) -> dict[str, object]:
    """Every trial of the person's own, whole; what they wrote in another's; oldest first."""
    own = db.session.scalars(
        select(Trial)
        .join(Interest, Interest.id == Trial.interest_id)
        .where(Interest.person_id == person_id)
        .order_by(Trial.id)
    )
    return {
        "trials": [_trial(row) for row in own],
        "written_in_trials_of_others": [
            _entry(row) for row in db.session.scalars(_of_others(person_id))
        ],
    }


def erase(person_id: int) -> None:
    """No trial of the person is left, and none of their words or their name in another's."""
    own = select(Interest.id).where(Interest.person_id == person_id)
    db.session.execute(delete(Trial).where(Trial.interest_id.in_(own)))
    db.session.execute(
        update(TrialEntry)
        .where(TrialEntry.by_person_id == person_id)
        .values(by_person_id=None, went_well="", next_steps="")
    )
    db.session.execute(
        update(Trial).where(Trial.senco_id == person_id).values(senco_id=None, senco_name=GONE)
    )


def _of_others(person_id: int) -> Select[TrialEntry]:
    return (
        select(TrialEntry)
        .join(Trial, Trial.id == TrialEntry.trial_id)
        .join(Interest, Interest.id == Trial.interest_id)
        .where(TrialEntry.by_person_id == person_id, Interest.person_id != person_id)
        .order_by(TrialEntry.held_on, TrialEntry.id)
    )


def _trial(row: Trial) -> dict[str, object]:
    entries = db.session.scalars(
        select(TrialEntry).where(TrialEntry.trial_id == row.id).order_by(TrialEntry.held_on)
    )
    return {
        "state": row.state.value,
        "strand": row.strand,
        "brief": row.brief,
        "outcomes": row.outcomes,
        "with": row.senco_name,
        "starts_on": row.starts_on.isoformat(),
        "ends_on": row.ends_on.isoformat(),
        "protected_minutes_a_week": row.protected_minutes,
        "weekly_meeting": row.meets,
        "agreed_at": row.senco_agreed_at.isoformat() if row.senco_agreed_at else None,
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
        "closing_note": row.closing_note,
        "meetings_and_reviews": [_entry(each) for each in entries],
    }


def _entry(row: TrialEntry) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "held_on": row.held_on.isoformat(),
        "went_well": row.went_well,
        "next_steps": row.next_steps,
    }
