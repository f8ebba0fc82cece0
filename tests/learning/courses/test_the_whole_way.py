"""From the catalogue to a finished module, through the pages alone."""

from sqlalchemy import func, select

from learning.courses.models import Completion
from learning.cpd.models import CpdEntry, CpdKind
from learning.journal.models import Event
from learning.journal.rules import Verb
from tests.factories import a_completion
from tests.learning.courses.answering import (
    RIGHT_IN_THE_ASSESSMENT,
    WRONG_IN_THE_ASSESSMENT,
    of_those_asked,
)
from tests.learning.courses.making import changed_courses


def test_a_teacher_goes_the_whole_way(browser, cast, clock):
    amina = browser.as_(cast.amina)
    amina.get("courses.list_modules")
    amina.follow("The whole way")
    page = amina.follow("Start: Setting out")
    assert page.h1 == "Setting out"
    page = amina.submit("Check my answers", {"question-enough": "Yes"})
    assert page.h1 == "1 of 1 right"
    page = amina.submit("Mark the lesson as done")
    assert page.h1 == "Arriving"
    assert page.notices == ["Done: Setting out. 1 of 2 lessons done."]
    page = amina.submit("Mark as done")
    assert page.h1 == "Assessment: the whole way"
    page = amina.submit("Send my answers", of_those_asked(page, WRONG_IN_THE_ASSESSMENT))
    assert page.h1 == "Not passed yet: 0 of 2"
    page = amina.follow("Try again")
    page = amina.submit("Send my answers", of_those_asked(page, RIGHT_IN_THE_ASSESSMENT))
    assert page.h1 == "Passed: 2 of 2"
    page = amina.follow("See what you finished")
    assert page.h1 == "Thank you. You have finished this module"
    assert "The whole way, on 23 November 2026. 7 minutes of reading" in page.text
    assert "Done on 23 November 2026" in amina.get("courses.list_modules").text


def test_finishing_leaves_a_completion_and_entries_that_count_each_minute_once(
    browser, cast, clock, db_session
):
    amina = browser.as_(cast.amina)
    for lesson in ("setting-out", "arriving"):
        amina.get("courses.read_lesson", module="whole-way", lesson=lesson)
        page = amina.submit("Mark as done")
    amina.submit("Send my answers", of_those_asked(page, RIGHT_IN_THE_ASSESSMENT))
    completion = db_session.execute(select(Completion)).scalar_one()
    assert (completion.slug, completion.version, completion.minutes) == ("whole-way", 1, 7)
    assert len(completion.certificate_code) == 12
    assert set(completion.certificate_code) <= set("0123456789abcdefghjkmnpqrstvwxyz")
    entries = db_session.scalars(select(CpdEntry).order_by(CpdEntry.id)).all()
    assert [(each.kind, each.source_key, each.minutes) for each in entries] == [
        (CpdKind.MODULE, "whole-way@1", 7),
    ]


def test_the_journal_notes_what_was_done_and_belongs_to_no_school(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", module="whole-way", lesson="setting-out")
    amina.submit("Mark as done")
    event = db_session.execute(select(Event).where(Event.verb == Verb.FINISHED_LESSON)).scalar_one()
    assert (event.subject_key, event.organisation_id, event.detail) == (
        "whole-way/setting-out",
        None,
        "",
    )


def test_the_assessment_may_come_before_the_lessons(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_assessment", module="whole-way")
    assert page.has_link("Setting out")
    assert page.has_link("Arriving")
    page = amina.submit("Send my answers", of_those_asked(page, RIGHT_IN_THE_ASSESSMENT))
    assert "2 lessons are still to be marked as done" in page.text
    amina.follow("Carry on: Setting out")
    amina.submit("Mark as done")
    page = amina.submit("Mark as done")
    assert page.h1 == "Thank you. You have finished this module"


def test_marking_twice_changes_nothing(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    for _ in range(2):
        amina.post("/lessons/whole-way/setting-out/done")
    assert db_session.scalar(select(func.count()).select_from(CpdEntry)) == 1
    assert (
        db_session.scalar(
            select(func.count()).select_from(Event).where(Event.verb == Verb.FINISHED_LESSON)
        )
        == 1
    )


def test_marking_as_done_is_five_statements_three_of_which_write(browser, cast):
    """On PostgreSQL one more, which locks the person; SQLite holds the whole file meanwhile."""
    amina = browser.as_(cast.amina)
    amina.post("/lessons/first-steps/noticing/done")
    amina.post("/lessons/whole-way/setting-out/done")
    sent = [each for each in amina.statements.statements if not each.endswith("FOR UPDATE")]
    assert (len(sent), len(amina.statements.writes)) == (5, 3)


def test_a_finished_module_names_the_next_one_of_its_pathway(browser, cast):
    amina = browser.as_(cast.amina)
    for lesson in ("noticing", "trying"):
        amina.get("courses.read_lesson", module="first-steps", lesson=lesson)
        page = amina.submit("Mark as done")
    assert page.h1 == "Thank you. You have finished this module"
    assert "Next on “Every teacher” · first lesson 3 minutes" in page.text
    assert amina.follow("Start").h1 == "Setting out"


def test_a_module_in_part_cannot_be_finished_and_says_so(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_lesson", module="half-broken", lesson="whole")
    assert "so it cannot be finished just now" in page.text
    page = amina.submit("Mark as done")
    assert page.h1 == "Half broken"
    assert "“Broken”: being mended" in page.text
    assert db_session.scalar(select(func.count()).select_from(Completion)) == 0


def test_the_finished_page_of_an_open_module_is_the_module(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_completion", module="whole-way")
    assert page.h1 == "The whole way"


def test_not_done_after_all_takes_the_minutes_back(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", module="whole-way", lesson="setting-out")
    amina.submit("Mark as done")
    amina.get("courses.read_lesson", module="whole-way", lesson="setting-out")
    page = amina.submit("Not done after all")
    assert page.notices == [
        "Please note: “Setting out” is open again. Its minutes are off your record."
    ]
    assert "Mark as done" in page.buttons
    assert db_session.scalar(select(func.count()).select_from(CpdEntry)) == 0


def test_lessons_of_a_finished_module_stay_done(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    for lesson in ("noticing", "trying"):
        amina.post(f"/lessons/first-steps/{lesson}/done")
    page = amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    assert "Not done after all" not in page.buttons
    response = amina.post("/lessons/first-steps/trying/not-done")
    assert response.status_code == 422
    assert "its lessons stay done" in response.get_data(as_text=True)
    assert db_session.scalar(select(func.count()).select_from(Completion)) == 1


def test_with_everything_finished_nothing_is_next(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    for module in ("first-steps", "half-broken", "whole-way"):
        a_completion(cast.amina.id, module, version=9)
    page = amina.get("courses.read_completion", module="whole-way")
    assert "There is nothing open for you just now." in page.text


def test_what_one_means_to_do_stands_below_a_finished_module(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", module="first-steps", lesson="noticing")
    amina.submit("I will do this")
    for lesson in ("noticing", "trying"):
        amina.post(f"/lessons/first-steps/{lesson}/done")
    page = amina.get("courses.read_completion", module="first-steps")
    assert "What you mean to do Ask one pupil one question this week." in page.text


def test_the_assessment_stays_under_a_former_name(browser, cast, app, tmp_path):
    module = ("whole-way/module.md", "version: 1", "version: 1\nformerly: old-way")
    with changed_courses(app, tmp_path, module):
        page = browser.as_(cast.amina).get("/modules/old-way/assessment")
        assert page.path == "/modules/whole-way/assessment"
