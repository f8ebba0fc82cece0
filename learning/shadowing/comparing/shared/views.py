"""A placement as its host or a mentor reads it."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.shadowing.blueprint import blueprint
from learning.shadowing.comparing.shared.queries import NotBegun, shared_placement
from learning.sharing.queries import opened_share
from learning.sharing.rules import SubjectKind
from learning.web.library import library


@blueprint.get("/placements/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_placement(share_id: int) -> ResponseReturnValue:
    """Somebody else's placement, to read: the parts they share; to its host once it runs."""
    now = clock.now()
    share = opened_share(current_user.id, share_id, SubjectKind.PLACEMENT, now=now)
    if share is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    try:
        page = shared_placement(current_user.id, share, library(), now=now)
    except NotBegun as error:
        return render_template("shadowing/shared_later.html", error=error), 404
    return render_template("shadowing/shared_placement.html", shared=page, page=page.page)
