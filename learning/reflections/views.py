"""A person's own writing: under a prompt, all of it together, changed, come back to, deleted."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import paragraphs
from learning.drafts.places import LessonPlace
from learning.drafts.queries import KeptDraft, draft_for
from learning.drafts.rules import as_kept
from learning.errors import Conflict, NotFound, Refused
from learning.reflections import queries, rules, services
from learning.reflections.blueprint import blueprint
from learning.reflections.forms import EditForm, ReflectionForm
from learning.reflections.joint import views as joint
from learning.reflections.shared import views as shared
from learning.reflections.threads import EditPage, GonePage, RevisitPage, Thread, WritingPage
from learning.reflections.visit_places import init_app, visit_places
from learning.sharing.queries import shares_of, shares_of_kind
from learning.sharing.rules import SubjectKind
from learning.web.library import library

__all__ = ["blueprint", "init_app", "joint", "shared"]


@blueprint.get("/lessons/<module>/<lesson>/reflections/<slug>")
@login_required
def begin_reflection(module: str, lesson: str, slug: str) -> str:
    """One prompt on a page of its own, with the words typed so far."""
    prompt = queries.prompt_in(library(), LessonPlace(module, lesson, slug))
    page = WritingPage(prompt, rules.form_key(*prompt.place))
    draft = draft_for(current_user.id, page.form_key)
    form = ReflectionForm(formdata=None, body=draft.body if draft else "")
    return render_template("reflections/write.html", page=page, form=form, draft=draft)


@blueprint.post("/lessons/<module>/<lesson>/reflections/<slug>")
@login_required
@writes
def write_reflection(module: str, lesson: str, slug: str) -> ResponseReturnValue:
    """The words are kept, and the lesson goes on where it stood."""
    form = ReflectionForm()
    try:
        prompt = queries.prompt_in(library(), LessonPlace(module, lesson, slug))
    except NotFound:
        gone = GonePage(paragraphs(as_kept(form.body.data or "")))
        return render_template("reflections/gone.html", page=gone), 404
    try:
        services.write_reflection(
            current_user.id,
            prompt,
            body=form.body.data or "",
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        page = WritingPage(prompt, rules.form_key(*prompt.place))
        return render_template("reflections/write.html", page=page, form=form, draft=None), 422
    flash("Your words are kept. Only you can read them.", "done")
    place = prompt.place
    return redirect(
        url_for(
            "courses.read_lesson",
            module=place.module_slug,
            lesson=place.lesson_slug,
            _anchor=rules.anchor(place.slug),
        )
    )


@blueprint.get("/reflections")
@login_required
def list_reflections() -> str:
    """Everything the person has written, due to come back to first, then by module."""
    page = queries.my_reflections(current_user.id, library(), clock.today(), visit_places())
    shares = shares_of_kind(current_user.id, SubjectKind.REFLECTION, today=clock.today())
    return render_template("reflections/reflections.html", page=page, shares=shares)


@blueprint.get("/reflections/<int(max=2147483647):reflection_id>")
@login_required
def read_reflection(reflection_id: int) -> str:
    """One prompt with what was written then and what was thought later."""
    shares = shares_of_kind(current_user.id, SubjectKind.REFLECTION, today=clock.today())
    thread = _thread(reflection_id)
    own = {each.reflection_id for each in (thread.first, *thread.later)}
    return render_template(
        "reflections/reflection.html",
        page=thread,
        shares={key: lines for key, lines in shares.items() if key in own},
    )


@blueprint.get("/reflections/<int(max=2147483647):reflection_id>/edit")
@login_required
def edit_reflection(reflection_id: int) -> str:
    """The words in a form, to change them."""
    thread = _thread(reflection_id)
    words = thread.words(reflection_id)
    draft = draft_for(current_user.id, rules.edit_form_key(reflection_id))
    form = EditForm(formdata=None, body=draft.body if draft else words.body, edition=words.edition)
    is_older = draft is not None and words.is_newer_than(draft.saved_at)
    page = EditPage(thread, words, theirs=words.paragraphs if is_older else ())
    return _edit_page(page, form, draft)


@blueprint.post("/reflections/<int(max=2147483647):reflection_id>/edit")
@login_required
@writes
def save_reflection(reflection_id: int) -> ResponseReturnValue:
    """The changed words stand; changed elsewhere meanwhile, both versions are shown."""
    form = EditForm()
    try:
        services.edit_reflection(
            current_user.id,
            reflection_id,
            body=form.body.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return _refused_change(reflection_id, form, refused)
    flash("Your words are changed.", "done")
    return redirect(_url_of(_thread(reflection_id)))


@blueprint.get("/reflections/<int(max=2147483647):reflection_id>/revisit")
@login_required
def begin_revisit(reflection_id: int) -> str:
    """What was written then, and room for what is thought now."""
    page = RevisitPage(_thread(reflection_id))
    draft = draft_for(current_user.id, page.form_key)
    form = ReflectionForm(formdata=None, body=draft.body if draft else "")
    return _revisit_page(page, form, draft)


@blueprint.post("/reflections/<int(max=2147483647):reflection_id>/revisit")
@login_required
@writes
def revisit_reflection(reflection_id: int) -> ResponseReturnValue:
    """What is thought now is kept beside what was thought then."""
    form = ReflectionForm()
    page = RevisitPage(_thread(reflection_id))
    try:
        services.revisit_reflection(
            current_user.id,
            reflection_id,
            body=form.body.data or "",
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _revisit_page(page, form), 422
    flash("Your words are kept beside the earlier ones. Only you can read them.", "done")
    return redirect(_url_of(page.thread))


@blueprint.post("/reflections/<int(max=2147483647):reflection_id>/not-now")
@login_required
@writes
def put_off_revisit(reflection_id: int) -> ResponseReturnValue:
    """The question comes back in four weeks."""
    services.put_off_revisit(current_user.id, reflection_id)
    flash("Not now, then. It will come back in four weeks.", "done")
    return redirect(url_for("reflections.list_reflections"))


@blueprint.get("/reflections/<int(max=2147483647):reflection_id>/delete")
@login_required
def confirm_deletion(reflection_id: int) -> str:
    """What deleting these words would do, before it is done."""
    thread = _thread(reflection_id)
    page = EditPage(thread, thread.words(reflection_id), theirs=())
    return render_template("reflections/delete.html", page=page)


@blueprint.post("/reflections/<int(max=2147483647):reflection_id>/delete")
@login_required
@writes
def delete_reflection(reflection_id: int) -> ResponseReturnValue:
    """The words are gone."""
    services.delete_reflection(current_user.id, reflection_id)
    flash("Your words are deleted.", "done")
    return redirect(url_for("reflections.list_reflections"))


def _revisit_page(page: RevisitPage, form: ReflectionForm, draft: KeptDraft | None = None) -> str:
    """With the guide's questions for later, if it was written on a visit."""
    later = library().shadowing.prompt_set("later") if page.thread.where.is_of_visit else None
    return render_template(
        "reflections/revisit.html", page=page, form=form, draft=draft, later=later
    )


def _thread(reflection_id: int) -> Thread:
    return queries.reflection_thread(
        current_user.id,
        reflection_id,
        library=library(),
        today=clock.today(),
        places_of=visit_places(),
    )


def _url_of(thread: Thread) -> str:
    return url_for("reflections.read_reflection", reflection_id=thread.reflection_id)


def _refused_change(reflection_id: int, form: EditForm, refused: Refused) -> ResponseReturnValue:
    form.refuse(refused)
    thread = _thread(reflection_id)
    words = thread.words(reflection_id)
    if not isinstance(refused, Conflict):
        page = EditPage(thread, words, theirs=())
        return _edit_page(page, form), 422
    form.edition.data = words.edition
    page = EditPage(thread, words, theirs=words.paragraphs)
    return _edit_page(page, form), 409


def _edit_page(page: EditPage, form: EditForm, draft: KeptDraft | None = None) -> str:
    key = page.words.reflection_id
    shares = shares_of(current_user.id, SubjectKind.REFLECTION, key, today=clock.today())
    return render_template(
        "reflections/edit.html", page=page, form=form, draft=draft, shares=shares
    )
