"""The expected day, before the first visit; never a right answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from content.shadowing_types import EVERYTHING_ELSE, Category
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.expecting import rules, services
from learning.shadowing.expecting.forms import ExpectedForm, expected_form, filled_expected
from learning.shadowing.models import Placement
from learning.shadowing.placements.queries import own_placement
from learning.shadowing.visits.lines import category_of
from learning.shadowing.visits.queries import expected_of, has_begun_noting
from learning.web.library import library

EXPECTED = "/placements/<int(max=2147483647):placement_id>/expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedPage:
    """An expected day. `rows`: what was said, by title; `why_not`: why it stands."""

    placement_id: int
    categories: Sequence[Category]
    rows: Sequence[tuple[str, int]]
    rest_title: str
    why_not: str | None


@blueprint.get(EXPECTED)
@login_required
def edit_expected(placement_id: int) -> str:
    """The expected day in a form, or as it stands."""
    placement = own_placement(current_user.id, placement_id)
    shares = expected_of(placement_id)
    form = filled_expected(library().shadowing.categories, shares, services.edition_of(shares))
    return _page(placement, form)


@blueprint.post(EXPECTED)
@login_required
@writes
def save_expected(placement_id: int) -> ResponseReturnValue:
    """The expected day is kept; changed elsewhere meanwhile, both are shown."""
    placement = own_placement(current_user.id, placement_id)
    form = expected_form(library().shadowing.categories)
    try:
        services.save_expected(
            current_user.id, placement_id, form.shares, edition=form.edition.data or ""
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = services.edition_of(expected_of(placement_id))
        return _page(placement, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _page(placement, form), 422
    flash("The day you expect is kept.", "done")
    return redirect(url_for("shadowing.read_placement", placement_id=placement_id))


def _page(placement: Placement, form: ExpectedForm, *, is_conflict: bool = False) -> str:
    guide = library().shadowing
    standing = expected_of(placement.id)
    rows = _rows(standing)
    page = ExpectedPage(
        placement_id=placement.id,
        categories=guide.categories,
        rows=rows,
        rest_title=category_of(guide, EVERYTHING_ELSE).title,
        why_not=rules.why_not(
            placement.state, is_noted=has_begun_noting(placement.id), is_said=bool(standing)
        ),
    )
    return render_template(
        "shadowing/expected.html",
        page=page,
        form=form,
        shares=form.shown,
        total=rules.total_in_words(sum(form.shown.values())),
        theirs=rows if is_conflict else (),
    )


def _rows(shares: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    """What was said, by the titles of kinds of work; one that is gone bears its slug's words."""
    guide = library().shadowing
    order = [each.slug for each in guide.categories]
    gone = [slug for slug in shares if slug not in order]
    return [
        (category_of(guide, slug).title, shares[slug])
        for slug in (*order, *gone)
        if shares.get(slug)
    ]
