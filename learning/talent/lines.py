"""Several things to choose from in one form, each with room for words of one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from werkzeug.datastructures import MultiDict

from learning.drafts.free_text import MayNamePupil
from learning.errors import Refused
from learning.talent.editions import KeptMeanwhile, Standing

Sent = MultiDict[str, str]


@dataclass(slots=True, kw_only=True)
class Line:
    """One thing of the form: what it says, what is chosen and typed, and what is wrong with it.

    `help` stands below it before anything is chosen. `asks_for_words`: they would help here.
    `chosen`: boxes that are ticked beside it.
    """

    slug: str
    text: str
    help: str = ""
    number: int | None = None
    choice: str = ""
    words: str = ""
    day: str = ""
    edition: str = ""
    draft_key: str = ""
    draft_saved_at: str = ""
    asks_for_words: bool = False
    chosen: tuple[str, ...] = ()
    errors: dict[str, str] = field(default_factory=dict)
    standing: Standing | None = None

    @property
    def has_words(self) -> bool:
        """Whether there is something in the room for words, so that it is shown."""
        return bool(self.words or self.day or self.errors or self.standing)


class SeveralForm:
    """Several lines in one form."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = tuple(lines)
        self.may_name_pupil = False

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is to be put right: the id of the control, and why."""
        return [
            (f"{name}-{line.slug}", message)
            for line in self.lines
            for name, message in line.errors.items()
        ]

    @property
    def is_conflict(self) -> bool:
        """Whether another window said something else meanwhile."""
        return any(line.standing for line in self.lines)

    def take(self, sent: Sent, refused: Mapping[str, Refused]) -> None:
        """What was sent stands in the form again where it could not be kept, with the reason."""
        for line in self.lines:
            error = refused.get(line.slug)
            if error is None:
                continue
            line.choice = sent.get(f"answer-{line.slug}", line.choice)
            line.words = sent.get(f"words-{line.slug}", line.words)
            line.day = sent.get(f"day-{line.slug}", line.day)
            if f"proofs_shown-{line.slug}" in sent:
                line.chosen = tuple(sent.getlist(f"proof-{line.slug}"))
            line.errors[error.field or "answer"] = error.message
            self.may_name_pupil = self.may_name_pupil or isinstance(error, MayNamePupil)
            if isinstance(error, KeptMeanwhile):
                line.standing, line.edition = error.standing, error.edition
