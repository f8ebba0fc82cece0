"""The templates: a list, each one to read, print or copy, and each as a PDF."""

from pathlib import Path

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from learning.courses.blueprint import blueprint
from learning.courses.catalogue.rules import people_named
from learning.courses.sheets.queries import sheet_page
from learning.web.downloads import pdf_or_page
from learning.web.library import library

PAPER_CSS = Path(__file__).parents[1] / "paper.css"


@blueprint.get("/templates")
@login_required
def list_templates() -> str:
    """Every template, with what it is for."""
    templates = [(each, people_named(each.audience)) for each in library().templates]
    return render_template("courses/sheets.html", templates=templates)


@blueprint.get("/templates/<slug>")
@login_required
def read_template(slug: str) -> str:
    """One template: the form, how to use it, and one filled in."""
    return render_template("courses/sheet.html", page=sheet_page(library(), slug))


@blueprint.get("/templates/<slug>.pdf")
@login_required
def download_template(slug: str) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = sheet_page(library(), slug)
    html = render_template("courses/sheet_paper.html", page=page)
    page_url = url_for("courses.read_template", slug=page.template.slug)
    return pdf_or_page(html, f"{page.template.slug}.pdf", page_url, PAPER_CSS)
