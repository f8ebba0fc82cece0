"""Which pathways fit somebody, and what comes next on one. Pure: content and plain values."""

from collections.abc import Iterable, Mapping, Sequence

from content import Route
from content.types import Module
from learning.courses.rules import Standing
from learning.people.rules import Job, Role

AUDIENCES_OF_ROLES = (
    (Role.SENCO, "senco"),
    (Role.LEADER, "leader"),
    (Role.TRUST_LEAD, "leader"),
    (Role.GOVERNOR, "governor"),
)
AUDIENCES_OF_JOB = {
    Job.TEACHER: ("teacher", "early career teacher"),
    Job.TEACHING_ASSISTANT: ("teaching assistant",),
    Job.LEADER: ("leader",),
    Job.GOVERNOR: ("governor",),
}
EVERYBODY = "all staff"
ASPIRING, THERE_ALREADY = "aspiring senco", "senco"
MOST_OFFERED = 3


def audiences(job: Job | None, roles: frozenset[Role]) -> tuple[str, ...]:
    """The audiences a person belongs to, in the words of the courses, the nearest first.

    Nobody is taken for an aspiring SENCo: that is for them to say.
    """
    by_role = [audience for role, audience in AUDIENCES_OF_ROLES if role in roles]
    by_job = AUDIENCES_OF_JOB.get(job, ()) if job else ()
    return tuple(dict.fromkeys((*by_role, *by_job, EVERYBODY)))


def gives_away_interest(audience: Iterable[str]) -> bool:
    """Whether what is written for these people is never offered unasked (product rule 1)."""
    written_for = set(audience)
    return ASPIRING in written_for and THERE_ALREADY not in written_for


def that_fit(nearest_first: Sequence[str], routes: Sequence[Route]) -> tuple[Route, ...]:
    """The pathways for somebody of these audiences, the nearest first."""
    fitting = [
        route
        for audience in nearest_first
        for route in routes
        if route.modules
        and audience in route.pathway.audience
        and not gives_away_interest(route.pathway.audience)
    ]
    return tuple({route.pathway.slug: route for route in fitting}.values())


def for_what_they_do(nearest_first: Sequence[str], routes: Sequence[Route]) -> tuple[Route, ...]:
    """The same, with those about one area of need behind the others."""
    return tuple(sorted(that_fit(nearest_first, routes), key=lambda route: bool(route.areas)))


def offered(nearest_first: Sequence[str], routes: Sequence[Route]) -> tuple[Route, ...]:
    """The two or three pathways to begin with, for somebody who has chosen none."""
    return for_what_they_do(nearest_first, routes)[:MOST_OFFERED]


def in_order_of_fit(
    nearest_first: Sequence[str], routes: Sequence[Route], new: Sequence[Module]
) -> tuple[str, ...]:
    """The slugs of new modules, once each: on pathways for these audiences, for them, then all.

    A pathway's order is its author's. Modules that would give away an interest are left out.
    """
    on_pathways = [
        module.slug for route in for_what_they_do(nearest_first, routes) for module in route.modules
    ]
    for_them = [
        module.slug for audience in nearest_first for module in new if audience in module.audience
    ]
    may_be_offered = [each.slug for each in new if not gives_away_interest(each.audience)]
    in_order = dict.fromkeys((*on_pathways, *for_them, *may_be_offered))
    known = frozenset(may_be_offered)
    return tuple(slug for slug in in_order if slug in known)


def done_on(route: Route, standings: Mapping[str, Standing]) -> int:
    """How many modules of the pathway are finished, in whatever version."""
    return sum(standings[module.slug].finished is not None for module in route.modules)


def in_turn(route: Route, after: str = "") -> tuple[Module, ...]:
    """The modules of a pathway, those after one first; all in order if it is not among them."""
    slugs = [module.slug for module in route.modules]
    place = slugs.index(after) + 1 if after in slugs else 0
    return (*route.modules[place:], *route.modules[:place])


def nearest_routes(
    routes: Sequence[Route], followed: Sequence[Route], nearest_first: Sequence[str]
) -> tuple[Route, ...]:
    """Pathways with those one follows first, then those that fit, then all others."""
    chosen = [route for route in followed if route in routes]
    once = dict.fromkeys(
        route.pathway.slug for route in (*chosen, *that_fit(nearest_first, routes), *routes)
    )
    by_slug = {route.pathway.slug: route for route in routes}
    return tuple(by_slug[slug] for slug in once)
