"""A qualification record as its owner, and whoever it is shared with, meets it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.cpd.qualifications.models import QualificationRecord
from learning.cpd.qualifications.queries import qualification_in_short
from learning.cpd.qualifications.rules import Qualification, Setting, Stage, Status
from learning.sharing.models import Share

PAGE = "/qualification"
TODAY = date(2026, 11, 23)


def enter(person, **fields):
    person.get(f"{PAGE}/edit")
    return person.submit("Save and see what follows", fields)


def row_of(db_session, member):
    return db_session.query(QualificationRecord).filter_by(person_id=member.id).one()


def share_with(person, reader, until="2026-12-18"):
    person.get(f"{PAGE}/share")
    return person.submit("Share", {"who": str(reader.id), "ends_on": until})


def test_an_empty_page_says_what_it_is_for_and_keeps_nothing(browser, cast, db_session):
    page = browser.as_(cast.amina).get(PAGE)
    assert "Nothing entered yet" in page.headings(2)
    assert "Only you, and whoever you choose to share it with." in page
    assert db_session.query(QualificationRecord).count() == 0


def test_the_verdict_comes_first_then_days_sources_and_next_steps(browser, cast, clock):
    page = enter(browser.as_(cast.amina), appointed_on="2025-09-01")
    sentence = "The qualification must be held if you are still a SENCo after 1 September 2028."
    assert page.region("sentence")[0].startswith(sentence)
    assert "The duty lies on the school’s governing body or proprietor" in page
    assert "Start by 1 November 2026" in page
    assert "1 March 2027" in [row["Day"] for row in page.table("The days that matter")]
    assert "Regulation 49(4)" in page
    assert "no legal advice" in page
    assert page.fact("Present appointment began") == "1 September 2025"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"appointed_on": "2005-09-01"}, "because you were a SENCo before 1 September 2009"),
        (
            {"appointed_on": "2025-09-01", "months_before": "30"},
            "for more than 12 months in total before your present appointment",
        ),
        (
            {"qualification": "nasenco", "completed_on": "2019-07-03"},
            "You hold the qualification: the NASENCO, completed on 3 July 2019.",
        ),
        (
            {"qualification": "npq", "started_on": "2024-10-01", "completed_on": "2026-06-01"},
            "the NPQ for SENCOs, outcome received on 1 June 2026.",
        ),
        ({"appointed_on": "2020-09-01"}, "1 September 2023 was the third anniversary"),
        ({"appointed_on": "2025-09-01", "had_breaks": "yes"}, "please ask before you rely"),
        ({"appointed_on": "2025-09-01", "qualification": "npq"}, "One thing more decides it"),
        ({}, "You have entered no day on which you became a SENCo"),
        (
            {
                "appointed_on": "2025-09-01",
                "qualification": "nasenco",
                "started_on": "2024-05-01",
            },
            "completed by 31 August 2027 at the latest",
        ),
    ],
)
def test_each_verdict_has_its_words(browser, cast, clock, fields, words):
    assert words in enter(browser.as_(cast.amina), **fields).region("sentence")[0]


def test_a_question_says_whom_to_ask_what_to_bring_and_the_safe_day(browser, cast, clock):
    page = enter(browser.as_(cast.amina), appointed_on="2025-09-01", setting="other")
    assert "What to ask" in page.headings(2)
    assert "Section 67" in page
    assert "governing body or proprietor" in page.fact("Ask")
    assert "letter of appointment" in page.fact("Bring")
    assert "work to 1 September 2028, the earliest last day it can have" in page


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"appointed_on": "1066-10-14"}, "Choose a day from 1960 to two years from now."),
        ({"appointed_on": "2029-01-01"}, "Choose a day from 1960 to two years from now."),
        (
            {"appointed_on": "soon"},
            "Write the day like this: 2027-03-31, or leave it empty.",
        ),
        (
            {"months_before": "a few"},
            "Write whole months in figures, such as 8, or leave it empty.",
        ),
        (
            {"months_before": "601"},
            "That is longer than a working life. Write whole months.",
        ),
        (
            {"qualification": "npq", "started_on": "2025-01-01", "completed_on": "2026-11-24"},
            "Leave this empty until it has happened.",
        ),
        (
            {"qualification": "npq", "started_on": "2026-01-01", "completed_on": "2025-01-01"},
            "This lies before the day the course began.",
        ),
        ({"started_on": "2025-01-01"}, "Choose the course that the days below belong to."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    browser, cast, clock, db_session, fields, message
):
    amina = browser.as_(cast.amina)
    amina.get(f"{PAGE}/edit")
    page = amina.submit("Save and see what follows", fields, status=422)
    assert page.errors == [message]
    for name, value in fields.items():
        if name != "qualification":
            assert page.field(name).value == value
    assert db_session.query(QualificationRecord).count() == 0


def test_nonsense_that_no_form_offers_is_refused_or_passed_over(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    assert amina.post(f"{PAGE}/edit", {"setting": "moon"}).status_code == 422
    answer = amina.post(
        f"{PAGE}/edit",
        {"appointed_on": "2025-09-01", "edition": "x" * 900, "person_id": str(cast.tom.id)},
    )
    assert answer.status_code == 302
    assert row_of(db_session, cast.amina).appointed_on == date(2025, 9, 1)


def test_changing_and_sending_twice(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    enter(amina, appointed_on="2025-09-01", setting="other")
    enter(amina, setting="mainstream", is_head="yes")
    kept = row_of(db_session, cast.amina)
    assert (kept.setting, kept.is_head, kept.edition) == (Setting.MAINSTREAM, True, 2)
    enter(amina)
    assert row_of(db_session, cast.amina).edition == 2, "nothing was changed"


def test_two_windows_lose_nothing(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    other = browser.second(cast.amina)
    amina.get(f"{PAGE}/edit")
    other.get(f"{PAGE}/edit")
    other.submit("Save and see what follows", {"appointed_on": "2024-09-01"})
    page = amina.submit("Save and see what follows", {"appointed_on": "2025-09-01"}, status=409)
    assert "in another window" in page.errors[0]
    assert page.fact("Present appointment began") == "1 September 2024"
    assert page.field("appointed_on").value == "2025-09-01"
    assert row_of(db_session, cast.amina).appointed_on == date(2024, 9, 1)
    amina.submit("Save and see what follows")
    assert row_of(db_session, cast.amina).appointed_on == date(2025, 9, 1)


def test_nobody_sees_it_until_it_is_shared_then_one_person_does(browser, cast, clock):
    amina, helen = browser.as_(cast.amina), browser.as_(cast.helen)
    enter(amina, appointed_on="2025-09-01")
    assert "Nothing entered yet" in helen.get(PAGE).headings(2)
    page = share_with(amina, cast.helen)
    assert "Shared. You can take it back at any time." in page.notices[0]
    assert cast.helen.name in page.text
    helen.get("/sharing")
    shared = helen.get(_shared(page))
    assert shared.path.startswith("/sharing/"), "the cover comes first"
    browser.as_(cast.tom).get(_shared(page), status=404)


def _shared(page):
    """The address of the only share on the owner's page."""
    key = page.link("Take it back").path.split("/")[2]
    return f"{PAGE}/shared/{key}"


def test_the_reader_opens_it_and_the_owner_sees_that(browser, cast, clock):
    amina, helen = browser.as_(cast.amina), browser.as_(cast.helen)
    enter(amina, appointed_on="2025-09-01")
    helen.get(_shared(share_with(amina, cast.helen)))
    page = helen.submit("Open")
    assert page.path.startswith(f"{PAGE}/shared/")
    assert page.h1 == f"The SENCo qualification of {cast.amina.name}"
    assert f"{cast.amina.name} must hold the qualification if they are still" in page
    assert not page.has_link("Change what I entered")
    assert "Opened once" in amina.get(PAGE)


def test_taking_it_back_ends_an_open_page_at_once(browser, cast, clock):
    amina, helen = browser.as_(cast.amina), browser.as_(cast.helen)
    enter(amina, appointed_on="2025-09-01")
    address = _shared(share_with(amina, cast.helen))
    helen.get(address)
    helen.submit("Open")
    amina.get(PAGE)
    amina.follow("Take it back")
    amina.submit("Take it back")
    helen.get(address, status=404)


def test_it_ends_at_midnight_after_the_last_day(browser, cast, clock):
    amina, helen = browser.as_(cast.amina), browser.as_(cast.helen)
    enter(amina, appointed_on="2025-09-01")
    address = _shared(share_with(amina, cast.helen, until="2026-11-23"))
    clock.move_to(datetime(2026, 11, 23, 23, 59, tzinfo=UTC))
    helen.second(cast.helen).get(address)
    clock.move_to(datetime(2026, 11, 24, 0, 0, tzinfo=UTC))
    helen.second(cast.helen).get(address, status=404)


def test_deleting_the_record_takes_every_share_back(browser, cast, clock, db_session):
    amina, helen = browser.as_(cast.amina), browser.as_(cast.helen)
    enter(amina, appointed_on="2025-09-01")
    address = _shared(share_with(amina, cast.helen))
    amina.get(PAGE)
    amina.follow("Delete this record")
    amina.submit("Delete it for good")
    assert db_session.query(QualificationRecord).count() == 0
    assert db_session.query(Share).one().withdrawn_at is not None
    helen.get(address, status=404)


def test_without_a_record_there_is_nothing_to_share_or_delete(browser, cast):
    amina = browser.as_(cast.amina)
    assert amina.get(f"{PAGE}/share").path == PAGE
    assert amina.get(f"{PAGE}/delete").path == PAGE
    assert amina.get(f"{PAGE}.ics").path == PAGE
    assert amina.post(f"{PAGE}/share", {"who": str(cast.tom.id)}).status_code == 404


def test_the_days_go_into_a_calendar(browser, cast, clock):
    amina = browser.as_(cast.amina)
    enter(amina, appointed_on="2025-09-01")
    answer = amina.fetch(f"{PAGE}.ics")
    assert answer.mimetype == "text/calendar"
    lines = answer.get_data(as_text=True).splitlines()
    days = [line.rpartition(":")[2] for line in lines if line.startswith("DTSTART")]
    assert days == ["20270301", "20270901", "20280301", "20280901"]
    uids = {line for line in lines if line.startswith("UID")}
    assert len(uids) == 4
    enter(amina, appointed_on="2025-10-01")
    again = amina.fetch(f"{PAGE}.ics").get_data(as_text=True).splitlines()
    assert {line for line in again if line.startswith("UID")} == uids, "the same days, moved"
    assert "SEQUENCE:2" in again


def test_a_day_that_has_passed_is_said_so_and_goes_into_no_calendar(browser, cast, clock):
    amina = browser.as_(cast.amina)
    page = enter(amina, appointed_on="2023-09-01")
    assert "Tell your head teacher this week" in page
    assert not page.has_link("Put the days into my calendar")
    assert amina.get(f"{PAGE}.ics").path == PAGE
    page = enter(amina, had_breaks="yes")
    assert "1 September 2026, which has passed: ask this week" in page.region("sentence")[0]


def test_in_short_it_is_a_sentence_and_none_without_a_record(browser, cast, clock):
    assert qualification_in_short(cast.amina.id, TODAY) is None
    enter(browser.as_(cast.amina), appointed_on="2024-01-08")
    found = qualification_in_short(cast.amina.id, TODAY)
    assert found.sentence.endswith("after 8 January 2027.")
    assert (found.status, found.stage, found.is_pressing) == (Status.DUE, Stage.SIX, True)
    assert found.work_to == date(2027, 1, 8)
    later = qualification_in_short(cast.amina.id, date(2027, 1, 9))
    assert (later.status, later.is_pressing) == (Status.OVERDUE, True)


def test_an_old_reading_of_the_law_says_so(browser, cast, clock):
    amina = browser.as_(cast.amina)
    assert "may have changed" not in amina.get(PAGE)
    clock.shift(timedelta(days=300))
    assert "may have changed" in browser.second(cast.amina).get(PAGE)


def test_the_page_asks_little_of_the_database(browser, cast, clock):
    amina = browser.as_(cast.amina)
    enter(amina, appointed_on="2025-09-01", qualification=Qualification.NONE.value)
    amina.get(PAGE)
    assert len(amina.statements) <= 4
