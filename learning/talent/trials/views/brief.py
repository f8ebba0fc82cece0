"""Writing the brief of a trial, and changing it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from content import TrialGuide
from learning import clock
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.plans.half_typed import HalfTyped, half_typed
from learning.sharing.queries import colleagues_of
from learning.talent.blueprint import blueprint
from learning.talent.queries import own_interest
from learning.talent.trials import queries, rules, services
from learning.talent.trials.forms import BriefForm
from learning.talent.trials.pages import TrialPage
from learning.talent.trials.views.own import own_page
from learning.web.library import library

LONG_TEXTS = ("brief", "outcomes")


@blueprint.get("/becoming-a-senco/trial")
@login_required
def start_trial() -> ResponseReturnValue:
    """What a trial is and is not, and a form for its brief; the trial itself if one is open."""
    interest = own_interest(current_user.id)
    trial = queries.trial_in_short(interest.id)
    if trial is not None and trial.state in rules.OPEN_STATES:
        return redirect(url_for("talent.read_trial", trial_id=trial.trial_id))
    today = clock.today()
    drafts = _drafts(None)
    form = BriefForm(
        formdata=None, starts_on=today, ends_on=today + rules.USUAL_LENGTH, **drafts.words
    )
    return _page(form, None, drafts)


@blueprint.post("/becoming-a-senco/trial")
@login_required
@writes
def submit_trial() -> ResponseReturnValue:
    """The trial stands with its brief; nobody else sees it yet."""
    form = BriefForm()
    if not form.validate():
        return _page(form, None), 422
    try:
        trial = services.start_trial(
            current_user,
            form.typed(_guide().strands),
            form_id=form.sent_as,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _page(form, None), 422
    flash("The brief is kept. Nobody else sees it until you show it.", "done")
    return redirect(url_for("talent.read_trial", trial_id=trial.id))


@blueprint.get("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/brief")
@login_required
def edit_brief(trial_id: int) -> str:
    """The brief in a form."""
    page = own_page(trial_id)
    drafts = _drafts(trial_id)
    slugs = {each.title: each.slug for each in _guide().strands}
    values = {
        "who": str(page.senco_id or ""),
        "strand": slugs.get(page.strand, rules.OWN_STRAND),
        "own_strand": "" if page.strand in slugs else page.strand,
        "brief": page.brief,
        "outcomes": page.outcomes,
        "protected_minutes": page.protected_minutes,
        "meets": page.meets,
        "starts_on": page.starts_on,
        "ends_on": page.ends_on,
        "edition": page.edition,
    }
    return _page(BriefForm(formdata=None, **{**values, **drafts.words}), page, drafts)


@blueprint.post("/becoming-a-senco/trial/<int(max=2147483647):trial_id>/brief")
@login_required
@writes
def save_brief(trial_id: int) -> ResponseReturnValue:
    """The brief stands in these words, and is to be agreed anew."""
    form = BriefForm()
    page = own_page(trial_id)
    if not form.validate():
        return _page(form, page), 422
    try:
        services.change_brief(
            current_user,
            trial_id,
            form.typed(_guide().strands),
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        form.edition.data = page.edition
        return _page(form, page, shows_standing=True), 409
    except Refused as refused:
        form.refuse(refused)
        return _page(form, page), 422
    flash("The brief is changed.", "done")
    return redirect(url_for("talent.read_trial", trial_id=trial_id))


def _page(
    form: BriefForm,
    page: TrialPage | None,
    drafts: HalfTyped | None = None,
    *,
    shows_standing: bool = False,
) -> str:
    guide = _guide()
    colleagues = colleagues_of(current_user)
    present = (page.senco_id, page.senco_name) if page and page.senco_id else None
    form.offer(colleagues, guide.strands, present)
    return render_template(
        "talent/trial_brief.html",
        form=form,
        page=page,
        guide=guide,
        drafts=drafts or _drafts(page.trial_id if page else None, is_sent=True),
        has_nobody=not colleagues,
        strand_hints={each.slug: each.text for each in guide.strands},
        shows_standing=shows_standing,
    )


def _drafts(trial_id: int | None, *, is_sent: bool = False) -> HalfTyped:
    """The half-typed words of the form; a form that was sent shows what was sent."""
    keys = {name: rules.form_key(name, trial_id) for name in LONG_TEXTS}
    return HalfTyped(keys) if is_sent else half_typed(current_user.id, keys)


def _guide() -> TrialGuide:
    return library().shadowing.trial
