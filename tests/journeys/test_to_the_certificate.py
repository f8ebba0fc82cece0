"""A teacher's way through the real module without a script, every page of it checked."""

import re

import pytest

from content import Library
from content.types import Check
from learning.web.library import library as library_in_force
from tests.answers import right_answers, wrong_answers
from tests.browser import Browser
from tests.cast import PASSWORD
from tests.pages import Page

MODULE = "code-of-practice-essentials"


@pytest.fixture
def library(whole_app) -> Library:
    return library_in_force()


@pytest.fixture
def amina(visitor: Browser, cast) -> Browser:
    """Signed in by the front page and the form, as a new user would."""
    visitor.get("/")
    visitor.follow("Sign in")
    page = visitor.submit("Sign in", {"E-mail address": cast.amina.email, "Password": PASSWORD})
    assert "Amina" in page.h1
    return visitor


def _answer(browser: Browser, check: Check) -> Page:
    return browser.submit("Check my answers", right_answers(check.questions))


def _finish_lessons(browser: Browser, library: Library) -> None:
    for lesson in library.module(MODULE).lessons:
        page = browser.get(f"/lessons/{MODULE}/{lesson.slug}")
        assert page.h1 == lesson.title
        page = _answer(browser, lesson.check)
        assert page.h1 == f"{len(lesson.check.questions)} of {len(lesson.check.questions)} right"
        browser.submit("Mark the lesson as done")


def _take_assessment(browser: Browser, library: Library, given) -> tuple[Page, set[str]]:
    """The result, and the questions asked."""
    page = browser.get(f"/modules/{MODULE}/assessment")
    pool = {q.slug: q for q in library.module(MODULE).assessment.check.questions}
    asked = {slug for slug in pool if page.has_field(f"question-{slug}")} | {
        slug for slug in pool if f'name="question-{slug}-' in page.html
    }
    sent = given(pool[slug] for slug in asked)
    return browser.submit("Send my answers", sent), asked


@pytest.mark.source("E1")
def test_from_sign_in_to_certificate(amina, library):
    module = library.module(MODULE)
    page = amina.get("/modules")
    page = amina.follow(module.title)
    assert page.h1 == module.title
    page = amina.follow(f"Start: {module.lessons[0].title}")
    assert page.h1 == module.lessons[0].title
    _finish_lessons(amina, library)
    page, asked = _take_assessment(amina, library, right_answers)
    assert len(asked) == module.assessment.draw
    page = amina.get(f"/modules/{MODULE}/finished")
    certificate = next(each for each in page.links if each.path.startswith("/certificates/"))
    page = amina.get(certificate.path)
    assert module.title in page.text
    assert "Amina Yusuf" in page.text


def test_the_four_kinds_of_guidance_are_told_apart_by_a_word(amina, library):
    words = {"must": "Must", "should": "Should", "advice": "Advice", "proposed": "Proposed"}
    seen = set()
    for lesson in library.module(MODULE).lessons:
        page = amina.get(f"/lessons/{MODULE}/{lesson.slug}")
        kinds = {str(each.kind) for each in lesson.blocks if hasattr(each, "reference")}
        assert all(words[kind] in page.text for kind in kinds)
        seen |= kinds
    assert seen == set(words)


def test_a_retake_after_failing_asks_other_questions(amina, library):
    page, first = _take_assessment(amina, library, wrong_answers)
    assert not page.has_link("See your certificate")
    _page, second = _take_assessment(amina, library, wrong_answers)
    assert first != second


@pytest.mark.source("A2")
def test_an_interrupted_lesson_is_carried_on_from_home(amina, library):
    first, second, *_rest = library.module(MODULE).lessons
    amina.get(f"/lessons/{MODULE}/{first.slug}")
    _answer(amina, first.check)
    page = amina.get("/")
    assert first.title in page.text
    amina.get(f"/lessons/{MODULE}/{first.slug}")
    amina.submit("Mark as done")
    page = amina.get("/")
    assert any(second.slug in each.path for each in page.links)
    page = amina.get("/record")
    assert first.title in page.text
    assert re.search(r"\d+ minutes", page.text)


@pytest.mark.source("D1")
def test_a_reflection_is_private_and_comes_back(visitor, cast, library, clock):
    amina = visitor.as_(cast.amina)
    lesson = next(
        lesson
        for lesson in library.module(MODULE).lessons
        if any(type(block).__name__ == "ReflectionPrompt" for block in lesson.blocks)
    )
    amina.get(f"/lessons/{MODULE}/{lesson.slug}")
    amina.submit("Keep my words", {"Your words": "I only guess that the room is too loud."})
    page = amina.get("/reflections")
    assert "too loud" in page.text
    own = next(each.path for each in page.links if re.match(r"/reflections/\d+$", each.path))
    for other in (cast.priya, cast.helen, cast.sam, cast.tom):
        visitor.as_(other).get(own, status=404)
    clock.shift(29 * 24 * 3600)
    later = visitor.second(cast.amina)
    assert any(own in each.path for each in later.get("/").links)


@pytest.mark.source("E2")
def test_the_school_says_how_to_raise_a_concern_here(visitor, cast):
    priya = visitor.as_(cast.priya)
    lesson = "/lessons/first-steps/noticing"
    assert "Ask the SENCo how this is done in your school." in priya.get(lesson)
    page = priya.get("/school/words")
    place = next(each for each in page.links if each.path.endswith("/raise-a-concern"))
    page = priya.get(place.path)
    (field,) = [f for form in page.forms for f in form.fields.values() if f.kind == "textarea"]
    label = field.label
    (button,) = [each for each in page.buttons if each.startswith(("Save", "Keep"))]
    priya.submit(button, {label: "Write it in the blue book in the staff room."})
    assert "blue book" in visitor.as_(cast.amina).get(lesson).text
    assert "blue book" not in visitor.as_(cast.ruth).get(lesson).text
