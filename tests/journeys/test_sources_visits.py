"""A SENCo's day seen for oneself: expected and observed, highs and lows, reflected on."""

from datetime import timedelta

import pytest

from tests.journeys import onward

MINUTES = {"pup": "18", "par": "1:00", "sta": "42"}
AFTER_THE_VISIT = timedelta(days=3, hours=5)
FOUR_WEEKS = timedelta(days=29)


@pytest.fixture
def daniel(visitor, cast, clock):
    """Daniel, at the page of a placement at Marsh Lane that all three have agreed to."""
    daniel = visitor.as_(cast.daniel)
    onward.might(daniel)
    onward.agreed_placement(daniel, visitor.as_(cast.lena), visitor.as_(cast.helen))
    return daniel


@pytest.fixture
def visited(visitor, cast, clock, daniel):
    """Daniel on the page of his visit, signed in again in the afternoon of that day."""
    onward.set_expected(daniel, {"pup": "60", "par": "25", "sta": "15"})
    onward.placement(daniel, "Lena Kowalska, Marsh Lane")
    onward.plan_visit(daniel)
    clock.shift(AFTER_THE_VISIT)
    daniel = visitor.second(cast.daniel)
    daniel.get("home.read_home")
    daniel.follow("A visit at Marsh Lane")
    return daniel


@pytest.mark.source("A6")
def test_a6_the_day_expected_stands_beside_the_day_observed(visitor, cast, visited):
    """A6: the expected day against the observed one, as a chart, from the visitor’s own log."""
    onward.note_day(visited, MINUTES, mode_par="liaising", mode_pup="doing")
    page = visited.follow("What you expected, beside what you saw")
    comparison = page.path
    assert page.h1 == "Expected and seen"
    assert page.element("days-title") == "The day by kinds of work, in per cent", "a chart"
    assert "You expected 60% of the day in “Direct work with pupils” and saw 15%." in page
    row = page.table("Expected and seen, by kind of work")[0]
    assert (row["Expected"], row["Seen"], row["Difference"]) == ("60%", "15%", "45 points less")
    page = visited.follow("Write what you learnt about: Direct work with pupils")
    page = visited.submit("Keep", body="Most of it is arranging what others do.")
    assert "Most of it is arranging what others do." in page
    for other in (cast.lena, cast.helen, cast.priya):
        visitor.second(other).get(comparison, status=404)
    onward.placement(visited, "Lena Kowalska, Marsh Lane")
    page = visited.follow("Expected day")
    assert "the day you expected stands as it is" in page, "nobody foretells afterwards"


@pytest.mark.source("A7")
def test_a7_network_tasks_and_highs_lows_and_flashpoints_in_one_summary(visitor, cast, visited):
    """A7: join forums, learn the highs and lows and the flashpoints."""
    onward.note_day(
        visited,
        MINUTES,
        tag_par="high",
        note_par="She was heard.",
        tag_sta="low",
        note_sta="Nobody had time.",
        tag_pup="flashpoint",
        note_pup="The hall was too loud.",
    )
    visited.follow("What you expected, beside what you saw")
    page = visited.follow("What you have seen, highs and lows")
    said = page.text[page.text.index("Highs and lows") :]
    told = ("Highs ", "She was heard.", "Lows", "Nobody had time.", "Flashpoints", "too loud")
    places = [said.index(words) for words in told]
    assert places == sorted(places), "each under its own heading"
    assert "A worried parent at the gate." in said, "what the guide says to expect"
    onward.way(visited)
    page = visited.follow("Beyond your school")
    assert "0 of 2 done" in page
    visited.follow("Look into a forum")
    page = visited.submit("I have done this", note="Two questions came up twice.")
    assert "1 of 2 done" in page
    assert "Two questions came up twice." in page
    assert "1 of 2" in onward.way(visited)


@pytest.mark.source("D1")
def test_d1_reflections_on_a_visit_are_private_shared_singly_and_come_back(
    visitor, cast, clock, visited
):
    """D1: reflection in and on action, private, revisited later (“what do you think now?”)."""
    first, second = _reflects(visited)
    lena = visitor.second(cast.lena)
    for window in (lena, visitor.second(cast.helen), visitor.second(cast.priya)):
        for path in (first, second):
            window.get(path, status=404)
    _shares(visited, first)
    page = onward.open_shared(lena, "Daniel Okafor: “What am I noticing?”, 26 November 2026")
    assert "I rush to answer." in page
    assert "because of one question" not in page
    clock.shift(FOUR_WEEKS)
    daniel = visitor.second(cast.daniel)
    page = daniel.get("home.read_home")
    assert "I rush" not in page, "whoever looks at the screen reads nothing"
    page = daniel.follow("Look back")
    assert page.h1 == "What do you think now?"
    page = daniel.submit("Keep my words", body="I still rush, and I notice it.")
    assert "I still rush, and I notice it." in page
    assert "I rush to answer." in page
    visitor.second(cast.lena).get(page.path, status=404)


def _reflects(visited):
    """In action and on action, a question each; the addresses of both."""
    visited.follow("Reflect on this visit")
    visited.follow("What am I noticing?")
    page = visited.submit("Keep", body="I rush to answer.")
    assert page.h1 == "Reflect on the visit"
    visited.follow("What happened, without names?")
    page = visited.submit("Keep", body="A talk went well because of one question.")
    return [each.path for each in page.links if each.path.startswith("/reflections/")]


def _shares(visited, path):
    """One of them is shared with the host, from its own page."""
    visited.get(path)
    visited.follow("Share the words of 26 November 2026")
    who = onward.choice(visited, "who", "Lena Kowalska")
    visited.submit("Share", who=who, ends_on=onward.LAST_DAY)
