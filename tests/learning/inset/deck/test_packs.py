"""The pack and the sheet to sign: times, what to say and ask, lines, and what to do if it fails."""

from datetime import UTC, datetime

import pytest

from learning.database import db
from learning.inset.deck.sheets import FIRST_PAGE, MOST_LINES, lines_for, pages_of, qr_of
from learning.inset.models import Booking, SessionInvitee
from learning.inset.rules import BookingState, PartKind, SessionState
from tests.learning.inset.deck.holding import USUAL, a_part, a_session, own


@pytest.fixture
def pack(browser, cast, clock):
    """`pack(…)`: the pack of such a session, as Priya sees it."""

    def read(*args, **more):
        row = a_session(*args, **more)
        return browser.as_(cast.priya).get(f"/sessions/{row.id}/pack")

    return read


def test_every_part_has_its_time_and_a_running_total(pack):
    page = pack()
    for begins in ("09:00", "09:05", "09:15", "09:21", "09:29", "10:00"):
        assert begins in page
    assert "25 minutes are left over" in page


def test_times_are_those_of_london_in_summer_too(pack):
    page = pack((own("Welcome"),), starts_at=datetime(2026, 6, 4, 14, 30, tzinfo=UTC))
    assert "Thursday 4 June 2026, 15:30 to 16:30" in page


def test_it_has_what_to_say_what_to_ask_and_what_is_right(pack):
    page = pack()
    assert "What to say and do" in page
    assert "What to ask" in page
    assert "Right" in page
    assert "An experienced colleague’s choice" in page
    assert "On their own" in page


def test_it_has_what_to_bring_with_ways_to_the_handout_and_the_sheet(pack):
    page = pack()
    assert page.has_link("sign-in sheet")
    assert page.link("handout of “First steps”").path == "/lessons/first-steps/handout"
    assert "If there is no network" in page
    assert "After two and after six weeks" in page


def test_a_session_of_own_parts_alone_has_a_pack(pack):
    page = pack((own("Welcome"), own("Talk", "In **pairs**.")))
    assert page.h1 == "Looking closely"
    assert "In pairs." in page


def test_a_session_without_parts_says_so(pack):
    assert "This session has no parts yet." in pack(())


def test_parts_that_take_longer_than_the_session_are_said(pack):
    assert "The parts take 15 minutes more than the session has." in pack(
        (own("Talk", minutes=75),)
    )


def test_what_is_gone_is_said_and_the_rest_is_there(pack):
    page = pack((a_part(PartKind.LESSON, module_slug="gone", lesson_slug="x"), *USUAL))
    assert "something that was chosen for this session is not in the courses" in page
    assert "What to ask" in page


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (SessionState.CANCELLED, "This session was cancelled."),
        (SessionState.ENDED, "This session has ended."),
    ],
)
def test_a_session_that_is_over_says_what_can_be_done(pack, state, says):
    assert says in pack(state=state)


def test_words_of_people_are_shown_as_typed(pack):
    page = pack(title="Tea & <b>biscuits</b>", facilitator_note="One\nTwo", aim="<i>Why</i>")
    assert page.h1 == "Tea & <b>biscuits</b>"
    assert "<i>Why</i>" in page


def test_the_sheet_has_facts_code_address_and_lines(browser, cast, clock):
    row = a_session(place="The hall")
    page = browser.as_(cast.priya).get(f"/sessions/{row.id}/sign-in-sheet")
    for words in ("The hall", "Priya Nair", "K7M-2PX", "/join", "lines 1 to 12"):
        assert words in page
    assert "QR code that leads to http://127.0.0.1:8000/join/k7m2px" in page


def test_the_sheet_has_a_line_for_everybody_who_may_come(browser, cast, clock):
    row = a_session()
    for person in (cast.amina, cast.tom):
        db.session.add(SessionInvitee(inset_session_id=row.id, person_id=person.id))
    said = {"said_at": row.starts_at, "state": BookingState.NOT_COMING}
    db.session.add(Booking(inset_session_id=row.id, person_id=cast.tom.id, **said))
    db.session.commit()
    assert "1 person" in browser.as_(cast.priya).get(f"/sessions/{row.id}/pack")


@pytest.mark.parametrize("kind", ["pack", "sign-in-sheet"])
def test_both_are_tagged_pdfs(browser, cast, kind, clock):
    row = a_session()
    made = browser.as_(cast.priya).fetch(f"/sessions/{row.id}/{kind}.pdf")
    assert made.content_type == "application/pdf"
    assert b"/StructTreeRoot" in made.data or b"%PDF" in made.data[:10]


def test_the_qr_code_is_a_picture_with_its_address(browser, cast, clock):
    row = a_session()
    made = browser.as_(cast.priya).fetch(f"/sessions/{row.id}/qr.svg")
    assert made.content_type.startswith("image/svg+xml")
    assert "QR code: http://127.0.0.1:8000/join/k7m2px" in made.text


@pytest.mark.parametrize(("expected", "lines"), [(0, 35), (12, 35), (30, 35), (31, 58), (99, 127)])
def test_a_sheet_has_lines_for_those_expected_and_some_more(expected, lines):
    assert lines_for(expected) == lines
    assert lines >= expected + 2
    numbers = [number for page in pages_of(lines) for number in page]
    assert numbers == list(range(1, lines + 1))
    assert len(pages_of(lines)[0]) == FIRST_PAGE


def test_a_sheet_does_not_grow_without_end():
    assert lines_for(100_000) < MOST_LINES + 30


def test_a_qr_code_has_a_quiet_zone():
    drawing = qr_of("https://learning.example.sch.uk/join/k7m2px")
    assert drawing.path.startswith("M4 4h7")
    assert drawing.size >= 21 + 8
