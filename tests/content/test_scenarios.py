"""Scenarios: choices with consequences, over several steps."""

from content.types import Scenario
from tests.content.writing import lesson_of, problems_of

OPENING = (
    '::: scenario {slug} "It\'s hers"\nIt happens.\n\n'
    "- [x] Do\n  > Well.\n  -> {way}\n- [ ] Not\n  > Ill.\n"
)


def scenario_of(body: str) -> Scenario:
    found = lesson_of(body).scenario("one")
    assert found
    return found


def opening(way: str) -> str:
    return OPENING.format(slug="one", way=way)


def test_steps_have_titles_words_and_choices() -> None:
    made = scenario_of(opening("later") + "\n### *Later* on {#later}\nThen.\n:::\n")
    assert made.title == "It’s hers"
    assert [(step.slug, step.title) for step in made.steps] == [
        ("start", "It’s hers"),
        ("later", "Later on"),
    ]
    assert made.steps[1].html == "<p>Then.</p>"
    assert made.steps[1].options == ()


def test_a_way_may_lead_back() -> None:
    made = scenario_of(opening("start") + ":::\n")
    assert made.steps[0].options[0].leads_to == "start"


def test_steps_may_go_round() -> None:
    later = "\n### Later {#later}\nThen.\n\n- [x] Go on\n  > Yes.\n  → start\n- [ ] Stop\n  > No.\n"
    made = scenario_of(opening("#later") + later + ":::\n")
    assert made.steps[1].options[0].leads_to == "start"
    assert made.steps[1].options[1].leads_to is None


def test_typographic_quotation_marks_may_hold_the_title() -> None:
    text = opening("start").replace('"', "“", 1).replace('"', "”", 1)
    assert scenario_of(text + ":::\n").title == "It’s hers"


def test_the_opening_and_the_title_can_be_found_but_no_consequence() -> None:
    assert lesson_of(opening("start") + ":::\n").text == "It’s hers\nIt happens."


def test_a_scenario_of_too_many_steps_is_refused() -> None:
    steps = "".join(f"### Step {i} {{#s{i}}}\nThen.\n" for i in range(31))
    assert "31 steps" in problems_of(opening("start") + steps + ":::\n")[0]


def test_why_has_no_place_in_a_scenario() -> None:
    found = problems_of(opening("start") + "> **Why:** so.\n:::\n")
    assert "belongs to no choice" in found[0]
