"""The page of problems, for SENCos and administrators."""

from dataclasses import dataclass

from flask import current_app, render_template, url_for

from content.types import Unavailable
from learning import clock
from learning.courses.blueprint import blueprint
from learning.courses.problems import queries
from learning.courses.problems.queries import ProblemsPage
from learning.people.access import requires
from learning.people.rules import Role
from learning.web.filters import day
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownProblems:
    """The problems with their words and addresses."""

    problems: ProblemsPage
    left_out_rows: tuple[tuple[str, str], ...]
    review_lines: tuple[tuple[str, str, str], ...]


@blueprint.get("/school/content")
@requires(Role.SENCO, Role.ADMINISTRATOR)
def list_problems() -> str:
    """What is wrong with the courses, on which line, and what to do about it."""
    roots = current_app.config["ALONGSIDE"].content_roots
    page = queries.problems_page(library(), roots, clock.today())
    return render_template("courses/problems.html", page=_shown(page))


def _shown(page: ProblemsPage) -> ShownProblems:
    titles = {module.slug: module.title for module in library().modules}
    return ShownProblems(
        problems=page,
        left_out_rows=tuple(
            (_named(one, titles.get(one.module_slug, "")), one.reason) for one in page.unavailable
        ),
        review_lines=tuple(
            (
                module.title,
                url_for("courses.read_module", module=module.slug),
                f"was to be reviewed by {day(module.review_by)}",
            )
            for module in page.past_review
        ),
    )


def _named(one: Unavailable, module_title: str) -> str:
    return f"{one.title} (lesson of {module_title})" if one.slug else f"{one.title} (module)"
