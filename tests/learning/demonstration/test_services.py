"""The sample trust is whole, the same every time, and made of people who could be real."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from learning.clock import now
from learning.courses.models import Attempt, Completion, LessonProgress
from learning.database import db, writing
from learning.demonstration import queries, services
from learning.demonstration.staffing import CAST, SCHOOLS, colleagues
from learning.errors import NotFound
from learning.people.models import Membership, MembershipRole, Organisation, Person
from learning.people.rules import OrganisationKind, Role


@pytest.fixture
def made(app, clock, library):
    """The demonstration in an empty database, made as the server makes it."""
    with writing():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
    assert services.is_empty()
    with writing():
        services.make(library)
    return app


def _count(table) -> int:
    return db.session.scalar(select(func.count()).select_from(table))


def test_the_staff_lists_are_as_long_as_promised():
    sizes = Counter(each.school for each in (*colleagues(), *CAST))
    assert sizes == {"larkmead": 28, "copperbeck": 96, "saltmarsh-house": 34}


def test_the_same_people_work_there_every_time():
    assert colleagues() == colleagues()
    assert len({each.email for each in colleagues()}) == len(colleagues())


def test_three_schools_have_staff_a_history_and_somebody_to_be(made):
    assert not services.is_empty()
    assert _count(Person) == 158
    kinds = Counter(db.session.scalars(select(Organisation.kind)))
    assert kinds == {OrganisationKind.SCHOOL: len(SCHOOLS), OrganisationKind.TRUST: 1}
    for role in (Role.ADMINISTRATOR, Role.SENCO):
        assert len(_schools_with(role)) == len(SCHOOLS), role
    assert min(_count(LessonProgress), _count(Attempt), _count(Completion)) > 50
    assert db.session.scalar(select(func.max(LessonProgress.last_opened_at))) <= now()
    assert [each.name for each in queries.cast_members()] == [each.name for each in CAST]


def _schools_with(role):
    joined = select(Membership.organisation_id).join(MembershipRole)
    return db.session.scalars(joined.where(MembershipRole.role == role).distinct()).all()


def test_whoever_a_visitor_has_deactivated_is_not_offered_any_more(made):
    first, *others = queries.cast_members()
    with writing():
        db.session.get_one(Person, first.person_id).deactivated_at = now()
    assert list(queries.cast_members()) == others
    with pytest.raises(NotFound):
        queries.cast_member(first.person_id)
