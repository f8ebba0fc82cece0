"""The pages of attendance, as those who manage a session use them."""

import io
from datetime import timedelta

import pytest

from learning.database import db
from learning.inset.models import InsetSession
from learning.inset.rules import SessionKind, SessionState
from tests.factories import a_person
from tests.learning.inset.attendance.held import (
    BEGAN,
    a_session,
    a_visitor,
    corrections,
    ended,
    entries,
    rows,
    there,
)

PLACE = "inset.read_attendance"


@pytest.fixture
def held(app, cast, clock) -> InsetSession:
    return a_session()


@pytest.fixture
def priya(held, browser, cast):
    return browser.as_(cast.priya)


def _list(browser, held):
    return browser.get(PLACE, session_id=held.id)


def _ticked(page) -> list[str]:
    return [box.value for box in page.all("input") if box.get("name") == "there"]


def test_everybody_invited_and_everybody_who_came_stand_on_it(priya, cast, held):
    there(held, cast.amina.id, arrived_at=BEGAN + timedelta(minutes=12), is_remote=True)
    there(held, cast.ruth.id)
    a_visitor(held, "Nadia Ali", "Hill Top")
    page = _list(priya, held)
    for words in ("Tom Brackley", "Daniel Okafor", "Visitor, Hill Top", "12 minutes late"):
        assert words in page
    assert "08:42, by code, 12 minutes late, from elsewhere" in page
    assert "Ruth Adeyemi" in page
    assert "not invited" in page
    assert "George Whitfield" not in page
    assert "3 people on the list, 1 of them a visitor." in page
    only = priya.get(PLACE, session_id=held.id, show="visitors")
    assert "Nadia Ali" in only
    assert "Tom Brackley" not in only
    missing = priya.get(PLACE, session_id=held.id, show="not-yet", group=1)
    assert "Tom Brackley" in missing
    assert "Daniel Okafor" not in missing


def test_many_are_ticked_in_one_form(priya, cast, held):
    _list(priya, held)
    there_now = [f"p{cast.amina.id}", f"p{cast.tom.id}"]
    page = priya.submit("Save the ticks", {"there": there_now})
    assert page.notices == ["Done: Saved: 2 added."]
    page = priya.submit("Save the ticks", {"there": [f"p{cast.tom.id}"]})
    assert page.notices == ["Done: Saved: 1 taken off."]
    assert [row.person_id for row in rows(held)] == [cast.tom.id]


def test_two_who_tick_at_once_never_lose_each_others_ticks(browser, cast, held):
    there(held, cast.lena.id)
    priya, helen = browser.as_(cast.priya), browser.as_(cast.helen)
    lena = f"p{cast.lena.id}"
    _list(priya, held)
    _list(helen, held)
    priya.submit("Save the ticks", {"there": [lena, f"p{cast.amina.id}"]})
    helen.submit("Save the ticks", {"there": [f"p{cast.tom.id}"]})
    on_it = {row.person_id for row in rows(held)}
    assert on_it == {cast.amina.id, cast.tom.id}
    priya.post(f"/sessions/{held.id}/attendance", {"were": [lena], "there": [lena]})
    assert {row.person_id for row in rows(held)} == on_it


@pytest.mark.parametrize("key", ["p0", "p-1", "x1", "p99999999999999", "p7", "v1", "", "p\u0661"])
def test_what_no_page_offers_puts_nobody_on_the_list(priya, cast, held, key):
    """The seventh is of the trust and no colleague here."""
    response = priya.post(f"/sessions/{held.id}/attendance", {"there": [key], "were": [key + "1"]})
    assert response.status_code == 302
    assert rows(held) == []


def test_a_colleague_who_was_not_invited_is_found_and_added(priya, cast, held):
    held.is_for_everyone = False
    db.session.commit()
    assert "Nobody is invited by name" in _list(priya, held)
    page = priya.get(PLACE, session_id=held.id, find="okaf")
    assert "Daniel Okafor" in page
    page = priya.submit("Add Daniel Okafor")
    assert page.notices == ["Done: Added to the list."]
    assert [row.person_id for row in rows(held)] == [cast.daniel.id]
    assert "Nobody else on the staff is found by “okaf”" in priya.get(
        PLACE, session_id=held.id, find="okaf"
    )


def test_a_visitor_is_added_once_however_often_the_form_is_sent(priya, held):
    page = _list(priya, held)
    values = {"name": "Nadia Ali", "school": "Hill Top", "form_id": page.field("form_id").value}
    for _ in range(2):
        priya.post(f"/sessions/{held.id}/attendance/visitors", values)
    assert [row.visitor_name for row in rows(held)] == ["Nadia Ali"]


def test_a_visitor_of_a_colleagues_name_is_asked_about_before_they_are_added(priya, cast, held):
    _list(priya, held)
    page = priya.submit("Add the visitor", {"name": "Yusuf, Amina"}, status=422)
    assert "Is this Amina Yusuf (Teacher)?" in page.errors[0]
    assert rows(held) == []
    page = priya.submit("Add the visitor", {"is_other": True})
    assert page.notices == ["Done: The visitor is on the list."]
    assert "Visitors with the name of a colleague" not in page


def test_a_name_that_is_none_is_refused_beside_its_field(priya, held):
    _list(priya, held)
    page = priya.submit("Add the visitor", {"name": "  "}, status=422)
    assert page.field("Name of the visitor").error == "Enter a name."


def test_a_visitor_who_joined_with_a_colleagues_name_is_them_or_somebody_else(priya, cast, held):
    a_visitor(held, "Amina Yusuf", "Seaview")
    page = _list(priya, held)
    assert "Visitors with the name of a colleague" in page
    page = priya.submit("It is Amina Yusuf (Teacher)")
    assert page.notices == ["Done: Now on the list as Amina Yusuf."]
    a_visitor(held, "tom  brackley")
    _list(priya, held)
    page = priya.submit("Somebody else than the colleague named tom brackley")
    assert page.notices == ["Done: They stay on the list as a visitor."]
    assert [row.person_id for row in rows(held)] == [cast.amina.id, None]


def test_when_somebody_came_and_for_how_long_is_corrected(priya, cast, held):
    there(held, cast.amina.id)
    ended(held)
    _list(priya, held)
    page = priya.follow("Change Amina Yusuf")
    page = priya.submit("Save", {"arrived": "8.50", "minutes": "40", "is_remote": True})
    assert "08:50, by code, 20 minutes late, 40 minutes, from elsewhere" in page
    assert [each.minutes for each in entries(cast.amina.id)] == [40]
    assert corrections() == ["minutes"]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("arrived", "soon", "Write a time near that of the session, such as 15:42."),
        ("arrived", "23:10", "Write a time near that of the session, such as 15:42."),
        ("minutes", "61", "The session lasted 60 minutes. Write that many at most."),
        ("minutes", "-1", "The session lasted 60 minutes. Write that many at most."),
        ("minutes", "half", "Write whole minutes, such as 90, or leave it empty."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(priya, cast, held, field, typed, message):
    row = there(held, cast.amina.id)
    priya.get("inset.edit_attendance", session_id=held.id, attendance_id=row.id)
    page = priya.submit("Save", {field: typed}, status=422)
    assert page.errors == [message]


def test_changed_in_another_window_meanwhile_both_are_shown(browser, cast, held):
    row = there(held, cast.amina.id)
    priya, helen = browser.as_(cast.priya), browser.as_(cast.helen)
    for each in (priya, helen):
        each.get("inset.edit_attendance", session_id=held.id, attendance_id=row.id)
    priya.submit("Save", {"minutes": "30"})
    page = helen.submit("Save", {"minutes": "45"}, status=409)
    assert "It stands now: came at no time known, 30 of 60 minutes" in page
    assert page.field("minutes").value == "45"
    helen.submit("Save")
    assert rows(held)[0].minutes == 45


def test_ending_asks_once_and_says_what_it_does(priya, cast, held):
    there(held, cast.amina.id)
    a_visitor(held, "Nadia Ali")
    _list(priya, held)
    page = priya.follow("End the session")
    assert "2 people on the list" in page
    assert "record of one person" in page
    assert page.field("lasted").value == "30"
    page = priya.submit("End the session", {"lasted": "35"})
    assert "It stands in the record of everybody on the list." in page.notices[0]
    assert [each.minutes for each in entries(cast.amina.id)] == [35]
    again = priya.post(f"/sessions/{held.id}/end", {"sure": "yes", "lasted": "99"})
    assert again.status_code == 302
    assert [each.minutes for each in entries(cast.amina.id)] == [35]


def test_a_button_elsewhere_is_led_to_the_question(priya, held):
    response = priya.post(f"/sessions/{held.id}/end", {})
    assert response.location == f"/sessions/{held.id}/end"
    assert db.session.get_one(InsetSession, held.id).state is SessionState.OPEN


@pytest.mark.parametrize("typed", ["0", "721", "an hour", "99999999999999999999"])
def test_a_length_that_cannot_be_is_refused(priya, held, typed):
    priya.get("inset.confirm_end", session_id=held.id)
    page = priya.submit("End the session", {"lasted": typed}, status=422)
    assert page.field("lasted").error


def test_opened_again_and_not_held_after_all(priya, cast, held):
    there(held, cast.amina.id)
    ended(held)
    _list(priya, held)
    page = priya.submit("It goes on: open it again")
    assert "The session goes on." in page.notices[0]
    priya.follow("It did not take place after all")
    assert "1 person is on the list" in priya.page
    page = priya.submit("It did not take place")
    assert "This session was cancelled or did not take place." in page
    assert page.buttons.count("Save the ticks") == 0
    assert entries(cast.amina.id) == []


def test_before_it_begins_there_is_nothing_to_tick(priya, held):
    held.starts_at, held.state = BEGAN + timedelta(days=1), SessionState.PLANNED
    db.session.commit()
    page = _list(priya, held)
    assert "You can say who is there from 45 minutes before the start." in page
    assert "Save the ticks" not in page.buttons
    priya.post(f"/sessions/{held.id}/attendance", {"there": ["p1"]})
    assert rows(held) == []


def test_opening_a_writing_page_ends_a_forgotten_one(priya, cast, held):
    there(held, cast.amina.id)
    held.starts_at = held.opened_at = BEGAN - timedelta(hours=6)
    db.session.commit()
    priya.post(f"/sessions/{held.id}/attendance", {})
    assert db.session.get_one(InsetSession, held.id).state is SessionState.ENDED
    assert [each.minutes for each in entries(cast.amina.id)] == [60]


def test_the_list_is_saved_as_a_file_and_runs_no_formula(priya, cast, held):
    there(held, cast.amina.id, arrived_at=BEGAN + timedelta(minutes=12))
    a_visitor(held, "=1+1", "@Hill Top")
    _list(priya, held)
    body = priya.fetch(f"/sessions/{held.id}/attendance.csv").get_data().decode("utf-8-sig")
    lines = body.splitlines()
    assert "Amina Yusuf,Teacher,yes,yes,by code,08:42,12,," in lines
    assert '\'=1+1,"Visitor, @Hill Top",no,yes,by code,,,,' in lines
    assert "Tom Brackley,Teaching assistant,yes,no,,,,," in lines


@pytest.mark.parametrize("kind", [SessionKind.COACHING, SessionKind.PEER_OBSERVATION])
def test_what_is_between_a_few_is_managed_by_those_who_lead_it_alone(browser, cast, held, kind):
    held.kind, held.led_by_id = kind, cast.ruth.id
    held.also_led_by_id = cast.daniel.id
    db.session.commit()
    for who in (cast.priya, cast.helen, cast.sam, cast.george, cast.miriam, cast.amina):
        browser.as_(who).get(PLACE, session_id=held.id, status=404)
        response = browser.as_(who).post(f"/sessions/{held.id}/attendance", {"there": ["p1"]})
        assert response.status_code == 404
    page = _list(browser.as_(cast.daniel), held)
    assert page.h1 == "Attendance"


def test_a_long_list_stands_under_letters(priya, held):
    for number in range(40):
        a_person(f"{chr(65 + number % 26)}nybody {number}")
    page = _list(priya, held)
    assert page.has_link("Z")
    assert len(_list(priya, held).headings(2)) > 26


def _paste(browser, held, lines: str, *, status: int = 422):
    browser.get("inset.begin_sheet", session_id=held.id)
    return browser.submit("See who is meant", {"lines": lines}, status=status)


SHEET = """Name,School,Time in
Amina Yusuf,,8.32am
Amina Yusof,,
Nadia Ali,Hill Top,8:50
Tom Brackley,Another School,later
Lena Kowalska,,
"""


def test_a_sheet_is_shown_before_anything_is_kept_and_the_same_again_changes_nothing(
    priya, cast, held
):
    there(held, cast.lena.id)
    page = _paste(priya, held, SHEET)
    for words in (
        "Recognised (1)",
        "To choose (1)",
        "Nobody of that name (2)",
        "Already there (1)",
    ):
        assert words in page
    assert "“later” is no time that can be read" in page
    assert len(rows(held)) == 1
    page = priya.submit("Put them on the list", status=422)
    assert page.errors == ["Choose who this is, or leave the line out."] * 3
    page = priya.submit(
        "Put them on the list", {"line-3": "out", "line-4": "visitor", "line-5": f"p{cast.tom.id}"}
    )
    assert page.notices == ["Done: 3 added from the sheet."]
    found = {(row.person_id, row.visitor_name, row.visitor_school) for row in rows(held)[1:]}
    assert found == {(1, "", ""), (2, "", ""), (None, "Nadia Ali", "Hill Top")}
    amina = next(row for row in rows(held) if row.person_id == cast.amina.id)
    assert amina.arrived_at == BEGAN + timedelta(minutes=2)
    page = _paste(priya, held, SHEET)
    assert "Already there (3)" in page
    priya.submit("Put them on the list", {"line-3": "out", "line-5": "out"})
    assert len(rows(held)) == 4


def test_the_right_person_is_typed(priya, cast, held):
    _paste(priya, held, "Amy\nNobody Here")
    page = priya.submit(
        "Put them on the list",
        {"line-1": "typed", "line-1-name": "amina yusuf", "line-2-name": "Nobody Else"},
        status=422,
    )
    assert "Nobody on the staff is called that." in page.errors[0]
    priya.submit("Put them on the list", {"line-2": "out"})
    assert [row.person_id for row in rows(held)] == [cast.amina.id]


def test_a_file_of_a_spreadsheet_is_read(priya, cast, held):
    body = "Name\tTime in\r\nAmina Yusuf\t08:31\r\n".encode("utf-16")
    response = priya.post(
        f"/sessions/{held.id}/attendance/file", {"sheet": (io.BytesIO(body), "sheet.csv")}
    )
    assert response.status_code == 422
    assert "Recognised (1)" in response.get_data(as_text=True)
    assert rows(held) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"PK\x03\x04", "This is a workbook."),
        (b"x" * 256_001, "The file is larger than 256 kB."),
        (b"Name\n" + b"Amina Yusuf\n" * 501, "It has 501 lines."),
        (b"", "Nobody stands in it."),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_beside_its_field(priya, held, body, words):
    response = priya.post(
        f"/sessions/{held.id}/attendance/file", {"sheet": (io.BytesIO(body), "sheet.csv")}
    )
    assert response.status_code == 422
    assert words in response.get_data(as_text=True)


def test_without_file_and_lines_it_says_what_to_do(priya, held):
    page = _paste(priya, held, "  ", status=422)
    assert page.errors == ["Choose a file, or paste the lines."]


@pytest.mark.parametrize("text", ["", "\x00", "Name\n", "x\n" * 600])
def test_a_forged_sheet_keeps_nothing(priya, held, text):
    response = priya.post(f"/sessions/{held.id}/attendance/file/keep", {"text": text})
    assert response.status_code == 422
    assert rows(held) == []


def test_somebody_of_another_school_is_not_put_on_the_list_by_a_forged_choice(priya, cast, held):
    values = {"text": "Name\nAmina Yusuf\n", "line-2": f"p{cast.ruth.id}"}
    priya.post(f"/sessions/{held.id}/attendance/file/keep", values)
    assert rows(held) == []
