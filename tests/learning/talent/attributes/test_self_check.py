"""Looking at oneself: choice by choice, with examples, and never a score."""

import re

import pytest

from learning.database import db
from learning.drafts.models import Draft
from learning.talent.models import Sighting
from tests.learning.talent.attributes.making import EXAMPLE, noted
from tests.learning.talent.walking import begun

pytestmark = pytest.mark.usefixtures("clock")
RELATIONSHIPS = "/becoming-a-senco/attributes/relationships"


@pytest.fixture
def interest_id(app, cast):
    return begun(cast.daniel)


@pytest.fixture
def daniel(browser, cast, interest_id):
    return browser.as_(cast.daniel)


def kept(interest_id, slug):
    db.session.expire_all()
    return db.session.query(Sighting).filter_by(interest_id=interest_id, behaviour_slug=slug).one()


def test_three_attributes_stand_with_how_far_one_has_looked(daniel):
    page = daniel.get("talent.read_attributes")
    assert page.h1 == "What can be seen"
    assert "0 of 2 looked at" in page
    assert "Nobody is scored" in page
    page = daniel.follow("Begin")
    assert page.h1 == "Relationships"
    for words in ("Greets everybody.", "Says “Good morning” at the gate.", "No chance to see it"):
        assert words in page


def test_choices_examples_and_days_are_kept_and_the_next_attribute_follows(daniel, interest_id):
    daniel.get(RELATIONSHIPS)
    page = daniel.submit(
        "Save and go on",
        {"answer-r1": "often", "words-r1": EXAMPLE, "day-r1": "2026-11-02", "answer-r2": "not_yet"},
    )
    assert page.h1 == "Organisation"
    assert "2 of 6 looked at" in page
    row = kept(interest_id, "r1")
    assert (row.seen, row.example, row.seen_on.isoformat()) == ("often", EXAMPLE, "2026-11-02")
    assert kept(interest_id, "r2").seen == "not_yet"
    page = daniel.get(RELATIONSHIPS)
    assert page.field("words-r1").value == EXAMPLE


def test_nothing_has_to_be_said_and_an_example_is_asked_for_not_forced(daniel, interest_id):
    daniel.get(RELATIONSHIPS)
    daniel.submit("Save and go on", {"answer-r1": "sometimes"})
    page = daniel.get(RELATIONSHIPS)
    assert "You can add one later, or leave it." in page
    page = daniel.submit("Save and go on")
    assert page.h1 == "Organisation"


def test_the_last_attribute_leads_back_and_no_page_counts_like_a_score(daniel):
    daniel.get("/becoming-a-senco/attributes/eye-for-detail")
    page = daniel.submit("Save and go on", {"answer-d1": "often", "answer-d2": "often"})
    assert page.h1 == "What can be seen"
    assert "2 of 6 looked at" in page
    assert not re.search(r"\d+ of \d+ (seen|often)|\d+ ?%", page.text)


def test_mistakes_stand_where_they_are_and_the_rest_is_kept(daniel, interest_id):
    daniel.get(RELATIONSHIPS)
    page = daniel.submit(
        "Save and go on",
        {"answer-r1": "often", "words-r2": "Came back after lunch.", "day-r2": ""},
        status=422,
    )
    assert page.errors == ["Choose how often, to go with your example."]
    assert page.field("words-r2").value == "Came back after lunch."
    assert kept(interest_id, "r1").seen == "often"
    page = daniel.submit(
        "Save and go on", {"answer-r2": "often", "day-r2": "2026-12-24"}, status=422
    )
    assert page.errors == ["That day is still to come. Choose today or an earlier one."]
    page = daniel.submit("Save and go on", {"day-r2": "yesterday"}, status=422)
    assert page.errors[0].startswith("Write the day like this")


def test_a_likely_pupil_is_warned_about_and_the_writer_decides(daniel, interest_id):
    daniel.get(RELATIONSHIPS)
    page = daniel.submit(
        "Save and go on", {"answer-r1": "often", "words-r1": "Of A123456789012."}, status=422
    )
    assert "Please check" in page.errors[0]
    daniel.submit("Save anyway, it names no pupil")
    assert kept(interest_id, "r1").example == "Of A123456789012."


def test_words_too_long_are_refused_and_still_there(daniel):
    daniel.get(RELATIONSHIPS)
    page = daniel.submit(
        "Save and go on", {"answer-r1": "often", "words-r1": "a" * 601}, status=422
    )
    assert "600 can be kept" in page.errors[0]
    assert len(page.field("words-r1").value) == 601


def test_two_windows_that_differ_show_both_and_lose_nothing(browser, cast, daniel, interest_id):
    other = browser.second(cast.daniel)
    daniel.get(RELATIONSHIPS)
    other.get(RELATIONSHIPS)
    other.submit("Save and go on", {"answer-r1": "sometimes", "words-r1": "From the other."})
    page = daniel.submit(
        "Save and go on", {"answer-r1": "often", "words-r1": "From this one."}, status=409
    )
    for words in ("What stands now", "Sometimes", "From the other."):
        assert words in page
    assert page.field("words-r1").value == "From this one."
    daniel.submit("Save and go on")
    row = kept(interest_id, "r1")
    assert (row.seen, row.example) == ("often", "From this one.")


def test_a_script_saves_single_choices(daniel, interest_id):
    url = f"{RELATIONSHIPS}/r1"
    answer = daniel.post(url, {"answer": "often", "edition": ""})
    assert (answer.json["answered"], answer.json["progress"]) == (1, "1 of 6 looked at")
    again = daniel.post(url, {"answer": "not_yet", "edition": answer.json["edition"]})
    assert again.status_code == 200
    assert kept(interest_id, "r1").seen == "not_yet"
    assert daniel.post(url, {"answer": "often", "edition": ""}).status_code == 409
    assert daniel.post(url, {"answer": "always", "edition": ""}).status_code == 422
    assert daniel.post(f"{RELATIONSHIPS}/o1", {"answer": "often"}).status_code == 404


def test_an_example_half_typed_is_there_again_and_goes_once_it_is_sent(cast, daniel, interest_id):
    key = f"way/attributes/{interest_id}/r1"
    daniel.post(f"/drafts/{key}", {"body": "Half a"})
    page = daniel.get(RELATIONSHIPS)
    assert page.field("words-r1").value == "Half a"
    daniel.submit("Save and go on", {"answer-r1": "often"})
    assert db.session.query(Draft).filter_by(person_id=cast.daniel.id, form_key=key).count() == 0


def test_the_task_for_an_eye_for_detail_is_offered(daniel):
    page = daniel.get("/becoming-a-senco/attributes/eye-for-detail")
    assert "A task for an eye for detail" in page.headings(2)
    assert "paragraphs 6.44 to 6.56" in page
    assert "A task for an eye for detail" not in daniel.get(RELATIONSHIPS).headings(2)


def test_what_the_guide_holds_no_more_is_left_out_with_a_word(cast, daniel, interest_id):
    noted(cast.daniel, interest_id, "gone-since", "often", EXAMPLE)
    page = daniel.get("talent.read_attributes")
    assert "is no longer in the list" in page
    assert "0 of 2 looked at" in page


def test_an_attribute_that_is_none_is_not_found(daniel):
    daniel.get("/becoming-a-senco/attributes/charm", status=404)


def test_without_a_way_there_is_the_page_to_begin_one(browser, cast):
    amina = browser.as_(cast.amina)
    assert amina.get("talent.read_attributes").path == "/becoming-a-senco"
    amina.get(RELATIONSHIPS, status=404)


def test_pages_cost_a_fixed_number_of_statements(cast, browser, daniel, interest_id):
    noted(cast.daniel, interest_id, "r1", "often", EXAMPLE)
    daniel.get("talent.read_attributes")
    assert len(browser.as_(cast.daniel).statements) <= 7
    daniel.get(RELATIONSHIPS)
    assert len(browser.as_(cast.daniel).statements) <= 5
