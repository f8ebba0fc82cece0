"""A mentor beside the owner: apart until it is handed over, and over once it is taken back."""

from datetime import timedelta

import pytest

from learning.database import db
from learning.sharing import services as sharing
from learning.sharing.models import Look
from learning.talent.models import SecondView, Sighting
from tests.learning.talent.attributes.making import EXAMPLE, handed_over, noted
from tests.learning.talent.walking import begun, opened, shared

pytestmark = pytest.mark.usefixtures("clock")
SEEN = "Asked him what would help, and wrote it down."


@pytest.fixture
def interest_id(app, cast):
    key = begun(cast.daniel)
    noted(cast.daniel, key, "r1", "sometimes", EXAMPLE)
    return key


@pytest.fixture
def share_id(cast, interest_id):
    return shared(cast.daniel, cast.priya, "attributes")


@pytest.fixture
def priya(browser, cast, share_id):
    window = browser.as_(cast.priya)
    opened(window, share_id)
    return window


def page_of(share_id, rest=""):
    return f"/becoming-a-senco/shared/{share_id}/attributes{rest}"


def views(interest_id):
    db.session.expire_all()
    return db.session.query(SecondView).filter_by(interest_id=interest_id).all()


def test_a_mentor_meets_the_cover_first(browser, cast, share_id):
    window = browser.as_(cast.priya)
    for rest in ("", "/relationships"):
        assert window.get(page_of(share_id, rest)).path == f"/sharing/{share_id}"


def test_a_mentor_notes_apart_and_sees_nothing_of_the_owners(priya, share_id):
    page = priya.get(page_of(share_id))
    assert page.h1 == "What you have seen of Daniel Okafor"
    page = priya.follow("Relationships")
    assert "Greets everybody." in page
    assert EXAMPLE not in page
    assert page.field("words-r1").value == ""
    assert not page.field("answer-r1").value
    priya.submit("Save and go on", {"answer-r1": "often", "words-r1": SEEN})
    page = priya.get(page_of(share_id, "/relationships"))
    assert page.field("words-r1").value == SEEN
    assert EXAMPLE not in page


def test_the_owner_sees_nothing_before_it_is_handed_over(browser, cast, interest_id, share_id):
    noted(cast.priya, interest_id, "r1", "often", SEEN)
    page = browser.as_(cast.daniel).get("talent.read_attributes")
    assert "Priya Nair can answer apart from you until the end of 18 December 2026" in page
    assert not page.has_link("Priya Nair, beside your own")
    for name in ("talent.read_attributes", "/becoming-a-senco/attributes/relationships"):
        assert SEEN not in browser.as_(cast.daniel).get(name)


def test_handed_over_the_two_stand_side_by_side_as_things_to_talk_about(
    browser, cast, interest_id, share_id, priya
):
    noted(cast.priya, interest_id, "r1", "often", SEEN)
    noted(cast.priya, interest_id, "r2", "no_chance")
    priya.get(page_of(share_id))
    page = priya.submit("Hand it over to Daniel Okafor")
    assert "Handed over. Daniel Okafor can see it now." in page
    assert SEEN in page
    assert EXAMPLE not in page
    daniel = browser.as_(cast.daniel)
    daniel.get("talent.read_attributes")
    page = daniel.follow("Priya Nair, beside your own")
    assert page.h1 == "What Priya Nair has seen"
    for words in (SEEN, EXAMPLE, "Seen often", "Sometimes", "neither is wrong"):
        assert words in page
    assert "Worth a talk" in page.headings(2)
    assert page.text.count("Worth a talk") == 2
    assert "You may like to do that first" in page
    assert "error" not in page.text.lower()


def test_handed_over_it_stands_until_it_is_taken_up_again(
    browser, cast, interest_id, share_id, priya
):
    noted(cast.priya, interest_id, "r1", "often", SEEN)
    handed_over(cast.priya, interest_id)
    assert priya.get(page_of(share_id, "/relationships")).path == page_of(share_id)
    answer = priya.post(page_of(share_id, "/relationships"), {"answer-r1": "not_yet"})
    assert answer.status_code == 422
    answer = priya.post(page_of(share_id, "/relationships/r1"), {"answer": "not_yet"})
    assert answer.status_code == 409
    priya.get(page_of(share_id))
    page = priya.submit("Take it up again to change it")
    assert "sees none of it until you hand it over again" in page
    assert views(interest_id) == []
    assert "beside your own" not in browser.as_(cast.daniel).get("talent.read_attributes")


def test_nothing_noted_cannot_be_handed_over(priya, share_id, interest_id):
    page = priya.get(page_of(share_id))
    assert "Hand it over to Daniel Okafor" not in page.buttons
    priya.post(page_of(share_id, "/hand-over"), {})
    assert views(interest_id) == []


def test_taken_back_it_is_over_at_once_and_words_are_not_lost(
    browser, cast, interest_id, share_id, priya
):
    priya.get(page_of(share_id, "/relationships"))
    sharing.withdraw(cast.daniel.id, share_id)
    db.session.commit()
    page = priya.submit("Save and go on", {"answer-r1": "often", "words-r1": SEEN}, status=404)
    assert page.h1 == "This is no longer shared with you"
    assert "What you typed is not lost" in page
    assert SEEN in page
    assert db.session.query(Sighting).filter_by(by_person_id=cast.priya.id).count() == 0
    for rest in ("", "/relationships"):
        priya.get(page_of(share_id, rest), status=404)
    for rest in ("/hand-over", "/take-up", "/relationships/r1"):
        assert priya.post(page_of(share_id, rest), {"answer": "often"}).status_code == 404


def test_what_was_handed_over_stays_the_owners_when_the_share_ends(
    browser, cast, interest_id, share_id
):
    noted(cast.priya, interest_id, "r1", "often", SEEN)
    handed_over(cast.priya, interest_id)
    sharing.withdraw(cast.daniel.id, share_id)
    db.session.commit()
    daniel = browser.as_(cast.daniel)
    daniel.get("talent.read_attributes")
    assert SEEN in daniel.follow("Priya Nair, beside your own")


def test_a_share_without_this_part_opens_nothing_of_it(browser, cast, interest_id):
    share_id = shared(cast.daniel, cast.priya, "readiness")
    window = browser.as_(cast.priya)
    opened(window, share_id)
    window.get(page_of(share_id), status=404)
    window.get(page_of(share_id, "/relationships"), status=404)
    assert window.post(page_of(share_id, "/relationships"), {}).status_code == 404


def test_after_an_hour_of_writing_words_are_kept_and_the_look_is_noted(
    cast, clock, interest_id, share_id, priya
):
    priya.get(page_of(share_id, "/relationships"))
    clock.shift(timedelta(minutes=80))
    priya.submit("Save and go on", {"answer-r1": "often", "words-r1": SEEN})
    assert db.session.query(Look).filter_by(share_id=share_id).count() == 2
    assert db.session.query(Sighting).filter_by(by_person_id=cast.priya.id).one().example == SEEN


def test_after_midnight_of_the_last_day_nothing_opens(browser, cast, clock, share_id):
    clock.shift(timedelta(days=26))
    browser.as_(cast.priya).get(page_of(share_id), status=404)


def test_two_mentors_do_not_see_one_another(browser, cast, interest_id, share_id, priya):
    noted(cast.helen, interest_id, "r1", "not_yet", "From Helen.")
    handed_over(cast.helen, interest_id)
    page = priya.get(page_of(share_id, "/relationships"))
    assert "From Helen." not in page


def test_a_view_of_another_way_is_not_found(browser, cast, interest_id):
    begun(cast.amina)
    noted(cast.priya, interest_id, "r1", "often", SEEN)
    handed_over(cast.priya, interest_id)
    key = views(interest_id)[0].id
    browser.as_(cast.amina).get("talent.read_attributes_beside", view_id=key, status=404)
    browser.as_(cast.priya).get("talent.read_attributes_beside", view_id=key, status=404)


def test_the_mentors_page_costs_a_fixed_number_of_statements(browser, cast, priya, share_id):
    priya.get(page_of(share_id))
    assert len(browser.as_(cast.priya).statements) <= 5
