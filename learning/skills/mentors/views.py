"""Asking somebody to rate, and seeing what they said: the pages of whoever owns the round."""

from dataclasses import dataclass
from typing import NamedTuple

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.errors import NotFound, Refused
from learning.sharing.queries import colleagues_of
from learning.skills.blueprint import blueprint
from learning.skills.mentors import queries, rules, services
from learning.skills.mentors.forms import AskForm
from learning.skills.mentors.levels import level_names
from learning.skills.mentors.requests import DomainAsked, MentorView, RequestLine, Seen
from learning.skills.models import AuditRound
from learning.skills.rounds.queries import own_round, ratings_of
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsPage:
    """Everybody who was asked about a round, the newest first."""

    round_id: int
    title: str
    is_open: bool
    titles: dict[str, str]
    requests: tuple[RequestLine, ...]


class SeenLine(NamedTuple):
    """One statement: how its owner answered, and how the mentor sees it."""

    code: str
    text: str
    own_level: int | None
    seen: Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorViewPage:
    """How a mentor sees the domains they were asked about, beside the owner's own levels."""

    round_id: int
    view: MentorView
    levels: dict[int, str]
    domains: tuple[tuple[str, tuple[SeenLine, ...]], ...]


@blueprint.get("/audit/rounds/<int(max=2147483647):round_id>/mentors")
@login_required
def list_mentors(round_id: int) -> str:
    """Whom the owner has asked, and how each request stands."""
    kept = own_round(current_user.id, round_id)
    page = MentorsPage(
        round_id=round_id,
        title=kept.framework_title,
        is_open=kept.completed_at is None,
        titles={each.slug: each.title for each in queries.domains_of_round(round_id)},
        requests=queries.requests_of_round(round_id, today=clock.today()),
    )
    return render_template("skills/mentors.html", page=page)


@blueprint.get("/audit/rounds/<int(max=2147483647):round_id>/mentors/ask")
@login_required
def begin_request(round_id: int) -> str:
    """A form to ask somebody with, and what they would see."""
    kept = own_round(current_user.id, round_id)
    return _ask_page(kept, _ask_form(kept, is_new=True))


@blueprint.post("/audit/rounds/<int(max=2147483647):round_id>/mentors/ask")
@login_required
@writes
def ask_mentor(round_id: int) -> ResponseReturnValue:
    """Somebody is asked; nothing of the owner's own goes to them."""
    kept = own_round(current_user.id, round_id)
    form = _ask_form(kept)
    if not form.validate():
        return _ask_page(kept, form), 422
    try:
        services.ask(
            current_user.id,
            round_id,
            who_id=form.with_person_id,
            domains=form.chosen_domains,
            ends_on=form.last_day,
            message=form.message.data or "",
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        form.refuse(refused)
        return _ask_page(kept, form), 422
    flash("They are asked. You can take it back at any time.", "done")
    return redirect(url_for("skills.list_mentors", round_id=round_id))


@blueprint.get(
    "/audit/rounds/<int(max=2147483647):round_id>/mentors/<int(max=2147483647):request_id>"
)
@login_required
def read_mentor_view(round_id: int, request_id: int) -> str:
    """What a mentor has said, once it is the owner's to see."""
    kept = own_round(current_user.id, round_id)
    views = queries.mentor_views(round_id)
    view = next((each for each in views if each.request_id == request_id), None)
    if view is None:
        raise NotFound
    page = MentorViewPage(
        round_id=round_id,
        view=view,
        levels=level_names(library().framework(kept.framework_slug)),
        domains=_seen_by_domain(round_id, view),
    )
    return render_template("skills/mentor_view.html", page=page)


def _seen_by_domain(
    round_id: int, view: MentorView
) -> tuple[tuple[str, tuple[SeenLine, ...]], ...]:
    domains: dict[str, list[SeenLine]] = {}
    for rating in ratings_of(round_id):
        if rating.statement_slug in view.ratings:
            seen = view.ratings[rating.statement_slug]
            line = SeenLine(rating.code, rating.text, rating.level, seen)
            domains.setdefault(rating.domain_title, []).append(line)
    return tuple((title, tuple(lines)) for title, lines in domains.items())


def _ask_form(kept: AuditRound, *, is_new: bool = False) -> AskForm:
    domains: tuple[DomainAsked, ...] = queries.domains_of_round(kept.id)
    colleagues = colleagues_of(current_user)
    if not is_new:
        return AskForm(colleagues, domains)
    suggested = clock.today() + rules.SUGGESTED_REQUEST
    return AskForm(colleagues, domains, formdata=None, ends_on=suggested)


def _ask_page(kept: AuditRound, form: AskForm) -> str:
    return render_template("skills/ask_mentor.html", form=form, round_id=kept.id)
