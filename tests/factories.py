"""Plain functions that make what many tests need; each flushes and returns what it made."""

import secrets
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from learning.courses.models import Completion, CompletionKind, LessonProgress
from learning.database import Model, db
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import Job, OrganisationKind, Role
from tests.cast import SEAVIEW_ID, STARTED_ON

Row = TypeVar("Row", bound=Model)
SOME_MORNING = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)


def a_school(name: str = "Hill Top", **more: object) -> Organisation:
    """A school that belongs to no trust."""
    slug = name.lower().replace(" ", "-")
    return _added(
        Organisation(**{"kind": OrganisationKind.SCHOOL, "name": name, "slug": slug, **more})
    )


def a_person(
    name: str = "Nadia Ali",
    *roles: Role,
    organisation_id: int = SEAVIEW_ID,
    job: Job = Job.TEACHER,
    starts_on: date = STARTED_ON,
    ends_on: date | None = None,
) -> Person:
    """A person with one membership and these roles in it; they have no password yet."""
    email = f"{name.lower().replace(' ', '.')}@example.com"
    person = _added(Person(name=name, email=email))
    membership = _added(
        Membership(
            person_id=person.id,
            organisation_id=organisation_id,
            job=job,
            starts_on=starts_on,
            ends_on=ends_on,
        )
    )
    for role in roles:
        _added(MembershipRole(membership_id=membership.id, role=role))
    return person


def some_progress(
    person_id: int,
    module_slug: str = "first-steps",
    lesson_slug: str = "noticing",
    *,
    done: bool = False,
    at: datetime = SOME_MORNING,
    **more: object,
) -> LessonProgress:
    """A lesson opened, and done if so said."""
    return _added(
        LessonProgress(
            **{
                "person_id": person_id,
                "module_slug": module_slug,
                "lesson_slug": lesson_slug,
                "version": 1,
                "last_opened_at": at,
                "completed_at": at + timedelta(minutes=8) if done else None,
                **more,
            }
        )
    )


def a_completion(person_id: int, slug: str = "first-steps", **more: object) -> Completion:
    """A finished module, with its certificate."""
    return _added(
        Completion(
            **{
                "person_id": person_id,
                "kind": CompletionKind.MODULE,
                "slug": slug,
                "version": 1,
                "title": slug.replace("-", " ").capitalize(),
                "minutes": 20,
                "law_as_at": date(2026, 9, 1),
                "completed_at": SOME_MORNING,
                "certificate_code": secrets.token_hex(8),
                **more,
            }
        )
    )


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row
