"""The one form of this domain: a code to check."""

from wtforms import Form, StringField


class CodeForm(Form):
    """A certificate code as somebody read it."""

    code = StringField("Certificate code")
