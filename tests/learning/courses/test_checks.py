"""Sending a lesson's check: marked on the server, kept once, nothing chosen ever lost."""

import re

import pytest
from sqlalchemy import func, select

from learning.courses.models import Answer, Attempt, LessonProgress
from learning.database import db
from tests.learning.courses.answering import NOTICING
from tests.learning.courses.making import changed_courses

LESSON = {"module": "first-steps", "lesson": "noticing"}
CHECK = "/lessons/first-steps/noticing/check"


@pytest.fixture
def amina(clock, browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", **LESSON)
    return amina


def attempts():
    return db.session.scalar(select(func.count()).select_from(Attempt))


def test_everything_right_is_passed_and_leads_to_marking_as_done(amina, db_session):
    page = amina.submit("Check my answers", NOTICING)
    assert page.h1 == "2 of 2 right"
    assert page.buttons.count("Mark the lesson as done") == 1
    progress = db_session.execute(select(LessonProgress)).scalar_one()
    assert progress.check_passed_at is not None
    assert progress.completed_at is None


def test_what_was_wrong_comes_first_with_what_was_chosen_and_why(amina):
    page = amina.submit("Check my answers", {**NOTICING, "question-seen": ["He is lazy"]})
    assert page.h1 == "1 of 2 right"
    assert page.headings(2) == ["Look at this again", "What you had right"]
    assert page.headings(3) == ["Which of these can you see?", "What comes first?"]
    assert "He is lazy That is a judgement." in page.text
    assert "What can be seen can be counted." in page.text


def test_which_other_option_was_right_is_not_told(amina):
    page = amina.submit(
        "Check my answers", {"question-first": "A label", "question-seen": ["He is lazy"]}
    )
    assert "A closer look" not in page.text
    assert "He asks a neighbour" not in page.text
    assert "Yes: look first." not in page.html


def test_an_incomplete_answer_says_that_there_is_more(amina):
    page = amina.submit("Check my answers", {**NOTICING, "question-seen": ["He starts late"]})
    assert "What you chose is right, and there is more to find." in page.text


def test_trying_again_makes_a_new_attempt(amina):
    amina.submit("Check my answers", {**NOTICING, "question-first": "A test"})
    page = amina.follow("Try again")
    assert page.field("question-first").value == ""
    page = amina.submit("Check my answers", NOTICING)
    assert page.path == "/lessons/first-steps/noticing/results/2"
    page = amina.get("courses.read_lesson", **LESSON)
    assert page.link("see how it went").path == "/lessons/first-steps/noticing/results/2"


def test_unanswered_questions_are_named_and_what_was_chosen_stays(amina):
    page = amina.submit("Check my answers", {"question-first": "A label"}, status=422)
    assert page.errors == ["Question 2: choose at least one answer"]
    assert page.link("Question 2: choose at least one answer").path == "#question-seen-0"
    field = page.field("question-first")
    assert field.labels[field.value] == "A label"
    assert attempts() == 0


def test_answers_missing_at_first_can_be_added_and_sent(amina):
    amina.submit("Check my answers", {"question-first": "A closer look"}, status=422)
    page = amina.submit("Check my answers", {"question-seen": NOTICING["question-seen"]})
    assert page.h1 == "2 of 2 right"


def test_a_form_sent_twice_is_one_attempt(amina):
    form = sent_form(amina)
    first, second = (amina.post(CHECK, form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert attempts() == 1


def test_a_form_cannot_be_sent_again_for_other_questions(amina):
    form = sent_form(amina)
    amina.post(CHECK, form)
    response = amina.post("/lessons/first-steps/trying/check", form)
    assert response.status_code == 422
    assert attempts() == 1


def test_a_form_without_an_id_of_ours_is_marked_all_the_same(amina):
    for form_id in ("", "x", "x" * 50_000):
        response = amina.post(CHECK, {**sent_form(amina), "form_id": form_id})
        assert response.status_code == 302
    assert attempts() == 3


def test_a_check_that_changed_meanwhile_keeps_the_answers(amina, app, tmp_path):
    form = sent_form(amina)
    change = ("first-steps/01-noticing.md", "What comes first?", "What comes first of all?")
    with changed_courses(app, tmp_path, change):
        response = amina.post(CHECK, form)
        html = response.get_data(as_text=True)
        assert response.status_code == 422
        assert "These questions have been updated since you opened the page." in html
        assert len(re.findall(r"<input[^>]* checked>", html)) == 3
        assert attempts() == 0
        amina.get("courses.read_lesson", **LESSON)
        assert amina.submit("Check my answers", NOTICING).h1 == "2 of 2 right"


def test_a_result_stays_when_its_questions_change_or_go(amina, app, tmp_path):
    amina.submit("Check my answers", {**NOTICING, "question-first": "A test"})
    source = "first-steps/01-noticing.md"
    with changed_courses(
        app,
        tmp_path,
        (source, "{#seen}", "{#can-be-seen}"),
        (source, "- [ ] A test\n", "- [ ] A new test\n"),
    ):
        page = amina.get("/lessons/first-steps/noticing/results/1")
        assert page.h1 == "1 of 2 right"
        assert "The questions have changed since you answered." in page.text
        assert "An answer that is no longer among those to choose from." in page.text
        assert "One question of that day is no longer asked." in page.text


def test_someone_elses_result_is_not_found(amina, browser, cast):
    amina.submit("Check my answers", NOTICING)
    browser.as_(cast.tom).get("/lessons/first-steps/noticing/results/1", status=404)


def test_answers_to_unknown_questions_and_unknown_options_are_not_kept(amina, db_session):
    form = sent_form(amina)
    form |= {"question-no-such": "x", "person_id": "2", "passed": "1", "score": "99"}
    form["question-seen"] = [*form["question-seen"], "no-such-option"]
    amina.post(CHECK, form)
    attempt = db_session.execute(select(Attempt)).scalar_one()
    assert (attempt.person_id, attempt.score, attempt.out_of) == (1, 2, 2)
    slugs = db_session.scalars(select(Answer.question_slug).order_by(Answer.id)).all()
    assert slugs == ["first", "seen"]


def test_every_kind_of_question_can_be_answered(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    page = amina.submit("Check my answers", rows_of(page), **{"question-who": " Governing  BODY. "})
    assert page.h1 == "3 of 3 right"
    assert "You chose Assess Plan Do Review" in page.text
    assert "Dyslexia: Cognition and learning" in page.text
    assert "You chose Governing BODY." in page.text.replace("  ", " ")


def test_two_in_one_place_is_no_order(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    rows = rows_of(page)
    cycle = [name for name in rows if name.startswith("question-cycle")]
    rows[cycle[0]] = rows[cycle[1]]
    page = amina.submit("Check my answers", rows, status=422)
    assert page.errors == ["Question 1: give each its own place", "Question 3: write an answer"]
    assert page.field(cycle[0]).value == rows[cycle[1]]


def test_a_typed_answer_too_long_is_refused_and_stays(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    long = "a very long answer " * 20
    page = amina.submit("Check my answers", rows_of(page), **{"question-who": long}, status=422)
    assert page.errors == ["Question 3: answer in a word or two, at most 200 characters"]
    assert page.field("question-who").value == long.strip()


@pytest.mark.parametrize("words", ["\x00", "\x00gov", "<script>", "’; --", "é" * 300])
def test_whatever_is_typed_is_answered(browser, cast, words):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    form, pressed = page.form_with("Check my answers")
    sent = form.filled({**rows_of(page), "question-who": words}, pressed)
    response = amina.post("/lessons/first-steps/trying/check", sent)
    assert response.status_code in (302, 422)


def test_a_lesson_without_that_check_is_not_found(amina):
    assert amina.post("/lessons/whole-way/no-such/check").status_code == 404


def test_a_forged_check_changes_nothing(amina):
    form = sent_form(amina)
    del form["csrf_token"]
    assert amina.post(CHECK, form, forged=True).status_code == 400
    assert attempts() == 0


def sent_form(browser):
    """The check of first-steps/noticing answered rightly, as a browser would send it."""
    form, pressed = browser.get("courses.read_lesson", **LESSON).form_with("Check my answers")
    return form.filled(NOTICING, pressed)


def rows_of(page):
    """The right choices for the order and the matches of first-steps/trying, by field."""
    right = {
        "Assess": "1",
        "Plan": "2",
        "Do": "3",
        "Review": "4",
        "Dyslexia": "Cognition and learning",
        "Anxiety": "Social, emotional and mental health",
        "Stammer": "Communication and interaction",
    }
    form, _pressed = page.form_with("Check my answers")
    return {each.name: right[each.label] for each in form.fields.values() if each.label in right}
