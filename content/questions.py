"""A `::: check` block into questions, each with its answers and its why."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from content.answers import Answers, read_answers
from content.blocks import Fence
from content.problems import Findings
from content.render import Manuscript, Passage, Rendered
from content.sections import Section, has_words, sections, written_in
from content.types import Check, Question

MOST_QUESTIONS = 100


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """A question before its words are rendered."""

    slug: str
    words: Passage
    case: Passage | None
    why: Passage
    answers: Answers

    def finished(self, html: Rendered) -> Question:
        """Return the question with its HTML."""
        return Question(
            slug=self.slug,
            kind=self.answers.kind,
            html=html[self.words],
            text=html.text(self.words),
            why_html=html[self.why],
            case_html=html[self.case] if self.case is not None else "",
            options=tuple(option.finished(html) for option in self.answers.options),
            pairs=tuple(pair.finished(html) for pair in self.answers.pairs),
            accepted=self.answers.accepted,
        )


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """A check before its words are rendered."""

    line: int
    questions: tuple[DraftQuestion, ...]

    @property
    def kind(self) -> str:
        """The block's kind."""
        return "check"

    @property
    def slug(self) -> str:
        """Empty: a lesson has only one."""
        return ""

    def finished(self, html: Rendered) -> Check:
        """Return the check with its fingerprint."""
        questions = tuple(question.finished(html) for question in self.questions)
        return Check(questions=questions, fingerprint=fingerprint(questions))


def fingerprint(questions: Sequence[Question]) -> str:
    """Return a digest that changes with anything shown or marked in the questions."""
    return blake2b(repr(questions).encode(), digest_size=12).hexdigest()


def read_check(fence: Fence, manuscript: Manuscript, findings: Findings) -> DraftCheck:
    """Return the block's questions; what is wrong with them is a problem."""
    if fence.argument:
        findings.error(fence.line, "a check takes no word after it", "write only ::: check")
    before, *headed = sections(fence.lines, "question", findings)
    if has_words(before.lines):
        first = next(line for line in before.lines if line.text.strip())
        findings.error(
            first.number, "text stands before the first question", "begin with ### and a question"
        )
    if not headed:
        findings.error(
            fence.line, "the check has no question", "write one: ### Question? {#its-id}"
        )
    if len(headed) > MOST_QUESTIONS:
        findings.error(
            fence.line, f"the check has {len(headed)} questions", f"keep to {MOST_QUESTIONS}"
        )
        return DraftCheck(fence.line, ())
    drafts = [_question(section, manuscript, findings) for section in headed]
    return DraftCheck(fence.line, tuple(draft for draft in drafts if draft))


def _question(section: Section, manuscript: Manuscript, findings: Findings) -> DraftQuestion | None:
    written = written_in(section, findings)
    if not has_words(written.why):
        findings.error(
            written.why_line or section.line,
            "the question does not say why",
            "end it with > **Why:** and the reason",
        )
    answers = read_answers(section, written, manuscript, findings)
    if answers is None or section.words is None:
        return None
    return DraftQuestion(
        slug=section.slug,
        words=manuscript.inline([section.words]),
        case=manuscript.boxed(written.before) if has_words(written.before) else None,
        why=manuscript.boxed(written.why),
        answers=answers,
    )
