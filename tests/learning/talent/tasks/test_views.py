"""The tasks as somebody meets them, on the way or not."""

from datetime import date

import pytest

from learning.database import db
from learning.drafts.services import save_draft
from learning.talent.models import Interest, TaskDone

NOTE = "What do you take from it?"


def test_the_tasks_say_how_what_to_ask_and_what_never_to_write(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("talent.list_tasks")
    assert "0 of 2 done" in page.text
    assert "What surprised you?" in page.text
    page = amina.follow("Look into a forum")
    assert "Join it, and read for a week." in page.text
    assert "Nothing about a child, not even “anonymous”" in page.text
    assert "What surprised you?" in page.whole_text


def test_three_questions_lead_into_the_directory(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("talent.list_tasks")
    assert page.link("Find a SENCo to ask: Ask three questions").path == "/directory"
    page = amina.get("talent.read_task", slug="three-questions")
    assert page.link("Find a SENCo to ask").path == "/directory"
    assert not amina.get("talent.read_task", slug="forum").has_link("Find a SENCo to ask")


def test_a_task_is_done_and_undone_and_the_note_is_not_lost(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_task", slug="forum")
    page = amina.submit("I have done this", {NOTE: "Two questions came up twice."})
    assert page.path == "/becoming-a-senco/tasks"
    assert "1 of 2 done" in page.text
    assert "Done on 23 November 2026" in page.text
    page = amina.submit("Not done after all Look into a forum")
    assert "0 of 2 done" in page.text
    page = amina.get("talent.read_task", slug="forum")
    assert page.field("note").value == "Two questions came up twice."


def test_nobody_need_be_on_the_way_and_nothing_begins_by_it(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_task", slug="forum")
    amina.submit("I have done this")
    assert db.session.query(Interest).count() == 0


def test_nobody_else_sees_what_was_done(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_task", slug="forum")
    amina.submit("I have done this", {NOTE: "Two questions came up twice."})
    for person in (cast.priya, cast.helen, cast.miriam, cast.sam):
        other = browser.as_(person)
        for page in (other.get("talent.list_tasks"), other.get("talent.read_task", slug="forum")):
            assert "came up twice" not in page.html
            assert "Done on" not in page.text


def test_a_day_that_cannot_be_is_refused_and_the_note_stays(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_task", slug="forum")
    sent = {NOTE: "Twice.", "done_on": "2026-12-01"}
    page = amina.submit("I have done this", sent, status=422)
    assert page.field("done_on").error == "Choose today or an earlier day."
    assert page.field("note").value == "Twice."
    page = amina.submit("I have done this", {"done_on": "last week"}, status=422)
    assert page.field("done_on").error.startswith("Write the day like this")


def test_a_note_changed_in_two_windows_shows_both(browser, cast):
    first, second = browser.as_(cast.amina), browser.second(cast.amina)
    for window in (first, second):
        window.get("talent.read_task", slug="forum")
    first.submit("I have done this", {NOTE: "What stands."})
    page = second.submit("I have done this", {NOTE: "What was typed."}, status=409)
    assert "What stands." in page.text
    assert page.field("note").value == "What was typed."
    second.submit("Keep the change")
    assert db.session.query(TaskDone).one().note == "What was typed."


def test_a_half_typed_note_is_there_again(browser, cast):
    save_draft(cast.amina.id, "network-task:forum", body="Half a thou")
    db.session.commit()
    page = browser.as_(cast.amina).get("talent.read_task", slug="forum")
    assert page.field("note").value == "Half a thou"


def test_a_task_of_yesterdays_guide_is_left_with_its_words(browser, cast):
    db.session.add(
        TaskDone(person_id=cast.amina.id, task_slug="an-old-task", done_on=date(2026, 10, 5))
    )
    db.session.commit()
    amina = browser.as_(cast.amina)
    page = amina.get("talent.list_tasks")
    assert "An old task" in page.headings(3)
    assert "no longer has this task" in amina.get("talent.read_task", slug="an-old-task").text
    amina.get("talent.list_tasks")
    page = amina.submit("Take it away, with what I wrote An old task")
    assert "An old task" not in page.text


@pytest.mark.parametrize("slug", ["no-such-task", "x" * 300, "..%2f..", "%00"])
def test_there_is_no_other_task(browser, cast, slug):
    amina = browser.as_(cast.amina)
    amina.get(f"/becoming-a-senco/tasks/{slug}", status=404)
    assert amina.post(f"/becoming-a-senco/tasks/{slug}/undo").status_code == 404


def test_the_page_is_two_statements(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.list_tasks")
    assert len(amina.statements) == 2
