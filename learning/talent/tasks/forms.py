"""The form that says when a task was done, and what one takes from it."""

from wtforms import HiddenField, TextAreaField

from learning.drafts.forms import DayField
from learning.talent.forms import WayForm


class TaskForm(WayForm):
    """When, and what one takes from it; `edition` names what a change was made from."""

    done_on = DayField("On which day?")
    note = TextAreaField("What do you take from it?")
    edition = HiddenField()
