"""The time diary as its owner meets it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.diary.models import DiaryEntry, DiaryIntention
from learning.diary.rules import Mode
from learning.journal.models import Event
from tests.learning.diary.noting import note

TODAY = date(2026, 11, 23)
KEEP = "Keep this entry"


def rows(db_session):
    return list(db_session.query(DiaryEntry).order_by(DiaryEntry.id))


def add(person, mode="doing", minutes="30", **more):
    person.get("diary.read_diary")
    return person.submit(KEEP, {"mode": mode, "minutes": minutes, **more})


def test_an_empty_diary_says_what_to_do_and_asks_the_question(browser, cast, clock):
    page = browser.as_(cast.amina).get("diary.read_diary")
    assert "This week: nothing noted yet." in page.region("sentence")
    assert "There is no right ratio" in page
    assert "Is this what my school needs of me, and who else could?" in page
    assert "Nobody else can open your diary, and there is no way to share it." in page


def test_two_choices_and_a_button_are_enough(browser, cast, clock, db_session):
    page = add(browser.as_(cast.amina), "ensuring", "45")
    (row,) = rows(db_session)
    assert (row.day, row.mode, row.minutes) == (TODAY, Mode.ENSURING, 45)
    assert (row.is_protected, row.note) == (False, "")
    assert "45 min ensuring, 23 November 2026" in page
    assert "This week: 45 min, all of it ensuring." in page.region("sentence")[0]


def test_a_number_that_is_typed_wins_and_the_rest_is_kept(browser, cast, clock, db_session):
    add(
        browser.as_(cast.amina),
        other_minutes="1:20",
        is_protected="y",
        day="2026-11-20",
        note="Planned with Year 4",
    )
    (row,) = rows(db_session)
    assert (row.minutes, row.is_protected) == (80, True)
    assert (row.day, row.note) == (date(2026, 11, 20), "Planned with Year 4")


def test_what_was_just_noted_can_be_undone_and_put_back(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    add(amina, note="A talk", is_protected="y")
    page = amina.submit("Undo")
    assert rows(db_session) == []
    assert "Deleted: the entry." in page
    amina.submit("Put it back")
    (row,) = rows(db_session)
    assert (row.minutes, row.is_protected, row.note) == (30, True, "A talk")
    assert "Deleted:" not in amina.get("diary.read_diary")


def test_putting_back_is_offered_once(browser, cast, clock):
    amina = browser.as_(cast.amina)
    add(amina)
    assert "Put it back" in amina.submit("Undo").buttons
    assert "Put it back" not in amina.get("diary.read_diary").buttons


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"minutes": "30"}, "Choose what the time went into."),
        ({"mode": "doing"}, "Choose how long it took, or write a number of minutes."),
        ({"mode": "doing", "other_minutes": "ages"}, "Write a time like 40, or 1:20."),
        ({"mode": "doing", "other_minutes": "0"}, "Write how long it took."),
        (
            {"mode": "doing", "minutes": "30", "day": "2026-11-24"},
            "This day has not come yet. Choose today or an earlier day.",
        ),
        (
            {"mode": "doing", "minutes": "30", "day": "2020-01-01"},
            "This is more than two years ago. Choose a later day.",
        ),
        (
            {"mode": "doing", "minutes": "30", "day": "yesterday"},
            "Write the day like this: 2027-03-31, or leave it empty.",
        ),
        (
            {"mode": "doing", "other_minutes": "1441"},
            "A day has 24 hours, and with this it would have 24 h 01.",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_everything_stays(
    browser, cast, clock, db_session, fields, message
):
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    page = amina.submit(KEEP, {"note": "A talk", **fields}, status=422)
    assert page.errors == [message]
    assert page.field("note").value == "A talk"
    assert rows(db_session) == []


def test_modes_and_people_that_no_form_offers_change_nothing(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    answer = amina.post("/diary", {"mode": "napping", "minutes": "30"})
    assert answer.status_code == 422
    amina.post("/diary", {"mode": "doing", "minutes": "30", "person_id": str(cast.tom.id)})
    assert [row.person_id for row in rows(db_session)] == [cast.amina.id]


def test_words_that_may_name_a_pupil_come_back_with_a_warning(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    said = {"mode": "doing", "minutes": "15", "note": "Sam, dob 3 May 2016"}
    page = amina.submit(KEEP, said, status=422)
    assert "date of birth" in page.errors[0]
    amina.submit("Save anyway, it names no pupil")
    assert rows(db_session)[0].note == "Sam, dob 3 May 2016"


def test_a_form_sent_twice_is_one_entry(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    form_id = amina.get("diary.read_diary").field("form_id").value
    for _ in range(2):
        amina.post("/diary", {"mode": "doing", "minutes": "30", "form_id": form_id})
    assert len(rows(db_session)) == 1


def test_an_entry_is_changed(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    add(amina, note="A talk")
    amina.follow("Change")
    assert amina.page.field("other_minutes").value == "30"
    amina.submit("Save the change", {"mode": "advising", "other_minutes": "50"})
    (row,) = rows(db_session)
    assert (row.mode, row.minutes, row.note) == (Mode.ADVISING, 50, "A talk")


def test_an_entry_changed_in_two_windows_loses_nothing(browser, cast, clock, db_session):
    row = note(cast.amina, TODAY)
    amina, other = browser.as_(cast.amina), browser.second(cast.amina)
    for each in (amina, other):
        each.get(f"/diary/entries/{row.id}/edit")
    other.submit("Save the change", {"other_minutes": "45"})
    page = amina.submit("Save the change", {"other_minutes": "60"}, status=409)
    assert "45 min doing" in page
    assert page.field("other_minutes").value == "60"
    assert rows(db_session)[0].minutes == 45
    amina.submit("Save the change")
    assert rows(db_session)[0].minutes == 60


def test_an_entry_deleted_in_another_window_is_not_there(browser, cast, clock):
    row = note(cast.amina, TODAY)
    amina = browser.as_(cast.amina)
    amina.get(f"/diary/entries/{row.id}/edit")
    assert browser.second(cast.amina).post(f"/diary/entries/{row.id}/delete").status_code == 302
    amina.submit("Save the change", {"other_minutes": "60"}, status=404)


def test_a_week_from_memory_and_its_entries_are_shown_together(browser, cast, clock, db_session):
    note(cast.amina, TODAY, Mode.ADVISING, 60)
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    amina.follow("Note a week from memory")
    page = amina.submit(
        "Keep this week", {"doing": "6.5", "doing_protected": "1:30", "liaising": "90 min"}
    )
    assert "counted together" in page
    shares = {row["Mode"]: row["Time"] for row in page.table("What the time went into")}
    assert shares["Doing"] == "6 h 30"
    assert shares["Together"] == "9 h"
    assert "1 h 30 of it was protected" in page.region("sentence")[0]
    amina.follow("Open the week from memory")
    assert amina.page.field("doing").value == "6:30"


def test_a_week_from_memory_goes_and_comes_back(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    amina.get("/diary/week?week=2026-11-18")
    amina.submit("Keep this week", {"doing": "6", "doing_protected": "1"})
    assert [row.day for row in rows(db_session)] == [date(2026, 11, 16)] * 2
    page = amina.submit("Delete")
    assert rows(db_session) == []
    assert "Deleted: the week from memory." in page
    amina.submit("Put it back")
    assert sorted(row.minutes for row in rows(db_session)) == [60, 300]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Write a time for at least one of the four."),
        ({"advising": "lots"}, "Write a time like 6:30, 6.5 or 90 min."),
        (
            {"advising": "1", "advising_protected": "2"},
            "No more can have been protected than there was.",
        ),
        ({"doing": "169"}, "A week has 168 hours, and with this it would have 169 h."),
    ],
)
def test_an_odd_week_is_refused_and_stays_in_the_form(
    browser, cast, clock, db_session, fields, message
):
    amina = browser.as_(cast.amina)
    amina.get("/diary/week")
    page = amina.submit("Keep this week", fields, status=422)
    assert page.errors == [message]
    for name, value in fields.items():
        assert page.field(name).value == value
    assert rows(db_session) == []


def test_a_week_in_two_windows_loses_nothing(browser, cast, clock, db_session):
    amina, other = browser.as_(cast.amina), browser.second(cast.amina)
    for each in (amina, other):
        each.get("/diary/week")
    other.submit("Keep this week", {"doing": "5"})
    page = amina.submit("Keep this week", {"doing": "7"}, status=409)
    assert "5 h doing" in page
    assert page.field("doing").value == "7"
    amina.submit("Keep this week")
    assert [row.minutes for row in rows(db_session)] == [420]


@pytest.mark.parametrize(
    "week", ["2026-12-07", "9999-12-31", "0001-01-01", "soon", "2026-02-30", "%00", "20261123"]
)
def test_odd_weeks_in_the_address_are_this_week(browser, cast, clock, week):
    amina = browser.as_(cast.amina)
    assert "23 November 2026 to 29 November 2026" in amina.get(f"/diary?week={week}").text
    amina.get(f"/diary/week?week={week}")
    amina.get(f"/diary/term?day={week}")
    amina.get(f"/diary?kept={week}")


def test_just_kept_is_shown_of_ones_own_entries_only(browser, cast, clock):
    row = note(cast.tom, TODAY)
    for key in (row.id, 999_999, 2**63, -1):
        assert "Undo" not in browser.as_(cast.amina).get(f"/diary?kept={key}").buttons


def test_an_intention_is_what_the_week_is_compared_with(browser, cast, clock, db_session):
    note(cast.amina, TODAY, Mode.DOING, 195)
    note(cast.amina, TODAY, Mode.LIAISING, 195)
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    amina.follow("Say what I intend")
    page = amina.submit(
        "Keep what I intend",
        {"doing": "33", "advising": "27", "liaising": "20%", "ensuring": "20", "protected": "3"},
    )
    said = page.region("sentence")[0]
    assert "you intended a fifth" in said
    assert "None of it was protected; you intended 3 h." in said
    assert page.table("What the time went into")[0]["You intend"] == "33%"


def test_shares_that_make_no_whole_are_kept_in_the_form(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    amina.get("/diary/intention")
    page = amina.submit("Keep what I intend", {"doing": "50", "advising": "40"}, status=422)
    assert "10 per cent are still to be given" in page.errors[0]
    assert (page.field("doing").value, page.field("advising").value) == ("50", "40")
    page = amina.submit("Keep what I intend", {"doing": "half"}, status=422)
    assert page.errors == ["Write a whole number of per cent, such as 25."]
    assert db_session.query(DiaryIntention).count() == 0


def test_an_intention_can_be_given_up(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    quarters = dict.fromkeys(("doing", "advising", "liaising", "ensuring"), "25")
    amina.get("/diary/intention")
    amina.submit("Keep what I intend", quarters)
    amina.get("/diary/intention")
    amina.submit("Keep what I intend", dict.fromkeys((*quarters, "protected"), ""))
    assert db_session.query(DiaryIntention).count() == 0


def test_an_intention_in_two_windows_loses_nothing(browser, cast, clock, db_session):
    amina, other = browser.as_(cast.amina), browser.second(cast.amina)
    for each in (amina, other):
        each.get("/diary/intention")
    other.submit("Keep what I intend", {"doing": "100"})
    page = amina.submit("Keep what I intend", {"advising": "100"}, status=409)
    assert "Doing 100%" in page
    assert page.field("advising").value == "100"


def test_a_term_is_shown_week_by_week(browser, cast, clock):
    note(cast.amina, TODAY - timedelta(weeks=2), Mode.ADVISING, 120, is_protected=True)
    page = browser.as_(cast.amina).get("diary.read_term")
    assert page.h1 == "My time diary: autumn term"
    found = {row["Week from"]: row for row in page.table("Time in each week")}
    assert found["9 Nov"]["Advising"] == "2 h"
    assert found["9 Nov"]["Protected"] == "2 h"
    assert found["23 Nov"]["Together"] == "–"
    browser.as_(cast.amina).follow("Previous term From 16 April 2026")
    assert browser.as_(cast.amina).page.h1 == "My time diary: summer term"


def test_a_chart_says_in_words_what_it_draws(browser, cast, clock):
    note(cast.amina, TODAY, Mode.ADVISING, 90, is_protected=True)
    page = browser.as_(cast.amina).get("diary.read_diary")
    assert "Mon 23: 1 h 30 advising, 1 h 30 of it protected" in page.html


def test_the_diary_is_a_file_for_a_spreadsheet_in_which_nothing_runs(browser, cast, clock):
    note(cast.amina, TODAY, note="=HYPERLINK(1)")
    note(cast.tom, TODAY, note="Not hers")
    body = browser.as_(cast.amina).fetch("/diary.csv").get_data(as_text=True)
    lines = body.splitlines()
    assert lines[0].lstrip("\ufeff") == "Day,Kind,Mode,Minutes,Protected,Words"
    assert lines[1:] == ["2026-11-23,Entry,Doing,30,No,'=HYPERLINK(1)"]


def test_midnight_on_sunday_begins_the_next_week(browser, cast, clock, db_session):
    clock.move_to(datetime(2026, 3, 29, 22, 59, tzinfo=UTC))
    add(browser.second(cast.amina))
    clock.move_to(datetime(2026, 3, 29, 23, 1, tzinfo=UTC))
    add(browser.second(cast.amina))
    assert [row.day for row in rows(db_session)] == [date(2026, 3, 29), date(2026, 3, 30)]


def test_nothing_of_the_diary_is_noted_in_the_journal(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    before = db_session.query(Event).count()
    add(amina)
    amina.submit("Undo")
    assert db_session.query(Event).count() == before


def test_a_week_asks_little_of_the_database(browser, cast, clock):
    for number in range(30):
        note(cast.amina, TODAY - timedelta(days=number % 7), minutes=10)
    amina = browser.as_(cast.amina)
    amina.get("diary.read_diary")
    assert len(amina.statements) <= 4
    amina.get("diary.read_term")
    assert len(amina.statements) <= 7
