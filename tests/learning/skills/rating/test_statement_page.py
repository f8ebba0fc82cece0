"""One statement a page, as its owner rates it: on a phone, twice, too late, oddly."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import db
from learning.drafts.models import Draft
from learning.drafts.services import save_draft
from learning.skills.models import Evidence, StatementSetting
from learning.skills.rounds import services
from learning.skills.rounds.queries import own_round, ratings_of
from learning.skills.rules import Answer
from tests.cast import SEAVIEW_ID
from tests.factories import a_completion
from tests.learning.courses.making import changed_courses
from tests.learning.skills.rounds.making import FRAMEWORK, a_finished_round, a_round, rated

SAVE, SKIP = "Save and go on", "Skip for now"


@pytest.fixture
def round_id(cast, library):
    return a_round(cast.amina, library)


@pytest.fixture
def amina(browser, cast):
    return browser.as_(cast.amina)


def at(round_id, slug="keep-notes"):
    return f"/audit/rounds/{round_id}/statements/{slug}"


def one(round_id, slug="keep-notes"):
    return next(each for each in ratings_of(round_id) if each.statement_slug == slug)


def test_the_levels_are_described_while_one_chooses(amina, round_id):
    page = amina.get(at(round_id))
    assert page.h1 == "I keep notes that are short and true."
    assert "I keep them short, and correct them." in page
    assert "Only you, until you share it." in page
    assert "0 of 5 answered, about 3 minutes left" in page
    assert "Holding together, 0 of 3" in page
    assert page.field("answer").options == ["1", "2", "3", "4", "not_my_role", "no_evidence"]
    assert "Not my role here No evidence yet: I cannot say" in page


def test_saving_goes_on_to_the_next_open_statement(amina, round_id):
    amina.get(at(round_id))
    page = amina.submit(SAVE, answer="3", note="Seen.", link="https://example.org/", target="4")
    assert page.path == at(round_id, "say-no")
    row = one(round_id)
    assert (row.level, row.note, row.link, row.target) == (3, "Seen.", "https://example.org/", 4)
    assert amina.get(at(round_id)).field("answer").value == "3"


def test_rating_takes_six_statements_at_most_and_one_commit(amina, cast, round_id, db_session):
    a_completion(cast.amina.id, "whole-way")
    a_completion(cast.amina.id)
    first = rated(cast.amina, round_id, "keep-notes", note="Once.")
    save_draft(cast.amina.id, f"audit:{round_id}/keep-notes", body="Twice")
    amina.get(at(round_id))
    fields = {
        "answer": "2",
        "note": "Twice.",
        "evidence": "module:first-steps",
        "evidence_shown": "yes",
        "edition": first.kept.edition,
    }
    assert amina.post(at(round_id), fields).status_code == 302
    assert _sent(amina) == 5
    edition = amina.get(at(round_id)).field("edition").value
    save_draft(cast.amina.id, f"audit:{round_id}/keep-notes", body="Thrice")
    changed = {**fields, "note": "Thrice.", "evidence": "module:whole-way", "edition": edition}
    assert amina.post(at(round_id), changed).status_code == 302
    assert _sent(amina) == 6
    assert (one(round_id).level, one(round_id).note) == (2, "Thrice.")
    assert list(db_session.scalars(select(Evidence.ref))) == ["whole-way"]
    assert list(db_session.scalars(select(Draft))) == []


def _sent(browser):
    """Every statement but the one by which PostgreSQL locks a person."""
    return len([each for each in browser.statements.statements if not each.endswith("FOR UPDATE")])


def test_after_the_last_one_finishes(amina, cast, round_id):
    for slug in ("look-closely", "one-at-a-time", "say-no", "show-effect"):
        rated(cast.amina, round_id, slug)
    amina.get(at(round_id))
    page = amina.submit(SAVE, answer="no_evidence")
    assert page.h1 == "Finish this round?"
    assert "All 5 statements are answered." in page


def test_skipping_keeps_what_was_typed_and_no_answer(amina, round_id):
    amina.get(at(round_id))
    page = amina.submit(SKIP, note="Ask Ruth.")
    assert page.path == at(round_id, "say-no")
    assert (one(round_id).answer, one(round_id).note) == (None, "Ask Ruth.")


def test_nothing_chosen_is_asked_for_with_the_words_kept(amina, round_id):
    amina.get(at(round_id))
    page = amina.submit(SAVE, note="Seen.", status=422)
    assert page.errors == [
        "Choose a level or one of the two answers below them, or skip it for now."
    ]
    assert page.field("note").value == "Seen."


def test_the_way_leads_back_too(amina, round_id):
    page = amina.get(at(round_id))
    assert page.link("Previous: LOOK2").path == at(round_id, "one-at-a-time")
    assert not amina.get(at(round_id, "look-closely")).has_link("Previous")


def test_from_the_page_of_its_domain_one_comes_back_there(amina, round_id):
    amina.get(f"/audit/rounds/{round_id}/domains/holding")
    amina.get(f"{at(round_id)}?back_to=domain")
    assert amina.submit(SAVE, answer="2").path == f"/audit/rounds/{round_id}/domains/holding"


def test_what_one_has_done_is_offered_as_evidence(amina, cast, round_id, db_session):
    amina.get("/lessons/first-steps/noticing")
    amina.submit("Keep my words", {"Your words": "I only guess."})
    a_completion(cast.amina.id)
    a_completion(cast.amina.id, "whole-way", title="The whole way")
    page = amina.get(at(round_id))
    offered = "Module: First steps Reflection: What do you only suspect? Module: The whole way"
    assert offered in page
    amina.submit(SAVE, answer="2", evidence=["module:first-steps"])
    assert list(db_session.scalars(select(Evidence.title))) == ["First steps"]
    page = amina.get(at(round_id))
    assert page.field("evidence").value == "module:first-steps"
    amina.submit(SAVE, evidence=[])
    assert list(db_session.scalars(select(Evidence))) == []


def test_last_time_stands_beside_the_statement(browser, cast, library, clock):
    first = a_round(cast.amina, library)
    rated(cast.amina, first, "keep-notes", 2, note="One line\nand another.", link="https://e.org/")
    services.finish_round(cast.amina.id, first)
    clock.shift(timedelta(days=200))
    second = a_round(cast.amina, library)
    amina = browser.as_(cast.amina)
    page = amina.get(at(second))
    assert "Last time, on 23 November 2026 Developing" in page
    assert "and another." in page
    assert page.link("https://e.org/").path == "https://e.org/"
    assert page.field("answer").value in (None, "")
    assert "Last time" not in amina.get(at(second, "say-no"))


def test_a_round_still_open_is_not_last_time(amina, cast, library):
    aspiring = a_round(cast.amina, library, statement_set="aspiring")
    rated(cast.amina, aspiring, "keep-notes", 2)
    assert "Last time" not in amina.get(at(a_round(cast.amina, library)))


def test_two_windows_see_both_answers_and_both_notes(amina, browser, cast, round_id):
    other = browser.second(cast.amina)
    amina.get(at(round_id))
    other.get(at(round_id))
    other.submit(SAVE, answer="2", note="Said there.")
    page = amina.submit(SAVE, answer="3", note="Said here.", status=409)
    assert "Both answers are here: choose one." in page.errors[0]
    assert "Developing, aiming for secure" in page
    assert page.field("answer").value == "3"
    assert page.field("note").value == "Said here.\n\nSaid there."
    assert one(round_id).level == 2
    amina.submit(SAVE)
    assert (one(round_id).level, one(round_id).note) == (3, "Said here.\n\nSaid there.")


def test_pressing_twice_is_saving_once(amina, round_id):
    fields = {"answer": "3", "note": "Seen.", "edition": ""}
    for _ in range(2):
        assert amina.post(at(round_id), fields).status_code == 302
    assert amina.statements.writes == []


def test_a_round_finished_elsewhere_says_so_and_loses_nothing(amina, cast, round_id):
    rated(cast.amina, round_id, "say-no")
    amina.get(at(round_id))
    services.finish_round(cast.amina.id, round_id)
    page = amina.submit(
        SAVE, answer="3", note="A long thought.", link="https://example.org/", status=409
    )
    assert page.h1 == "This round is finished"
    assert "Nothing from this page was saved." in page
    for words in ("You chose: Secure", "A long thought.", "https://example.org/"):
        assert words in page
    assert one(round_id).answer is None
    page = amina.submit("Open the round again")
    assert page.path == at(round_id)
    assert own_round(cast.amina.id, round_id).completed_at is None


def test_a_finished_round_is_not_rated_page_by_page(amina, cast, library):
    round_id = a_finished_round(cast.amina, library)
    assert amina.get(at(round_id)).path == f"/audit/rounds/{round_id}"


def test_the_form_of_a_deleted_round_shows_what_was_typed(amina, cast, round_id):
    amina.get(at(round_id))
    services.delete_round(cast.amina.id, round_id)
    page = amina.submit(SAVE, answer="3", note="A long thought.", status=404)
    assert "What you typed is not lost" in page
    assert "A long thought." in page


def test_words_that_may_name_a_pupil_come_back_with_a_warning(amina, round_id):
    amina.get(at(round_id))
    page = amina.submit(SAVE, answer="2", note="Sam, dob 3 May 2016", status=422)
    assert "date of birth" in page.errors[0]
    assert page.field("answer").value == "2"
    assert one(round_id).answer is None
    amina.submit("Save anyway, it names no pupil")
    assert one(round_id).note == "Sam, dob 3 May 2016"


def test_a_note_too_long_by_one_character_comes_back_whole(amina, round_id):
    amina.get(at(round_id))
    page = amina.submit(SAVE, answer="2", note="a" * 20_001, status=422)
    assert "20,001 characters" in page.errors[0]
    assert page.field("note").value == "a" * 20_001
    amina.submit(SAVE, note="a" * 20_000)
    assert len(one(round_id).note) == 20_000


@pytest.mark.parametrize("link", ["javascript:alert(1)", "www.example.org", "https://a b"])
def test_a_link_that_leads_nowhere_is_refused_beside_its_field(amina, round_id, link):
    amina.get(at(round_id))
    page = amina.submit(SAVE, answer="2", link=link, status=422)
    assert page.field("link").error
    assert page.field("link").value == link
    assert one(round_id).link == ""


@pytest.mark.parametrize("answer", ["5", "0", "secure", "rated", "²"])
def test_an_unknown_level_is_refused(amina, round_id, answer):
    assert amina.post(at(round_id), {"answer": answer}).status_code == 422
    assert amina.post(at(round_id), {"answer": "2", "target": answer}).status_code == 422
    assert one(round_id).answer is None


@pytest.mark.parametrize("slug", ["gone", "LOOK1", "look-closely%27"])
def test_an_unknown_statement_is_not_found(amina, round_id, slug):
    amina.get(at(round_id, slug), status=404)
    assert amina.post(at(round_id, slug), {"answer": "2"}).status_code == 404


@pytest.mark.parametrize("number", ["0", "999999", "2147483648", "one"])
def test_a_forged_round_is_not_found(amina, number):
    amina.get(at(number), status=404)
    assert amina.post(at(number), {"answer": "2"}).status_code in (404, 405)


def test_a_statement_retired_in_mid_round_can_be_answered_or_left(amina, round_id, db_session):
    db_session.add(
        StatementSetting(
            organisation_id=SEAVIEW_ID,
            framework_slug=FRAMEWORK,
            statement_slug="keep-notes",
            retired_on=own_round(1, round_id).created_at.date(),
        )
    )
    page = amina.get(at(round_id))
    assert "Your school no longer asks this: answer it or leave it out." in page
    amina.submit(SAVE, answer="2")
    assert one(round_id).answer is Answer.RATED


def test_a_statement_gone_from_the_framework_keeps_its_words(amina, app, round_id, tmp_path):
    change = ("../frameworks/small-skills/02-holding.md", "statement keep-notes", "statement kept")
    sets = ("../frameworks/small-skills/framework.md", ", keep-notes", "")
    with changed_courses(app, tmp_path, change, sets):
        page = amina.get(at(round_id))
        assert "This is no longer in the framework: answer it or leave it out." in page
        assert "I do it well." in page.text
        amina.submit(SAVE, answer="2")
    assert one(round_id).level == 2


def test_a_framework_gone_from_the_library_leaves_the_round(amina, app, round_id, tmp_path):
    head = ("../frameworks/small-skills/framework.md", "version: 1", "version: none")
    with changed_courses(app, tmp_path, head):
        assert "The library does not have this framework any more." in amina.get(
            f"/audit/rounds/{round_id}"
        )
        page = amina.get(at(round_id))
        assert "I do it well and reliably, and can show what came of it." in page
        amina.submit(SAVE, answer="2")
    assert one(round_id).level == 2


def test_a_draft_stands_in_the_form(amina, cast, round_id):
    save_draft(cast.amina.id, f"audit:{round_id}/keep-notes", body="Half a though")
    assert amina.get(at(round_id)).field("note").value == "Half a though"
    page = amina.get(f"/audit/rounds/{round_id}/finish")
    assert "Notes that are still drafts" in page.headings(2)


def test_a_script_is_told_what_became_of_one_choice(amina, round_id):
    amina.get(at(round_id))
    said = _script(amina, at(round_id), answer="2")
    assert said.status_code == 200
    told = json.loads(said.get_data())
    assert told["answered"] == 1
    assert told["progress"] == "1 of 5 answered, about 2 minutes left"
    again = _script(amina, at(round_id), answer="3", edition=told["edition"])
    assert again.status_code == 200
    assert one(round_id).level == 3
    other = _script(amina, at(round_id), answer="4", edition=told["edition"])
    assert other.status_code == 409
    assert "another window" in json.loads(other.get_data())["message"]
    odd = _script(amina, at(round_id), answer="9")
    assert odd.status_code == 422


def test_a_script_is_told_that_the_round_is_finished(amina, cast, round_id):
    rated(cast.amina, round_id, "say-no")
    services.finish_round(cast.amina.id, round_id)
    db.session.commit()
    assert _script(amina, at(round_id), answer="2").status_code == 409


def _script(browser, where, **fields):
    token = browser.csrf_token()
    return browser.client.post(
        where,
        data={"csrf_token": token, **fields},
        headers={"Accept": "application/json"},
    )


@pytest.mark.parametrize("target", ["9" * 5000, "\u0663", "-1", "3.0", "high"])
def test_a_target_that_is_no_level_is_refused(amina, round_id, target):
    amina.get(at(round_id))
    answer = amina.post(at(round_id), {"answer": "3", "target": target})
    assert answer.status_code == 422
    assert one(round_id).level is None
