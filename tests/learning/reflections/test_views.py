"""Private writing as its writer meets it: under a prompt, all together, changed, deleted."""

from datetime import timedelta

import pytest

from learning.drafts.queries import draft_for
from learning.drafts.services import save_draft
from learning.reflections import rules, services
from learning.reflections.models import Reflection
from tests.learning.reflections.writing import DRAFT_KEY, prompt_at, written

PROMPT = "/lessons/first-steps/noticing/reflections/guessing"
WHO = "Only you."


def bodies(db_session):
    return [row.body for row in db_session.query(Reflection).order_by(Reflection.id)]


def test_words_are_kept_and_the_lesson_goes_on(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    page = amina.get(PROMPT)
    assert WHO in page
    assert "What do you only suspect?" in page
    assert "name no pupil" in page.field("Your words").hint
    page = amina.submit("Keep my words", {"Your words": "He may need glasses."})
    assert page.path == "/lessons/first-steps/noticing"
    assert "Your words are kept. Only you can read them." in page.text
    assert bodies(db_session) == ["He may need glasses."]


def test_words_typed_before_wait_in_the_form(browser, cast):
    amina = browser.as_(cast.amina)
    save_draft(cast.amina.id, DRAFT_KEY, body="He may")
    assert amina.get(PROMPT).field("Your words").value == "He may"
    amina.submit("Keep my words", {"Your words": "He may need glasses."})
    assert draft_for(cast.amina.id, DRAFT_KEY) is None


def test_the_question_is_never_taken_from_the_form(browser, cast, db_session):
    browser.as_(cast.amina).post(
        PROMPT, {"body": "words", "prompt": "Another?", "person_id": str(cast.tom.id)}
    )
    (row,) = db_session.query(Reflection)
    assert (row.prompt, row.person_id) == ("What do you only suspect?", cast.amina.id)


def test_a_form_sent_twice_is_written_once(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    form_id = amina.get(PROMPT).field("form_id").value
    for _ in range(2):
        response = amina.post(PROMPT, {"body": "words", "form_id": form_id})
        assert response.status_code == 302
    assert bodies(db_session) == ["words"]


@pytest.mark.parametrize("form_id", ["", "x" * 400, "\x00"])
def test_a_form_without_our_name_for_it_is_kept_all_the_same(browser, cast, db_session, form_id):
    response = browser.as_(cast.amina).post(PROMPT, {"body": "words", "form_id": form_id})
    assert response.status_code == 302
    assert bodies(db_session) == ["words"]


def test_no_words_are_refused_beside_the_field(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get(PROMPT)
    page = amina.submit("Keep my words", status=422)
    assert page.errors == ["Write a few words first."]
    assert page.field("Your words").error == "Write a few words first."
    assert bodies(db_session) == []


def test_too_many_words_come_back_whole(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get(PROMPT)
    page = amina.submit("Keep my words", {"Your words": "x" * 20_001}, status=422)
    assert "20,000 can be kept" in page.errors[0]
    assert len(page.field("Your words").value) == 20_001
    assert bodies(db_session) == []


def test_a_likely_pupil_is_warned_of_and_nothing_is_blocked(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get(PROMPT)
    page = amina.submit("Keep my words", {"Your words": "Born 3 May 2016"}, status=422)
    assert "“3 May 2016” looks like a date of birth" in page.errors[0]
    assert page.field("Your words").value == "Born 3 May 2016"
    assert bodies(db_session) == []
    amina.submit("Save anyway, it names no pupil")
    assert bodies(db_session) == ["Born 3 May 2016"]


def test_words_under_a_question_that_is_gone_come_back_to_be_copied(browser, cast, db_session):
    response = browser.as_(cast.amina).post(
        "/lessons/first-steps/noticing/reflections/gone", {"body": "My words"}
    )
    assert response.status_code == 404
    assert "My words" in response.text
    assert bodies(db_session) == []


def test_a_prompt_that_is_not_there_is_not_found(browser, cast):
    browser.as_(cast.amina).get("/lessons/first-steps/noticing/reflections/gone", status=404)


def test_nothing_written_yet_says_what_this_is_for(browser, cast):
    page = browser.as_(cast.amina).get("reflections.list_reflections")
    assert "Nothing written yet" in page.headings(2)
    assert page.has_link("Choose a module")


def test_all_words_stand_by_module_with_a_link_to_their_place(browser, cast):
    written(cast.amina, "One.\n\nTwo & <three>.")
    written(cast.amina, "Gone.", prompt=prompt_at("gone", "gone", "gone", "What was it?"))
    written(cast.tom, "Not hers.")
    page = browser.as_(cast.amina).get("reflections.list_reflections")
    assert WHO in page
    assert set(page.headings(2)) == {"First steps", "No longer in the library"}
    assert "Two & <three>." in page
    assert "Not hers" not in page
    assert page.link("Noticing").path == "/lessons/first-steps/noticing#reflect-guessing"


def test_what_is_due_stands_on_top_and_can_be_put_off(browser, cast, clock):
    reflection = written(cast.amina)
    amina = browser.as_(cast.amina)
    assert "Worth coming back to" not in amina.get("reflections.list_reflections")
    clock.shift(timedelta(weeks=4))
    amina = browser.second(cast.amina)
    page = amina.get("reflections.list_reflections")
    assert page.headings(2)[0] == "Worth coming back to"
    page = amina.submit("Not now")
    assert "Worth coming back to" not in page
    assert "It will come back in four weeks." in page.text
    assert amina.get(f"/reflections/{reflection.id}").status == 200


def test_coming_back_shows_the_earlier_words_and_takes_new_ones(browser, cast, clock):
    reflection = written(cast.amina)
    clock.shift(timedelta(weeks=4))
    amina = browser.as_(cast.amina)
    amina.get("reflections.list_reflections")
    page = amina.follow("What do you think now?")
    assert page.h1 == "What do you think now?"
    assert "He may need glasses." in page
    assert "Written on 23 November 2026" in page
    page = amina.submit("Keep my words", {"Your words": "He had glasses all along."})
    assert page.path == f"/reflections/{reflection.id}"
    assert "He may need glasses." in page
    assert "He had glasses all along." in page
    assert "Worth coming back to" not in amina.get("reflections.list_reflections")


def test_later_words_that_are_refused_come_back_with_the_earlier_ones(browser, cast):
    reflection = written(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get(f"/reflections/{reflection.id}/revisit")
    page = amina.submit("Keep my words", {"Your words": "UPN A123456789012"}, status=422)
    assert "pupil number" in page.errors[0]
    assert "He may need glasses." in page
    assert page.field("Your words").value == "UPN A123456789012"


def test_words_are_changed(browser, cast, clock):
    reflection = written(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get(f"/reflections/{reflection.id}")
    page = amina.follow("Change")
    assert page.field("Your words").value == "He may need glasses."
    page = amina.submit("Save the change", {"Your words": "He has glasses."})
    assert "He has glasses." in page
    assert "changed on 23 November 2026" in page


def test_two_windows_show_both_versions_and_lose_neither(browser, cast, clock, db_session):
    reflection = written(cast.amina)
    one, other = browser.as_(cast.amina), browser.second(cast.amina)
    address = f"/reflections/{reflection.id}/edit"
    one.get(address)
    other.get(address)
    clock.shift(timedelta(seconds=5))
    one.submit("Save the change", {"Your words": "From the first window"})
    page = other.submit("Save the change", {"Your words": "From the second window"}, status=409)
    assert "From the first window" in page
    assert page.field("Your words").value == "From the second window"
    assert "changed these words in another window" in page.errors[0]
    other.submit("Save the change", {"Your words": "From both windows"})
    assert bodies(db_session) == ["From both windows"]


def test_a_draft_older_than_the_kept_words_is_shown_beside_them(browser, cast, clock):
    amina = browser.as_(cast.amina)
    reflection = written(cast.amina)
    save_draft(cast.amina.id, rules.edit_form_key(reflection.id), body="An old change")
    clock.shift(timedelta(minutes=5))
    before = rules.edition(reflection.created_at, None)
    services.edit_reflection(cast.amina.id, reflection.id, body="Newer words", edition=before)
    save_draft(
        cast.amina.id,
        rules.edit_form_key(reflection.id),
        body="An old change",
        typed_at=reflection.created_at,
    )
    page = amina.get(f"/reflections/{reflection.id}/edit")
    assert page.field("Your words").value == "An old change"
    assert "Newer words" in page


def test_an_empty_change_is_refused(browser, cast, db_session):
    reflection = written(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get(f"/reflections/{reflection.id}/edit")
    page = amina.submit("Save the change", {"Your words": " "}, status=422)
    assert page.errors == ["Write a few words first."]
    assert bodies(db_session) == ["He may need glasses."]


def test_deleting_says_what_happens_and_then_does_it(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    reflection = written(cast.amina)
    services.revisit_reflection(cast.amina.id, reflection.id, body="Later", form_id="b" * 32)
    page = amina.get(f"/reflections/{reflection.id}/delete")
    assert "gone for good" in page
    assert "What you wrote later about the same question goes with them" in page
    page = amina.submit("Delete for good")
    assert page.path == "/reflections"
    assert bodies(db_session) == []


def test_deleting_later_words_leaves_the_first(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    reflection = written(cast.amina)
    later = services.revisit_reflection(
        cast.amina.id, reflection.id, body="Later", form_id="b" * 32
    )
    page = amina.get(f"/reflections/{later.id}/delete")
    assert "goes with them" not in page
    amina.submit("Delete for good")
    assert bodies(db_session) == ["He may need glasses."]


@pytest.mark.parametrize("path", ["", "/edit", "/revisit", "/delete"])
@pytest.mark.parametrize("who", ["helen", "priya", "sam", "george"])
def test_another_s_words_are_as_words_that_do_not_exist(browser, cast, path, who):
    reflection = written(cast.amina)
    stranger = browser.as_(getattr(cast, who))
    theirs = stranger.get(f"/reflections/{reflection.id}{path}", status=404)
    missing = stranger.get(f"/reflections/{reflection.id + 1}{path}", status=404)
    assert theirs.text == missing.text


@pytest.mark.parametrize("path", ["edit", "revisit", "not-now", "delete"])
def test_nobody_changes_another_s_words(browser, cast, db_session, path):
    reflection = written(cast.amina)
    response = browser.as_(cast.helen).post(f"/reflections/{reflection.id}/{path}", {"body": "No"})
    assert response.status_code == 404
    assert bodies(db_session) == ["He may need glasses."]


def test_a_number_no_database_has_is_not_found(browser, cast):
    browser.as_(cast.amina).get("/reflections/99999999999999999999", status=404)


def test_a_forged_form_keeps_nothing_and_loses_nothing(browser, cast, db_session):
    response = browser.as_(cast.amina).post(PROMPT, {"body": "My own words"}, forged=True)
    assert response.status_code == 400
    assert bodies(db_session) == []


def test_the_page_of_all_words_asks_the_database_three_times_however_many(browser, cast, clock):
    for number in range(30):
        written(cast.amina, f"Words {number}")
    amina = browser.as_(cast.amina)
    amina.get("reflections.list_reflections")
    assert len(amina.statements) == 3
