"""What may be answered to a question: options, an order, pairs or a short answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from content.problems import Findings, quoted
from content.render import Manuscript, Passage, Rendered
from content.sections import Section, Written, WrittenOption, has_words
from content.source import Line
from content.types import Option, Pair, QuestionKind
from content.typography import curly
from content.wording import answer_folded, wording_slug

FEWEST_ANSWERS = 2
MOST_ANSWERS = 20

_ORDERED = re.compile(r" {0,3}(\d{1,3})[.)]\s+(.*)$")
_PAIR = re.compile(r" {0,3}[-*+]\s+(.*?)\s+=\s+(.*)$")
_ACCEPTED = re.compile(r" {0,3}=\s*(.*)$")

Found = tuple[Line, re.Match[str]]


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


def read_answers(
    section: Section, written: Written, manuscript: Manuscript, findings: Findings
) -> Answers | None:
    """Return what may be answered to a question; None, with a problem, if there is nothing."""
    reader = _Reader(section, manuscript, findings)
    if written.options:
        reader.belonging(written.others)
        return reader.choices(written.options)
    kinds = ((_ACCEPTED, reader.short), (_PAIR, reader.pairs), (_ORDERED, reader.order))
    for pattern, read in kinds:
        found = [(line, match) for line in written.before if (match := pattern.match(line.text))]
        if found:
            reader.only(pattern, written, found[0][0])
            return read(found)
    findings.error(
        section.line,
        "the question has no answers",
        "write - [x] and - [ ] options, a numbered order, - this = that pairs, or = a short answer",
    )
    return None


@dataclass(slots=True)
class _Reader:
    """Reads the answers of one question."""

    section: Section
    manuscript: Manuscript
    findings: Findings
    seen: dict[str, int] = field(default_factory=dict)

    def belonging(self, others: Sequence[Line]) -> None:
        for line in others:
            said = f"{quoted(line.text)} belongs to no option"
            self.findings.error(line.number, said, "indent it below one, or delete it")

    def only(self, pattern: re.Pattern[str], written: Written, first: Line) -> None:
        """Leave what stands before the answers; other text among or after them is a problem."""
        start = written.before.index(first)
        for line in written.before[start:] + written.others:
            if line.text.strip() and not pattern.match(line.text):
                said = f"{quoted(line.text)} is not an answer like the one on line {first.number}"
                self.findings.error(line.number, said, "put it before the answers, or mend it")
        del written.before[start:]

    def choices(self, options: Sequence[WrittenOption]) -> Answers:
        right = sum(option.is_marked for option in options)
        self.count(len(options), "options")
        if not right:
            self.findings.error(
                self.section.line, "no option is right", "mark the right one with - [x]"
            )
        kind = QuestionKind.SEVERAL if right > 1 else QuestionKind.SINGLE
        return Answers(kind, options=tuple(self.choice(option) for option in options))

    def choice(self, option: WrittenOption) -> DraftOption:
        if not has_words(option.feedback):
            said = "the option has no feedback"
            self.findings.error(option.line, said, "write a line below it: > and why")
        if option.arrow:
            self.findings.error(
                option.arrow.number, "arrows belong to scenarios", "delete the arrow"
            )
        words = " ".join(line.text.strip() for line in option.words)
        return DraftOption(
            words=self.manuscript.inline(option.words),
            feedback=self.manuscript.boxed(option.feedback),
            is_right=option.is_marked,
            slug=self.slug(words, option.line),
        )

    def order(self, found: Sequence[Found]) -> Answers:
        numbers = [int(match[1]) for _, match in found]
        if len(set(numbers)) > 1 and numbers != sorted(set(numbers)):
            said = "the numbers are not in order"
            self.findings.error(found[0][0].number, said, "write 1. 2. 3. and so on")
        self.count(len(found), "items to put in order")
        items = [
            DraftOption(self.inline(line, match[2]), None, True, self.slug(match[2], line.number))
            for line, match in found
        ]
        return Answers(QuestionKind.ORDER, options=tuple(items))

    def pairs(self, found: Sequence[Found]) -> Answers:
        pairs = [
            DraftPair(
                words=self.inline(line, match[1]),
                slug=self.slug(match[1], line.number),
                match=curly(match[2].strip()),
            )
            for line, match in found
        ]
        self.count(len(found), "pairs")
        if len({pair.match for pair in pairs}) == 1:
            said = "every pair has the same match"
            self.findings.error(self.section.line, said, "write at least two different ones")
        return Answers(QuestionKind.MATCH, pairs=tuple(pairs))

    def short(self, found: Sequence[Found]) -> Answers:
        accepted: dict[str, str] = {}
        for line, match in found:
            for words in match[1].split("|"):
                folded = answer_folded(words)
                if not folded:
                    said = "an accepted answer is empty"
                    self.findings.error(line.number, said, "write it, or delete it")
                accepted.setdefault(folded, curly(words.strip()))
        self.count(len(accepted) + 1, "accepted answers")
        return Answers(QuestionKind.SHORT, accepted=tuple(accepted.values()))

    def inline(self, line: Line, words: str) -> Passage:
        return self.manuscript.inline([Line(line.number, words.strip())])

    def slug(self, words: str, number: int) -> str:
        slug = wording_slug(words)
        if slug in self.seen:
            said = f"{quoted(words)} stands on line {self.seen[slug]} too"
            self.findings.error(number, said, "word the two differently")
        self.seen.setdefault(slug, number)
        return slug

    def count(self, count: int, noun: str) -> None:
        if count < FEWEST_ANSWERS:
            said = f"the question has fewer than two {noun}"
            self.findings.error(self.section.line, said, "write another")
        if count > MOST_ANSWERS:
            said = f"the question has {count} {noun}"
            self.findings.error(self.section.line, said, f"keep to {MOST_ANSWERS}")
