"""What module.md says of its module in the header: for whom, of which law, checked by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from content.headers import Header, Keys
from content.problems import Findings, quoted
from content.types import Assessment, Change, Lesson, Module, Unavailable
from content.typography import curly

AUDIENCES = (
    "all staff",
    "teacher",
    "early career teacher",
    "teaching assistant",
    "senco",
    "aspiring senco",
    "leader",
    "governor",
)
AREAS = (
    "communication and interaction",
    "cognition and learning",
    "social, emotional and mental health",
    "sensory and physical",
    "all",
)
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
MODULE_KEYS = Keys(
    must=(
        "title",
        "summary",
        "audience",
        "areas",
        "outcomes",
        "law as at",
        "review by",
        "version",
    ),
    may=(
        "nation",
        "sources",
        "needs",
        "checked by",
        "checked on",
        "to check",
        "changed",
        "formerly",
    ),
)
SECOND_VERSION = 2


@dataclass(slots=True)
class Contents:
    """What a module's folder holds besides module.md."""

    folder: str
    lessons: list[Lesson] = field(default_factory=list)
    assessment: Assessment | None = None
    left_out: list[Unavailable] = field(default_factory=list)
    images: Sequence[str] = ()


def module_from(slug: str, header: Header, contents: Contents) -> Module | None:
    """Return the module a header describes, without its introduction; None if dates are missing."""
    law_as_at, review_by = header.day("law as at"), header.day("review by")
    version = header.count("version", 1, 9999)
    _check_dates(header, law_as_at, review_by)
    changed = changes(header, version or 1)
    audience, areas = header.words("audience", AUDIENCES), header.words("areas", AREAS)
    nation, formerly = header.words("nation", NATIONS), header.slugs("formerly")
    checked_on = header.day("checked on")
    if law_as_at is None or review_by is None or version is None:
        return None
    return Module(
        slug=slug,
        title=header.text("title"),
        summary=header.text("summary"),
        audience=audience,
        areas=areas,
        outcomes=header.texts("outcomes"),
        law_as_at=law_as_at,
        review_by=review_by,
        version=version,
        nation=nation[0] if nation else NATIONS[0],
        intro_html="",
        lessons=tuple(contents.lessons),
        assessment=contents.assessment,
        folder=contents.folder,
        sources=header.texts("sources"),
        needs=header.texts("needs"),
        checked_by=header.text("checked by"),
        checked_on=checked_on,
        to_check=header.texts("to check"),
        changed=changed,
        formerly=formerly,
        left_out=tuple(contents.left_out),
        images=tuple(contents.images),
    )


def _check_dates(header: Header, law_as_at: date | None, review_by: date | None) -> None:
    findings: Findings = header.findings
    if law_as_at and review_by and law_as_at > review_by:
        said = f"the review date {review_by} is before the date of the law, {law_as_at}"
        findings.error(header.line("review by"), said, "set a review date after it")
    by, on = header.text("checked by"), header.text("checked on")
    if by and not on:
        said = "“checked by” stands without “checked on”"
        findings.error(header.line("checked by"), said, "add the day, or empty both")
    if on and not by:
        said = "“checked on” stands without “checked by”"
        findings.error(header.line("checked on"), said, "add the name, or empty both")


def changes(header: Header, version: int) -> tuple[Change, ...]:
    """Return what each version changed. Commas belong to the words: one change a line."""
    found: dict[int, Change] = {}
    for line, item in header.lines("changed"):
        number, colon, words = item.partition(":")
        if not (colon and number.strip().isdecimal() and words.strip()):
            said = f"{quoted(item)} is not a version and what changed in it"
            remedy = "write 2: what changed for someone who finished version 1"
            header.findings.error(line, said, remedy)
        elif not SECOND_VERSION <= int(number) <= version or int(number) in found:
            said = f"version {int(number)} cannot stand here"
            remedy = f"name each version from {SECOND_VERSION} to {version} at most once"
            header.findings.error(line, said, remedy)
        else:
            found[int(number)] = Change(version=int(number), text=curly(words.strip()))
    return tuple(found[number] for number in sorted(found))
