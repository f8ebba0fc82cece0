"""Protected time: booked, in a calendar, told afterwards, added up. Nobody else sees it."""

from datetime import timedelta

import pytest

from learning.cpd.protected.queries import bookings_of

SKIPPED = (
    "On 28 March 2027 the clocks go forward, and there is no 01:30. Choose 02:30 or another time."
)
AN_HOUR = {"day": "2026-11-26", "starts": "13:30", "minutes": "60", "purpose": "Sensory needs"}


def later(browser, cast, clock, days):
    """Amina signs in again after so many days."""
    clock.shift(timedelta(days=days))
    return browser.second(cast.amina)


@pytest.fixture
def amina(browser, cast, clock):
    return browser.as_(cast.amina)


def book(window, **more):
    window.get("records.begin_booking")
    return window.submit("Book it", {**AN_HOUR, **more})


def test_with_nothing_booked_the_page_says_what_to_do_first(amina):
    page = amina.get("records.list_protected_time")
    assert "Nothing booked yet" in page.headings(2)
    assert page.link("Book an hour").path == "/record/protected-time/book"
    assert page.has_link("your time diary")


def test_an_hour_is_booked_and_goes_into_a_calendar_under_one_name(amina, cast):
    page = book(amina)
    assert "26 November 2026, 13:30 to 14:30, 1 hour" in page
    (booking,) = bookings_of(cast.amina.id)
    address = f"/record/protected-time/{booking.id}.ics"
    first = amina.fetch(address).get_data(as_text=True)
    assert "DTSTART:20261126T133000Z" in first
    assert "Sensory" not in first
    amina.get("records.change_protected_time", booking_id=booking.id)
    amina.submit("Save the change", day="2026-11-27")
    second = amina.fetch(address).get_data(as_text=True)
    uid = next(line for line in first.splitlines() if line.startswith("UID"))
    assert uid in second
    assert "SEQUENCE:2" in second


def test_without_an_hour_it_is_a_whole_day_for_the_calendar(amina, cast):
    book(amina, starts="")
    (booking,) = bookings_of(cast.amina.id)
    body = amina.fetch(f"/record/protected-time/{booking.id}.ics").get_data(as_text=True)
    assert "DTSTART;VALUE=DATE:20261126" in body


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": ""}, "Say on which day."),
        ({"day": "2028-01-01"}, "Choose a day within a year of today, before or after."),
        ({"minutes": "4"}, "Book between 5 and 720 minutes at once."),
        ({"minutes": "an hour"}, "Write whole minutes, such as 60."),
        ({"starts": "soon"}, "Write a time like 09:05."),
        (
            {"day": "2027-03-28", "starts": "01:30"},
            SKIPPED,
        ),
    ],
)
def test_what_cannot_be_booked_is_refused_in_words(amina, cast, wrong, words):
    amina.get("records.begin_booking")
    page = amina.submit("Book it", {**AN_HOUR, **wrong}, status=422)
    assert page.errors == [words]
    assert bookings_of(cast.amina.id) == ()


def test_the_day_after_home_asks_and_part_of_it_adds_up(browser, amina, cast, clock):
    book(amina)
    assert not amina.get("home.read_home").has_link("Did you get your protected time?")
    amina = later(browser, cast, clock, 4)
    page = amina.get("home.read_home")
    assert "Sensory" not in page.text
    page = amina.follow("Did you get your protected time?")
    assert page.h1 == "Did you get this time?"
    page = amina.submit("Save", outcome="part", had_minutes="20", lost_to="cover", note="Year 4")
    assert "1 hour booked, 20 minutes had, 40 minutes went to something else" in page
    assert page.table("What the rest went to") == [{"To": "Cover", "Minutes": "40"}]
    row = page.table("Protected time by term, in minutes")[0]
    assert (row["Booked"], row["Had"], row["Went elsewhere"]) == ("60", "20", "40")
    assert not amina.get("home.read_home").has_link("Did you get your protected time?")


def test_home_asks_for_a_week_and_the_page_goes_on(browser, amina, cast, clock):
    book(amina)
    amina = later(browser, cast, clock, 11)
    assert not amina.get("home.read_home").has_link("Did you get your protected time?")
    assert "Did you get it?" in amina.get("records.list_protected_time").headings(2)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Choose what became of it."),
        ({"outcome": "part"}, "Say how many minutes you had."),
        (
            {"outcome": "part", "had_minutes": "60"},
            "You booked 60 minutes. Part of them is a number from 1 to 59.",
        ),
    ],
)
def test_what_was_not_said_is_asked_for(browser, amina, cast, clock, said, words):
    book(amina)
    amina = later(browser, cast, clock, 4)
    (booking,) = bookings_of(cast.amina.id)
    amina.get("records.tell_protected_time", booking_id=booking.id)
    assert amina.submit("Save", said, status=422).errors == [words]


def test_what_was_said_can_be_said_anew_and_two_windows_lose_nothing(browser, amina, cast, clock):
    book(amina)
    amina = later(browser, cast, clock, 4)
    (booking,) = bookings_of(cast.amina.id)
    second = browser.second(cast.amina)
    for window in (amina, second):
        window.get("records.tell_protected_time", booking_id=booking.id)
    amina.submit("Save", outcome="lost", lost_to="pupils")
    page = second.submit("Save", outcome="had", status=409)
    assert "It went to something else: 0 minutes" in page
    second.submit("Save")
    assert [each.used_minutes for each in bookings_of(cast.amina.id)] == [60]


def test_a_form_sent_twice_books_once_and_deleting_asks(amina, cast):
    amina.get("records.begin_booking")
    form_id = amina.page.field("form_id").value
    sent = {**AN_HOUR, "form_id": form_id}
    for _ in range(2):
        amina.post("/record/protected-time/book", sent)
    (booking,) = bookings_of(cast.amina.id)
    page = amina.get("records.confirm_protected_deletion", booking_id=booking.id)
    assert "you can say so instead" in page
    amina.submit("Delete it")
    assert bookings_of(cast.amina.id) == ()


def test_paper_holds_the_terms_and_what_to_talk_about(browser, amina, cast, clock):
    book(amina)
    amina = later(browser, cast, clock, 4)
    page = amina.get("records.print_protected_time")
    assert "Amina Yusuf, Seaview Primary" in page
    assert "To talk about" in page.headings(2)


def test_nobody_else_opens_or_changes_a_booking(browser, amina, cast):
    book(amina)
    (booking,) = bookings_of(cast.amina.id)
    address = f"/record/protected-time/{booking.id}"
    for stranger in (cast.tom, cast.priya, cast.sam):
        window = browser.as_(stranger)
        for way in ("", "/change", "/delete", ".ics"):
            assert window.fetch(address + way).status_code == 404
        for way in ("", "/change", "/delete"):
            assert window.post(address + way).status_code == 404
    assert bookings_of(cast.amina.id) == (booking,)
