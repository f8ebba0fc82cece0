"""A `::: scenario` block into steps and choices, every arrow leading somewhere."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.blocks import Fence
from content.problems import Findings, did_you_mean
from content.render import Manuscript, Passage, Rendered
from content.sections import Section, WrittenOption, has_words, sections, written_in
from content.types import Scenario, ScenarioOption, ScenarioStep
from content.typography import curly
from content.wording import is_slug, wording_slug

START = "start"
MOST_STEPS = 30

_ARGUMENT = re.compile(r'(\S+)\s+["\u201c](.+)["\u201d]\s*$')


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """A choice before its words are rendered."""

    line: int
    slug: str
    words: Passage
    feedback: Passage
    is_experienced: bool
    leads_to: str | None

    def finished(self, html: Rendered) -> ScenarioOption:
        """Return the choice with its HTML."""
        return ScenarioOption(
            slug=self.slug,
            html=html[self.words],
            feedback_html=html[self.feedback],
            is_experienced=self.is_experienced,
            leads_to=self.leads_to,
        )


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step before its words are rendered."""

    line: int
    slug: str
    title: Passage | str
    words: Passage
    choices: tuple[DraftChoice, ...]

    def finished(self, html: Rendered) -> ScenarioStep:
        """Return the step with its HTML."""
        return ScenarioStep(
            slug=self.slug,
            title=self.title if isinstance(self.title, str) else html.text(self.title),
            html=html[self.words],
            options=tuple(choice.finished(html) for choice in self.choices),
        )


@dataclass(frozen=True, slots=True)
class DraftScenario:
    """A scenario before its words are rendered."""

    line: int
    slug: str
    title: str
    steps: tuple[DraftStep, ...]

    @property
    def kind(self) -> str:
        """The block's kind."""
        return "scenario"

    def finished(self, html: Rendered) -> Scenario:
        """Return the scenario with its HTML."""
        steps = tuple(step.finished(html) for step in self.steps)
        return Scenario(slug=self.slug, title=self.title, steps=steps)


def read_scenario(fence: Fence, manuscript: Manuscript, findings: Findings) -> DraftScenario:
    """Return the block's steps; what is wrong with them is a problem."""
    match = _ARGUMENT.match(fence.argument)
    slug, title = (match[1], curly(match[2].strip())) if match else (fence.argument, "")
    if match is None or not is_slug(slug):
        findings.error(
            fence.line,
            "the scenario has no slug and title",
            'write ::: scenario like-this "Its title"',
        )
    opening, *headed = sections(fence.lines, "step", findings)
    if len(headed) > MOST_STEPS:
        findings.error(fence.line, f"the scenario has {len(headed)} steps", f"keep to {MOST_STEPS}")
        headed = []
    opening = Section(fence.line, None, START, opening.lines)
    steps = [_step(section, title, manuscript, findings) for section in (opening, *headed)]
    if not steps[0].choices:
        findings.error(
            fence.line, "the scenario’s opening has no choices", "write them as - [x] and - [ ]"
        )
    _check_ways(steps, findings)
    return DraftScenario(fence.line, slug, title, tuple(steps))


def _step(section: Section, title: str, manuscript: Manuscript, findings: Findings) -> DraftStep:
    written = written_in(section, findings)
    if section.words is not None and section.slug == START:
        findings.error(section.line, "the id #start is the opening’s own", "give the step another")
    if not has_words(written.before):
        findings.error(section.line, "nothing happens here", "write what the reader meets")
    for line in (*written.others, *written.why):
        said = "this line belongs to no choice"
        findings.error(line.number, said, "put it before the choices")
    if len(written.options) == 1:
        findings.error(written.options[0].line, "there is only one choice", "write another")
    if written.options and not any(option.is_marked for option in written.options):
        findings.warn(
            written.options[0].line,
            "no choice is marked as an experienced colleague’s",
            "mark one with - [x]",
        )
    return DraftStep(
        line=section.line,
        slug=section.slug,
        title=manuscript.inline([section.words]) if section.words else title,
        words=manuscript.boxed(written.before),
        choices=_choices(written.options, manuscript, findings),
    )


def _choices(
    options: Sequence[WrittenOption], manuscript: Manuscript, findings: Findings
) -> tuple[DraftChoice, ...]:
    made: dict[str, DraftChoice] = {}
    for option in options:
        words = " ".join(line.text.strip() for line in option.words)
        slug = wording_slug(words)
        if slug in made:
            findings.error(
                option.line,
                f"the same choice stands on line {made[slug].line}",
                "word the two differently",
            )
        if not has_words(option.feedback):
            findings.error(
                option.line,
                "the choice has no consequence",
                "write a line below it: > and what follows",
            )
        if option.arrow and not option.arrow.text:
            findings.error(
                option.arrow.number, "the arrow leads nowhere", "write -> and a step’s id"
            )
        made[slug] = DraftChoice(
            line=option.arrow.number if option.arrow else option.line,
            slug=slug,
            words=manuscript.inline(option.words),
            feedback=manuscript.boxed(option.feedback),
            is_experienced=option.is_marked,
            leads_to=option.arrow.text if option.arrow else None,
        )
    return tuple(made.values())


def _check_ways(steps: Sequence[DraftStep], findings: Findings) -> None:
    """Note arrows to nowhere and steps no arrow leads to; loops are allowed."""
    known = {step.slug: step for step in steps}
    for choice in (choice for step in steps for choice in step.choices):
        if choice.leads_to and choice.leads_to not in known:
            said = f"the arrow leads to #{choice.leads_to}, which is no step here"
            remedy = did_you_mean(choice.leads_to, [slug for slug in known if slug])
            findings.error(choice.line, said, remedy)
    reached = _reached(known, steps[0])
    for step in steps:
        if step.slug and step.slug not in reached:
            said = f"no arrow leads to the step #{step.slug}"
            findings.warn(step.line, said, "add an arrow or delete the step")


def _reached(known: Mapping[str, DraftStep], opening: DraftStep) -> set[str]:
    reached, ahead = {opening.slug}, [opening]
    while ahead:
        for choice in ahead.pop().choices:
            if choice.leads_to and choice.leads_to in known and choice.leads_to not in reached:
                reached.add(choice.leads_to)
                ahead.append(known[choice.leads_to])
    return reached
