"""The forms of a review: one checkpoint with its evidence, several at once, and the outcome."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import OwnWordsForm
from learning.drafts.free_text import MayNamePupil
from learning.drafts.queries import KeptDraft
from learning.errors import Refused
from learning.skills.profiles.figures import begun_with_capital
from learning.talent.lines import Line, Sent, SeveralForm
from learning.talent.readiness.evidence import Offer
from learning.talent.readiness.queries import CheckpointLine, Review
from learning.talent.readiness.rules import Decision, Said, as_value, draft_key
from learning.talent.rules import (
    ANSWER_WORDS,
    OUTCOME_WORDS,
    PATH_WORDS,
    CheckpointAnswer,
    OtherPath,
    ReadinessOutcome,
)

CHOICES = tuple((each.value, ANSWER_WORDS[each]) for each in CheckpointAnswer)


def review_form(review: Review, drafts: Mapping[str, KeptDraft], *, is_own: bool) -> SeveralForm:
    """Every checkpoint as it is kept, with the draft of its note if there is one."""
    return SeveralForm(
        [_line(each, review, drafts.get(each.slug), is_own=is_own) for each in review.lines]
    )


def one_form(
    review: Review, slug: str, drafts: Mapping[str, KeptDraft], *, is_own: bool
) -> SeveralForm:
    """The same for one checkpoint alone."""
    return SeveralForm([_line(review.line(slug), review, drafts.get(slug), is_own=is_own)])


def said_in(sent: Sent, slugs: Iterable[str]) -> Mapping[str, Said]:
    """What a form says to each of these checkpoints; one of which nothing was sent is absent."""
    said = {slug: _said(sent, slug) for slug in slugs}
    return {slug: one for slug, one in said.items() if one is not None}


def boxes(offers: Sequence[Offer], line: CheckpointLine) -> Sequence[Offer]:
    """What can be ticked as evidence for a checkpoint: what is named already, then the rest."""
    named = {each.ref for each in line.proofs}
    standing = [Offer(ref=each.ref, title=each.title) for each in line.proofs]
    return [*standing, *(each for each in offers if each.ref not in named)]


class DecisionForm(OwnWordsForm):
    """What a review came to. `edition` names the decision that a change was made from."""

    outcome = RadioField(
        "What does it come to for you?",
        choices=[SelectChoice(each.value, OUTCOME_WORDS[each]) for each in ReadinessOutcome],
        validate_choice=False,
    )
    path = RadioField(
        "Which path?",
        choices=[
            SelectChoice(each.value, begun_with_capital(PATH_WORDS[each])) for each in OtherPath
        ],
        validate_choice=False,
    )
    next_steps = TextAreaField("What would change it, or what follows?")
    edition = HiddenField()

    @property
    def decision(self) -> Decision:
        """What was chosen and typed; a word that is none of ours is none."""
        outcome, path = self.outcome.data or "", self.path.data or ""
        return Decision(
            outcome=ReadinessOutcome(outcome) if outcome in list(ReadinessOutcome) else None,
            path=OtherPath(path) if path in list(OtherPath) else None,
            next_steps=self.next_steps.data or "",
        )


class GoalsForm(OwnWordsForm):
    """Goals for the plan, one for each thing that would change a ‘not now’."""

    count = 0

    def taken(self) -> list[tuple[int, str, str]]:
        """The goals that are ticked: number, words, and how one would know."""
        return [
            (
                number,
                self[f"goal_{number}_text"].data or "",
                self[f"goal_{number}_measure"].data or "",
            )
            for number in range(self.count)
            if self[f"goal_{number}_take"].data
        ]

    def _words(self, number: int, name: str) -> str:
        return self[f"goal_{number}_{name}"].data or ""

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self.may_name_pupil = isinstance(refused, MayNamePupil)
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


def goals_form(things: Sequence[str], **more: Any) -> GoalsForm:
    """The form with room for a goal for each of these things."""
    fields: dict[str, Any] = {"count": len(things)}
    for number, words in enumerate(things):
        fields |= {
            f"goal_{number}_take": BooleanField("Take this into my plan", default=True),
            f"goal_{number}_text": TextAreaField("What do you want to reach?", default=words),
            f"goal_{number}_measure": StringField("How will you know?"),
        }
    form: GoalsForm = type("GoalsFormOfReview", (GoalsForm,), fields)(**more)
    return form


def _said(sent: Sent, slug: str) -> Said | None:
    answer, note = sent.get(f"answer-{slug}"), sent.get(f"words-{slug}")
    shown = sent.get(f"proofs_shown-{slug}")
    if answer is None and note is None and shown is None:
        return None
    return Said(
        answer=answer,
        note=note,
        proofs=tuple(sent.getlist(f"proof-{slug}")) if shown else None,
        edition=sent.get(f"edition-{slug}", ""),
    )


def _line(line: CheckpointLine, review: Review, draft: KeptDraft | None, *, is_own: bool) -> Line:
    return Line(
        slug=line.slug,
        number=line.number,
        text=line.text,
        help=line.help if is_own or not line.help else f"What they read: {line.help}",
        choice=line.kept.answer or "",
        words=draft.body if draft else line.kept.note,
        edition=line.kept.edition,
        draft_key=draft_key(review.facts.review_id, line.slug, is_own=is_own),
        draft_saved_at=draft.saved_at.isoformat() if draft else "",
        asks_for_words=is_own and line.kept.asks_for_evidence,
        chosen=tuple(as_value(each.ref) for each in line.proofs),
    )
