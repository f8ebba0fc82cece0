"""Somebody’s own way, sharing it, and what others see of it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.free_text import Paragraphs
from learning.drafts.queries import KeptDraft, draft_for
from learning.errors import Conflict, Refused
from learning.sharing import services as sharing
from learning.sharing.forms import ShareForm, share_form_for
from learning.sharing.queries import opened_share, shares_of
from learning.sharing.rules import SubjectKind
from learning.skills.rules import ASPIRING
from learning.talent.blueprint import blueprint
from learning.talent.forms import WordsForm
from learning.talent.interests import rules, services
from learning.talent.interests.forms import CountsForm
from learning.talent.interests.queries import OwnInterest, interest_page
from learning.talent.interests.views import first_page
from learning.talent.queries import open_interest
from learning.talent.way.queries import WayPage, shared_way, way_page
from learning.talent.way.steps import StepKind
from learning.web.library import library

TITLE = "The way to becoming a SENCo"


@blueprint.get("/becoming-a-senco")
@login_required
def read_way() -> str:
    """What the role is, for whoever has nothing open; else their own way."""
    if open_interest(current_user.id) is None:
        return first_page()
    page = way_page(current_user.id, library(), clock.today())
    counts = CountsForm(formdata=None, counts=page.interest.counts).counts
    return render_template("talent/way.html", page=page, urls=_urls(page), counts=counts)


@blueprint.get("/becoming-a-senco/share")
@login_required
def choose_way_share() -> str:
    """With whom, which parts, until when, what they are to know; and who sees it now."""
    return _share_page(_share_form(), interest_page(current_user.id))


@blueprint.post("/becoming-a-senco/share")
@login_required
@writes
def share_way() -> ResponseReturnValue:
    """The person may see where the owner stands, and be asked what they have seen."""
    interest = interest_page(current_user.id)
    form = _share_form()
    if not form.validate():
        return _share_page(form, interest), 422
    try:
        sharing.share(
            current_user.id,
            kind=SubjectKind.INTEREST,
            subject_id=interest.interest_id,
            title=TITLE,
            with_person_id=form.with_person_id,
            parts=form.chosen_parts,
            ends_on=form.last_day,
        )
    except Refused as refused:
        form.refuse(refused)
        return _share_page(form, interest), 422
    flash("Shared. You see below when it is opened, and can take it back at once.", "done")
    return redirect(url_for("talent.choose_way_share"))


@blueprint.get("/becoming-a-senco/for-others")
@login_required
def edit_for_others() -> str:
    """What those with whom the way is shared are to know, in a form."""
    interest = interest_page(current_user.id)
    draft = draft_for(current_user.id, rules.FOR_OTHERS_KEY)
    form = WordsForm(
        formdata=None,
        words=draft.body if draft else interest.for_others,
        edition=interest.for_others_edition,
    )
    return _for_others_page(form, interest, draft=draft)


@blueprint.post("/becoming-a-senco/for-others")
@login_required
@writes
def save_for_others() -> ResponseReturnValue:
    """The words stand; changed elsewhere meanwhile, both versions are shown."""
    form = WordsForm()
    try:
        services.change_for_others(
            current_user.id,
            words=form.words.data or "",
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        interest = interest_page(current_user.id)
        is_conflict = isinstance(refused, Conflict)
        if is_conflict:
            form.edition.data = interest.for_others_edition
        theirs = interest.for_others_lines if is_conflict else ()
        shown = _for_others_page(form, interest, theirs=theirs)
        return shown, 409 if is_conflict else 422
    flash("Kept. Those with whom you share your way read it there.", "done")
    return redirect(url_for("talent.choose_way_share"))


@blueprint.get("/becoming-a-senco/shared/<int(max=2147483647):share_id>")
@login_required
def read_shared_way(share_id: int) -> ResponseReturnValue:
    """Where somebody else stands, what they want known, and what they ask for; nothing else."""
    share = opened_share(current_user.id, share_id, SubjectKind.INTEREST, now=clock.now())
    if share is None:
        return redirect(url_for("sharing.read_cover", share_id=share_id))
    return render_template("talent/shared_way.html", page=shared_way(share), share=share)


def _share_form() -> ShareForm:
    return share_form_for(current_user, SubjectKind.INTEREST, today=clock.today())


def _share_page(form: ShareForm, interest: OwnInterest) -> str:
    shares = shares_of(
        current_user.id, SubjectKind.INTEREST, interest.interest_id, today=clock.today()
    )
    return render_template("talent/way_share.html", form=form, interest=interest, shares=shares)


def _for_others_page(
    form: WordsForm,
    interest: OwnInterest,
    *,
    draft: KeptDraft | None = None,
    theirs: Paragraphs = (),
) -> str:
    shares = shares_of(
        current_user.id, SubjectKind.INTEREST, interest.interest_id, today=clock.today()
    )
    return render_template(
        "talent/way_for_others.html", form=form, shares=shares, draft=draft, theirs=theirs
    )


def _urls(page: WayPage) -> dict[StepKind, str]:
    """Where each step is."""
    parts = page.parts
    return {
        StepKind.INTEREST: url_for("talent.edit_words"),
        StepKind.ATTRIBUTES: url_for("talent.read_attributes"),
        StepKind.CONVERSATION: _talk_url(page),
        StepKind.PLACEMENT: url_for("shadowing.list_placements"),
        StepKind.TASKS: url_for("talent.list_tasks"),
        StepKind.READINESS: url_for("talent.read_readiness"),
        StepKind.TRIAL: (
            url_for("talent.read_trial", trial_id=parts.trial.trial_id)
            if parts.trial
            else url_for("talent.start_trial")
        ),
        StepKind.PLAN: _plan_url(page),
    }


def _talk_url(page: WayPage) -> str:
    talk = page.parts.open_talk
    if talk is None:
        return url_for("talent.begin_conversation")
    return url_for("talent.read_conversation", conversation_id=talk.conversation_id)


def _plan_url(page: WayPage) -> str:
    """The plan; else the profile it can grow from; else the set for aspiring SENCos."""
    plan, audit = page.parts.plan, page.parts.round
    if plan is not None:
        return url_for("plans.read_plan", plan_id=plan.plan_id)
    if audit is None:
        return url_for("skills.begin_round", what=f"senco-skills/{ASPIRING}")
    if audit.completed_at is None:
        return url_for("skills.read_round", round_id=audit.round_id)
    return url_for("skills.read_profile", round_id=audit.round_id, _anchor="next")
