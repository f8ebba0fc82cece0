"""The forms that find a module; sent by GET, so that what was found has an address."""

from wtforms import Form, SearchField, SelectField

from learning.courses.catalogue.queries import CataloguePage
from learning.courses.catalogue.rules import LENGTHS, STATES, spoken

LONGEST_SEARCH = 200
"""Characters; more says nothing more precise."""


class SearchForm(Form):
    """Words to look for."""

    words = SearchField("Search the modules")


class FilterForm(Form):
    """For whom, about what, how long, how far one is."""

    audience = SelectField("Written for")
    area = SelectField("Area of need")
    need = SelectField("Type of need")
    length = SelectField("Time to read")
    state = SelectField("How far you are")


def filter_form(page: CataloguePage) -> FilterForm:
    """The filters of this library, set as the page is."""
    form = FilterForm(data=page.wanted.parts)
    for control, every, words in (
        (form.audience, "Everybody", page.choices.audiences),
        (form.area, "Every area", page.choices.areas),
        (form.need, "Every type", page.choices.needs),
    ):
        control.choices = [("", every), *((word, spoken(word)) for word in words)]
    form.length.choices = [("", "Any length"), *LENGTHS.items()]
    form.state.choices = [("", "All of them"), *STATES.items()]
    return form
