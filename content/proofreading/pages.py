"""A module's files once more, as an editor reads them: with lines, before they become HTML.

What cannot be read here is passed over, because loading has said so already.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from content.blocks import Fence, split_blocks
from content.courses import HEAD
from content.folders import ModuleFolder, SourceFile
from content.headers import Header, read_header
from content.lessons import ASSESSMENT_KEYS, KINDS, LESSON_KEYS, lesson_slug
from content.module_header import MODULE_KEYS
from content.problems import Findings
from content.proofreading.texts import Picture, Text, pictures, texts
from content.sections import Section, Written, sections, written_in
from content.source import Line, Source, read_lines, split_header

PROSE = "prose"
READ = (PROSE, "must", "should", "advice", "proposed", "local", "reflect", "action")
"""What a learner reads of a lesson from its beginning to its end."""


@dataclass(frozen=True, slots=True)
class Part:
    """Prose, or a block, with the pieces of text in it."""

    kind: str
    argument: str
    line: int
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question, with what is said to whoever chooses it."""

    line: int
    words: str
    is_right: bool
    feedback: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its options, if it has any."""

    line: int
    slug: str
    words: str
    choices: tuple[Choice, ...]
    case: tuple[Text, ...]
    why: tuple[Text, ...]

    @property
    def right(self) -> tuple[Choice, ...]:
        """The options that are right."""
        return tuple(choice for choice in self.choices if choice.is_right)


@dataclass(frozen=True, slots=True)
class LessonPage:
    """A lesson or an assessment: `draw` says how many questions an assessment asks."""

    path: str
    slug: str
    line: int
    parts: tuple[Part, ...]
    questions: tuple[Asked, ...]
    draw: int | None = None

    @property
    def is_assessment(self) -> bool:
        """Whether it is the test at the end of a module."""
        return self.draw is not None

    def read(self) -> Iterator[tuple[Part, Text]]:
        """Yield what a learner reads before the check: prose and boxes, piece by piece."""
        for part in self.parts:
            if part.kind in READ:
                for text in part.texts:
                    yield part, text

    def told(self) -> Iterator[Text]:
        """Yield everything the authors say in their own voice, wherever it stands."""
        for part in self.parts:
            yield from part.texts
        for question in self.questions:
            yield from question.case
            yield from question.why
            for choice in question.choices:
                yield from choice.feedback


@dataclass(frozen=True, slots=True)
class ModulePages:
    """A module's header and files. `lines` says where each key of the header stands."""

    slug: str
    path: str
    lines: dict[str, int]
    law_as_at: date | None
    review_by: date | None
    to_check: tuple[str, ...]
    introduction: tuple[Text, ...]
    lessons: tuple[LessonPage, ...]

    @property
    def asked(self) -> tuple[tuple[LessonPage, Asked], ...]:
        """Every question of the module, with the page it stands on."""
        return tuple((page, asked) for page in self.lessons for asked in page.questions)


def module_pages(folder: ModuleFolder) -> ModulePages | None:
    """Return a module's files as an editor reads them; None if its header cannot be read."""
    unheard = Findings(folder.path)
    head = next((file for file in folder.files if file.name == HEAD), None)
    source = _source(head, unheard) if head else None
    if head is None or source is None:
        return None
    header = read_header(source, MODULE_KEYS, unheard)
    pages = (_page(file, unheard) for file in folder.files if file.name != HEAD)
    return ModulePages(
        slug=folder.slug,
        path=head.path,
        lines={key: header.line(key) for key in MODULE_KEYS.all},
        law_as_at=_day(header, "law as at"),
        review_by=_day(header, "review by"),
        to_check=tuple(text for _, text in header.items("to check")),
        introduction=texts(source.body),
        lessons=tuple(page for page in pages if page),
    )


def _day(header: Header, key: str) -> date | None:
    return header.day(key) if key in header.entries else None


def _source(file: SourceFile, unheard: Findings) -> Source | None:
    lines = read_lines(file.raw, unheard) if file.fault is None else None
    return split_header(lines, unheard) if lines else None


def _page(file: SourceFile, unheard: Findings) -> LessonPage | None:
    slug, source = lesson_slug(file, unheard), _source(file, unheard)
    if slug is None or source is None:
        return None
    is_assessment = any(entry.key == "kind" for entry in source.entries)
    header = read_header(source, ASSESSMENT_KEYS if is_assessment else LESSON_KEYS, unheard)
    split = split_blocks(source.body, KINDS, unheard)
    checks = [part for part in split if isinstance(part, Fence) and part.kind == "check"]
    return LessonPage(
        path=file.path,
        slug=slug,
        line=header.line("title"),
        parts=tuple(_part(part, unheard) for part in split if part not in checks),
        questions=tuple(asked for check in checks for asked in _questions(check, unheard)),
        draw=(header.count("draw", 1, 100) or 0) if is_assessment else None,
    )


def _part(part: object, unheard: Findings) -> Part:
    lines: Sequence[Line] = part.lines  # type: ignore[attr-defined]
    if not isinstance(part, Fence):
        return Part(PROSE, "", lines[0].number, texts(lines), pictures(lines))
    if part.kind == "scenario":
        return Part(part.kind, part.argument, part.line, _scenario_texts(part, unheard))
    return Part(part.kind, part.argument, part.line, texts(lines), pictures(lines))


def _scenario_texts(fence: Fence, unheard: Findings) -> tuple[Text, ...]:
    """Return what a scenario tells: steps and consequences, but not what one may choose."""
    told: list[Text] = []
    for section in sections(fence.lines, "step", unheard):
        written = written_in(section, unheard)
        told += texts(written.before)
        for option in written.options:
            told += texts(option.feedback)
    return tuple(told)


def _questions(fence: Fence, unheard: Findings) -> Iterator[Asked]:
    for section in sections(fence.lines, "question", unheard)[1:]:
        yield _asked(section, written_in(section, unheard))


def _asked(section: Section, written: Written) -> Asked:
    choices = [
        Choice(
            line=option.line,
            words=" ".join(text.words for text in texts(option.words)),
            is_right=option.is_marked,
            feedback=texts(option.feedback),
        )
        for option in written.options
    ]
    return Asked(
        line=section.line,
        slug=section.slug,
        words=section.words.text if section.words else "",
        choices=tuple(choices),
        case=texts(written.before) if choices else (),
        why=texts(written.why),
    )
