"""What the buttons on the form of a session do to it before anything is kept; what is refused."""

import re

from content import Library
from learning.errors import Refused
from learning.inset.rules import SessionKind
from learning.inset.sessions import rows
from learning.inset.sessions.forms import SessionForm
from learning.inset.sessions.timings import length_for

_ON_ROW = re.compile(r"(?P<what>up|down|remove)-(?P<place>\d{1,3})", re.ASCII)


def shape(form: SessionForm, button: str, library: Library) -> bool:
    """Whether the button changes the page only; if so, it has.

    `module`, `add`, `sum`, `fit`, `lengthen`, `kind-coaching`, `up-3`, `down-3`, `remove-3`.
    """
    known = {
        "module": _use_module,
        "add": _add,
        "sum": _sum_up,
        "fit": _fit,
        "lengthen": _lengthen,
    }
    row = _ON_ROW.fullmatch(button)
    if button in known:
        known[button](form, library)
    elif row:
        _on_row(form, row["what"], int(row["place"]), library)
    elif button.removeprefix("kind-") in tuple(SessionKind) and button.startswith("kind-"):
        form.kind.data = button.removeprefix("kind-")
    else:
        return False
    return True


def check_module(form: SessionForm, library: Library) -> None:
    """Raise Refused if another module is chosen than the one whose parts are shown; show those."""
    if (form.module.data or "") == (form.shown_module.data or ""):
        return
    _use_module(form, library)
    raise Refused(
        "The parts of this module are below now. Look through them, and save once more.", "module"
    )


def refuse(form: SessionForm, refused: Refused) -> None:
    """The message stands beside its field, also beside one of a part."""
    inner = {field.id: field for entry in form.parts for field in entry.form}
    if refused.field in inner:
        inner[refused.field].errors = [refused.message]
        form.part_errors = [(refused.field, refused.message)]
    else:
        form.refuse(refused)


def _use_module(form: SessionForm, library: Library) -> None:
    slug = form.module.data or ""
    if slug == (form.shown_module.data or ""):
        return
    had_none = not form.shown_module.data
    shown = rows.with_module(form.sent_rows, slug, library)
    module = library.module(slug)
    form.shown_module.data = form.module.data = module.slug if module else ""
    if module and had_none:
        form.minutes.data = str(length_for(row.part for row in shown if row.is_in))
    if module and not (form.title.data or "").strip():
        form.title.data = module.title
    form.put(shown, library)


def _add(form: SessionForm, library: Library) -> None:
    form.put(rows.with_another(form.sent_rows), library)


def _sum_up(form: SessionForm, library: Library) -> None:
    form.put(form.sent_rows, library)


def _fit(form: SessionForm, library: Library) -> None:
    if form.length:
        form.put(rows.made_to_fit(form.sent_rows, form.length), library)


def _lengthen(form: SessionForm, library: Library) -> None:  # noqa: ARG001 - one of several
    form.minutes.data = str(length_for(row.part for row in form.sent_rows if row.is_in))


def _on_row(form: SessionForm, what: str, place: int, library: Library) -> None:
    if what == "remove":
        form.put(rows.without(form.sent_rows, place), library)
    else:
        form.put(rows.moved(form.sent_rows, place, -1 if what == "up" else 1), library)
