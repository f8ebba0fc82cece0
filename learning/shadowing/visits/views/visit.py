"""The page of a visit, for visitor, host and home leader; what the host says of it."""

from dataclasses import replace

from flask import Response, current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.people.letters import site_of
from learning.shadowing.blueprint import blueprint
from learning.shadowing.placements.found import wording_in_force
from learning.shadowing.visits import services
from learning.shadowing.visits.dates import calendar_entry
from learning.shadowing.visits.forms import CommentForm
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import seen_visit
from learning.shadowing.visits.rules import COMMENT_HINT
from learning.shadowing.visits.views.shown import VISIT, page_of, shown
from learning.sharing.queries import open_shares
from learning.sharing.rules import SubjectKind
from learning.web.calendars import calendar_download


@blueprint.get(VISIT)
@login_required
def read_visit(visit_id: int) -> str:
    """Before: when, where, whom, what to bring to mind. Afterwards: what was noted and said."""
    page = page_of(seen_visit(current_user.id, visit_id))
    if page.placement.is_visitor:
        wording = None if page.is_over else wording_in_force(page.placement.wording_id)
        titles = [rule.title for rule in wording.rules] if wording else ()
        return shown("shadowing/visit.html", replace(page, rules=titles))
    if page.placement.is_host:
        return _as_host(page, _filled(page))
    return shown("shadowing/visit_at_home.html", page)


@blueprint.get(f"{VISIT}.ics")
@login_required
def download_visit(visit_id: int) -> Response:
    """The visit for a calendar program, cancelled if it was cancelled."""
    page = page_of(seen_visit(current_user.id, visit_id))
    site = site_of(current_app.config["ALONGSIDE"])
    link = site.link(url_for("shadowing.read_visit", visit_id=visit_id))
    return calendar_download(page.title, [calendar_entry(page, link)], f"visit-{visit_id}.ics")


@blueprint.post(f"{VISIT}/comment")
@login_required
@writes
def save_comment(visit_id: int) -> ResponseReturnValue:
    """The visitor reads it at once; changed elsewhere meanwhile, both are shown."""
    page = _hosted(visit_id)
    form = CommentForm()
    try:
        services.save_comment(
            current_user.id,
            visit_id,
            form.comment.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = services.comment_edition(page.visit, current_user.id)
        return _as_host(page, form, is_conflict=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _as_host(page, form), 422
    flash(f"Kept. {page.placement.visitor_name} can read it now.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


@blueprint.post(f"{VISIT}/sign-off")
@login_required
@writes
def sign_off(visit_id: int) -> ResponseReturnValue:
    """The host says that the visit took place."""
    services.sign_off(current_user.id, visit_id, took_place=True)
    flash("Signed off. Thank you for having them.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


@blueprint.post(f"{VISIT}/sign-off/undo")
@login_required
@writes
def undo_sign_off(visit_id: int) -> ResponseReturnValue:
    """The host had signed off the wrong visit."""
    services.sign_off(current_user.id, visit_id, took_place=False)
    flash("It is no longer signed off.", "done")
    return redirect(url_for("shadowing.read_visit", visit_id=visit_id))


def _hosted(visit_id: int) -> VisitPage:
    seen = seen_visit(current_user.id, visit_id)
    if not seen.placement.is_host:
        raise NotFound
    return page_of(seen)


def _filled(page: VisitPage) -> CommentForm:
    draft = draft_for(current_user.id, services.comment_key(page.visit_id))
    mine = services.comment_of(page.visit, current_user.id)
    return CommentForm(
        formdata=None,
        comment=draft.body if draft else mine,
        edition=services.comment_edition(page.visit, current_user.id),
    )


def _share_with_viewer(page: VisitPage) -> int | None:
    """What the visitor shares of the placement with whoever asks, if anything."""
    key = page.placement.placement_id
    shares = open_shares(SubjectKind.PLACEMENT, key, today=clock.today())
    return next((each.share_id for each in shares if each.with_person_id == current_user.id), None)


def _as_host(page: VisitPage, form: CommentForm, *, is_conflict: bool = False) -> str:
    draft_key = services.comment_key(page.visit_id)
    draft = draft_for(current_user.id, draft_key)
    return shown(
        "shadowing/visit_hosted.html",
        page,
        form=form,
        mine=services.comment_of(page.visit, current_user.id),
        was_said=services.said_by_earlier_host(page.visit, current_user.id),
        was_signed=services.signed_by_earlier_host(page.visit, current_user.id),
        share_id=_share_with_viewer(page),
        draft_key=draft_key,
        draft_saved_at=draft.saved_at.isoformat() if draft else None,
        hint=COMMENT_HINT,
        is_conflict=is_conflict,
    )
