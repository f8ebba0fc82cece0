"""Rating in a real browser: each choice is saved as it is made, and none is lost silently."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from learning.database import db, writing
from learning.people.queries import viewer_for
from learning.skills.rating.services import rate
from learning.skills.rounds.queries import ratings_of
from learning.skills.rounds.services import Said, begin_round, finish_round
from learning.skills.rules import Answer
from learning.web.library import library
from tests.journeys.test_accessibility import LOOKS, RUN, TAGS
from tests.live import axe_source

pytestmark = pytest.mark.browser

SAVED, NOT_YET = "Saved", re.compile("Not saved yet")


@pytest.fixture
def round_id(whole_app, cast):
    """A round of the small framework, begun."""
    begun = begin_round(
        viewer_for(cast.amina.id),
        library(),
        framework_slug="small-skills",
        form_id=secrets.token_hex(16),
    )
    db.session.commit()
    return begun.id


def _levels(round_id):
    db.session.rollback()
    return [each.level for each in ratings_of(round_id)]


def _domain(open_window, cast, round_id, **options):
    window = open_window(cast.amina, **options)
    window.goto(f"/audit/rounds/{round_id}/domains/holding")
    return window


def _choose(window, slug, words):
    window.locator(f"#statement-{slug}").get_by_text(words, exact=True).click()


def _status(window, slug):
    return window.locator(f"#statement-{slug} [role=status]")


def test_a_choice_is_saved_as_it_is_made(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id)
    _choose(window, "keep-notes", "Secure")
    expect(_status(window, "keep-notes")).to_have_text(SAVED)
    expect(window.locator(".progress__words")).to_have_text("1 of 5 answered, about 2 minutes left")
    _choose(window, "keep-notes", "Leading")
    _choose(window, "say-no", "Emerging")
    expect(_status(window, "say-no")).to_have_text(SAVED)
    expect(window.locator(".progress__words")).to_have_text(re.compile("2 of 5"))
    assert _levels(round_id) == [None, None, 4, 1, None]
    window.get_by_role("button", name="Save and go on").click()
    expect(window).to_have_url(re.compile("/domains/looking"))
    assert _levels(round_id) == [None, None, 4, 1, None]


def test_all_on_one_page_save_themselves_too(open_window, cast, round_id):
    window = open_window(cast.amina)
    window.goto(f"/audit/rounds/{round_id}/statements")
    _choose(window, "look-closely", "Developing")
    expect(_status(window, "look-closely")).to_have_text(SAVED)
    assert _levels(round_id)[0] == 2


def test_without_a_script_the_button_saves(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id, javascript=False)
    _choose(window, "keep-notes", "Secure")
    window.get_by_role("button", name="Save and go on").click()
    expect(window).to_have_url(re.compile("/domains/looking"))
    assert _levels(round_id) == [None, None, 3, None, None]


def test_what_could_not_be_saved_says_so_and_goes_with_the_button(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id)
    window.context.set_offline(True)
    _choose(window, "keep-notes", "Secure")
    expect(_status(window, "keep-notes")).to_have_text(NOT_YET)
    assert _levels(round_id) == [None] * 5
    window.context.set_offline(False)
    expect(_status(window, "keep-notes")).to_have_text(SAVED)
    assert _levels(round_id) == [None, None, 3, None, None]


def test_leaving_with_an_unsaved_choice_is_asked_about(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id)
    window.route("**/statements/keep-notes", lambda route: route.abort())
    _choose(window, "keep-notes", "Secure")
    expect(_status(window, "keep-notes")).to_have_text(NOT_YET)
    asked = []
    window.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    window.get_by_role("link", name="Looking closely").click()
    expect(window).to_have_url(re.compile("/domains/looking"))
    assert asked == ["beforeunload"]


def test_another_answer_from_another_window_is_decided_with_the_button(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id)
    with writing():
        rate(cast.amina.id, round_id, "keep-notes", Said(answer=Answer.RATED, level=1))
    _choose(window, "keep-notes", "Secure")
    expect(_status(window, "keep-notes")).to_contain_text("another window")
    window.get_by_role("button", name="Save and go on").click()
    expect(window.locator(".govuk-error-summary")).to_contain_text("Emerging. Choose one.")
    assert _levels(round_id)[2] == 1
    window.get_by_role("button", name="Save and go on").click()
    expect(window).to_have_url(re.compile("/domains/looking"))
    assert _levels(round_id)[2] == 3


def test_a_round_finished_meanwhile_is_said_beside_the_choice(open_window, cast, round_id):
    window = _domain(open_window, cast, round_id)
    with writing():
        rate(cast.amina.id, round_id, "say-no", Said(answer=Answer.RATED, level=1))
        finish_round(cast.amina.id, round_id)
    _choose(window, "keep-notes", "Secure")
    expect(_status(window, "keep-notes")).to_contain_text("has been finished meanwhile")
    window.get_by_role("button", name="Save and go on").click()
    expect(window.get_by_role("heading", level=1)).to_have_text("This round is finished")
    expect(window.locator("main")).to_contain_text("You chose: Secure")


def test_the_width_decides_how_one_carries_on(open_window, cast, round_id):
    for width, ends in ((360, "/statements/look-closely"), (1280, "/domains/looking")):
        window = open_window(cast.amina, width=width)
        window.goto("/audit")
        window.get_by_role("link", name="Begin").click()
        expect(window).to_have_url(re.compile(f"{ends}$"))


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_while_rating(open_window, cast, round_id, look, windows):
    window = open_window(cast.amina, bypass_csp=True)
    cookie = {"name": "reading", "value": LOOKS[look], "url": windows.server.url}
    window.context.add_cookies([cookie])
    found = []
    for page in ("", "/statements/keep-notes", "/domains/holding", "/statements", "/finish"):
        window.goto(f"/audit/rounds/{round_id}{page}")
        window.evaluate(axe_source())
        violations = window.evaluate(RUN, TAGS)["violations"]
        found += [f"{page}: {each['id']} {each['nodes'][0]['html'][:200]}" for each in violations]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(open_window, cast, round_id, width):
    window = open_window(cast.amina, width=width)
    for page in ("", "/statements/keep-notes", "/domains/holding", "/statements", "/finish"):
        window.goto(f"/audit/rounds/{round_id}{page}")
        assert window.evaluate("document.documentElement.scrollWidth") <= width, page
