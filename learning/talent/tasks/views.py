"""Things to do beyond one's own school: how, what to ask, and that it is done."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import draft_for
from learning.errors import Conflict, Refused
from learning.talent.blueprint import blueprint
from learning.talent.rules import LONGEST_NOTE
from learning.talent.tasks import queries, rules, services
from learning.talent.tasks.forms import TaskForm
from learning.talent.tasks.queries import TaskLine
from learning.web.library import library


@blueprint.get("/becoming-a-senco/tasks")
@login_required
def list_tasks() -> str:
    """Every task, with what the person has done of it."""
    guide = library().shadowing
    page = queries.tasks_page(current_user.id, guide)
    return render_template(
        "talent/tasks.html", page=page, part=guide.part("network"), questions=guide.questions
    )


@blueprint.get("/becoming-a-senco/tasks/<slug>")
@login_required
def read_task(slug: str) -> str:
    """How to go about it, what to ask, and room for what one takes from it."""
    line = queries.task_line(current_user.id, library().shadowing, slug)
    draft = draft_for(current_user.id, rules.form_key(slug))
    form = TaskForm(
        formdata=None,
        done_on=line.done_on or clock.today(),
        note=draft.body if draft else line.note,
        edition=line.edition,
    )
    return _form(line, form, draft_saved_at=draft.saved_at.isoformat() if draft else None)


@blueprint.post("/becoming-a-senco/tasks/<slug>")
@login_required
@writes
def do_task(slug: str) -> ResponseReturnValue:
    """The task is done; changed elsewhere meanwhile, both versions are shown."""
    guide = library().shadowing
    form = TaskForm()
    line = queries.task_line(current_user.id, guide, slug)
    if not form.validate():
        return _form(line, form), 422
    try:
        services.do_task(
            current_user.id,
            guide,
            slug,
            done_on=form.done_on.data,
            note=form.note.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = line.edition
        return _form(line, form, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _form(line, form), 422
    flash("Kept. Only you can read it.", "done")
    return redirect(url_for("talent.list_tasks"))


@blueprint.post("/becoming-a-senco/tasks/<slug>/undo")
@login_required
@writes
def undo_task(slug: str) -> ResponseReturnValue:
    """The task is not done; what was written about it stands in its form."""
    is_kept = services.undo_task(current_user.id, library().shadowing, slug)
    flash("Undone." + (" What you wrote about it is still in its form." * is_kept), "done")
    return redirect(url_for("talent.list_tasks"))


def _form(
    line: TaskLine,
    form: TaskForm,
    *,
    shows_standing: bool = False,
    draft_saved_at: str | None = None,
) -> str:
    return render_template(
        "talent/task.html",
        line=line,
        form=form,
        shows_standing=shows_standing,
        draft_key=rules.form_key(line.slug),
        draft_saved_at=draft_saved_at,
        questions=library().shadowing.questions,
        longest=LONGEST_NOTE,
    )
