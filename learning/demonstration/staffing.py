"""Who works where in the demonstration: plain values from a fixed seed, no database."""

from dataclasses import dataclass
from random import Random

from learning.demonstration.names import FAMILY_NAMES, FIRST_NAMES
from learning.people.rules import Job, Phase, Role

SEED = 20260902
TRUST = ("Tidewater Learning Trust", "tidewater-learning-trust")


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school that does not exist, and how many of each job work in it."""

    name: str
    slug: str
    phase: Phase
    staff: tuple[tuple[Job, int], ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """One of the cast: somebody whose day a visitor can step into. `told` is who they are.

    What they have done is of the module they `begin_with` (none named: the first of Every
    teacher); `further` are others, with so many lessons done (None: all, and finished).
    """

    name: str
    school: str
    job: Job
    told: str
    roles: tuple[Role, ...] = ()
    is_new: bool = False
    lessons_done: int = 0
    is_midway: bool = False
    is_finished: bool = False
    also_at: str | None = None
    begins_with: str = ""
    further: tuple[tuple[str, int | None], ...] = ()
    follows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody on the staff list."""

    name: str
    email: str
    school: str
    job: Job
    group: str | None
    roles: tuple[Role, ...]


SCHOOLS = (
    School(
        name="Larkmead Primary School",
        slug="larkmead",
        phase=Phase.PRIMARY,
        staff=(
            (Job.TEACHER, 11),
            (Job.TEACHING_ASSISTANT, 9),
            (Job.LEADER, 2),
            (Job.SUPPORT, 4),
            (Job.GOVERNOR, 2),
        ),
        groups=("Early years and Key Stage 1", "Key Stage 2"),
    ),
    School(
        name="Copperbeck High School",
        slug="copperbeck",
        phase=Phase.SECONDARY,
        staff=(
            (Job.TEACHER, 58),
            (Job.TEACHING_ASSISTANT, 17),
            (Job.LEADER, 6),
            (Job.SUPPORT, 12),
            (Job.GOVERNOR, 3),
        ),
        groups=("English", "Mathematics", "Science", "Humanities", "Arts and PE"),
    ),
    School(
        name="Saltmarsh House School",
        slug="saltmarsh-house",
        phase=Phase.SPECIAL,
        staff=(
            (Job.TEACHER, 10),
            (Job.TEACHING_ASSISTANT, 17),
            (Job.LEADER, 2),
            (Job.SUPPORT, 4),
            (Job.GOVERNOR, 1),
        ),
        groups=("Lower school", "Upper school"),
    ),
)

CAST = (
    Character(
        name="Rosa Delgado",
        school="larkmead",
        job=Job.TEACHER,
        told="Teaches Year 4. Three lessons done, and stopped in the middle of the fourth. An "
        "invitation waits for her, and nobody knows whether she has read it.",
        lessons_done=3,
        is_midway=True,
        follows=("every-teacher",),
    ),
    Character(
        name="Kwame Mensah",
        school="larkmead",
        job=Job.TEACHING_ASSISTANT,
        told="Teaching assistant in Year 2. Reads on his phone, ten minutes at a time.",
        lessons_done=1,
        begins_with="ta-adding-value",
        follows=("teaching-assistant",),
    ),
    Character(
        name="Amir Hussain",
        school="copperbeck",
        job=Job.TEACHER,
        told="New this week, and new to teaching. Has not opened a lesson yet.",
        is_new=True,
    ),
    Character(
        name="Beth Rowlands",
        school="copperbeck",
        job=Job.TEACHER,
        told="Teaches mathematics, and finds out whether she would like to be a SENCo. One morning "
        "with Priya is behind her and was not what she expected; the next visit is planned.",
        is_finished=True,
        further=(("a-sencos-day", 2),),
        follows=("aspiring-senco",),
    ),
    Character(
        name="Joel Whitcombe",
        school="saltmarsh-house",
        job=Job.TEACHER,
        told="Teaches at the special school. His readiness review is done, and half of a trial as "
        "assistant SENCo: he sees Siân every Thursday, and the review halfway is close.",
        is_finished=True,
        begins_with="a-sencos-day",
        further=(("shadowing-well", None), ("read-synthesise-brief", 2)),
        follows=("aspiring-senco",),
    ),
    Character(
        name="Marcus Adeyemi",
        school="copperbeck",
        job=Job.TEACHER,
        told="Head of year. Looked closely at becoming a SENCo and decided: not now. His page says "
        "what would change it.",
        lessons_done=4,
        follows=("aspiring-senco",),
    ),
    Character(
        name="Priya Raman",
        school="larkmead",
        job=Job.TEACHER,
        told="SENCo. Two rounds of her skills audit, half a year apart, with a plan in between; "
        "her qualification is due in fourteen months. Beth visits her from the high school.",
        roles=(Role.SENCO, Role.MENTOR),
        is_finished=True,
        further=(("law-and-accountability", None), ("from-doing-to-leading", 4)),
        follows=("strategic-senco",),
    ),
    Character(
        name="Margaret Okafor",
        school="larkmead",
        job=Job.LEADER,
        told="Headteacher. One lesson and the assessment to go. Priya has shared her profile and "
        "the plan for inclusion with her, and Joel where he stands on his way.",
        roles=(Role.LEADER,),
        lessons_done=7,
        follows=("leaders",),
    ),
    Character(
        name="Deborah Lin",
        school="larkmead",
        job=Job.SUPPORT,
        told="School business manager. Invites staff, and looks after accounts and terms.",
        roles=(Role.ADMINISTRATOR,),
        lessons_done=2,
    ),
    Character(
        name="Siân Pritchard",
        school="saltmarsh-house",
        job=Job.TEACHER,
        told="SENCo of the special school, and a mentor at the primary: she wears two hats. Joel "
        "is on trial with her; Priya asked how she sees two domains of her audit.",
        roles=(Role.SENCO, Role.ADMINISTRATOR),
        lessons_done=5,
        begins_with="law-and-accountability",
        follows=("strategic-senco",),
        also_at="larkmead",
    ),
    Character(
        name="Imogen Farrow",
        school=TRUST[1],
        job=Job.LEADER,
        told="Director of inclusion of the trust. Sees how many think about becoming a SENCo, in "
        "fives and without a name; of three audits no totals, and why.",
        roles=(Role.TRUST_LEAD,),
    ),
)


def colleagues() -> tuple[Colleague, ...]:
    """Everybody on the three staff lists besides the cast; the same people every time."""
    chance = Random(SEED)  # noqa: S311 - a story, not a secret
    taken = {character.name for character in CAST}
    return tuple(
        _colleague(chance, taken, school, job, number)
        for school in SCHOOLS
        for job, count in school.staff
        for number in range(count - _in_cast(school, job))
    )


def _in_cast(school: School, job: Job) -> int:
    return sum(each.school == school.slug and each.job is job for each in CAST)


def _colleague(chance: Random, taken: set[str], school: School, job: Job, number: int) -> Colleague:
    name = _new_name(chance, taken)
    teaches = job in (Job.TEACHER, Job.TEACHING_ASSISTANT)
    return Colleague(
        name=name,
        email=email_of(name, school.slug),
        school=school.slug,
        job=job,
        group=chance.choice(school.groups) if teaches else None,
        roles=_roles(school, job, is_first=number == 0),
    )


def _roles(school: School, job: Job, *, is_first: bool) -> tuple[Role, ...]:
    """Leaders lead and governors govern; a school without them in the cast has the rest too."""
    match job:
        case Job.LEADER:
            return (Role.LEADER,)
        case Job.GOVERNOR:
            return (Role.GOVERNOR,)
        case Job.TEACHER if is_first and not _cast_has(school, Role.SENCO):
            return (Role.SENCO,)
        case Job.SUPPORT if is_first and not _cast_has(school, Role.ADMINISTRATOR):
            return (Role.ADMINISTRATOR,)
        case _:
            return ()


def _cast_has(school: School, role: Role) -> bool:
    return any(each.school == school.slug and role in each.roles for each in CAST)


def _new_name(chance: Random, taken: set[str]) -> str:
    while True:
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(FAMILY_NAMES)}"
        if name not in taken:
            taken.add(name)
            return name


def email_of(name: str, school_slug: str) -> str:
    """An address that can never reach anybody: `example` is reserved for that."""
    plain = name.lower().replace("â", "a").replace(" ", ".")
    return f"{plain}@{school_slug}.example"
