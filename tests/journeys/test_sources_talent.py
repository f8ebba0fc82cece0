"""How a school finds its next SENCo: what can be seen, a talk, a trial, the qualification."""

from datetime import timedelta

import pytest

from tests.journeys import onward

SEEN = "She asked him what would help, and wrote it down."
TRIAL = "Daniel Okafor: Trial: Transition"
MOST_STATEMENTS = 60
BRIEF = {
    "strand": "transition",
    "brief": "I plan one move. The rest stays with Priya.",
    "protected_minutes": "210",
    "meets": "Thursdays, 3.40 pm",
    "starts_on": "2026-11-23",
    "ends_on": "2027-01-29",
}
OWN = "I ask before I answer."


@pytest.fixture
def daniel(visitor, cast, clock):
    """Daniel, who has said that he might."""
    daniel = visitor.as_(cast.daniel)
    onward.might(daniel)
    return daniel


@pytest.mark.source("A4")
def test_a4_attributes_are_seen_by_oneself_and_by_a_mentor_apart(visitor, cast, daniel):
    """A4: relationships, organisation, an eye for detail, as behaviours; a task on the Code."""
    _looks_at_himself(daniel)
    onward.share_way(daniel, "Priya Nair", "attributes")
    priya = visitor.as_(cast.priya)
    onward.open_shared(priya, "Daniel Okafor: The way to becoming a SENCo")
    priya.follow("Attributes")
    page = priya.follow("Relationships")
    assert "Greets everybody." in page
    assert OWN not in page
    priya.submit("Save and go on", {"answer-r1": "often", "words-r1": SEEN})
    onward.way(daniel)
    page = daniel.follow("Attributes: what can be seen")
    assert not page.has_link("Priya Nair, beside your own"), "before it is handed over"
    priya.follow("What you have seen of Daniel Okafor")
    priya.submit("Hand it over to Daniel Okafor")
    onward.way(daniel)
    daniel.follow("Attributes: what can be seen")
    page = daniel.follow("Priya Nair, beside your own")
    assert SEEN in page
    assert OWN in page


def _looks_at_himself(daniel):
    """Daniel notes behaviours, and finds the task for an eye for detail and its lessons."""
    daniel.follow("Attributes: what can be seen")
    daniel.follow("Relationships")
    daniel.submit("Save and go on", {"answer-r1": "sometimes", "words-r1": OWN})
    page = daniel.submit("Save and go on", {"answer-o1": "often"})
    assert page.h1 == "Eye for detail"
    assert "Brief a few of them from it, in five minutes." in page
    lesson = next(each for each in page.links if "/lessons/read-synthesise-brief/" in each.path)
    assert daniel.follow(lesson.text).h1 == lesson.text
    onward.way(daniel)


@pytest.mark.source("A8")
def test_a8_a_trial_as_assistant_senco_from_its_brief_to_its_end(visitor, cast, daniel, clock):
    """A8: try an assistant SENCo role: a brief, dates, meetings, reviews halfway and at the end."""
    daniel.follow("A trial as assistant SENCo")
    _writes_a_brief(daniel)
    priya = _agrees(visitor.as_(cast.priya))
    onward.way(daniel)
    daniel.follow("Open the trial")
    daniel.follow("Note a meeting")
    page = daniel.submit("Keep it", went_well="We looked at the map.", next_steps="Ask Year 6.")
    assert "Weekly meeting, 23 November 2026" in page.headings(3)
    clock.shift(timedelta(days=40))
    priya = visitor.second(cast.priya)
    onward.open_shared(priya, TRIAL)
    priya.follow("Note a meeting or a review")
    priya.submit("Keep it", kind="mid_review", went_well="He asks before he answers.")
    clock.shift(timedelta(days=30))
    daniel = visitor.second(cast.daniel)
    onward.way(daniel)
    assert "He asks before he answers." in daniel.follow("Open the trial")
    _ends_it(daniel)
    for other in (cast.helen, cast.lena, cast.sam):
        visitor.second(other).get(page.path, status=404)


def _writes_a_brief(daniel):
    """Daniel writes it down and shows it to Priya."""
    typed = {**BRIEF, "who": onward.choice(daniel, "who", "Priya Nair")}
    page = daniel.submit("Keep the brief", typed)
    assert "3 hours 30 minutes" in page.text
    daniel.submit("Show it to Priya Nair")


def _agrees(priya):
    """Priya finds it under Development and agrees."""
    page = onward.open_shared(priya, TRIAL)
    assert BRIEF["brief"] in page
    page = priya.submit("I agree to the brief")
    assert "I agree to the brief" not in page.buttons
    return priya


def _ends_it(daniel):
    """The review at the end, then the end; the readiness review is next."""
    daniel.follow("Note the review")
    daniel.submit("Keep it", went_well="All four moves are planned.")
    daniel.follow("End it")
    page = daniel.submit("End the trial", note="I would like this job.")
    assert "Ended on 1 February 2027" in page
    for words in ("We looked at the map.", "All four moves are planned.", "I would like this job."):
        assert words in page
    assert daniel.follow("Open it").h1 == "Readiness review"


@pytest.mark.source("B1")
def test_b1_whoever_is_ready_reaches_the_qualification_and_its_deadline(daniel):
    """B1: a new SENCo must gain the qualification within three years: by when, from the way."""
    daniel.follow("Readiness review")
    daniel.submit("Begin a review")
    daniel.follow("Decide what it comes to")
    daniel.submit("Keep this as my result", outcome="ready")
    page = onward.way(daniel)
    assert "Ready: a good result" in page.headings(2)
    daniel.follow("The qualification")
    daniel.follow("Enter my dates")
    page = daniel.submit(
        "Save and see what follows",
        appointed_on="2027-01-04",
        months_before="0",
        qualification="none",
    )
    assert "4 January 2030" in page
    assert "4 January 2030" in onward.development(daniel)


def test_from_a_first_thought_to_a_plan(visitor, cast, daniel):
    """The whole way: interest, readiness “ready”, the aspiring round, its profile, a plan."""
    _comes_to_ready(daniel)
    onward.way(daniel)
    page = daniel.follow("From a skills audit to a plan")
    assert page.field("what").value == "senco-skills/aspiring"
    daniel.submit("Start")
    page = _rates_all(daniel)
    assert page.h1 == "Where you stand"
    onward.way(daniel)
    daniel.follow("See your profile")
    daniel.submit("Start a plan with these")
    page = daniel.submit("Start the plan", vision="To lead a school that looks first.")
    assert "To lead a school that looks first." in page
    onward.way(daniel)
    assert daniel.follow("Your plan").path == page.path
    for other in (cast.helen, cast.priya, cast.miriam):
        visitor.as_(other).get(page.path, status=404)
        assert "Daniel" not in onward.development(visitor.as_(other))


def _comes_to_ready(daniel):
    """A readiness review with one checkpoint answered comes to “ready”."""
    daniel.follow("Readiness review")
    daniel.submit("Begin a review")
    daniel.follow("I can say what the role is.")
    told = {"answer-the-role": "yes", "words-the-role": "I said it to the staff of Year 4."}
    daniel.submit("Save and go on", told)
    page = onward.way(daniel)
    assert "You are in the middle of your readiness review" in page
    page = daniel.follow("Carry on")
    assert "1 of 3 looked at" in page
    daniel.follow("Decide what it comes to")
    page = daniel.submit("Keep this as my result", outcome="ready")
    assert "This is not the qualification" in page


def _rates_all(window):
    """Every statement of the round is rated, a page each, and the round is finished."""
    links = [each.path for each in window.page.links if each.text == "Begin"]
    page = window.get(next(each for each in links if "/statements/" in each))
    for _ in range(MOST_STATEMENTS):
        if "Save and go on" not in page.buttons:
            break
        page = window.submit("Save and go on", answer="2")
    return window.submit("Finish this round")
