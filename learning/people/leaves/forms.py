"""The form for being away; the member's own and the administrator's are the same."""

from datetime import date

from flask_wtf import FlaskForm

from learning.drafts.forms import DayField
from learning.errors import Refused
from learning.people.leaves.rules import Away, check_days


class AwayForm(FlaskForm):  # type: ignore[misc]
    """The first day, and the last one if it is known."""

    starts_on = DayField("From")
    ends_on = DayField("Up to and including")

    def away(self, today: date) -> Away:
        """The days; raises Refused beside the one that cannot be."""
        return check_days(self.starts_on.data, self.ends_on.data, today)

    def refuse(self, refused: Refused) -> None:
        """The message stands beside its day."""
        self[refused.field or "starts_on"].errors = [refused.message]


def form_for(away: Away | None) -> AwayForm:
    """The form with what is known already."""
    if away is None:
        return AwayForm(formdata=None)
    return AwayForm(formdata=None, starts_on=away.starts_on, ends_on=away.ends_on)
