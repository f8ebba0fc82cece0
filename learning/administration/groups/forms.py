"""The forms for groups of staff."""

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from learning.administration.fields import CheckboxesField, SchoolForm, choices
from learning.administration.staff.queries import GONE
from learning.people.administering.queries import StaffPage
from learning.people.groups.services import LONGEST_GROUP_NAME
from learning.people.rules import JOB_NAMES


class NameForm(SchoolForm):
    """What a group is called."""

    name = StringField(
        "Name of the group",
        [
            InputRequired("Enter a name for the group."),
            Length(
                max=LONGEST_GROUP_NAME,
                message=f"Use at most {LONGEST_GROUP_NAME} characters.",
            ),
        ],
    )


class GroupForm(NameForm):
    """What a group is called, and who is in it."""

    members = CheckboxesField("Who is in it", coerce=int)

    def offer(self, staff: StaffPage) -> None:
        """Everybody of the school who has not left can be chosen."""
        self.members.choices = choices(
            (each.membership_id, f"{each.name} ({JOB_NAMES[each.job].lower()})")
            for each in staff.members
            if each.state not in GONE
        )
