"""A case is walked by links and plain forms, and nothing is kept."""

import pytest

from content.types import Scenario, ScenarioOption, ScenarioStep
from learning.courses.scenarios.rules import LONGEST_WAY, walked

URL = "/lessons/first-steps/trying/scenarios/at-the-door"


def an_option(slug, leads_to=None):
    return ScenarioOption(
        slug=slug, html=slug, feedback_html=slug, is_experienced=False, leads_to=leads_to
    )


def a_step(slug, *options):
    return ScenarioStep(slug=slug, title=slug, html=slug, options=options)


CASE = Scenario(
    slug="case",
    title="A case",
    steps=(
        a_step("start", an_option("on", "middle"), an_option("out")),
        a_step("middle", an_option("round", "start"), an_option("end", "last")),
        a_step("last"),
    ),
)


def test_a_way_begins_at_the_opening():
    moment = walked(CASE, ())
    assert (moment.step.slug, moment.last, moment.is_end) == ("start", None, False)


def test_a_choice_leads_to_its_step():
    moment = walked(CASE, ("on",))
    assert (moment.step.slug, moment.last.slug, moment.is_end) == ("middle", "on", False)


def test_a_choice_without_an_arrow_ends_the_way():
    moment = walked(CASE, ("out",))
    assert (moment.step, moment.last.slug, moment.is_end) == (None, "out", True)


def test_a_step_without_choices_ends_the_way():
    assert walked(CASE, ("on", "end")).is_end


def test_one_may_go_round():
    assert walked(CASE, ("on", "round", "on", "round")).step.slug == "start"


@pytest.mark.parametrize(
    "way",
    [("no-such",), ("on", "no-such"), ("out", "on"), ("on", "end", "on"), ("",), ("on",) * 2],
)
def test_a_way_that_leads_nowhere_begins_anew(way):
    moment = walked(CASE, way)
    assert (moment.step.slug, moment.way, moment.is_lost) == ("start", (), True)


def test_an_endless_way_begins_anew():
    round_and_round = ("on", "round") * (LONGEST_WAY // 2)
    assert not walked(CASE, round_and_round).is_lost
    assert walked(CASE, (*round_and_round, "on")).is_lost


@pytest.fixture
def amina(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", module="first-steps", lesson="trying")
    return amina


def test_a_case_is_walked_from_the_lesson_to_its_end_and_back(amina):
    page = amina.submit(
        "See what happens", **{"option-at-the-door": "“What have you noticed at home?”"}
    )
    assert page.h1 == "At the door"
    assert "You chose “What have you noticed at home?” What follows You ask before you tell." in (
        page.text
    )
    assert "An experienced colleague might well do the same." in page.text
    assert page.headings(2) == ["She tells you"]
    page = amina.submit("See what happens", **{"option-at-the-door": "Say thank you and go in"})
    assert "You will not remember them." in page.text
    assert "experienced" not in page.text
    page = amina.follow("Back to the lesson")
    assert page.path == "/lessons/first-steps/trying"


def test_feedback_stands_nowhere_before_the_choice(amina):
    for words in ("You ask before you tell.", "It ends the talk", "They will matter"):
        assert words not in amina.page.html
        assert words not in amina.get(URL).html


def test_there_are_ways_back(amina):
    amina.submit("See what happens", **{"option-at-the-door": "“Everything is fine.”"})
    assert "Nothing is lost: you can ask tomorrow." in amina.page.text
    page = amina.follow("One step back")
    assert "“What have you noticed at home?”" in page.text
    amina.submit("See what happens", **{"option-at-the-door": "“Everything is fine.”"})
    page = amina.follow("Try another way")
    assert not page.has_link("One step back")


def test_a_forgotten_choice_is_asked_for(amina):
    page = amina.submit("See what happens")
    assert page.errors == ["Choose what you would do"]


@pytest.mark.parametrize(
    "query",
    [
        "way=no-such",
        "way=",
        "&".join(["way=x"] * 500),
        "way=%00%ff",
        "option-at-the-door=%3Cscript%3E",
        f"way={'x' * 5000}",
        "way[]=1&asked",
    ],
)
def test_nonsense_begins_anew_gently(browser, cast, query):
    page = browser.as_(cast.amina).get(f"{URL}?{query}")
    assert page.h1 == "At the door"
    assert "A parent waits at the door." in page.text


def test_nothing_of_a_case_is_written(amina):
    amina.submit("See what happens", **{"option-at-the-door": "“Everything is fine.”"})
    assert not amina.statements.writes
    assert len(amina.statements) == 1
