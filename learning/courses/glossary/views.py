"""The glossary as a page."""

from dataclasses import dataclass

from flask import render_template
from flask_login import login_required

from learning.courses.blueprint import blueprint
from learning.courses.glossary.rules import Letter, letters
from learning.web.library import library


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """Every term, by letters."""

    letters: tuple[Letter, ...]
    count: int


@blueprint.get("/glossary")
@login_required
def read_glossary() -> str:
    """Every term of the courses in plain words."""
    terms = library().glossary
    page = GlossaryPage(letters(terms), len(terms))
    return render_template("courses/glossary.html", page=page)
