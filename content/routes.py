"""Pathways as they can be walked: their modules found in the library, reckoned once for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.types import Module, Pathway, Stage

ALL_AREAS = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A module on a route, by a week of its stage where one is named."""

    module: Module
    by_week: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stage of a route: `minutes` to read all of it, `weeks` until its last named week."""

    title: str
    stops: tuple[Stop, ...]
    minutes: int
    weeks: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A pathway with those of its modules that can be shown, each once, in the author's order.

    `areas` are the areas of need that every one of its modules is about; none for a pathway that
    goes across them.
    """

    pathway: Pathway
    legs: tuple[Leg, ...]
    modules: tuple[Module, ...]
    minutes: int
    areas: frozenset[str]

    def around(self, slug: str) -> tuple[Module | None, Module | None]:
        """Return the modules before and after the one of that slug, where there are some."""
        slugs = [module.slug for module in self.modules]
        if slug not in slugs:
            return None, None
        place = slugs.index(slug)
        before = self.modules[place - 1] if place else None
        after = self.modules[place + 1] if place + 1 < len(slugs) else None
        return before, after


def routes(pathways: Sequence[Pathway], modules: Mapping[str, Module]) -> Iterator[Route]:
    """Yield each pathway as it can be walked; `modules` are by present and former slugs."""
    for pathway in pathways:
        seen: set[str] = set()
        legs = tuple(leg for stage in pathway.stages if (leg := _leg(stage, modules, seen)))
        found = tuple(stop.module for leg in legs for stop in leg.stops)
        yield Route(
            pathway=pathway,
            legs=legs,
            modules=found,
            minutes=sum(leg.minutes for leg in legs),
            areas=_areas_of_all(found),
        )


def _leg(stage: Stage, modules: Mapping[str, Module], seen: set[str]) -> Leg | None:
    """Return the stage with the modules that are there and were on no stage before."""
    stops = []
    for item in stage.items:
        module = modules.get(item.module_slug)
        if module is not None and module.slug not in seen:
            seen.add(module.slug)
            stops.append(Stop(module=module, by_week=item.by_week))
    if not stops:
        return None
    return Leg(
        title=stage.title,
        stops=tuple(stops),
        minutes=sum(stop.module.minutes for stop in stops),
        weeks=max((stop.by_week for stop in stops if stop.by_week), default=None),
    )


def _areas_of_all(modules: Sequence[Module]) -> frozenset[str]:
    areas = [frozenset(module.areas) - {ALL_AREAS} for module in modules]
    return frozenset.intersection(*areas) if areas else frozenset()
