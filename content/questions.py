"""A `::: check` block into questions, each with its answers and its why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from content.blocks import Fence
from content.problems import Findings, quoted
from content.render import Manuscript, Passage, Rendered
from content.sections import Section, Written, WrittenOption, has_words, sections, written_in
from content.source import Line
from content.types import Check, Option, Pair, Question, QuestionKind
from content.typography import curly
from content.wording import answer_folded, wording_slug

MOST_QUESTIONS = 100
MOST_ANSWERS = 20

_ORDERED = re.compile(r" {0,3}(\d{1,3})[.)]\s+(.*)$")
_PAIR = re.compile(r" {0,3}[-*+]\s+(.*?)\s+=\s+(.*)$")
_ACCEPTED = re.compile(r" {0,3}=\s*(.*)$")


@dataclass(frozen=True, slots=True)
class DraftOption:
    """An option before its words are rendered."""

    words: Passage
    feedback: Passage | None
    is_right: bool
    slug: str

    def finished(self, html: Rendered) -> Option:
        """Return the option with its HTML."""
        return Option(
            slug=self.slug,
            html=html[self.words],
            is_right=self.is_right,
            feedback_html=html[self.feedback] if self.feedback is not None else "",
        )


@dataclass(frozen=True, slots=True)
class DraftPair:
    """A pair before its words are rendered."""

    words: Passage
    slug: str
    match: str

    def finished(self, html: Rendered) -> Pair:
        """Return the pair with its HTML."""
        return Pair(slug=self.slug, html=html[self.words], match=self.match)


@dataclass(frozen=True, slots=True)
class Answers:
    """A question's kind and what may be answered."""

    kind: QuestionKind
    options: tuple[DraftOption, ...] = ()
    pairs: tuple[DraftPair, ...] = ()
    accepted: tuple[str, ...] = ()


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

    questions: tuple[DraftQuestion, ...]

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
        return DraftCheck(())
    drafts = [_question(section, manuscript, findings) for section in headed]
    return DraftCheck(tuple(draft for draft in drafts if draft))


def _question(section: Section, manuscript: Manuscript, findings: Findings) -> DraftQuestion | None:
    written = written_in(section, findings)
    if not has_words(written.why):
        findings.error(
            written.why_line or section.line,
            "the question does not say why",
            "end it with > **Why:** and the reason",
        )
    answers = _answers(section, written, manuscript, findings)
    if answers is None or section.words is None:
        return None
    return DraftQuestion(
        slug=section.slug,
        words=manuscript.inline([section.words]),
        case=manuscript.boxed(written.before) if has_words(written.before) else None,
        why=manuscript.boxed(written.why),
        answers=answers,
    )


def _answers(
    section: Section, written: Written, manuscript: Manuscript, findings: Findings
) -> Answers | None:
    if written.options:
        for line in written.others:
            findings.error(
                line.number, f"{quoted(line.text)} belongs to no option", "indent it below one"
            )
        return _choices(section, written.options, manuscript, findings)
    for pattern, read in _OTHER_KINDS:
        lines = [line for line in written.before if pattern.match(line.text)]
        if lines:
            _keep_others(written, lines, pattern, findings)
            return read(section, lines, manuscript, findings)
    findings.error(
        section.line,
        "the question has no answers",
        "write - [x] and - [ ] options, a numbered order, - this = that pairs, or = a short answer",
    )
    return None


def _keep_others(
    written: Written, lines: list[Line], pattern: re.Pattern[str], findings: Findings
) -> None:
    """Leave only what stands before the answers; text among or after them is a problem."""
    first = written.before.index(lines[0])
    for line in written.before[first:] + written.others:
        if line.text.strip() and not pattern.match(line.text):
            findings.error(
                line.number, f"{quoted(line.text)} is not an answer like those above", "mend it"
            )
    del written.before[first:]


def _choices(
    section: Section, options: list[WrittenOption], manuscript: Manuscript, findings: Findings
) -> Answers:
    right = sum(option.is_marked for option in options)
    _count_answers(section, len(options), "options", findings)
    if not right:
        findings.error(section.line, "no option is right", "mark the right one with - [x]")
    drafts = []
    seen: dict[str, int] = {}
    for option in options:
        if not has_words(option.feedback):
            findings.error(
                option.line, "the option has no feedback", "write a line below it: > and why"
            )
        if option.arrow:
            findings.error(option.arrow.number, "arrows belong to scenarios", "delete the arrow")
        words = " ".join(line.text.strip() for line in option.words)
        _not_twice(words, option.line, seen, findings)
        drafts.append(
            DraftOption(
                words=manuscript.inline(option.words),
                feedback=manuscript.boxed(option.feedback),
                is_right=option.is_marked,
                slug=wording_slug(words),
            )
        )
    kind = QuestionKind.SEVERAL if right > 1 else QuestionKind.SINGLE
    return Answers(kind, options=tuple(drafts))


def _order(
    section: Section, lines: list[Line], manuscript: Manuscript, findings: Findings
) -> Answers:
    drafts = []
    seen: dict[str, int] = {}
    numbers = []
    for line in lines:
        match = _ORDERED.match(line.text)
        number, words = (match[1], match[2].strip()) if match else ("", "")
        numbers.append(int(number))
        _not_twice(words, line.number, seen, findings)
        passage = manuscript.inline([Line(line.number, words)])
        drafts.append(DraftOption(passage, None, True, wording_slug(words)))
    if len(set(numbers)) > 1 and numbers != sorted(set(numbers)):
        findings.error(lines[0].number, "the numbers are not in order", "write 1. 2. 3. and so on")
    _count_answers(section, len(lines), "items to put in order", findings)
    return Answers(QuestionKind.ORDER, options=tuple(drafts))


def _match(
    section: Section, lines: list[Line], manuscript: Manuscript, findings: Findings
) -> Answers:
    drafts = []
    seen: dict[str, int] = {}
    for line in lines:
        match = _PAIR.match(line.text)
        words, other = (match[1].strip(), match[2].strip()) if match else ("", "")
        _not_twice(words, line.number, seen, findings)
        passage = manuscript.inline([Line(line.number, words)])
        drafts.append(DraftPair(passage, wording_slug(words), curly(other)))
    _count_answers(section, len(lines), "pairs", findings)
    if len({draft.match for draft in drafts}) < 2:
        findings.error(section.line, "every pair has the same match", "write at least two")
    return Answers(QuestionKind.MATCH, pairs=tuple(drafts))


def _short(
    section: Section,
    lines: list[Line],
    manuscript: Manuscript,  # noqa: ARG001 - every kind is read by the same call
    findings: Findings,
) -> Answers:
    accepted: list[str] = []
    for line in lines:
        match = _ACCEPTED.match(line.text)
        for words in (match[1] if match else "").split("|"):
            if not answer_folded(words):
                findings.error(line.number, "an accepted answer is empty", "write it or delete it")
            elif words.strip() not in accepted:
                accepted.append(curly(words.strip()))
    _count_answers(section, len(accepted) + 1, "accepted answers", findings)
    return Answers(QuestionKind.SHORT, accepted=tuple(accepted))


_Read = Callable[[Section, list[Line], Manuscript, Findings], Answers]
_OTHER_KINDS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (_ACCEPTED, _short),
    (_PAIR, _match),
    (_ORDERED, _order),
)


def _count_answers(section: Section, count: int, noun: str, findings: Findings) -> None:
    if count < 2:
        findings.error(section.line, f"the question has fewer than two {noun}", "write another")
    if count > MOST_ANSWERS:
        findings.error(section.line, f"the question has {count} {noun}", f"keep to {MOST_ANSWERS}")


def _not_twice(words: str, line: int, seen: dict[str, int], findings: Findings) -> None:
    if words in seen:
        findings.error(
            line, f"{quoted(words)} stands on line {seen[words]} too", "word the two differently"
        )
    seen.setdefault(words, line)
