"""The controls inside a lesson for what other domains keep: words written, a day chosen."""

from datetime import date

from wtforms import DateField, Field, Form, TextAreaField


class WordsForm(Form):
    """A reflection, sent to the reflections' own page."""

    body = TextAreaField("Your words")


class DayForm(Form):
    """By when somebody means to do an action, sent to the actions' own page."""

    due_on = DateField("By when?")


def words_control(slug: str, words: str) -> Field:
    """A text area for one prompt, with what was typed so far; its id is the prompt's own."""
    control = WordsForm(body=words).body
    control.id = f"reflect-{slug}-words"
    return _labelled(control)


def day_control(slug: str, day: date | None = None) -> Field:
    """A day for one action; its id is the action's own."""
    control = DayForm(due_on=day).due_on
    control.id = f"action-{slug}-day"
    return _labelled(control)


def _labelled(control: Field) -> Field:
    control.label.field_id = control.id
    return control
