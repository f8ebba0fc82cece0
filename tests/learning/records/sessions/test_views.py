"""Certificates of sessions: their holder's, verified by anyone, withdrawn with the attendance."""

from datetime import timedelta

import pytest

from learning.database import db, writing
from learning.inset.attendance import correcting, ending
from learning.inset.models import InsetSession
from learning.records.rules import shown_code
from tests.learning.inset.attendance.held import BEGAN, a_session, change, ended, rows, there
from tests.learning.web.pdf_reading import opened

AFTERWARDS = BEGAN + timedelta(days=1)


@pytest.fixture
def held(app, cast, clock) -> InsetSession:
    row = a_session()
    there(row, cast.amina.id, minutes=45)
    return ended(row)


@pytest.fixture
def code(held) -> str:
    return rows(held)[0].certificate_code


def test_it_stands_among_the_certificates_of_the_record(browser, cast, code):
    amina = browser.as_(cast.amina)
    amina.get("records.read_record")
    page = amina.get("records.read_certificate", code=code)
    assert page.path == f"/session-certificates/{code}"
    assert page.h1 == "Looking closely"
    for words in ("Amina Yusuf took part", "23 November 2026", "45 minutes", "Seaview Primary"):
        assert words in page
    assert shown_code(code) in page


def test_it_is_nobody_elses(browser, cast, code):
    for who in (cast.tom, cast.priya, cast.helen, cast.sam):
        for path in (f"/session-certificates/{code}", f"/session-certificates/{code}.pdf"):
            browser.as_(who).get(path, status=404)
        response = browser.as_(who).post(f"/session-certificates/{code}/name", {"shown": "yes"})
        assert response.status_code == 404


@pytest.mark.parametrize("typed", [str.upper, str.lower, shown_code])
def test_anyone_with_the_code_sees_what_it_was_and_no_name(browser, code, typed):
    page = browser.get("records.verify_certificate", code=typed(code))
    assert page.h1 == "This certificate is valid"
    assert page.fact("Session") == "Looking closely"
    assert page.fact("Held on") == "23 November 2026"
    assert page.fact("Held by") == "Seaview Primary"
    assert page.fact("Time") == "45 minutes"
    assert "Amina" not in page


def test_its_holder_shows_and_hides_their_name(browser, cast, code):
    amina = browser.as_(cast.amina)
    amina.get("records.read_session_certificate", code=code)
    amina.submit("Show my name")
    assert browser.get("records.verify_certificate", code=code).fact("Holder") == "Amina Yusuf"
    amina.submit("Hide my name")
    assert "Amina" not in browser.get("records.verify_certificate", code=code)


def test_taken_off_the_list_it_is_known_as_withdrawn(browser, cast, held, code):
    with writing():
        correcting.take_off(change(held, AFTERWARDS), person_ids=[cast.amina.id])
    page = browser.get("records.verify_certificate", code=code)
    assert page.h1 == "This certificate was withdrawn"
    own = browser.as_(cast.amina).get("records.read_session_certificate", code=code)
    assert "Withdrawn on 24 November 2026" in own
    with writing():
        correcting.add_people(change(held, AFTERWARDS), [cast.amina.id])
    assert browser.get("records.verify_certificate", code=code).h1 == "This certificate is valid"


def test_of_a_session_that_did_not_take_place_it_is_withdrawn(browser, cast, held, code):
    with writing():
        ending.undo_session(db.session.get_one(InsetSession, held.id), cast.priya.id, AFTERWARDS)
    page = browser.get("records.verify_certificate", code=code)
    assert page.h1 == "This certificate was withdrawn"


def test_it_is_a_tagged_pdf(browser, cast, code):
    amina = browser.as_(cast.amina)
    amina.get("records.read_session_certificate", code=code)
    body = amina.fetch(f"/session-certificates/{code}.pdf").get_data()
    assert body.startswith(b"%PDF")
    assert b"/StructTreeRoot" in opened(body)
