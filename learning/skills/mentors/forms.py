"""The forms of asking somebody to rate, and of rating as a mentor."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused
from learning.sharing.forms import ShareForm
from learning.sharing.queries import Colleague
from learning.skills.mentors.requests import AskedStatement, DomainAsked
from learning.skills.mentors.rules import CANNOT_SAY
from learning.skills.mentors.services import Said, Unusable


class AskForm(ShareForm, OwnWordsForm):
    """Whom to ask, about which domains, until when, with a line of message."""

    message = TextAreaField("A line to them")

    def __init__(
        self, colleagues: Sequence[Colleague], domains: Sequence[DomainAsked], **more: Any
    ) -> None:
        super().__init__(colleagues, ("",), **more)
        self.who.label.text = "Whom do you ask?"
        self.parts.label.text = "Which domains?"
        self.parts.choices = [
            SelectChoice(
                each.slug,
                f"{each.title} ({each.statements} "
                f"{'statement' if each.statements == 1 else 'statements'})",
            )
            for each in domains
        ]

    @property
    def chosen_domains(self) -> frozenset[str]:
        """The domains ticked."""
        return frozenset(self.parts.data or ())

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        super().refuse(refused)
        self.may_name_pupil = isinstance(refused, MayNamePupil)


class MentorForm(OwnWordsForm):
    """A domain as a mentor rates it; `for_statements` adds the fields of each statement."""

    statements: Sequence[AskedStatement] = ()

    @property
    def said(self) -> Mapping[str, Said]:
        """What was chosen and typed, by statement."""
        return {
            each.slug: Said(
                answer=self[f"answer-{each.slug}"].data or "",
                comment=self[f"comment-{each.slug}"].data or "",
                edition=self[f"edition-{each.slug}"].data or "",
            )
            for each in self.statements
        }

    def refuse(self, refused: Refused) -> None:
        """Each mistake stands beside the field it belongs to, any other above the form."""
        if isinstance(refused, Unusable):
            self.may_name_pupil = refused.is_warning
            for field, mistake in refused.mistakes.items():
                self[field].errors = [mistake.message]
        else:
            self.form_errors.append(refused.message)

    def start_from(self, statements: Collection[AskedStatement]) -> None:
        """Sent again, the form is about what stands now."""
        for each in statements:
            self[f"edition-{each.slug}"].data = each.edition


def mentor_form(
    statements: Sequence[AskedStatement], levels: Mapping[int, str], **more: Any
) -> MentorForm:
    """The form for these statements: a level or 'I cannot say', and a comment, for each."""
    offered = [SelectChoice(str(number), f"{number} {name}") for number, name in levels.items()]
    offered.append(SelectChoice(CANNOT_SAY, "I cannot say"))
    fields: dict[str, Any] = {"statements": tuple(statements)}
    for each in statements:
        fields[f"answer-{each.slug}"] = RadioField(
            each.text, choices=offered, validate_choice=False
        )
        fields[f"comment-{each.slug}"] = TextAreaField(f"Comment on {each.code}")
        fields[f"edition-{each.slug}"] = HiddenField()
    form: MentorForm = type("MentorFormOfDomain", (MentorForm,), fields)(**more)
    return form


def values_of(statements: Collection[AskedStatement], drafts: Mapping[str, str]) -> dict[str, str]:
    """What the form shows: what stands, and comments typed but not sent, by statement."""
    values: dict[str, str] = {}
    for each in statements:
        values[f"answer-{each.slug}"] = each.answer
        values[f"comment-{each.slug}"] = drafts.get(each.slug, each.comment)
        values[f"edition-{each.slug}"] = each.edition
    return values


def typed_comments(sent: Mapping[str, str]) -> tuple[str, ...]:
    """Every comment that a form brought, whatever has become of the request."""
    return tuple(
        text for name, text in sent.items() if name.startswith("comment-") and text.strip()
    )
