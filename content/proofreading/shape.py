"""The shape of a lesson: ten minutes, a case first, a check, one thing to try, a way to it."""

import re
from collections.abc import Iterator

from content.problems import Problem, quoted
from content.proofreading.house import House
from content.proofreading.marks import error, warning
from content.proofreading.pages import PROSE, LessonPage, ModulePages
from content.proofreading.texts import Kind

FEWEST_WORDS = 500
MOST_WORDS = 1_100
FEWEST_LETTERS = 20
"""Of the words that stand for a picture: fewer hardly say what it shows."""
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|webp|svg)$", re.IGNORECASE)


def lengths(module: ModulePages) -> Iterator[Problem]:
    """Yield lessons that are no ten minutes."""
    for page in _lessons(module):
        count = sum(text.count for _, text in page.read())
        if count < FEWEST_WORDS:
            said = f"the lesson has {count} words before its check"
            yield warning(page.path, page.line, said, f"write at least {FEWEST_WORDS}, or join two")
        elif count > MOST_WORDS:
            said = f"the lesson has {count:,} words before its check"
            yield warning(page.path, page.line, said, f"cut it to {MOST_WORDS:,}, or divide it")


def openings(module: ModulePages) -> Iterator[Problem]:
    """Yield lessons that begin with a heading, a list or a box instead of a case."""
    for page in _lessons(module):
        first = next((part for part in page.parts if part.texts), None)
        if first is None or first.kind != PROSE or first.texts[0].kind is not Kind.PARAGRAPH:
            line = first.texts[0].line if first else page.line
            remedy = "begin with what happens in a school like yours"
            yield warning(page.path, line, "the lesson does not open with a case", remedy)


def what_a_lesson_needs(module: ModulePages) -> Iterator[Problem]:
    """Yield lessons without a check, a facilitator’s note or one thing to try."""
    for page in _lessons(module):
        kinds = {part.kind for part in page.parts}
        if not page.questions:
            remedy = "ask two or three questions about decisions: ::: check"
            yield warning(page.path, page.line, "the lesson checks nothing", remedy)
        if "facilitator" not in kinds:
            remedy = "say how to run it in a room: ::: facilitator"
            yield warning(page.path, page.line, "the lesson has no facilitator’s note", remedy)
        if "action" not in kinds:
            remedy = "end with one small thing: ::: action its-slug"
            yield warning(page.path, page.line, "the lesson ends with nothing to try", remedy)


def pictures_have_words(module: ModulePages) -> Iterator[Problem]:
    """Yield pictures whose words say less than the picture."""
    for page in module.lessons:
        for part in page.parts:
            for picture in part.pictures:
                if _FILE_NAME.search(picture.words) or len(picture.words) < FEWEST_LETTERS:
                    said = f"{quoted(picture.words)} does not say what the picture shows"
                    remedy = "tell it as you would on the telephone"
                    yield warning(page.path, picture.line, said, remedy)


def on_a_pathway(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield a module that no pathway leads to."""
    if module.slug not in house.on_pathways:
        remedy = f"add - {module.slug} to a file in pathways/"
        yield warning(module.path, module.lines["title"], "no pathway leads to the module", remedy)


def question_names(module: ModulePages) -> Iterator[Problem]:
    """Yield questions that share their id with one of another lesson of the module."""
    seen: dict[str, str] = {}
    for page, asked in module.asked:
        if asked.slug in seen and seen[asked.slug] != page.slug:
            said = f"the question {quoted(asked.slug)} is named like one of {seen[asked.slug]}"
            yield error(page.path, asked.line, said, "give one of the two another id")
        seen.setdefault(asked.slug, page.slug)


def _lessons(module: ModulePages) -> Iterator[LessonPage]:
    return (page for page in module.lessons if not page.is_assessment)


def marks(module: ModulePages, house: House) -> Iterator[Problem]:
    """Yield what is missing from a lesson, or too much of it."""
    yield from lengths(module)
    yield from openings(module)
    yield from what_a_lesson_needs(module)
    yield from pictures_have_words(module)
    yield from on_a_pathway(module, house)
    yield from question_names(module)
