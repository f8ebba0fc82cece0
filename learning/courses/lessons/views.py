"""The lesson page and what is done on it: keeping a place, marking as done, taking that back."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning.courses import rules, services
from learning.courses.blueprint import blueprint
from learning.courses.catalogue.views import being_mended
from learning.courses.lessons import queries
from learning.courses.lessons.pages import render_lesson
from learning.courses.rules import Standing
from learning.database import writes
from learning.errors import NotFound
from learning.web.library import library


@blueprint.get("/lessons/<module>/<lesson>")
@login_required
def read_lesson(module: str, lesson: str) -> ResponseReturnValue:
    """A lesson to read. Reading writes nothing."""
    courses = library()
    try:
        page = queries.lesson_page(current_user, courses, module_slug=module, lesson_slug=lesson)
    except NotFound:
        return being_mended(module, lesson)
    if (page.module.slug, page.lesson.slug) != (module, lesson):
        return redirect(
            url_for("courses.read_lesson", module=page.module.slug, lesson=page.lesson.slug)
        )
    return render_lesson(page, courses)


@blueprint.post("/lessons/<module>/<lesson>/place")
@login_required
@writes
def keep_place(module: str, lesson: str) -> ResponseReturnValue:
    """The page's script says how far one has read."""
    services.keep_place(
        current_user.id,
        library(),
        module_slug=module,
        lesson_slug=lesson,
        place=request.form.get("heading", ""),
    )
    return "", 204


@blueprint.post("/lessons/<module>/<lesson>/done")
@login_required
@writes
def complete_lesson(module: str, lesson: str) -> ResponseReturnValue:
    """The lesson is done, and the way leads on: the next one, the assessment, or the end."""
    marked = services.complete_lesson(
        current_user.id, library(), module_slug=module, lesson_slug=lesson
    )
    if marked.finished_module:
        return redirect(url_for("courses.read_completion", module=marked.standing.module.slug))
    flash(f"{marked.lesson.title}. {_how_far(marked.standing)}", "done")
    return redirect(_onward(marked.standing))


@blueprint.post("/lessons/<module>/<lesson>/not-done")
@login_required
@writes
def reopen_lesson(module: str, lesson: str) -> ResponseReturnValue:
    """The lesson is not done after all."""
    reopened = services.reopen_lesson(
        current_user.id, library(), module_slug=module, lesson_slug=lesson
    )
    flash(f"“{reopened.title}” is open again. Its minutes are off your record.", "note")
    found = library().module(module)
    slug = found.slug if found else module
    return redirect(url_for("courses.read_lesson", module=slug, lesson=reopened.slug))


def _how_far(standing: Standing) -> str:
    module = standing.module
    count = len(module.lessons) - len(rules.open_lessons(standing))
    return f"{count} of {len(module.lessons)} lessons done."


def _onward(standing: Standing) -> str:
    """The next lesson not done; else the assessment not passed; else the module."""
    module, resume = standing.module, standing.resume
    if resume is not None:
        return url_for("courses.read_lesson", module=module.slug, lesson=resume.lesson.slug)
    if not rules.has_passed(standing):
        return url_for("courses.read_assessment", module=module.slug)
    return url_for("courses.read_module", module=module.slug)
