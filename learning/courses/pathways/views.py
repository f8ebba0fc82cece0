"""The pages of pathways: the list, one of them, following it and stopping."""

from dataclasses import dataclass
from math import ceil

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required
from markupsafe import Markup

from content import Leg
from learning.courses.blueprint import blueprint
from learning.courses.catalogue.drawn import card_of
from learning.courses.catalogue.pages import next_url
from learning.courses.catalogue.rules import people_named
from learning.courses.pathways import queries, services
from learning.courses.pathways.queries import PathwayPage, StagePage
from learning.courses.pathways.rules import gives_away_interest
from learning.database import writes
from learning.web.filters import minutes
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStage:
    """A stage, how much it asks in words, and the cards of its modules."""

    title: str
    words: str
    cards: tuple[Markup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPathway:
    """Everything the template of a pathway shows. `tells_something`: its name gives much away."""

    asked: PathwayPage
    audience: str
    stages: tuple[ShownStage, ...]
    next_url: str
    next_label: str
    tells_something: bool


@blueprint.get("/pathways")
@login_required
def list_pathways() -> str:
    """Every pathway: those one follows, those that fit, all others."""
    page = queries.pathways_page(current_user, library())
    return render_template("courses/pathways.html", page=page)


@blueprint.get("/pathways/<pathway>")
@login_required
def read_pathway(pathway: str) -> ResponseReturnValue:
    """A pathway: what for, for whom, how long, how far one is, and one button to go on."""
    page = queries.pathway_page(current_user.id, library(), pathway)
    slug = page.route.pathway.slug
    if slug != pathway:
        return redirect(url_for("courses.read_pathway", pathway=slug))
    return render_template("courses/pathway.html", page=_shown(page))


@blueprint.post("/pathways/<pathway>/follow")
@login_required
@writes
def follow_pathway(pathway: str) -> ResponseReturnValue:
    """The person follows it; Home leads along it from now on."""
    route = services.follow(current_user.id, library(), pathway)
    flash(f"You follow “{route.pathway.title}”. Home names its next module.", "done")
    return redirect(url_for("courses.read_pathway", pathway=route.pathway.slug))


@blueprint.post("/pathways/<pathway>/stop")
@login_required
@writes
def stop_following(pathway: str) -> ResponseReturnValue:
    """The person follows it no more; nothing they did is lost."""
    route = services.stop_following(current_user.id, library(), pathway)
    flash(f"You do not follow “{route.pathway.title}” any more. What you did stays done.", "note")
    return redirect(url_for("courses.read_pathway", pathway=route.pathway.slug))


def _shown(page: PathwayPage) -> ShownPathway:
    step = page.next
    return ShownPathway(
        asked=page,
        audience=people_named(page.route.pathway.audience),
        stages=tuple(_stage(each) for each in page.stages),
        next_url=next_url(step) if step else "",
        next_label=f"{'Carry on' if step.is_begun else 'Start'}: {step.title}" if step else "",
        tells_something=gives_away_interest(page.route.pathway.audience),
    )


def _stage(page: StagePage) -> ShownStage:
    cards = (
        card_of(library(), standing, f"By week {by_week}" if by_week else "")
        for standing, by_week in page.standings
    )
    return ShownStage(title=page.leg.title, words=_amount(page.leg), cards=tuple(cards))


def _amount(leg: Leg) -> str:
    """`2 hours 10 minutes; about 11 minutes a week for 12 weeks`."""
    if not leg.weeks:
        return minutes(leg.minutes)
    weekly = minutes(max(1, ceil(leg.minutes / leg.weeks)))
    return f"{minutes(leg.minutes)}; about {weekly} a week for {leg.weeks} weeks"
