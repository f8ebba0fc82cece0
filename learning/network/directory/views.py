"""Who can help: the directory, and standing in it oneself."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.database import writes
from learning.errors import Conflict, Refused
from learning.network.blueprint import blueprint
from learning.network.directory import queries, rules, services
from learning.network.directory.forms import EntryForm, entry_form, filter_form
from learning.web.library import library


@blueprint.get("/directory")
@login_required
def read_directory() -> str:
    """Who around the person can be asked, narrowed to a topic or area and a phase."""
    page = queries.directory_page(
        current_user,
        library(),
        about=request.args.get("about", ""),
        phase=request.args.get("phase", ""),
    )
    return render_template("network/directory.html", page=page, filters=filter_form(page))


@blueprint.get("/network")
@login_required
def read_network() -> ResponseReturnValue:
    """The address that the directory had before SENCos were in it."""
    return redirect(url_for("network.read_directory"))


@blueprint.get("/directory/entry")
@login_required
def edit_entry() -> str:
    """What a SENCo says of themselves, as it stands."""
    entry = queries.own_entry(current_user.id)
    return _form(entry_form(library().shadowing, entry))


@blueprint.post("/directory/entry")
@login_required
@writes
def save_entry() -> ResponseReturnValue:
    """The person stands in the directory so; changed elsewhere meanwhile, both are shown."""
    form = EntryForm(library().shadowing)
    if not form.validate():
        return _form(form), 422
    try:
        services.list_oneself(
            current_user,
            library().shadowing,
            agrees=bool(form.agrees.data),
            topics=form.topics.data or (),
            about=form.about.data or "",
            welcomes_visitors=bool(form.welcomes_visitors.data),
            edition_seen=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        entry = queries.own_entry(current_user.id)
        form.edition.data = entry.edition if entry else ""
        return _form(form, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _form(form), 422
    flash("You stand in the directory.", "done")
    return redirect(url_for("network.read_directory"))


@blueprint.post("/directory/leave")
@login_required
@writes
def leave_directory() -> ResponseReturnValue:
    """Nothing of the person stands among the SENCos any more."""
    services.leave(current_user)
    flash("You have left the directory. Nobody finds you there as SENCo any more.", "done")
    return redirect(url_for("network.read_directory"))


def _form(form: EntryForm, *, shows_standing: bool = False) -> str:
    entry = queries.own_entry(current_user.id)
    topics = library().shadowing.topics
    return render_template(
        "network/entry.html",
        form=form,
        entry=entry,
        own_topics=[each.title for each in topics if entry and each.slug in entry.topics],
        is_senco=rules.is_senco(current_user),
        shows_standing=shows_standing,
        consent=rules.CONSENT,
        longest_about=rules.LONGEST_ABOUT,
    )
