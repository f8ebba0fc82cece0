"""What a mentor has seen of somebody's attributes. Nothing here shows what the owner has noted.

Not even after handing over: the part that is shared says “apart from mine”, so the mentor may go
on noting later without leaning on it; for the talk the owner brings what they like.
"""

from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Refused
from learning.sharing.rules import Part
from learning.talent.attributes import pages, services
from learning.talent.attributes.pages import Place
from learning.talent.attributes.queries import SelfCheck, self_check
from learning.talent.blueprint import blueprint
from learning.talent.second_views.access import opened_to_read, opened_to_write
from learning.talent.second_views.queries import handed_over_on
from learning.web.library import library

SHARED = "/becoming-a-senco/shared/<int(max=2147483647):share_id>/attributes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAttributesPage:
    """All attributes as a mentor has noted them. `handed_over_on`: since when the owner sees it."""

    place: Place
    check: SelfCheck
    handed_over_on: date | None


@blueprint.get(SHARED)
@login_required
def read_shared_attributes(share_id: int) -> ResponseReturnValue:
    """The three attributes, how far the mentor has looked, and the button to hand over."""
    place = _place_to_read(share_id)
    if place is None:
        return _to_cover(share_id)
    check = self_check(place.interest_id, current_user.id, library().shadowing)
    page = SharedAttributesPage(
        place=place,
        check=check,
        handed_over_on=handed_over_on(place.interest_id, current_user.id, None),
    )
    return render_template("talent/shared_attributes.html", page=page)


@blueprint.get(f"{SHARED}/<attribute_slug>")
@login_required
def note_shared_attribute(share_id: int, attribute_slug: str) -> ResponseReturnValue:
    """The behaviours of one attribute; once handed over, the overview."""
    place = _place_to_read(share_id)
    if place is None:
        return _to_cover(share_id)
    if handed_over_on(place.interest_id, current_user.id, None):
        return redirect(place.overview_url)
    return pages.show_attribute(place, attribute_slug)


@blueprint.post(f"{SHARED}/<attribute_slug>")
@login_required
@writes
def save_shared_attribute(share_id: int, attribute_slug: str) -> ResponseReturnValue:
    """What the mentor chose and typed is kept; the owner sees nothing of it yet."""
    return pages.save_attribute(_place_to_write(share_id), attribute_slug)


@blueprint.post(f"{SHARED}/<attribute_slug>/<slug>")
@login_required
@writes
def save_shared_sighting(share_id: int, attribute_slug: str, slug: str) -> ResponseReturnValue:
    """One choice, as a script sends it."""
    return pages.save_choice(_place_to_write(share_id), attribute_slug, slug)


@blueprint.post(f"{SHARED}/hand-over")
@login_required
@writes
def hand_over_attributes(share_id: int) -> ResponseReturnValue:
    """The owner sees what the mentor has noted."""
    place = _place_to_write(share_id)
    try:
        services.hand_over(current_user.id, place.interest_id)
    except Refused as refused:
        flash(refused.message, "note")
    else:
        flash(f"Handed over. {_owner(place)} can see it now.", "done")
    return redirect(place.overview_url)


@blueprint.post(f"{SHARED}/take-up")
@login_required
@writes
def take_up_attributes(share_id: int) -> ResponseReturnValue:
    """The mentor can go on; until it is handed over anew the owner sees none of it."""
    place = _place_to_write(share_id)
    services.take_up_again(current_user.id, place.interest_id)
    flash(f"You can go on. {_owner(place)} sees none of it until you hand it over again.", "done")
    return redirect(place.overview_url)


def _place_to_read(share_id: int) -> Place | None:
    share = opened_to_read(share_id, Part.ATTRIBUTES)
    return Place(interest_id=share.subject_id, share=share) if share else None


def _place_to_write(share_id: int) -> Place:
    share = opened_to_write(share_id, Part.ATTRIBUTES)
    return Place(interest_id=share.subject_id, share=share)


def _owner(place: Place) -> str:
    return place.share.owner_name if place.share else ""


def _to_cover(share_id: int) -> ResponseReturnValue:
    return redirect(url_for("sharing.read_cover", share_id=share_id))
