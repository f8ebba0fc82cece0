"""Makes the sample trust: the same people and the same history every time, from a fixed seed."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from content import Library
from content.types import Module
from learning import clock
from learning.database import db
from learning.demonstration import story
from learning.demonstration.calendar import free_moment, study_days
from learning.demonstration.staffing import (
    CAST,
    SCHOOLS,
    SEED,
    TRUST,
    Character,
    Colleague,
    School,
    colleagues,
    email_of,
)
from learning.demonstration.story import Learner
from learning.people.models import (
    Affiliation,
    Group,
    GroupMember,
    Membership,
    MembershipRole,
    Organisation,
    Person,
)
from learning.people.rules import Job, OrganisationKind, Role

RECENT = 30
"""School days: those of the cast who are under way began this term."""
LONGEST_SERVED = timedelta(days=365 * 6)


def is_empty() -> bool:
    """Whether nobody lives in this database yet."""
    return db.session.scalar(select(Organisation.id).limit(1)) is None


def make(library: Library) -> None:
    """Three schools, their staff and what they learned in a term and a half are there.

    Flushes and does not commit, as every service.
    """
    chance = Random(SEED)  # noqa: S311 - a story, not a secret
    today = clock.today()
    schools = _add_schools()
    cast = {each.name: _add_character(each, schools, today) for each in CAST}
    others = [_add_colleague(each, schools, today, chance) for each in colleagues()]
    db.session.flush()
    days = study_days(today)
    for module in library.modules:
        for character in CAST:
            learner = Learner(cast[character.name], Random(character.name), clock.now())  # noqa: S311
            _tell_character(learner, character, library, module, days)
        for person_id in others:
            _tell_colleague(Learner(person_id, chance, clock.now()), library, module, days)


def _add_schools() -> dict[str, Organisation]:
    trust = Organisation(kind=OrganisationKind.TRUST, name=TRUST[0], slug=TRUST[1])
    schools = {school.slug: _school_row(school) for school in SCHOOLS}
    db.session.add_all([trust, *schools.values()])
    db.session.flush()
    for school in SCHOOLS:
        row = schools[school.slug]
        db.session.add(Affiliation(school_id=row.id, group_id=trust.id))
        db.session.add_all(Group(organisation_id=row.id, name=name) for name in school.groups)
    db.session.flush()
    return schools


def _school_row(school: School) -> Organisation:
    return Organisation(
        kind=OrganisationKind.SCHOOL, name=school.name, slug=school.slug, phase=school.phase
    )


def _add_character(character: Character, schools: dict[str, Organisation], today: date) -> int:
    email = email_of(character.name, character.school)
    starts_on = today - timedelta(days=4 if character.lessons_done == 0 else 900)
    if character.is_finished:
        starts_on = today - timedelta(days=1400)
    person = _add_person(character.name, email)
    school = schools[character.school]
    _add_membership(person.id, school, character.job, starts_on=starts_on, roles=character.roles)
    if character.also_at is not None:
        second = schools[character.also_at]
        roles = (Role.MENTOR,)
        _add_membership(person.id, second, Job.TEACHER, starts_on=starts_on, roles=roles)
    return person.id


def _add_colleague(
    colleague: Colleague, schools: dict[str, Organisation], today: date, chance: Random
) -> int:
    school = schools[colleague.school]
    person = _add_person(colleague.name, colleague.email)
    served = chance.randrange(LONGEST_SERVED.days)
    starts_on = today - timedelta(days=served)
    membership = _add_membership(
        person.id, school, colleague.job, starts_on=starts_on, roles=_usual_roles(colleague.job)
    )
    if colleague.group is not None:
        group_id = db.session.scalars(
            select(Group.id).where(
                Group.organisation_id == school.id, Group.name == colleague.group
            )
        ).one()
        db.session.add(GroupMember(group_id=group_id, membership_id=membership.id))
    return person.id


def _usual_roles(job: Job) -> tuple[Role, ...]:
    return {Job.LEADER: (Role.LEADER,), Job.GOVERNOR: (Role.GOVERNOR,)}.get(job, ())


def _add_person(name: str, email: str) -> Person:
    person = Person(name=name, email=email)
    db.session.add(person)
    db.session.flush()
    return person


def _add_membership(
    person_id: int, school: Organisation, job: Job, *, starts_on: date, roles: Iterable[Role]
) -> Membership:
    membership = Membership(
        person_id=person_id, organisation_id=school.id, job=job, starts_on=starts_on
    )
    db.session.add(membership)
    db.session.flush()
    db.session.add_all(MembershipRole(membership_id=membership.id, role=role) for role in roles)
    return membership


def _tell_character(
    learner: Learner,
    character: Character,
    library: Library,
    module: Module,
    days: tuple[date, ...],
) -> None:
    """What the script of the cast says, in the weeks before today."""
    count = len(module.lessons) if character.is_finished else character.lessons_done
    steps = count + character.is_midway + character.is_finished
    chosen = _spread(days if character.is_finished else days[-RECENT:], steps, learner.chance)
    for lesson, day in zip(module.lessons[:count], chosen, strict=False):
        with clock.standing_at(free_moment(day, learner.chance)):
            story.study_lesson(learner, library, module, lesson)
            story.write_and_plan(learner, library, module, lesson)
    if not steps:
        return
    with clock.standing_at(free_moment(chosen[-1], learner.chance)):
        if character.is_midway:
            story.read_half(learner, library, module, module.lessons[count])
        elif character.is_finished:
            story.pass_assessment(learner, library, module)


def _tell_colleague(
    learner: Learner, library: Library, module: Module, days: tuple[date, ...]
) -> None:
    """Some finish, most are under way, some have not begun: as in any school."""
    whole = len(module.lessons)
    count = learner.chance.choice((0, 0, 1, 2, 3, 4, 5, 6, whole, whole, whole))
    count = min(count, whole)
    chosen = _spread(days, count + 1, learner.chance)
    for lesson, day in zip(module.lessons[:count], chosen, strict=False):
        with clock.standing_at(free_moment(day, learner.chance)):
            story.study_lesson(learner, library, module, lesson)
    if count == whole:
        with clock.standing_at(free_moment(chosen[-1], learner.chance)):
            story.pass_assessment(learner, library, module)


def _spread(days: tuple[date, ...], count: int, chance: Random) -> list[date]:
    """So many days in order, from somewhere in the story."""
    return sorted(chance.choices(days, k=count)) if days else []
