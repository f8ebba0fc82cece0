"""The record adds up; a certificate is its holder’s; with its code one learns what one may."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime

import pytest
import time_machine

from learning import clock
from learning.cpd.models import CpdKind
from learning.cpd.queries import minutes_between
from learning.database import db
from learning.errors import NotFound
from learning.people.models import Person, Term
from learning.people.queries import viewer_for
from learning.people.rules import school_year_dates
from learning.people.viewers import Viewer
from learning.records import queries, services
from learning.records.years import Record
from tests.cast import Cast, Member
from tests.learning.records.studies import CODE, add_lesson, finish, study
from tests.statements import Counted

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def viewer(person: Member) -> Viewer:
    found = viewer_for(person.id)
    assert found is not None
    return found


def record(person: Member) -> Record:
    return queries.my_record(viewer(person))


def titles(found: Record) -> dict[tuple[str, str], list[str]]:
    return {
        (year.name, term.name): [line.title for line in term.lines]
        for year in found.years
        for term in year.terms
    }


def test_lines_stand_in_their_school_year_and_term_newest_first(cast: Cast) -> None:
    study(cast.amina)
    assert titles(record(cast.amina)) == {
        ("2026 to 2027", "Autumn term"): ["The graduated approach", "Review", "Do"],
        ("2025 to 2026", "Summer term"): ["Plan"],
        ("2025 to 2026", "Spring term"): ["Assess"],
    }


def test_totals_are_the_ledgers_own(cast: Cast) -> None:
    study(cast.amina)
    found = record(cast.amina)
    ledger = [minutes_between(cast.amina.id, *school_year_dates(year)) for year in (2026, 2025)]
    assert [year.minutes for year in found.years] == ledger == [23, 19]
    assert found.minutes == found.minutes_in_all == sum(ledger)
    assert found.this_year.count(CpdKind.LESSON) == 2
    assert found.this_year.count(CpdKind.MODULE) == 1


def test_a_school_that_has_set_its_terms_sees_those(cast: Cast) -> None:
    db.session.add(
        Term(
            organisation_id=cast.amina.organisation_id,
            name="Michaelmas",
            starts_on=date(2026, 9, 3),
            ends_on=date(2026, 12, 18),
        )
    )
    add_lesson(cast.amina, date(2026, 12, 28), title="Assess")
    assert titles(record(cast.amina)) == {("2026 to 2027", "Michaelmas"): ["Assess"]}


def test_a_year_with_nothing_in_it_is_named_all_the_same(cast: Cast) -> None:
    add_lesson(cast.amina, date(2025, 10, 6), title="Assess")
    found = record(cast.amina)
    assert (found.this_year.name, found.this_year.minutes) == ("2026 to 2027", 0)


def test_a_finished_module_comes_with_its_certificate(cast: Cast) -> None:
    study(cast.amina)
    found = record(cast.amina)
    (certificate,) = found.certificates
    first_line = found.years[0].terms[0].lines[0]
    assert first_line.certificate == certificate
    assert (certificate.shown_code, certificate.version) == ("4F7K-2M9P-X0QD", 2)


def test_the_record_of_one_person_holds_nothing_of_another(cast: Cast) -> None:
    study(cast.amina)
    assert record(cast.tom).years == ()
    assert record(cast.tom).certificates == ()


def test_a_long_record_costs_as_many_statements_as_a_short_one(
    cast: Cast, statements: Callable[[], AbstractContextManager[Counted]]
) -> None:
    who = viewer(cast.amina)
    for day in range(1, 29):
        add_lesson(cast.amina, date(2026, 10, day), title=f"Lesson {day}")
    db.session.commit()
    with statements() as counted:
        queries.my_record(who)
    assert len(counted) == 4


@pytest.mark.parametrize(
    ("finished_at", "day"),
    [
        (datetime(2026, 8, 31, 22, 59, tzinfo=UTC), date(2026, 8, 31)),
        (datetime(2026, 8, 31, 23, 0, tzinfo=UTC), date(2026, 9, 1)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), date(2028, 2, 29)),
    ],
)
def test_a_certificate_carries_the_day_it_was_in_london(
    cast: Cast, finished_at: datetime, day: date
) -> None:
    finish(cast.amina, at=finished_at)
    assert queries.verification(CODE).finished_on == day


@pytest.mark.parametrize(
    ("now", "year"),
    [
        (datetime(2026, 8, 31, 22, 59, tzinfo=UTC), "2025 to 2026"),
        (datetime(2026, 8, 31, 23, 0, tzinfo=UTC), "2026 to 2027"),
    ],
)
def test_a_school_year_begins_at_midnight_in_london(cast: Cast, now: datetime, year: str) -> None:
    with time_machine.travel(now, tick=False):
        assert record(cast.amina).made_on == clock.today()
        assert record(cast.amina).this_year.name == year


def test_a_certificate_names_the_school_of_that_day(cast: Cast) -> None:
    finish(cast.owen, at=datetime(2026, 7, 20, 12, tzinfo=UTC))
    finish(cast.amina, code="aaaaaaaaaaaa")
    assert queries.own_certificate(cast.owen.id, CODE).school_names == ("Seaview Primary",)
    assert queries.own_certificate(cast.amina.id, "aaaaaaaaaaaa").holder_name == "Amina Yusuf"


def test_after_somebody_left_their_certificates_name_no_school(cast: Cast) -> None:
    finish(cast.owen)
    assert queries.own_certificate(cast.owen.id, CODE).school_names == ()


def test_somebody_at_two_schools_sees_both(cast: Cast) -> None:
    finish(cast.lena)
    assert len(queries.own_certificate(cast.lena.id, CODE).school_names) == 2


def test_nobody_opens_the_certificate_of_another(cast: Cast) -> None:
    finish(cast.amina)
    for stranger in (cast.tom, cast.priya, cast.sam):
        with pytest.raises(NotFound):
            queries.own_certificate(stranger.id, CODE)


def test_a_code_nobody_has_is_not_found(cast: Cast) -> None:
    for code in ("zzzzzzzzzzzz", "", "4f7k", "x" * 5000):
        with pytest.raises(NotFound):
            queries.verification(code)


def test_whoever_checks_sees_a_name_only_while_the_holder_shows_it(cast: Cast) -> None:
    finish(cast.amina)
    assert queries.verification("4F7K-2M9P-XOQD").name is None
    services.show_name(cast.amina.id, CODE)
    assert queries.verification(CODE).name == "Amina Yusuf"
    services.hide_name(cast.amina.id, CODE)
    assert queries.verification(CODE).name is None


def test_an_erased_person_leaves_no_certificate_behind(cast: Cast) -> None:
    finish(cast.amina)
    db.session.delete(db.session.get_one(Person, cast.amina.id))
    db.session.flush()
    with pytest.raises(NotFound):
        queries.verification(CODE)
