"""The catalogue, the search, and the page of one module."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.courses.blueprint import blueprint
from learning.courses.catalogue import queries, rules
from learning.courses.catalogue.drawn import filters_of, shown_groups
from learning.courses.catalogue.forms import LONGEST_SEARCH, SearchForm
from learning.courses.catalogue.pages import asked_for, shown_module
from learning.drafts.rules import as_kept
from learning.errors import NotFound
from learning.people.rules import leads_learning
from learning.web.library import library


@blueprint.get("/modules")
@login_required
def list_modules() -> str:
    """Every module, or those a filter keeps, in groups, with how far one is."""
    courses = library()
    wanted = rules.known_filter(queries.choices_in(courses), request.args)
    page = queries.catalogue_page(current_user, courses, wanted)
    return render_template(
        "courses/catalogue.html",
        page=page,
        asked=asked_for(wanted),
        filters=filters_of(courses, page),
        groups=shown_groups(courses, page.groups),
        search=SearchForm(),
    )


@blueprint.get("/search")
@login_required
def search_modules() -> str:
    """Where some words stand in the modules, each with the way to the place."""
    words = " ".join(as_kept(request.args.get("words", "")[:LONGEST_SEARCH]).split())
    page = queries.search_page(library(), words)
    return render_template("courses/search.html", page=page, search=SearchForm(words=words))


@blueprint.get("/modules/<module>")
@login_required
def read_module(module: str) -> ResponseReturnValue:
    """What a module is about, how long it takes, how far one is, and one button to go on."""
    try:
        page = queries.module_page(current_user, library(), module, today=clock.today())
    except NotFound:
        return being_mended(module)
    if page.module.slug != module:
        return redirect(url_for("courses.read_module", module=page.module.slug))
    hat = current_user.hat
    return render_template(
        "courses/module.html",
        page=shown_module(page),
        leads_learning=hat is not None and leads_learning(hat.job, hat.roles),
    )


@blueprint.get("/lessons/<module>")
@login_required
def find_module(module: str) -> ResponseReturnValue:
    """A link in a lesson to a whole module leads to that module's page."""
    return redirect(url_for("courses.read_module", module=module))


def being_mended(module: str, lesson: str | None = None) -> ResponseReturnValue:
    """A kind line about what is there but cannot be shown; NotFound if it is not there."""
    found = queries.left_out(library(), module, lesson)
    if found is None:
        raise NotFound
    return render_template("courses/unavailable.html", page=found), 404
