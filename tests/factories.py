"""Plain functions that make what many tests need; each flushes and returns what it made."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from sqlalchemy import select

from content.framework_types import Framework
from learning.courses.models import Completion, CompletionKind, LessonProgress
from learning.database import Model, db
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import Job, OrganisationKind, Role
from learning.skills.models import AuditRound, Rating
from learning.skills.rules import Answer
from learning.skills.statements import StatementToRate, from_framework
from learning.web.library import library
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


def a_round(
    person_id: int,
    answers: Mapping[str, int | Answer] | None = None,
    *,
    framework: Framework | None = None,
    completed_at: datetime | None = SOME_MORNING,
    statement_set: str = "",
    more_of: Mapping[str, Mapping[str, object]] | None = None,
    **more: object,
) -> AuditRound:
    """A round of a framework (the small one), finished unless `completed_at` is None.

    `answers` are levels, or what else was said, by the ids of statements; `more_of` are columns of
    ratings by id. A statement of neither stands without an answer.
    """
    framework = framework or library().framework("small-skills")
    made = _added(
        AuditRound(
            **{
                "person_id": person_id,
                "organisation_id": SEAVIEW_ID,
                "framework_slug": framework.slug,
                "framework_title": framework.title,
                "framework_version": framework.version,
                "statement_set": statement_set,
                "number": _next_number(person_id, framework.slug, statement_set),
                "completed_at": completed_at,
                "form_id": secrets.token_hex(16),
                **more,
            }
        )
    )
    for position, each in enumerate(_asked(framework, statement_set), start=1):
        said = (answers or {}).get(each.slug)
        a_rating(made.id, position, each, said, **(more_of or {}).get(each.slug, {}))
    return made


def _next_number(person_id: int, framework_slug: str, statement_set: str) -> int:
    numbers = select(AuditRound.number).where(
        AuditRound.person_id == person_id,
        AuditRound.framework_slug == framework_slug,
        AuditRound.statement_set == statement_set,
    )
    return max(db.session.scalars(numbers), default=0) + 1


def _asked(framework: Framework, statement_set: str) -> list[StatementToRate]:
    """What the framework, or a set of it, asks."""
    wanted = {each.slug for each in framework.in_set(statement_set)}
    return [
        from_framework(framework, domain, each, None)
        for domain in framework.domains
        for each in domain.statements
        if not statement_set or each.slug in wanted
    ]


def a_rating(
    round_id: int,
    position: int,
    asked: StatementToRate,
    said: int | Answer | None = None,
    **more: object,
) -> Rating:
    """A statement of a round, and what was said to it: a level, something else, or nothing."""
    is_level = said is not None and not isinstance(said, Answer)
    return _added(
        Rating(
            **{
                "round_id": round_id,
                "position": position,
                "statement_slug": asked.slug,
                "domain_slug": asked.domain_slug,
                "domain_title": asked.domain_title,
                "code": asked.code,
                "lens": asked.lens,
                "text": asked.text,
                "suggested_target": asked.target,
                "target": asked.target,
                "answer": Answer.RATED if is_level else said,
                "level": said if is_level else None,
                "answered_at": SOME_MORNING if said is not None else None,
                **more,
            }
        )
    )


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row
