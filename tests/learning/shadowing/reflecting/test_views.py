"""Reflecting on a visit: by moment, private, listed under the placement, looked back on."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete

from learning.database import db
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.reflections.models import Reflection, ReflectionContext
from learning.shadowing.models import Placement
from tests.learning.shadowing.seeing import a_placement, a_visit

FOUR_WEEKS_LATER = datetime(2026, 12, 22, 9, 0, tzinfo=UTC)


@pytest.fixture
def visit(app, clock):
    return a_visit(a_placement())


def rows(db_session):
    return db_session.query(Reflection).order_by(Reflection.id).all()


def reflected(browser, cast, visit, slug="noticing", text="I rush.", button="Keep"):
    amina = browser.as_(cast.amina)
    amina.get("shadowing.begin_visit_reflection", visit_id=visit.id, prompt_slug=slug)
    return amina, amina.submit(button, body=text)


def test_the_prompts_stand_by_moment_with_their_minutes(browser, cast, visit):
    page = browser.as_(cast.amina).get("shadowing.list_prompts", visit_id=visit.id)
    assert page.headings(2)[:3] == ["While it happens", "Afterwards", "Against the picture"]
    assert "About 8 minutes" in page.text
    assert "What am I noticing?" in page.text
    assert "What is still true?" not in page.text
    assert "Only you, until you share one of them yourself." in page.text


def test_words_are_kept_under_the_visit(browser, cast, visit, db_session):
    _amina, page = reflected(browser, cast, visit)
    assert "I rush." in page.text
    (row,) = rows(db_session)
    assert (row.context_kind, row.context_ref) == (
        ReflectionContext.VISIT,
        f"visit/{visit.id}#noticing",
    )
    assert (row.prompt, row.revisit_on.isoformat()) == ("What am I noticing?", "2026-12-21")


def test_keep_and_go_on_leads_through_the_steps_of_a_moment(browser, cast, visit):
    _amina, page = reflected(browser, cast, visit, "happened", "A talk.", "Keep and go on")
    assert page.path.endswith("/reflect/differently")
    amina = browser.as_(cast.amina)
    page = amina.submit("Keep and go on", body="I ask.")
    assert page.path == f"/visits/{visit.id}/reflect"
    assert "2 of 2 written" in page.text


def test_half_typed_words_wait_and_their_draft_goes(browser, cast, visit):
    key = f"visit-reflection:{visit.id}/noticing"
    save_draft(cast.amina.id, key, body="I")
    db.session.commit()
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.begin_visit_reflection", visit_id=visit.id, prompt_slug="noticing")
    assert page.field("body").value == "I"
    amina.submit("Keep", body="I rush.")
    assert draft_for(cast.amina.id, key) is None


def test_a_likely_pupil_is_warned_about_and_nothing_is_lost(browser, cast, visit, db_session):
    text = "Sam was born on 3/4/2017."
    amina = browser.as_(cast.amina)
    amina.get("shadowing.begin_visit_reflection", visit_id=visit.id, prompt_slug="noticing")
    page = amina.submit("Keep", body=text, status=422)
    assert page.field("body").value == text
    amina.submit("Save anyway, it names no pupil")
    assert [row.body for row in rows(db_session)] == [text]


def test_an_unknown_prompt_is_404_and_sent_words_are_given_back(browser, cast, visit):
    amina = browser.as_(cast.amina)
    path = f"/visits/{visit.id}/reflect/no-such"
    amina.get(path, status=404)
    response = amina.post(path, {"body": "Long words."})
    assert response.status_code == 404
    assert "Long words." in response.text
    amina.get(f"/visits/{visit.id}/reflect/now", status=404)


def test_my_reflections_lists_them_under_the_placement(browser, cast, visit):
    amina, _page = reflected(browser, cast, visit)
    page = amina.get("reflections.list_reflections")
    assert "Placement at Marsh Lane, November 2026" in page.headings(2)
    assert page.has_link("Visit to Marsh Lane on 19 November 2026")


def test_a_deleted_placement_leaves_the_words(browser, cast, visit, db_session):
    amina, _page = reflected(browser, cast, visit)
    db.session.execute(delete(Placement))
    db.session.commit()
    page = amina.get("reflections.list_reflections")
    assert "A visit that is no longer in Alongside" in page.headings(2)
    page = amina.follow("What am I noticing?")
    assert "I rush." in page.text
    assert "Your words stay." in page.text


def test_a_prompt_that_is_gone_keeps_its_words(browser, cast, visit, db_session):
    amina, _page = reflected(browser, cast, visit)
    (row,) = rows(db_session)
    row.context_ref, row.prompt = f"visit/{visit.id}#old-question", "An old question?"
    db_session.commit()
    page = amina.get("shadowing.list_prompts", visit_id=visit.id)
    assert "Under earlier questions" in page.headings(2)
    assert page.has_link("An old question?")


def test_after_four_weeks_the_guide_asks_again(browser, cast, visit, clock):
    reflected(browser, cast, visit)
    clock.move_to(FOUR_WEEKS_LATER)
    amina = browser.second(cast.amina)
    page = amina.get("reflections.list_reflections")
    assert "Worth coming back to" in page.headings(2)
    amina.follow("What am I noticing?")
    page = amina.follow("Write what you think now")
    assert "What is still true?" in page.text
    page = amina.submit("Keep my words", body="I still do.")
    assert "I still do." in page.text


def test_home_gives_nothing_away(browser, cast, visit, clock):
    reflected(browser, cast, visit)
    clock.move_to(FOUR_WEEKS_LATER)
    page = browser.second(cast.amina).get("home.read_home")
    assert "What do you think now?" in page.text
    assert "What am I noticing?" not in page.text
    assert "Something you wrote for yourself" in page.text


def test_nobody_else_sees_or_writes_them(browser, cast, visit, db_session):
    reflected(browser, cast, visit)
    for person in (cast.lena, cast.helen, cast.tom):
        window = browser.as_(person)
        path = f"/visits/{visit.id}/reflect/noticing"
        window.get(path, status=404)
        assert window.post(path, {"body": "mine"}).status_code == 404
        assert "I rush." not in window.get("reflections.list_reflections").text
    assert len(rows(db_session)) == 1


def test_two_visits_keep_their_words_apart(browser, cast, visit):
    reflected(browser, cast, visit)
    other = a_visit(a_placement())
    page = browser.as_(cast.amina).get("shadowing.list_prompts", visit_id=other.id)
    assert "I rush." not in page.text
