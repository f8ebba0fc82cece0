"""The page of a finished module."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.courses.blueprint import blueprint
from learning.courses.completions.queries import completion_page
from learning.web.library import library


@blueprint.get("/modules/<module>/finished")
@login_required
def read_completion(module: str) -> ResponseReturnValue:
    """One line of thanks, what it counted for, what is next; the module while it is not finished."""
    page = completion_page(current_user.id, library(), module, today=clock.today())
    if page is None:
        return redirect(url_for("courses.read_module", module=module))
    return render_template("courses/finished.html", page=page)
