"""Saying “I might”; changing the words, being counted, setting it aside, deleting it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import Paragraphs
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Conflict, NotFound, Refused
from learning.talent.blueprint import blueprint
from learning.talent.forms import WordsForm
from learning.talent.interests import rules, services
from learning.talent.interests.forms import CountsForm, MightForm
from learning.talent.interests.queries import interest_page, set_aside_on
from learning.talent.nominations.queries import invitations_for, paused_until
from learning.talent.queries import open_interest


@blueprint.post("/becoming-a-senco")
@login_required
@writes
def say_might() -> ResponseReturnValue:
    """The person’s way is there, theirs alone."""
    form = MightForm()
    try:
        services.say_might(
            current_user.id,
            form_id=form.sent_as,
            why=form.why.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return first_page(form), 422
    flash("This page is yours now. Nobody is told, and nothing follows unless you wish it.", "done")
    return _to_way()


@blueprint.get("/becoming-a-senco/words")
@login_required
def edit_words() -> str:
    """The line on why, in a form."""
    page = interest_page(current_user.id)
    draft = draft_for(current_user.id, rules.WHY_KEY)
    form = WordsForm(
        formdata=None, words=draft.body if draft else page.why, edition=page.why_edition
    )
    return _words_page(form, draft)


@blueprint.post("/becoming-a-senco/words")
@login_required
@writes
def save_words() -> ResponseReturnValue:
    """The words stand; changed elsewhere meanwhile, both versions are shown."""
    form = WordsForm()
    try:
        services.change_why(
            current_user.id,
            words=form.words.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        page = interest_page(current_user.id)
        is_conflict = isinstance(refused, Conflict)
        if is_conflict:
            form.edition.data = page.why_edition
        theirs = page.why_lines if is_conflict else ()
        return _words_page(form, theirs=theirs), 409 if is_conflict else 422
    flash("Your words are kept. Only you can read them.", "done")
    return _to_way()


@blueprint.post("/becoming-a-senco/counts")
@login_required
@writes
def set_counts() -> ResponseReturnValue:
    """The person is counted without a name, or is not."""
    counts = bool(CountsForm().counts.data)
    services.set_counts(current_user.id, counts=counts)
    flash("You are counted, without your name." if counts else "You are not counted.", "done")
    return _to_way("counted")


@blueprint.get("/becoming-a-senco/set-aside")
@login_required
def confirm_setting_aside() -> ResponseReturnValue:
    """What setting the way aside would do, before it is done."""
    if open_interest(current_user.id) is None:
        return _to_way()
    return render_template("talent/way_set_aside.html")


@blueprint.post("/becoming-a-senco/set-aside")
@login_required
@writes
def set_aside() -> ResponseReturnValue:
    """The way is closed and kept."""
    services.set_aside(current_user.id)
    flash("Set aside. Everything is kept for you, and you can take it up again here.", "done")
    return _to_way()


@blueprint.post("/becoming-a-senco/take-up")
@login_required
@writes
def take_up() -> ResponseReturnValue:
    """The way that was set aside is open again, as it was."""
    services.take_up(current_user.id)
    flash("Here it is again, as you left it.", "done")
    return _to_way()


@blueprint.get("/becoming-a-senco/delete")
@login_required
def confirm_deletion_of_way() -> str:
    """What goes and what stays, before anything is deleted."""
    if open_interest(current_user.id) is None and set_aside_on(current_user.id) is None:
        raise NotFound
    return render_template("talent/way_delete.html")


@blueprint.post("/becoming-a-senco/delete")
@login_required
@writes
def delete_way() -> ResponseReturnValue:
    """Nothing of the way is left."""
    services.delete_way(current_user.id)
    flash("Everything of your way is deleted.", "done")
    return _to_way()


def first_page(form: MightForm | None = None) -> str:
    """What the role is and who becomes one, with one button, for whoever has nothing open."""
    today = clock.today()
    draft = draft_for(current_user.id, rules.WHY_KEY) if form is None else None
    return render_template(
        "talent/way_first.html",
        form=form or MightForm(formdata=None, why=draft.body if draft else ""),
        draft=draft,
        draft_key=rules.WHY_KEY,
        set_aside_on=set_aside_on(current_user.id),
        invitations=invitations_for(current_user.id, today),
        paused_until=paused_until(current_user.id, today),
    )


def _words_page(form: WordsForm, draft: KeptDraft | None = None, theirs: Paragraphs = ()) -> str:
    return render_template("talent/way_words.html", form=form, draft=draft, theirs=theirs)


def _to_way(anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("talent.read_way", _anchor=anchor))
