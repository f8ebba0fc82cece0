"""The review that is open with what surrounds it, earlier ones, and a mentor's view beside."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.forms import FORM_ID, new_form_id
from learning.errors import Refused
from learning.sharing.lines import ShareLine
from learning.sharing.queries import shares_of
from learning.sharing.rules import Part, SubjectKind
from learning.talent.blueprint import blueprint
from learning.talent.queries import open_interest
from learning.talent.readiness import queries, services
from learning.talent.readiness.evidence import RatedStatement, aspiring_ratings
from learning.talent.readiness.pages import Place
from learning.talent.readiness.queries import BesideLine, Review, ReviewFacts
from learning.talent.second_views.queries import (
    Asked,
    View,
    about_review,
    still_asked,
    view_named,
    views_of,
)
from learning.web.library import library

READINESS = "/becoming-a-senco/readiness"
REVIEW = f"{READINESS}/<int(max=2147483647):review_id>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessPage:
    """The review that is open, or room to begin one. `reviews`: those that are closed."""

    place: Place | None
    introduction: str
    has_checkpoints: bool
    may_begin: bool
    views: tuple[View, ...]
    asked: tuple[Asked, ...]
    ratings: tuple[RatedStatement, ...]
    reviews: tuple[ReviewFacts, ...]
    new_form_id: str

    @property
    def below(self) -> tuple[RatedStatement, ...]:
        """What the skills audit shows below a place to begin from."""
        return tuple(each for each in self.ratings if each.is_below)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """A closed review: what it came to, what was said, and what a mentor handed over."""

    review: Review
    views: tuple[View, ...]
    can_reopen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """A review as its owner and a mentor answer it. `is_early`: the owner has not finished."""

    review: Review
    view: View
    lines: tuple[BesideLine, ...]

    @property
    def is_early(self) -> bool:
        """Whether the owner has left open what the mentor has answered."""
        return any(each.theirs.answer and not each.line.kept.answer for each in self.lines)

    @property
    def said(self) -> tuple[BesideLine, ...]:
        """The checkpoints to which at least one of the two has said something."""
        return tuple(each for each in self.lines if each.is_said)

    @property
    def to_talk_about(self) -> tuple[BesideLine, ...]:
        """Where the two of them answered otherwise."""
        return tuple(each for each in self.lines if each.is_to_talk_about)


@blueprint.get(READINESS)
@login_required
def read_readiness() -> ResponseReturnValue:
    """The review that is open, or what one is and the button to begin; earlier ones."""
    interest = open_interest(current_user.id)
    reviews = queries.reviews_of(current_user.id)
    if interest is None and not reviews:
        return redirect(url_for("talent.read_way"))
    guide = library().shadowing
    here = [each for each in reviews if interest and each.interest_id == interest.id]
    standing = next((each for each in here if each.is_open), None)
    place: Place | None = None
    views: tuple[View, ...] = ()
    asked: tuple[Asked, ...] = ()
    if standing and interest:
        lines = queries.answers_by(standing.review_id, current_user.id, guide)
        place = Place(review=Review(facts=standing, lines=lines))
        views = about_review(views_of(interest.id), standing.review_id)
        asked = still_asked(_shares(interest.id), Part.READINESS, views)
    part = guide.part("readiness")
    page = ReadinessPage(
        place=place,
        introduction=part.introduction if part else "",
        has_checkpoints=bool(guide.checkpoints),
        may_begin=interest is not None,
        views=views,
        asked=asked,
        ratings=aspiring_ratings(current_user.id, library()),
        reviews=tuple(each for each in reviews if not each.is_open),
        new_form_id=new_form_id(),
    )
    return render_template("talent/readiness.html", page=page)


@blueprint.post(f"{READINESS}/begin")
@login_required
@writes
def begin_review() -> ResponseReturnValue:
    """A review is open, or the one that was open already."""
    sent = request.form.get("form_id", "")
    form_id = sent if FORM_ID.fullmatch(sent) else new_form_id()
    try:
        services.begin_review(current_user.id, library().shadowing, form_id=form_id)
    except Refused as refused:
        flash(refused.message, "note")
    return redirect(url_for("talent.read_readiness"))


@blueprint.get(REVIEW)
@login_required
def read_review(review_id: int) -> ResponseReturnValue:
    """A closed review to read, with what follows from it; an open one is where it is answered."""
    review = queries.own_review(current_user.id, review_id, library().shadowing)
    if review.facts.is_open:
        return redirect(url_for("talent.read_readiness"))
    interest = open_interest(current_user.id)
    is_here = interest is not None and interest.id == review.facts.interest_id
    page = ReviewPage(
        review=review,
        views=about_review(views_of(review.facts.interest_id), review_id),
        can_reopen=review.facts.is_newest and is_here,
    )
    return render_template("talent/readiness_review.html", page=page)


@blueprint.get(f"{REVIEW}/views/<int(max=2147483647):view_id>")
@login_required
def read_readiness_beside(review_id: int, view_id: int) -> str:
    """What a mentor has handed over, beside what the owner says."""
    review = queries.own_review(current_user.id, review_id, library().shadowing)
    views = about_review(views_of(review.facts.interest_id), review_id)
    view = view_named(views, view_id)
    page = BesidePage(review=review, view=view, lines=queries.side_by_side(review, view))
    return render_template("talent/readiness_beside.html", page=page)


def _shares(interest_id: int) -> tuple[ShareLine, ...]:
    return shares_of(current_user.id, SubjectKind.INTEREST, interest_id, today=clock.today())
