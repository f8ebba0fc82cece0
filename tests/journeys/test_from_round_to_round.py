"""A SENCo from her first round to her second, half a year later, by pages and without a script."""

from datetime import timedelta

import pytest

from tests.browser import Browser
from tests.pages import Page

HALF_A_YEAR = timedelta(weeks=26)
FIRST = {
    "look-closely": "1",
    "one-at-a-time": "3",
    "keep-notes": "2",
    "say-no": "not_my_role",
    "show-effect": "2",
}
SECOND = {**FIRST, "look-closely": "3", "keep-notes": "3", "say-no": "2"}


def _rate(senco: Browser, answers: dict[str, str]) -> None:
    """Go through a round of the small audit, a statement a page, and finish it."""
    senco.get("home.read_development")
    senco.follow("Begin")
    page = senco.submit("Start", {"what": "small-skills", "purpose": "To see where I stand."})
    page = senco.get(f"{page.path}/statements/look-closely")
    for slug, answer in answers.items():
        assert page.path.endswith(f"/statements/{slug}"), "the next one without an answer"
        page = senco.submit("Save and go on", {"answer": answer})
    assert "All 5 statements are answered." in page.text
    senco.submit("Finish this round")


def _make_a_plan(senco: Browser) -> Page:
    """From the suggested gaps, with a vision and a ready-made action, agreed with the head."""
    page = senco.submit("Start a plan with these")
    offers = {name: page.field(name).options for name in ("goal_0_actions", "goal_1_actions")}
    ((name, ready),) = [
        (name, each)
        for name, options in offers.items()
        for each in options
        if each.startswith("ready:")
    ]
    senco.submit(
        "Start the plan",
        {
            "vision": "To lead a school in which everybody looks first.",
            "goal_0_measure": "Three notes a week that say what was seen.",
            name: [ready],
        },
    )
    senco.get(f"{senco.page.path}/agree")
    senco.submit("Agree the plan", {"agreed_with": "Helen Marsden", "next_review_on": "2027-05-10"})
    return senco.submit("Begin the plan")


@pytest.mark.source("D4")
@pytest.mark.source("C1")
def test_a_round_becomes_a_profile_by_domain_and_by_lens_without_a_score(visitor, cast, clock):
    priya = visitor.as_(cast.priya)
    _rate(priya, FIRST)
    page = priya.page
    assert page.h1 == "Where you stand"
    assert page.table("Levels by domain: the mean of the levels, from 1 to 4")
    lenses = page.table("Levels by lens: the mean of the levels, from 1 to 4")
    assert [row["Lens"] for row in lenses] == ["Leader", "Coordinator", "Specialist"]
    assert "1 not my role here, and in no figure" in page.text
    assert page.has_link("What to look for"), "a gap names the heading that closes it"
    for other in (cast.helen, cast.sam, cast.miriam):
        visitor.as_(other).get(page.path, status=404)


@pytest.mark.source("D5")
@pytest.mark.source("B4")
def test_a_plan_is_made_reviewed_and_the_second_round_shows_what_moved(visitor, cast, clock):
    priya = visitor.as_(cast.priya)
    _rate(priya, FIRST)
    page = _make_a_plan(priya)
    assert "To lead a school in which everybody looks first." in page.text
    assert "Count one thing for one lesson." in page.text
    assert "Choose what to count." in page.text, "with its how-to"
    plan_path = page.path
    clock.shift(HALF_A_YEAR)
    priya = visitor.second(cast.priya)
    page = priya.get("home.read_home")
    assert page.link("Review your plan").path == plan_path
    priya.get(plan_path)
    priya.follow("Write a review")
    page = priya.submit(
        "Keep this review",
        {"with_whom": "Helen Marsden", "moved": "Two teachers count now.", "next_steps": "Notes."},
    )
    assert "Two teachers count now." in page.text
    page = priya.get("skills.begin_round")
    page = priya.submit("Start", {"what": "small-skills"})
    page = priya.get(f"{page.path}/statements/look-closely")
    assert "Last time" in page.text
    for answer in SECOND.values():
        page = priya.submit("Save and go on", {"answer": answer})
    priya.submit("Finish this round")
    page = priya.follow("What moved, statement by statement")
    assert "I say what I see before I say what it is." in page.text


def test_the_head_sees_the_profile_once_it_is_shared_and_priya_sees_that_she_looked(
    visitor, cast, clock
):
    priya, helen = visitor.as_(cast.priya), visitor.as_(cast.helen)
    _rate(priya, FIRST)
    priya.follow("Share")
    priya.submit("Share", {"who": str(cast.helen.id), "ends_on": "2026-12-18"})
    page = helen.get("home.read_development")
    page = helen.follow("Priya Nair: Small skills audit")
    assert "can see when you open it" in page.text
    page = helen.submit("Open")
    assert "Looking closely" in page.text
    page = priya.get("sharing.list_shares")
    assert "Helen Marsden" in page.text
    assert "opened" in page.text.lower()
    priya.follow("Take it back from Helen Marsden: Small skills audit")
    priya.submit("Take it back")
    assert not helen.get("home.read_development").has_link("Priya Nair: Small skills audit")


@pytest.mark.source("B1")
def test_a_new_senco_learns_by_when_the_qualification_is_asked_of_her(visitor, cast, clock):
    priya = visitor.as_(cast.priya)
    priya.get("home.read_development")
    priya.follow("Qualification")
    priya.get("qualifications.edit_record")
    page = priya.submit(
        "Save and see what follows",
        {"appointed_on": "2026-09-01", "months_before": "0", "qualification": "none"},
    )
    assert "1 September 2029" in page.text
    page = priya.get("home.read_development")
    assert "1 September 2029" in page.text


@pytest.mark.source("D2")
def test_ten_seconds_of_diary_say_where_a_week_went(visitor, cast, clock):
    priya = visitor.as_(cast.priya)
    priya.get("home.read_development")
    priya.follow("Time diary")
    priya.submit("Keep this entry", {"mode": "doing", "minutes": "90"})
    page = priya.submit("Keep this entry", {"mode": "ensuring", "minutes": "30"})
    assert "This week: 2 h" in page.text
    assert "This week: 2 h" in priya.get("home.read_development").text


@pytest.mark.source("C2")
def test_the_strategic_pathway_ends_in_a_plan_in_the_product(visitor, cast, clock):
    priya = visitor.as_(cast.priya)
    page = priya.get("/pathways/strategic-senco")
    assert page.headings(2)[-1] == "What to do next"
    priya.follow("Start your plan for inclusion")
    page = priya.submit(
        "Start the plan",
        {"heading": "Everyone begins", "goal_0_text": "Pupils know how to start."},
    )
    assert page.h1 == "Everyone begins"
    visitor.as_(cast.helen).get(page.path, status=404)
