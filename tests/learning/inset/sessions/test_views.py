"""Preparing a session, as a SENCo does it, and the pages of one."""

import pytest
from sqlalchemy import func, select

from learning import clock as instants
from learning.database import db
from learning.drafts.models import Draft
from learning.inset.models import InsetSession
from learning.inset.rules import PartKind, SessionState
from learning.inset.sessions.queries import parts_of
from learning.journal.models import Event
from learning.journal.rules import Verb
from tests.learning.inset.sessions.preparing import a_session

WHEN = {"Which day?": "2026-11-26", "From": "15:30"}
MAKE = "Make the session"


def sessions():
    return db.session.scalars(select(InsetSession).order_by(InsetSession.id)).all()


def count(table, *where):
    return db.session.scalar(select(func.count()).select_from(table).where(*where))


def test_from_a_module_to_a_session_in_two_pages(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("/modules/first-steps")
    page = priya.follow("Make a session of this")
    assert page.field("What is it called?").value
    assert "The parts fill" in page.text or "are left for talk" in page.text
    page = priya.submit(MAKE, {**WHEN, "Where?": "The hall", "groups": ["Year 4"]})
    assert "Thursday 26 November 2026, 15:30 to" in page.text
    row = sessions()[0]
    assert row.minutes % 5 == 0
    assert row.module_slug == "first-steps"
    kinds = [part.kind for part in parts_of(row.id)]
    assert kinds[0] is kinds[-1] is PartKind.OWN
    assert {PartKind.LESSON, PartKind.CHECK, PartKind.SCENARIO} <= set(kinds)
    assert count(Event, Event.verb == Verb.MADE_SESSION, Event.subject_key == str(row.id)) == 1


def test_a_link_to_make_a_session_is_for_those_who_prepare(browser, cast):
    assert (
        not browser.as_(cast.amina).get("/modules/first-steps").has_link("Make a session of this")
    )


def test_choosing_a_module_on_the_page_shows_its_parts_and_keeps_what_was_typed(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session")
    page = priya.submit("Use this module", {"module": "first-steps", "Where?": "The hall", **WHEN})
    assert page.field("Where?").value == "The hall"
    assert page.field("What is it called?").value
    assert page.field("parts-0-title").value == "Welcome"
    assert not sessions()


def test_a_module_chosen_and_not_used_is_used_before_anything_is_kept(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session")
    sent = {"module": "first-steps", "What is it called?": "Noticing", **WHEN}
    page = priya.submit(MAKE, sent, status=422)
    assert page.errors == [
        "The parts of this module are below now. Look through them, and save once more."
    ]
    priya.submit(MAKE)
    assert len(parts_of(sessions()[0].id)) > 2


def test_own_parts_are_added_moved_and_taken_away_without_a_script(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    page = priya.submit("Add a part of our own")
    last = max(n for n in range(30) if page.has_field(f"parts-{n}-kind"))
    page = priya.submit(f"Up part {last + 1}", {f"parts-{last}-title": "Talk in pairs"})
    assert page.field(f"parts-{last - 1}-title").value == "Talk in pairs"
    page = priya.submit("Down Talk in pairs")
    assert page.field(f"parts-{last}-title").value == "Talk in pairs"
    page = priya.submit("Remove Welcome")
    assert page.field(f"parts-{last - 1}-title").value == "Talk in pairs"
    assert not sessions()
    priya.submit(MAKE, {**WHEN, f"parts-{last - 1}-minutes": "7"})
    kept = parts_of(sessions()[0].id)
    assert (kept[-1].title, kept[-1].minutes) == ("Talk in pairs", 7)


def test_a_part_left_out_is_offered_again_when_the_session_is_changed(browser, cast):
    priya = browser.as_(cast.priya)
    page = priya.get("inset.prepare_session", module="first-steps")
    number = len([n for n in range(30) if page.has_field(f"parts-{n}-kind")])
    priya.submit(MAKE, {**WHEN, "parts-1-keep": False})
    row = sessions()[0]
    assert len(parts_of(row.id)) == number - 1
    page = priya.get("inset.edit_session", session_id=row.id)
    assert not page.field(f"parts-{number - 1}-keep").value
    priya.submit("Save the change", {f"parts-{number - 1}-keep": True})
    assert len(parts_of(row.id)) == number


def test_timings_that_do_not_add_up_are_said_and_can_be_made_to(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    page = priya.submit("Add a part of our own", {"minutes": "15"})
    assert "too much" in page.text
    page = priya.submit("Make the parts fit 15 minutes")
    assert "too much" in page.text or "fill the 15 minutes exactly" in page.text
    page = priya.submit("Add a part of our own", {"minutes": "200"})
    assert "left for talk" in page.text
    page = priya.submit("Make the parts fit 3 hours 20 minutes")
    assert "fill the 3 hours 20 minutes exactly" in page.text


def test_after_leaving_parts_out_they_are_added_up_again_without_keeping_anything(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("/sessions/prepare?module=first-steps")
    page = priya.submit("Add up again", {"How many minutes?": "240"})
    assert "left for talk" in page.text
    assert not sessions()


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"What is it called?": ""}, "Say what the session is called."),
        ({"Which day?": ""}, "Say on which day."),
        ({"From": "half past"}, "Write a time like 09:05."),
        ({"Which day?": "2026-11-20"}, "This time is past."),
        ({"Which day?": "2024-11-20"}, "This is more than a year ago."),
        ({"Which day?": "2031-11-20"}, "This is more than two years ahead."),
        ({"Which day?": "2027-03-28", "From": "01:30"}, "there is no 01:30"),
        ({"How many minutes?": "3"}, "A session takes from 5 minutes to 12 hours."),
        ({"How many minutes?": "a while"}, "Write a time like"),
        ({"Link for those who join remotely": "http://meet.example.org"}, "https://"),
        ({"Link for those who join remotely": "javascript:alert(1)"}, "https://"),
        ({"How many places?": "many"}, "Write a whole number"),
        ({"How many places?": "0"}, "Write how many may come"),
        ({"To be renewed after how many months?": "12"}, "Say which training it counts as, too."),
        ({"parts-1-minutes": "ten"}, "Write whole minutes for each part"),
        ({"parts-0-title": ""}, "Say what this part is called, or take it away."),
        ({"What is it called?": "For the pupil born on 3 April 2016"}, "Please check"),
    ],
)
def test_what_cannot_be_is_said_in_plain_words_and_nothing_is_lost(browser, cast, typed, error):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    page = priya.submit(MAKE, {**WHEN, "Where?": "The hall", **typed}, status=422)
    assert any(error in each for each in page.errors), page.errors
    assert page.field("Where?").value == "The hall"
    assert not sessions()


def test_what_has_taken_place_can_be_entered_afterwards(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    page = priya.submit(MAKE, {**WHEN, "Which day?": "2026-11-19"}, status=422)
    page = priya.submit(MAKE, {"It has taken place already; I enter it afterwards": True})
    assert "Who was there?" in page.headings(2)


def test_over_midnight_the_day_it_ends_on_is_said(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    page = priya.submit(MAKE, {**WHEN, "From": "23:30", "How many minutes?": "60"})
    assert "Thursday 26 November 2026, 23:30 to 00:30 on Friday 27 November 2026" in page.text


def test_as_the_clocks_go_back_the_first_hour_is_meant_and_the_length_is_true(browser, cast, clock):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", module="first-steps")
    sent = {"Which day?": "2027-10-31", "From": "01:30", "How many minutes?": "60"}
    page = priya.submit(MAKE, sent)
    assert "01:30 to 01:30" in page.text
    assert "The clocks go back in between, so it lasts 1 hour." in page.text


def test_a_form_sent_twice_makes_one_session(browser, cast):
    priya = browser.as_(cast.priya)
    page = priya.get("inset.prepare_session", module="first-steps")
    sent = {"form_id": page.field("form_id").value, "kind": "inset", "title": "Noticing"}
    sent |= {"day": "2026-11-26", "starts": "15:30", "minutes": "60"}
    first = priya.post("/sessions/prepare", sent)
    assert first.location == priya.post("/sessions/prepare", sent).location
    assert len(sessions()) == 1


def test_another_kind_has_its_own_fields_and_keeps_what_was_typed(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", kind="lesson_study")
    page = priya.submit("Coaching", {"note-find-out": "Whether scaffolds fade."})
    assert page.has_field("What the coachee wants to work on")
    page = priya.submit("Lesson study")
    assert page.field("What we want to find out").value == "Whether scaffolds fade."


def test_coaching_is_between_two_and_in_no_journal(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session", kind="coaching")
    sent = {**WHEN, "What is it called?": "Questions that wait", "invitees": ["Tom Brackley"]}
    sent["What the coachee wants to work on"] = "Waiting longer."
    page = priya.submit(MAKE, sent)
    assert "Waiting longer." in page.text
    row = sessions()[0]
    tom = browser.as_(cast.tom).get("inset.read_session", session_id=row.id)
    assert "Waiting longer." in tom.text
    for other in (cast.helen, cast.sam, cast.amina, cast.george):
        browser.as_(other).get("inset.read_session", session_id=row.id, status=404)
        assert "Questions that wait" not in browser.as_(other).get("inset.list_sessions").text
    assert not count(Event, Event.subject_kind == "inset_session")


def test_changed_in_two_windows_both_are_shown(browser, cast):
    row = a_session()
    priya, helen = browser.as_(cast.priya), browser.as_(cast.helen)
    priya.get("inset.edit_session", session_id=row.id)
    helen.get("inset.edit_session", session_id=row.id)
    helen.submit("Save the change", {"Where?": "The library"})
    page = priya.submit("Save the change", {"Where?": "Room 4"}, status=409)
    assert "The library" in page.text
    assert page.field("Where?").value == "Room 4"
    page = priya.submit("Save the change")
    assert "Room 4" in page.text


def test_while_it_is_on_its_page_leads_into_the_room_and_no_longer_asks_who_comes(
    browser, cast, clock
):
    key = a_session(starts_at=instants.now()).id
    amina = browser.as_(cast.amina)
    page = amina.get(f"/sessions/{key}")
    assert page.has_link("Join")
    amina.follow("Join")
    amina.submit("Join as Amina Yusuf")
    page = amina.get(f"/sessions/{key}")
    assert page.has_link("Back to the room")
    assert "Can you come?" not in page.text
    priya = browser.as_(cast.priya).get(f"/sessions/{key}")
    assert not priya.has_link("Join")
    assert priya.has_link("Lead from your phone")


def test_cancelled_with_a_note_that_everybody_invited_reads(browser, cast):
    row = a_session()
    priya = browser.as_(cast.priya)
    priya.get("inset.read_session", session_id=row.id)
    priya.follow("Cancel this session")
    priya.submit("Cancel the session", {"why": "The boiler has failed."})
    assert (
        "The boiler has failed."
        in browser.as_(cast.tom).get("inset.read_session", session_id=row.id).text
    )
    assert db.session.get(InsetSession, row.id).state is SessionState.CANCELLED
    file = browser.as_(cast.tom).fetch(f"/sessions/{row.id}/calendar.ics").get_data(as_text=True)
    assert "STATUS:CANCELLED" in file
    assert "SEQUENCE:2" in file


def test_the_same_session_for_another_group_is_one_series(browser, cast):
    row = a_session(aim="Fewer guesses.")
    priya = browser.as_(cast.priya)
    priya.get("inset.read_session", session_id=row.id)
    page = priya.follow("Same session for another group")
    assert page.field("What is it called?").value == "Noticing first"
    assert not page.field("Which day?").value
    page = priya.submit(
        MAKE, {**WHEN, "Which day?": "2026-12-03", "Everybody who works at Seaview Primary": True}
    )
    assert "This series" in page.headings(2)
    first, second = sessions()
    assert first.series_key == second.series_key is not None
    assert second.aim == "Fewer guesses."
    assert first.join_code != second.join_code


def test_empty_lists_say_what_to_do_first(browser, cast):
    assert "No session yet" in browser.as_(cast.priya).get("inset.list_sessions").text
    page = browser.as_(cast.amina).get("inset.list_sessions")
    assert "Nothing planned yet" in page.text
    assert not page.has_link("Prepare a session")


def test_lists_show_what_is_to_come_to_and_what_one_leads(browser, cast):
    a_session()
    assert browser.as_(cast.tom).get("inset.list_sessions").headings(2)[0] == "To come to"
    assert "You lead" in browser.as_(cast.priya).get("inset.list_sessions").headings(2)
    assert "Others you can look after" in browser.as_(cast.helen).get(
        "inset.list_sessions"
    ).headings(2)
    assert "Noticing first" not in browser.as_(cast.daniel).get("inset.list_sessions").text


def test_the_standard_is_a_question_and_never_blocks(browser, cast):
    row = a_session()
    priya = browser.as_(cast.priya)
    page = priya.get("inset.read_session", session_id=row.id)
    assert "What is this built on" in page.text
    priya.follow("Write to these questions")
    page = priya.submit("Keep my words", {"note-standard-evidence": "The guidance of the EEF."})
    assert "The guidance of the EEF." in page.text
    assert (
        "The guidance"
        not in browser.as_(cast.tom).get("inset.read_session", session_id=row.id).text
    )


def test_a_page_being_arranged_is_its_writers_and_gone_once_the_session_is_made(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get("inset.prepare_session")
    page = priya.submit("Add a part of our own", {"What is it called?": "Half made"})
    address = priya.page.path
    draft = db.session.scalar(select(Draft.form_key)).rpartition(":")[2]
    where = {"draft": draft}
    assert page.field("What is it called?").value == "Half made"
    helen = browser.as_(cast.helen).get(f"{address}?draft={draft}")
    assert not helen.field("What is it called?").value
    priya.get("inset.prepare_session", **where)
    priya.submit(MAKE, {**WHEN, "parts-0-title": "Talk"})
    assert not count(Draft)
    assert not priya.get("inset.prepare_session", **where).field("What is it called?").value
    priya.get("inset.prepare_session", draft="nonsense")


def test_changing_keeps_the_page_apart_from_what_stands_until_it_is_saved(browser, cast):
    row = a_session()
    priya = browser.as_(cast.priya)
    priya.get("inset.edit_session", session_id=row.id)
    page = priya.submit("Add a part of our own", {"Where?": "Room 4"})
    assert page.field("Where?").value == "Room 4"
    assert db.session.get(InsetSession, row.id).place == "The hall"
    page = priya.submit("Save the change", {"parts-0-title": "Talk in pairs"})
    assert "Talk in pairs" in page.text


def test_who_may_not_prepare_is_told_so(browser, cast):
    for member in (cast.amina, cast.george, cast.sam):
        browser.as_(member).get("inset.prepare_session", status=403)
        assert browser.as_(member).post("/sessions/prepare").status_code == 403
