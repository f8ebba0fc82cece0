"""A lesson's or an assessment's file into its type, or into problems."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from content.blocks import Fence, ProsePart, split_blocks
from content.boxes import BOXES, UNNAMED, DraftBox, read_box
from content.folders import SourceFile
from content.headers import Header, Keys, read_header
from content.numbered import numbered_slug
from content.problems import Findings, did_you_mean, quoted, visible
from content.questions import DraftCheck, read_check
from content.reading import lesson_text, reckoned_minutes
from content.render import LinkUse, Manuscript, Place, Rendered, Terms
from content.scenarios import DraftScenario, read_scenario
from content.source import Entry, Source, read_lines, split_header
from content.types import (
    Assessment,
    Block,
    Lesson,
    Prose,
)

LONGEST_MINUTES = 10
KINDS = (*BOXES, "check", "scenario")
TAKEN = frozenset({"handout"})
"""Names that the page of a module has for itself."""

LESSON_KEYS = Keys(("title", "summary"), ("minutes", "formerly", "proposed", "kind"))
ASSESSMENT_KEYS = Keys(("title", "kind", "draw", "pass"), ("summary",))


@dataclass(frozen=True, slots=True)
class BuiltLesson:
    """A lesson or assessment that could be read, with its links to other places."""

    lesson: Lesson | Assessment
    links: tuple[LinkUse, ...]


@dataclass(frozen=True, slots=True)
class _DraftProse:
    passage: int
    finished: Callable[[Rendered], Prose]


_Draft = _DraftProse | DraftBox | DraftCheck | DraftScenario


def lesson_slug(file: SourceFile, findings: Findings) -> str | None:
    """Return the slug in a lesson's file name; a name without number or slug is a problem."""
    slug = numbered_slug(file, "lesson", findings)
    if slug and slug in TAKEN:
        said = f"{quoted(slug)} cannot be a lesson’s name: a page of every module is called so"
        findings.error(1, said, "give the lesson another name")
        return None
    return slug


def source_of(file: SourceFile, findings: Findings) -> Source | None:
    """Return a file's header and body, or None with the reason in the findings."""
    if file.fault:
        findings.error(1, *file.fault)
        return None
    lines = read_lines(file.raw, findings)
    return split_header(lines, findings) if lines is not None else None


def read_lesson(
    file: SourceFile, slug: str, place: Place, glossary: Terms, findings: Findings
) -> BuiltLesson | None:
    """Return the lesson or assessment in a file; None if an error keeps it back."""
    source = source_of(file, findings)
    if source is None:
        return None
    manuscript = Manuscript(findings, place, glossary)
    kind = next((entry for entry in source.entries if entry.key == "kind"), None)
    if kind is None:
        return _lesson(slug, source, manuscript, findings)
    if kind.text == "assessment":
        return _assessment(slug, source, manuscript, findings)
    _unknown_kind(kind, findings)
    return None


def title_of(file: SourceFile | None, slug: str) -> str:
    """Return the title of a file that may be broken or missing, or words made from its slug."""
    head = file.raw[:4096].decode("utf-8", "replace") if file else ""
    match = re.search(r"^title\s*:[ \t]*(\S[^\r\n]*)", head, re.MULTILINE)
    return visible(match[1][:200].strip()) if match else slug.replace("-", " ").capitalize()


def _unknown_kind(entry: Entry, findings: Findings) -> None:
    findings.error(
        entry.line,
        f"{quoted(entry.text)} is not a kind of lesson",
        did_you_mean(entry.text, ["assessment"]) + " (a lesson has no kind)",
    )


def _lesson(
    slug: str, source: Source, manuscript: Manuscript, findings: Findings
) -> BuiltLesson | None:
    header = read_header(source, LESSON_KEYS, findings)
    drafts = _drafts(source, manuscript, findings)
    if not drafts and not findings.is_broken:
        findings.error(source.header_end, "the lesson is empty", "write it below the header")
    _check_slugs(drafts, findings)
    minutes, formerly = header.count("minutes", 1, 60), header.slugs("formerly")
    is_proposed = header.yes("proposed")
    html = manuscript.rendered()
    if html is None:
        return None
    blocks = _with_notes(tuple(draft.finished(html) for draft in drafts), html.notes)
    made = Lesson(
        slug=slug,
        number=0,
        title=header.text("title"),
        summary=header.text("summary"),
        minutes=minutes or reckoned_minutes(blocks),
        is_proposed=is_proposed,
        blocks=blocks,
        outline=html.outline,
        text=lesson_text(blocks),
        formerly=formerly,
    )
    _check_minutes(made, header, findings)
    return BuiltLesson(made, html.links)


def _assessment(
    slug: str, source: Source, manuscript: Manuscript, findings: Findings
) -> BuiltLesson | None:
    header = read_header(source, ASSESSMENT_KEYS, findings)
    drafts = _drafts(source, manuscript, findings)
    pools = [draft for draft in drafts if isinstance(draft, DraftCheck)]
    if len(drafts) != 1 or len(pools) != 1:
        findings.error(
            source.header_end,
            "an assessment holds one ::: check and nothing else",
            "put all its questions into one ::: check",
        )
    draw, percent = header.count("draw", 1, 100), header.count("pass", 1, 100)
    pool = len(pools[0].questions) if pools else 0
    if draw and draw > pool:
        findings.error(
            header.line("draw"),
            f"{draw} questions are to be drawn from {pool}",
            "draw fewer or write more",
        )
    html = manuscript.rendered()
    if html is None or draw is None or percent is None:
        return None
    made = Assessment(
        slug=slug,
        title=header.text("title"),
        summary=header.text("summary"),
        draw=draw,
        pass_percent=percent,
        check=pools[0].finished(html),
    )
    return BuiltLesson(made, html.links)


def _drafts(source: Source, manuscript: Manuscript, findings: Findings) -> list[_Draft]:
    return [
        draft
        for part in split_blocks(source.body, KINDS, findings)
        if (draft := _draft(part, manuscript, findings)) is not None
    ]


def _draft(part: ProsePart | Fence, manuscript: Manuscript, findings: Findings) -> _Draft | None:
    if isinstance(part, ProsePart):
        passage = manuscript.prose(part.lines)
        return _DraftProse(passage, lambda html: Prose(html=html[passage]))
    if part.kind == "check":
        return read_check(part, manuscript, findings)
    if part.kind == "scenario":
        return read_scenario(part, manuscript, findings)
    return read_box(part, manuscript, findings) if part.kind else None


def _check_slugs(drafts: Sequence[_Draft], findings: Findings) -> None:
    """Note a slug that two blocks of a kind share, and a second check."""
    seen: dict[tuple[str, str], int] = {}
    for draft in drafts:
        if isinstance(draft, _DraftProse) or draft.kind in UNNAMED:
            continue
        key = (draft.kind, draft.slug)
        if key in seen and draft.kind == "check":
            said = f"a check stands on line {seen[key]} too"
            findings.error(draft.line, said, "put all questions into one")
        elif key in seen:
            said = f"“{draft.kind} {draft.slug}” stands on line {seen[key]} too"
            findings.error(draft.line, said, "give one of the two another slug")
        seen.setdefault(key, draft.line)


def _with_notes(blocks: tuple[Block, ...], notes: str) -> tuple[Block, ...]:
    if not notes:
        return blocks
    if isinstance(blocks[-1], Prose):
        return (*blocks[:-1], Prose(html=f"{blocks[-1].html}\n{notes}"))
    return (*blocks, Prose(html=notes))


def _check_minutes(lesson: Lesson, header: Header, findings: Findings) -> None:
    if lesson.minutes > LONGEST_MINUTES:
        findings.warn(
            header.line("minutes"),
            f"the lesson takes about {lesson.minutes} minutes",
            f"shorten it to {LONGEST_MINUTES}, or divide it in two",
        )
