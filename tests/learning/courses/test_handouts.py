"""A module as one document: everything on paper, no answer before the last pages, notes for few."""

import re
from dataclasses import replace
from shutil import copytree

import pytest

from content.types import LocalText, Prose, Scenario, ScenarioOption, ScenarioStep
from learning.courses.handouts.passages import Binder
from learning.courses.handouts.rules import moments_of, places_in
from learning.web import pdf
from tests.conftest import COURSES
from tests.learning.courses.making import a_lesson, a_module, changed_courses, with_own_folder
from tests.learning.web.pdf_reading import opened

HANDOUT = "/lessons/first-steps/handout"
NOTE = "Ask for hands first."


def handout(browser, who, path=HANDOUT):
    return browser.as_(who).get(path)


def parts(page):
    """The words of the document before its answers, and those of the answers."""
    before, _, after = page.text.rpartition("Answers, and what follows in the cases")
    return before, after


def test_the_whole_module_stands_on_one_page(browser, cast):
    page = handout(browser, cast.amina)
    assert page.h1 == "First steps"
    assert page.title == "First steps · Handout · Alongside"
    assert page.headings(2) == [
        "Afterwards you can",
        "Contents",
        "About this module",
        "Noticing",
        "Trying",
        "Answers, and what follows in the cases",
        "Sources",
    ]
    for words in (
        "A small module that uses every block",
        "Say what you see before you say what it is.",
        "Law as at 1 September 2026",
        "Not yet checked",
        "Jo looks out of the window",
        "Children and Families Act 2014 section 66",
        "Proposed, not law",
        "What do you only suspect?",
        "Ask one pupil one question this week.",
        "A source for tests, 2026",
        "CC BY 4.0",
    ):
        assert words in page, words


def test_the_contents_lead_to_lessons_and_answers(browser, cast):
    page = handout(browser, cast.amina)
    assert page.link("Noticing").path == "#lesson-1"
    assert page.link("Trying").path == "#lesson-2"
    assert page.link("what to look for").path == "#lesson-1-look-for"
    assert "What to look for" in page.headings(3)


def test_no_answer_stands_before_the_last_pages(browser, cast):
    before, after = parts(handout(browser, cast.amina))
    whys = ("looking costs nothing", "Each step needs", "It is the duty of", "can be counted")
    for why in whys:
        assert why.lower() not in before.lower()
        assert why.lower() in after.lower()
    assert "the governing body" not in before
    assert "the governing body" in after
    assert "You ask before you tell." not in before
    assert "You ask before you tell." in after
    assert "experienced colleague" not in before


def test_every_kind_of_question_is_asked_and_answered(browser, cast):
    before, after = parts(handout(browser, cast.amina))
    for asked in ("What comes first?", "Put the cycle in order", "Match each need to its area"):
        assert asked in before
        assert asked in after
    assert "Communication and interaction; Social, emotional and mental health" not in after
    assert "Write one of these beside each: Cognition and learning;" in before
    assert "Stammer: Communication and interaction" in after
    letters = re.findall(r"([A-D])\. (Assess|Plan|Do|Review)", after)
    assert [word for _, word in letters] == ["Assess", "Plan", "Do", "Review"]
    assert [letter for letter, _ in letters] != ["A", "B", "C", "D"]


def test_right_answers_bear_the_letters_they_have_on_paper(browser, cast):
    page = handout(browser, cast.amina)
    lists = [e for e in page.document.elements("ol") if e.get("class") == "letters"]
    asked = ["".join(item.itertext()).strip() for item in lists[0]]
    place = asked.index("A closer look")
    assert f"{'ABC'[place]}. A closer look" in parts(page)[1]


def test_a_case_can_be_followed_on_paper(browser, cast):
    before, after = parts(handout(browser, cast.amina))
    assert "Moment 2: She tells you (after 1A)" in before
    assert "Moment 3: She goes home (after 1B)" in before
    assert "1A You ask before you tell." in after
    assert "Go on with moment 2." in after


def test_the_school_s_own_words_stand_in_their_places(browser, cast):
    priya = browser.as_(cast.priya)
    assert "Ask the SENCo how this is done in your school." in handout(browser, cast.amina)
    priya.get("courses.edit_local_text", place="raise-a-concern")
    priya.submit("Save", body="Tell Priya by the **red** door.")
    page = handout(browser, cast.amina)
    assert "How we do it at Seaview Primary" in page
    assert "Tell Priya by the red door." in page
    assert "Ask the SENCo how this is done" not in page
    assert "Tell Priya" not in handout(browser, cast.ruth)


@pytest.mark.parametrize("who", ["priya", "sam", "helen"])
def test_whoever_leads_sessions_may_have_the_notes(browser, cast, who):
    page = handout(browser, getattr(cast, who))
    assert NOTE not in page
    with_notes = browser.as_(getattr(cast, who)).follow("With the notes for whoever leads")
    assert NOTE in with_notes
    assert with_notes.link("Save as PDF").path == f"{HANDOUT}.pdf?notes=yes"
    assert with_notes.has_link("Without the notes for whoever leads")


@pytest.mark.parametrize("who", ["amina", "tom", "george", "miriam", "ruth"])
def test_nobody_else_sees_them_whatever_they_ask_for(browser, cast, who):
    page = handout(browser, getattr(cast, who), f"{HANDOUT}?notes=yes")
    assert NOTE not in page
    assert not page.has_link("With the notes for whoever leads")


def test_it_costs_few_statements(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("/lessons/whole-way/handout")
    without_places = len(amina.statements)
    amina.get(HANDOUT)
    assert len(amina.statements) == without_places + 1


def test_the_module_page_leads_there(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_module", module="first-steps")
    assert amina.follow("Print or save as PDF").path == HANDOUT


def test_a_module_of_the_school_s_own_names_no_licence_of_ours(browser, cast, app, tmp_path):
    copytree(COURSES / "courses/first-steps", tmp_path / "own/courses/ours")
    with with_own_folder(app, tmp_path / "own"):
        page = handout(browser, cast.amina, "/lessons/ours/handout")
        assert "CC BY" not in page
        assert "ask who wrote it before you pass it on" in page


def test_past_its_review_date_the_document_says_so(browser, cast, app, tmp_path):
    change = ("first-steps/module.md", "review by: 2030-09-01", "review by: 2026-09-02")
    with changed_courses(app, tmp_path, change):
        assert "Past its review date" in handout(browser, cast.amina)


def test_a_part_that_is_being_mended_is_said_to_be_missing(browser, cast):
    page = handout(browser, cast.amina, "/lessons/half-broken/handout")
    assert "being mended just now, and not in this document" in page


def test_a_module_that_is_not_there_has_no_handout(browser, cast):
    browser.as_(cast.amina).get("/lessons/no-such/handout", status=404)
    assert browser.as_(cast.amina).fetch("/lessons/no-such/handout.pdf").status_code == 404


def test_a_former_name_leads_to_the_present_one(browser, cast, app, tmp_path):
    change = ("first-steps/module.md", "version: 2", "version: 2\nformerly: old-steps")
    with changed_courses(app, tmp_path, change):
        page = handout(browser, cast.priya, "/lessons/old-steps/handout?notes=yes")
        assert page.path == HANDOUT
        assert NOTE in page


def test_the_pdf_says_the_same_and_is_tagged(browser, cast):
    response = browser.as_(cast.amina).fetch(f"{HANDOUT}.pdf?notes=yes")
    assert response.mimetype == "application/pdf"
    assert 'filename="first-steps.pdf"' in response.headers["Content-Disposition"]
    body = opened(response.get_data())
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", body)
    assert re.search(rb"/Lang\s*\(en-GB\)", body)
    assert re.search(rb"pdfuaid:part", body)
    assert b"/Figure" in body


def test_without_a_pdf_the_way_leads_to_the_page(browser, cast, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_possible", lambda: False)
    page = browser.as_(cast.priya).get(f"{HANDOUT}.pdf?notes=yes")
    assert page.path == HANDOUT
    assert NOTE in page
    assert "cannot make a PDF just now" in page


def a_step(slug, *leads):
    options = tuple(
        ScenarioOption(
            slug=f"{slug}-{number}",
            html="Do it",
            feedback_html="<p>Done.</p>",
            is_experienced=False,
            leads_to=lead,
        )
        for number, lead in enumerate(leads)
    )
    return ScenarioStep(slug=slug, title=slug, html="<p>Then.</p>", options=options)


def test_moments_know_the_choices_that_lead_to_them():
    steps = (a_step("start", "b", "c"), a_step("b", "c", "start"), a_step("c"))
    moments = moments_of(Scenario(slug="s", title="A case", steps=steps))
    assert [each.after for each in moments] == [(), ("1A",), ("1B", "2A")]
    assert [(each.letter, each.leads_to) for each in moments[1].choices] == [("A", 3), ("B", 1)]


def test_places_are_named_once():
    place = LocalText(place="p", html="<p>A</p>")
    lesson = a_lesson(blocks=(place, Prose(html="<p>B</p>"), place))
    assert places_in(a_module(lessons=(lesson, replace(lesson, slug="two")))) == ("p",)


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        (
            '<h2 id="a">A</h2><h3 id="b">B</h3>',
            '<h3 id="lesson-1-a">A</h3><h4 id="lesson-1-b">B</h4>',
        ),
        ('<a href="#a">A</a>', '<a href="#lesson-1-a">A</a>'),
        ('<a href="/lessons/m/one#a">A</a>', '<a href="#lesson-1-a">A</a>'),
        ('<a href="/lessons/m/one">A</a>', '<a href="#lesson-1">A</a>'),
        ('<a href="/lessons/m/two">A</a>', '<a href="https://x.example/lessons/m/two">A</a>'),
        ('<a href="/lessons/n/one#a">A</a>', '<a href="https://x.example/lessons/n/one#a">A</a>'),
        ('<a href="https://www.gov.uk">A</a>', '<a href="https://www.gov.uk">A</a>'),
        ('<img src="/a" alt="1 < 2 > 1" loading="lazy">', '<img src="/a" alt="1 < 2 > 1">'),
        (
            "<details><summary>A</summary></details>",
            '<details open=""><summary>A</summary></details>',
        ),
        ('<p>1 &lt; 2, id="a"</p>', '<p>1 &lt; 2, id="a"</p>'),
    ],
)
def test_a_lesson_is_bound_into_the_document(html, bound):
    binder = Binder(module=a_module(), site="https://x.example")
    assert binder.bound(html, 1) == bound
