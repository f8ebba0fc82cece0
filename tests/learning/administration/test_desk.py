"""The desk says how the school stands and what needs doing first, to each as far as it concerns."""

import pytest

from learning.administration.desk.rules import ContentState, PeopleState, Task, tasks
from learning.administration.erasures.services import ask_for_erasure
from learning.database import db
from tests.browser import Browser
from tests.cast import Cast

IN_ORDER = ContentState(places=2, places_written=2, errors=0, left_out=0, past_review=0)
NEGLECTED = ContentState(places=2, places_written=0, errors=1, left_out=1, past_review=3)
QUIET = PeopleState(here=20, invited=0, asking_to_be_erased=0, groups=1, in_no_group=2)
BUSY = PeopleState(here=20, invited=3, asking_to_be_erased=1, groups=1, in_no_group=2)
ALONE = PeopleState(here=1, invited=0, asking_to_be_erased=0, groups=0, in_no_group=1)


@pytest.mark.parametrize(
    ("people", "content", "waiting"),
    [
        (QUIET, IN_ORDER, []),
        (ALONE, IN_ORDER, [Task.INVITE_PEOPLE]),
        (BUSY, IN_ORDER, [Task.DECIDE_ERASURES, Task.CHASE_INVITATIONS]),
        (None, NEGLECTED, [Task.MEND_CONTENT, Task.WRITE_WORDS, Task.REVIEW_CONTENT]),
        (
            BUSY,
            NEGLECTED,
            [
                Task.DECIDE_ERASURES,
                Task.MEND_CONTENT,
                Task.WRITE_WORDS,
                Task.CHASE_INVITATIONS,
                Task.REVIEW_CONTENT,
            ],
        ),
    ],
)
def test_what_is_most_pressing_comes_first(
    people: PeopleState | None, content: ContentState, waiting: list[Task]
) -> None:
    assert list(tasks(people, content)) == waiting


def test_an_administrator_sees_people_groups_and_terms(browser: Browser, cast: Cast) -> None:
    page = browser.as_(cast.sam).get("administration.read_desk")
    assert page.h1 == "Seaview Primary"
    for words in ("People", "Groups", "Terms", "The school’s own words", "Content to mend"):
        assert page.has_link(words)


def test_a_senco_sees_words_and_modules_and_whom_to_ask(browser: Browser, cast: Cast) -> None:
    page = browser.as_(cast.priya).get("administration.read_desk")
    assert page.has_link("The school’s own words")
    assert not page.has_link("People")
    assert "looked after by Sam Ellis" in page


def test_a_request_to_be_erased_comes_first(browser: Browser, cast: Cast) -> None:
    ask_for_erasure(cast.amina.id)
    db.session.commit()
    page = browser.as_(cast.sam).get("administration.read_desk")
    assert page.headings(2)[0] == "1 person asks to be erased"
    assert "Amina Yusuf" in browser.as_(cast.sam).follow("See who")
    assert "asks to be erased" not in browser.as_(cast.priya).get("administration.read_desk")


def test_the_desk_is_for_nobody_else(browser: Browser, cast: Cast) -> None:
    for person in (cast.amina, cast.helen, cast.george, cast.owen):
        browser.as_(person).get("administration.read_desk", status=403)
    assert browser.get("/school").path == "/sign-in"
