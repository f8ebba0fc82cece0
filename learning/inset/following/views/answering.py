"""What became of a session after two and six weeks, answered with one tap; words if one likes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, NotFound, Refused
from learning.inset.blueprint import blueprint
from learning.inset.following import rules, services
from learning.inset.following.forms import FollowUpForm, follow_up_form
from learning.inset.following.own import Said, said_of
from learning.inset.following.views.shown import drafts_of
from learning.inset.rules import FOLLOW_UP_WEEKS
from learning.web.typed import TypedForm, typed_form

ONE = "/sessions/<int(max=2147483647):session_id>/follow-up/<int(max=2147483647):weeks>"
WORDS = ("changed", "next_step")


@blueprint.get(ONE)
@login_required
def follow_up(session_id: int, weeks: int) -> str:
    """The question with four buttons; once it is answered, room for words."""
    said = _said(session_id, weeks)
    if not said.there.may_follow_up(weeks, clock.today()):
        return _closed(said, weeks)
    drafts = drafts_of(current_user.id, session_id, weeks, WORDS)
    typed = {name: kept.body for name, kept in drafts.items()}
    form = follow_up_form(said.follow_ups.get(weeks), typed)
    return _form_page(
        said, weeks, form, saved={name: kept.saved_at for name, kept in drafts.items()}
    )


@blueprint.post(ONE)
@login_required
@writes
def keep_follow_up(session_id: int, weeks: int) -> ResponseReturnValue:
    """The tap, or the answer with its words, stands; sent twice it is one."""
    said = _said(session_id, weeks)
    form = FollowUpForm()
    is_tap = request.form.get("tap") == "yes"
    try:
        if is_tap:
            services.say_tried(said, weeks, form.tried.data or "")
        else:
            services.follow_up(
                said,
                weeks,
                form.became,
                edition=form.edition.data or "",
                names_no_pupil=form.is_confirmed,
            )
    except Conflict as conflict:
        form.refuse(conflict)
        stands = _said(session_id, weeks)
        row = stands.follow_ups.get(weeks)
        form.edition.data = str(row.edition) if row else "0"
        return _form_page(stands, weeks, form, is_conflict=True), 409
    except Refused as refused:
        if not said.there.may_follow_up(weeks, clock.today()):
            return _closed(said, weeks, typed_form()), 422
        form.refuse(refused)
        return _form_page(said, weeks, form), 422
    if is_tap:
        flash("Kept. That was it, unless you would like to add a line.", "done")
        return redirect(url_for("inset.follow_up", session_id=session_id, weeks=weeks))
    flash("Thank you, that is kept.", "done")
    return redirect(url_for("inset.read_session", session_id=session_id))


@blueprint.post(f"{ONE}/aside")
@login_required
@writes
def put_follow_up_aside(session_id: int, weeks: int) -> ResponseReturnValue:
    """Nothing more is asked about this session."""
    services.put_aside(_said(session_id, weeks), weeks)
    flash("You will not be asked about this session again.", "done")
    return redirect(url_for("home.read_home"))


def _said(session_id: int, weeks: int) -> Said:
    if weeks not in FOLLOW_UP_WEEKS:
        raise NotFound
    return said_of(current_user.id, session_id)


def _form_page(
    said: Said,
    weeks: int,
    form: FollowUpForm,
    *,
    is_conflict: bool = False,
    saved: object = None,
) -> str:
    if not said.there.may_share:
        del form.shares_words
    row = said.follow_ups.get(weeks)
    return render_template(
        "inset/follow_up.html",
        said=said,
        weeks=weeks,
        row=row,
        is_answered=is_conflict or (row is not None and row.tried is not None),
        form=form,
        question=rules.question(weeks, said.trying),
        is_conflict=is_conflict,
        saved=saved or {},
        drafts=f"{services.draft_keys(said.there.session_id)}{weeks}/",
        tried_words=rules.TRIED_WORDS,
    )


def _closed(said: Said, weeks: int, typed: TypedForm | None = None) -> str:
    first, last = rules.days_of_follow_up(said.there.day, weeks)
    return render_template(
        "inset/followed_up.html",
        said=said,
        weeks=weeks,
        row=said.follow_ups.get(weeks),
        typed=typed,
        first=first,
        last=last,
        is_over=clock.today() > last,
        question=rules.question(weeks, said.trying),
        tried_words=rules.TRIED_WORDS,
    )
