"""Sharing one reflection with somebody, and reading one that is shared."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.reflections.blueprint import blueprint
from learning.reflections.shared import queries
from learning.sharing import services
from learning.sharing.forms import share_form_for
from learning.sharing.queries import opened_share
from learning.sharing.rules import SubjectKind


@blueprint.get("/reflections/<int(max=2147483647):reflection_id>/share")
@login_required
def choose_share(reflection_id: int) -> str:
    """With whom and until when; exactly what they would see; and who sees it now."""
    page = queries.reflection_to_share(current_user.id, reflection_id)
    form = share_form_for(current_user, SubjectKind.REFLECTION, today=clock.today())
    return render_template("reflections/share.html", page=page, form=form)


@blueprint.post("/reflections/<int(max=2147483647):reflection_id>/share")
@login_required
@writes
def share_reflection(reflection_id: int) -> ResponseReturnValue:
    """The person may see these words, and nothing written before or after them."""
    page = queries.reflection_to_share(current_user.id, reflection_id)
    form = share_form_for(current_user, SubjectKind.REFLECTION, today=clock.today())
    if not form.validate_on_submit():
        return render_template("reflections/share.html", page=page, form=form), 422
    try:
        services.share(
            current_user.id,
            kind=SubjectKind.REFLECTION,
            subject_id=reflection_id,
            title=page.title,
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("reflections/share.html", page=page, form=form), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("reflections.choose_share", reflection_id=reflection_id))


@blueprint.get("/reflections/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_reflection(share_id: int) -> ResponseReturnValue:
    """Somebody else's words under one question, to read."""
    share = opened_share(current_user.id, share_id, SubjectKind.REFLECTION, now=clock.now())
    if share is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    page = queries.shared_reflection(share)
    return render_template("reflections/shared.html", page=page, share=share)
