"""The sample trust is whole, the same every time, and made of people who could be real."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from learning.clock import now
from learning.courses.models import Attempt, Completion, FollowedPathway, LessonProgress
from learning.courses.queries import learning_of
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
    assert sizes == {
        "larkmead": 28,
        "copperbeck": 96,
        "saltmarsh-house": 34,
        "tidewater-learning-trust": 1,
    }


def test_the_same_people_work_there_every_time():
    assert colleagues() == colleagues()
    assert len({each.email for each in colleagues()}) == len(colleagues())


def test_three_schools_have_staff_a_history_and_somebody_to_be(made):
    assert not services.is_empty()
    assert _count(Person) == 159
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


def test_the_cast_have_done_what_is_told_of_them(made, library):
    people = {each.name: each.person_id for each in queries.cast_members()}
    learning = {name: learning_of(key, library) for name, key in people.items()}
    rosa, amir, beth, kwame = (
        learning[each] for each in ("Rosa Delgado", "Amir Hussain", "Beth Rowlands", "Kwame Mensah")
    )
    assert [each.module.slug for each in kwame.in_progress] == ["first-steps"]
    assert not amir.in_progress
    assert not amir.finished
    assert not amir.followed, "he is new, and is asked"
    assert [each.module.slug for each in beth.finished] == ["first-steps"]
    assert [route.pathway.slug for route in rosa.followed] == ["every-teacher"]


def test_staff_study_along_pathways_they_follow(made, library):
    followed = db.session.scalars(select(FollowedPathway.person_id).distinct()).all()
    studied = set(db.session.scalars(select(LessonProgress.person_id)))
    assert 50 < len(followed) < 158
    assert len(studied - set(followed)) < 10, "few study without having chosen"


def test_it_is_the_same_every_time(made, library):
    def kept():
        rows = select(
            LessonProgress.person_id, LessonProgress.lesson_slug, LessonProgress.completed_at
        )
        return db.session.execute(rows.order_by(LessonProgress.id)).all()

    before = kept()
    with writing():
        for table in reversed(db.metadata.sorted_tables):
            db.session.execute(table.delete())
        services.make(library)
    first = min(row.person_id for row in before)
    shift = min(row.person_id for row in kept()) - first
    assert [(r.person_id - shift, *r[1:]) for r in kept()] == [tuple(r) for r in before]


def test_whoever_a_visitor_has_deactivated_is_not_offered_any_more(made):
    first, *others = queries.cast_members()
    with writing():
        db.session.get_one(Person, first.person_id).deactivated_at = now()
    assert list(queries.cast_members()) == others
    with pytest.raises(NotFound):
        queries.cast_member(first.person_id)
