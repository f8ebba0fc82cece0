"""The short blocks of a lesson: guidance, facilitator, local, reflect and action."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from content.blocks import Fence
from content.problems import Findings, quoted
from content.render import Manuscript, Passage, Rendered
from content.sections import has_words
from content.types import (
    ActionPrompt,
    Facilitator,
    Guidance,
    GuidanceKind,
    LocalText,
    ReflectionPrompt,
)
from content.typography import curly
from content.wording import is_slug

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s+(.*))?$", re.ASCII)
_SLUG_REMEDY = "write one that never changes: ::: {kind} like-this"

Box = Guidance | Facilitator | LocalText | ReflectionPrompt | ActionPrompt


@dataclass(frozen=True, slots=True)
class DraftBox:
    """A short block before its words are rendered."""

    fence: Fence
    passage: Passage
    day: date | None = None
    reference: str = ""

    @property
    def kind(self) -> str:
        """The block's kind."""
        return self.fence.kind

    @property
    def line(self) -> int:
        """The line the block begins on."""
        return self.fence.line

    @property
    def slug(self) -> str:
        """What follows the kind, for kinds that are named by a slug."""
        return self.fence.argument

    def finished(self, html: Rendered) -> Box:
        """Return the block with its HTML."""
        return _FINISH[self.fence.kind](self, html)


def read_box(fence: Fence, manuscript: Manuscript, findings: Findings) -> DraftBox:
    """Return a short block; a missing reference, date, slug or text is a problem."""
    if not has_words(fence.lines):
        findings.error(
            fence.line,
            f"“::: {fence.kind}” is empty",
            "write its text between it and the closing :::",
        )
    if fence.kind in _GUIDANCE:
        return _read_guidance(fence, manuscript, findings)
    passage = manuscript.boxed(fence.lines)
    if fence.kind == "facilitator":
        if fence.argument:
            findings.error(
                fence.line, "facilitator takes no word after it", "write only ::: facilitator"
            )
    elif not is_slug(fence.argument):
        has = f"{quoted(fence.argument)} is not a slug" if fence.argument else "the slug is missing"
        findings.error(fence.line, has, _SLUG_REMEDY.format(kind=fence.kind))
    return DraftBox(fence, passage)


def _read_guidance(fence: Fence, manuscript: Manuscript, findings: Findings) -> DraftBox:
    passage = manuscript.guidance(fence.lines)
    if fence.kind == GuidanceKind.PROPOSED:
        return _read_proposed(fence, passage, findings)
    if not fence.argument and fence.kind != GuidanceKind.ADVICE:
        findings.error(
            fence.line,
            f"“::: {fence.kind}” has no reference",
            f"name the law or paragraph: ::: {fence.kind} CFA 2014 s66; 6.2",
        )
    return DraftBox(fence, passage, reference=curly(fence.argument))


def _read_proposed(fence: Fence, passage: Passage, findings: Findings) -> DraftBox:
    match = _DATED.match(fence.argument)
    try:
        day = date.fromisoformat(match[1]) if match else None
    except ValueError:
        day = None
    if day is None:
        findings.error(
            fence.line,
            "the proposal has no date" if not fence.argument else "the proposal’s date is no date",
            "write ::: proposed and the day it was made: ::: proposed 2026-02-23",
        )
    reference = match[2] if match and match[2] else ""
    return DraftBox(fence, passage, day=day, reference=curly(reference))


def _guidance(box: DraftBox, html: Rendered) -> Guidance:
    return Guidance(
        kind=GuidanceKind(box.fence.kind),
        reference=box.reference,
        html=html[box.passage],
        proposed_on=box.day,
    )


_GUIDANCE = tuple(kind.value for kind in GuidanceKind)
_FINISH: dict[str, Callable[[DraftBox, Rendered], Box]] = {
    **dict.fromkeys(_GUIDANCE, _guidance),
    "facilitator": lambda box, html: Facilitator(html=html[box.passage]),
    "local": lambda box, html: LocalText(place=box.slug, html=html[box.passage]),
    "reflect": lambda box, html: ReflectionPrompt(
        slug=box.slug, html=html[box.passage], text=html.text(box.passage)
    ),
    "action": lambda box, html: ActionPrompt(
        slug=box.slug, html=html[box.passage], text=html.text(box.passage)
    ),
}
BOXES = tuple(_FINISH)
UNNAMED = (*_GUIDANCE, "facilitator")
"""Kinds that are not named by a slug."""
