"""The letter: where a person stands, what is next, what waits. A fixed number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice

from content import Library, Route
from learning import clock
from learning.actions.queries import OpenAction, open_actions
from learning.actions.rules import Urgency, urgency
from learning.courses import queries as courses
from learning.courses.pathways.queries import audiences_of
from learning.courses.pathways.rules import done_on, offered
from learning.courses.queries import Learning
from learning.courses.rules import ModuleState, Standing, counts
from learning.cpd.queries import minutes_between
from learning.home import rules
from learning.home.rules import NextKind, NextThing
from learning.home.waiting.lines import ASKED, Waiting
from learning.home.waiting.queries import waiting_for
from learning.people.rules import school_year_dates, school_year_of
from learning.people.viewers import Viewer
from learning.reflections.queries import DueReflection, due_to_revisit

MOST_LINES = 4
"""Lines of each short list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleLine:
    """A module in progress."""

    slug: str
    title: str
    done: int
    out_of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """Something the person means to do."""

    action_id: int
    text: str
    due_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionLine:
    """Something the person wrote and may think about once more."""

    reflection_id: int
    prompt: str
    written_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedLine:
    """A module that was changed since the person finished it."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayLine:
    """A pathway, with how many of its modules are done."""

    slug: str
    title: str
    purpose: str
    done: int
    out_of: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The letter to one person on one day. `available` counts modules not yet begun.

    `waiting` is about one's own development. `pathways` are those one follows. Whoever follows
    none, or has done all of them, and is in the middle of nothing, is `offered` two or three. What
    a school assigns will have its own line.
    """

    greeting: str
    next: NextThing
    waiting: tuple[Waiting, ...]
    pathways: tuple[PathwayLine, ...]
    offered: tuple[PathwayLine, ...]
    in_progress: tuple[ModuleLine, ...]
    actions: tuple[ActionLine, ...]
    has_more_actions: bool
    reflections: tuple[ReflectionLine, ...]
    updated: tuple[UpdatedLine, ...]
    available: int
    finished: int
    minutes_this_year: int

    @property
    def is_under_way(self) -> bool:
        """Whether the person has begun something, besides what others wait for."""
        return bool(self.in_progress) or any(each.kind not in ASKED for each in self.waiting)


def home_page(viewer: Viewer, library: Library, now: datetime) -> HomePage:
    """The letter for this person at this instant: five statements, whatever there is."""
    today = clock.london_day(now)
    learning = courses.learning_of(viewer.id, library)
    in_progress = learning.in_progress
    begun = _begun(in_progress)
    pathways = _pathway_lines(learning.followed, learning)
    waiting = due_to_revisit(viewer.id, today, MOST_LINES)
    actions = open_actions(viewer.id, MOST_LINES + 1)
    return HomePage(
        greeting=rules.greeting(viewer.name, now.astimezone(clock.LONDON).hour),
        next=rules.next_thing(
            begun=begun,
            reflection=_reflection_to_revisit(waiting),
            action=_action_due(actions, today),
            first=None if begun else _first(viewer, learning, library, today),
        ),
        waiting=waiting_for(viewer.id, today),
        pathways=pathways,
        offered=()
        if in_progress or any(each.done < each.out_of for each in pathways)
        else _offered(viewer, learning, library),
        in_progress=tuple(_module_line(each) for each in in_progress[:MOST_LINES]),
        actions=tuple(_action_line(each, today) for each in actions[:MOST_LINES]),
        has_more_actions=len(actions) > MOST_LINES,
        reflections=tuple(_reflection_line(each) for each in waiting),
        updated=_updated(learning),
        available=len(learning.available),
        finished=len(learning.finished),
        minutes_this_year=minutes_between(viewer.id, *school_year_dates(school_year_of(today))),
    )


def _begun(in_progress: Sequence[Standing]) -> tuple[NextThing, ...]:
    """The next step in what was opened last; as many as it takes to find one."""
    found = ((standing, courses.next_in(standing)) for standing in in_progress)
    steps = (_as_shown(standing, step) for standing, step in found if step is not None)
    return tuple(islice(steps, 1))


def _as_shown(standing: Standing, step: courses.NextThing) -> NextThing:
    """The next step in a module as Home shows it."""
    lesson = standing.module.lesson(step.lesson_slug) if step.lesson_slug else None
    is_open = (
        lesson is not None and lesson.slug in standing.lessons and not counts(standing, lesson)
    )
    return NextThing(
        kind=rules.kind_of_step(step.lesson_slug, is_open=is_open),
        title=step.title,
        module_title=step.module_title,
        module_slug=step.module_slug,
        lesson_slug=step.lesson_slug,
        place=step.place,
        minutes=step.minutes,
    )


def _reflection_to_revisit(waiting: Sequence[DueReflection]) -> NextThing | None:
    if not waiting:
        return None
    first = waiting[0]
    return NextThing(kind=NextKind.REFLECTION, title=first.prompt, key=first.reflection_id)


def _action_due(actions: Sequence[OpenAction], today: date) -> NextThing | None:
    """The first action whose day has come."""
    for action in actions:
        if action.due_on is not None and action.due_on <= today:
            return NextThing(kind=NextKind.ACTION, title=action.text, key=action.action_id)
    return None


def _first(viewer: Viewer, learning: Learning, library: Library, today: date) -> NextThing | None:
    """The next module of the pathways one follows, else the first that fits, to begin."""
    new = courses.next_new(learning, library, today, audiences=audiences_of(viewer))
    if new is None:
        return None
    shown = _as_shown(learning.by_module[new.step.module_slug], new.step)
    title = new.route.pathway.title if new.route else ""
    return replace(shown, kind=NextKind.BEGIN, pathway_title=title)


def _offered(viewer: Viewer, learning: Learning, library: Library) -> tuple[PathwayLine, ...]:
    new = [route for route in library.routes if route not in learning.followed]
    return _pathway_lines(offered(audiences_of(viewer), new), learning)


def _pathway_lines(routes: Sequence[Route], learning: Learning) -> tuple[PathwayLine, ...]:
    standings = learning.by_module if routes else {}
    return tuple(
        PathwayLine(
            slug=route.pathway.slug,
            title=route.pathway.title,
            purpose=route.pathway.purpose,
            done=done_on(route, standings),
            out_of=len(route.modules),
            minutes=route.minutes,
        )
        for route in routes
        if route.modules
    )


def _updated(learning: Learning) -> tuple[UpdatedLine, ...]:
    changed = [each for each in learning.finished if each.state is ModuleState.UPDATED]
    return tuple(
        UpdatedLine(slug=each.module.slug, title=each.module.title) for each in changed[:MOST_LINES]
    )


def _module_line(standing: Standing) -> ModuleLine:
    module = standing.module
    return ModuleLine(
        slug=module.slug,
        title=module.title,
        done=standing.done_count,
        out_of=len(module.lessons),
    )


def _action_line(action: OpenAction, today: date) -> ActionLine:
    return ActionLine(
        action_id=action.action_id,
        text=action.text,
        due_on=action.due_on,
        is_overdue=urgency(action.due_on, today) is Urgency.OVERDUE,
    )


def _reflection_line(waiting: DueReflection) -> ReflectionLine:
    return ReflectionLine(
        reflection_id=waiting.reflection_id,
        prompt=waiting.prompt,
        written_on=clock.london_day(waiting.written_at),
    )
