"""A lesson as its reader meets it."""

import pytest

from learning.courses.lessons.texts import text_of
from tests.conftest import COURSES
from tests.factories import a_completion, some_progress
from tests.learning.courses.making import changed_courses

NOTICING = {"module": "first-steps", "lesson": "noticing"}
WRITTEN_REFLECTION = "I have not asked his gran."


def test_a_lesson_shows_its_blocks_in_order(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_lesson", **NOTICING)
    assert page.h1 == "Noticing"
    places = [
        page.text.index(words)
        for words in (
            "Lesson 1 of 2",
            "What to look for",
            "Must Children and Families Act 2014 section 66; Code of Practice 6.2",
            "Should Code of Practice 6.45",
            "Advice Count before",
            "Ask the SENCo how this is done",
            "Check what you know 2 questions",
            "A moment to reflect",
            "One thing to try",
            "Mark it as done",
            "Law as at 1 September 2026. To be reviewed by 1 September 2030.",
            "Not yet checked by a SEND professional.",
        )
    ]
    assert places == sorted(places)


def test_a_proposal_says_that_it_is_not_law_and_from_when_it_is(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_lesson", module="first-steps", lesson="trying")
    assert "Proposed, not law 23 February 2026" in page.text


def test_notes_for_facilitators_are_not_in_the_page(browser, cast):
    page = browser.as_(cast.priya).get("courses.read_lesson", **NOTICING)
    assert "Ask for hands first" not in page.html


def test_reading_a_lesson_writes_nothing_and_asks_at_most_five_statements(browser, cast):
    amina = browser.as_(cast.amina)
    for lesson in ("noticing", "trying"):
        amina.get("courses.read_lesson", module="first-steps", lesson=lesson)
        assert len(amina.statements) <= 5
        assert not amina.statements.writes


def test_the_statements_do_not_grow_with_what_is_kept(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", **NOTICING)
    before = len(amina.statements)
    a_completion(cast.amina.id, version=1)
    for lesson in ("noticing", "trying"):
        some_progress(cast.amina.id, lesson_slug=lesson, done=True)
    for attempt in range(3):
        amina.get("courses.read_lesson", **NOTICING)
        amina.submit(
            "Check my answers",
            {"question-first": "A label", "question-seen": ["He is lazy"]},
        )
        assert f"/results/{attempt + 1}" in amina.page.path
    amina.get("courses.read_lesson", **NOTICING)
    amina.submit("Keep my words", {"body": WRITTEN_REFLECTION})
    assert WRITTEN_REFLECTION in amina.page.text
    assert len(amina.statements) == before


def test_no_answer_is_anywhere_in_a_page_before_it_is_sent(browser, cast, library):
    """Feedback and why are absent, and every option looks like every other."""
    amina = browser.as_(cast.amina)
    for module in library.modules:
        for lesson in module.lessons:
            page = amina.get("courses.read_lesson", module=module.slug, lesson=lesson.slug)
            for question in lesson.check.questions if lesson.check else ():
                assert question.why_html not in page.html
                for option in question.options:
                    assert not option.feedback_html or option.feedback_html not in page.html
                for accepted in question.accepted:
                    assert accepted not in page.text
    assert "is_right" not in page.html
    assert "correct" not in page.html


def test_things_to_order_do_not_stand_in_their_order(browser, cast, library):
    page = browser.as_(cast.amina).get("courses.read_lesson", module="first-steps", lesson="trying")
    places = [page.text.index(f"{words} Place") for words in ("Assess", "Plan", "Do", "Review")]
    assert places != sorted(places)


def test_options_stand_in_the_same_order_for_everybody(browser, cast):
    pages = [
        browser.as_(who).get("courses.read_lesson", **NOTICING) for who in (cast.amina, cast.tom)
    ]
    assert pages[0].field("question-first").options == pages[1].field("question-first").options


def test_the_kept_text_holds_nothing_of_anybody(browser, cast, app, library):
    """What is drawn once for all carries no token and no name."""
    browser.as_(cast.amina).get("courses.read_lesson", **NOTICING)
    module = library.module("first-steps")
    text = text_of(library, module, module.lesson("noticing"))
    whole = "".join(piece.html + piece.fresh for piece in text.pieces) + text.foot
    assert "csrf" not in whole
    assert "Amina" not in whole
    assert 'name="form_id"' not in whole


def test_two_readers_get_tokens_of_their_own(browser, cast):
    tokens = {
        browser.as_(who).get("courses.read_lesson", **NOTICING).field("csrf_token").value
        for who in (cast.amina, cast.tom)
    }
    assert len(tokens) == 2


def test_the_place_is_kept_and_the_module_goes_on_there(browser, cast):
    amina = browser.as_(cast.amina)
    response = amina.post("/lessons/first-steps/noticing/place", {"heading": "smaller"})
    assert response.status_code == 204
    page = amina.get("courses.read_module", module="first-steps")
    assert page.link("Carry on: Noticing").path == "/lessons/first-steps/noticing#smaller"
    assert "about 3 minutes" in page.text
    page = amina.follow("Carry on: Noticing")
    assert "You were last at A smaller thing." in page.text
    assert page.link("A smaller thing").path == "#smaller"


@pytest.mark.parametrize("heading", ["no-such", "", "x" * 50_000, "\x00", "<script>"])
def test_a_place_that_is_none_is_the_beginning(browser, cast, heading):
    amina = browser.as_(cast.amina)
    response = amina.post("/lessons/first-steps/noticing/place", {"heading": heading})
    assert response.status_code == 204
    page = amina.get("courses.read_module", module="first-steps")
    assert page.link("Carry on: Noticing").path == "/lessons/first-steps/noticing"


def test_someone_elses_place_stays_as_it_is(browser, cast):
    browser.as_(cast.amina).post("/lessons/first-steps/noticing/place", {"heading": "smaller"})
    page = browser.as_(cast.tom).get("courses.read_module", module="first-steps")
    assert page.has_link("Start: Noticing")


def test_words_half_written_stand_in_the_lesson(browser, cast):
    amina = browser.as_(cast.amina)
    amina.post("/drafts/reflection:first-steps/noticing/guessing", {"body": "Half a thou"})
    page = amina.get("courses.read_lesson", **NOTICING)
    assert page.field("Your words").value == "Half a thou"


def test_what_was_written_is_shown_with_room_for_more(browser, cast, clock):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", **NOTICING)
    page = amina.submit("Keep my words", {"body": WRITTEN_REFLECTION})
    assert f"You wrote on 23 November 2026: {WRITTEN_REFLECTION}" in page.text
    assert page.field("Your words").value == ""


def test_an_action_taken_on_says_so(browser, cast, clock):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", **NOTICING)
    amina.submit("I will do this", {"due_on": "2026-11-30"})
    page = amina.get("courses.read_lesson", **NOTICING)
    assert "You mean to do this by 30 November 2026." in page.text
    assert "I will do this" not in page.buttons


def test_a_lesson_done_says_when_and_leads_on(browser, cast, clock):
    amina = browser.as_(cast.amina)
    amina.post("/lessons/first-steps/noticing/done")
    page = amina.get("courses.read_lesson", **NOTICING)
    assert "You marked this lesson as done on 23 November 2026. Its 4 minutes are on" in page.text
    assert page.has_link("Next: Trying")
    assert "Noticing (done)" in page.text


def test_a_newer_version_says_what_changed_and_can_be_gone_through_again(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    a_completion(cast.amina.id, version=1)
    for lesson in ("noticing", "trying"):
        some_progress(cast.amina.id, lesson_slug=lesson, done=True, version=1)
    page = amina.get("courses.read_lesson", **NOTICING)
    assert "Updated since you finished on 5 October 2026." in page.text
    assert "The second lesson has a new scenario." in page.text
    amina.submit("Mark as done")
    page = amina.submit("Mark as done")
    assert page.h1 == "Thank you. You have finished this module"


def test_a_renamed_lesson_keeps_what_was_done_in_it(browser, cast, app, tmp_path):
    amina = browser.as_(cast.amina)
    amina.post("/lessons/first-steps/noticing/done")
    text = (COURSES / "courses/first-steps/01-noticing.md").read_text("utf-8")
    renamed = text.replace("minutes: 4", "minutes: 4\nformerly: noticing")
    with changed_courses(
        app,
        tmp_path,
        ("first-steps/01-noticing.md", "", ""),
        ("first-steps/01-looking.md", "", renamed),
        ("first-steps/02-trying.md", "01-noticing.md#", "01-looking.md#"),
    ):
        page = amina.get("/lessons/first-steps/noticing")
        assert page.path == "/lessons/first-steps/looking"
        assert "You marked this lesson as done" in page.text
        assert "Not done after all" in page.buttons


def test_a_lesson_left_out_has_a_kind_line_without_the_reason(browser, cast):
    page = browser.as_(cast.priya).get("/lessons/half-broken/broken", status=404)
    assert page.h1 == "Broken"
    assert "This lesson is being mended." in page.text
    assert "minuets" not in page.html


def test_a_module_past_its_review_date_says_so(browser, cast, app, tmp_path):
    with changed_courses(
        app, tmp_path, ("first-steps/module.md", "review by: 2030-09-01", "review by: 2026-09-30")
    ):
        page = browser.as_(cast.amina).get("courses.read_lesson", **NOTICING)
        assert "This module was to be reviewed by 30 September 2026." in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/lessons/first-steps/no-such",
        "/lessons/no-such/noticing",
        "/lessons/first-steps/..%2f..%2fetc",
        "/lessons/%00/%00",
        f"/lessons/{'x' * 3000}/y",
        "/lessons/first-steps/Noticing",
        "/lessons/first-steps/noticing/scenarios/none",
        "/lessons/first-steps/noticing/results/99",
        "/lessons/first-steps/noticing/results/0",
        "/modules/no-such",
        "/modules/first-steps/assessment",
        "/modules/no-such/finished",
    ],
)
def test_hostile_and_mistyped_addresses_are_not_found(browser, cast, path):
    browser.as_(cast.amina).get(path, status=404)


def test_a_link_to_a_whole_module_leads_to_its_page(browser, cast):
    assert browser.as_(cast.amina).get("/lessons/first-steps").path == "/modules/first-steps"


def test_whoever_is_not_signed_in_is_asked_to(browser):
    assert browser.get("courses.read_lesson", **NOTICING).path == "/sign-in"
