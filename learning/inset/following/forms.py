"""What is asked after a session: one minute at once, ten seconds after two and six weeks."""

from datetime import date

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.drafts.forms import DayField, OwnWordsForm, boxes
from learning.errors import Refused
from learning.inset.following import rules
from learning.inset.following.services import Became, Made
from learning.inset.models import Evaluation, FollowUp

ANOTHER_DAY = "another"
NO_DAY = ""
SHARES = "Whoever led this may read my words, without my name"


class EvaluationForm(OwnWordsForm):
    """What somebody made of a session."""

    useful = RadioField(
        "How useful was it for your work?",
        validate_choice=False,
        choices=[SelectChoice(kind.value, words) for kind, words in rules.USEFUL_WORDS.items()],
    )
    trying = TextAreaField("One thing I will try")
    adds_action = BooleanField("Add it to my actions", default=True)
    by = RadioField("By when?", validate_choice=False, choices=[], default=NO_DAY)
    other_day = DayField("Which day?")
    helps = boxes("What would help?")
    would_help = TextAreaField("Anything else that would help")
    shares_words = BooleanField(SHARES)
    edition = HiddenField(default="0")

    def offer(self, today: date) -> None:
        """What can be chosen stands in the form."""
        days = {
            each.day.isoformat(): f"{each.words}: {_day(each.day)}"
            for each in rules.days_to_try(today)
        }
        days |= {ANOTHER_DAY: "Another day", NO_DAY: "No day"}
        self.by.choices = [SelectChoice(value, words) for value, words in days.items()]
        self.helps.choices = [SelectChoice(slug, title) for slug, title in rules.HELPS.items()]
        if self.by.data not in days:
            # The page was opened on another day: what was chosen then stays chosen.
            self.other_day.data = _date(self.by.data)
            self.by.data = ANOTHER_DAY if self.other_day.data else NO_DAY

    @property
    def made(self) -> Made:
        """What the form says; Refused where another day is chosen and none is given."""
        if self.by.data == ANOTHER_DAY and self.other_day.data is None:
            raise Refused("Give the day, or choose “No day”.", "other_day")
        is_other = self.by.data == ANOTHER_DAY
        return Made(
            useful=self.useful.data or "",
            trying=self.trying.data or "",
            try_by=self.other_day.data if is_other else _date(self.by.data),
            helps=tuple(self.helps.data or ()),
            would_help=self.would_help.data or "",
            shares_words=bool(self.shares_words.data),
            adds_action=bool(self.adds_action.data),
        )


class FollowUpForm(OwnWordsForm):
    """What became of it."""

    tried = RadioField(
        "Your answer",
        validate_choice=False,
        choices=[SelectChoice(kind.value, words) for kind, words in rules.TRIED_WORDS.items()],
    )
    changed = TextAreaField("What has changed, for the children or for you?")
    next_step = TextAreaField("What comes next?")
    shares_words = BooleanField(SHARES)
    edition = HiddenField(default="0")

    @property
    def became(self) -> Became:
        """What the form says."""
        return Became(
            tried=self.tried.data or "",
            changed=self.changed.data or "",
            next_step=self.next_step.data or "",
            shares_words=bool(self.shares_words.data),
        )


def evaluation_form(row: Evaluation | None, drafts: dict[str, str]) -> EvaluationForm:
    """A form that shows what stands, with what was typed meanwhile in its place."""
    if row is None:
        return EvaluationForm(formdata=None, **drafts)
    kept = {
        "useful": row.useful.value,
        "trying": row.trying,
        "by": row.try_by.isoformat() if row.try_by else NO_DAY,
        "helps": list(rules.helps_of(row.helps)),
        "would_help": row.would_help,
        "shares_words": row.shares_words,
        "adds_action": False,
        "edition": str(row.edition),
    }
    return EvaluationForm(formdata=None, **{**kept, **drafts})


def follow_up_form(row: FollowUp | None, drafts: dict[str, str]) -> FollowUpForm:
    """The same for what became of it."""
    if row is None:
        return FollowUpForm(formdata=None, **drafts)
    kept = {
        "tried": row.tried.value if row.tried else "",
        "changed": row.changed,
        "next_step": row.next_step,
        "shares_words": row.shares_words,
        "edition": str(row.edition),
    }
    return FollowUpForm(formdata=None, **{**kept, **drafts})


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _day(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
