"""The plan on two sides of paper, as a PDF, and its days for a calendar."""

from pathlib import Path

from flask import Response, current_app, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from learning.people.letters import site_of
from learning.plans.blueprint import blueprint
from learning.plans.dates import entries
from learning.plans.views.own import own_page
from learning.web.calendars import calendar_download
from learning.web.downloads import pdf_or_page

PAPER_CSS = Path(__file__).parents[1] / "paper.css"


@blueprint.get("/plans/<int(max=2147483647):plan_id>/print")
@login_required
def print_plan(plan_id: int) -> str:
    """The plan for paper."""
    return render_template("plans/print.html", page=own_page(plan_id))


@blueprint.get("/plans/<int(max=2147483647):plan_id>.pdf")
@login_required
def download_plan(plan_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = own_page(plan_id)
    html = render_template("plans/paper.html", page=page)
    page_url = url_for("plans.print_plan", plan_id=plan_id)
    return pdf_or_page(html, f"plan-{page.today}.pdf", page_url, PAPER_CSS)


@blueprint.get("/plans/<int(max=2147483647):plan_id>.ics")
@login_required
def download_dates(plan_id: int) -> Response:
    """The days of goals, actions and reviews for a calendar."""
    page = own_page(plan_id)
    site = site_of(current_app.config["ALONGSIDE"])
    link = site.link(url_for("plans.read_plan", plan_id=plan_id))
    return calendar_download(page.title, entries(page, link), f"plan-{page.today}.ics")
