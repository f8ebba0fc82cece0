"""Where SENCos and administrators write their school's own words."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from content import render_text
from learning.courses.blueprint import blueprint
from learning.courses.local_texts import queries, services
from learning.courses.local_texts.forms import LocalTextForm
from learning.courses.local_texts.queries import EDITORS, Place
from learning.database import writing
from learning.errors import Conflict, Refused
from learning.people.access import requires
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPage:
    """One place being written. `theirs` stands there now if somebody else saved meanwhile."""

    place: Place
    school_name: str
    preview_html: str = ""
    theirs: str | None = None


@blueprint.get("/school/words")
@requires(*EDITORS)
def list_local_texts() -> str:
    """Every place that lessons keep for the school's own words, and what stands there."""
    page = queries.local_texts_page(current_user, library())
    return render_template("courses/local_texts.html", page=page)


@blueprint.get("/school/words/<place>")
@requires(*EDITORS)
def edit_local_text(place: str) -> str:
    """The words of one place in a form."""
    named = queries.place_named(current_user, library(), place)
    form = LocalTextForm(formdata=None, body=named.body, edition=str(named.edition))
    return _form_page(_page(named), form)


@blueprint.post("/school/words/<place>")
@requires(*EDITORS)
def save_local_text(place: str) -> ResponseReturnValue:
    """The words are kept, or shown as lessons would show them; both versions if they clash."""
    named = queries.place_named(current_user, library(), place)
    form = LocalTextForm()
    body = form.body.data or ""
    try:
        if request.form.get("intent") == "preview":
            words = services.checked_words(body, names_no_pupil=True)
            return _form_page(
                _page(named, preview_html=render_text(words)),
                form,
            )
        with writing():
            services.save_local_text(
                current_user,
                library(),
                place=place,
                body=body,
                edition=form.edition_number,
                names_no_pupil=form.is_confirmed,
            )
    except Refused as refused:
        return _refused(place, form, refused)
    now_shown = "your school’s words" if body.strip() else "what the module says"
    flash(f"“{named.title}” is saved. Lessons show {now_shown}.", "done")
    return redirect(url_for("courses.list_local_texts"))


def _refused(place: str, form: LocalTextForm, refused: Refused) -> ResponseReturnValue:
    named = queries.place_named(current_user, library(), place)
    form.refuse(refused)
    if not isinstance(refused, Conflict):
        return _form_page(_page(named), form), 422
    form.edition.data = str(named.edition)
    return _form_page(_page(named, theirs=refused.theirs), form), 409


def _page(place: Place, *, preview_html: str = "", theirs: str | None = None) -> EditPage:
    school = queries.editors_school(current_user)
    return EditPage(
        place=place, school_name=school.school_name, preview_html=preview_html, theirs=theirs
    )


def _form_page(page: EditPage, form: LocalTextForm) -> str:
    return render_template("courses/local_text.html", page=page, form=form)
