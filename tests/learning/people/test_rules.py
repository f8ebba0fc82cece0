"""The words of people and schools, and decisions about them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.clock import london_day
from learning.errors import Refused
from learning.people.rules import (
    KEPT_LIMITS,
    USUAL_LIMITS,
    Job,
    Role,
    TermDates,
    check_terms,
    clean_email,
    clean_name,
    clean_staff_code,
    clean_urn,
    is_current_membership,
    is_idle,
    job_and_roles,
    school_year_dates,
    school_year_name,
    school_year_of,
    term_counting,
    term_on,
    usual_terms,
)

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "school_year"),
    [
        (date(2026, 8, 31), 2025),
        (date(2026, 9, 1), 2026),
        (date(2026, 12, 31), 2026),
        (date(2027, 1, 1), 2026),
        (date(2028, 2, 29), 2027),
    ],
)
def test_a_school_year_runs_from_september_to_august(day, school_year):
    first, last = school_year_dates(school_year)
    assert school_year_of(day) == school_year
    assert first <= day <= last


@pytest.mark.parametrize(
    ("instant", "school_year"),
    [
        (datetime(2026, 8, 31, 22, 59, tzinfo=UTC), 2025),
        # Midnight in London is an hour earlier in UTC while the clocks are forward.
        (datetime(2026, 8, 31, 23, 0, tzinfo=UTC), 2026),
    ],
)
def test_the_school_year_changes_at_midnight_in_london(instant, school_year):
    assert school_year_of(london_day(instant)) == school_year


def test_a_school_year_is_named_as_schools_name_it():
    assert school_year_name(2026) == "2026 to 2027"


@pytest.mark.parametrize("school_year", [2023, 2026, 2027])
def test_the_usual_terms_cover_every_day_of_the_year_once(school_year):
    first, last = school_year_dates(school_year)
    terms = usual_terms(school_year)
    assert [term.name for term in terms] == ["Autumn term", "Spring term", "Summer term"]
    assert all(term.is_usual for term in terms)
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    assert all(sum(t.starts_on <= day <= t.ends_on for t in terms) == 1 for day in days)


def test_a_day_is_in_a_term_or_in_a_holiday():
    terms = (TermDates("Autumn", date(2026, 9, 2), date(2026, 12, 18)),)
    assert term_on(terms, date(2026, 12, 18)) == terms[0]
    assert term_on(terms, date(2026, 12, 19)) is None


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        ((), "between one and 6"),
        ([("A", date(2026, 9, 2), date(2026, 9, 2))], "must end after it starts"),
        ([("A", date(2026, 8, 31), date(2026, 12, 18))], "between 1 September 2026"),
        ([("A", date(2027, 7, 1), date(2027, 9, 1))], "31 August 2027"),
        (
            [
                ("A", date(2026, 9, 2), date(2026, 12, 18)),
                ("B", date(2026, 12, 18), date(2027, 3, 1)),
            ],
            "B starts before the term above it has ended",
        ),
    ],
)
def test_dates_that_make_no_school_year_are_refused(terms, message):
    with pytest.raises(Refused, match=message):
        check_terms([TermDates(*term) for term in terms], 2026)


def test_terms_may_touch_and_fill_the_year():
    check_terms(usual_terms(2026), 2026)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "counts"),
    [
        (date(2026, 11, 23), None, True),
        (date(2026, 11, 24), None, False),
        (date(2025, 9, 1), date(2026, 11, 23), True),
        (date(2025, 9, 1), date(2026, 11, 22), False),
    ],
)
def test_a_membership_counts_to_the_end_of_its_last_day(starts_on, ends_on, counts):
    assert is_current_membership(starts_on, ends_on, date(2026, 11, 23)) is counts


@pytest.mark.parametrize(
    ("is_kept", "unused_for", "ended"),
    [
        (False, USUAL_LIMITS.idle - timedelta(seconds=1), False),
        (False, USUAL_LIMITS.idle, True),
        (True, USUAL_LIMITS.idle, False),
        (True, KEPT_LIMITS.idle, True),
    ],
)
def test_a_browser_that_is_not_used_is_signed_out(is_kept, unused_for, ended):
    assert is_idle(NOON, NOON + unused_for, is_kept=is_kept) is ended


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amina   Yusuf ", "Amina Yusuf"),
        ("Zoe\u0308 Birch", "Zoë Birch"),
        ("X Æ", "X Æ"),
        ("李小龍", "李小龍"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
    ],
)
def test_a_name_is_kept_as_its_owner_writes_it(typed, kept):
    assert clean_name(typed) == kept


IMPOSSIBLE = ["", " \t ", "x" * 201, "A\x00B", "A\x1b[31m", "half \ud800"]


@pytest.mark.parametrize("typed", [*IMPOSSIBLE, "\u200b\u200d", "Ann\u202e eel", "\u2066Ann\u2069"])
def test_what_cannot_be_a_name_is_refused(typed):
    with pytest.raises(Refused) as refused:
        clean_name(typed)
    assert refused.value.field == "name"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" Amina.Yusuf@Seaview.Sch.UK ", "amina.yusuf@seaview.sch.uk"),
        ("a+b@example.com", "a+b@example.com"),
    ],
)
def test_an_address_is_kept_in_lower_case(typed, kept):
    assert clean_email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "amina",
        "amina@",
        "a@b@c",
        "a b@example.com",
        "a@example.com\nBcc: b@example.com",
        "Amina <a@example.com>",
        f"{'x' * 250}@example.com",
    ],
)
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(Refused) as refused:
        clean_email(typed)
    assert refused.value.field == "email"


@pytest.mark.parametrize(("typed", "kept"), [("100001", "100001"), (" ", None), (None, None)])
def test_a_reference_number_may_be_left_out(typed, kept):
    assert clean_urn(typed) == kept


@pytest.mark.parametrize("typed", ["12345", "1234567", "12345a", "١٢٣٤٥٦"])
def test_a_reference_number_has_six_digits(typed):
    with pytest.raises(Refused):
        clean_urn(typed)


def test_a_staff_code_is_short_and_may_be_left_out():
    assert clean_staff_code(" T  12 ") == "T 12"
    assert clean_staff_code("") is None
    with pytest.raises(Refused):
        clean_staff_code("x" * 41)


def test_a_job_and_roles_are_said_once_each():
    assert job_and_roles(Job.TEACHER, {Role.SENCO, Role.MENTOR}) == "Teacher, Mentor, SENCo"
    assert job_and_roles(Job.LEADER, {Role.LEADER}) == "Leader"


TERMS = (
    TermDates("Autumn", date(2026, 9, 3), date(2026, 12, 18)),
    TermDates("Spring", date(2027, 1, 4), date(2027, 3, 26)),
    TermDates("Summer", date(2027, 4, 12), date(2027, 7, 21)),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 9, 1), "Autumn"),
        (date(2026, 9, 3), "Autumn"),
        (date(2026, 12, 18), "Autumn"),
        (date(2026, 12, 25), "Autumn"),
        (date(2027, 1, 4), "Spring"),
        (date(2027, 4, 11), "Spring"),
        (date(2027, 8, 31), "Summer"),
    ],
)
def test_a_holiday_counts_with_the_term_before_it(day: date, name: str) -> None:
    assert term_counting(TERMS, day).name == name


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2028, 2, 29), date(2027, 8, 31)])
def test_the_usual_terms_have_a_place_for_every_day(day: date) -> None:
    year = day.year if day.month >= 9 else day.year - 1
    term = term_counting(usual_terms(year), day)
    assert term.starts_on <= day <= term.ends_on
