"""Truth: what a box stands on, what nobody has compared yet, figures without year and source."""

import re
from collections.abc import Iterator

from content.problems import Problem, quoted
from content.proofreading.house import House
from content.proofreading.law import Place, Standing
from content.proofreading.marks import error, warning
from content.proofreading.pages import ModulePages, Part
from content.proofreading.references import paragraphs, references
from content.proofreading.texts import Kind, Text

LONGEST_REVIEW = 366
"""Days from reading the law to the next reading."""
LONGEST_REVIEW_OF_PROPOSALS = 184

_SHARE = re.compile(
    r"\d(?:\.\d+)?\s*(?:%|per cent)|\b(?:one|two|1|2) in (?:every )?(?:\d+|[a-z]+ty|five|six|seven"
    r"|eight|nine|ten|fifteen)\b|\d(?:\.\d+)? million|\b\d{1,3}(?:,\d{3})+\b",
    re.IGNORECASE,
)
_OF_A_POPULATION = re.compile(
    r"\b(?:children|young people|pupils in England|pupils with|of all pupils|schools in|of schools"
    r"|SENCos? said|adults|people|in England|in the UK|nationally|the population|studies)\b",
    re.IGNORECASE,
)
_DATED_SOURCE = re.compile(r"\([^()]*[A-Za-z][^()]*\b(?:19|20)\d\d\b[^()]*\)|\[\^")
_LAW_CLAIM = re.compile(
    r"\b(?:by law|the law (?:says|requires|asks)|against the law|unlawful|illegal"
    r"|legal(?:ly)? (?:duty|required)|statutory duty)\b",
    re.IGNORECASE,
)
_ANY_REFERENCE = re.compile(
    r"\b\d{1,2}\.\d{1,3}\b|\b(?:section|regulation|reg|schedule|s) ?\d|\b(?:Act|Code|Regulations)\b"
)


def guidance_stands(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield must and should boxes that stand on something else than they say."""
    for page in module.lessons:
        for part in page.parts:
            if part.kind in {"must", "should"}:
                for name in references(part.argument):
                    yield from _standing(page.path, part, name, house)
                if not references(part.argument):
                    said = f"“{part.kind} {part.argument}” names no place in law or Code"
                    remedy = "name it as in ::: must CFA 2014 s66; 6.2"
                    yield warning(page.path, part.line, said, remedy)


def _standing(path: str, part: Part, name: str, house: House) -> Iterator[Problem]:
    place = house.law.get(name)
    if place is None:
        if house.law:
            said = f"{quoted(name)} is not in law.md"
            remedy = "compare it with its source, and add it there"
            yield warning(path, part.line, said, remedy)
        return
    if reason := _mismatch(part.kind, place):
        yield error(path, part.line, f"“{part.kind}” stands on {name}, {reason[0]}", reason[1])


def _mismatch(kind: str, place: Place) -> tuple[str, str] | None:
    if kind == "must" and not place.is_must:
        return f"where law.md says “{place.binds}”", "use another kind of box, or another place"
    if kind == "should" and not (place.is_should or place.is_must):
        return "which asks nothing of anybody", "use ::: advice, or another place"
    if place.standing is Standing.NOT_CHECKED:
        return "which nobody has seen in its source", "say it as advice, or look it up"
    if kind == "must" and place.standing is Standing.NUMBER_TO_CHECK:
        return "whose number is still to be checked", "name a place that has been checked"
    return None


def cited_paragraphs(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield paragraphs cited although nobody has compared them, or without saying so."""
    cited: set[str] = set()
    for path, text in _everything(module):
        for name in paragraphs(text.words):
            place = house.law.get(name)
            cited.add(name)
            if place is None or place.standing is Standing.CHECKED:
                continue
            if place.standing is Standing.NOT_CHECKED:
                said = f"paragraph {name} is cited, and nobody has seen it in its source"
                yield error(path, text.line, said, "say it as practice, without the number")
            elif name not in module.to_check:
                said = f"the number of paragraph {name} has not been compared with the Code"
                remedy = f"add {name} to “to check” in module.md"
                yield error(path, text.line, said, remedy)
    for name in module.to_check:
        if paragraphs(name) and name not in cited:
            said = f"“to check” names {name}, which no lesson cites"
            yield warning(module.path, module.lines["to check"], said, "delete it there")


def _everything(module: ModulePages) -> Iterator[tuple[str, Text]]:
    for page in module.lessons:
        for part in page.parts:
            yield page.path, Text(part.line, part.argument, Kind.PARAGRAPH)
        for text in page.told():
            yield page.path, text
        for asked in page.questions:
            yield page.path, Text(asked.line, asked.words, Kind.HEADING)


def review_dates(module: ModulePages) -> Iterator[Problem]:
    """Yield a review that is put off too long; sooner where something is only proposed."""
    if module.law_as_at is None or module.review_by is None:
        return
    days = (module.review_by - module.law_as_at).days
    proposes = any(part.kind == "proposed" for page in module.lessons for part in page.parts)
    if proposes and days > LONGEST_REVIEW_OF_PROPOSALS:
        said = f"the module tells of proposals and is to be reviewed only after {days} days"
        yield warning(module.path, module.lines["review by"], said, "review it within six months")
    elif days > LONGEST_REVIEW:
        said = f"the module is to be reviewed only after {days} days"
        yield warning(module.path, module.lines["review by"], said, "review it within a year")


def figures_have_sources(module: ModulePages) -> Iterator[Problem]:
    """Yield statistics without their year and source in brackets or a footnote."""
    for page in module.lessons:
        for text in page.told():
            figure = _SHARE.search(text.words)
            is_sourced = _DATED_SOURCE.search(text.raw)
            if figure and _OF_A_POPULATION.search(text.words) and not is_sourced:
                said = f"{quoted(figure[0])} has no year and source"
                remedy = "add them in brackets, such as (DfE school census, January 2026)"
                yield warning(page.path, text.line, said, remedy)


def claims_have_references(module: ModulePages) -> Iterator[Problem]:
    """Yield what is said to be law in prose, without where it is written."""
    for page in module.lessons:
        for part, text in page.read():
            claim = _LAW_CLAIM.search(text.own_words)
            if claim and not (
                _ANY_REFERENCE.search(text.words) or part.kind in {"must", "should", "proposed"}
            ):
                said = f"{quoted(claim[0])} stands here without a reference"
                yield warning(page.path, text.line, said, "name the Act, regulation or paragraph")


def marks(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield what a module says that is not so, or not known to be."""
    yield from guidance_stands(module, house)
    yield from cited_paragraphs(module, house)
    yield from review_dates(module)
    yield from figures_have_sources(module)
    yield from claims_have_references(module)
