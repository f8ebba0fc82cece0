"""A module as one document to print or to save: the page, and the PDF of the same."""

from pathlib import Path

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.courses import rules
from learning.courses.blueprint import blueprint
from learning.courses.catalogue.views import being_mended
from learning.courses.handouts import queries
from learning.courses.handouts.pages import ShownHandout, pictures_of, shown_handout
from learning.courses.handouts.queries import HandoutPage
from learning.errors import NotFound
from learning.people.letters import site_of
from learning.web.downloads import pdf_or_page
from learning.web.library import library

PAPER_CSS = Path(__file__).parents[1] / "paper.css"


@blueprint.get("/lessons/<module>/handout")
@login_required
def read_handout(module: str) -> ResponseReturnValue:
    """The whole module on one page, ready for paper."""
    try:
        page = _page(module)
    except NotFound:
        return being_mended(module)
    if page.module.slug != module:
        return redirect(_url("courses.read_handout", page))
    return render_template("courses/handout.html", page=_shown(page))


@blueprint.get("/lessons/<module>/handout.pdf")
@login_required
def download_handout(module: str) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = _page(module)
    site = site_of(current_app.config["ALONGSIDE"]).link("")
    html = render_template("courses/handout_paper.html", page=_shown(page, site))
    name = f"{page.module.slug}.pdf"
    return pdf_or_page(html, name, _url("courses.read_handout", page), PAPER_CSS, pictures_of(page))


def _page(module: str) -> HandoutPage:
    wants_notes = request.args.get("notes") == "yes"
    return queries.handout_page(current_user, library(), module, wants_notes=wants_notes)


def _shown(page: HandoutPage, site: str = "") -> ShownHandout:
    return shown_handout(
        page,
        own_courses=current_app.config["ALONGSIDE"].content_roots[0],
        is_past_review=rules.is_past_review(page.module, clock.today()),
        site=site,
    )


def _url(endpoint: str, page: HandoutPage) -> str:
    notes = "yes" if page.shows_notes else None
    return url_for(endpoint, module=page.module.slug, notes=notes)
