"""A pathway's file into stages and modules."""

import re
from dataclasses import dataclass, field

from content.folders import SourceFile
from content.headers import Keys, read_header
from content.lessons import source_of
from content.module_header import AUDIENCES
from content.problems import Findings, quoted
from content.source import Line
from content.types import Pathway, PathwayItem, Stage
from content.typography import curly
from content.wording import is_slug

LEADS_TO = ("skills audit", "aspiring skills audit", "plan for inclusion")
"""What a pathway can lead on to in the product, in the words of its header."""
_KEYS = Keys(("title", "purpose", "audience"), ("leads to", "formerly"))
_STAGE = re.compile(r"##\s+(.+?)\s*$")
_ITEM = re.compile(r"[-*+]\s+(\S+)(?:\s+by\s+week\s+(\d{1,2}))?\s*$")
LATEST_WEEK = 52


@dataclass(frozen=True, slots=True)
class BuiltPathway:
    """A pathway with the line of each module on it."""

    path: str
    pathway: Pathway
    lines: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Stages:
    findings: Findings
    made: list[tuple[str, list[PathwayItem]]] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)

    def take(self, line: Line) -> None:
        if match := _STAGE.match(line.text):
            self.made.append((curly(match[1]), []))
        elif match := _ITEM.match(line.text):
            self.item(match[1], match[2], line.number)
        elif line.text.strip():
            self.findings.error(
                line.number,
                f"{quoted(line.text)} is neither a stage nor a module",
                "write ## and a stage, or - and a module’s name, with “by week 4” if you like",
            )

    def item(self, slug: str, week: str | None, number: int) -> None:
        if not is_slug(slug):
            self.findings.error(
                number, f"{quoted(slug)} is no module’s name", "use its folder’s name"
            )
        elif slug in self.lines:
            self.findings.error(
                number,
                f"{quoted(slug)} stands on line {self.lines[slug]} too",
                "keep one of the two",
            )
        elif week and not 1 <= int(week) <= LATEST_WEEK:
            self.findings.error(number, f"there is no week {week}", f"use 1 to {LATEST_WEEK}")
        else:
            self.lines[slug] = number
            if not self.made:
                self.made.append(("", []))
            self.made[-1][1].append(
                PathwayItem(module_slug=slug, by_week=int(week) if week else None)
            )


def read_pathway(file: SourceFile, findings: Findings) -> BuiltPathway | None:
    """Return the pathway in a file; None if an error keeps it back."""
    slug = file.name.removesuffix(".md")
    if not is_slug(slug):
        findings.error(
            1, f"{quoted(file.name)} is no pathway’s name", "use small letters and hyphens"
        )
    source = source_of(file, findings)
    if source is None:
        return None
    header = read_header(source, _KEYS, findings)
    stages = _Stages(findings)
    for line in source.body:
        stages.take(line)
    if not stages.lines and not findings.is_broken:
        findings.error(source.header_end, "the pathway has no modules", "list them: - module-name")
    made = Pathway(
        slug=slug,
        title=header.text("title"),
        purpose=header.text("purpose"),
        audience=header.words("audience", AUDIENCES),
        stages=tuple(
            Stage(title=title, items=tuple(items)) for title, items in stages.made if items
        ),
        leads_to=header.words("leads to", LEADS_TO),
        formerly=header.slugs("formerly"),
    )
    if findings.is_broken:
        return None
    return BuiltPathway(file.path, made, tuple(stages.lines.items()))
