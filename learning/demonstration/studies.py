"""What each of the staff studied: along which pathway, how far, and on which days."""

from collections.abc import Sequence
from datetime import date
from random import Random

from content import Library, Route
from content.types import Lesson, Module
from learning import clock
from learning.courses.pathways import services as pathways
from learning.demonstration import story
from learning.demonstration.calendar import free_moment
from learning.demonstration.staffing import Character, Colleague
from learning.demonstration.story import Learner
from learning.people.rules import Job, Role

RECENT = 30
"""School days: those of the cast who are under way began this term."""
FIRST = "every-teacher"
LESSONS = (0, 0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 13)
"""How far along their pathway colleagues are: some not begun, most under way, some well on."""
PATHWAY_OF_JOB = {
    Job.TEACHER: FIRST,
    Job.TEACHING_ASSISTANT: "teaching-assistant",
    Job.LEADER: "leaders",
    Job.GOVERNOR: "governors",
    Job.SUPPORT: "new-to-the-school",
}
AREAS = (
    "communication-and-interaction",
    "cognition-and-learning",
    "social-emotional-and-mental-health",
    "sensory-and-physical",
)
EARLY_CAREER, STRATEGIC, ASPIRING = "early-career-teacher", "strategic-senco", "aspiring-senco"
ONE_IN_EARLY_CAREER, ONE_IN_AREA, ONE_IN_ASPIRING = 10, 3, 14
MOST_BESIDE = 4
"""Lessons of a second pathway, taken up beside the first."""

Steps = Sequence[tuple[Module, Lesson]]


def tell_character(
    learner: Learner, character: Character, library: Library, days: tuple[date, ...]
) -> None:
    """What the script of the cast says, in the weeks before today."""
    for slug in character.follows:
        _follow(learner, library, slug, days[-RECENT])
    module = library.module(character.begins_with) or _first_module(library)
    count = len(module.lessons) if character.is_finished else character.lessons_done
    # On the last day they only read: so what was opened last is what is half read.
    when = (days if character.is_finished else days[-RECENT:])[:-1]
    steps = [(module, lesson) for lesson in module.lessons[:count]]
    _study(learner, library, steps, when, writes=True)
    if character.is_midway and count < len(module.lessons):
        with clock.standing_at(free_moment(days[-1], learner.chance)):
            story.read_half(learner, library, module, module.lessons[count])
    for slug, lessons in character.further:
        other = library.module(slug)
        if other is not None:
            steps = [(other, lesson) for lesson in other.lessons[:lessons]]
            _study(learner, library, steps, days[-RECENT:], writes=False)


def tell_colleague(
    learner: Learner, colleague: Colleague, library: Library, days: tuple[date, ...]
) -> None:
    """Some are well along their pathway, most under way, some have not begun: as in any school."""
    first, *beside = _pathways(colleague, learner.chance)
    route = library.route(first) or library.routes[0]
    steps = _along(route, learner.chance.choice(LESSONS))
    if steps:
        _follow(learner, library, route.pathway.slug, days[0])
        _study(learner, library, steps, days, writes=False)
    for slug in beside:
        _follow(learner, library, slug, days[-RECENT])
        other = library.route(slug)
        if other is not None:
            more = _along(other, learner.chance.randrange(MOST_BESIDE + 1))
            _study(learner, library, more, days[-RECENT:], writes=False)


def _pathways(colleague: Colleague, chance: Random) -> tuple[str, ...]:
    """What they study first, and what some take up besides: a type of need, or quietly, a job."""
    if Role.SENCO in colleague.roles:
        return (STRATEGIC,)
    if colleague.job is Job.TEACHER and chance.randrange(ONE_IN_EARLY_CAREER) == 0:
        return (EARLY_CAREER,)
    usual = PATHWAY_OF_JOB[colleague.job]
    if colleague.job is Job.TEACHER and chance.randrange(ONE_IN_ASPIRING) == 0:
        return (usual, ASPIRING)
    learns_of_needs = colleague.job in (Job.TEACHER, Job.TEACHING_ASSISTANT)
    if learns_of_needs and chance.randrange(ONE_IN_AREA) == 0:
        return (usual, chance.choice(AREAS))
    return (usual,)


def _first_module(library: Library) -> Module:
    route = library.route(FIRST) or library.routes[0]
    return route.modules[0]


def _along(route: Route, count: int) -> Steps:
    """The first lessons of a pathway, module after module."""
    every = [(module, lesson) for module in route.modules for lesson in module.lessons]
    return every[:count]


def _follow(learner: Learner, library: Library, slug: str, day: date) -> None:
    """They chose the pathway for themselves, if it is there."""
    route = library.route(slug)
    if route is not None and route.modules:
        with clock.standing_at(free_moment(day, learner.chance)):
            pathways.follow(learner.person_id, library, slug)


def _study(
    learner: Learner, library: Library, steps: Steps, days: Sequence[date], *, writes: bool
) -> None:
    """They took one lesson after another, and the assessment behind the last of a module."""
    chosen = sorted(learner.chance.choices(days, k=len(steps)))
    for (module, lesson), day in zip(steps, chosen, strict=True):
        with clock.standing_at(free_moment(day, learner.chance)):
            story.study_lesson(learner, library, module, lesson)
            if writes:
                story.write_and_plan(learner, library, module, lesson)
            if lesson is module.lessons[-1]:
                story.pass_assessment(learner, library, module)
