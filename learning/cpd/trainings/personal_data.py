"""What trainings keep about a person: all theirs, exported whole, erased whole."""

from sqlalchemy import delete

from learning.cpd.models import Training
from learning.cpd.trainings.queries import TrainingLine, my_trainings
from learning.database import db

TABLES: dict[str, str] = {"trainings": "erased", "training_times": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Each training with every time it was done."""
    page = my_trainings(person_id)
    return {"trainings": [_exported(each) for each in (*page.kept, *page.former)]}


def erase(person_id: int) -> None:
    """Nothing of the person is left."""
    db.session.execute(delete(Training).where(Training.person_id == person_id))


def _exported(line: TrainingLine) -> dict[str, object]:
    return {
        "title": line.title,
        "every_months": line.every_months,
        "module": line.module_slug,
        "put_away_on": line.ended_on.isoformat() if line.ended_on else None,
        "done": [{"on": each.done_on.isoformat(), "with": each.provider} for each in line.times],
    }
