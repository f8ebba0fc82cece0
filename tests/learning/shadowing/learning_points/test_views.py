"""What was learnt: written, joined to a statement and a lesson, changed, deleted."""

import pytest

from learning.database import db
from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.shadowing.models import LearningPoint
from tests.learning.shadowing.seeing import a_placement, a_point, a_visit

KEEP_NOTES = {"framework_slug": "small-skills", "statement_slug": "keep-notes"}


@pytest.fixture
def placement(app, clock):
    return a_placement()


def points(db_session):
    db_session.expire_all()
    return db_session.query(LearningPoint).order_by(LearningPoint.id).all()


def list_of(browser, cast, placement):
    return browser.as_(cast.amina).get("shadowing.list_learning", placement_id=placement.id)


def written(browser, cast, placement, text="It is mostly phone calls.", **more):
    amina = browser.as_(cast.amina)
    amina.get(f"/placements/{placement.id}/learning/write")
    return amina, amina.submit("Keep", body=text, **more)


def test_an_empty_list_says_where_to_begin(browser, cast, placement):
    page = list_of(browser, cast, placement)
    assert "Nothing written yet" in page.text
    assert page.has_link("Expected and seen")


def test_own_words_are_kept(browser, cast, placement, db_session):
    _amina, page = written(browser, cast, placement)
    assert "It is mostly phone calls." in page.text
    (row,) = points(db_session)
    assert (row.statement_slug, row.lesson_slug, row.visit_id) == ("", "", None)


def test_a_statement_brings_the_heading_that_closes_it(browser, cast, placement):
    _amina, page = written(browser, cast, placement, statement="small-skills/keep-notes")
    assert "HOLD1: I keep notes that are short and true." in page.text
    link = page.link("What to look for")
    assert link.path.startswith("/lessons/first-steps/noticing")


def test_the_aspiring_set_comes_first_and_nothing_twice(browser, cast, placement):
    amina = browser.as_(cast.amina)
    page = amina.get(f"/placements/{placement.id}/learning/write")
    options = page.field("statement").options
    assert options[:3] == ["", "small-skills/look-closely", "small-skills/keep-notes"]
    assert len(options) == len(set(options)) == 6


def test_a_lesson_that_closes_it_is_joined(browser, cast, placement, db_session):
    row = a_point(placement, **KEEP_NOTES)
    amina = browser.as_(cast.amina)
    amina.get(f"/placements/{placement.id}/learning/{row.id}/edit")
    page = amina.submit("Keep", lesson="first-steps/noticing")
    assert page.has_link("Noticing")
    (row,) = points(db_session)
    assert (row.module_slug, row.lesson_slug) == ("first-steps", "noticing")
    amina.get(f"/placements/{placement.id}/learning/{row.id}/edit")
    amina.submit("Keep", statement="")
    (row,) = points(db_session)
    assert (row.statement_slug, row.lesson_slug) == ("", "")


@pytest.mark.parametrize("about", ["%00", "Buy+this+now", "x" * 300, "%ED%A0%80"])
def test_an_odd_reason_to_write_is_left_out(browser, cast, placement, about):
    page = browser.as_(cast.amina).get(f"/placements/{placement.id}/learning/write?about={about}")
    assert "About:" not in page.text


def test_a_visit_can_be_named(browser, cast, placement, db_session):
    visit = a_visit(placement)
    written(browser, cast, placement, visit=str(visit.id))
    (row,) = points(db_session)
    assert row.visit_id == visit.id


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"body": ""}, 422),
        ({"body": "x" * 601}, 422),
        ({"body": "Sam was born on 3/4/2017."}, 422),
        ({"body": "x", "statement": "small-skills/nothing"}, 422),
        ({"body": "x", "statement": "\x00"}, 422),
        ({"body": "x", "visit": "999"}, 404),
        ({"body": "x", "visit": "x" * 50}, 302),
        ({"body": "x", "lesson": "first-steps/noticing"}, 302),
    ],
)
def test_what_cannot_be_is_refused_and_never_a_fault(
    browser, cast, placement, db_session, fields, status
):
    amina = browser.as_(cast.amina)
    response = amina.post(f"/placements/{placement.id}/learning/write", fields)
    assert response.status_code == status
    assert len(points(db_session)) == (status == 302)


def test_a_visit_of_another_placement_is_refused(browser, cast, placement, db_session):
    other = a_visit(a_placement())
    amina = browser.as_(cast.amina)
    fields = {"body": "x", "visit": str(other.id)}
    assert amina.post(f"/placements/{placement.id}/learning/write", fields).status_code == 422
    assert points(db_session) == []


def test_a_form_sent_twice_is_one_row(browser, cast, placement, db_session):
    amina = browser.as_(cast.amina)
    for _ in range(2):
        fields = {"body": "x", "form_id": "a" * 32}
        amina.post(f"/placements/{placement.id}/learning/write", fields)
    assert len(points(db_session)) == 1


def test_changed_elsewhere_meanwhile_both_versions_are_shown(browser, cast, placement, db_session):
    row = a_point(placement)
    path = f"/placements/{placement.id}/learning/{row.id}/edit"
    amina, other = browser.as_(cast.amina), browser.second(cast.amina)
    amina.get(path)
    other.get(path)
    other.submit("Keep", body="From the other window.")
    page = amina.submit("Keep", body="From this window.", status=409)
    assert "From the other window." in page.text
    assert page.field("body").value == "From this window."
    amina.submit("Keep")
    assert [row.text for row in points(db_session)] == ["From this window."]


def test_half_typed_words_wait_in_the_form_until_it_is_sent(browser, cast, placement):
    key = f"learning-point:{placement.id}"
    save_draft(cast.amina.id, key, body="Mostly")
    db.session.commit()
    amina = browser.as_(cast.amina)
    page = amina.get(f"/placements/{placement.id}/learning/write")
    assert page.field("body").value == "Mostly"
    amina.submit("Keep")
    assert draft_for(cast.amina.id, key) is None


def test_it_is_deleted_after_a_question(browser, cast, placement, db_session):
    a_point(placement)
    amina = browser.as_(cast.amina)
    list_of(browser, cast, placement)
    amina.follow("Delete what you wrote on 23 November 2026")
    amina.submit("Delete for good")
    assert points(db_session) == []


def test_what_is_gone_from_the_library_keeps_its_words(browser, cast, placement):
    a_point(
        placement,
        framework_slug="old-skills",
        statement_slug="hold-the-line",
        module_slug="old",
        lesson_slug="the-old-lesson",
    )
    page = list_of(browser, cast, placement)
    assert "Hold the line (no longer in the skills audit)" in page.text
    assert "The old lesson" in page.text
    amina = browser.as_(cast.amina)
    amina.follow("Change what you wrote on 23 November 2026")
    assert "Hold the line" in amina.submit("Keep").text


def test_nobody_else_reads_writes_or_deletes(browser, cast, placement, db_session):
    row = a_point(placement)
    base = f"/placements/{placement.id}/learning"
    for person in (cast.lena, cast.helen, cast.tom):
        window = browser.as_(person)
        for path in ("/write", f"/{row.id}/edit", f"/{row.id}/delete"):
            assert window.post(f"{base}{path}", {"body": "mine"}).status_code == 404
    assert [each.text for each in points(db_session)] == ["It is mostly phone calls."]
    other = a_placement()
    amina = browser.as_(cast.amina)
    amina.get(f"/placements/{other.id}/learning/{row.id}/edit", status=404)
