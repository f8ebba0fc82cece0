"""What somebody made of a session, in one minute; changed, and taken back."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import Conflict, Refused
from learning.inset.blueprint import blueprint
from learning.inset.following import rules, services
from learning.inset.following.forms import EvaluationForm, evaluation_form
from learning.inset.following.own import Said, said_of
from learning.inset.following.views.shown import drafts_of
from learning.web.typed import TypedForm, typed_form

ONE = "/sessions/<int(max=2147483647):session_id>/evaluate"
WORDS = ("trying", "would_help")


@blueprint.get(ONE)
@login_required
def evaluate(session_id: int) -> str:
    """Four things to say, as they stand; once its time is over, what was said."""
    said = said_of(current_user.id, session_id)
    if not said.there.may_evaluate(clock.today()):
        return _closed(said)
    drafts = drafts_of(current_user.id, session_id, rules.EVALUATION, WORDS)
    form = evaluation_form(said.evaluation, {name: kept.body for name, kept in drafts.items()})
    return _form_page(said, form, saved={name: kept.saved_at for name, kept in drafts.items()})


@blueprint.post(ONE)
@login_required
@writes
def keep_evaluation(session_id: int) -> ResponseReturnValue:
    """What was said stands, once, however often it is sent."""
    said = said_of(current_user.id, session_id)
    form = EvaluationForm()
    try:
        row = services.evaluate(
            current_user.id,
            session_id,
            form.made,
            form_id=form.sent_as,
            edition=form.edition.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Conflict as conflict:
        form.refuse(conflict)
        stands = said_of(current_user.id, session_id)
        form.edition.data = str(stands.evaluation.edition) if stands.evaluation else "0"
        return _form_page(stands, form, is_conflict=True), 409
    except Refused as refused:
        if not said.there.may_evaluate(clock.today()):
            return _closed(said, typed_form()), 422
        form.refuse(refused)
        return _form_page(said, form), 422
    more = " What you will try stands among your actions." if row.action_id else ""
    flash(f"Thank you, that is kept.{more}", "done")
    return redirect(url_for("inset.read_session", session_id=session_id))


@blueprint.post(f"{ONE}/take-back")
@login_required
@writes
def take_words_back(session_id: int) -> ResponseReturnValue:
    """Nobody else reads this person's words about the session any more."""
    services.take_words_back(current_user.id, session_id)
    flash("Taken back. Nobody else reads your words from now on.", "done")
    return redirect(url_for("inset.evaluate", session_id=session_id))


def _form_page(
    said: Said, form: EvaluationForm, *, is_conflict: bool = False, saved: object = None
) -> str:
    form.offer(clock.today())
    if not said.there.may_share:
        del form.shares_words
    return render_template(
        "inset/evaluate.html",
        said=said,
        form=form,
        is_conflict=is_conflict,
        saved=saved or {},
        drafts=f"{services.draft_keys(said.there.session_id)}{rules.EVALUATION}/",
        useful_words=rules.USEFUL_WORDS,
    )


def _closed(said: Said, typed: TypedForm | None = None) -> str:
    return render_template(
        "inset/evaluated.html",
        said=said,
        typed=typed,
        last_day=rules.last_day_to_evaluate(said.there.day),
        is_over=clock.today() > rules.last_day_to_evaluate(said.there.day),
        useful_words=rules.USEFUL_WORDS,
        helps=rules.HELPS,
    )
