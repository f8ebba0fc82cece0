"""Reminders by e-mail: each thing once, only for who asked, never for who is away or gone."""

from datetime import date, timedelta

import pytest

from learning import clock as times
from learning.actions.models import Action, ActionContext
from learning.courses.models import LessonProgress
from learning.cpd.models import Training, TrainingTime
from learning.database import db, writing
from learning.inset.models import Attendance, Booking, InsetSession
from learning.inset.rules import BookingState, How, SessionKind, SessionState
from learning.mail.models import OutgoingMessage
from learning.people.leaves.rules import Away
from learning.people.leaves.services import set_away
from learning.people.letters import Site
from learning.people.models import Membership, Person
from learning.reminders import services
from learning.reminders.models import Nudge
from learning.reminders.personal_data import erase, export
from tests.cast import SEAVIEW_ID

SITE = Site(address="https://learning.seaview.example", sends_mail=True)
SECRET = "a secret key that is long enough for all"


def remind(library, site=SITE):
    return services.remind(site, library, SECRET)


def letters(db_session):
    return [each.body for each in db_session.query(OutgoingMessage).order_by(OutgoingMessage.id)]


@pytest.fixture
def wanted(app, cast, clock):
    """Amina has asked for reminders."""
    with writing():
        services.choose_letters(cast.amina.id, wanted=True)


def mean_to_do(person, text="Move Lenny’s chair", days=7):
    row = Action(
        person_id=person.id,
        text=text,
        context_kind=ActionContext.OWN,
        due_on=times.today() + timedelta(days=days),
    )
    db.session.add(row)
    db.session.commit()
    return row


def a_session(days=1, hour=15, **more):
    starts = times.now().replace(hour=hour, minute=30) + timedelta(days=days)
    row = InsetSession(
        organisation_id=SEAVIEW_ID,
        **{
            "kind": SessionKind.INSET,
            "title": "Noticing",
            "starts_at": starts,
            "minutes": 60,
            "place": "Hall",
            "is_for_everyone": True,
            "join_code": f"code{days}{hour}",
            "form_id": f"form{days}{hour}",
        }
        | more,
    )
    db.session.add(row)
    db.session.commit()
    return row


def was_there(person, session):
    row = Attendance(inset_session_id=session.id, person_id=person.id, how=How.TICK)
    db.session.add(row)
    db.session.commit()
    return row


def test_who_has_not_asked_gets_nothing(app, cast, clock, library, db_session):
    mean_to_do(cast.amina)
    assert remind(library) == 0
    assert not letters(db_session)
    assert db_session.query(Nudge).count() == 0


def test_a_week_before_its_day_and_once_only(wanted, cast, library, db_session, clock):
    mean_to_do(cast.amina)
    assert remind(library) == 1
    (letter,) = letters(db_session)
    assert "Something you mean to do is due on Monday 30 November." in letter
    assert "https://learning.seaview.example/actions" in letter
    assert "Lenny" not in letter, "no word of one's own stands in an e-mail"
    for _ in range(8):
        clock.shift(86400)
        assert remind(library) == 0


def test_not_earlier_and_not_when_the_day_has_passed(wanted, cast, library, db_session):
    mean_to_do(cast.amina, days=8)
    mean_to_do(cast.amina, "Late", days=-1)
    assert remind(library) == 0


def test_another_day_is_another_thing(wanted, cast, library, db_session):
    row = mean_to_do(cast.amina)
    remind(library)
    db.session.get(Action, row.id).due_on = times.today() + timedelta(days=3)
    db.session.commit()
    assert remind(library) == 1
    assert "Thursday 26 November" in letters(db_session)[1]


def test_several_things_are_one_letter(wanted, cast, library, db_session):
    mean_to_do(cast.amina)
    mean_to_do(cast.amina, "Another", days=5)
    training = Training(
        person_id=cast.amina.id, title="My very own training", every_months=12, form_id="t"
    )
    db.session.add(training)
    db.session.flush()
    db.session.add(TrainingTime(training_id=training.id, done_on=date(2025, 11, 25)))
    db.session.commit()
    assert remind(library) == 1
    (letter,) = letters(db_session)
    assert "A training of yours runs out on Wednesday 25 November." in letter
    assert "My very own" not in letter
    assert db_session.query(OutgoingMessage).one().subject == "3 things from Alongside"


def test_nobody_who_is_away_is_reminded_and_later_they_are(wanted, cast, library, clock):
    mean_to_do(cast.amina, days=6)
    today = times.today()
    with writing():
        away = Away(starts_on=today, ends_on=today + timedelta(days=2))
        set_away(cast.amina.membership_id, away, by_person_id=cast.amina.id)
    assert remind(library) == 0
    clock.shift(3 * 86400)
    assert remind(library) == 1


def test_nobody_who_is_gone_is_reminded(wanted, cast, library):
    mean_to_do(cast.amina)
    person = db.session.get(Person, cast.amina.id)
    person.deactivated_at = times.now()
    db.session.commit()
    assert remind(library) == 0
    db.session.get(Person, cast.amina.id).deactivated_at = None
    membership = db.session.get(Membership, cast.amina.membership_id)
    membership.ends_on = times.today() - timedelta(days=1)
    db.session.commit()
    assert remind(library) == 0


@pytest.mark.parametrize(
    "moment",
    ["2026-11-23T06:59:00+00:00", "2026-11-23T17:00:00+00:00", "2026-11-28T10:00:00+00:00"],
)
def test_evenings_and_weekends_are_quiet(wanted, cast, library, clock, moment):
    mean_to_do(cast.amina)
    clock.move_to(moment)
    mean_to_do(cast.amina, days=2)
    assert remind(library) == 0


def test_where_no_mail_is_sent_nothing_is_marked_as_told(wanted, cast, library, db_session):
    mean_to_do(cast.amina)
    assert remind(library, Site(address="http://127.0.0.1:8000", sends_mail=False)) == 0
    assert db_session.query(Nudge).count() == 0


def test_the_session_of_tomorrow(wanted, cast, library, db_session):
    a_session()
    assert remind(library) == 1
    assert "“Noticing” is tomorrow at 15:30, Hall." in letters(db_session)[0]
    assert remind(library) == 0


def test_a_session_between_a_few_is_not_named(wanted, cast, library, db_session):
    session = a_session(kind=SessionKind.COACHING, is_for_everyone=False)
    db.session.add(
        Booking(
            inset_session_id=session.id,
            person_id=cast.amina.id,
            state=BookingState.GOING,
            said_at=times.now(),
        )
    )
    db.session.commit()
    remind(library)
    assert "A session you take part in is tomorrow at 15:30." in letters(db_session)[0]


@pytest.mark.parametrize("state", [BookingState.NOT_COMING, BookingState.WAITING])
def test_whoever_cannot_come_is_left_in_peace(wanted, cast, library, state):
    session = a_session()
    db.session.add(
        Booking(
            inset_session_id=session.id,
            person_id=cast.amina.id,
            state=state,
            said_at=times.now(),
        )
    )
    db.session.commit()
    assert remind(library) == 0


def test_a_cancelled_session_is_not_called_to_mind(wanted, cast, library):
    a_session(state=SessionState.CANCELLED)
    assert remind(library) == 0


def test_two_and_six_weeks_later_with_a_link_of_its_own(wanted, cast, library, db_session, clock):
    session = a_session(days=-14, state=SessionState.ENDED, ended_at=times.now())
    was_there(cast.amina, session)
    assert remind(library) >= 1
    asked = [each for each in letters(db_session) if "Two weeks ago" in each]
    assert len(asked) == 1
    assert "https://learning.seaview.example/follow-up/" in asked[0]
    clock.shift(86400)
    remind(library)
    assert len([each for each in letters(db_session) if "Two weeks ago" in each]) == 1
    clock.shift(27 * 86400)
    remind(library)
    assert len([each for each in letters(db_session) if "Six weeks ago" in each]) == 1


def left_alone(person, module, days):
    db.session.add(
        LessonProgress(
            person_id=person.id,
            module_slug=module,
            lesson_slug="noticing",
            version=1,
            last_opened_at=times.now() - timedelta(days=days),
        )
    )
    db.session.commit()


@pytest.mark.parametrize(("days", "count"), [(20, 0), (21, 1), (90, 1), (91, 0)])
def test_a_module_left_alone(wanted, cast, library, db_session, days, count):
    left_alone(cast.amina, "first-steps", days)
    assert remind(library) == count
    if count:
        assert "It opens where you stopped." in letters(db_session)[0]
        assert remind(library) == 0


def test_the_choice_is_ones_own_and_can_be_taken_back(browser, cast, clock, library):
    amina = browser.as_(cast.amina)
    page = amina.get("reminders.edit_choice")
    assert "You get none by e-mail." in page.text
    amina.submit("Remind me by e-mail")
    assert "You get reminders by e-mail." in amina.get("reminders.edit_choice").text
    mean_to_do(cast.amina)
    amina.submit("Stop the e-mails")
    assert remind(library) == 0


def test_everything_is_exported_and_erased(wanted, cast, library, db_session):
    mean_to_do(cast.amina)
    remind(library)
    found = export(cast.amina.id)
    assert found["nudges_by_email"] is True
    assert [each["kind"] for each in found["nudges"]] == ["action"]
    erase(cast.amina.id)
    db.session.commit()
    assert export(cast.amina.id) == {"nudges_by_email": False, "nudges": []}
