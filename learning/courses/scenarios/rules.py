"""Where a way through a case has led. Pure: content and the choices made, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.types import Scenario, ScenarioOption, ScenarioStep

LONGEST_WAY = 30
"""Choices in a row; whoever makes more is going round in circles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Where one stands in a case: what was chosen last, and what comes next.

    Without a `step` the way has ended. `way` is the choices made; `is_lost` says that they fit no
    way through this case, so that it begins anew.
    """

    way: tuple[str, ...]
    last: ScenarioOption | None
    step: ScenarioStep | None
    is_lost: bool = False

    @property
    def is_end(self) -> bool:
        """Whether nothing is left to choose."""
        return self.step is None or not self.step.options


def walked(scenario: Scenario, way: Sequence[str]) -> Moment:
    """Where these choices lead; the beginning, lost, if they lead nowhere in this case."""
    steps = {step.slug: step for step in scenario.steps}
    step: ScenarioStep | None = scenario.steps[0]
    last: ScenarioOption | None = None
    for slug in way[: LONGEST_WAY + 1]:
        last = _chosen(step, slug)
        if last is None:
            return _beginning(scenario)
        step = steps.get(last.leads_to) if last.leads_to else None
    if len(way) > LONGEST_WAY:
        return _beginning(scenario)
    return Moment(way=tuple(way), last=last, step=step)


def _chosen(step: ScenarioStep | None, slug: str) -> ScenarioOption | None:
    options = step.options if step is not None else ()
    return next((option for option in options if option.slug == slug), None)


def _beginning(scenario: Scenario) -> Moment:
    return Moment(way=(), last=None, step=scenario.steps[0], is_lost=True)
