"""The terms of a school: this school year's and the next one's."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from learning import clock
from learning.administration.blueprint import blueprint
from learning.administration.terms.forms import TermsForm, terms_form
from learning.database import writes, writing
from learning.errors import NotFound, Refused
from learning.people.access import requires
from learning.people.queries import terms_of
from learning.people.rules import (
    Role,
    TermDates,
    school_year_dates,
    school_year_name,
    school_year_of,
)
from learning.people.services import set_terms

YEARS_BACK, YEARS_AHEAD = 5, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear:
    """A school year with its terms, and whether the school has set them."""

    number: int
    name: str
    terms: tuple[TermDates, ...]

    @property
    def is_usual(self) -> bool:
        """Whether these are the usual dates and not the school's own."""
        return all(term.is_usual for term in self.terms)


@blueprint.get("/school/terms")
@requires(Role.ADMINISTRATOR)
def list_terms() -> ResponseReturnValue:
    """The terms of this school year and the next, as set or as usual."""
    present = school_year_of(clock.today())
    years = [_year(present), _year(present + 1)]
    return render_template("administration/terms.html", page=years)


@blueprint.get("/school/terms/<int:year>")
@requires(Role.ADMINISTRATOR)
def edit_terms(year: int) -> ResponseReturnValue:
    """The terms of one school year in a form."""
    page = _year(year)
    return _form_page(page, terms_form(page.terms))


@blueprint.post("/school/terms/<int:year>")
@requires(Role.ADMINISTRATOR)
def save_terms(year: int) -> ResponseReturnValue:
    """The terms are as typed, in every record from now on."""
    page, form = _year(year), TermsForm()
    terms = form.read()
    if terms is None:
        return _form_page(page, form), 422
    try:
        with writing():
            set_terms(current_user, year, terms)
    except Refused as refused:
        form.refuse(refused)
        return _form_page(page, form), 422
    flash(f"The terms of {page.name} are saved.", "done")
    return redirect(url_for("administration.list_terms"))


@blueprint.post("/school/terms/<int:year>/usual")
@requires(Role.ADMINISTRATOR)
@writes
def bring_usual_terms_back(year: int) -> ResponseReturnValue:
    """The usual dates hold again."""
    page = _year(year)
    set_terms(current_user, year, ())
    flash(f"The usual dates hold for {page.name}.", "done")
    return redirect(url_for("administration.list_terms"))


def _year(number: int) -> SchoolYear:
    present = school_year_of(clock.today())
    if not present - YEARS_BACK <= number <= present + YEARS_AHEAD:
        raise NotFound
    terms = terms_of(current_user.organisation_id, number)
    return SchoolYear(number=number, name=school_year_name(number), terms=terms)


def _form_page(page: SchoolYear, form: TermsForm) -> str:
    first, last = school_year_dates(page.number)
    return render_template(
        "administration/edit_terms.html", page=page, form=form, first=first, last=last
    )
