"""The page of a session that is being arranged, kept as a draft between two of its buttons.

So every button answers with a redirect, and neither a refresh nor the way back loses anything.
"""

import json
from collections.abc import Iterator

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, FieldList, SelectMultipleField
from wtforms.fields.core import Field

from learning.drafts.forms import FORM_ID
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.inset.sessions.checking import draft_keys
from learning.inset.sessions.forms import SessionForm

NEVER_KEPT = ("csrf_token", "names_no_pupil")
TICKED = "y"


def keep_page(person_id: int, session_id: int | None, form: SessionForm) -> str:
    """What is on the page is kept: the name to open it again by.

    Raises Refused if it is longer than a draft may be.
    """
    name = form.sent_as
    body = json.dumps(list(_pairs(form)), ensure_ascii=False)
    save_draft(person_id, _key(session_id, name), body=body)
    return name


def kept_page(person_id: int, session_id: int | None, name: str) -> SessionForm | None:
    """The form as it was kept under this name; None if it is not there (any more)."""
    draft = draft_for(person_id, _key(session_id, name)) if FORM_ID.fullmatch(name) else None
    if draft is None:
        return None
    return SessionForm(formdata=MultiDict(tuple(pair) for pair in json.loads(draft.body)))


def _key(session_id: int | None, name: str) -> str:
    return f"{draft_keys(session_id)}page:{name}"


def _pairs(form: SessionForm) -> Iterator[tuple[str, str]]:
    for field in form:
        if isinstance(field, FieldList):
            for entry in field:
                for inner in entry.form:
                    yield from _values(inner)
        elif field.name not in NEVER_KEPT:
            yield from _values(field)


def _values(field: Field) -> Iterator[tuple[str, str]]:
    if isinstance(field, BooleanField):
        if field.data:
            yield field.name, TICKED
    elif isinstance(field, SelectMultipleField):
        for value in field.data or ():
            yield field.name, str(value)
    elif field.data:
        yield field.name, str(field.data)
    elif field.raw_data and str(field.raw_data[0]):
        yield field.name, str(field.raw_data[0])
