"""The forms for a school's people."""

from wtforms import Form, RadioField, SelectField, StringField, ValidationError
from wtforms.validators import InputRequired, Length

from learning.administration.fields import CheckboxesField, DayField, SchoolForm, choices
from learning.administration.staff.queries import EVERYBODY, HERE, REQUESTED, STATE_NAMES, Sought
from learning.people.administering.queries import StaffGroup, StaffMember
from learning.people.administering.services import MembershipChange
from learning.people.rules import JOB_NAMES, LONGEST_EMAIL, LONGEST_NAME, ROLE_NAMES, Job, Role
from learning.people.schools.services import Newcomer

JOBS = [(job.value, name) for job, name in JOB_NAMES.items()]
ROLES = [(role.value, name) for role, name in ROLE_NAMES.items()]
STATES = [
    (HERE, "All who have not left"),
    *((state.value, name) for state, name in STATE_NAMES.items()),
    (REQUESTED, "Ask to be erased"),
    (EVERYBODY, "Everybody"),
]
AT_ONCE, ON_A_DAY = "now", "day"

LONGEST_NUMBER = 9
"""Digits of a group’s key, as far as one can be."""


class SearchForm(Form):
    """Whom to show in the list."""

    words = StringField("Name or e-mail address")
    job = SelectField("Job", choices=choices([("", "Any"), *JOBS]))
    group = SelectField("Group")
    state = SelectField("State", choices=choices(STATES))

    def offer(self, groups: tuple[StaffGroup, ...]) -> None:
        """These groups can be chosen."""
        named = [(str(each.group_id), each.name) for each in groups]
        self.group.choices = choices([("", "Any"), *named])

    def sought(self, page: int) -> Sought:
        """What the form asks for; anything that cannot be chosen means any."""
        group = self.group.data or ""
        return Sought(
            words=(self.words.data or "")[:LONGEST_NAME],
            job=_offered(self.job.data, dict(JOBS), ""),
            group_id=int(group[:LONGEST_NUMBER]) if _is_number(group) else None,
            state=_offered(self.state.data, dict(STATES), HERE),
            page=page,
        )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


class MembershipForm(SchoolForm):
    """What somebody is at the school, as far as it can be chosen."""

    job = SelectField("Job", choices=choices(JOBS))
    roles = CheckboxesField("Roles beside learning", choices=choices(ROLES))
    groups = CheckboxesField("Groups", coerce=int)
    staff_code = StringField("Staff code (optional)")

    def offer(self, groups: tuple[StaffGroup, ...]) -> None:
        """These groups can be chosen."""
        self.groups.choices = choices((each.group_id, each.name) for each in groups)

    @property
    def chosen_roles(self) -> frozenset[Role]:
        """The roles that are ticked."""
        return frozenset(Role(each) for each in self.roles.data or [])

    @property
    def chosen_groups(self) -> list[int]:
        """The keys of the groups that are ticked."""
        return list(self.groups.data or [])


class AddForm(MembershipForm):
    """Somebody new."""

    name = StringField(
        "Name",
        [
            InputRequired("Enter the person’s name."),
            Length(max=LONGEST_NAME, message=f"Use at most {LONGEST_NAME} characters."),
        ],
    )
    email = StringField(
        "E-mail address",
        [
            InputRequired("Enter the person’s e-mail address."),
            Length(max=LONGEST_EMAIL, message="This is too long for an e-mail address."),
        ],
    )

    @property
    def newcomer(self) -> Newcomer:
        """The person as they were typed."""
        return Newcomer(
            name=self.name.data or "",
            email=self.email.data or "",
            job=Job(self.job.data),
            roles=self.chosen_roles,
            staff_code=self.staff_code.data,
        )


class ChangeForm(MembershipForm):
    """What somebody is at the school, and from when until when."""

    starts_on = DayField("First day", [InputRequired("Enter the first day.")])
    ends_on = DayField("Last day (empty if not known)")

    def change(self, member: StaffMember) -> MembershipChange:
        """The membership as it was typed."""
        return MembershipChange(
            job=Job(self.job.data),
            staff_code=self.staff_code.data,
            starts_on=self.starts_on.data or member.starts_on,
            ends_on=self.ends_on.data,
        )


class EndForm(SchoolForm):
    """When a membership ends."""

    when = RadioField(
        "When does it end?",
        [InputRequired("Choose when it ends.")],
        choices=choices([(AT_ONCE, "Now"), (ON_A_DAY, "At the end of a day")]),
    )
    last_day = DayField("Last day")

    def validate_last_day(self, field: DayField) -> None:
        """A day is needed when it ends on one."""
        if self.when.data == ON_A_DAY and field.data is None and not field.errors:
            raise ValidationError("Enter the last day.")


def change_form(member: StaffMember, groups: tuple[StaffGroup, ...]) -> ChangeForm:
    """The form as the membership stands."""
    form = ChangeForm(
        formdata=None,
        job=member.job.value,
        roles=[role.value for role in member.roles],
        groups=[each.group_id for each in groups if member.membership_id in each.membership_ids],
        staff_code=member.staff_code or "",
        starts_on=member.starts_on,
        ends_on=member.ends_on,
    )
    form.offer(groups)
    return form


def _offered(value: str | None, offered: dict[str, str], usual: str) -> str:
    return value if value in offered else usual
