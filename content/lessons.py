"""A lesson's or an assessment's file into its type, or into problems."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from content.blocks import Fence, ProsePart, split_blocks
from content.boxes import BOXES, DraftBox, read_box
from content.folders import SourceFile
from content.headers import Header, Keys, read_header
from content.problems import Findings, did_you_mean, quoted
from content.questions import DraftCheck, read_check
from content.render import LinkUse, Manuscript, Place, Rendered, Terms, plain
from content.scenarios import DraftScenario, read_scenario
from content.source import Entry, Source, read_lines, split_header
from content.types import (
    ActionPrompt,
    Assessment,
    Block,
    Check,
    Facilitator,
    Guidance,
    Lesson,
    LocalText,
    Prose,
    ReflectionPrompt,
    Scenario,
)
from content.wording import is_slug

WORDS_A_MINUTE = 200
QUESTIONS_A_MINUTE = 3
LONGEST_MINUTES = 10
KINDS = (*BOXES, "check", "scenario")

_LESSON_KEYS = Keys(("title", "summary"), ("minutes", "formerly", "proposed", "kind"))
_ASSESSMENT_KEYS = Keys(("title", "kind", "draw", "pass"), ("summary",))
_NAME = re.compile(r"(\d{1,3})-(.+)\.md$", re.ASCII)


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
    match = _NAME.match(file.name)
    if match and is_slug(match[2]):
        return match[2]
    findings.error(
        1,
        f"{quoted(file.name)} is no lesson’s name",
        "begin it with a number, then small letters and hyphens: 03-plan.md",
    )
    return None


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


def is_assessment(file: SourceFile) -> bool:
    """Return whether a file, broken or not, is meant as an assessment."""
    head = file.raw[:4096].decode("utf-8", "replace").lower()
    return re.search(r"^kind\s*:\s*assessment\s*$", head, re.MULTILINE) is not None


def title_of(file: SourceFile, slug: str) -> str:
    """Return the title of a file that may be broken, or words made from its slug."""
    head = file.raw[:4096].decode("utf-8", "replace")
    match = re.search(r"^title\s*:[ \t]*(\S[^\r\n]*)", head, re.MULTILINE)
    return match[1].strip() if match else slug.replace("-", " ").capitalize()


def _unknown_kind(entry: Entry, findings: Findings) -> None:
    findings.error(
        entry.line,
        f"{quoted(entry.text)} is not a kind of lesson",
        did_you_mean(entry.text, ["assessment"]) + " (a lesson has no kind)",
    )


def _lesson(
    slug: str, source: Source, manuscript: Manuscript, findings: Findings
) -> BuiltLesson | None:
    header = read_header(source, _LESSON_KEYS, findings)
    drafts = _drafts(source, manuscript, findings)
    if not drafts:
        findings.error(source.header_end, "the lesson is empty", "write it below the header")
    _check_slugs(drafts, source, findings)
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
    header = read_header(source, _ASSESSMENT_KEYS, findings)
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


def _check_slugs(drafts: Sequence[_Draft], source: Source, findings: Findings) -> None:
    """Note a slug that two blocks of a kind share, and a second check."""
    fences = [draft.fence for draft in drafts if isinstance(draft, DraftBox)]
    seen: dict[tuple[str, str], int] = {}
    for fence in fences:
        key = (fence.kind, fence.argument)
        if fence.kind in {"reflect", "action", "local"} and key in seen:
            findings.error(
                fence.line,
                f"“{fence.kind} {fence.argument}” stands on line {seen[key]} too",
                "give one of the two another slug",
            )
        seen.setdefault(key, fence.line)
    scenarios = [draft.slug for draft in drafts if isinstance(draft, DraftScenario)]
    for slug in sorted({slug for slug in scenarios if scenarios.count(slug) > 1}):
        findings.error(source.header_end, f"two scenarios are called {quoted(slug)}", "rename one")
    if sum(isinstance(draft, DraftCheck) for draft in drafts) > 1:
        findings.error(
            source.header_end, "the lesson has more than one check", "put all questions into one"
        )


def _with_notes(blocks: tuple[Block, ...], notes: str) -> tuple[Block, ...]:
    if not notes:
        return blocks
    if isinstance(blocks[-1], Prose):
        return (*blocks[:-1], Prose(html=f"{blocks[-1].html}\n{notes}"))
    return (*blocks, Prose(html=notes))


def lesson_text(blocks: Sequence[Block]) -> str:
    """Return what search may find: headings on lines of their own, no answers, no notes."""
    pieces = []
    for block in blocks:
        if isinstance(block, Prose):
            pieces += [plain(piece) for piece in re.split(r"(?=<h[23])|(?<=</h[23]>)", block.html)]
        elif isinstance(block, Guidance | LocalText | ReflectionPrompt | ActionPrompt):
            pieces.append(plain(block.html))
        elif isinstance(block, Scenario):
            pieces += [block.title, plain(block.steps[0].html)]
    return "\n".join(piece for piece in pieces if piece)


def reckoned_minutes(blocks: Sequence[Block]) -> int:
    """Return the minutes a lesson takes: 200 words each, and three questions each; at least 1."""
    words = sum(_words(block) for block in blocks)
    questions = sum(len(block.questions) for block in blocks if isinstance(block, Check))
    return max(1, round(words / WORDS_A_MINUTE + questions / QUESTIONS_A_MINUTE))


def _words(block: Block) -> int:
    if isinstance(block, Facilitator):
        return 0
    if isinstance(block, Check):
        shown = [q.html + q.case_html for q in block.questions]
        shown += [option.html for q in block.questions for option in q.options]
        return sum(len(plain(piece).split()) for piece in shown)
    if isinstance(block, Scenario):
        shown = [step.html for step in block.steps]
        shown += [option.html for step in block.steps for option in step.options]
        return sum(len(plain(piece).split()) for piece in shown)
    return len(plain(block.html).split())


def _check_minutes(lesson: Lesson, header: Header, findings: Findings) -> None:
    if lesson.minutes > LONGEST_MINUTES:
        findings.warn(
            header.line("minutes"),
            f"the lesson takes about {lesson.minutes} minutes",
            f"shorten it to {LONGEST_MINUTES}, or divide it in two",
        )
