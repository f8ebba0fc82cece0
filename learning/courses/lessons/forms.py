"""The controls inside a lesson for what other domains keep: words written, a day chosen."""

from wtforms import DateField, Field, Form, TextAreaField


class WordsForm(Form):
    """A reflection, sent to the reflections' own page."""

    body = TextAreaField("Your words")


class DayForm(Form):
    """By when somebody means to do an action, sent to the actions' own page."""

    due_on = DateField("By when?")


def words_control(slug: str, words: str = "") -> Field:
    """A text area for one prompt, with what was typed so far."""
    return _named(WordsForm(body=words).body, f"reflect-{slug}-words")


def day_control(slug: str) -> Field:
    """A day for one action, none chosen yet."""
    return _named(DayForm().due_on, f"action-{slug}-day")


def _named(control: Field, id: str) -> Field:
    """Ids are the prompt's own: a lesson may have several of one kind."""
    control.id = control.label.field_id = id
    return control
