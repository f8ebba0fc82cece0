"""Somebody’s own way: a sentence, one next thing, steps that force nothing, no dead end."""

import pytest

from learning import clock
from learning.database import db
from learning.shadowing.rules import PlacementState
from learning.talent.queries import stages_of, way_in_short
from learning.talent.rules import ReadinessOutcome, Stage
from tests.factories import a_round
from tests.learning.talent.walking import agreed, asked, begun, opened, shared
from tests.rows import add_row

pytestmark = pytest.mark.usefixtures("app", "clock")
MOST = 30
"""Statements of the page, whatever is there."""
WHY = "I keep thinking about it."
STEPS = [
    "Interest",
    "Attributes: what can be seen",
    "A conversation with a SENCo",
    "A placement, with visits",
    "Beyond your school",
    "Readiness review",
    "A trial as assistant SENCo",
    "Skills audit and plan",
]


@pytest.fixture
def interest(cast):
    return begun(cast.amina, WHY)


def row(table, **values):
    db.session.rollback()
    with db.engine.begin() as connection:
        return add_row(connection, db.metadata.tables[table], **values)


def decided(interest_id, outcome):
    row(
        "readiness_reviews",
        interest_id=interest_id,
        outcome=outcome,
        closed_at=clock.now(),
    )


def test_the_steps_stand_in_order_and_every_link_leads_somewhere(browser, cast, interest):
    amina = browser.as_(cast.amina)
    page = amina.get("talent.read_way")
    links = [link for link in page.links if link.text in STEPS]
    assert [link.text for link in links] == STEPS
    for link in links:
        amina.get(link.path)


def test_the_next_thing_moves_on_with_what_is_there(browser, cast, interest):
    amina = browser.as_(cast.amina)
    assert "See what others could see in you" in amina.get("talent.read_way").headings(2)
    row("sightings", interest_id=interest, by_person_id=cast.amina.id, behaviour_slug="r1")
    assert "Talk with a SENCo for half an hour" in amina.get("talent.read_way").headings(2)
    asked(cast.amina, cast.priya)
    page = amina.get("talent.read_way")
    assert "See a SENCo’s day for yourself" in page.headings(2)
    assert "Priya Nair is asked." in page.text


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (ReadinessOutcome.READY, "Ready: a good result"),
        (ReadinessOutcome.NOT_NOW, "Not now: a good result"),
        (ReadinessOutcome.ANOTHER_PATH, "Another path: a good result"),
    ],
)
def test_a_decision_reads_as_a_good_result_and_leads_on_to_a_plan(
    browser, cast, interest, outcome, words
):
    decided(interest, outcome)
    amina = browser.as_(cast.amina)
    page = amina.get("talent.read_way")
    assert words in page.headings(2)
    assert page.has_link("From a skills audit to a plan")
    assert "Begin the skills audit" in [link.text for link in page.links]
    assert "fail" not in page.text


def test_from_a_round_of_the_aspiring_set_to_a_plan(browser, cast, interest, db_session):
    decided(interest, ReadinessOutcome.READY)
    amina = browser.as_(cast.amina)
    db.session.rollback()
    a_round(cast.amina.id, {"look-closely": 1}, statement_set="aspiring")
    db.session.commit()
    amina.get("talent.read_way")
    assert amina.follow("See your profile").path.endswith("/profile")
    row("plans", person_id=cast.amina.id, kind="own", state="active", heading="", ends_on=None)
    page = amina.get("talent.read_way")
    assert amina.follow("Open your plan").path.startswith("/plans/")
    assert "Your plan" in [link.text for link in page.links]


def test_it_is_the_owners_page_and_nobody_elses(browser, cast, interest):
    for member in (cast.helen, cast.priya, cast.sam, cast.miriam, cast.tom):
        page = browser.as_(member).get("talent.read_way")
        assert page.h1 == "Becoming a SENCo"
        assert WHY not in page.text
        development = browser.as_(member).get("home.read_development").text
        assert "Amina" not in development


def test_who_sees_it_is_said_and_can_be_taken_back(browser, cast, interest):
    amina = browser.as_(cast.amina)
    assert "Only you, unless you share it." in amina.get("talent.read_way").text
    amina.get("talent.choose_way_share")
    page = amina.submit("Share", {"who": str(cast.helen.id), "parts": ["attributes"]})
    assert "Helen Marsden" in page.text
    assert "is read by Helen Marsden until" in amina.get("talent.read_way").text
    amina.get("talent.choose_way_share")
    amina.follow("Take it back")
    amina.submit("Take it back")
    assert "Only you, unless you share it." in amina.get("talent.read_way").text


def test_nothing_is_shared_with_oneself_or_in_parts_that_are_none(browser, cast, interest):
    amina = browser.as_(cast.amina)
    for data in (
        {"who": cast.amina.id, "ends_on": "2026-12-18"},
        {"who": cast.helen.id, "ends_on": "2026-11-01"},
        {"who": cast.helen.id, "ends_on": "2026-12-18", "parts": "why"},
    ):
        amina.get("talent.choose_way_share")
        assert amina.post("/becoming-a-senco/share", data).status_code == 422


def test_a_leader_sees_how_far_it_is_and_nothing_else(browser, cast, interest):
    agreed(cast.amina, cast.priya, message="A private question.")
    key = shared(cast.amina, cast.helen)
    page = opened(browser.as_(cast.helen), key)
    assert page.h1 == "Amina Yusuf on the way to becoming a SENCo"
    assert page.fact("Stage") == "Conversation"
    for words in (WHY, "Priya", "A private question.", "Room 4", "You are asked as a mentor"):
        assert words not in page.text


def test_a_mentor_finds_the_ways_to_their_parts(browser, cast, interest):
    key = shared(cast.amina, cast.ruth, "attributes", "readiness")
    ruth = browser.as_(cast.ruth)
    page = opened(ruth, key)
    assert "You are asked as a mentor" in page.text
    for words in ("Attributes", "Readiness"):
        assert f"/becoming-a-senco/shared/{key}/" in page.link(words).path
        ruth.get(page.link(words).path)


def test_the_cover_comes_first(browser, cast, interest):
    key = shared(cast.amina, cast.helen)
    helen = browser.as_(cast.helen)
    assert helen.get("talent.read_shared_way", share_id=key).path == f"/sharing/{key}"
    browser.as_(cast.priya).get("talent.read_shared_way", share_id=key, status=404)
    browser.as_(cast.amina).get("talent.read_shared_way", share_id=key, status=404)


def test_words_for_others_changed_in_two_windows_are_both_shown(browser, cast, interest):
    first, second = browser.as_(cast.amina), browser.second(cast.amina)
    first.get("talent.edit_for_others")
    second.get("talent.edit_for_others")
    first.submit("Save", words="One.")
    page = second.submit("Save", words="Two.", status=409)
    assert "One." in page.text
    assert page.field("words").value == "Two."


def test_development_has_a_line_for_whoever_is_on_the_way_and_a_quiet_one_for_others(
    browser, cast, interest
):
    page = browser.as_(cast.amina).get("home.read_development")
    assert page.link("Becoming a SENCo").path == "/becoming-a-senco"
    assert "Interest, on your way since 23 November 2026." in page.text
    page = browser.as_(cast.tom).get("home.read_development")
    assert page.link("Becoming a SENCo").path == "/becoming-a-senco"
    assert "Nobody is told that you looked." in page.text


def test_the_stage_is_worked_out_for_many_at_once(cast, interest, statements):
    begun(cast.tom)
    row("placements", visitor_id=cast.tom.id, state=PlacementState.AGREED)
    decided(interest, ReadinessOutcome.NOT_NOW)
    db.session.rollback()
    with statements() as counted:
        found = stages_of([cast.amina.id, cast.tom.id, cast.helen.id])
    assert len(counted) == 1
    assert found == {cast.amina.id: Stage.NOT_NOW, cast.tom.id: Stage.PLACEMENT}
    assert way_in_short(cast.helen.id, clock.today()) is None


def test_a_newer_review_stands_before_an_older_decision(cast, interest):
    decided(interest, ReadinessOutcome.NOT_NOW)
    row("readiness_reviews", interest_id=interest, outcome=None, closed_at=None)
    assert stages_of([cast.amina.id])[cast.amina.id] is Stage.REVIEW


def test_the_way_is_a_fixed_number_of_statements(browser, cast, interest):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_way")
    before = len(amina.statements)
    for partner in (cast.priya, cast.lena, cast.priya):
        asked(cast.amina, partner)
    amina.get("talent.read_way")
    assert len(amina.statements) == before
    assert before <= MOST
