"""Reflecting on a visit: its prompts by moment, and one prompt with room to write."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import paragraphs
from learning.drafts.queries import KeptDraft, draft_for
from learning.drafts.rules import as_kept
from learning.errors import NotFound, Refused
from learning.reflections.forms import ReflectionForm
from learning.reflections.origins import Asked, asked_on_visit
from learning.reflections.services import write_under
from learning.shadowing.blueprint import blueprint
from learning.shadowing.models import Visit
from learning.shadowing.reflecting import queries
from learning.shadowing.reflecting.queries import PlacedPrompt
from learning.shadowing.visits.queries import own_visit
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectPage:
    """One prompt for one visit."""

    visit: Visit
    placed: PlacedPrompt
    asked: Asked


@blueprint.get("/visits/<int(max=2147483647):visit_id>/reflect")
@login_required
def list_prompts(visit_id: int) -> str:
    """The prompts by moment, with what was written; half a minute during the visit, or more."""
    visit = own_visit(current_user.id, visit_id)
    page = queries.visit_reflections(current_user.id, visit_id, library().shadowing)
    day = clock.london_day(visit.starts_at)
    return render_template("shadowing/prompts.html", visit=visit, day=day, page=page)


@blueprint.get("/visits/<int(max=2147483647):visit_id>/reflect/<prompt_slug>")
@login_required
def begin_visit_reflection(visit_id: int, prompt_slug: str) -> str:
    """One prompt with the words typed so far."""
    page = _page(visit_id, prompt_slug)
    draft = draft_for(current_user.id, page.asked.form_key)
    form = ReflectionForm(formdata=None, body=draft.body if draft else "")
    return _shown(page, form, draft)


@blueprint.post("/visits/<int(max=2147483647):visit_id>/reflect/<prompt_slug>")
@login_required
@writes
def write_visit_reflection(visit_id: int, prompt_slug: str) -> ResponseReturnValue:
    """The words are kept; then the next prompt, if there is one and it is wanted."""
    form = ReflectionForm()
    own_visit(current_user.id, visit_id)
    try:
        page = _page(visit_id, prompt_slug)
    except NotFound:
        words = paragraphs(as_kept(form.body.data or ""))
        return render_template("shadowing/prompt_gone.html", words=words, visit_id=visit_id), 404
    try:
        write_under(
            current_user.id,
            page.asked,
            body=form.body.data or "",
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _shown(page, form), 422
    flash("Your words are kept. Only you can read them.", "done")
    return redirect(_onward(visit_id, prompt_slug))


def _page(visit_id: int, slug: str) -> ReflectPage:
    visit = own_visit(current_user.id, visit_id)
    placed = queries.prompt_in(library().shadowing, slug)
    return ReflectPage(
        visit=visit, placed=placed, asked=asked_on_visit(visit_id, slug, placed.prompt.text)
    )


def _shown(page: ReflectPage, form: ReflectionForm, draft: KeptDraft | None = None) -> str:
    day = clock.london_day(page.visit.starts_at)
    return render_template("shadowing/reflect.html", page=page, form=form, draft=draft, day=day)


def _onward(visit_id: int, slug: str) -> str:
    """The next prompt of the same moment without words, if that was asked for; else the list."""
    if request.form.get("onward") == "yes":
        page = queries.visit_reflections(current_user.id, visit_id, library().shadowing)
        following = page.after(slug)
        if following is not None:
            return url_for(
                "shadowing.begin_visit_reflection", visit_id=visit_id, prompt_slug=following.slug
            )
    return url_for("shadowing.list_prompts", visit_id=visit_id)
