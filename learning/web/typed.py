"""What a person had typed into a form that could not be used, so that they can copy it."""

import re
from collections.abc import Iterable
from itertools import islice

from flask import request
from werkzeug.exceptions import HTTPException
from wtforms import FieldList, Form, TextAreaField

MOST_TEXTS = 40
"""More than any form has fields to type into; a request may claim hundreds of thousands."""
NEVER_SHOWN = re.compile(r"password|token|secret|^next$|^form_id$", re.IGNORECASE)
CHOSEN_NOT_TYPED = re.compile(
    r"[0-9a-f]{16,}|w[0-9a-f]{12}|[0-9]*|on|yes|no|true|false|[a-z0-9]+([-_][a-z0-9]+)+"
)
NO_PAGE_HOLDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and half characters that cannot be sent."""


class TypedForm(Form):
    """What somebody had typed, to be copied; it is sent nowhere."""

    texts = FieldList(TextAreaField())


def typed_form() -> TypedForm:
    """What was typed into the form that this request sent, each text under a label of its own."""
    texts = typed_texts(_sent())
    form = TypedForm(texts=texts)
    for number, entry in enumerate(form.texts, start=1):
        part = f", part {number} of {len(texts)}" if len(texts) > 1 else ""
        entry.label.text = f"What you typed{part}"
    return form


def typed_texts(fields: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """What a person typed into a form, in order: no passwords, tokens, choices or empty fields."""
    typed = (
        NO_PAGE_HOLDS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        for name, text in fields
        if text.strip()
        and not NEVER_SHOWN.search(name)
        and not CHOSEN_NOT_TYPED.fullmatch(text.strip())
    )
    return tuple(islice(typed, MOST_TEXTS))


def _sent() -> Iterable[tuple[str, str]]:
    """The fields of the request; none, if it was too large or too broken to be read."""
    try:
        return request.form.items(multi=True)
    except HTTPException:
        return ()
