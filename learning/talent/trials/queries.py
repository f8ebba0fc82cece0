"""Reading trials: one's own, or one that is shared. A fixed number of statements."""

from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from learning.database import db
from learning.errors import NotFound
from learning.people.models import Organisation, Person
from learning.sharing.lines import OpenedShare
from learning.sharing.models import Share
from learning.sharing.rules import SubjectKind, is_standing
from learning.talent.models import Interest, Trial, TrialEntry
from learning.talent.trials import rules
from learning.talent.trials.pages import EntryLine, TrialInShort, TrialPage

GONE = "Somebody who has left"


def trial_in_short(interest_id: int) -> TrialInShort | None:
    """The newest trial of an interest, if there is one. One statement."""
    row = db.session.scalar(
        select(Trial).where(Trial.interest_id == interest_id).order_by(Trial.id.desc()).limit(1)
    )
    if row is None:
        return None
    return TrialInShort(
        trial_id=row.id,
        state=row.state,
        strand=row.strand,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        senco_name=row.senco_name,
        is_shown=row.share_id is not None,
    )


def own_trial_page(owner_id: int, trial_id: int, today: date) -> TrialPage:
    """A person's own trial, whole; raises NotFound for any other. Two statements."""
    return _page(
        _trials().where(Trial.id == trial_id, Interest.person_id == owner_id), owner_id, today
    )


def shared_trial_page(viewer_id: int, share: OpenedShare, today: date) -> TrialPage:
    """A trial that is shared with whoever looks; NotFound once it is deleted. Two statements."""
    wanted = _trials().where(Trial.id == share.subject_id, Interest.person_id == share.owner_id)
    return _page(wanted, viewer_id, today)


_Owner = aliased(Person)


def _trials() -> Select[*tuple[Any, ...]]:
    return (
        select(Trial, Interest.person_id, _Owner.name, Organisation.name, Share)
        .join(Interest, Interest.id == Trial.interest_id)
        .join(_Owner, _Owner.id == Interest.person_id)
        .join(Organisation, Organisation.id == Trial.organisation_id, isouter=True)
        .join(
            Share,
            (Share.id == Trial.share_id) & (Share.subject_kind == SubjectKind.TRIAL),
            isouter=True,
        )
    )


def _page(wanted: Select[*tuple[Any, ...]], viewer_id: int, today: date) -> TrialPage:
    found = db.session.execute(wanted).one_or_none()
    if found is None:
        raise NotFound
    trial, owner_id, owner_name, school_name, share = found
    stands = share is not None and is_standing(share.ends_on, share.withdrawn_at, today)
    return TrialPage(
        trial_id=trial.id,
        owner_id=owner_id,
        owner_name=owner_name,
        school_name=school_name or "",
        senco_id=trial.senco_id,
        senco_name=trial.senco_name,
        shown_until=share.ends_on if share is not None and stands else None,
        state=trial.state,
        strand=trial.strand,
        brief=trial.brief,
        outcomes=trial.outcomes,
        starts_on=trial.starts_on,
        ends_on=trial.ends_on,
        protected_minutes=trial.protected_minutes,
        meets=trial.meets,
        agreed_at=trial.senco_agreed_at,
        closed_at=trial.closed_at,
        closing_note=trial.closing_note,
        edition=brief_edition(trial),
        entries=_entries(trial.id, viewer_id),
        today=today,
    )


def brief_edition(trial: Trial) -> str:
    """A name for the brief as it stands: what both agree to."""
    return rules.edition(
        trial.strand,
        trial.brief,
        trial.outcomes,
        trial.starts_on,
        trial.ends_on,
        trial.protected_minutes,
        trial.meets,
        trial.senco_id,
    )


def entry_edition(entry: TrialEntry) -> str:
    """A name for a meeting or a review as it stands."""
    return rules.edition(entry.kind.value, entry.held_on, entry.went_well, entry.next_steps)


def _entries(trial_id: int, viewer_id: int) -> tuple[EntryLine, ...]:
    rows = db.session.execute(
        select(TrialEntry, Person.name)
        .join(Person, Person.id == TrialEntry.by_person_id, isouter=True)
        .where(TrialEntry.trial_id == trial_id)
        .order_by(TrialEntry.held_on.desc(), TrialEntry.id.desc())
    )
    return tuple(
        EntryLine(
            entry_id=entry.id,
            kind=entry.kind,
            held_on=entry.held_on,
            went_well=entry.went_well,
            next_steps=entry.next_steps,
            by_name=name or GONE,
            is_mine=entry.by_person_id == viewer_id,
            edition=entry_edition(entry),
        )
        for entry, name in rows
    )
