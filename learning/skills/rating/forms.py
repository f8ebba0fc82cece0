"""The forms for rating: one statement at length, or several with an answer and a note each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from werkzeug.datastructures import MultiDict
from wtforms import (
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.widgets import CheckboxInput, ListWidget

from learning.drafts.forms import OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import KeptDraft
from learning.errors import Refused
from learning.skills.rating.asked import AskedStatement
from learning.skills.rating.queries import Offered
from learning.skills.rating.rules import Said, answer_of, both_notes, evidence_ref
from learning.skills.rating.services import OtherAnswer
from learning.skills.rules import ANSWER_NAMES, Answer, EvidenceKind

Sent = MultiDict[str, str]
OTHER_ANSWERS = (Answer.NOT_MY_ROLE, Answer.NO_EVIDENCE)
UNKNOWN = "Choose one of the answers that are offered."
LONGEST_TITLE = 90
"""Characters of a reflection's question, among things to tick."""
NO_ANSWER = "Choose a level or one of the two answers below them, or skip it for now."


class StatementForm(OwnWordsForm):
    """What somebody says to one statement, with evidence."""

    answer = RadioField("What do you usually do?", validate_choice=False)
    target = RadioField("Aim for", validate_choice=False)
    note = TextAreaField("Evidence, in a short note")
    link = StringField("A link")
    evidence = SelectMultipleField(
        "Something you did in Alongside",
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,
    )
    evidence_shown = HiddenField(default="yes")
    edition = HiddenField()
    back_to = HiddenField()

    def offer(self, statement: AskedStatement, offered: Offered) -> None:
        """The answers, levels and evidence to choose from stand in the form."""
        self.answer.choices = [
            *(SelectChoice(str(each.number), each.name) for each in statement.levels),
            *(SelectChoice(each.value, ANSWER_NAMES[each]) for each in OTHER_ANSWERS),
        ]
        self.target.choices = [
            SelectChoice(str(each.number), each.name) for each in statement.levels
        ]
        self.evidence.choices = [
            SelectChoice(each.value, _title(each.ref[0], each.title))
            for each in (
                *statement.evidence,
                *offered.closing,
                *offered.reflections,
                *offered.visits,
                *offered.others,
            )
        ]


def _title(kind: EvidenceKind, title: str) -> str:
    if kind is EvidenceKind.MODULE:
        return f"Module: {title}"
    if kind is EvidenceKind.VISIT:
        return title
    return f"Reflection: {shorten(title, LONGEST_TITLE, placeholder=' …')}"


def form_of(statement: AskedStatement, *, note: str, back_to: str) -> StatementForm:
    """A form that shows a statement as it is kept, with `note`, which may be a draft."""
    return StatementForm(
        formdata=None,
        answer=statement.choice or None,
        target=str(statement.kept.target),
        note=note,
        link=statement.kept.link,
        evidence=[each.value for each in statement.evidence],
        edition=statement.kept.edition,
        back_to=back_to,
    )


def said_in(sent: Sent, *, needs_answer: bool, after: str = "") -> Said:
    """What a form says to a statement; fields that were not sent are not said. Raises Refused.

    `after` is what stands behind the names of its fields, where a form has several statements.
    """
    choice = sent.get(f"answer{after}", "")
    answer, level = (answer_of(choice) if choice else None) or (None, None)
    if choice and answer is None:
        raise Refused(UNKNOWN, "answer")
    if needs_answer and answer is None:
        raise Refused(NO_ANSWER, "answer")
    target = sent.get(f"target{after}")
    named = (evidence_ref(each) for each in sent.getlist(f"evidence{after}"))
    return Said(
        answer=answer,
        level=level,
        note=sent.get(f"note{after}"),
        link=sent.get(f"link{after}"),
        evidence=tuple(each for each in named if each)
        if sent.get(f"evidence_shown{after}")
        else None,
        target=_level(target) if target else None,
        edition=sent.get(f"edition{after}", ""),
        names_no_pupil=sent.get("names_no_pupil") == "yes",
    )


def _level(sent: str) -> int:
    """The level that was sent; 0, which is none, for anything else."""
    return int(sent) if len(sent) == 1 and sent.isascii() and sent.isdecimal() else 0


@dataclass(slots=True, kw_only=True)
class Line:
    """One of several statements in a form: what is chosen and typed, and what is wrong with it."""

    statement: AskedStatement
    choice: str
    note: str
    edition: str
    draft_saved_at: str = ""
    answer_error: str = ""
    note_error: str = ""


def _line(statement: AskedStatement, draft: KeptDraft | None) -> Line:
    return Line(
        statement=statement,
        choice=statement.choice,
        note=draft.body if draft else statement.kept.note,
        edition=statement.kept.edition,
        draft_saved_at=draft.saved_at.isoformat() if draft else "",
    )


class SeveralForm:
    """Several statements in one form; `has_notes`: with a note for each."""

    def __init__(
        self,
        statements: Sequence[AskedStatement],
        *,
        has_notes: bool,
        drafts: Mapping[str, KeptDraft] | None = None,
    ) -> None:
        """Show every statement as it is kept, with the draft of its note if there is one."""
        self.has_notes = has_notes
        self.may_name_pupil = False
        self.lines = [_line(each, (drafts or {}).get(each.slug)) for each in statements]

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is to be put right: the id of the control, and why."""
        found = []
        for line in self.lines:
            if line.answer_error:
                found.append((f"answer-{line.statement.slug}", line.answer_error))
            if line.note_error:
                found.append((f"note-{line.statement.slug}", line.note_error))
        return found

    def take(self, sent: Sent, refused: Mapping[str, Refused]) -> None:
        """What was sent stands in the form again where it could not be kept, with the reason."""
        for line in self.lines:
            error = refused.get(line.statement.slug)
            if error is None:
                continue
            after = f"-{line.statement.slug}"
            choice = sent.get(f"answer{after}", "")
            line.choice = choice if answer_of(choice) else line.choice
            line.note = sent.get(f"note{after}", line.note)
            if isinstance(error, OtherAnswer):
                line.note = both_notes(line.note, error.kept.note)
            self.may_name_pupil = self.may_name_pupil or isinstance(error, MayNamePupil)
            if error.field == "note":
                line.note_error = error.message
            else:
                line.answer_error = _reason(line.statement, error)


def _reason(statement: AskedStatement, error: Refused) -> str:
    if not isinstance(error, OtherAnswer):
        return error.message
    kept = statement.in_words(error.kept.answer, error.kept.level)
    return f"You answered {statement.code} in another window meanwhile: {kept}. Choose one."


def said_to_several(sent: Sent, slugs: Iterable[str]) -> tuple[dict[str, Said], dict[str, Refused]]:
    """What a form says to each of these statements, and what in it is no answer at all.

    A statement of which nothing was sent is in neither.
    """
    said: dict[str, Said] = {}
    refused: dict[str, Refused] = {}
    for slug in slugs:
        if _is_silent(sent, slug):
            continue
        try:
            said[slug] = said_in(sent, needs_answer=False, after=f"-{slug}")
        except Refused as error:
            refused[slug] = error
    return said, refused


def _is_silent(sent: Sent, slug: str) -> bool:
    names: Collection[str] = (f"answer-{slug}", f"note-{slug}")
    return not any(name in sent for name in names)
