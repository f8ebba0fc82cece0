"""The filters of My record."""

from wtforms import BooleanField, Form, SelectField, StringField

from learning.records.years import Record


class FilterForm(Form):
    """Which school year, kind and area; words to look for; own words on paper or not."""

    year = SelectField("School year")
    kind = SelectField("Kind")
    area = SelectField("Area of need")
    text = StringField("Words in it")
    words = BooleanField(
        "In files and on paper, also what I wrote about the difference it made",
        false_values=(False, "false", ""),
    )


def filled_filter(page: Record) -> FilterForm:
    """The filters, set as the page is."""
    wanted = page.wanted
    form = FilterForm(
        data={
            "year": str(wanted.year or ""),
            "kind": wanted.kind.value if wanted.kind else "",
            "area": wanted.area,
            "text": wanted.text,
            "words": wanted.with_words,
        }
    )
    form.year.choices = [("", "Every school year"), *page.choices.years]
    form.kind.choices = [("", "Every kind"), *page.choices.kinds]
    form.area.choices = [("", "Every area"), *page.choices.areas]
    return form
