"""What the pages of a placement have in common: the placement as whoever asks sees it."""

from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms import Field

from learning import clock
from learning.drafts.queries import drafts_for
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.forms import WordsForm
from learning.shadowing.placements.found import placement_seen, ticks_of, wording_in_force
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.pages import PlacementPage, aim_lines
from learning.shadowing.placements.rules import draft_key
from learning.shadowing.placements.wordings import Wording, wording_of
from learning.shadowing.rules import Party
from learning.shadowing.visits.queries import visits_of
from learning.web.library import library

ONE = "/placements/<int(max=2147483647):placement_id>"
"""The address of one placement."""


def rules_now() -> Wording:
    """The rules of an agreement as the guide has them."""
    return wording_of(library().shadowing.agreement)


def aims_offered() -> frozenset[str]:
    """The aims of the guide, by name."""
    return frozenset(each.statement_slug for each in library().shadowing.aims)


def seen_as(placement_id: int, *parties: Party) -> SeenPlacement:
    """The placement as whoever asks sees it; raises NotFound unless they are one of these to it."""
    seen = placement_seen(current_user.id, placement_id)
    if parties and seen.parties.isdisjoint(parties):
        raise NotFound
    return seen


def page_of(seen: SeenPlacement) -> PlacementPage:
    """The whole of it for a page. Three statements."""
    return PlacementPage(
        seen=seen,
        today=clock.today(),
        kept=wording_in_force(seen.wording_id),
        in_guide=rules_now(),
        ticks=ticks_of((seen.placement_id,)).get(seen.placement_id, ()),
        visits=visits_of(seen.placement_id),
        aims=aim_lines(seen.aims, library().shadowing),
    )


def back_to(placement_id: int, anchor: str | None = None) -> ResponseReturnValue:
    """The way to the placement, to one place in it if it is named."""
    return redirect(url_for("shadowing.read_placement", placement_id=placement_id, _anchor=anchor))


def take_draft(field: Field, placement: int | str, name: str) -> str | None:
    """What was typed there and not sent stands in the field; when it was typed."""
    key = draft_key(placement, name)
    draft = drafts_for(current_user.id, (key,)).get(key)
    if draft is None:
        return None
    field.data = draft.body
    return draft.saved_at.isoformat()


def form_page(
    template: str,
    form: WordsForm,
    *,
    saved_at: str | None = None,
    is_conflict: bool = False,
    **more: Any,
) -> str:
    """A form; `saved_at`: when the draft in it was typed."""
    return render_template(template, form=form, saved_at=saved_at, is_conflict=is_conflict, **more)


def refused_page(
    template: str, form: WordsForm, refused: Refused, **more: Any
) -> ResponseReturnValue:
    """The form again with what is wrong; after a conflict, with what stands now above it."""
    form.refuse(refused)
    is_conflict = isinstance(refused, Conflict)
    return form_page(template, form, is_conflict=is_conflict, **more), 409 if is_conflict else 422
