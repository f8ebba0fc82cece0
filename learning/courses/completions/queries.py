"""What a person finished, what it counted for, and what is next."""

from dataclasses import dataclass
from datetime import date

from content import Library, Route
from content.types import Module
from learning.actions.queries import OpenAction, open_actions
from learning.courses import queries
from learning.courses.pathways.queries import audiences_of
from learning.courses.pathways.rules import done_on, gives_away_interest, nearest_routes
from learning.courses.queries import Learning, NextThing
from learning.courses.rules import Finished
from learning.people.viewers import Viewer

MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionPage:
    """A finished module: what it counted for, what one still means to do, what is next.

    `route` is the pathway that `next` stands on, if it stands on one. `walked` are the pathways
    one follows on which nothing is left, now that this module is done.
    """

    module: Module
    finished: Finished
    actions: tuple[OpenAction, ...]
    next: NextThing | None
    route: Route | None
    walked: tuple[Route, ...]


def completion_page(
    viewer: Viewer, library: Library, module_slug: str, *, today: date
) -> CompletionPage | None:
    """The newest completion of a module; None while it is not finished. Raises NotFound."""
    module = queries.module_named(library, module_slug)
    learning = queries.learning_of(viewer.id, library)
    standings = learning.by_module
    finished = standings[module.slug].finished
    if finished is None:
        return None
    audiences = audiences_of(viewer)
    step, route = _next_on_pathway(library, module, learning, audiences)
    return CompletionPage(
        module=module,
        finished=finished,
        actions=open_actions(viewer.id, MOST_ACTIONS),
        next=step or queries.next_thing(learning, library, today, audiences=audiences),
        route=route,
        walked=tuple(
            each
            for each in learning.followed
            if module in each.modules and done_on(each, standings) == len(each.modules)
        ),
    )


def _next_on_pathway(
    library: Library, module: Module, learning: Learning, audiences: tuple[str, ...]
) -> tuple[NextThing | None, Route | None]:
    """The next thing on a pathway that this module stands on, in the modules after it first.

    What one follows goes before all else, then what fits. What would give away an interest leads
    on for whoever follows it, and for nobody else.
    """
    standings = learning.by_module
    standing_on = library.routes_with(module)
    followed = [route for route in learning.followed if route not in standing_on]
    on_it = nearest_routes(standing_on, learning.followed, audiences)
    chosen = [route for route in on_it if route in learning.followed]
    others = [
        route
        for route in on_it
        if route not in chosen and not gives_away_interest(route.pathway.audience)
    ]
    for route in (*chosen, *followed, *others):
        step = queries.next_on(route, standings, after=module.slug)
        if step is not None:
            return step, route
    return None, None
