"""The profile as its owner meets it: a sentence, charts over tables, gaps with a way on, paper."""

from datetime import date

from learning.skills.rules import Answer
from tests.factories import some_progress
from tests.learning.skills.profiles.rounds import (
    ALL_PARTS,
    ANSWERS,
    finished,
    mentored,
    shared,
    two_rounds,
)
from tests.learning.web.pdf_reading import opened as opened_pdf

PRIVATE = "Only you, unless you share it."


def test_the_profile_begins_with_a_sentence_and_who_sees_it(browser, cast):
    made = finished(cast.amina, ANSWERS)
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=made)
    assert page.h1 == "Where you stand"
    assert "You stand nearest to your target in Looking closely." in page.text
    assert "The widest gap is in Holding together." in page.text
    assert PRIVATE in page
    assert "5 of 5 statements are rated." in page


def test_the_tables_hold_what_the_charts_show(browser, cast):
    _, later = two_rounds(cast.amina)
    mentored(later, cast.ruth, {"look-closely": 4, "one-at-a-time": 3})
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=later)
    first = page.table("Levels by domain: the mean of the levels, from 1 to 4")[0]
    assert first == {
        "Domain": "Looking closely",
        "You": "2.5",
        "Ruth Adeyemi": "3.5",
        "Last time": "1.5",
        "Target": "3.0",
        "Rated": "2 of 2",
    }
    assert "Levels by lens" in page.html
    assert page.html.count('role="img"') == 2


def test_a_gap_leads_to_the_heading_that_closes_it(browser, cast):
    some_progress(cast.amina.id, done=True)
    made = finished(cast.amina, {"look-closely": 2, "one-at-a-time": 1})
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=made)
    assert page.link("What to look for").path == "/lessons/first-steps/noticing#look-for"
    assert "Lesson done" in page
    assert "Not done yet" in page
    assert "Count one thing for one lesson." in page
    assert "A note of what I counted" in page


def test_what_is_in_no_figure_stands_in_lists_of_its_own(browser, cast):
    made = finished(
        cast.amina, {"look-closely": Answer.NOT_MY_ROLE, "keep-notes": Answer.NO_EVIDENCE}
    )
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=made)
    assert "You rated no statement in this round" in page.text
    assert "Not my role here · 1 statement" in page.text
    assert "No evidence yet · 1 statement" in page.text
    assert "Not answered · 3 statements" in page.text


def test_three_gaps_are_ticked_and_lead_to_a_plan(browser, cast):
    made = finished(cast.amina, {"look-closely": 2, "one-at-a-time": 1, "say-no": 1})
    amina = browser.as_(cast.amina)
    page = amina.get("skills.read_profile", round_id=made)
    form, _ = page.form_with("Start a plan with these")
    assert form.action == "/plans/start"
    assert "It is two levels below your target." in page
    amina.submit("Start a plan with these")
    assert amina.page.path == "/plans/start"
    assert "I try one thing at a time." in amina.page.html


def test_nothing_below_target_needs_no_plan(browser, cast):
    made = finished(cast.amina, dict.fromkeys(ANSWERS, 4))
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=made)
    assert "You stand at or above your target in every domain rated" in page.text
    assert "Nothing that you rated stands below its target." in page.text
    assert "Start a plan with these" not in page.buttons


def test_notes_and_links_stand_with_the_statement(browser, cast):
    _, later = two_rounds(cast.amina)
    mentored(later, cast.ruth, {"look-closely": 4}, comment="You showed us how.")
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=later)
    assert "I counted for two weeks." in page
    assert 'rel="noopener noreferrer nofollow">https://example.org/count<' in page.html
    assert "Ruth Adeyemi wrote:" in page
    assert "You showed us how." in page


def test_movement_is_shown_statement_by_statement(browser, cast):
    earlier, later = two_rounds(cast.amina)
    amina = browser.as_(cast.amina)
    page = amina.get("skills.read_profile", round_id=later)
    assert "1 moved up, 1 moved down" in page.text
    page = amina.follow("What moved, statement by statement")
    assert page.headings(2) == ["Moved up", "Moved down", "Evidence added", "Stayed where it was"]
    assert "You see it more strictly now, or the work has changed." in page
    assert "A note; a link" in page
    assert not amina.get("skills.read_profile", round_id=earlier).has_link("What moved")
    amina.get("skills.read_movement", round_id=earlier, status=404)


def test_an_open_round_leads_back_to_itself(browser, cast):
    made = finished(cast.amina, {"look-closely": 2}, completed_at=None)
    amina = browser.as_(cast.amina)
    for endpoint in ("skills.read_profile", "skills.read_movement", "skills.begin_sharing"):
        page = amina.get(endpoint, round_id=made)
        assert page.path == f"/audit/rounds/{made}"
        assert "This round is still open." in page.whole_text


def test_a_profile_is_its_owners_alone(browser, cast):
    made = finished(cast.amina, ANSWERS)
    for someone in (cast.helen, cast.priya, cast.miriam, cast.sam, cast.ruth):
        for endpoint in (
            "skills.read_profile",
            "skills.print_profile",
            "skills.read_movement",
            "skills.begin_sharing",
        ):
            browser.as_(someone).get(endpoint, round_id=made, status=404)


def test_paper_has_neither_notes_nor_comments(browser, cast):
    _, later = two_rounds(cast.amina)
    mentored(later, cast.ruth, {"look-closely": 4}, comment="You showed us how.")
    page = browser.as_(cast.amina).get("skills.print_profile", round_id=later)
    assert "Every statement" in page.headings(2)
    assert "I say what I see before I say what it is." in page.text
    assert "I counted for two weeks." not in page.text
    assert "You showed us how." not in page.text


def test_the_pdf_is_tagged_and_holds_the_chart(browser, cast):
    _, later = two_rounds(cast.amina)
    amina = browser.as_(cast.amina)
    response = amina.fetch("skills.download_profile", round_id=later)
    assert response.mimetype == "application/pdf"
    pdf = opened_pdf(response.data)
    assert b"/StructTreeRoot" in pdf
    assert b"/Figure" in pdf
    assert (
        f'filename="skills-audit-{date(2026, 11, 14)}.pdf"'
        in (response.headers["Content-Disposition"])
    )


def test_whom_it_is_shared_with_is_said_on_top(browser, cast):
    _, later = two_rounds(cast.amina)
    shared(cast.amina, cast.helen, later, *ALL_PARTS)
    page = browser.as_(cast.amina).get("skills.read_profile", round_id=later)
    assert "You and Helen Marsden, with whom you share it." in page.text
    assert PRIVATE not in page
