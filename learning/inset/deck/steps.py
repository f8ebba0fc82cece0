"""A session as steps to show one after another. Pure: parts and library in, frozen steps out.

Keys stay the same as long as the content does, so that a window that is loaded again, a phone
and the server mean the same step.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType
from typing import Protocol

from content import Library, render_text
from content.types import (
    ActionPrompt,
    Block,
    Check,
    Facilitator,
    Guidance,
    Lesson,
    LocalText,
    Module,
    Prose,
    Question,
    ReflectionPrompt,
    Scenario,
    ScenarioStep,
)
from learning.inset.deck.cutting import cuts_of, without_links
from learning.inset.rules import PartKind

LONGEST_KEY = 240
SOURCES = "Sources"
"""The heading of a lesson whose words are for paper, not for a room."""
TITLE_KEY = "title"
CLOSING_KEY = "closing"
_NAMES = {PartKind.LESSON: "words", PartKind.CHECK: "check", PartKind.SCENARIO: "case"}
NO_WORDS: Mapping[str, str] = MappingProxyType({})


class StepKind(StrEnum):
    """What a step is."""

    TITLE = "title"
    PASSAGE = "passage"
    QUESTION = "question"
    SCENARIO = "scenario"
    REFLECT = "reflect"
    OWN = "own"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to show. `html` and `facilitator_html` are safe.

    `minutes`: of the part's minutes, those of this step (often 0). `question` and `scenario_step`
    are what the room can be asked. `guidance` says how binding the words are; `over` is the title
    of what the step is from; `part` the place of its part in the session, and `block` that of its
    block in the lesson, from 0. `is_missing`: what was to be shown is not there (any more).
    `is_local`: a place for the school's own words.
    """

    key: str
    kind: StepKind
    title: str
    minutes: int = 0
    html: str = ""
    facilitator_html: str = ""
    question: Question | None = None
    scenario_step: ScenarioStep | None = None
    module_slug: str = ""
    lesson_slug: str = ""
    over: str = ""
    guidance: Guidance | None = None
    part: int | None = None
    block: int = 0
    weight: int = 0
    is_missing: bool = False
    is_local: bool = False


class Part(Protocol):
    """What of a part of a session its steps are made from; a row of `session_parts` is one."""

    @property
    def kind(self) -> PartKind:
        """What it is made from."""

    @property
    def module_slug(self) -> str:
        """The module, unless it is one's own."""

    @property
    def lesson_slug(self) -> str:
        """The lesson; none means all of the module."""

    @property
    def title(self) -> str:
        """What it is called, if it has a name of its own."""

    @property
    def body(self) -> str:
        """What is shown in a part of one's own, as it was typed."""

    @property
    def minutes(self) -> int:
        """How long it takes."""


def steps_of(
    title: str,
    parts: Iterable[Part],
    library: Library,
    *,
    own_words: Mapping[str, str] = NO_WORDS,
) -> tuple[Step, ...]:
    """The steps of a session: its title, what its parts hold, and a last one; keys are unique.

    A lesson gives its passages, a check its questions, a scenario its cases; one whose module,
    lesson, check or case is not there gives a step that says so. Notes of a lesson go with its
    passages, and with its questions and cases only where no part shows these. `own_words` are the
    school's own texts as HTML, by place.
    """
    listed = tuple(parts)
    steps = [Step(key=TITLE_KEY, kind=StepKind.TITLE, title=title)]
    for place, part in enumerate(listed):
        made = _steps_of_part(part, library, _has_notes(listed, part), own_words)
        timed = _with_minutes(tuple(made), part.minutes)
        steps += [replace(step, part=place) for step in timed]
    steps.append(Step(key=CLOSING_KEY, kind=StepKind.CLOSING, title="Before you go"))
    return _with_unique_keys(steps)


def _has_notes(parts: Sequence[Part], part: Part) -> bool:
    """Whether the notes of a lesson go with this part: the first of those that show most of it."""
    of_lesson = [
        other
        for other in parts
        if (other.module_slug, other.lesson_slug) == (part.module_slug, part.lesson_slug)
    ]
    passages = [other for other in of_lesson if other.kind is PartKind.LESSON]
    return part is (passages or of_lesson)[0]


def _steps_of_part(
    part: Part, library: Library, has_notes: bool, own_words: Mapping[str, str]
) -> Iterator[Step]:
    if part.kind is PartKind.OWN:
        yield from _own_steps(part)
        return
    module = library.module(part.module_slug)
    if module is None:
        yield _missing(part, "This module is not in the courses at the moment.")
        return
    lessons = _lessons(part, module)
    if not lessons:
        yield _missing(part, "This lesson is not in its module at the moment.")
        return
    for lesson in lessons:
        made = _lesson_steps(part, module, lesson, own_words)
        yield from _with_notes(made, lesson) if has_notes else made
    if not any(_is_wanted(block, part.kind) for lesson in lessons for block in lesson.blocks):
        yield _missing(part, f"This lesson has no {_NAMES[part.kind]} at the moment.")


def _lessons(part: Part, module: Module) -> tuple[Lesson, ...]:
    """The part's lesson, or all of the module if it names none."""
    if not part.lesson_slug:
        return module.lessons
    lesson = module.lesson(part.lesson_slug)
    return (lesson,) if lesson else ()


def _own_steps(part: Part) -> Iterator[Step]:
    title = part.title or "Together"
    seed = f"own-{_digest(part.title + chr(0) + part.body)}"
    cuts = tuple(cuts_of(render_text(part.body))) if part.body.strip() else ()
    if not cuts:
        yield Step(key=seed, kind=StepKind.OWN, title=title, weight=1)
    for number, cut in enumerate(cuts, 1):
        yield Step(
            key=f"{seed}#{number}", kind=StepKind.OWN, title=title, html=cut.html, weight=cut.weight
        )


def _missing(part: Part, words: str) -> Step:
    name = part.title or (part.lesson_slug or part.module_slug).replace("-", " ").capitalize()
    return Step(
        key=_key(part.module_slug, part.lesson_slug, f"#gone-{part.kind.value}"),
        kind=StepKind.PASSAGE,
        title=name or "Something that is not here",
        html=f"<p>{words} Nothing of it can be shown; the session goes on with what follows.</p>",
        module_slug=part.module_slug,
        lesson_slug=part.lesson_slug,
        weight=1,
        is_missing=True,
    )


def _lesson_steps(
    part: Part, module: Module, lesson: Lesson, own_words: Mapping[str, str]
) -> list[Step]:
    """The blocks of a lesson that the part wants, as steps."""
    steps: list[Step] = []
    number, over = 0, part.title or lesson.title
    for place, block in enumerate(lesson.blocks):
        if not _is_wanted(block, part.kind):
            continue
        for step in _block_steps(block, lesson, own_words):
            number += not step.key
            steps.append(
                replace(
                    step,
                    key=_key(module.slug, lesson.slug, step.key or f"#{number}"),
                    module_slug=module.slug,
                    lesson_slug=lesson.slug,
                    over=over if over != step.title else "",
                    block=place,
                )
            )
    return steps


def _with_notes(steps: Sequence[Step], lesson: Lesson) -> Iterator[Step]:
    """The steps of a lesson, each with the notes between it and the next; the first has earlier."""
    notes = [(place, b.html) for place, b in enumerate(lesson.blocks) if isinstance(b, Facilitator)]
    for number, step in enumerate(steps):
        after = steps[number + 1].block if number + 1 < len(steps) else len(lesson.blocks)
        begins = step.block if number else -1
        its = [html for place, html in notes if begins < place < after]
        yield replace(step, facilitator_html="\n".join(its))


def _is_wanted(block: Block, kind: PartKind) -> bool:
    if isinstance(block, Check):
        return kind is PartKind.CHECK
    if isinstance(block, Scenario):
        return kind is PartKind.SCENARIO
    return kind is PartKind.LESSON and not isinstance(block, Facilitator)


def _block_steps(block: Block, lesson: Lesson, own_words: Mapping[str, str]) -> Iterator[Step]:
    """The steps of a block; those that have no name of their own have no key yet."""
    if isinstance(block, Check):
        yield from map(_question_step, block.questions)
    elif isinstance(block, Scenario):
        yield from _case_steps(block)
    elif isinstance(block, ReflectionPrompt):
        yield _plain_step(StepKind.REFLECT, "Think for yourself", block.html, f"?{block.slug}")
    elif isinstance(block, ActionPrompt):
        yield _plain_step(StepKind.PASSAGE, "Something to try", block.html, f"?{block.slug}")
    elif isinstance(block, LocalText):
        # In one piece: a school that writes more moves no other step.
        html = own_words.get(block.place) or block.html
        yield _plain_step(StepKind.PASSAGE, lesson.title, html, "", is_local=True)
    elif isinstance(block, Prose | Guidance):
        boxed = block if isinstance(block, Guidance) else None
        for step in _cut_steps(block.html, lesson.title):
            yield replace(step, guidance=boxed)


def _cut_steps(html: str, title: str) -> Iterator[Step]:
    for cut in cuts_of(html):
        if cut.heading != SOURCES:
            yield Step(
                key="",
                kind=StepKind.PASSAGE,
                title=cut.heading or title,
                html=cut.html,
                weight=cut.weight,
            )


def _plain_step(kind: StepKind, title: str, html: str, key: str, *, is_local: bool = False) -> Step:
    return Step(
        key=key,
        kind=kind,
        title=title,
        html=without_links(html),
        weight=2 * len(html),
        is_local=is_local,
    )


def _question_step(question: Question) -> Step:
    """A question of a check; talking about it takes as long as reading a full step twice."""
    return Step(
        key=f"?{question.slug}",
        kind=StepKind.QUESTION,
        title=question.text,
        html=without_links(question.case_html),
        question=question,
        weight=800,
    )


def _case_steps(case: Scenario) -> Iterator[Step]:
    for moment in case.steps:
        yield Step(
            key=f"?{case.slug}.{moment.slug}",
            kind=StepKind.SCENARIO,
            title=moment.title or case.title,
            html=without_links(moment.html),
            scenario_step=moment,
            weight=800 if moment.options else 400,
        )


def _with_minutes(steps: Sequence[Step], minutes: int) -> Iterator[Step]:
    """The part's minutes over its steps, whole ones, by what each holds; none is lost."""
    whole = sum(step.weight for step in steps) or 1
    before, spent = 0, 0
    for step in steps:
        before += step.weight
        until = minutes * before // whole
        yield replace(step, minutes=until - spent)
        spent = until


def _with_unique_keys(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The same steps; what is shown a second time has a key of its own."""
    seen: dict[str, int] = {}
    made = []
    for step in steps:
        times = seen[step.key] = seen.get(step.key, 0) + 1
        made.append(replace(step, key=f"{step.key}~{times}") if times > 1 else step)
    return tuple(made)


def _key(module_slug: str, lesson_slug: str, rest: str) -> str:
    """The key of a step; one that would be too long ends in a digest, and leaves room for `~2`."""
    key = f"{module_slug}/{lesson_slug}{rest}"
    most = LONGEST_KEY - 6
    return key if len(key) <= most else f"{key[: most - 17]}-{_digest(key)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
