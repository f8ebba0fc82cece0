"""The forms of joining, and of what a phone sends from the room."""

from wtforms import BooleanField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from learning.drafts.forms import OwnWordsForm
from learning.drafts.rules import as_kept
from learning.errors import Refused
from learning.inset.room.rules import LONGEST_TYPED_NAME
from learning.people.forms import PeopleForm

TOO_LONG = f"This is too long: at most {LONGEST_TYPED_NAME} characters."


class CodeForm(PeopleForm):
    """The code, as somebody reads it from a wall."""

    code = StringField("The code of your session")


class ArrivalForm(PeopleForm):
    """Somebody signed in says that they are there."""

    is_remote = BooleanField("I’m joining remotely")
    was_me = BooleanField("The visitor on this phone was me")


class VisitorForm(PeopleForm):
    """Somebody without an account says who they are, for the list of those who were there."""

    name = StringField(
        "Your name",
        [InputRequired("Enter your name."), Length(max=LONGEST_TYPED_NAME, message=TOO_LONG)],
    )
    school = StringField(
        "Your school, or where you work",
        [
            InputRequired("Enter your school, or where you work."),
            Length(max=LONGEST_TYPED_NAME, message=TOO_LONG),
        ],
    )


class AskForm(OwnWordsForm):
    """A question to the room, without a name."""

    body = TextAreaField("Your question")

    def refuse(self, refused: Refused) -> None:
        """The message stands beside the words, of which what no page can hold is left out."""
        self.body.data = as_kept(self.body.data or "")
        super().refuse(refused)


class KeepForm(PeopleForm):
    """Whether checks answered in the room become one's own attempts."""

    keeps = BooleanField("Count checks answered here as my own attempt")
