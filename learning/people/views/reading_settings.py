"""How pages look for whoever reads them: for everybody, signed in or not."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning.database import writing
from learning.people import services
from learning.people.destinations import came_from, safe_next
from learning.people.forms import ReadingSettingsForm
from learning.people.views.pages import blueprint
from learning.web import reading
from learning.web.reading import CHOICES, ReadingSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettingsPage:
    """`is_trial`: the page is shown as it would be. `next`: where the person came from."""

    is_trial: bool
    next: str | None


@blueprint.get("/reading-settings")
def edit_reading_settings() -> str:
    """The choices, and a paragraph in them; the whole page follows what is being tried."""
    tried = _chosen(request.args)
    shown = ReadingSettings(**tried) if tried else reading.from_request(request)
    came = safe_next(request.args.get("next")) or came_from(request.referrer, request.host)
    is_itself = came is not None and came.startswith(url_for("people.edit_reading_settings"))
    page = ReadingSettingsPage(is_trial=bool(tried), next=None if is_itself else came)
    form = ReadingSettingsForm(formdata=None, next=page.next, **asdict(shown))
    return render_template("people/reading_settings.html", page=page, form=form, reading=shown)


@blueprint.post("/reading-settings")
def save_reading_settings() -> ResponseReturnValue:
    """The choices are kept in this browser, and for the person if somebody is signed in.

    'Try them' keeps nothing.
    """
    chosen = ReadingSettings(**_chosen(request.form))
    came = safe_next(request.form.get("next"))
    here = url_for("people.edit_reading_settings")
    if request.form.get("do") == "try":
        tried = asdict(chosen)
        return redirect(
            url_for("people.edit_reading_settings", next=came, _anchor="sample", **tried)
        )
    if current_user.is_authenticated:
        with writing():
            services.save_reading_settings(current_user.id, chosen.kept())
    flash("Your reading settings are saved.", "done")
    response = make_response(redirect(came or here))
    reading.keep(response, chosen)
    return response


def _chosen(sent: Mapping[str, str]) -> dict[str, str]:
    """What was chosen among what there is; anything else is left as usual."""
    return {name: sent[name] for name in CHOICES if sent.get(name) in CHOICES[name]}
