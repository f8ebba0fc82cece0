"""The list of a school's people, and each of them."""

from flask import render_template, request, session
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.administration.blueprint import blueprint
from learning.administration.staff import queries
from learning.administration.staff.forms import SearchForm
from learning.people.access import requires
from learning.people.rules import Role

LINK = "link-to-pass-on"


@blueprint.get("/school/people")
@requires(Role.ADMINISTRATOR)
def list_people() -> ResponseReturnValue:
    """The school's people, as many as the search finds."""
    form = SearchForm(request.args)
    number = request.args.get("page", 1, int)
    page = queries.people_page(current_user, form.sought(number))
    form.offer(page.groups)
    return render_template(
        "administration/people.html", page=page, form=form, sought=request.args.to_dict()
    )


@blueprint.get("/school/people/<int:membership_id>")
@requires(Role.ADMINISTRATOR)
def read_person(membership_id: int) -> ResponseReturnValue:
    """What the school knows of one person, what can be done, and a link to pass on, once."""
    page = queries.person_page(current_user, membership_id)
    kept = session.get(LINK)
    link = kept["address"] if kept and kept["membership_id"] == membership_id else None
    if link:
        session.pop(LINK)
    return render_template("administration/person.html", page=page, link=link)
