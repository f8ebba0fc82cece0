"""A case on pages of its own: the way taken stands in the address, and nothing is kept."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import render_template, request, url_for
from flask_login import login_required

from content.types import Lesson, Module, Scenario
from learning.courses.blueprint import blueprint
from learning.courses.queries import lesson_named
from learning.courses.scenarios.rules import LONGEST_WAY, Moment, walked
from learning.errors import NotFound
from learning.web.library import library

CHOICE = "option-"
"""Begins the name of a choice, so that two cases of a lesson share no control."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioPage:
    """A case, where one stands in it, and whether a choice was forgotten."""

    module: Module
    lesson: Lesson
    scenario: Scenario
    moment: Moment
    is_unanswered: bool
    url: str
    one_back_url: str


@blueprint.get("/lessons/<module>/<lesson>/scenarios/<slug>")
@login_required
def read_scenario(module: str, lesson: str, slug: str) -> str:
    """One moment of a case; what followed from the last choice stands above it."""
    found_module, found_lesson = lesson_named(library(), module, lesson)
    scenario = found_lesson.scenario(slug)
    if scenario is None:
        raise NotFound
    choice = request.args.get(f"{CHOICE}{slug}", "")
    way = [*request.args.getlist("way"), *([choice] if choice else [])]
    moment = walked(scenario, way[: LONGEST_WAY + 1])
    names: dict[str, Any] = {"module": found_module.slug, "lesson": found_lesson.slug, "slug": slug}
    url = partial(url_for, "courses.read_scenario", **names)
    page = ScenarioPage(
        module=found_module,
        lesson=found_lesson,
        scenario=scenario,
        moment=moment,
        is_unanswered=bool(request.args.get("asked")) and not choice and not moment.is_lost,
        url=url(),
        one_back_url=url(way=moment.way[:-1]),
    )
    return render_template("courses/scenario.html", page=page)
