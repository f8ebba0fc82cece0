"""Makes the sample trust: the same people and the same history every time, from a fixed seed."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sqlalchemy import select

from content import Library
from learning import clock
from learning.courses.local_texts.services import save_local_text
from learning.database import db
from learning.demonstration import story
from learning.demonstration.calendar import study_days
from learning.demonstration.development import story as development
from learning.demonstration.development.story import People
from learning.demonstration.sessions import story as sessions
from learning.demonstration.sessions.people import People as PeopleAtSessions
from learning.demonstration.staffing import (
    CAST,
    SCHOOLS,
    SEED,
    TRUST,
    Character,
    Colleague,
    colleagues,
    email_of,
)
from learning.demonstration.story import Learner
from learning.demonstration.studies import tell_character, tell_colleague
from learning.demonstration.way import story as way
from learning.demonstration.way.people import People as PeopleOnTheWay
from learning.errors import NotFound
from learning.people.groups.services import make_group, set_group_members
from learning.people.models import Affiliation, Membership, MembershipRole, Organisation
from learning.people.queries import viewer_for
from learning.people.rules import Job, OrganisationKind, Role
from learning.people.schools.services import Newcomer, admit, make_school
from learning.people.viewers import Viewer

Staff = list[tuple[Colleague, Membership]]
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
    cast = {each.name: _admit_character(each, schools, today) for each in CAST}
    staff = [(each, _admit_colleague(each, schools, today, chance)) for each in colleagues()]
    _group(staff, schools)
    _write_own_words(schools, library)
    days = study_days(today)
    learners = {
        name: Learner(key, Random(name), clock.now())  # noqa: S311 - a story
        for name, key in cast.items()
    }
    for character in CAST:
        tell_character(learners[character.name], character, library, days)
    for colleague, membership in staff:
        learner = Learner(membership.person_id, chance, clock.now())
        tell_colleague(learner, colleague, library, days)
    development.tell(_those_who_develop(learners, staff), library, days)
    way.tell(_those_on_the_way(learners, staff, days[0]), library, days)
    sessions.tell(_those_at_sessions(learners, staff, schools), library, days)


def _those_who_develop(learners: dict[str, Learner], staff: Staff) -> People:
    """Four of the cast, and the SENCo of the high school."""
    return People(
        priya=learners["Priya Raman"],
        margaret=learners["Margaret Okafor"],
        sian=learners["Siân Pritchard"],
        beth=learners["Beth Rowlands"],
        copperbeck=_senco_of_copperbeck(staff),
    )


def _those_on_the_way(learners: dict[str, Learner], staff: Staff, since: date) -> PeopleOnTheWay:
    """Seven of the cast, the SENCo of the high school, two heads, and teachers besides them.

    Heads and teachers are of those who have worked there since before the story begins.
    """
    teachers = _long_served(staff, Job.TEACHER, since)
    others = [*teachers["copperbeck"][:7], *teachers["larkmead"][:2], *teachers["saltmarsh-house"]]
    return PeopleOnTheWay(
        rosa=learners["Rosa Delgado"],
        beth=learners["Beth Rowlands"],
        joel=learners["Joel Whitcombe"],
        marcus=learners["Marcus Adeyemi"],
        priya=learners["Priya Raman"],
        margaret=learners["Margaret Okafor"],
        sian=learners["Siân Pritchard"],
        imogen=learners["Imogen Farrow"],
        copperbeck=_senco_of_copperbeck(staff),
        head_of_copperbeck=_long_served(staff, Job.LEADER, since)["copperbeck"][0],
        head_of_saltmarsh=_long_served(staff, Job.LEADER, since)["saltmarsh-house"][0],
        talking=tuple(others[:5]),
        considering=tuple(others[5:11]),
    )


def _those_at_sessions(
    learners: dict[str, Learner], staff: Staff, schools: dict[str, int]
) -> PeopleAtSessions:
    """The staff of the primary school, those of the cast by name and the others by job."""
    found: dict[Job, list[Learner]] = {}
    for colleague, membership in staff:
        if colleague.school == "larkmead":
            chance = Random(colleague.email)  # noqa: S311 - a story, not a secret
            learner = Learner(membership.person_id, chance, clock.now())
            found.setdefault(colleague.job, []).append(learner)
    return PeopleAtSessions(
        school_id=schools["larkmead"],
        priya=learners["Priya Raman"],
        margaret=learners["Margaret Okafor"],
        rosa=learners["Rosa Delgado"],
        kwame=learners["Kwame Mensah"],
        teachers=tuple(found[Job.TEACHER]),
        assistants=tuple(found[Job.TEACHING_ASSISTANT]),
        others=(*found[Job.LEADER], *found[Job.SUPPORT]),
    )


def _senco_of_copperbeck(staff: Staff) -> Learner:
    senco = next(
        membership
        for colleague, membership in staff
        if colleague.school == "copperbeck" and Role.SENCO in colleague.roles
    )
    return Learner(senco.person_id, Random("Copperbeck"), clock.now())  # noqa: S311 - a story


def _long_served(staff: Staff, job: Job, since: date) -> dict[str, list[Learner]]:
    """Who works as what at each school since before that day, and is not its SENCo."""
    found: dict[str, list[Learner]] = {}
    for colleague, membership in staff:
        is_one = colleague.job is job and Role.SENCO not in colleague.roles
        if is_one and membership.starts_on is not None and membership.starts_on < since:
            chance = Random(colleague.email)  # noqa: S311 - a story, not a secret
            learner = Learner(membership.person_id, chance, clock.now())
            found.setdefault(colleague.school, []).append(learner)
    return found


def _add_schools() -> dict[str, int]:
    """The keys of the schools and of their trust, by their slugs in the story."""
    trust = Organisation(kind=OrganisationKind.TRUST, name=TRUST[0], slug=TRUST[1])
    db.session.add(trust)
    db.session.flush()
    schools = {each.slug: make_school(each.name, phase=each.phase).id for each in SCHOOLS}
    db.session.add_all(Affiliation(school_id=key, group_id=trust.id) for key in schools.values())
    return schools | {trust.slug: trust.id}


def _admit_character(character: Character, schools: dict[str, int], today: date) -> int:
    """The person's key."""
    served = 4 if character.is_new else 1400 if character.is_finished else 900
    newcomer = Newcomer(
        name=character.name,
        email=email_of(character.name, character.school),
        job=character.job,
        roles=frozenset(character.roles),
        starts_on=today - timedelta(days=served),
    )
    first = admit(schools[character.school], newcomer)
    if character.also_at is not None:
        second = replace(newcomer, roles=frozenset({Role.MENTOR}))
        admit(schools[character.also_at], second)
    return first.person_id


def _admit_colleague(
    colleague: Colleague, schools: dict[str, int], today: date, chance: Random
) -> Membership:
    newcomer = Newcomer(
        name=colleague.name,
        email=colleague.email,
        job=colleague.job,
        roles=frozenset(colleague.roles),
        starts_on=today - timedelta(days=chance.randrange(LONGEST_SERVED.days)),
    )
    return admit(schools[colleague.school], newcomer)


def _group(staff: Iterable[tuple[Colleague, Membership]], schools: dict[str, int]) -> None:
    """Every school's administrator has put its teachers and assistants into groups."""
    members: dict[tuple[str, str], list[int]] = {}
    for colleague, membership in staff:
        if colleague.group is not None:
            members.setdefault((colleague.school, colleague.group), []).append(membership.id)
    for (school, group), membership_ids in members.items():
        administrator = _holder_of(Role.ADMINISTRATOR, schools[school])
        set_group_members(administrator, make_group(administrator, group), membership_ids)


def _write_own_words(schools: dict[str, int], library: Library) -> None:
    """One SENCo has written where her school leaves room for it; the others have it to do."""
    senco = _holder_of(Role.SENCO, schools[SCHOOLS[0].slug])
    with suppress(NotFound):
        save_local_text(
            senco, library, place=story.OWN_WORDS[0], body=story.OWN_WORDS[1], edition=0
        )


def _holder_of(role: Role, school_id: int) -> Viewer:
    membership = db.session.scalars(
        select(Membership)
        .join(MembershipRole)
        .where(Membership.organisation_id == school_id, MembershipRole.role == role)
        .order_by(Membership.id)
        .limit(1)
    ).one()
    viewer = viewer_for(membership.person_id, chosen_id=membership.id)
    if viewer is None:
        raise NotFound
    return viewer
