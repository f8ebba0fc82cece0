"""The form for what was learnt, and what it can be joined to."""

from collections.abc import Iterable, Iterator, Sequence

from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from content import Library
from content.framework_types import Framework
from content.shadowing_types import ASPIRING
from learning.shadowing.comparing.seen import NotedVisit
from learning.shadowing.forms import WordsForm
from learning.shadowing.learning_points.lines import (
    LearningLine,
    lesson_key,
    statement_key,
)
from learning.shadowing.learning_points.services import PointDraft

FIRST_GROUP = "For people who think about becoming a SENCo"


class PointForm(WordsForm):
    """What was learnt, on which visit, and what it is joined to."""

    body = TextAreaField("What did you learn?")
    statement = SelectField(
        "A statement of the skills audit that it belongs to", validate_choice=False, choices=[]
    )
    lesson = RadioField("A lesson that helps with this statement", validate_choice=False)
    visit = SelectField("On which visit?", validate_choice=False, choices=[])
    edition = HiddenField()

    def offer(
        self, library: Library, visits: Sequence[NotedVisit], line: LearningLine | None
    ) -> None:
        """What can be chosen stands in the form; `line`: the learning point as it is kept."""
        self.statement.choices = [
            SelectChoice("", "None"),
            *_kept(library, line),
            *_statements(library.frameworks),
        ]
        self.lesson.choices = _lessons(line)
        self.visit.choices = [
            SelectChoice("", "No one visit"),
            *(SelectChoice(str(each.visit_id), _on_day(each, visits)) for each in visits),
        ]

    @property
    def draft(self) -> PointDraft:
        """What the form says."""
        visit = self.visit.data or ""
        return PointDraft(
            text=self.body.data or "",
            statement=self.statement.data or "",
            lesson=self.lesson.data or "",
            visit_id=_key(visit),
            names_no_pupil=self.is_confirmed,
        )


def form_of(line: LearningLine, body: str) -> PointForm:
    """A form that shows a learning point as it is kept, with `body`, which may be a draft."""
    return PointForm(
        formdata=None,
        body=body,
        statement=line.statement_key,
        lesson=line.lesson_key,
        visit=str(line.visit_id or ""),
        edition=line.edition,
    )


def _key(sent: str) -> int | None:
    return int(sent) if len(sent) < 10 and sent.isascii() and sent.isdecimal() else None  # noqa: PLR2004 - as a key


def _statements(frameworks: Iterable[Framework]) -> Iterator[SelectChoice]:
    """The aspiring set of each framework, then all its other statements by domain."""
    for framework in frameworks:
        first = framework.in_set(ASPIRING)
        for one in first:
            yield _choice(framework, one.slug, f"{one.code}: {one.text}", FIRST_GROUP)
        named = {one.slug for one in first}
        for domain in framework.domains:
            for one in domain.statements:
                if one.slug not in named:
                    yield _choice(framework, one.slug, f"{one.code}: {one.text}", domain.title)


def _choice(framework: Framework, slug: str, label: str, group: str) -> SelectChoice:
    return SelectChoice(statement_key(framework.slug, slug), label, optgroup=group)


def _kept(library: Library, line: LearningLine | None) -> Iterator[SelectChoice]:
    """The statement that stands, where the list has it no more under this name."""
    if line is None or not line.statement_key:
        return
    offered = {choice.value for choice in _statements(library.frameworks)}
    if line.statement_key not in offered:
        yield SelectChoice(line.statement_key, f"As it stands: {line.joined.statement}")


def _lessons(line: LearningLine | None) -> list[SelectChoice]:
    """The lessons that help with the statement that is kept; none without."""
    if line is None or not line.closings:
        return []
    found = {
        lesson_key(each.module_slug, each.lesson_slug): each.lesson_title for each in line.closings
    }
    return [SelectChoice("", "None"), *(SelectChoice(key, title) for key, title in found.items())]


def _on_day(visit: NotedVisit, visits: Sequence[NotedVisit]) -> str:
    """The day of a visit; of several on one day, which of them it was."""
    same = [each.visit_id for each in visits if each.day == visit.day]
    words = f"{visit.day.day} {visit.day:%B %Y}"
    return words if len(same) == 1 else f"{words}, visit {same.index(visit.visit_id) + 1}"
