"""Finding a host and asking: by school, or from an offer on the board."""

from dataclasses import dataclass
from typing import Any

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import NotFound, Refused
from learning.network.board.queries import OpportunityLine, opportunity_seen
from learning.people.surroundings.queries import staff_hats
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements import services
from learning.shadowing.placements.around import HostLine, by_school, hosts_around
from learning.shadowing.placements.forms import AskForm
from learning.shadowing.placements.services import NOT_AROUND
from learning.shadowing.placements.views.own import (
    aims_offered,
    back_to,
    form_page,
    refused_page,
    take_draft,
)
from learning.web.library import library

TEMPLATE = "shadowing/ask.html"


@dataclass(frozen=True, slots=True)
class _Choice:
    """Those who can be asked, the one who is, and the offer it begins from."""

    hosts: tuple[HostLine, ...]
    host: HostLine | None
    offer: OpportunityLine | None


@blueprint.get("/placements/ask")
@login_required
def start_placement() -> str:
    """Who can be asked, by school; once somebody is chosen, the form to ask them with."""
    choice = _choice(request.args.get("host", ""), request.args.get("opportunity", ""))
    if choice.host is None:
        return _hosts_page(choice)
    form = _form(formdata=None)
    form.host.data = choice.host.key
    form.opportunity.data = str(choice.offer.opportunity_id) if choice.offer else ""
    saved_at = take_draft(form.aim, "new", "aim")
    return form_page(TEMPLATE, form, host=choice.host, offer=choice.offer, saved_at=saved_at)


@blueprint.post("/placements/ask")
@login_required
@writes
def ask_for_placement() -> ResponseReturnValue:
    """The host is asked."""
    form = _form()
    choice = _choice(form.host.data or "", form.opportunity.data or "")
    if choice.host is None:
        return _hosts_page(choice, NOT_AROUND), 422
    more: dict[str, Any] = {"host": choice.host, "offer": choice.offer}
    if not form.validate():
        return form_page(TEMPLATE, form, **more), 422
    try:
        row = services.ask(
            current_user,
            form.wish,
            host_key=choice.host.key,
            home_organisation_id=_number(form.home.data or ""),
            offered_aims=aims_offered(),
            form_id=form.sent_as,
            opportunity_id=choice.offer.opportunity_id if choice.offer else None,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return refused_page(TEMPLATE, form, refused, **more)
    flash(f"{choice.host.name} is asked, and sees it under Placements.", "done")
    return back_to(row.id)


def _choice(host: str, opportunity: str) -> _Choice:
    """Of an offer, those at the school that offers; one who posted it as SENCo is chosen."""
    hosts = hosts_around(current_user)
    offer = _offer(_number(opportunity))
    if offer is not None:
        at_school = tuple(h for h in hosts if h.organisation_id == offer.organisation_id)
        hosts = at_school or hosts
        posted = f"{offer.posted_by_id}-{offer.organisation_id}"
        host = host or posted
    found = (each for each in hosts if host in (each.key, str(each.person_id)))
    return _Choice(hosts, next(found, None), offer)


def _offer(opportunity_id: int) -> OpportunityLine | None:
    """The offer, if it still stands around whoever asks; without it, one asks all the same."""
    if not opportunity_id:
        return None
    try:
        return opportunity_seen(current_user, opportunity_id, clock.today())
    except NotFound:
        return None


def _number(typed: str) -> int:
    """A key as a form or an address has it; 0 for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0  # noqa: PLR2004 - no key is longer


def _form(**more: object) -> AskForm:
    form = AskForm(**more)
    form.offer_aims(library().shadowing.aims)
    form.offer_schools(staff_hats(current_user))
    return form


def _hosts_page(choice: _Choice, error: str = "") -> str:
    return render_template(
        "shadowing/hosts.html",
        schools=by_school(choice.hosts),
        offer=choice.offer,
        error=error,
        may_ask=bool(staff_hats(current_user)),
    )
