"""What stands around every page: who is looking, where they can go, where they work."""

import pytest


def _navigation(page) -> list[str]:
    (main,) = [e for e in page.document.elements("nav") if e.get("aria-label") == "Main"]
    return ["".join(link.itertext()) for link in main.iter("a")]


EVERYBODYS = ["Home", "Modules", "Development", "Sessions", "My record"]


@pytest.mark.parametrize("name", ["amina", "tom", "daniel", "george", "ruth", "owen"])
def test_a_learner_finds_what_is_for_everybody(browser, cast, name):
    assert _navigation(browser.as_(getattr(cast, name)).get("/")) == EVERYBODYS


@pytest.mark.parametrize("name", ["priya", "sam", "lena"])
def test_those_who_look_after_the_school_find_its_desk(browser, cast, name):
    assert _navigation(browser.as_(getattr(cast, name)).get("/")) == [*EVERYBODYS, "School"]


def test_a_leader_finds_who_comes_next(browser, cast):
    assert _navigation(browser.as_(cast.helen).get("/")) == [*EVERYBODYS, "Succession"]


def test_a_trust_lead_finds_the_totals_of_the_trust(browser, cast):
    assert _navigation(browser.as_(cast.miriam).get("/")) == [*EVERYBODYS, "Trust"]


def test_every_entry_leads_to_a_page_whose_entry_is_marked(browser, cast):
    priya = browser.as_(cast.priya)
    for words in _navigation(priya.get("/")):
        page = priya.follow(words)
        here = [e for e in page.document.elements("a") if e.get("aria-current") == "page"]
        assert words in ["".join(e.itertext()) for e in here]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/modules/first-steps", "Modules"),
        ("/lessons/first-steps/noticing", "Modules"),
        ("/search?words=clock", "Modules"),
        ("/record/print", None),
        ("/account", None),
    ],
)
def test_the_entry_a_page_stands_below_is_marked_too(browser, cast, path, words):
    page = browser.as_(cast.amina).get(path)
    below = [e for e in page.document.elements("a") if e.get("aria-current") == "true"]
    assert ["".join(e.itertext()) for e in below] == ([words] if words else [])


def test_a_stranger_is_shown_the_way_in(browser):
    page = browser.get("/")
    assert page.has_link("Sign in")
    assert not [e for e in page.document.elements("nav") if e.get("aria-label") == "Main"]


def test_somebody_of_two_schools_changes_between_them(browser, cast):
    lena = browser.as_(cast.lena)
    assert "School" in _navigation(lena.get("/"))
    page = lena.submit("Change to Seaview Primary")
    assert "Seaview Primary" in page.whole_text
    assert "School" not in _navigation(lena.get("/"))
    lena.submit("Change to Marsh Lane")
    assert "School" in _navigation(lena.get("/"))


def test_nobody_changes_to_a_school_that_is_not_theirs(browser, cast):
    tom = browser.as_(cast.tom)
    response = tom.post("/hat", {"membership_id": str(cast.sam.membership_id)})
    assert response.status_code == 404
    assert "School" not in _navigation(tom.get("/"))
