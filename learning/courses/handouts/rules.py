"""How a module becomes a document: cases as numbered moments, and who may see which notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from content.types import LocalText, Module, Scenario, ScenarioOption, ScenarioStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of a moment: what follows it, and the moment it leads to, if any."""

    letter: str
    option: ScenarioOption
    leads_to: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One moment of a case. `after`: the choices that lead to it, such as `1A`."""

    number: int
    step: ScenarioStep
    choices: tuple[Choice, ...]
    after: tuple[str, ...]


def moments_of(scenario: Scenario) -> tuple[Moment, ...]:
    """A case as moments with numbers and choices with letters, so that paper can point at them."""
    numbers = {step.slug: number for number, step in enumerate(scenario.steps, 1)}
    return tuple(
        Moment(
            number=numbers[step.slug],
            step=step,
            choices=_choices(step, numbers),
            after=_ways_to(step, scenario.steps, numbers) if numbers[step.slug] > 1 else (),
        )
        for step in scenario.steps
    )


def letter(place: int) -> str:
    """The letter of an answer or a choice by its place from 0; none has more than 26."""
    return ascii_uppercase[place % len(ascii_uppercase)]


def places_in(module: Module) -> tuple[str, ...]:
    """The places a module keeps for a school's own words, each once."""
    blocks = (block for lesson in module.lessons for block in lesson.blocks)
    return tuple(dict.fromkeys(block.place for block in blocks if isinstance(block, LocalText)))


def _choices(step: ScenarioStep, numbers: Mapping[str, int]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            letter=letter(place),
            option=option,
            leads_to=numbers[option.leads_to] if option.leads_to else None,
        )
        for place, option in enumerate(step.options)
    )


def _ways_to(
    wanted: ScenarioStep, steps: Sequence[ScenarioStep], numbers: Mapping[str, int]
) -> tuple[str, ...]:
    return tuple(
        f"{numbers[step.slug]}{letter(place)}"
        for step in steps
        for place, option in enumerate(step.options)
        if option.leads_to == wanted.slug
    )
