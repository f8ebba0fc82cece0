"""How long the parts of a session take, and what to suggest for a module. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from content.types import Lesson, Module, Scenario
from learning.inset.rules import PartKind
from learning.inset.sessions.prepared import PreparedPart
from learning.inset.sessions.rules import LONGEST, SHORTEST
from learning.web.filters import minutes as in_words

WELCOME = PreparedPart(
    kind=PartKind.OWN,
    minutes=5,
    title="Welcome",
    body="Why this matters here. How to join with a phone, and that answers have no names.",
)
ONE_THING = PreparedPart(
    kind=PartKind.OWN,
    minutes=5,
    title="One thing I will try",
    body="Each writes down one thing to try by next week, and tells it a neighbour.",
)
OWN_MINUTES = 5
A_QUESTION = 2
"""Minutes for a question asked of the room: answer, look at the bars, say why."""
A_STEP = 3
"""Minutes for a step of a scenario that has choices."""
SHORTEST_PART = 2
ROUND = 5


def parts_for(module: Module) -> tuple[PreparedPart, ...]:
    """A whole module as parts of a session, with a welcome and an end, and minutes for a room."""
    return (WELCOME, *parts_of_module(module), ONE_THING)


def parts_of_module(module: Module) -> tuple[PreparedPart, ...]:
    """Its lessons in order, each with its check and its scenarios where it has them."""
    return tuple(part for lesson in module.lessons for part in _parts_of(module, lesson))


def replaced(parts: Sequence[PreparedPart], module: Module) -> tuple[PreparedPart, ...]:
    """The parts with those of this module in place of any other's; one's own stay around them.

    With none of one's own there is a welcome and an end.
    """
    own = [part for part in parts if part.kind is PartKind.OWN]
    if not own:
        return parts_for(module)
    before = next((n for n, part in enumerate(parts) if part.kind is not PartKind.OWN), 1)
    return (*own[:before], *parts_of_module(module), *own[before:])


def total(parts: Iterable[PreparedPart]) -> int:
    """The minutes of all parts together."""
    return sum(part.minutes for part in parts)


def length_for(parts: Iterable[PreparedPart]) -> int:
    """A length that holds all parts, in fives, as a session may have it."""
    needed = -(-total(parts) // ROUND) * ROUND
    return min(max(needed, SHORTEST), LONGEST)


def fitted(parts: Sequence[PreparedPart], minutes: int) -> tuple[PreparedPart, ...]:
    """The same parts, each longer or shorter in proportion, so that they fill the length.

    None gets shorter than two minutes, so that many parts in a short time still come to more.
    """
    if not parts or not total(parts):
        return tuple(parts)
    share = minutes / total(parts)
    scaled = [max(SHORTEST_PART, int(part.minutes * share)) for part in parts]
    spare = minutes - sum(scaled)
    for number in sorted(range(len(parts)), key=lambda n: -parts[n].minutes):
        step = 1 if spare > 0 else -1
        if spare and scaled[number] + step >= SHORTEST_PART:
            scaled[number] += step
            spare -= step
    if spare > 0:
        scaled[-1] += spare
    return tuple(replace(part, minutes=m) for part, m in zip(parts, scaled, strict=True))


def difference(taken: int, minutes: int) -> str:
    """A sentence where the parts do not come to the length of the session; otherwise nothing."""
    if taken == minutes:
        return ""
    if taken > minutes:
        return (
            f"The parts take {in_words(taken)} and the session {in_words(minutes)}: that is "
            f"{in_words(taken - minutes)} too much. Leave something out, or make it longer."
        )
    return (
        f"The parts take {in_words(taken)} of {in_words(minutes)}. "
        f"{in_words(minutes - taken).capitalize()} "
        f"{'is' if minutes - taken == 1 else 'are'} left for talk."
    )


def _parts_of(module: Module, lesson: Lesson) -> Iterator[PreparedPart]:
    names = {"module_slug": module.slug, "lesson_slug": lesson.slug}
    yield PreparedPart(kind=PartKind.LESSON, minutes=lesson.minutes, **names)
    scenarios = [block for block in lesson.blocks if isinstance(block, Scenario)]
    if scenarios:
        choices = sum(1 for each in scenarios for step in each.steps if step.options)
        minutes = max(ROUND, A_STEP * min(choices, 4))
        yield PreparedPart(kind=PartKind.SCENARIO, minutes=minutes, **names)
    if lesson.check:
        minutes = A_QUESTION * len(lesson.check.questions)
        yield PreparedPart(kind=PartKind.CHECK, minutes=minutes, **names)
