"""Pathways as one person meets them. One statement each."""

from dataclasses import dataclass

from content import Leg, Library, Route
from learning.courses import queries
from learning.courses.pathways import rules
from learning.courses.queries import NextThing
from learning.courses.rules import Standing
from learning.errors import NotFound
from learning.people.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayLine:
    """A pathway in a list, and how many of its modules the person has finished."""

    route: Route
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwaysPage:
    """Every pathway once: those one follows, those that fit, those for others, those by area."""

    followed: tuple[PathwayLine, ...]
    fitting: tuple[PathwayLine, ...]
    others: tuple[PathwayLine, ...]
    by_area: tuple[PathwayLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePage:
    """A stage with where the person stands in each of its modules, and by which week it is due."""

    leg: Leg
    standings: tuple[tuple[Standing, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayPage:
    """A pathway as one person meets it. `next` is None once nothing is left to do on it."""

    route: Route
    stages: tuple[StagePage, ...]
    done: int
    next: NextThing | None
    is_followed: bool
    minutes_left: int


def audiences_of(viewer: Viewer) -> tuple[str, ...]:
    """The audiences of the hat somebody wears, the nearest first."""
    hat = viewer.hat
    return rules.audiences(hat.job if hat else None, hat.roles if hat else frozenset())


def route_named(library: Library, slug: str) -> Route:
    """The pathway of that slug, or formerly so called; raises NotFound, also if it is empty."""
    route = library.route(slug)
    if route is None or not route.modules:
        raise NotFound
    return route


def pathways_page(viewer: Viewer, library: Library) -> PathwaysPage:
    """Every pathway that has a module to show, for whoever asks."""
    learning = queries.learning_of(viewer.id, library)
    standings = learning.by_module
    there = [route for route in library.routes if route.modules]
    lines = {
        route.pathway.slug: PathwayLine(route=route, done=rules.done_on(route, standings))
        for route in there
    }
    taken = [route for route in learning.followed if route.modules]
    rest = [route for route in there if route not in taken]
    fitting = [route for route in rules.that_fit(audiences_of(viewer), rest) if not route.areas]
    return PathwaysPage(
        followed=tuple(lines[route.pathway.slug] for route in taken),
        fitting=tuple(lines[route.pathway.slug] for route in fitting),
        others=tuple(
            lines[route.pathway.slug] for route in rest if route not in fitting and not route.areas
        ),
        by_area=tuple(lines[route.pathway.slug] for route in rest if route.areas),
    )


def pathway_page(person_id: int, library: Library, slug: str) -> PathwayPage:
    """One pathway; raises NotFound."""
    route = route_named(library, slug)
    learning = queries.learning_of(person_id, library)
    standings = learning.by_module
    return PathwayPage(
        route=route,
        stages=tuple(
            StagePage(
                leg=leg,
                standings=tuple((standings[each.module.slug], each.by_week) for each in leg.stops),
            )
            for leg in route.legs
        ),
        done=rules.done_on(route, standings),
        next=queries.next_on(route, standings),
        is_followed=route in learning.followed,
        minutes_left=sum(_minutes_left(standings[each.slug]) for each in route.modules),
    )


def _minutes_left(standing: Standing) -> int:
    """Minutes of the lessons not yet done, in a module not yet finished."""
    if standing.finished is not None:
        return 0
    return sum(each.minutes for each in standing.module.lessons if not standing.is_done(each))
