"""The controls inside a lesson for what other domains keep: words written, a day chosen."""

import secrets
from dataclasses import dataclass

from wtforms import DateField, Field, Form, TextAreaField


class WordsForm(Form):
    """A reflection, sent to the reflections' own page."""

    body = TextAreaField("Your words")


class DayForm(Form):
    """By when somebody means to do an action, sent to the actions' own page."""

    due_on = DateField("By when?")


@dataclass(frozen=True, slots=True)
class PromptForm:
    """The control of one prompt, and the name of this filling-in: each form has its own."""

    control: Field
    form_id: str


def words_form(slug: str, words: str) -> PromptForm:
    """A text area for one prompt, with what was typed so far."""
    return _named(WordsForm(body=words).body, f"reflect-{slug}-words")


def day_form(slug: str) -> PromptForm:
    """A day for one action, none chosen yet."""
    return _named(DayForm().due_on, f"action-{slug}-day")


def _named(control: Field, id: str) -> PromptForm:
    """Ids are the prompt's own: a lesson may have several of one kind."""
    control.id = control.label.field_id = id
    return PromptForm(control, secrets.token_hex(16))
