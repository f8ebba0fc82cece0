"""What those who lead a session learn of it: totals, and what next."""

from flask import render_template
from flask_login import current_user, login_required

from content import Library
from learning.inset.blueprint import blueprint
from learning.inset.following import queries
from learning.inset.following.asked_in_room import AskedInRoom
from learning.inset.following.telling import SHARE_WORDS, STEPS
from learning.web.library import library


@blueprint.get("/sessions/<int(max=2147483647):session_id>/results")
@login_required
def read_results(session_id: int) -> str:
    """How many came, what they made of it, what they tried, and what to teach again."""
    page = queries.results(current_user, session_id)
    shown = library()
    return render_template(
        "inset/results.html",
        page=page,
        share_words=SHARE_WORDS,
        steps=STEPS,
        lesson_of={each: _lesson(each, shown) for each in page.asked},
    )


def _lesson(asked: AskedInRoom, shown: Library) -> tuple[str, str, str] | None:
    """Where a question comes from, if it is still there: its slugs and the title."""
    module = shown.module(asked.module_slug) if asked.module_slug else None
    lesson = module.lesson(asked.lesson_slug) if module and asked.lesson_slug else None
    return (module.slug, lesson.slug, lesson.title) if module and lesson else None
