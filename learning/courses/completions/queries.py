"""What a person finished, what it counted for, and what is next."""

from dataclasses import dataclass
from datetime import date

from content import Library
from content.types import Module
from learning.actions.queries import OpenAction, open_actions
from learning.courses import queries
from learning.courses.queries import NextThing
from learning.courses.rules import Finished, Standing

MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionPage:
    """A finished module: what it counted for, what one still means to do, what is next.

    `pathway_title` names the pathway that `next` stands on; empty if it stands on none.
    """

    module: Module
    finished: Finished
    actions: tuple[OpenAction, ...]
    next: NextThing | None
    pathway_title: str


def completion_page(
    person_id: int, library: Library, module_slug: str, *, today: date
) -> CompletionPage | None:
    """The newest completion of a module; None while it is not finished. Raises NotFound."""
    module = queries.module_named(library, module_slug)
    learning = queries.learning_of(person_id, library)
    standings = {each.module.slug: each for each in learning.standings}
    finished = standings[module.slug].finished
    if finished is None:
        return None
    following, pathway_title = _next_on_pathway(library, module, standings)
    nearest = (
        queries.next_in(following) if following else queries.next_thing(learning, library, today)
    )
    return CompletionPage(
        module=module,
        finished=finished,
        actions=open_actions(person_id, MOST_ACTIONS),
        next=nearest,
        pathway_title=pathway_title,
    )


def _next_on_pathway(
    library: Library, module: Module, standings: dict[str, Standing]
) -> tuple[Standing | None, str]:
    """The first unfinished module of a pathway that this one stands on, those after it first."""
    for pathway in library.pathways:
        known = [library.module(i.module_slug) for stage in pathway.stages for i in stage.items]
        slugs = [each.slug for each in known if each is not None]
        if module.slug not in slugs:
            continue
        after = slugs.index(module.slug) + 1
        for slug in (*slugs[after:], *slugs[:after]):
            standing = standings[slug]
            if standing.finished is None and queries.next_in(standing) is not None:
                return standing, pathway.title
    return None, ""
