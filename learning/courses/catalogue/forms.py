"""The forms that find a module; sent by GET, so that what was found has an address."""

from wtforms import Form, SearchField, SelectField

from learning.courses.catalogue.queries import CataloguePage
from learning.courses.catalogue.rules import spoken

LONGEST_SEARCH = 200
"""Characters; more says nothing more precise."""


class SearchForm(Form):
    """Words to look for."""

    words = SearchField("Search the modules")


class FilterForm(Form):
    """For whom, about what."""

    audience = SelectField("Written for")
    area = SelectField("Area of need")


def filter_form(page: CataloguePage) -> FilterForm:
    """The filters this library has a use for, set as the page is."""
    form = FilterForm(audience=page.wanted.audience, area=page.wanted.area)
    form.audience.choices = [("", "Everybody"), *((word, spoken(word)) for word in page.audiences)]
    form.area.choices = [("", "Every area"), *((word, spoken(word)) for word in page.areas)]
    return form
