"""How pages look for whoever reads them: for everybody, signed in or not."""

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
    """`sample`: how the sample looks. `is_trial`: it is not saved. `next`: where they came from."""

    sample: ReadingSettings
    is_trial: bool
    next: str | None


@blueprint.get("/reading-settings")
def edit_reading_settings() -> str:
    """The choices, and a paragraph that shows them."""
    present = reading.from_request(request)
    form = ReadingSettingsForm(formdata=None, **asdict(present))
    came = safe_next(request.args.get("next")) or came_from(request.referrer, request.host)
    is_itself = came is not None and came.startswith(url_for("people.edit_reading_settings"))
    return _page(form, present, next=None if is_itself else came)


@blueprint.post("/reading-settings")
def save_reading_settings() -> ResponseReturnValue:
    """The choices are kept in this browser, and for the person if somebody is signed in.

    'Try it' shows them on the sample only.
    """
    chosen = ReadingSettings(**_chosen())
    came = safe_next(request.form.get("next"))
    if request.form.get("do") == "try":
        form = ReadingSettingsForm(formdata=None, **asdict(chosen))
        return _page(form, chosen, is_trial=True, next=came)
    if current_user.is_authenticated:
        with writing():
            services.save_reading_settings(current_user.id, chosen.kept())
    flash("Your reading settings are saved.", "done")
    response = make_response(redirect(came or url_for("people.edit_reading_settings")))
    reading.keep(response, chosen)
    return response


def _chosen() -> dict[str, str]:
    """What was chosen among what there is; anything else is left as usual."""
    sent = {name: request.form.get(name, "") for name in CHOICES}
    return {name: value for name, value in sent.items() if value in CHOICES[name]}


def _page(
    form: ReadingSettingsForm,
    sample: ReadingSettings,
    *,
    is_trial: bool = False,
    next: str | None = None,  # noqa: A002 - the web's own word for it
) -> str:
    page = ReadingSettingsPage(sample=sample, is_trial=is_trial, next=next)
    return render_template("people/reading_settings.html", page=page, form=form)
