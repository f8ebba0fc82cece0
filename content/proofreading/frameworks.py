"""Frameworks: what their statements refer to is held to `law.md`, as the boxes of lessons are."""

from collections.abc import Iterator

from content.folders import TextFolder
from content.frameworks import HEAD, BuiltFramework, build_framework
from content.problems import Problem, quoted
from content.proofreading.house import House
from content.proofreading.law import Place, Standing
from content.proofreading.marks import warning
from content.proofreading.references import paragraphs, references
from content.render import Terms


def framework_marks(folder: TextFolder, house: House) -> Iterator[Problem]:
    """Yield places that nobody has seen or compared, unless the header owns up to them.

    What cannot be read is passed over, because loading has said so already.
    """
    built = build_framework(folder, Terms({}))
    owned = built.framework.to_check if built.framework else ()
    cited: set[str] = set()
    for placed in built.references:
        for name in references(placed.what):
            cited.add(name)
            if doubt := _doubt(name, house.law.get(name), house, owned):
                yield warning(placed.path, placed.line, *doubt)
    yield from _not_cited(built, owned, cited)


def _doubt(
    name: str, place: Place | None, house: House, owned: tuple[str, ...]
) -> tuple[str, str] | None:
    if place is None:
        said = f"{quoted(name)} is not in law.md"
        return (said, "compare it with its source, and add it there") if house.law else None
    if place.standing is Standing.NOT_CHECKED:
        said = f"{quoted(name)} is referred to, and nobody has seen it in its source"
        return said, "leave it out, or look it up"
    if place.standing is Standing.NUMBER_TO_CHECK and name not in owned:
        said = f"the number of {quoted(name)} has not been compared with its source"
        return said, f"add {name} to “to check” in {HEAD}"
    return None


def _not_cited(built: BuiltFramework, owned: tuple[str, ...], cited: set[str]) -> Iterator[Problem]:
    for name in owned:
        if paragraphs(name) and name not in cited and built.framework:
            said = f"“to check” names {name}, which no statement refers to"
            path = f"{built.framework.folder}/{HEAD}"
            yield warning(path, built.to_check_line, said, "delete it there")
