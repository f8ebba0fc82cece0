"""The assessment of a module: drawn anew each time, kept once, the same questions until sent."""

import pytest
from sqlalchemy import func, select

from learning.courses.assessments.rules import paper_for
from learning.courses.models import Attempt, Completion
from learning.database import db
from tests.learning.courses.answering import (
    RIGHT_IN_THE_ASSESSMENT,
    WRONG_IN_THE_ASSESSMENT,
    of_those_asked,
)
from tests.learning.courses.making import changed_courses

URL = "/modules/whole-way/assessment"


@pytest.fixture
def amina(clock, browser, cast):
    amina = browser.as_(cast.amina)
    amina.get(URL)
    return amina


def attempts():
    return db.session.scalar(select(func.count()).select_from(Attempt))


def asked_on(page):
    return {name for name in RIGHT_IN_THE_ASSESSMENT if page.has_field(name)}


def answered(browser, answers=RIGHT_IN_THE_ASSESSMENT):
    """The form on the present page, filled in, as a browser would send it."""
    form, pressed = browser.page.form_with("Send my answers")
    return form.filled(of_those_asked(browser.page, answers), pressed)


def test_opening_it_writes_nothing_and_asks_the_same_again(amina):
    first = asked_on(amina.page)
    assert len(first) == 2
    assert asked_on(amina.get(URL)) == first
    assert not amina.statements.writes
    assert len(amina.statements) == 2


def test_another_attempt_asks_other_questions(amina):
    first = asked_on(amina.page)
    amina.submit("Send my answers", of_those_asked(amina.page, WRONG_IN_THE_ASSESSMENT))
    page = amina.follow("Try again")
    assert asked_on(page).isdisjoint(first)
    assert "Your attempt 2" in page.text


def test_no_answer_is_in_the_page(amina, library):
    for question in library.module("whole-way").assessment.check.questions:
        assert question.why_html not in amina.page.html
        for option in question.options:
            assert option.feedback_html not in amina.page.html


def test_missing_answers_are_named_and_the_same_questions_stay(amina):
    asked = asked_on(amina.page)
    first, second = sorted(asked, key=amina.page.html.index)
    page = amina.submit("Send my answers", {first: RIGHT_IN_THE_ASSESSMENT[first]}, status=422)
    assert page.errors == ["Question 2: choose an answer"]
    assert asked_on(page) == asked
    assert page.field(first).values
    page = amina.submit("Send my answers", {second: RIGHT_IN_THE_ASSESSMENT[second]})
    assert page.h1 == "Passed: 2 of 2"


def test_a_failed_attempt_shows_what_was_wrong_and_where_to_read_it_up(amina):
    page = amina.submit("Send my answers", of_those_asked(amina.page, WRONG_IN_THE_ASSESSMENT))
    assert page.h1 == "Not passed yet: 0 of 2"
    assert "0% right; 80% passes." in page.text
    assert page.headings(2) == ["Look at these again", "Read it up"]
    assert page.link("Setting out").path == "/lessons/whole-way/setting-out"


def test_a_form_sent_twice_is_one_attempt(amina):
    form = answered(amina)
    first, second = (amina.post(URL, form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert attempts() == 1


def test_an_older_tab_leads_to_the_newer_result(amina):
    older = answered(amina, WRONG_IN_THE_ASSESSMENT)
    amina.post(URL, answered(amina))
    response = amina.post(URL, {**older, "form_id": "f" * 32})
    assert response.headers["Location"] == f"{URL}/results/1"
    assert attempts() == 1
    page = amina.get(f"{URL}/results/1")
    assert page.h1 == "Passed: 2 of 2"
    assert "You had answered these questions from another page." in page.notices[0]


@pytest.mark.parametrize("number", ["2", "0", "-1", "99999999999999999999", "x", "", "1.5", "²"])
def test_a_number_out_of_turn_is_refused(amina, number):
    response = amina.post(URL, {**answered(amina), "number": number})
    assert response.status_code == 422
    assert attempts() == 0


def test_questions_that_changed_meanwhile_are_asked_again(amina, app, tmp_path):
    form = answered(amina)
    source = "whole-way/09-assessment.md"
    with changed_courses(app, tmp_path, (source, "Who owns the cycle?", "Whose is the cycle?")):
        response = amina.post(URL, form)
        assert response.status_code == 422
        assert "have been updated" in response.get_data(as_text=True)
        assert response.get_data(as_text=True).count(" checked>") == 2
    assert attempts() == 0


def test_someone_elses_result_is_not_found(amina, browser, cast):
    amina.post(URL, answered(amina))
    browser.as_(cast.tom).get(f"{URL}/results/1", status=404)


def test_passing_without_the_lessons_finishes_nothing(amina):
    amina.post(URL, answered(amina))
    assert db.session.scalar(select(func.count()).select_from(Completion)) == 0


def test_a_pass_in_a_module_in_part_stays_until_it_is_whole(amina, app, tmp_path):
    source = "whole-way/02-arriving.md"
    with changed_courses(app, tmp_path, (source, "summary:", "sumary:")):
        amina.post("/lessons/whole-way/setting-out/done")
        page = amina.get(URL)
        assert "A part of this module is being mended" in page.text
        page = amina.submit("Send my answers", of_those_asked(page, RIGHT_IN_THE_ASSESSMENT))
        assert "Your pass stays." in page.text
    assert db.session.scalar(select(func.count()).select_from(Completion)) == 0
    amina.post("/lessons/whole-way/arriving/done")
    assert db.session.scalar(select(func.count()).select_from(Completion)) == 1


def test_after_passing_another_attempt_changes_nothing(amina):
    for lesson in ("setting-out", "arriving"):
        amina.post(f"/lessons/whole-way/{lesson}/done")
    amina.post(URL, answered(amina))
    page = amina.get(URL)
    assert "Another attempt changes nothing about that." in page.text
    amina.submit("Send my answers", of_those_asked(page, WRONG_IN_THE_ASSESSMENT))
    assert db.session.scalar(select(func.count()).select_from(Completion)) == 1


def test_people_are_asked_different_questions_or_in_another_order(library):
    module = library.module("whole-way")
    papers = {
        tuple(q.slug for q in paper_for(person, module, module.assessment, 1).questions)
        for person in range(1, 9)
    }
    assert len(papers) > 1


def test_a_seed_fits_the_database(library):
    module = library.module("whole-way")
    seeds = [paper_for(person, module, module.assessment, 2**20).seed for person in range(50)]
    assert max(seeds) < 2**31
