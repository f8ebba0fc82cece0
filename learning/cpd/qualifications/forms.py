"""The form for a qualification record."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types

from learning.cpd.qualifications import words
from learning.cpd.qualifications.plausible import months_typed
from learning.cpd.qualifications.queries import QualificationPage
from learning.cpd.qualifications.rules import Facts, Qualification, Setting
from learning.drafts.forms import DayField
from learning.errors import Refused

LONGEST_EDITION = 9
YES_OR_NO = [SelectChoice("no", "No"), SelectChoice("yes", "Yes")]


class RecordForm(FlaskForm):  # type: ignore[misc]
    """Days and answers; `edition` names the record they were made from."""

    edition = HiddenField()
    appointed_on = DayField("When did your present appointment as a SENCo begin?")
    first_senco_on = DayField("Were you a SENCo before that? Your first day ever as one")
    months_before = StringField("How many months were you a SENCo before this appointment?")
    had_breaks = RadioField(
        "Has there been a long break since you became a SENCo?", choices=YES_OR_NO, default="no"
    )
    setting = RadioField(
        "Where are you a SENCo?",
        choices=[SelectChoice(*each) for each in words.SETTING_NAMES.items()],
        default=Setting.MAINSTREAM.value,
    )
    is_head = RadioField(
        "Are you the head teacher, or the acting head, as well?", choices=YES_OR_NO, default="no"
    )
    qualification = RadioField(
        "Which qualification do you hold, or are you taking?",
        choices=[SelectChoice(*each) for each in words.QUALIFICATION_NAMES.items()],
        default=Qualification.NONE.value,
    )
    started_on = DayField("The course began, or begins, on")
    completed_on = DayField("NASENCO completed, or NPQ outcome received, on")

    @property
    def made_from(self) -> int:
        """The edition the form was filled with; 0 for anything that is none of ours."""
        sent = str(self.edition.data or "")
        is_ours = sent.isascii() and sent.isdecimal() and len(sent) <= LONGEST_EDITION
        return int(sent) if is_ours else 0

    def facts(self) -> Facts:
        """What was entered; raises Refused for months that are no number."""
        return Facts(
            appointed_on=self.appointed_on.data,
            first_senco_on=self.first_senco_on.data,
            months_before=months_typed(self.months_before.data or ""),
            qualification=Qualification(self.qualification.data),
            started_on=self.started_on.data,
            completed_on=self.completed_on.data,
            had_breaks=self.had_breaks.data == "yes",
            setting=Setting(self.setting.data),
            is_head=self.is_head.data == "yes",
        )

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        if refused.field is not None:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)


def filled(page: QualificationPage) -> RecordForm:
    """The form with what the record says."""
    facts = page.facts
    values: dict[str, Any] = {
        "edition": page.edition,
        "appointed_on": facts.appointed_on,
        "first_senco_on": facts.first_senco_on,
        "months_before": "" if facts.months_before is None else str(facts.months_before),
        "qualification": facts.qualification.value,
        "started_on": facts.started_on,
        "completed_on": facts.completed_on,
        "had_breaks": "yes" if facts.had_breaks else "no",
        "setting": facts.setting.value,
        "is_head": "yes" if facts.is_head else "no",
    }
    return RecordForm(formdata=None, **values)
