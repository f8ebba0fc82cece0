"""Where SENCos and leaders adapt what the skills audit asks at their school."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from content.framework_types import Framework
from learning.database import writing
from learning.drafts.queries import drafts_for
from learning.drafts.services import discard_draft
from learning.errors import Conflict, Refused
from learning.people.access import requires
from learning.people.queries import permitted_organisation
from learning.skills.adapting import queries, rules, services
from learning.skills.adapting.forms import OwnStatementForm, StatementForm, values_of
from learning.skills.adapting.queries import AdaptedStatement
from learning.skills.adapting.rules import ADAPTERS, OwnWording
from learning.skills.blueprint import blueprint
from learning.web.library import library


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolDomain:
    """A domain with its statements, and how many of them are not as the framework has them."""

    title: str
    statements: tuple[AdaptedStatement, ...]

    @property
    def changes(self) -> int:
        """How many targets are the school's, how many statements left out or added."""
        return sum(
            each.is_changed or not each.is_asked or each.statement.is_own
            for each in self.statements
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolAudit:
    """What a school asks: every statement of a framework and the school's own, by domain."""

    framework: Framework
    school_name: str
    domains: tuple[SchoolDomain, ...]
    left_out: int
    retargeted: int
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """A statement of the school's own in its form. `theirs`: what somebody else saved meanwhile."""

    framework: Framework
    school_name: str
    draft_key: str
    url: str
    is_new: bool = False
    theirs: OwnWording | None = None


@blueprint.get("/school/audit")
@requires(*ADAPTERS)
def choose_school_framework() -> ResponseReturnValue:
    """The frameworks to choose from; the only one there is opens at once."""
    frameworks = library().frameworks
    if len(frameworks) == 1:
        return redirect(url_for("skills.list_school_statements", framework_slug=frameworks[0].slug))
    return render_template("skills/school_frameworks.html", frameworks=frameworks)


@blueprint.get("/school/audit/<framework_slug>")
@requires(*ADAPTERS)
def list_school_statements(framework_slug: str) -> str:
    """Every statement by domain, with the school's target and whether it is asked."""
    framework = queries.framework_of(library(), framework_slug)
    return render_template("skills/school_statements.html", page=_audit(framework))


@blueprint.get("/school/audit/<framework_slug>/statements/<slug>")
@requires(*ADAPTERS)
def edit_school_statement(framework_slug: str, slug: str) -> str:
    """A statement of the framework, to aim elsewhere or to leave out."""
    framework = queries.framework_of(library(), framework_slug)
    page = queries.adapted_statement(_school(), framework, slug)
    form = StatementForm(
        formdata=None,
        target=str(page.statement.target),
        is_asked="yes" if page.is_asked else "no",
        edition=page.edition,
    )
    return _statement_page(framework, page, form)


@blueprint.post("/school/audit/<framework_slug>/statements/<slug>")
@requires(*ADAPTERS)
def save_school_statement(framework_slug: str, slug: str) -> ResponseReturnValue:
    """The school aims at this level and asks it, or does not, in rounds begun from now on."""
    framework = queries.framework_of(library(), framework_slug)
    school, form = _school(), StatementForm()
    try:
        with writing():
            services.set_statement(
                school,
                framework,
                slug,
                target=form.level,
                is_asked=form.asks,
                edition=form.edition.data or "",
            )
    except Refused as refused:
        form.refuse(refused)
        page = queries.adapted_statement(school, framework, slug)
        if not isinstance(refused, Conflict):
            return _statement_page(framework, page, form), 422
        form.edition.data = page.edition
        return _statement_page(framework, page, form, is_conflict=True), 409
    code = queries.adapted_statement(school, framework, slug).statement.code
    flash(f"{code} is saved. Rounds begun from now on follow it.", "done")
    return _to_audit(framework)


@blueprint.get("/school/audit/<framework_slug>/add")
@requires(*ADAPTERS)
def begin_own_statement(framework_slug: str) -> str:
    """An empty form for a statement of the school's own, with words typed before."""
    framework = queries.framework_of(library(), framework_slug)
    page = _new_page(framework)
    form = OwnStatementForm(formdata=None, **_drafts(page), target="3")
    return _own_page(page, form)


@blueprint.post("/school/audit/<framework_slug>/add")
@requires(*ADAPTERS)
def add_own_statement(framework_slug: str) -> ResponseReturnValue:
    """The school asks this too, in rounds begun from now on."""
    framework = queries.framework_of(library(), framework_slug)
    page, form = _new_page(framework), OwnStatementForm()
    try:
        with writing():
            services.add_own_statement(
                _school(),
                library(),
                framework,
                form.wording,
                form_id=form.sent_as,
                names_no_pupil=form.is_confirmed,
            )
            _discard_drafts(page)
    except Refused as refused:
        form.refuse(refused)
        return _own_page(page, form), 422
    flash("Your statement is added. Rounds begun from now on ask it.", "done")
    return _to_audit(framework)


@blueprint.get("/school/audit/own/<int(max=2147483647):key>")
@requires(*ADAPTERS)
def edit_own_statement(key: int) -> str:
    """A statement that the school has added, to change, leave out or ask again."""
    row = queries.own_statement(_school(), key)
    page = _changing_page(key, row.framework_slug)
    wording = queries.wording_of(row)
    form = OwnStatementForm(formdata=None, **values_of(wording, row.edition, _drafts(page)))
    return _own_page(page, form, standing=wording.closes)


@blueprint.post("/school/audit/own/<int(max=2147483647):key>")
@requires(*ADAPTERS)
def save_own_statement(key: int) -> ResponseReturnValue:
    """The statement stands so; changed by somebody else meanwhile, both versions are shown."""
    school, form = _school(), OwnStatementForm()
    row = queries.own_statement(school, key)
    page = _changing_page(key, row.framework_slug)
    try:
        with writing():
            services.change_own_statement(
                school,
                library(),
                key,
                form.wording,
                edition=form.edition_number,
                names_no_pupil=form.is_confirmed,
            )
            _discard_drafts(page)
    except Refused as refused:
        return _refused_change(key, form, refused)
    flash("Your statement is saved. Rounds begun from now on follow it.", "done")
    return _to_audit(page.framework)


def _refused_change(key: int, form: OwnStatementForm, refused: Refused) -> ResponseReturnValue:
    form.refuse(refused)
    row = queries.own_statement(_school(), key)
    standing = queries.wording_of(row)
    if not isinstance(refused, Conflict):
        page = _changing_page(key, row.framework_slug)
        return _own_page(page, form, standing=standing.closes), 422
    form.edition.data = str(row.edition)
    page = _changing_page(key, row.framework_slug, theirs=standing)
    return _own_page(page, form, standing=standing.closes), 409


def _school() -> int:
    return permitted_organisation(current_user, *ADAPTERS)


def _school_name() -> str:
    return current_user.hat.school_name if current_user.hat else ""


def _to_audit(framework: Framework) -> ResponseReturnValue:
    return redirect(url_for("skills.list_school_statements", framework_slug=framework.slug))


def _audit(framework: Framework) -> SchoolAudit:
    adapted = queries.adapted_statements(_school(), framework)
    return SchoolAudit(
        framework=framework,
        school_name=_school_name(),
        domains=tuple(
            SchoolDomain(
                title=domain.title,
                statements=tuple(
                    each for each in adapted if each.statement.domain_slug == domain.slug
                ),
            )
            for domain in framework.domains
        ),
        left_out=sum(not each.is_asked for each in adapted),
        retargeted=sum(each.is_changed for each in adapted),
        own=sum(each.statement.is_own and each.is_asked for each in adapted),
    )


def _statement_page(
    framework: Framework, page: AdaptedStatement, form: StatementForm, *, is_conflict: bool = False
) -> str:
    form.offer_levels(framework, suggested=page.suggested)
    return render_template(
        "skills/school_statement.html",
        page=page,
        form=form,
        framework=framework,
        school_name=_school_name(),
        is_conflict=is_conflict,
    )


def _new_page(framework: Framework) -> OwnPage:
    return OwnPage(
        framework=framework,
        school_name=_school_name(),
        draft_key=f"school-audit-{_school()}-{framework.slug}",
        url=url_for("skills.add_own_statement", framework_slug=framework.slug),
        is_new=True,
    )


def _changing_page(key: int, framework_slug: str, *, theirs: OwnWording | None = None) -> OwnPage:
    return OwnPage(
        framework=queries.framework_of(library(), framework_slug),
        school_name=_school_name(),
        draft_key=f"school-statement-{key}",
        url=url_for("skills.save_own_statement", key=key),
        theirs=theirs,
    )


def _own_page(page: OwnPage, form: OwnStatementForm, *, standing: str = "") -> str:
    form.offer(page.framework, library(), standing=standing)
    return render_template("skills/school_own_statement.html", page=page, form=form)


def _drafts(page: OwnPage) -> dict[str, str]:
    """Words typed and not sent, by field."""
    keys = {f"{page.draft_key}-{name}": name for name in rules.WORDS}
    kept = drafts_for(current_user.id, keys)
    return {keys[key]: draft.body for key, draft in kept.items()}


def _discard_drafts(page: OwnPage) -> None:
    for name in rules.WORDS:
        discard_draft(current_user.id, f"{page.draft_key}-{name}")
