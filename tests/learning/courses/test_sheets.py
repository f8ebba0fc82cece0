"""Templates: found, read, printed, copied; nothing of them is ever kept."""

import pytest

from learning.web import pdf
from tests.learning.courses.making import changed_courses, with_own_folder
from tests.learning.web.pdf_reading import opened

SHEET = "/templates/short-note"


def test_the_list_leads_to_each_template(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.list_templates")
    assert "Write down what was said." in page
    assert "For teachers and SENCos" in page
    assert amina.follow("Short note").path == SHEET


def test_the_list_is_found_from_the_catalogue(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.list_modules")
    assert amina.follow("Templates").h1 == "Templates"


def test_a_search_finds_templates_by_their_words(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.search_modules", words="short note")
    assert page.has_link("Short note")
    assert "Nothing found" not in page.headings()
    assert amina.get("courses.search_modules", words="pupil heard").has_link("Short note")
    assert not amina.get("courses.search_modules", words="cycle").has_link("Short note")
    assert not amina.get("courses.search_modules").has_link("Short note")


def test_a_template_shows_its_form_how_to_use_it_and_one_filled_in(browser, cast):
    page = browser.as_(cast.amina).get(SHEET)
    assert page.h1 == "Short note"
    assert page.headings(2) == [
        "Who",
        "How to use it",
        "Filled in: an example",
        "The lessons behind it",
    ]
    assert "14 October" in page
    assert "belongs in your school’s own system" in page
    assert "Alongside keeps nothing that is written on it" in page


def test_there_is_nothing_to_type_into(browser, cast):
    page = browser.as_(cast.amina).get(SHEET)
    assert not list(page.document.elements("input", "textarea", "select"))


def test_a_template_and_its_lessons_lead_to_each_other(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get(SHEET)
    assert amina.follow("Noticing").path == "/lessons/first-steps/noticing"
    assert amina.follow("Short note").path == SHEET


def test_a_lesson_without_a_template_says_nothing_of_them(browser, cast):
    page = browser.as_(cast.amina).get("/lessons/whole-way/arriving")
    assert "To print or copy" not in page.headings()


def test_lessons_that_are_not_there_are_left_out(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path, ("first-steps/02-trying.md", "", "")):
        page = browser.as_(cast.amina).get(SHEET)
        assert page.has_link("Noticing")
        assert not page.has_link("Trying")


def test_without_any_the_list_says_what_they_are(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path, ("../templates/short-note.md", "", "")):
        page = browser.as_(cast.amina).get("courses.list_templates")
        assert "No templates yet" in page.headings()


def test_a_school_s_own_template_takes_the_place_of_ours(browser, cast, app, tmp_path):
    own = tmp_path / "own/templates"
    own.mkdir(parents=True)
    head = "title: Our note\npurpose: Ours.\naudience: teacher\nused in: first-steps/noticing"
    text = f"---\n{head}\nversion: 1\n---\n\n::: form\nName: ___\n:::\n"
    (own / "short-note.md").write_text(text, "utf-8")
    with with_own_folder(app, tmp_path / "own"):
        page = browser.as_(cast.amina).get(SHEET)
        assert page.h1 == "Our note"
        assert "How to use it" not in page.headings()


def test_one_that_is_not_there_is_not_found(browser, cast):
    browser.as_(cast.amina).get("/templates/no-such", status=404)
    assert browser.as_(cast.amina).fetch("/templates/no-such.pdf").status_code == 404


@pytest.mark.parametrize("who", ["tom", "george", "miriam", "sam"])
def test_every_role_may_see_them(browser, cast, who):
    assert browser.as_(getattr(cast, who)).get(SHEET).h1 == "Short note"


def test_the_pdf_is_tagged_and_turned_on_its_side(browser, cast):
    response = browser.as_(cast.amina).fetch(f"{SHEET}.pdf")
    assert response.mimetype == "application/pdf"
    assert 'filename="short-note.pdf"' in response.headers["Content-Disposition"]
    body = opened(response.get_data())
    assert b"/Marked true" in body
    assert b"/MediaBox [0 0 841.88" in body


def test_without_a_pdf_the_way_leads_to_the_page(browser, cast, monkeypatch):
    monkeypatch.setattr(pdf, "pdf_is_possible", lambda: False)
    page = browser.as_(cast.amina).get(f"{SHEET}.pdf")
    assert page.path == SHEET
    assert "cannot make a PDF just now" in page
