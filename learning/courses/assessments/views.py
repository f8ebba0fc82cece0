"""The assessment of a module, its results, and the page that says the module is finished."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.courses.assessments import queries, services
from learning.courses.assessments.queries import AssessmentPage, AssessmentResultPage
from learning.courses.assessments.services import AnsweredMeanwhile
from learning.courses.blueprint import blueprint
from learning.courses.checks.forms import CheckForm
from learning.courses.checks.rules import LARGEST_NUMBER
from learning.courses.checks.views import submission
from learning.database import writing
from learning.drafts.forms import new_form_id
from learning.errors import Refused
from learning.web.filters import minutes
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAssessment:
    """The assessment as a form: nothing chosen yet, or what was chosen and what is missing."""

    assessment: AssessmentPage
    check: CheckForm
    form_id: str
    problems: tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownResult:
    """A result with links to the lessons it was about."""

    asked: AssessmentResultPage
    lesson_links: tuple[tuple[str, str, str], ...]


@blueprint.get("/modules/<module>/assessment")
@login_required
def read_assessment(module: str) -> ResponseReturnValue:
    """The questions of one's next attempt. Opening them writes nothing."""
    page = queries.assessment_page(current_user.id, library(), module_slug=module)
    if page.module.slug != module:
        return redirect(url_for("courses.read_assessment", module=page.module.slug))
    return _asked(page, CheckForm(page.paper.questions, seed=page.paper.seed))


@blueprint.post("/modules/<module>/assessment")
@login_required
def submit_assessment(module: str) -> ResponseReturnValue:
    """The answers are marked; or the same questions again, with what is missing."""
    number = _number(request.form.get("number", ""))
    page = queries.assessment_page(current_user.id, library(), module_slug=module, number=number)
    form = CheckForm(page.paper.questions, seed=page.paper.seed, sent=request.form)
    sent = submission(form)
    if not form.is_complete() and sent.fingerprint == page.paper.fingerprint:
        return _asked(page, form), 422
    try:
        with writing():
            services.submit_assessment(
                current_user.id,
                library(),
                module_slug=page.module.slug,
                number=number,
                submission=sent,
            )
    except AnsweredMeanwhile as meanwhile:
        flash("You had answered these questions from another page. This is that result.", "note")
        number = meanwhile.number
    except Refused as refused:
        return _asked(page, form, refused.message), 422
    return redirect(
        url_for("courses.read_assessment_result", module=page.module.slug, number=number)
    )


@blueprint.get("/modules/<module>/assessment/results/<int(max=1048576):number>")
@login_required
def read_assessment_result(module: str, number: int) -> str:
    """Passed or not, what was not right first, and what is left to do."""
    page = queries.assessment_result_page(
        current_user.id, library(), module_slug=module, number=number
    )
    links = tuple(
        (
            lesson.title,
            url_for("courses.read_lesson", module=page.module.slug, lesson=lesson.slug),
            minutes(lesson.minutes),
        )
        for lesson in page.module.lessons
    )
    return render_template(
        "courses/assessment_result.html", page=ShownResult(asked=page, lesson_links=links)
    )


def _asked(page: AssessmentPage, check: CheckForm, complaint: str = "") -> str:
    problems = (((None, complaint),) if complaint else ()) + check.summary
    shown = AskedAssessment(assessment=page, check=check, form_id=new_form_id(), problems=problems)
    return render_template("courses/assessment.html", page=shown)


def _number(text: str) -> int:
    """The number of an attempt as a form sends it; raises Refused for anything else."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_NUMBER))
    if is_number and 0 < int(text) <= LARGEST_NUMBER:
        return int(text)
    raise Refused("These questions are not the ones you were given. Please open them again.")
