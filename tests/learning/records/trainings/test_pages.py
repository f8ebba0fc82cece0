"""Training that expires: kept, renewed, put away; theirs alone and nobody else finds it."""

import secrets
from datetime import date

import pytest

from learning.clock import today
from learning.cpd.models import CpdEntry, Training, TrainingTime
from learning.cpd.personal_data import export
from learning.cpd.rules import CpdKind
from learning.cpd.services import add_entry
from learning.cpd.trainings import services
from learning.database import db

TITLE = "What is the training called?"
DAY = "If not: on which day was it?"


def added(browser, person, title="Paediatric first aid", every="24", **more):
    window = browser.as_(person)
    window.get("records.begin_training")
    return window.submit("Save", {"title": title, "every": every, **more})


def renewed(window, page, **values):
    window.get(page.path)
    return window.submit("Keep this time", values)


def in_the_record(person, title="Safeguarding update", key="7", day="2026-09-01"):
    add_entry(
        person.id,
        kind=CpdKind.INSET,
        title=title,
        happened_on=date.fromisoformat(day),
        minutes=90,
        source=("inset_session", key),
        provider="Seaview Primary",
    )
    db.session.commit()
    return db.session.query(CpdEntry).filter_by(source_key=key).one()


def test_a_renewal_stands_beside_every_time_before(browser, cast, clock, db_session):
    page = added(browser, cast.amina)
    assert "Say when you did it last." in page.text
    amina = browser.as_(cast.amina)
    page = renewed(amina, page, done_on="2024-12-01", provider="Red kit")
    assert "In date until 1 December 2026." in page.text
    page = renewed(amina, page, done_on="2026-11-20", provider="Red kit")
    assert "In date until 20 November 2028." in page.text
    assert "1 December 2024" in page.text
    assert db_session.query(TrainingTime).count() == 2


def test_the_list_says_what_runs_out(browser, cast, clock):
    first = added(browser, cast.amina, "First aid", "12")
    amina = browser.as_(cast.amina)
    renewed(amina, first, done_on="2025-12-10")
    over = added(browser, cast.amina, "Evac chair", "12")
    renewed(amina, over, done_on="2025-01-10")
    page = amina.get("records.list_trainings")
    assert page.text.index("Evac chair") < page.text.index("First aid")
    assert "Has run out" in page.text
    assert "Runs out soon" in page.text
    assert "in date until 10 December 2026" in page.text


def test_nothing_yet_says_what_to_do_first(browser, cast):
    page = browser.as_(cast.amina).get("records.list_trainings")
    assert "No training that expires yet" in page.text
    assert page.has_link("Add a training")


def test_a_line_of_the_record_says_when_and_by_whom(browser, cast, clock):
    entry = in_the_record(cast.amina)
    page = added(browser, cast.amina, "Safeguarding", "12")
    page = renewed(browser.as_(cast.amina), page, entry=str(entry.id))
    assert "In date until 1 September 2027." in page.text
    assert "Seaview Primary" in page.text


def test_nobody_elses_line_can_be_taken(browser, cast, clock, db_session):
    entry = in_the_record(cast.tom)
    page = added(browser, cast.amina)
    window = browser.as_(cast.amina)
    window.get(page.path)
    for sent in (str(entry.id), "0", "x", "9" * 30, "²"):
        response = window.post(f"{page.path}/renew", {"entry": sent})
        assert response.status_code == 422
        assert "Choose a line from the list" in response.get_data(as_text=True)
    assert db_session.query(TrainingTime).count() == 0


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Say on which day it was."),
        ({"done_on": "2027-01-01"}, "Choose today or an earlier day."),
        ({"done_on": "1900-01-01"}, "Choose today or an earlier day."),
        ({"done_on": "last week"}, "Write the day like this"),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_it(browser, cast, clock, sent, words):
    page = added(browser, cast.amina)
    window = browser.as_(cast.amina)
    window.get(page.path)
    page = window.submit("Keep this time", {"provider": "Red kit", **sent}, status=422)
    assert words in page.field(DAY).error
    assert page.field("And by whom?").value == "Red kit"


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"title": ""}, TITLE, "Write a few words first."),
        ({"title": "x" * 201}, TITLE, "201 characters"),
        ({"every": "other"}, "Number of months", "from 1 to 120"),
        ({"every": "other", "every_months": "0"}, "Number of months", "from 1 to 120"),
        ({"every": "other", "every_months": "121"}, "Number of months", "from 1 to 120"),
        ({"every": "other", "every_months": "a year"}, "Number of months", "whole number"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_it(browser, cast, db_session, sent, field, words):
    window = browser.as_(cast.amina)
    window.get("records.begin_training")
    page = window.submit("Save", {"title": "First aid", "every": "12", **sent}, status=422)
    assert words in page.field(field).error
    assert db_session.query(Training).count() == 0


def test_another_number_of_months_and_no_choice(browser, cast, db_session):
    added(browser, cast.amina, every="other", every_months="18")
    assert db_session.query(Training).one().every_months == 18
    response = browser.as_(cast.amina).post("/record/trainings/add", {"title": "First aid"})
    assert response.status_code == 422
    assert "Choose how often it is renewed." in response.get_data(as_text=True)


def test_a_form_sent_twice_is_one(browser, cast, db_session):
    window = browser.as_(cast.amina)
    sent = {"title": "First aid", "every": "12", "form_id": secrets.token_hex(16)}
    first = window.post("/record/trainings/add", sent)
    assert window.post("/record/trainings/add", sent).location == first.location
    assert db_session.query(Training).count() == 1


def test_the_same_day_twice_is_once(browser, cast, clock, db_session):
    page = added(browser, cast.amina)
    for _ in range(2):
        renewed(browser.as_(cast.amina), page, done_on="2026-11-20")
    assert db_session.query(TrainingTime).count() == 1


def test_changed_in_two_windows_is_told(browser, cast):
    page = added(browser, cast.amina)
    here, there = browser.as_(cast.amina), browser.second(cast.amina)
    here.get(f"{page.path}/edit")
    there.get(f"{page.path}/edit")
    there.submit("Save", {"title": "First aid at work"})
    told = here.submit("Save", {"title": "First aid for schools"}, status=409)
    assert "“First aid at work”" in told.text
    assert told.field(TITLE).value == "First aid for schools"
    assert "First aid for schools" in here.submit("Save").h1


def test_put_away_it_is_asked_about_no_more_and_its_times_stay(browser, cast, clock):
    page = added(browser, cast.amina)
    amina = browser.as_(cast.amina)
    renewed(amina, page, done_on="2026-11-20")
    assert "Put away" in amina.submit("Put it away").text
    page = amina.get(page.path)
    assert "20 November 2026" in page.text
    assert "In date until" in amina.submit("Keep an eye on it again").text


def test_a_time_entered_by_mistake_goes_and_the_training_too(browser, cast, clock, db_session):
    page = added(browser, cast.amina)
    amina = browser.as_(cast.amina)
    page = renewed(amina, page, done_on="2026-11-20")
    amina.submit(next(each for each in page.buttons if each.startswith("Entered by mistake")))
    assert db_session.query(TrainingTime).count() == 0
    amina.submit("Delete it")
    assert db_session.query(Training).count() == 0


def test_nobody_else_finds_it(browser, cast, clock, db_session):
    page = added(browser, cast.amina)
    renewed(browser.as_(cast.amina), page, done_on="2026-11-20")
    time_id = db_session.query(TrainingTime).one().id
    for person in (cast.tom, cast.priya, cast.helen, cast.sam):
        window = browser.as_(person)
        window.get(page.path, status=404)
        for tail in ("renew", "edit", "put-away", "delete", f"times/{time_id}/remove"):
            assert window.post(f"{page.path}/{tail}", {}).status_code == 404
    assert db_session.query(TrainingTime).count() == 1


def test_a_session_that_counts_makes_the_training_and_renews_it(browser, cast, clock, db_session):
    for key, day in (("7", "2025-11-03"), ("8", "2026-11-02")):
        entry = in_the_record(cast.amina, key=key, day=day)
        for _ in range(2):
            services.note_training(
                cast.amina.id,
                title="Safeguarding  UPDATE" if key == "8" else "Safeguarding update",
                every_months=12,
                done_on=entry.happened_on,
                source=("inset_session", key),
            )
    db.session.commit()
    (line,) = export(cast.amina.id)["trainings"]
    assert [each["on"] for each in line["done"]] == ["2026-11-02", "2025-11-03"]
    page = browser.as_(cast.amina).get("records.list_trainings")
    assert "in date until 2 November 2027" in page.text


def test_finishing_a_module_counts_where_its_owner_tied_them(browser, cast, clock):
    page = added(browser, cast.amina, "First steps, yearly", "12", module="first-steps")
    assert "counts as it" in page.text
    services.note_module(cast.amina.id, ("first-steps",), today(), ("module", "first-steps@1"))
    db.session.commit()
    assert "In date until 23 November 2027." in browser.as_(cast.amina).get(page.path).text


def test_a_module_that_is_not_in_the_list_is_refused(browser, cast, db_session):
    sent = {"title": "First aid", "every": "12", "module": "../../etc"}
    response = browser.as_(cast.amina).post("/record/trainings/add", sent)
    assert response.status_code == 422
    assert "Choose a module from the list" in response.get_data(as_text=True)
