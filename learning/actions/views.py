"""What a person means to do in class: taken on, listed, ticked off, changed, let go."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.actions import queries, rules, services
from learning.actions.forms import ActionForm, AdoptForm, ChangeForm, DoneForm
from learning.actions.models import Action, ActionContext
from learning.actions.queries import ActionLine
from learning.database import writes
from learning.drafts.places import LessonPlace, place_of
from learning.errors import Conflict, Refused
from learning.web.library import library

blueprint = Blueprint("actions", __name__, template_folder="templates")


@blueprint.get("/lessons/<module>/<lesson>/actions/<slug>")
@login_required
def begin_action(module: str, lesson: str, slug: str) -> str:
    """One action of a lesson on a page of its own, to choose a day for it."""
    page = queries.action_in(library(), LessonPlace(module, lesson, slug))
    return render_template("actions/adopt.html", page=page, form=AdoptForm(formdata=None))


@blueprint.post("/lessons/<module>/<lesson>/actions/<slug>")
@login_required
@writes
def adopt_action(module: str, lesson: str, slug: str) -> ResponseReturnValue:
    """The action is taken on, and the lesson goes on where it stood."""
    page = queries.action_in(library(), LessonPlace(module, lesson, slug))
    form = AdoptForm()
    if not form.validate():
        return render_template("actions/adopt.html", page=page, form=form), 422
    try:
        services.adopt_action(current_user.id, page, form.due_on.data)
    except Refused as refused:
        form.refuse(refused)
        return render_template("actions/adopt.html", page=page, form=form), 422
    flash("This is among your actions now.", "done")
    return redirect(_lesson_url(page.place))


@blueprint.get("/actions")
@login_required
def list_actions() -> str:
    """Everything the person means to do, and what is done."""
    return _list(ActionForm(formdata=None))


@blueprint.post("/actions")
@login_required
@writes
def add_action() -> ResponseReturnValue:
    """An action in the person's own words stands in the list."""
    form = ActionForm()
    if not form.validate():
        return _list(form), 422
    try:
        services.add_action(
            current_user.id,
            text=form.text.data or "",
            due_on=form.due_on.data,
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _list(form), 422
    flash("Added to your actions.", "done")
    return redirect(url_for("actions.list_actions"))


@blueprint.get("/actions/<int(max=2147483647):action_id>/edit")
@login_required
def edit_action(action_id: int) -> str:
    """The wording and the day in a form, to change them."""
    page = _line(action_id)
    form = ChangeForm(formdata=None, text=page.text, due_on=page.due_on, edition=page.edition)
    return render_template("actions/edit.html", page=page, form=form, theirs=None)


@blueprint.post("/actions/<int(max=2147483647):action_id>/edit")
@login_required
@writes
def change_action(action_id: int) -> ResponseReturnValue:
    """The changed action stands; changed elsewhere meanwhile, both versions are shown."""
    form = ChangeForm()
    page = _line(action_id)
    if not form.validate():
        return render_template("actions/edit.html", page=page, form=form, theirs=None), 422
    try:
        services.change_action(
            current_user.id,
            action_id,
            text=form.text.data or "",
            due_on=form.due_on.data,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = page.edition
        return render_template("actions/edit.html", page=page, form=form, theirs=page), 409
    except Refused as refused:
        form.refuse(refused)
        return render_template("actions/edit.html", page=page, form=form, theirs=None), 422
    flash("Your action is changed.", "done")
    return redirect(url_for("actions.list_actions"))


@blueprint.get("/actions/<int(max=2147483647):action_id>/done")
@login_required
def begin_tick(action_id: int) -> str:
    """Room for one line on what happened."""
    page = _line(action_id)
    form = DoneForm(formdata=None, note=page.note)
    return render_template("actions/done.html", page=page, form=form)


@blueprint.post("/actions/<int(max=2147483647):action_id>/done")
@login_required
@writes
def tick_off(action_id: int) -> ResponseReturnValue:
    """The action is done."""
    form = DoneForm()
    page = _line(action_id)
    try:
        action = services.tick_off(
            current_user.id,
            action_id,
            note=form.note.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return render_template("actions/done.html", page=page, form=form), 422
    ticked = "Ticked off. It stays in your list, so that you can look back."
    flash("Your line is kept." if page.done_on else ticked, "done")
    return redirect(_url_back(action))


@blueprint.post("/actions/<int(max=2147483647):action_id>/not-done")
@login_required
@writes
def undo_tick(action_id: int) -> ResponseReturnValue:
    """The action is open again."""
    try:
        services.undo_tick(current_user.id, action_id)
    except Refused as refused:
        flash(refused.message, "note")
    else:
        flash("It is open again.", "done")
    return redirect(_url_back(queries.own_action(current_user.id, action_id)))


@blueprint.get("/actions/<int(max=2147483647):action_id>/let-go")
@login_required
def confirm_letting_go(action_id: int) -> str:
    """What letting go would do, before it is done."""
    return render_template("actions/let_go.html", page=_line(action_id))


@blueprint.post("/actions/<int(max=2147483647):action_id>/let-go")
@login_required
@writes
def let_go(action_id: int) -> ResponseReturnValue:
    """The action is gone from the list."""
    services.let_go(current_user.id, action_id)
    flash("The action is off your list.", "done")
    return redirect(url_for("actions.list_actions"))


def _list(form: ActionForm) -> str:
    page = queries.my_actions(current_user.id, library(), clock.today())
    return render_template("actions/actions.html", page=page, form=form)


def _line(action_id: int) -> ActionLine:
    return queries.action_line(current_user.id, action_id, library=library(), today=clock.today())


def _lesson_url(place: LessonPlace) -> str:
    return url_for(
        "courses.read_lesson",
        module=place.module_slug,
        lesson=place.lesson_slug,
        _anchor=rules.anchor(place.slug),
    )


def _url_back(action: Action) -> str:
    """Where the button was pressed: Home, the action's lesson, or the list of actions."""
    back_to = request.form.get("back_to", "")
    if back_to == "home":
        return url_for("home.read_home")
    if back_to == "lesson" and action.context_kind is ActionContext.LESSON:
        return _lesson_url(place_of(action.context_ref))
    return url_for("actions.list_actions")
