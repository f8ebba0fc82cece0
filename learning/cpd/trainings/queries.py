"""Reading a person's trainings: theirs alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from learning import clock
from learning.cpd.models import CpdEntry, Training, TrainingTime
from learning.cpd.trainings import rules
from learning.cpd.trainings.rules import State
from learning.database import db
from learning.errors import NotFound

MOST_OFFERED = 30
RECENTLY_DAYS = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One time a training was done. `entry_id`: its line in the record, if it has one."""

    time_id: int
    done_on: date
    until: date
    provider: str
    entry_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingLine:
    """A training with every time it was done, the newest first."""

    training_id: int
    title: str
    every_months: int
    module_slug: str
    ended_on: date | None
    edition: int
    times: tuple[Time, ...]
    state: State

    @property
    def until(self) -> date | None:
        """The last day on which it is in date; None if it has never been done."""
        return self.times[0].until if self.times else None

    @property
    def every(self) -> str:
        """How often it is renewed, in words."""
        return rules.every_in_words(self.every_months)

    @property
    def state_words(self) -> str:
        """How things stand, in words."""
        return rules.STATE_WORDS[self.state]


@dataclass(frozen=True, slots=True, kw_only=True)
class MyTrainings:
    """All trainings of one person: those that count, the soonest due first, and former ones."""

    kept: tuple[TrainingLine, ...]
    former: tuple[TrainingLine, ...]


@dataclass(frozen=True, slots=True)
class OfferedEntry:
    """A line of the record that may have been a time of a training."""

    entry_id: int
    title: str
    happened_on: date


def my_trainings(person_id: int) -> MyTrainings:
    """All of the person's trainings. Two statements."""
    rows = db.session.scalars(
        select(Training).where(Training.person_id == person_id).order_by(Training.id)
    ).all()
    lines = _lines(rows)
    return MyTrainings(
        kept=tuple(sorted((each for each in lines if each.ended_on is None), key=_due)),
        former=tuple(each for each in lines if each.ended_on is not None),
    )


def own_training(person_id: int, training_id: int) -> TrainingLine:
    """One of the person's trainings; raises NotFound."""
    row = db.session.scalar(
        select(Training).where(Training.id == training_id, Training.person_id == person_id)
    )
    if row is None:
        raise NotFound
    return _lines([row])[0]


def entries_offered(person_id: int, line: TrainingLine) -> tuple[OfferedEntry, ...]:
    """Lines of the record of the last two years that are no time of this training yet."""
    used = {each.entry_id for each in line.times}
    first_day = clock.today().toordinal() - RECENTLY_DAYS
    rows = db.session.execute(
        select(CpdEntry.id, CpdEntry.title, CpdEntry.happened_on)
        .where(
            CpdEntry.person_id == person_id,
            CpdEntry.happened_on >= date.fromordinal(first_day),
            CpdEntry.kind != "lesson",
        )
        .order_by(CpdEntry.happened_on.desc(), CpdEntry.id.desc())
        .limit(MOST_OFFERED)
    )
    return tuple(OfferedEntry(*row) for row in rows if row.id not in used)


def _lines(rows: Sequence[Training]) -> list[TrainingLine]:
    times = _times(row.id for row in rows)
    today = clock.today()
    return [_line(row, times[row.id], today) for row in rows]


def _times(training_ids: Iterable[int]) -> dict[int, list[TrainingTime]]:
    found: dict[int, list[TrainingTime]] = defaultdict(list)
    rows = db.session.scalars(
        select(TrainingTime)
        .where(TrainingTime.training_id.in_(list(training_ids)))
        .order_by(TrainingTime.done_on.desc(), TrainingTime.id.desc())
    )
    for row in rows:
        found[row.training_id].append(row)
    return found


def _line(row: Training, times: Sequence[TrainingTime], today: date) -> TrainingLine:
    shown = tuple(
        Time(
            time_id=each.id,
            done_on=each.done_on,
            until=rules.in_date_until(each.done_on, row.every_months),
            provider=each.provider,
            entry_id=each.cpd_entry_id,
        )
        for each in times
    )
    return TrainingLine(
        training_id=row.id,
        title=row.title,
        every_months=row.every_months,
        module_slug=row.module_slug,
        ended_on=row.ended_on,
        edition=row.edition,
        times=shown,
        state=rules.state_of(shown[0].until if shown else None, today),
    )


def _due(line: TrainingLine) -> tuple[date, int]:
    return (line.until or date.min, line.training_id)
