"""What levels are called, also where the framework has gone. Pure."""

from collections.abc import Mapping

from content.framework_types import Framework
from learning.skills.mentors.requests import AskedStatement
from learning.skills.rules import LEVEL_NAMES
from learning.skills.statements import StatementToRate


def level_names(framework: Framework | None) -> dict[int, str]:
    """The names of the levels, by number."""
    if framework is None:
        return dict(enumerate(LEVEL_NAMES, start=1))
    return {level.number: level.name for level in framework.levels}


def level_hints(
    statement: AskedStatement, known: Mapping[str, StatementToRate], framework: Framework | None
) -> dict[str, str]:
    """What each level means for a statement; for one that is gone, what the levels mean at all."""
    one = known.get(statement.slug)
    if one is not None:
        return {str(number): text for number, text in enumerate(one.descriptions, start=1)}
    levels = framework.levels if framework else ()
    return {str(level.number): level.meaning for level in levels if level.meaning}
