"""A closed review on two sides of paper, and as a PDF."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.errors import NotFound
from learning.talent.blueprint import blueprint
from learning.talent.readiness import queries
from learning.talent.readiness.queries import Review
from learning.talent.readiness.views.reviews import REVIEW
from learning.web.downloads import pdf_or_page
from learning.web.library import library

PAPER_CSS = Path(__file__).parents[1] / "paper.css"
MOST_TITLES = 3
"""Of the evidence for one checkpoint, so that paper keeps to two sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """A closed review as it stands on paper: answers and titles, no notes, nothing of a mentor."""

    review: Review
    owner_name: str
    school_name: str
    today: date
    most_titles: int = MOST_TITLES


@blueprint.get(f"{REVIEW}/print")
@login_required
def print_review(review_id: int) -> str:
    """The review for paper."""
    return render_template("talent/readiness_print.html", page=_page(review_id))


@blueprint.get(f"{REVIEW}.pdf")
@login_required
def download_review(review_id: int) -> ResponseReturnValue:
    """The same as a tagged PDF, or else the page for paper."""
    page = _page(review_id)
    html = render_template("talent/readiness_paper.html", page=page)
    page_url = url_for("talent.print_review", review_id=review_id)
    return pdf_or_page(html, f"readiness-review-{page.today}.pdf", page_url, PAPER_CSS)


def _page(review_id: int) -> PaperPage:
    review = queries.own_review(current_user.id, review_id, library().shadowing)
    if review.facts.is_open:
        raise NotFound
    return PaperPage(
        review=review,
        owner_name=current_user.name,
        school_name=current_user.hat.school_name if current_user.hat else "",
        today=clock.today(),
    )
