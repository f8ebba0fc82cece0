"""The forms for signing in, for one's account, for links and for reading settings."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    PasswordField,
    RadioField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined] # newer than its types
from wtforms.validators import InputRequired, Length

from learning.drafts.rules import as_kept
from learning.errors import Refused
from learning.people.rules import LONGEST_EMAIL, LONGEST_NAME, LONGEST_PASSWORD, Phase

PHASES = [
    SelectChoice(Phase.PRIMARY, "Primary"),
    SelectChoice(Phase.SECONDARY, "Secondary"),
    SelectChoice(Phase.ALL_THROUGH, "All-through"),
    SelectChoice(Phase.SPECIAL, "Special"),
    SelectChoice(Phase.OTHER, "Another kind of school"),
]
TYPEFACES = [
    SelectChoice("atkinson", "Atkinson Hyperlegible"),
    SelectChoice("lexend", "Lexend"),
    SelectChoice("system", "My device’s own"),
]
SIZES = [
    SelectChoice("100", "Usual"),
    *(SelectChoice(size, f"{size}%") for size in ("110", "120", "130", "140")),
]
SPACINGS = [SelectChoice("normal", "Usual"), SelectChoice("wide", "Wide")]
TINTS = [
    SelectChoice("none", "None"),
    SelectChoice("cream", "Cream"),
    SelectChoice("blue", "Blue"),
    SelectChoice("green", "Green"),
    SelectChoice("rose", "Rose"),
]
THEMES = [
    SelectChoice("system", "As my device"),
    SelectChoice("light", "Light"),
    SelectChoice("dark", "Dark"),
]


def not_endless(_form: FlaskForm, field: Field) -> None:
    """A password of a length that is hashed; no `maxlength`, which would cut a pasted one short."""
    if len(field.data or "") > LONGEST_PASSWORD:
        raise ValidationError(f"A password has at most {LONGEST_PASSWORD} characters.")


def typed(field: StringField) -> str:
    """What was typed into a field; nothing at all is an empty text."""
    return field.data or ""


class PeopleForm(FlaskForm):  # type: ignore[misc]
    """A form that can take a refusal of a service and show it where it belongs."""

    def validate(self, extra_validators: Mapping[str, Sequence[Any]] | None = None) -> bool:
        """Whether everything typed can be used; if not, it can at least be shown again."""
        is_valid: bool = super().validate(extra_validators)
        if not is_valid:
            self._make_showable()
        return is_valid

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the field it belongs to, or above the form."""
        self._make_showable()
        if refused.field is not None and refused.field in self:
            self[refused.field].errors = [refused.message]
        else:
            self.form_errors.append(refused.message)

    def _make_showable(self) -> None:
        """Characters that no page can hold are left out of what was typed."""
        for field in self:
            if isinstance(field.data, str):
                field.data = as_kept(field.data)


class SignInForm(PeopleForm):
    """E-mail address and password."""

    email = StringField(
        "E-mail address",
        [
            InputRequired("Enter your e-mail address."),
            Length(max=LONGEST_EMAIL, message="This is too long for an e-mail address."),
        ],
    )
    password = PasswordField("Password", [InputRequired("Enter your password."), not_endless])
    keep = BooleanField("Keep me signed in on this device")


class ForgottenPasswordForm(PeopleForm):
    """Where to send a link."""

    email = StringField(
        "E-mail address",
        [
            InputRequired("Enter your e-mail address."),
            Length(max=LONGEST_EMAIL, message="This is too long for an e-mail address."),
        ],
    )


class NameForm(PeopleForm):
    """What one is called."""

    name = StringField(
        "Your name",
        [
            InputRequired("Enter your name."),
            Length(max=LONGEST_NAME, message=f"Use at most {LONGEST_NAME} characters."),
        ],
    )


class EmailForm(PeopleForm):
    """The address to sign in with; the password shows that it is the person who asks."""

    email = StringField(
        "New e-mail address",
        [
            InputRequired("Enter an e-mail address."),
            Length(max=LONGEST_EMAIL, message="This is too long for an e-mail address."),
        ],
    )
    password = PasswordField("Your password", [InputRequired("Enter your password."), not_endless])


class PasswordForm(PeopleForm):
    """A new password in place of the present one."""

    present_password = PasswordField(
        "Your password now", [InputRequired("Enter the password you have now."), not_endless]
    )
    password = PasswordField("New password", [InputRequired("Choose a new password."), not_endless])


class ResetForm(PeopleForm):
    """A new password, from a link."""

    password = PasswordField("New password", [InputRequired("Choose a new password."), not_endless])


class InvitationForm(NameForm):
    """Who one is, and the password: a first one, or the one somebody already has."""

    password = PasswordField("Password", [InputRequired("Enter a password."), not_endless])


class SetUpForm(NameForm):
    """The first school and its first administrator."""

    school_name = StringField(
        "Name of the school",
        [
            InputRequired("Enter the name of your school."),
            Length(max=LONGEST_NAME, message=f"Use at most {LONGEST_NAME} characters."),
        ],
    )
    phase = RadioField("Phase", [InputRequired("Choose the phase of your school.")], choices=PHASES)
    urn = StringField(
        "Unique reference number (optional)",
        [Length(max=10, message="A school’s unique reference number has six digits.")],
    )
    email = StringField(
        "Your e-mail address",
        [
            InputRequired("Enter your e-mail address."),
            Length(max=LONGEST_EMAIL, message="This is too long for an e-mail address."),
        ],
    )
    is_senco = BooleanField("I am the SENCo")
    is_leader = BooleanField("I am on the leadership team")
    password = PasswordField("Password", [InputRequired("Choose a password."), not_endless])


class ReadingSettingsForm(PeopleForm):
    """How pages look for one reader."""

    typeface = RadioField("Typeface", choices=TYPEFACES)
    size = RadioField("Size of text", choices=SIZES)
    spacing = RadioField("Space between letters, words and lines", choices=SPACINGS)
    tint = RadioField("Tint of the page", choices=TINTS)
    theme = RadioField("Light or dark", choices=THEMES)
    next = HiddenField()
