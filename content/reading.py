"""What reading a lesson takes, and its words for search: nothing that answers a question."""

import re
from collections.abc import Sequence

from content.render import plain
from content.types import (
    ActionPrompt,
    Block,
    Check,
    Facilitator,
    Guidance,
    LocalText,
    Prose,
    ReflectionPrompt,
    Scenario,
)

WORDS_A_MINUTE = 200
QUESTIONS_A_MINUTE = 3


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
