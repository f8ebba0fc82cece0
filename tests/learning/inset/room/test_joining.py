"""Coming in: the code, one button, a name for visitors, and every reason why not."""

from datetime import timedelta

import pytest

from learning import clock as instants
from learning.database import db
from learning.inset.models import Attendance, Booking
from learning.inset.rules import BookingState, How, SessionKind, SessionState
from tests.browser import Browser
from tests.learning.inset.live.rooms import end
from tests.learning.inset.room.rooms import (
    DOOR,
    ROOM,
    a_session,
    an_open_room,
    attendances,
    in_room,
    starting_in,
    visiting,
)


@pytest.fixture(autouse=True)
def _standing(clock):
    """Time stands still."""


@pytest.mark.parametrize("typed", ["K7M-2PX", "k7m2px", " k7m 2px ", "K7M–2PX"])
def test_a_code_is_read_however_it_is_typed(browser, app, typed):
    an_open_room()
    browser.get("/join")
    page = browser.submit("Go on", {"code": typed})
    assert page.path == DOOR
    assert page.h1 == "Looking closely"


def test_letters_that_are_read_for_figures_are_figures(browser, app):
    an_open_room(join_code="k01m2p")
    browser.get("/join")
    assert browser.submit("Go on", {"code": "KOL-M2P"}).path == "/join/k01m2p"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Type the code from the screen or the sheet, such as K7M-2PX."),
        ("k7m2p", "One character is missing: a code has six, such as K7M-2PX."),
        ("k7", "Four characters are missing: a code has six, such as K7M-2PX."),
        ("k7m2pxx", "One character is too many: a code has six, such as K7M-2PX."),
        ("k7m2p" * 9, "34 characters are too many: a code has six, such as K7M-2PX."),
        ("k7m2pu", "A code never has the letter U in it. Look at it once more."),
        ("ключ77", "A code has letters from A to Z and figures only, such as K7M-2PX."),
        ("<b>k7m2", "One character is missing: a code has six, such as K7M-2PX."),
        (
            "k7m2pz",
            "There is no session with this code. Look at it once more, or ask for it again.",
        ),
    ],
)
def test_what_is_wrong_with_a_code_is_said(browser, app, typed, words):
    an_open_room()
    browser.get("/join")
    page = browser.submit("Go on", {"code": typed}, status=422)
    assert page.errors == [words]


def test_an_address_with_a_wrong_code_offers_to_type_it(browser, app):
    page = browser.get("/join/k7m2pz", status=404)
    assert page.field("code").value == "k7m2pz"
    assert "There is no session with this code" in page.text


def test_somebody_signed_in_joins_with_one_button_and_is_on_the_list(browser, cast):
    an_open_room()
    priya = browser.as_(cast.priya)
    page = priya.get(DOOR)
    assert "led by Priya Nair" in page.text
    page = priya.submit("Join as Priya Nair")
    assert page.path == ROOM
    assert "You are on the attendance list as Priya Nair. Your answers carry no name." in page
    (row,) = attendances()
    assert (row.person_id, row.how, row.is_remote) == (cast.priya.id, How.CODE, False)
    assert row.arrived_at == instants.now()


def test_joining_again_or_on_another_device_is_joining_once(browser, cast):
    an_open_room()
    amina = in_room(browser, cast.amina)
    assert amina.get(DOOR).path == ROOM
    laptop = browser.second(cast.amina)
    assert laptop.get(DOOR).path == ROOM
    amina.post(DOOR)
    assert len(attendances()) == 1


def test_who_said_before_that_they_join_remotely_finds_it_ticked(browser, cast):
    row = an_open_room()
    db.session.add(
        Booking(
            inset_session_id=row.id,
            person_id=cast.amina.id,
            state=BookingState.GOING,
            said_at=instants.now(),
            is_remote=True,
        )
    )
    db.session.commit()
    amina = browser.as_(cast.amina)
    amina.get(DOOR)
    amina.submit("Join as Amina Yusuf")
    assert attendances()[0].is_remote


def test_somebody_not_signed_in_comes_back_to_the_door_after_signing_in(browser, app):
    an_open_room()
    page = browser.get(DOOR)
    assert page.link("Sign in and join").path == f"/sign-in?next={DOOR}"
    assert "led by" not in page.text


def test_whoever_has_the_code_and_an_account_may_join_invited_or_not(browser, cast):
    an_open_room()
    for person in (cast.ruth, cast.george):
        in_room(browser, person)
    assert len(attendances()) == 2


def test_late_comers_are_told_that_their_time_is_kept(browser, cast, clock):
    an_open_room()
    clock.shift(timedelta(minutes=4))
    assert "is noted" not in browser.as_(cast.amina).get(DOOR).text
    clock.shift(timedelta(minutes=18))
    page = browser.as_(cast.amina).get(DOOR)
    assert "It began at 09:00. Come in: 09:22 is noted as the time you came." in page.text
    in_room(browser, cast.amina)
    assert attendances()[0].arrived_at == instants.now()


def test_before_it_opens_the_page_says_when_and_looks_again(browser, cast, clock):
    starting_in(90)
    page = browser.get(DOOR)
    assert "It starts at 10:30; this page opens from 09:45." in page.text
    assert page.link("Look again").path == DOOR
    assert 'data-look-again="2026-11-23T09:45:00+00:00"' in page.html
    refused = browser.as_(cast.amina).post(DOOR)
    assert refused.status_code == 409
    assert attendances() == []
    clock.shift(timedelta(minutes=45))
    in_room(browser, cast.amina)
    assert "It starts at 10:30" in browser.as_(cast.amina).get(ROOM).text


def test_one_on_another_day_names_the_day(browser, app):
    starting_in(3 * 24 * 60)
    page = browser.get(DOOR)
    assert "It starts at 09:00; this page opens from 08:15 on 26 November 2026." in page.text


def test_once_it_has_ended_the_page_says_what_to_do_now(browser, cast):
    row = an_open_room()
    amina = in_room(browser, cast.amina)
    end(row)
    assert amina.get(DOOR).path == ROOM
    page = browser.as_(cast.tom).get(DOOR)
    assert "This session has ended" in page.text
    assert "ask Priya Nair to add you: it counts just the same" in page.text
    page = browser.get(DOOR)
    assert "Were you there? Sign in" in page.text
    assert "Priya" not in page.text
    assert browser.as_(cast.tom).post(DOOR).status_code == 409


def test_one_that_nobody_ended_closes_two_hours_after_its_planned_end(browser, cast, clock):
    an_open_room()
    clock.shift(timedelta(hours=3))
    in_room(browser, cast.tom)
    clock.shift(timedelta(minutes=1))
    assert "The time of this session is over" in browser.as_(cast.amina).get(DOOR).text
    assert browser.as_(cast.amina).post(DOOR).status_code == 409


def test_a_cancelled_one_says_so_with_its_note(browser, cast):
    a_session(state=SessionState.CANCELLED, cancel_note="Snow. Thursday instead.")
    page = browser.get(DOOR)
    assert "This session does not take place." in page.text
    assert "Snow. Thursday instead." in page.text
    assert browser.as_(cast.amina).post(DOOR).status_code == 409


def test_between_a_few_a_stranger_reads_no_title_and_cannot_visit(browser, cast):
    an_open_room(kind=SessionKind.COACHING, title="Coaching for Tom")
    page = browser.get(DOOR)
    assert "Tom" not in page.text
    assert page.buttons == ["Sign in and join"] or not page.has_link("Join as a visitor")
    phone = Browser(browser.app)
    phone.get(DOOR)
    answer = phone.post(f"{DOOR}/visit", {"name": "Maria Lopez", "school": "Hill Top"})
    assert answer.status_code == 422
    assert attendances() == []
    assert "Coaching for Tom" in browser.as_(cast.tom).get(DOOR).text


def test_a_visitor_gives_name_and_school_and_stays_the_same_one(browser, app):
    an_open_room()
    phone = visiting(browser)
    assert phone.page.path == ROOM
    assert "You are on the attendance list as Maria Lopez." in phone.page.text
    assert phone.get(DOOR).path == ROOM
    (row,) = attendances()
    assert (row.visitor_name, row.visitor_school, row.person_id) == (
        "Maria Lopez",
        "Hill Top",
        None,
    )


def test_every_visitor_is_told_to_sign_in_if_they_work_here(browser, app):
    an_open_room()
    page = browser.get(DOOR)
    words = "Do you work here? Sign in instead, so that it counts in your record."
    assert words in page.text
    assert "kept for the attendance list of this session, for a year, and for nothing else" in page


def test_no_page_tells_whether_somebody_of_that_name_works_here(browser, cast):
    an_open_room()
    as_staff = visiting(browser, name=cast.amina.name)
    as_nobody = visiting(browser, name="Zora Unknown")
    strip = lambda phone, name: phone.page.text.replace(name, "NAME")  # noqa: E731
    assert strip(as_staff, cast.amina.name) == strip(as_nobody, "Zora Unknown")
    assert [row.person_id for row in attendances()] == [None, None]


def test_a_visitor_who_is_staff_after_all_is_counted_once(browser, cast):
    an_open_room()
    phone = visiting(browser, name="amina  yusuf")
    phone.client.set_cookie("alongside", _session_of(browser.as_(cast.amina)))
    page = phone.get(DOOR)
    assert "Somebody came in as “amina yusuf” on this phone." in page.text
    phone.submit("Join as Amina Yusuf")
    (row,) = attendances()
    assert (row.person_id, row.visitor_name) == (cast.amina.id, "")


def test_a_visitor_on_a_shared_laptop_stays_when_somebody_else_signs_in(browser, cast):
    an_open_room()
    phone = visiting(browser)
    phone.client.set_cookie("alongside", _session_of(browser.as_(cast.tom)))
    phone.get(DOOR)
    phone.submit("Join as Tom Brackley")
    assert sorted(row.visitor_name for row in attendances()) == ["", "Maria Lopez"]


def test_a_second_visitor_on_the_same_phone_is_another_one(browser, app):
    an_open_room()
    phone = visiting(browser)
    phone.submit("Not Maria Lopez? Join as somebody else")
    assert phone.page.path == DOOR
    phone.submit("Join as a visitor", {"name": "Jo Bloggs", "school": "Hill Top"})
    assert [row.visitor_name for row in attendances()] == ["Maria Lopez", "Jo Bloggs"]


@pytest.mark.parametrize(
    ("name", "school", "words"),
    [
        ("", "Hill Top", "Enter your name."),
        ("   ", "Hill Top", "Enter a name."),
        ("Maria", "", "Enter your school, or where you work."),
        ("x" * 201, "Hill Top", "This is too long: at most 200 characters."),
        ("Maria", "x" * 201, "This is too long: at most 200 characters."),
        ("Ma\x00ria", "Hill Top", "The name has a character in it that cannot be shown."),
        ("Ma\u202eria", "Hill Top", "The name has a character in it that cannot be shown."),
        ("Maria", "Hill\u2066Top", "The school has a character in it that cannot be shown."),
        ("\u200b", "Hill Top", "Enter a name."),
    ],
)
def test_what_is_no_name_is_refused_in_words_and_stays_typed(browser, app, name, school, words):
    an_open_room()
    browser.get(DOOR)
    page = browser.submit("Join as a visitor", {"name": name, "school": school}, status=422)
    assert page.errors[0].startswith(words)
    assert attendances() == []


def test_markup_in_a_name_is_text(browser, app):
    an_open_room()
    phone = visiting(browser, name="<script>alert(1)</script>", school="=1+1")
    assert "<script>alert(1)" in phone.page.text
    assert "<script>alert" not in phone.page.html


def test_a_hall_is_full_at_some_time(browser, app, monkeypatch):
    row = an_open_room()
    monkeypatch.setattr("learning.inset.room.services.MOST_VISITORS", 1)
    visiting(browser)
    phone = Browser(browser.app)
    phone.get(DOOR)
    page = phone.submit("Join as a visitor", {"name": "Jo", "school": "Hill"}, status=422)
    assert "as many visitors as it can take" in page.text
    assert db.session.query(Attendance).filter_by(inset_session_id=row.id).count() == 1


def test_nothing_that_a_form_does_not_ask_for_is_taken(browser, cast):
    an_open_room()
    phone = Browser(browser.app)
    phone.get(DOOR)
    more = {"person_id": cast.tom.id, "how": "tick", "minutes": 5, "certificate_code": "x"}
    phone.post(f"{DOOR}/visit", {"name": "Maria", "school": "Hill Top", **more})
    (row,) = attendances()
    assert (row.person_id, row.how, row.minutes, row.certificate_code) == (
        None,
        How.CODE,
        None,
        None,
    )


def test_without_its_token_nothing_happens(browser, cast):
    an_open_room()
    amina = browser.as_(cast.amina)
    assert amina.post(DOOR, forged=True).status_code == 400
    assert (
        browser.post(f"{DOOR}/visit", {"name": "M", "school": "H"}, forged=True).status_code == 401
    )
    assert attendances() == []


def _session_of(browser: Browser) -> str:
    cookie = browser.client.get_cookie("alongside")
    assert cookie is not None
    return cookie.value
