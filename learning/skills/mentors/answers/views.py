"""What is asked of a mentor, and what they say. Nothing here shows what the owner has said."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_required

from learning import clock
from learning.database import writes
from learning.drafts.queries import drafts_for
from learning.errors import Refused
from learning.sharing.queries import NoLongerShared
from learning.skills.adapting.queries import statements_known
from learning.skills.blueprint import blueprint
from learning.skills.mentors import queries, services
from learning.skills.mentors.forms import MentorForm, mentor_form, typed_comments, values_of
from learning.skills.mentors.levels import level_hints, level_names
from learning.skills.mentors.requests import AskedDomain, AskedRequest, AskedStatement
from learning.skills.mentors.rules import draft_key
from learning.skills.mentors.services import RatedMeanwhile
from learning.skills.rules import how_long
from learning.web.library import library
from learning.web.typed import TypedForm


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """What somebody is asked, by whom and until when; how far they are.

    `unsent`: domains in which a comment was typed and not sent.
    """

    asked: AskedRequest
    domains: tuple[AskedDomain, ...]
    unsent: frozenset[str]

    @property
    def statements(self) -> int:
        """How many statements are asked."""
        return sum(each.statements for each in self.domains)

    @property
    def answered(self) -> int:
        """How many of them are answered."""
        return sum(each.answered for each in self.domains)

    @property
    def how_long(self) -> str:
        """About how long it takes."""
        return how_long(self.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainPage:
    """A domain to rate. `standing`: what another window said meanwhile, by statement."""

    asked: AskedRequest
    slug: str
    title: str
    statements: tuple[AskedStatement, ...]
    hints: dict[str, dict[str, str]]
    levels: dict[int, str]
    standing: frozenset[str] = frozenset()

    def answer_in_words(self, statement: AskedStatement) -> str:
        """What the mentor has said to a statement."""
        if not statement.answer:
            return "Nothing yet"
        if statement.answer.isdecimal():
            return f"{statement.answer} {self.levels[int(statement.answer)]}"
        return "I cannot say"

    def draft_key(self, statement: AskedStatement) -> str:
        """The name under which a comment is kept while it is typed."""
        return draft_key(self.asked.request_id, statement.slug)


@blueprint.get("/audit/requests/shares/<int(max=2147483647):share_id>")
@login_required
def read_request_of_share(share_id: int) -> ResponseReturnValue:
    """The request that stands behind a share."""
    request_id = queries.request_of_share(current_user.id, share_id)
    return redirect(url_for("skills.read_request", request_id=request_id))


@blueprint.get("/audit/requests/<int(max=2147483647):request_id>")
@login_required
def read_request(request_id: int) -> str:
    """Who asks, about which domains, until when; and once accepted, how far the mentor is."""
    asked = _asked(request_id)
    page = RequestPage(
        asked=asked,
        domains=queries.asked_domains(asked),
        unsent=queries.unsent_comments(current_user.id, asked),
    )
    return render_template("skills/request.html", page=page)


@blueprint.post("/audit/requests/<int(max=2147483647):request_id>/accept")
@login_required
@writes
def accept_request(request_id: int) -> ResponseReturnValue:
    """The mentor has said yes."""
    services.accept(current_user.id, request_id)
    flash("Accepted. Thank you for taking the time.", "done")
    return redirect(url_for("skills.read_request", request_id=request_id))


@blueprint.get("/audit/requests/<int(max=2147483647):request_id>/decline")
@login_required
def confirm_declining(request_id: int) -> ResponseReturnValue:
    """What declining would do, before it is done."""
    asked = _asked(request_id)
    if asked.is_finished:
        return redirect(url_for("skills.read_request", request_id=request_id))
    return render_template("skills/decline_request.html", asked=asked)


@blueprint.post("/audit/requests/<int(max=2147483647):request_id>/decline")
@login_required
@writes
def decline_request(request_id: int) -> ResponseReturnValue:
    """The owner sees that it was declined, and nothing more."""
    name = queries.owner_of_request(current_user.id, request_id)
    services.decline(current_user.id, request_id)
    flash(f"Declined. {name} sees that and nothing more.", "done")
    return redirect(url_for("sharing.list_shares"))


@blueprint.get("/audit/requests/<int(max=2147483647):request_id>/domains/<domain_slug>")
@login_required
def rate_as_mentor(request_id: int, domain_slug: str) -> str:
    """The statements of a domain with room for a level and a comment; finished, to read."""
    page = _domain_page(request_id, domain_slug)
    keys = {page.draft_key(each): each.slug for each in page.statements}
    drafts = {keys[key]: kept.body for key, kept in drafts_for(current_user.id, keys).items()}
    form = mentor_form(
        page.statements, page.levels, formdata=None, data=values_of(page.statements, drafts)
    )
    return _form_page(page, form)


@blueprint.post("/audit/requests/<int(max=2147483647):request_id>/domains/<domain_slug>")
@login_required
@writes
def save_mentor_ratings(request_id: int, domain_slug: str) -> ResponseReturnValue:
    """What the mentor says is kept; the next domain follows. Ended meanwhile, nothing is lost."""
    try:
        page = _domain_page(request_id, domain_slug)
    except NoLongerShared:
        return _over(request_id)
    form = mentor_form(page.statements, page.levels)
    try:
        services.rate_domain(
            current_user.id,
            request_id,
            domain_slug,
            form.said,
            names_no_pupil=form.is_confirmed,
        )
    except Refused as refused:
        return _refused(request_id, domain_slug, form, refused)
    flash(f"“{page.title}” is kept. {page.asked.owner_name} sees it once you finish.", "done")
    return redirect(_onward(page.asked))


@blueprint.post("/audit/requests/<int(max=2147483647):request_id>/finish")
@login_required
@writes
def finish_request(request_id: int) -> ResponseReturnValue:
    """The owner of the round sees what the mentor said."""
    try:
        services.finish(current_user.id, request_id)
    except Refused as refused:
        flash(refused.message, "note")
    else:
        flash("Thank you. They can see your levels and comments now.", "done")
    return redirect(url_for("skills.read_request", request_id=request_id))


def _asked(request_id: int) -> AskedRequest:
    return queries.asked_request(current_user.id, request_id, now=clock.now())


def _domain_page(
    request_id: int, domain_slug: str, *, standing: frozenset[str] = frozenset()
) -> DomainPage:
    asked = _asked(request_id)
    statements = queries.asked_statements(asked, domain_slug)
    framework = library().framework(asked.framework_slug)
    known = statements_known(asked.organisation_id, framework) if framework else {}
    return DomainPage(
        asked=asked,
        slug=domain_slug,
        title=statements[0].domain_title,
        statements=statements,
        hints={each.slug: level_hints(each, known, framework) for each in statements},
        levels=level_names(framework),
        standing=standing,
    )


def _form_page(page: DomainPage, form: MentorForm) -> str:
    if page.asked.is_finished:
        return render_template("skills/mentor_read.html", page=page)
    return render_template("skills/mentor_rate.html", page=page, form=form)


def _refused(
    request_id: int, domain_slug: str, form: MentorForm, refused: Refused
) -> ResponseReturnValue:
    form.refuse(refused)
    if isinstance(refused, RatedMeanwhile):
        page = _domain_page(request_id, domain_slug, standing=refused.slugs)
        form.start_from(page.statements)
        return render_template("skills/mentor_rate.html", page=page, form=form), 409
    page = _domain_page(request_id, domain_slug)
    if page.asked.is_finished:
        raise refused
    return render_template("skills/mentor_rate.html", page=page, form=form), 422


def _onward(asked: AskedRequest) -> str:
    """The next domain that has an answer missing, or back to the request."""
    missing = (each for each in queries.asked_domains(asked) if each.answered < each.statements)
    following = next(missing, None)
    if following is None:
        return url_for("skills.read_request", request_id=asked.request_id)
    return url_for("skills.rate_as_mentor", request_id=asked.request_id, domain_slug=following.slug)


def _over(request_id: int) -> ResponseReturnValue:
    """The request ended while its page was open: nothing was saved, nothing typed is lost."""
    name = queries.owner_of_request(current_user.id, request_id)
    comments = typed_comments(request.form)
    typed = TypedForm(texts=comments)
    for number, entry in enumerate(typed.texts, start=1):
        entry.label.text = f"Your comment, {number} of {len(comments)}"
    return render_template("skills/request_over.html", name=name, typed=typed), 409
