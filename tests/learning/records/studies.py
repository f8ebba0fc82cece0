"""A little learning for tests of the record: lines in three terms, and a certificate."""

from datetime import UTC, date, datetime

from learning.courses.models import Completion, CompletionKind
from learning.cpd import services as ledger
from learning.cpd.models import CpdKind
from learning.database import db
from tests.cast import Member

CODE = "4f7k2m9px0qd"
SHOWN_CODE = "4F7K-2M9P-X0QD"
TITLE = "The graduated approach"
FINISHED_AT = datetime(2026, 11, 20, 15, 40, tzinfo=UTC)

LESSONS = (
    (date(2026, 3, 2), "Assess", 10),
    (date(2026, 8, 31), "Plan", 9),
    (date(2026, 9, 1), "Do", 11),
    (date(2026, 11, 20), "Review", 12),
)


def study(person: Member) -> None:
    """The person has done four lessons over two school years, and finished the module."""
    for day, title, minutes in LESSONS:
        add_lesson(person, day, title=title, minutes=minutes)
    ledger.add_entry(
        person.id,
        kind=CpdKind.MODULE,
        title=TITLE,
        happened_on=LESSONS[-1][0],
        minutes=0,
        source=("module", "graduated-approach@2"),
    )
    finish(person)


def add_lesson(person: Member, day: date, *, title: str, minutes: int = 10) -> None:
    """The ledger says that the person did this lesson."""
    ledger.add_entry(
        person.id,
        kind=CpdKind.LESSON,
        title=title,
        happened_on=day,
        minutes=minutes,
        source=("lesson", f"graduated-approach/{title}"),
    )
    db.session.commit()


def finish(
    person: Member, *, code: str = CODE, at: datetime = FINISHED_AT, version: int = 2
) -> Completion:
    """The person has a completion with this code."""
    completion = Completion(
        person_id=person.id,
        kind=CompletionKind.MODULE,
        slug="graduated-approach",
        version=version,
        title=TITLE,
        minutes=42,
        law_as_at=date(2026, 11, 1),
        completed_at=at,
        certificate_code=code,
    )
    db.session.add(completion)
    db.session.commit()
    return completion
