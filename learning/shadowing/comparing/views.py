"""The expected day beside those seen, on the screen and on paper; what was seen, what not yet."""

from pathlib import Path

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.comparing import queries, services
from learning.shadowing.comparing.forms import SeenForm, form_of
from learning.shadowing.comparing.pages import ComparisonPage
from learning.shadowing.comparing.seen import coverage
from learning.shadowing.models import Visit
from learning.shadowing.placements.queries import own_placement
from learning.shadowing.visits.queries import own_visit
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.web.downloads import pdf_or_page
from learning.web.library import library

PAPER_CSS = Path(__file__).with_name("paper.css")


@blueprint.get("/placements/<int(max=2147483647):placement_id>/comparison")
@login_required
def read_comparison(placement_id: int) -> str:
    """What surprised, in a sentence; then the bars, the table, and what to make of it."""
    return _shown("shadowing/comparison.html", _own_page(placement_id))


@blueprint.get("/placements/<int(max=2147483647):placement_id>/comparison/print")
@login_required
def print_comparison(placement_id: int) -> str:
    """The same for paper, to talk about with a mentor: without notes."""
    page = _own_page(placement_id)
    return render_template("shadowing/comparison_print.html", page=page)


@blueprint.get("/placements/<int(max=2147483647):placement_id>/comparison.pdf")
@login_required
def download_comparison(placement_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = _own_page(placement_id)
    html = render_template("shadowing/comparison_paper.html", page=page)
    page_url = url_for("shadowing.print_comparison", placement_id=placement_id)
    return pdf_or_page(html, f"comparison-{clock.today()}.pdf", page_url, PAPER_CSS)


@blueprint.get("/placements/<int(max=2147483647):placement_id>/seen")
@login_required
def read_seen(placement_id: int) -> str:
    """What the placement has shown, what to look out for next time; highs, lows and energy."""
    return _shown("shadowing/seen.html", _own_page(placement_id))


@blueprint.get("/visits/<int(max=2147483647):visit_id>/seen")
@login_required
def edit_seen(visit_id: int) -> ResponseReturnValue:
    """What of the guide was seen on this visit, to tick."""
    visit = own_visit(current_user.id, visit_id)
    found = coverage(library().shadowing, queries.seen_on(visit.placement_id))
    return _seen_page(visit, form_of(found, visit_id))


@blueprint.post("/visits/<int(max=2147483647):visit_id>/seen")
@login_required
@writes
def save_seen(visit_id: int) -> ResponseReturnValue:
    """What was ticked counts as seen."""
    visit = own_visit(current_user.id, visit_id)
    form = SeenForm()
    try:
        services.tick_seen(
            current_user.id,
            visit_id,
            library().shadowing,
            ticked=form.ticked,
            shown=form.was_ticked,
        )
    except Refused as refused:
        form.refuse(refused)
        form.offer(coverage(library().shadowing, queries.seen_on(visit.placement_id)), visit_id)
        return _seen_page(visit, form), 422
    flash("Kept.", "done")
    return redirect(url_for("shadowing.read_seen", placement_id=visit.placement_id))


def _own_page(placement_id: int) -> ComparisonPage:
    placement = own_placement(current_user.id, placement_id)
    return queries.comparison_page(placement, library(), now=clock.now())


def _shown(template: str, page: ComparisonPage) -> str:
    shares = shares_of(
        current_user.id, SubjectKind.PLACEMENT, page.placement_id, today=clock.today()
    )
    return render_template(template, page=page, shares=shares)


def _seen_page(visit: Visit, form: SeenForm) -> str:
    page_day = clock.london_day(visit.starts_at)
    shares = shares_of(
        current_user.id, SubjectKind.PLACEMENT, visit.placement_id, today=clock.today()
    )
    return render_template(
        "shadowing/tick_seen.html", visit=visit, day=page_day, form=form, shares=shares
    )
