"""A domain on one page, and all statements on one."""

from datetime import timedelta

import pytest

from content import load
from learning.config import PROJECT
from learning.drafts.services import save_draft
from learning.skills.rounds import services
from learning.skills.rounds.queries import ratings_of
from learning.web.library import EXTENSION
from tests.learning.skills.rounds.making import a_finished_round, a_round, rated

SAVE, ALL = "Save and go on", "Save everything"
LARGEST_PAGE = 120_000
"""Bytes of the page with all 57 statements."""


@pytest.fixture
def round_id(cast, library):
    return a_round(cast.amina, library)


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


@pytest.fixture
def real_library(app):
    """The modules and the framework that come with the product, for one test."""
    holder = app.extensions[EXTENSION]
    before, holder.library = holder.library, load((PROJECT / "modules",))
    yield holder.library
    holder.library = before


def domain(round_id, slug="holding"):
    return f"/audit/rounds/{round_id}/domains/{slug}"


def levels(round_id):
    return [each.level for each in ratings_of(round_id)]


def test_a_domain_is_rated_on_one_page(amina, round_id):
    page = amina.get(domain(round_id))
    assert page.h1 == "Holding together"
    assert "Only you, until you share it." in page
    assert page.has_link("Looking closely")
    page = amina.submit(
        SAVE, {"answer-keep-notes": "2", "answer-say-no": "4", "note-say-no": "Said it twice."}
    )
    assert page.path == domain(round_id, "looking")
    assert levels(round_id) == [None, None, 2, 4, None]
    assert [row.note for row in ratings_of(round_id)][3] == "Said it twice."


def test_when_nothing_is_open_one_finishes(amina, cast, round_id):
    for slug in ("keep-notes", "say-no", "show-effect"):
        rated(cast.amina, round_id, slug)
    amina.get(domain(round_id, "looking"))
    page = amina.submit(
        SAVE, {"answer-look-closely": "not_my_role", "answer-one-at-a-time": "no_evidence"}
    )
    assert page.h1 == "Finish this round?"


def test_a_draft_of_a_note_stands_beside_its_statement(amina, cast, round_id):
    save_draft(cast.amina.id, f"audit:{round_id}/say-no", body="Half a though")
    page = amina.get(domain(round_id))
    assert page.field("note-say-no").value == "Half a though"
    assert page.field("note-keep-notes").value == ""
    amina.submit(SAVE, {"answer-say-no": "2"})
    assert [row.note for row in ratings_of(round_id)][3] == "Half a though"


def test_each_statement_leads_to_its_own_page(amina, round_id):
    page = amina.get(domain(round_id))
    address = page.link("Target: secure, and more evidence for HOLD1").path
    assert address == f"/audit/rounds/{round_id}/statements/keep-notes?back_to=domain"


def test_last_time_stands_beside_each(browser, cast, library, clock):
    a_finished_round(cast.amina, library, level=2)
    clock.shift(timedelta(days=200))
    page = browser.as_(cast.amina).get(domain(a_round(cast.amina, library)))
    assert page.text.count("Last time, on 23 November 2026: Developing") == 3


def test_a_warning_about_one_note_keeps_all_others(amina, round_id):
    amina.get(domain(round_id))
    page = amina.submit(
        SAVE,
        {
            "answer-keep-notes": "2",
            "note-keep-notes": "Ask A123456789012",
            "answer-say-no": "4",
        },
        status=422,
    )
    assert "pupil number" in page.errors[0]
    assert page.field("note-keep-notes").value == "Ask A123456789012"
    assert levels(round_id) == [None, None, None, 4, None]
    amina.submit("Save anyway, it names no pupil")
    assert levels(round_id) == [None, None, 2, 4, None]


def test_another_answer_from_another_window_is_asked_about_beside_it(
    amina, browser, cast, round_id
):
    amina.get(domain(round_id))
    other = browser.second(cast.amina)
    other.get(domain(round_id))
    other.submit(SAVE, {"answer-keep-notes": "2", "note-keep-notes": "There."})
    page = amina.submit(
        SAVE,
        {"answer-keep-notes": "3", "note-keep-notes": "Here.", "answer-say-no": "1"},
        status=409,
    )
    assert page.errors == [
        "You answered HOLD1 in another window meanwhile: Developing. Choose one."
    ]
    assert page.field("answer-keep-notes").value == "3"
    assert page.field("note-keep-notes").value == "Here.\n\nThere."
    assert levels(round_id) == [None, None, 2, 1, None]
    amina.submit(SAVE)
    assert levels(round_id) == [None, None, 3, 1, None]


def test_an_old_window_overrules_nothing_it_did_not_change(amina, browser, cast, round_id):
    rated(cast.amina, round_id, "keep-notes", 2)
    amina.get(domain(round_id))
    other = browser.second(cast.amina)
    other.get(domain(round_id))
    other.submit(SAVE, {"answer-keep-notes": "4"})
    amina.submit(SAVE, {"answer-say-no": "1"})
    assert levels(round_id) == [None, None, 4, 1, None]


@pytest.mark.parametrize("answer", ["5", "secure", "<b>"])
def test_an_unknown_level_is_refused_beside_its_statement(amina, round_id, answer):
    fields = {"answer-keep-notes": answer, "answer-say-no": "2"}
    assert amina.post(domain(round_id), fields).status_code == 422
    assert levels(round_id) == [None, None, None, 2, None]


def test_what_is_not_of_the_domain_is_not_touched(amina, round_id):
    amina.post(domain(round_id), {"answer-look-closely": "2", "answer-gone": "2"})
    assert levels(round_id) == [None] * 5


def test_an_unknown_domain_is_not_found(amina, round_id):
    amina.get(domain(round_id, "gone"), status=404)
    assert amina.post(domain(round_id, "gone"), {}).status_code == 404


def test_a_round_finished_elsewhere_shows_everything_typed(amina, cast, round_id):
    rated(cast.amina, round_id, "say-no")
    amina.get(domain(round_id))
    services.finish_round(cast.amina.id, round_id)
    page = amina.submit(
        SAVE, {"answer-keep-notes": "3", "note-show-effect": "A thought."}, status=409
    )
    assert page.h1 == "This round is finished"
    assert page.headings(2) == ["HOLD1", "HOLD3"]
    assert "A thought." in page
    assert levels(round_id) == [None, None, None, 3, None]
    assert amina.submit("Open the round again").path == f"/audit/rounds/{round_id}"


def test_the_form_of_a_deleted_round_shows_what_was_typed(amina, cast, round_id):
    amina.get(domain(round_id))
    services.delete_round(cast.amina.id, round_id)
    page = amina.submit(
        SAVE, {"answer-keep-notes": "3", "note-keep-notes": "A thought."}, status=404
    )
    assert "A thought." in page


def test_all_statements_are_rated_on_one_page(amina, round_id):
    amina.get(f"/audit/rounds/{round_id}/statements")
    page = amina.submit(ALL, {"answer-keep-notes": "2", "answer-look-closely": "not_my_role"})
    assert "Saved. 2 of 5 answered, about 2 minutes left." in page.notices[0]
    assert levels(round_id) == [None, None, 2, None, None]
    page = amina.submit(
        ALL, {"answer-one-at-a-time": "1", "answer-say-no": "1", "answer-show-effect": "1"}
    )
    assert page.h1 == "Finish this round?"


def test_a_finished_round_is_read_on_one_page(amina, cast, library):
    round_id = a_finished_round(cast.amina, library)
    page = amina.get(f"/audit/rounds/{round_id}/statements")
    assert page.buttons == ["Sign out"]
    assert page.text.count("Developing") == 5


def test_all_57_weigh_less_than_the_ceiling_and_ask_no_more_than_a_few(
    clock, browser, cast, real_library
):
    amina = browser.as_(cast.amina)
    usual = {"framework_slug": "senco-skills"}
    some = a_round(cast.amina, real_library, statement_set="aspiring", **usual)
    amina.get(f"/audit/rounds/{some}/statements")
    few = len(amina.statements)
    before = a_round(cast.amina, real_library, **usual)
    statements = real_library.framework("senco-skills").statements
    for each in statements:
        rated(cast.amina, before, each.slug, 2, note="A note on what I do." * 20)
    services.finish_round(cast.amina.id, before)
    clock.shift(60)
    whole = a_round(cast.amina, real_library, **usual)
    for each in statements:
        rated(cast.amina, whole, each.slug, 4, note="Another.")
    page = amina.get(f"/audit/rounds/{whole}/statements")
    assert page.h1 == "All 57 statements"
    assert "Last time" in page
    assert len(page.html.encode()) < LARGEST_PAGE
    assert len(amina.statements) == few
    amina.get(f"/audit/rounds/{whole}/domains/law-and-rights")
    assert len(amina.statements) == few + 1
