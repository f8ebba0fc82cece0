"""The forms of joint reflections: asking somebody, and the page the two write."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import DayField, OwnWordsForm
from learning.reflections.joint import rules
from learning.reflections.joint.services import Written
from learning.sharing.queries import Colleague


class AskForm(OwnWordsForm):
    """Whom, and about what."""

    who = SelectField("With whom?", coerce=str, validate_choice=False, choices=[])
    topic = StringField("What do you want to think about?")

    def __init__(self, colleagues: Sequence[Colleague], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = Counter(each.name for each in colleagues)
        self.has_nobody = not colleagues
        self.who.choices = [
            SelectChoice("", "Choose a colleague"),
            *(
                SelectChoice(str(each.id), _label(each, names[each.name] > 1))
                for each in colleagues
            ),
        ]

    @property
    def other_id(self) -> int:
        """The key of whoever was chosen; 0, which nobody has, for anything else."""
        chosen = self.who.data or ""
        return int(chosen) if chosen.isascii() and chosen.isdecimal() else 0


class PageForm(OwnWordsForm):
    """The three texts, and a day to look at them again."""

    noticed = TextAreaField("What did each of us notice?")
    thinking = TextAreaField("What do we make of it?")
    agreed = TextAreaField("What will we do, and who does what?")
    meet_on = DayField("When do we look at it again?")
    edition = HiddenField()

    @property
    def written(self) -> Written:
        """What was sent."""
        sent = self.edition.data or ""
        return Written(
            parts={part: self[part].data or "" for part in rules.PARTS},
            meet_on=self.meet_on.data,
            edition=int(sent) if sent.isascii() and sent.isdecimal() else 0,
            names_no_pupil=self.is_confirmed,
        )


def _label(colleague: Colleague, has_namesake: bool) -> str:
    more = f", {colleague.email}" if has_namesake else ""
    return f"{colleague.name} ({colleague.what}{more})"
