"""What the script that keeps half-typed words is answered."""

import pytest

from learning.drafts import queries
from learning.drafts.services import save_draft

KEY = "reflection:first-steps/noticing/guessing"
URL = f"/drafts/{KEY}"


def kept(person):
    return queries.draft_for(person.id, KEY)


def test_words_are_kept_without_a_word(browser, cast):
    response = browser.as_(cast.amina).post(URL, {"body": "Half a thought"})
    assert (response.status_code, response.data) == (204, b"")
    assert kept(cast.amina).body == "Half a thought"


def test_a_key_may_hold_a_number_sign(browser, cast):
    response = browser.as_(cast.amina).post("/drafts/a:b/c%23d", {"body": "words"})
    assert response.status_code == 204
    assert queries.draft_for(cast.amina.id, "a:b/c#d").body == "words"


def test_empty_words_discard_the_draft(browser, cast):
    amina = browser.as_(cast.amina)
    amina.post(URL, {"body": "Half a thought"})
    assert amina.post(URL, {"body": ""}).status_code == 204
    assert kept(cast.amina) is None


def test_whoever_is_signed_out_is_told_so_and_not_led_away(browser, app, cast):
    response = browser.post(URL, {"body": "words"})
    assert response.status_code == 401
    assert "Your words stay in this browser" in response.text


def test_a_session_that_ended_has_no_token_and_counts_as_signed_out(browser):
    response = browser.post(URL, {"body": "words"}, forged=True)
    assert response.status_code == 401


def test_a_forged_request_keeps_nothing(browser, cast):
    response = browser.as_(cast.amina).post(URL, {"body": "words"}, forged=True)
    assert response.status_code == 400
    assert kept(cast.amina) is None


def test_too_many_words_are_refused_in_words(browser, cast):
    response = browser.as_(cast.amina).post(URL, {"body": "x" * 20_001})
    assert response.status_code == 413
    assert "20,000 characters" in response.text
    assert response.mimetype == "text/plain"


def test_words_typed_earlier_get_the_later_ones_back(browser, cast, clock):
    amina = browser.as_(cast.amina)
    save_draft(cast.amina.id, KEY, body="later <words>")
    response = amina.post(URL, {"body": "earlier", "typed_at": "2026-11-23T08:00:00.000Z"})
    assert response.status_code == 409
    assert response.json["body"] == "later <words>"
    assert response.json["saved_at"] == "2026-11-23T09:00:00+00:00"
    assert kept(cast.amina).body == "later <words>"


@pytest.mark.parametrize(
    "typed_at", ["yesterday", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "", "\x00"]
)
def test_an_odd_instant_is_not_minded(browser, cast, typed_at):
    response = browser.as_(cast.amina).post(URL, {"body": "words", "typed_at": typed_at})
    assert response.status_code == 204
    assert kept(cast.amina).body == "words"


@pytest.mark.parametrize("key", ["UPPER", "a b", "x" * 261, "%00"])
def test_a_key_that_names_no_form_is_not_found(browser, cast, key):
    assert browser.as_(cast.amina).post(f"/drafts/{key}", {"body": "words"}).status_code == 404


def test_nobody_writes_into_another_s_drafts(browser, cast):
    browser.as_(cast.tom).post(URL, {"body": "his", "person_id": str(cast.amina.id)})
    assert kept(cast.amina) is None
    assert kept(cast.tom).body == "his"
