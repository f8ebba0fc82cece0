"""Keeping trainings: a renewal adds a time and never takes one away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.cpd.models import CpdEntry, Training, TrainingTime
from learning.cpd.trainings import rules
from learning.cpd.trainings.queries import own_training
from learning.database import add_once, db, insert_once, violated_constraint
from learning.drafts.typed_words import needed_words
from learning.errors import Conflict, NotFound, Refused

SENT_TWICE = ("uq_trainings_person_id_form_id", "trainings.person_id, trainings.form_id")
MOST_TRAININGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A training as its owner enters it. `module_slug`: finishing that module counts as it."""

    title: str
    every_months: int | None
    module_slug: str = ""
    names_no_pupil: bool = False


def add_training(person_id: int, kept: Kept, *, form_id: str) -> int:
    """The training is kept from now on; its key. A form sent twice finds what it made first.

    Raises Refused beside a field.
    """
    count = db.session.query(Training).filter_by(person_id=person_id, ended_on=None).count()
    if count >= MOST_TRAININGS:
        raise Refused(f"{MOST_TRAININGS} trainings are kept at most. Put some away first.", "title")
    row = Training(person_id=person_id, form_id=form_id, **_checked(kept))
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        found = db.session.scalars(
            select(Training).where(Training.person_id == person_id, Training.form_id == form_id)
        )
        return found.one().id
    return row.id


def change_training(person_id: int, training_id: int, kept: Kept, *, edition: str) -> None:
    """The training is called and renewed so. Raises NotFound, Refused; Conflict if changed."""
    row = _own(person_id, training_id)
    wanted = _checked(kept)
    if any(getattr(row, name) != value for name, value in wanted.items()):
        if edition != str(row.edition):
            raise Conflict(
                "You changed this in another window. What stands now is shown above.", row.title
            )
        for name, value in wanted.items():
            setattr(row, name, value)
        row.edition += 1
        _tell_when_it_runs_out(row.id)


def renew(
    person_id: int, training_id: int, *, done_on: date | None, provider: str, entry_id: int | None
) -> None:
    """The training was done on that day, too; every earlier time stays. Twice on a day is once.

    With `entry_id`, a line of the person's own record says when and by whom. Raises NotFound,
    Refused for a day that cannot be.
    """
    own_training(person_id, training_id)
    day, by = done_on, " ".join(provider.split())[: rules.LONGEST_PROVIDER]
    if entry_id is not None:
        entry = _own_entry(person_id, entry_id)
        day, by = entry.happened_on, by or entry.provider
    _add_time(training_id, _checked_day(day), by, entry_id)


def take_back_time(person_id: int, training_id: int, time_id: int) -> None:
    """A time entered by mistake is gone; the line of the record stays. Raises NotFound."""
    own_training(person_id, training_id)
    gone = db.session.execute(
        delete(TrainingTime).where(
            TrainingTime.id == time_id, TrainingTime.training_id == training_id
        )
    )
    if not gone.rowcount:  # type: ignore[attr-defined] # a DELETE counts its rows
        raise NotFound
    _tell_when_it_runs_out(training_id)


def put_away(person_id: int, training_id: int) -> None:
    """The training is not asked about any more; its times stay known. Raises NotFound."""
    row = _own(person_id, training_id)
    row.ended_on = row.ended_on or clock.today()


def take_up(person_id: int, training_id: int) -> None:
    """A training that was put away counts again. Raises NotFound."""
    _own(person_id, training_id).ended_on = None


def delete_training(person_id: int, training_id: int) -> None:
    """The training and its times are gone for good; lines of the record stay. Raises NotFound."""
    row = _own(person_id, training_id)
    db.session.execute(delete(Training).where(Training.id == row.id))


def note_training(
    person_id: int, *, title: str, every_months: int, done_on: date, source: tuple[str, str]
) -> None:
    """A session that counts as a training has been attended: this person's training has that time.

    The one of that title, whatever its case; where there is none it is made. `source` names the
    line of the ledger. Once, however often it is told.
    """
    entry = _entry_of(person_id, source)
    if entry is None:
        return
    standing = db.session.scalars(
        select(Training)
        .where(Training.person_id == person_id)
        .order_by(Training.ended_on.is_not(None), Training.id)
    )
    wanted = rules.key_of(title)
    row = next((each for each in standing if rules.key_of(each.title) == wanted), None)
    if row is None:
        row = Training(
            person_id=person_id,
            title=title[: rules.LONGEST_TITLE],
            every_months=every_months,
            form_id=f"session-{entry.id}"[:32],
        )
        db.session.add(row)
        db.session.flush()
    _add_time(row.id, done_on, entry.provider, entry.id)


def note_module(
    person_id: int, slugs: Sequence[str], done_on: date, source: tuple[str, str]
) -> None:
    """Finishing a module, by whatever name, counts as a time of each training tied to it."""
    keys = db.session.scalars(
        select(Training.id).where(
            Training.person_id == person_id,
            Training.module_slug.in_(slugs),
            Training.ended_on.is_(None),
        )
    ).all()
    if keys:
        entry = _entry_of(person_id, source)
        for training_id in keys:
            _add_time(training_id, done_on, "", entry.id if entry else None)


def take_back_training(person_id: int, source: tuple[str, str]) -> None:
    """What this line of the ledger counted as happened no more; other times stay."""
    entry = _entry_of(person_id, source)
    if entry is None:
        return
    of_entry = TrainingTime.cpd_entry_id == entry.id
    keys = db.session.scalars(select(TrainingTime.training_id).where(of_entry)).all()
    db.session.execute(delete(TrainingTime).where(of_entry))
    for training_id in keys:
        _tell_when_it_runs_out(training_id)


_TIME = insert_once(TrainingTime.__tablename__, "training_id", "done_on")


def _add_time(training_id: int, done_on: date, provider: str, entry_id: int | None) -> None:
    add_once(
        _TIME,
        training_id=training_id,
        done_on=done_on,
        provider=provider,
        cpd_entry_id=entry_id,
        created_at=clock.now(),
    )
    _tell_when_it_runs_out(training_id)


def _tell_when_it_runs_out(training_id: int) -> None:
    """The training knows the last day on which it is in date, from the last time it was done."""
    row = db.session.get_one(Training, training_id)
    last = db.session.scalar(
        select(func.max(TrainingTime.done_on)).where(TrainingTime.training_id == training_id)
    )
    row.runs_out_on = rules.in_date_until(last, row.every_months) if last else None


def _checked(kept: Kept) -> dict[str, Any]:
    months = kept.every_months
    if months is None or not 1 <= months <= rules.MOST_MONTHS:
        raise Refused("Say after how many months it is done again, from 1 to 120.", "every_months")
    title = needed_words(
        kept.title, "title", rules.LONGEST_TITLE, names_no_pupil=kept.names_no_pupil
    )
    return {"title": title, "every_months": months, "module_slug": kept.module_slug}


def _checked_day(day: date | None) -> date:
    today = clock.today()
    if day is None:
        raise Refused("Say on which day it was.", "done_on")
    if not today - rules.OLDEST <= day <= today:
        raise Refused("Choose today or an earlier day.", "done_on")
    return day


def _own(person_id: int, training_id: int) -> Training:
    row = db.session.scalar(
        select(Training)
        .where(Training.id == training_id, Training.person_id == person_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def _own_entry(person_id: int, entry_id: int) -> CpdEntry:
    row = db.session.scalar(
        select(CpdEntry).where(CpdEntry.id == entry_id, CpdEntry.person_id == person_id)
    )
    if row is None:
        raise Refused("Choose a line from the list, or none.", "entry")
    return row


def _entry_of(person_id: int, source: tuple[str, str]) -> CpdEntry | None:
    return db.session.scalar(
        select(CpdEntry).where(
            CpdEntry.person_id == person_id,
            CpdEntry.source_kind == source[0],
            CpdEntry.source_key == source[1],
        )
    )
