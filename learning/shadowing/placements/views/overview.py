"""All placements of whoever asks: what they must do first, each in its state, what is over."""

from flask import render_template
from flask_login import current_user, login_required

from learning import clock
from learning.people.surroundings.queries import staff_hats
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.overview import placements_page
from learning.shadowing.placements.views.own import rules_now


@blueprint.get("/placements")
@login_required
def list_placements() -> str:
    """What is to be done first; then one's own, those as host, those one releases time for."""
    page = placements_page(current_user.id, clock.today(), rules_now())
    return render_template(
        "shadowing/placements.html", page=page, may_ask=bool(staff_hats(current_user))
    )
