"""The page of a finished module."""

from dataclasses import dataclass

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.courses.blueprint import blueprint
from learning.courses.catalogue.pages import next_url
from learning.courses.completions.queries import CompletionPage, completion_page
from learning.web.filters import day, minutes
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCompletion:
    """A finished module, and the next thing in words; without an address nothing is next."""

    completion: CompletionPage
    action_lines: tuple[tuple[str, None, str], ...]
    next_url: str = ""
    next_title: str = ""
    next_label: str = ""
    next_word: str = ""
    next_words: str = ""


@blueprint.get("/modules/<module>/finished")
@login_required
def read_completion(module: str) -> ResponseReturnValue:
    """One line of thanks, what it counted for, what is next; the module while it is open."""
    page = completion_page(current_user, library(), module, today=clock.today())
    if page is None:
        return redirect(url_for("courses.read_module", module=module))
    return render_template("courses/finished.html", page=_shown(page))


def _shown(page: CompletionPage) -> ShownCompletion:
    lines = tuple(
        (action.text, None, f"by {day(action.due_on)}" if action.due_on else "")
        for action in page.actions
    )
    if page.next is None:
        return ShownCompletion(completion=page, action_lines=lines)
    begins = not page.next.is_begun
    return ShownCompletion(
        completion=page,
        action_lines=lines,
        next_url=next_url(page.next),
        next_title=page.next.module_title if begins else page.next.title,
        next_label="Start" if begins else "Carry on",
        next_word=f"Next on “{page.route.pathway.title}”" if page.route else "Next",
        next_words=""
        if page.next.minutes is None
        else f"first lesson {minutes(page.next.minutes)}"
        if begins
        else f"about {minutes(page.next.minutes)}",
    )
