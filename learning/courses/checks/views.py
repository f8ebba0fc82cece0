"""Sending a lesson's check, and its results."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.courses.blueprint import blueprint
from learning.courses.checks import queries, services
from learning.courses.checks.forms import CheckForm
from learning.courses.checks.rules import Submission, paper_of
from learning.courses.lessons.pages import render_lesson
from learning.courses.lessons.queries import lesson_page
from learning.courses.queries import lesson_named
from learning.database import writing
from learning.drafts.forms import FORM_ID, new_form_id
from learning.errors import NotFound, Refused
from learning.web.library import library


@blueprint.post("/lessons/<module>/<lesson>/check")
@login_required
def submit_check(module: str, lesson: str) -> ResponseReturnValue:
    """The answers are marked; or the same page says what is missing, with everything chosen."""
    found_module, found_lesson = lesson_named(library(), module, lesson)
    paper = paper_of(found_lesson)
    if paper is None:
        raise NotFound
    form = CheckForm(paper.questions, seed=paper.seed, sent=request.form)
    sent = submission(form)
    if not form.is_complete() and sent.fingerprint == paper.fingerprint:
        return _asked_again(module, lesson, form=form)
    names = {"module_slug": found_module.slug, "lesson_slug": found_lesson.slug}
    try:
        with writing():
            attempt = services.submit_attempt(current_user.id, library(), **names, submission=sent)
            number = attempt.number
    except Refused as refused:
        return _asked_again(module, lesson, form=form, complaint=refused.message)
    return redirect(
        url_for(
            "courses.read_result",
            module=found_module.slug,
            lesson=found_lesson.slug,
            number=number,
        )
    )


@blueprint.get("/lessons/<module>/<lesson>/results/<int(max=1048576):number>")
@login_required
def read_result(module: str, lesson: str, number: int) -> str:
    """What was not right first: what one chose, what to say to it, and why. Then what was right.

    Which other option would have been right is not told: the feedback and the why teach it, and
    whoever tries again has something to find out.
    """
    page = queries.result_page(
        current_user.id, library(), module_slug=module, lesson_slug=lesson, number=number
    )
    return render_template("courses/result.html", page=page)


def submission(form: CheckForm) -> Submission:
    """The answers with the check they were made for; a form without an id of ours gets one."""
    form_id = request.form.get("form_id", "")
    return Submission(
        answers=form.answers,
        fingerprint=request.form.get("fingerprint", ""),
        form_id=form_id if FORM_ID.fullmatch(form_id) else new_form_id(),
    )


def _asked_again(
    module: str, lesson: str, *, form: CheckForm, complaint: str = ""
) -> ResponseReturnValue:
    courses = library()
    page = lesson_page(current_user, courses, module_slug=module, lesson_slug=lesson)
    return render_lesson(page, courses, check=form, complaint=complaint), 422
