"""The form for the terms of a school year: a row for each, empty rows passed over."""

from collections.abc import Iterable, Iterator, Sequence

from wtforms import FieldList, Form, FormField, StringField

from learning.administration.fields import DayField, SchoolForm
from learning.errors import Refused
from learning.people.rules import MOST_TERMS, TermDates

LONGEST_TERM_NAME = 60


class TermRow(Form):
    """One term."""

    name = StringField("Name")
    starts_on = DayField("First day")
    ends_on = DayField("Last day")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into the row."""
        typed = (*(self.name.raw_data or ()), *(self.starts_on.raw_data or ()))
        return not any(each.strip() for each in (*typed, *(self.ends_on.raw_data or ())))

    def read(self) -> TermDates | None:
        """The term as typed; None if something is missing or wrong, said beside its field."""
        self.validate()
        name, first, last = (self.name.data or "").strip(), self.starts_on.data, self.ends_on.data
        if not name:
            self.name.errors = ["Enter a name, such as Autumn term."]
        elif len(name) > LONGEST_TERM_NAME:
            self.name.errors = [f"Use at most {LONGEST_TERM_NAME} characters."]
        for day in (self.starts_on, self.ends_on):
            if day.data is None and not day.errors:
                day.errors = [f"Enter the {day.label.text.lower()}."]
        if self.errors or first is None or last is None:
            return None
        return TermDates(name, first, last)


class RowList(FieldList):  # type: ignore[type-arg] # not generic while it runs
    """The rows of the page and no others: any number, of any length, could stand in a name."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        sent = tuple(formdata)
        for number in range(MOST_TERMS):
            if any(name.startswith(f"{prefix}-{number}-") for name in sent):
                yield number


class TermsForm(SchoolForm):
    """The terms of one school year."""

    terms = RowList(FormField(TermRow), min_entries=MOST_TERMS, max_entries=MOST_TERMS)

    @property
    def rows(self) -> list[TermRow]:
        """The rows, empty ones too."""
        return [entry.form for entry in self.terms]

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        """What to put right, by the id of the field it belongs to."""
        return [(field.id, field.errors[0]) for row in self.rows for field in row if field.errors]

    def read(self) -> list[TermDates] | None:
        """The terms that were typed; None if a row is not whole."""
        read = [row.read() for row in self.rows if not row.is_empty]
        whole = [term for term in read if term is not None]
        return whole if len(whole) == len(read) else None

    def refuse(self, refused: Refused) -> None:
        """The message stands in the row whose term it names, or above the form."""
        for row in self.rows:
            if row.name.data and refused.message.startswith(row.name.data.strip()):
                row.starts_on.errors = [refused.message]
                return
        super().refuse(refused)


def terms_form(terms: Sequence[TermDates]) -> TermsForm:
    """The form as the terms stand, with empty rows after them."""
    rows = [
        {"name": each.name, "starts_on": each.starts_on, "ends_on": each.ends_on} for each in terms
    ]
    return TermsForm(formdata=None, terms=rows)
