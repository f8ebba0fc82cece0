"""What I learnt on a placement: all of it, written, changed, deleted."""

import re
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import Paragraphs, paragraphs
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Conflict, Refused
from learning.shadowing.blueprint import blueprint
from learning.shadowing.comparing.queries import noted_visits, placement_title, school_of
from learning.shadowing.comparing.seen import category_title
from learning.shadowing.learning_points import queries, rules, services
from learning.shadowing.learning_points.forms import PointForm, form_of
from learning.shadowing.learning_points.lines import LearningLine
from learning.shadowing.models import Placement
from learning.shadowing.placements.queries import own_placement
from learning.shadowing.visits.queries import visits_of
from learning.sharing.lines import ShareLine
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.web.library import library

SLUG = re.compile(r"[a-z0-9-]{1,100}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningPage:
    """Everything somebody learnt on a placement."""

    placement_id: int
    title: str
    lines: tuple[LearningLine, ...]
    shares: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointPage:
    """One learning point, to be written or changed; `line` is None for a new one.

    `about`: the kind of work that gave rise to it, in words. `theirs`: what stands meanwhile.
    """

    placement_id: int
    title: str
    form_key: str
    shares: tuple[ShareLine, ...]
    line: LearningLine | None = None
    about: str = ""
    about_slug: str = ""
    theirs: Paragraphs = ()


@blueprint.get("/placements/<int(max=2147483647):placement_id>/learning")
@login_required
def list_learning(placement_id: int) -> str:
    """What was learnt, with what it is joined to and the lessons that help."""
    placement = own_placement(current_user.id, placement_id)
    page = LearningPage(
        placement_id=placement_id,
        title=_title(placement),
        lines=queries.points_of(placement_id, library()),
        shares=_shares(placement_id),
    )
    return render_template("shadowing/learning.html", page=page)


@blueprint.get("/placements/<int(max=2147483647):placement_id>/learning/write")
@login_required
def begin_learning_point(placement_id: int) -> str:
    """A form, from a surprise (`about`, the slug of a kind of work) or free."""
    page = _new_page(own_placement(current_user.id, placement_id))
    draft = draft_for(current_user.id, page.form_key)
    form = PointForm(formdata=None, body=draft.body if draft else "")
    return _form_page(page, form, draft)


@blueprint.post("/placements/<int(max=2147483647):placement_id>/learning/write")
@login_required
@writes
def write_learning_point(placement_id: int) -> ResponseReturnValue:
    """It is kept; the lessons that help with its statement are shown beside it."""
    placement = own_placement(current_user.id, placement_id)
    form = PointForm()
    try:
        row = services.add_point(
            current_user.id, placement_id, form.draft, library(), form_id=form.sent_as
        )
    except Refused as refused:
        form.refuse(refused)
        return _form_page(_new_page(placement), form), 422
    flash("Kept.", "done")
    return redirect(_list_url(placement_id, row.id))


@blueprint.get(
    "/placements/<int(max=2147483647):placement_id>/learning/<int(max=2147483647):point_id>/edit"
)
@login_required
def edit_learning_point(placement_id: int, point_id: int) -> str:
    """The words in a form, with the lessons that help with its statement."""
    page, line = _kept_page(placement_id, point_id)
    draft = draft_for(current_user.id, page.form_key)
    return _form_page(page, form_of(line, draft.body if draft else line.text), draft)


@blueprint.post(
    "/placements/<int(max=2147483647):placement_id>/learning/<int(max=2147483647):point_id>/edit"
)
@login_required
@writes
def save_learning_point(placement_id: int, point_id: int) -> ResponseReturnValue:
    """The changed words stand; changed elsewhere meanwhile, both versions are shown."""
    page, line = _kept_page(placement_id, point_id)
    form = PointForm()
    try:
        services.change_point(
            current_user.id,
            placement_id,
            point_id,
            form.draft,
            library(),
            edition=form.edition.data or "",
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = line.edition
        page, _ = _kept_page(placement_id, point_id, theirs=paragraphs(conflict.theirs))
        return _form_page(page, form), 409
    except Refused as refused:
        form.refuse(refused)
        return _form_page(page, form), 422
    flash("Your words are changed.", "done")
    return redirect(_list_url(placement_id, point_id))


@blueprint.get(
    "/placements/<int(max=2147483647):placement_id>/learning/<int(max=2147483647):point_id>/delete"
)
@login_required
def confirm_learning_point_deletion(placement_id: int, point_id: int) -> str:
    """The words once more, before they are gone."""
    page, _ = _kept_page(placement_id, point_id)
    return render_template("shadowing/delete_learning_point.html", page=page)


@blueprint.post(
    "/placements/<int(max=2147483647):placement_id>/learning/<int(max=2147483647):point_id>/delete"
)
@login_required
@writes
def delete_learning_point(placement_id: int, point_id: int) -> ResponseReturnValue:
    """It is gone."""
    services.delete_point(current_user.id, placement_id, point_id)
    flash("Deleted.", "done")
    return redirect(_list_url(placement_id))


def _new_page(placement: Placement) -> PointPage:
    asked = request.args.get("about", "")
    slug = asked if SLUG.fullmatch(asked) else ""
    return PointPage(
        placement_id=placement.id,
        title=_title(placement),
        form_key=rules.form_key(placement.id),
        shares=_shares(placement.id),
        about=category_title(library().shadowing, slug) if slug else "",
        about_slug=slug,
    )


def _kept_page(
    placement_id: int, point_id: int, theirs: Paragraphs = ()
) -> tuple[PointPage, LearningLine]:
    placement = own_placement(current_user.id, placement_id)
    line = queries.line_of(queries.own_point(current_user.id, placement_id, point_id), library())
    page = PointPage(
        placement_id=placement_id,
        title=_title(placement),
        form_key=rules.edit_form_key(point_id),
        shares=_shares(placement_id),
        line=line,
        theirs=theirs,
    )
    return page, line


def _form_page(page: PointPage, form: PointForm, draft: KeptDraft | None = None) -> str:
    visits = noted_visits(visits_of(page.placement_id), now=clock.now())
    form.offer(library(), visits, page.line)
    return render_template("shadowing/learning_point.html", page=page, form=form, draft=draft)


def _title(placement: Placement) -> str:
    return placement_title(school_of(placement), placement.starts_on)


def _shares(placement_id: int) -> tuple[ShareLine, ...]:
    return shares_of(current_user.id, SubjectKind.PLACEMENT, placement_id, today=clock.today())


def _list_url(placement_id: int, point_id: int | None = None) -> str:
    anchor = f"point-{point_id}" if point_id else None
    return url_for("shadowing.list_learning", placement_id=placement_id, _anchor=anchor)
