"""How a school finds its next SENCo: what can be seen, a talk, a trial, the qualification."""

from datetime import timedelta

import pytest

from tests.journeys import onward

SEEN = "She asked him what would help, and wrote it down."
MOST_STATEMENTS = 60
OWN = "I ask before I answer."


@pytest.fixture
def daniel(visitor, cast, clock):
    """Daniel, who has said that he might."""
    daniel = visitor.as_(cast.daniel)
    onward.might(daniel)
    return daniel


@pytest.mark.source("A4")
def test_a4_attributes_are_seen_by_oneself_and_a_mentor_and_a_task_tries_them(
    visitor, cast, daniel
):
    """A4: relationships, organisation, an eye for detail: behaviours, a mentor, a task on the Code."""
    daniel.follow("Attributes: what can be seen")
    daniel.follow("Relationships")
    daniel.submit("Save and go on", {"answer-r1": "sometimes", "words-r1": OWN})
    page = daniel.submit("Save and go on", {"answer-o1": "often"})
    assert page.h1 == "Eye for detail"
    assert "Brief a few of them from it, in five minutes." in page
    lesson = next(each for each in page.links if "/lessons/read-synthesise-brief/" in each.path)
    assert daniel.get(lesson.path).h1 == lesson.text
    onward.share_way(daniel, "Priya Nair", "attributes")
    priya = visitor.as_(cast.priya)
    onward.open_shared(priya, "Daniel Okafor: The way to becoming a SENCo")
    priya.follow("Attributes")
    page = priya.follow("Relationships")
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


@pytest.mark.source("A8")
def test_a8_a_trial_as_assistant_senco_has_a_brief_meetings_reviews_and_an_end(
    visitor, cast, daniel, clock
):
    """A8: try an assistant SENCo role: a brief, dates, meetings, a review halfway and at the end."""
    daniel.follow("A trial as assistant SENCo")
    page = daniel.submit(
        "Keep the brief",
        who=onward.choice(daniel, "who", "Priya Nair"),
        strand="transition",
        brief="I plan one move. The rest stays with Priya.",
        protected_minutes="210",
        meets="Thursdays, 3.40 pm",
        starts_on="2026-11-23",
        ends_on="2027-01-29",
    )
    daniel.submit("Show it to Priya Nair")
    priya = visitor.as_(cast.priya)
    page = onward.development(priya)
    link = next(e for e in page.links if e.text.startswith("Daniel Okafor: "))
    page = onward.open_shared(priya, link.text)
    assert "I plan one move." in page
    priya.submit("I agree to the brief")
    onward.way(daniel)
    daniel.follow("A trial as assistant SENCo")
    daniel.follow("Note a meeting")
    page = daniel.submit("Keep it", went_well="We looked at the map.", next_steps="Ask Year 6.")
    assert "Weekly meeting, 23 November 2026" in page.headings(3)
    clock.shift(timedelta(days=40))
    daniel = _looks_at_trial(visitor, cast.daniel)
    daniel.follow("Note the review")
    daniel.submit("Keep it", went_well="Two families have met the new teacher.")
    clock.shift(timedelta(days=30))
    daniel = _looks_at_trial(visitor, cast.daniel)
    daniel.follow("Note the review")
    daniel.submit("Keep it", went_well="All four moves are planned.")
    daniel.follow("End it")
    page = daniel.submit("End the trial", note="I would like this job.")
    assert "Ended on 1 February 2027" in page
    assert "We looked at the map." in page
    assert daniel.follow("Open it").h1 == "Readiness review"
    for other in (cast.helen, cast.lena, cast.sam):
        visitor.second(other).get(page.path, status=404)


def _looks_at_trial(visitor, person):
    """Somebody signs in again, weeks later, and opens their trial."""
    window = visitor.second(person)
    onward.way(window)
    window.follow("Open the trial")
    return window


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


@pytest.mark.source("A4")
def test_from_a_first_thought_to_a_plan(visitor, cast, daniel):
    """The whole way: interest, readiness “ready”, the aspiring round, its profile, a plan."""
    daniel.follow("Readiness review")
    page = daniel.submit("Begin a review")
    points = [each for each in page.links if "/checkpoints/" in each.path]
    daniel.get(points[0].path)
    slug = points[0].path.rpartition("/")[2]
    daniel.submit(
        "Save and go on", {f"answer-{slug}": "yes", f"words-{slug}": "I said it to Year 4 staff."}
    )
    page = onward.way(daniel)
    assert "You are in the middle of your readiness review" in page
    daniel.follow("Readiness review")
    daniel.follow("Decide what it comes to")
    daniel.submit("Keep this as my result", outcome="ready")
    onward.way(daniel)
    page = daniel.follow("From a skills audit to a plan")
    assert page.field("what").value == "senco-skills/aspiring"
    page = daniel.submit("Start")
    page = _rate_all(daniel)
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


def _rate_all(window):
    """Every statement of the round is rated, a page each, and the round is finished."""
    page = window.page
    page = window.get(
        next(e.path for e in page.links if e.text == "Begin" and "/statements/" in e.path)
    )
    for _ in range(MOST_STATEMENTS):
        if "Save and go on" not in page.buttons:
            break
        page = window.submit("Save and go on", answer="2")
    return window.submit("Finish this round")
