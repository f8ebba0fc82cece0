"""Presenting and the remote as pages: what the wall shows, what only whoever leads sees."""

import pytest

from learning.inset.rules import PartKind, SessionKind, SessionState
from tests.learning.inset.deck.holding import NOTICING, USUAL, a_part, a_session, own
from tests.learning.inset.live.rooms import an_open_room

NOTES = "What to say and do"


def present(browser, person, row, step="", page="present"):
    return browser.as_(person).get(f"/sessions/{row.id}/{page}{'?step=' + step if step else ''}")


@pytest.fixture
def row(app, clock):
    return a_session()


def test_the_wall_has_all_steps_the_code_and_no_notes(browser, cast, row):
    page = present(browser, cast.priya, row)
    assert page.h1 == "Looking closely"
    assert "K7M-2PX" in page
    assert NOTES not in page
    assert "What to notice" not in page.headings(1)


def test_without_a_script_each_step_is_a_page(browser, cast, row):
    page = present(browser, cast.priya, row, "2")
    assert page.link("Next").path.endswith("?step=3")
    assert page.link("Back").path.endswith("?step=1")


@pytest.mark.parametrize("step", ["0", "99", "999999", "9999999", "-1", "abc", "٣", "1e3", "02"])
def test_a_step_that_does_not_exist_gives_the_nearest_and_says_so(browser, cast, row, step):
    assert "There is no such step." in present(browser, cast.priya, row, step)


def test_the_remote_has_the_notes_and_what_is_right(browser, cast, row):
    page = present(browser, cast.priya, row, page="remote")
    assert NOTES in page
    assert "What is right, and why" in page


def test_the_remote_of_whoever_presents_drives_with_the_same_key(browser, cast, clock):
    row = an_open_room()
    mine = browser.as_(cast.priya).fetch(f"/sessions/{row.id}/remote").text
    others = browser.as_(cast.helen).fetch(f"/sessions/{row.id}/remote").text
    assert 'data-key="a-window-of-priya"' in mine
    assert 'data-key=""' in others


def test_a_session_of_own_parts_and_one_without_any_can_be_presented(browser, cast, clock):
    own_only = a_session((own("What do we do well?", "- Listening\n- Planning"),))
    assert "Listening" in present(browser, cast.priya, own_only)
    bare = a_session((), join_code="k7m2py", form_id="g" * 32)
    assert "Before you go" in present(browser, cast.priya, bare)


@pytest.mark.parametrize("page", ["present", "remote"])
def test_what_is_gone_is_said_and_nothing_fails(browser, cast, clock, page):
    gone = a_part(PartKind.CHECK, module_slug="gone", lesson_slug="nowhere")
    row = a_session((gone, a_part(PartKind.SCENARIO, **NOTICING), *USUAL))
    found = present(browser, cast.priya, row, page=page)
    assert "This module is not in the courses at the moment." in found
    assert "This lesson has no case at the moment." in found


@pytest.mark.parametrize("page", ["present", "remote"])
@pytest.mark.parametrize(
    ("state", "says"),
    [
        (SessionState.CANCELLED, "This session was cancelled."),
        (SessionState.ENDED, "This session has ended."),
    ],
)
def test_a_session_that_is_over_can_be_looked_at(browser, cast, clock, page, state, says):
    assert says in present(browser, cast.priya, a_session(state=state), page=page)


def test_a_very_long_part_has_many_steps(browser, cast, clock):
    row = a_session((own("Talk", "A sentence that is said aloud. " * 60),))
    assert "5 of" in present(browser, cast.priya, row, "5")


@pytest.mark.parametrize("page", ["pack", "sign-in-sheet", "present", "remote"])
def test_between_a_few_it_is_for_those_who_lead_alone(browser, cast, clock, page):
    row = a_session(kind=SessionKind.COACHING, led_by_id=cast.amina.id)
    browser.as_(cast.amina).get(f"/sessions/{row.id}/{page}")
    for person in (cast.priya, cast.helen, cast.tom, cast.sam):
        browser.as_(person).get(f"/sessions/{row.id}/{page}", status=404)


def test_a_number_of_steps_does_not_cost_statements(browser, cast, row):
    priya = browser.as_(cast.priya)
    priya.get(f"/sessions/{row.id}/present")
    few = len(priya.statements)
    many = a_session(USUAL * 6, join_code="k7m2py", form_id="g" * 32)
    priya.get(f"/sessions/{many.id}/present")
    assert len(priya.statements) == few
