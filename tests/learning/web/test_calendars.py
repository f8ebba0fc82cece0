"""Files for calendars, read back by the package that made them and by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from learning.clock import LONDON
from learning.web.calendars import Entry, calendar_file, lasting_uid

MADE_AT = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
NOT_UTC = MADE_AT.astimezone(tz=datetime.now().astimezone().tzinfo)


def an_entry(**more):
    usual = {"uid": "one@alongside", "edition": 3, "day": date(2026, 10, 25), "title": "Review"}
    return Entry(**{**usual, **more})


def the_event(**more):
    (event,) = Calendar.from_ical(calendar_file("My plan", [an_entry(**more)])).events
    return event


def test_an_entry_is_a_whole_day_that_leaves_the_day_free(clock):
    event = the_event()
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 25), date(2026, 10, 26))
    assert (event["uid"], event["sequence"]) == ("one@alongside", 3)
    assert (event["status"], event["transp"], event["class"]) == (
        "CONFIRMED",
        "TRANSPARENT",
        "PRIVATE",
    )
    assert event["dtstamp"].dt == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert b"DTSTART;VALUE=DATE:20261025\r\n" in calendar_file("My plan", [an_entry()])


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2028, 2, 29), date(2026, 12, 31)])
def test_no_clock_moves_a_whole_day(day):
    assert the_event(day=day)["dtend"].dt - day == timedelta(days=1)


def test_the_calendar_says_what_it_is_and_where_its_days_are():
    file = calendar_file("Amina’s plan; one, two", [])
    assert "X-WR-CALNAME:Amina’s plan\\; one\\, two\r\n" in file.decode()
    calendar = Calendar.from_ical(file)
    assert calendar["x-wr-timezone"] == "Europe/London"
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")


def test_what_was_dropped_is_cancelled():
    assert the_event(is_cancelled=True)["status"] == "CANCELLED"


def test_words_stay_words_whatever_stands_in_them():
    hostile = "Ask; one, two \\ three\r\nEND:VEVENT\nBEGIN:VEVENT\nX-EVIL:1"
    event = the_event(title=hostile, notes=hostile, link="https://a.example/plans/1#goal-2")
    assert event["summary"] == "Ask; one, two \\ three END:VEVENT BEGIN:VEVENT X-EVIL:1"
    assert event["description"].replace("\r\n", "\n") == hostile.replace("\r\n", "\n")
    assert event["url"] == "https://a.example/plans/1#goal-2"
    assert "x-evil" not in event


def test_no_line_is_longer_than_calendars_read_and_no_letter_is_cut():
    file = calendar_file("My plan", [an_entry(title="Löwenzahn ☀ " * 30, notes="é" * 500)])
    assert max(map(len, file.split(b"\r\n"))) <= 75
    file.decode()
    (event,) = Calendar.from_ical(file).events
    assert event["description"] == "é" * 500


def test_a_long_title_is_shortened():
    assert len(the_event(title="x" * 2_000)["summary"]) == 200


def test_a_name_is_the_same_each_time_and_another_for_anything_else():
    names = {
        lasting_uid("goal", 3, MADE_AT),
        lasting_uid("goal", 4, MADE_AT),
        lasting_uid("action", 3, MADE_AT),
        lasting_uid("goal", 3, MADE_AT + timedelta(seconds=1)),
    }
    assert len(names) == 4
    assert lasting_uid("goal", 3, MADE_AT) in names
    assert lasting_uid("goal", 3, NOT_UTC) in names


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), datetime(2026, 11, 24, 12, 0, tzinfo=UTC)),
        # The clocks go back at one o’clock UTC: two hours on the wall, three in truth.
        (datetime(2026, 10, 25, 0, 0, tzinfo=UTC), datetime(2026, 10, 25, 3, 0, tzinfo=UTC)),
        (datetime(2027, 3, 29, 8, 0, tzinfo=UTC), datetime(2027, 3, 29, 12, 0, tzinfo=UTC)),
    ],
)
def test_hours_are_instants_whatever_the_clocks_do(starts, ends):
    local = (starts.astimezone(LONDON), ends.astimezone(LONDON))
    event = the_event(hours=local, place="Room 4;\nSide door")
    assert (event["dtstart"].dt, event["dtend"].dt) == (starts, ends)
    assert (event["transp"], event["location"]) == ("OPAQUE", "Room 4; Side door")
    file = calendar_file("Visits", [an_entry(hours=local)])
    assert f"DTSTART:{starts:%Y%m%dT%H%M%SZ}\r\n".encode() in file
