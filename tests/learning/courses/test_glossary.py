"""The glossary: its letters, its page, and what the search says of a word."""

import pytest

from content.types import Term
from learning.courses.glossary.rules import letters, terms_named
from tests.learning.courses.making import changed_courses

TERMS = tuple(
    Term(name=name, meaning=f"{name} it is.") for name in ("EHC plan", "éclair", "TA", "1:1", "EEF")
)


def test_terms_stand_under_their_letters():
    found = [(each.name, [term.name for term in each.terms]) for each in letters(TERMS)]
    assert found == [("#", ["1:1"]), ("E", ["EEF", "EHC plan", "éclair"]), ("T", ["TA"])]
    assert letters(()) == ()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ta", ["TA"]),
        ("TAs", ["TA"]),
        (" ehc  PLAN ", ["EHC plan"]),
        ("ehc", []),
        ("", []),
        ("…", []),
        ("1:1", ["1:1"]),
    ],
)
def test_a_term_is_known_by_its_very_words(words, names):
    assert [term.name for term in terms_named(TERMS, words)] == names


def test_the_glossary_is_a_page(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_glossary")
    assert page.headings(2) == ["H"]
    assert page.fact("hypothesis").startswith("A reason you could turn out to be wrong about.")
    assert page.link("Where it is used: hypothesis").path == "/search?words=hypothesis"
    assert len(browser.as_(cast.amina).statements) == 1


def test_letters_are_links(browser, cast, app, tmp_path):
    more = ("../glossary.md", "", "TA\n:   Teaching assistant.\n\nhypothesis\n:   A reason.\n")
    with changed_courses(app, tmp_path, more):
        page = browser.as_(cast.amina).get("courses.read_glossary")
        assert [page.link(letter).path for letter in "HT"] == ["#letter-1", "#letter-2"]
        page = browser.as_(cast.amina).get("/search?words=tas")
        assert page.notices == ["TA: Teaching assistant. See the glossary"]


def test_without_words_the_glossary_says_what_it_is_for(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path, ("../glossary.md", "", "")):
        page = browser.as_(cast.amina).get("courses.read_glossary")
    assert page.headings(2) == ["No words yet"]


def test_every_page_about_lessons_leads_to_the_search(browser, cast):
    amina = browser.as_(cast.amina)
    for path in (
        "/modules",
        "/modules/first-steps",
        "/lessons/first-steps/noticing",
        "/pathways",
        "/pathways/every-teacher",
        "/glossary",
        "/search",
    ):
        page = amina.get(path)
        for words, leads_to in (("Search", "/search"), ("Glossary", "/glossary")):
            assert page.link(words).path == leads_to, path
        assert page.link("Modules").path == "/modules"


def test_nothing_found_offers_what_was_meant_the_glossary_and_pathways(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("/search?words=dislexia")
    assert page.headings(2) == ["Nothing found"]
    assert page.link("glossary").path == "/glossary"
    assert page.link("pathway").path == "/pathways"
    page = amina.follow("dyslexia")
    assert page.h1 == "Search: dyslexia"
    assert page.headings(2) == ["First steps"]
