"""Reading who handed over what they think, and who still may. Until then nobody sees it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Row, bindparam, select

from learning import clock
from learning.database import rows_of
from learning.errors import NotFound
from learning.people.models import Person
from learning.sharing.lines import ShareLine
from learning.sharing.rules import Part, part_in_words
from learning.talent.models import SecondView

SOMEBODY_WHO_LEFT = "a mentor who has left"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A mentor handed over what they think. Without `by_person_id` they have been erased.

    About readiness it names its review, about the attributes none.
    """

    view_id: int
    by_person_id: int | None
    review_id: int | None
    name: str
    finished_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody who may answer until the end of a day and has not handed over."""

    name: str
    ends_on: date


def views_of(interest_id: int) -> tuple[View, ...]:
    """Everything that was handed over about this way, the first first. One statement.

    The caller has made sure that the interest is the owner's.
    """
    return tuple(_view(row) for row in rows_of(_VIEWS, interest_id=interest_id))


def about_attributes(views: Collection[View]) -> tuple[View, ...]:
    """Those about the attributes."""
    return tuple(each for each in views if each.review_id is None)


def about_review(views: Collection[View], review_id: int) -> tuple[View, ...]:
    """Those about one readiness review."""
    return tuple(each for each in views if each.review_id == review_id)


def view_named(views: Collection[View], view_id: int) -> View:
    """The one of that key; raises NotFound."""
    for each in views:
        if each.view_id == view_id:
            return each
    raise NotFound


def handed_over_on(interest_id: int, person_id: int, review_id: int | None) -> date | None:
    """When this mentor handed over, if they have. One statement."""
    rows = rows_of(_VIEWS, interest_id=interest_id)
    found = (row for row in rows if (row.by_person_id, row.review_id) == (person_id, review_id))
    return next((clock.london_day(row.finished_at) for row in found), None)


def still_asked(
    shares: Sequence[ShareLine], part: Part, views: Collection[View]
) -> tuple[Asked, ...]:
    """Whom the owner lets answer apart, of `shares`, and who has not handed over among `views`.

    Whether they have begun is not told.
    """
    done = {each.by_person_id for each in views}
    return tuple(
        Asked(name=each.name, ends_on=each.ends_on)
        for each in shares
        if part_in_words(part) in each.parts and each.with_person_id not in done
    )


_VIEWS = (
    select(
        SecondView.id,
        SecondView.by_person_id,
        SecondView.review_id,
        SecondView.finished_at,
        Person.name,
    )
    .outerjoin(Person, Person.id == SecondView.by_person_id)
    .where(SecondView.interest_id == bindparam("interest_id", type_=Integer))
    .order_by(SecondView.finished_at, SecondView.id)
)


def _view(row: Row[Any]) -> View:
    return View(
        view_id=row.id,
        by_person_id=row.by_person_id,
        review_id=row.review_id,
        name=row.name or SOMEBODY_WHO_LEFT,
        finished_on=clock.london_day(row.finished_at),
    )
