"""Sessions made, changed, written up, cancelled, taken along and erased."""

from datetime import timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from learning.database import db, writing
from learning.errors import Conflict, NotFound, Refused
from learning.inset import personal_data
from learning.inset.models import (
    Attendance,
    Booking,
    InsetSession,
    SessionInvitee,
    SessionNote,
)
from learning.inset.rules import How, PartKind, SessionKind, SessionState
from learning.inset.sessions.coming import Answer, say
from learning.inset.sessions.dates import calendar_entry
from learning.inset.sessions.prepared import PreparedPart
from learning.inset.sessions.queries import notes_of, parts_of
from learning.inset.sessions.services import (
    cancel_session,
    change_session,
    make_session,
    write_up,
)
from learning.people.models import Person
from learning.web.calendars import calendar_file
from tests.cast import SEAVIEW_ID
from tests.learning.inset.sessions.preparing import THURSDAY, a_plan, a_session, looking

LESSON = PreparedPart(
    kind=PartKind.LESSON, minutes=20, module_slug="first-steps", lesson_slug="noticing"
)


def changed(cast, row, edition=1, **more):
    with writing():
        return change_session(looking(cast.priya), row.id, a_plan(**more), edition=edition)


def cancelled(cast, row, why=""):
    with writing():
        return cancel_session(looking(cast.priya), row.id, why)


def test_the_same_form_makes_one_session_and_is_nobody_elses(cast, app):
    first = a_session()
    assert a_session().id == first.id
    with pytest.raises(NotFound), writing():
        make_session(cast.helen.id, SEAVIEW_ID, a_plan())


def test_codes_differ(cast, app):
    made = [a_session(form_id=f"{number:032d}").join_code for number in range(5)]
    assert len(set(made)) == 5


def test_a_change_that_changes_nothing_is_no_edition(cast, app):
    row = a_session(parts=(LESSON,), notes={"standard-evidence": "The EEF."})
    same = changed(cast, row, parts=(LESSON,), edition=0)
    assert same.edition == 1
    assert notes_of(row.id) == {"standard-evidence": "The EEF."}


def test_a_change_made_from_an_older_edition_is_a_conflict(cast, app):
    row = a_session()
    changed(cast, row, place="The library")
    with pytest.raises(Conflict):
        changed(cast, row, place="Room 4")
    assert db.session.get(InsetSession, row.id).place == "The library"


def test_a_session_under_way_keeps_its_time_without_being_asked(cast, app, clock):
    row = a_session()
    clock.move_to(THURSDAY + timedelta(minutes=90))
    assert changed(cast, row, place="The library").edition == 2
    with pytest.raises(Refused, match="This time is past"):
        changed(cast, row, edition=2, minutes=30)


@pytest.mark.parametrize("state", [SessionState.ENDED, SessionState.CANCELLED])
def test_what_stands_is_not_changed(cast, app, state):
    row = a_session()
    with writing():
        db.session.get(InsetSession, row.id).state = state
    with pytest.raises(Refused):
        changed(cast, row, place="Elsewhere")


def test_once_it_has_ended_it_can_still_be_written_up(cast, app):
    row = a_session(kind=SessionKind.LESSON_STUDY, notes={"find-out": "Do scaffolds fade?"})
    with writing():
        db.session.get(InsetSession, row.id).state = SessionState.ENDED
    with writing():
        write_up(looking(cast.priya), row.id, {"saw": "Pupil A began alone."}, edition=1)
    assert notes_of(row.id) == {"find-out": "Do scaffolds fade?", "saw": "Pupil A began alone."}
    with pytest.raises(Conflict), writing():
        write_up(looking(cast.priya), row.id, {"saw": "Pupil B."}, edition=1)


def test_what_was_between_a_few_never_becomes_everybodys(cast, app):
    few = {"group_ids": frozenset(), "invitee_ids": frozenset({cast.tom.id})}
    row = a_session(kind=SessionKind.COACHING, **few)
    with pytest.raises(Refused, match="stays between them"):
        changed(cast, row, kind=SessionKind.INSET)


@pytest.mark.parametrize("more", [{"is_for_everyone": True}, {}])
def test_between_a_few_is_by_name_only(cast, app, more):
    with pytest.raises(Refused, match="invite people by name"):
        a_session(kind=SessionKind.COACHING, **more)


def test_fields_of_another_kind_are_not_kept(cast, app):
    row = a_session(notes={"saw": "Nothing of this kind.", "standard-together": "In pairs."})
    assert notes_of(row.id) == {"standard-together": "In pairs."}


def test_who_leads_it_is_not_their_own_co_leader(cast, app):
    with pytest.raises(Refused, match="leads it already"):
        a_session(also_led_by_id=cast.priya.id)


def test_somebody_elsewhere_cannot_lead_with_one(cast, app):
    assert a_session(also_led_by_id=cast.ruth.id).also_led_by_id is None


def test_with_people_on_its_list_it_cannot_be_cancelled(cast, app):
    row = a_session()
    with writing():
        db.session.add(Attendance(inset_session_id=row.id, person_id=cast.tom.id, how=How.TICK))
    with pytest.raises(Refused, match="it took place"):
        cancelled(cast, row)
    assert db.session.get(InsetSession, row.id).state is SessionState.PLANNED


def test_cancelling_twice_is_as_once(cast, app):
    row = a_session()
    assert cancelled(cast, row, "The boiler.").edition == 2
    assert cancelled(cast, row, "Another reason.").cancel_note == "The boiler."


def test_a_calendar_knows_it_again_and_takes_it_out(cast, app):
    row = a_session(minutes=45, joining_link="https://meet.example.org/a")
    first = _event(row)
    assert first["DTSTART"].dt == THURSDAY
    assert first["DTEND"].dt == THURSDAY + timedelta(minutes=45)
    assert (first["LOCATION"], first["SEQUENCE"]) == ("The hall", 1)
    assert "https://meet.example.org/a" in first["DESCRIPTION"]
    second = _event(cancelled(cast, row))
    assert second["UID"] == first["UID"]
    assert (second["SEQUENCE"], second["STATUS"]) == (2, "CANCELLED")


def test_a_calendar_that_others_may_see_says_of_coaching_only_that_it_is(cast, app):
    row = a_session(
        kind=SessionKind.COACHING,
        title="Questions that wait",
        group_ids=frozenset(),
        invitee_ids=frozenset({cast.tom.id}),
    )
    assert _event(row)["SUMMARY"] == "Coaching"


def test_a_module_that_is_gone_later_breaks_no_page(browser, cast):
    gone = PreparedPart(kind=PartKind.LESSON, minutes=9, module_slug="gone", lesson_slug="far-away")
    row = a_session(parts=(gone, LESSON), module_slug="gone")
    priya = browser.as_(cast.priya)
    page = priya.get("inset.read_session", session_id=row.id)
    assert "Lesson: Far away (not in the library any more)" in page.text
    priya.get("inset.edit_session", session_id=row.id)
    priya.submit("Save the change", {"Where?": "The library"})
    assert [part.module_slug for part in parts_of(row.id)] == ["gone", "first-steps"]


def test_one_takes_along_what_one_led_was_invited_to_and_said(cast, app):
    row = a_session(invitee_ids=frozenset({cast.daniel.id}))
    with writing():
        say(looking(cast.tom), row.id, Answer.COMING)
    assert personal_data.export(cast.priya.id)["inset_sessions_led"][0]["title"] == row.title
    assert personal_data.export(cast.daniel.id)["inset_session_invitations"]
    assert personal_data.export(cast.tom.id)["inset_session_bookings"][0]["state"] == "going"


def test_of_somebody_erased_nothing_is_left_and_the_session_is_the_schools(cast, app):
    row = a_session(invitee_ids=frozenset({cast.tom.id}))
    with writing():
        say(looking(cast.tom), row.id, Answer.COMING)
    with writing():
        for member in (cast.tom, cast.priya):
            personal_data.erase(member.id)
            db.session.delete(db.session.get(Person, member.id))
    for table in (Booking, SessionInvitee):
        assert not db.session.scalars(select(table)).all()
    assert db.session.get(InsetSession, row.id).led_by_id is None


def test_a_page_without_a_leader_says_so(browser, cast):
    row = a_session()
    with writing():
        db.session.get(InsetSession, row.id).led_by_id = None
    page = browser.as_(cast.tom).get("inset.read_session", session_id=row.id)
    assert "Nobody here any more" in page.text
    assert not db.session.scalars(select(SessionNote)).all()


def _event(row):
    file = calendar_file("Sessions", [calendar_entry(row, "https://example.org/sessions/1")])
    return Calendar.from_ical(file).walk("VEVENT")[0]


@pytest.mark.usefixtures("clock")
def test_a_session_at_which_somebody_was_is_not_put_off(cast, app, db_session):
    row = a_session(starts_at=THURSDAY)
    db_session.add(Attendance(inset_session_id=row.id, person_id=cast.amina.id, how=How.TICK))
    db_session.commit()
    with pytest.raises(Refused, match="cannot be put off") as refused:
        changed(cast, row, starts_at=THURSDAY + timedelta(days=7))
    assert refused.value.field == "day"
    assert changed(cast, row, title="Noticing").title == "Noticing"


@pytest.mark.usefixtures("clock")
def test_who_leads_it_stays_while_its_room_is_open(cast, app, db_session):
    row = a_session(also_led_by_id=cast.daniel.id)
    row.state = SessionState.OPEN
    db_session.commit()
    for other in (None, cast.tom.id):
        with pytest.raises(Refused, match="stays as it is"):
            changed(cast, row, also_led_by_id=other)
    assert changed(cast, row, also_led_by_id=cast.daniel.id, place="Room 4").place == "Room 4"
