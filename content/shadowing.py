"""The files of the shadowing guide into one ShadowingGuide, each file a part that stands alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from content.folders import SourceFile, TextFolder
from content.headers import Keys, read_header
from content.lessons import source_of
from content.module_header import changes
from content.problems import Findings, Problem, Severity, did_you_mean, quoted
from content.sections import Section
from content.shadowing_parts import PARTS
from content.shadowing_types import Part, ShadowingGuide
from content.source import Source
from content.statements import Placed
from content.things import ThingReader

PART_KEYS = Keys(("title", "version"), ("changed",))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPart:
    """What came of one file: a guide that holds this part and nothing else, or none; problems.

    `aims` are the statements that it names, with their lines.
    """

    slug: str
    path: str
    guide: ShadowingGuide | None
    problems: tuple[Problem, ...]
    aims: tuple[Placed[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltShadowing:
    """What came of one root's folder: a part for each file, and the folder's own problems."""

    slug: str
    path: str
    parts: tuple[BuiltPart, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The guide that all roots make together, with everything to mend in what was looked at."""

    guide: ShadowingGuide
    problems: tuple[Problem, ...] = ()
    aims: tuple[Placed[str], ...] = ()


def build_shadowing(folder: TextFolder) -> BuiltShadowing:
    """Return what the files of a folder hold, each by itself."""
    parts = tuple(_built(file) for file in folder.files)
    return BuiltShadowing(slug=folder.slug, path=folder.path, parts=parts, problems=folder.problems)


def settle(built: Sequence[BuiltShadowing]) -> Settled:
    """Return the guide: of each part the last root's file, unless an error keeps it back.

    Then the one before serves on, so that nobody's way ends because of a slip of the keyboard.
    """
    taken: list[BuiltPart] = []
    problems = [problem for folder in built for problem in folder.problems]
    for name in PARTS:
        tried = [part for each in reversed(built) for part in each.parts if part.slug == name]
        good = next((part for part in tried if part.guide), None)
        seen = tried[: tried.index(good) + 1] if good else tried
        problems += [problem for part in seen for problem in part.problems]
        problems += [_left_out(part.path) for part in seen if good and part is not good]
        taken += [good] if good else []
        if built and not tried:
            said = f"the guide to shadowing has no {name}.md"
            problems.append(Problem(built[0].path, 1, said, "write it, or copy the one we ship"))
    problems += _strangers(built)
    aims = tuple(aim for part in taken for aim in part.aims)
    return Settled(guide=_together(taken), problems=tuple(problems), aims=aims)


def _left_out(path: str) -> Problem:
    said = "this file is left out, and the one that it was to replace is shown"
    return Problem(path, 1, said, "mend what else is said of it", Severity.WARNING)


def _together(taken: Sequence[BuiltPart]) -> ShadowingGuide:
    guide = ShadowingGuide()
    for part in taken:
        if part.guide:
            held = {name: getattr(part.guide, name) for name in PARTS[part.slug].fields}
            guide = replace(guide, parts=(*guide.parts, *part.guide.parts), **held)
    return guide


def _strangers(built: Sequence[BuiltShadowing]) -> Iterator[Problem]:
    """Yield the problems of files that are no part of the guide."""
    for each in built:
        for part in each.parts:
            if part.slug not in PARTS:
                yield from part.problems


def _built(file: SourceFile) -> BuiltPart:
    slug = file.name.removesuffix(".md")
    findings = Findings(file.path)
    guide: ShadowingGuide | None = None
    aims: tuple[Placed[str], ...] = ()
    if slug not in PARTS:
        said = f"{quoted(file.name)} is no part of the guide to shadowing"
        findings.error(1, said, did_you_mean(slug, PARTS))
    elif source := source_of(file, findings):
        reader = ThingReader(findings)
        part, headed = _part(slug, source, reader)
        guide = replace(PARTS[slug].read(reader, headed, part), parts=(part,))
        aims = tuple(_aims(file.path, headed)) if guide.aims else ()
    return BuiltPart(
        slug=slug,
        path=file.path,
        guide=None if findings.is_broken else guide,
        problems=tuple(findings.problems),
        aims=aims,
    )


def _part(slug: str, source: Source, reader: ThingReader) -> tuple[Part, list[Section]]:
    """Return what a file says of itself, and the headings that the rest stands below."""
    header = read_header(source, PART_KEYS, reader.findings)
    version = header.count("version", 1, 9999) or 1
    introduction, headed = reader.parts(source.body)
    part = Part(
        slug=slug,
        title=header.text("title"),
        version=version,
        introduction=introduction,
        changed=changes(header, version),
    )
    return part, headed


def _aims(path: str, headed: Sequence[Section]) -> Iterator[Placed[str]]:
    return (Placed(path=path, line=one.line, what=one.slug) for one in headed)
