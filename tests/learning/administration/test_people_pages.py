"""An administrator finds people and sees what the school knows of them, and no more."""

import pytest

from learning.administration.erasures.services import ask_for_erasure
from learning.administration.staff.queries import ON_A_PAGE
from learning.database import db
from tests.browser import Browser
from tests.cast import MARSH_LANE_ID, Cast
from tests.factories import a_person

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def sam(browser: Browser, cast: Cast) -> Browser:
    return browser.as_(cast.sam)


def names(browser: Browser) -> list[str]:
    return [row["Name"] for row in browser.page.table("People")]


def names_of(browser: Browser, state: str) -> list[str]:
    browser.get("administration.list_people", state=state)
    return names(browser)


def test_the_list_holds_the_people_of_this_school_who_have_not_left(sam: Browser) -> None:
    sam.get("administration.list_people")
    assert "Amina Yusuf" in names(sam)
    assert "Lena Kowalska" in names(sam)
    assert "Ruth Adeyemi" not in names(sam)
    assert "Owen Pryce" not in names(sam)


def test_the_list_says_how_many_it_shows(sam: Browser) -> None:
    everybody = len(names_of(sam, "everybody"))
    assert f" {everybody} people " in sam.page.text
    here = len(names_of(sam, "here"))
    assert here < everybody
    assert f"{here} of {everybody} people" in sam.page.text


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"words": "yusuf AMINA"}, ["Amina Yusuf"]),
        ({"words": "tom.brackley@"}, ["Tom Brackley"]),
        ({"job": "teaching_assistant"}, ["Tom Brackley"]),
        ({"group": "1"}, ["Amina Yusuf", "Tom Brackley"]),
        ({"state": "ended"}, ["Owen Pryce"]),
        ({"words": "pryce", "state": "everybody"}, ["Owen Pryce"]),
        ({"job": "teacher", "group": "1"}, ["Amina Yusuf"]),
    ],
)
def test_people_are_found_by_name_job_group_and_state(
    sam: Browser, fields: dict[str, str], found: list[str]
) -> None:
    sam.get("administration.list_people")
    sam.submit("Find", fields)
    assert names(sam) == found


def test_a_search_that_finds_nobody_says_how_to_go_on(sam: Browser) -> None:
    sam.get("administration.list_people")
    page = sam.submit("Find", words="zzz")
    assert "Nobody is found" in page.headings()
    assert page.has_link("Start again")


@pytest.mark.parametrize(
    "query",
    [
        "group=x",
        "group=999999999999999999999",
        "group=" + "9" * 5000,
        "job=<b>",
        "state=%00",
        "page=-3",
        "page=x",
    ],
)
def test_nonsense_in_the_address_means_any(sam: Browser, query: str) -> None:
    sam.get(f"/school/people?{query}")


def test_a_long_list_comes_in_pages_that_keep_the_search(sam: Browser) -> None:
    for number in range(ON_A_PAGE + 5):
        a_person(f"Nadia {number:03d}")
    db.session.commit()
    sam.get("/school/people?words=nadia")
    assert len(names(sam)) == ON_A_PAGE
    sam.follow("Next page 2 of 2")
    assert len(names(sam)) == 5
    assert sam.page.field("words").value == "nadia"
    sam.get("/school/people?words=nadia&page=99")
    assert len(names(sam)) == 5


def test_the_list_costs_the_same_for_any_number_of_people(sam: Browser) -> None:
    sam.get("administration.list_people")
    before = len(sam.statements)
    for number in range(30):
        a_person(f"Nadia {number:03d}")
    db.session.commit()
    sam.get("administration.list_people")
    assert len(sam.statements) == before


def test_a_persons_page_says_what_the_school_knows(sam: Browser, cast: Cast) -> None:
    page = sam.get("administration.read_person", membership_id=cast.amina.membership_id)
    assert page.h1 == "Amina Yusuf"
    for words in ("Teacher", "amina.yusuf@seaview.example", "Year 4", "1 September 2025"):
        assert words in page
    assert "theirs alone" in page


def test_whoever_asks_to_be_erased_is_easy_to_see(sam: Browser, cast: Cast) -> None:
    ask_for_erasure(cast.amina.id)
    db.session.commit()
    sam.get("/school/people?state=requested")
    assert names(sam) == ["Amina Yusuf"]
    assert "asks to be erased" in sam.follow("Amina Yusuf")


@pytest.mark.parametrize(
    "where", ["", "/edit", "/link", "/end", "/deactivate", "/erase", "/export"]
)
def test_people_of_another_school_are_not_there(sam: Browser, cast: Cast, where: str) -> None:
    for membership_id in (cast.ruth.membership_id, 999, 10**30):
        sam.get(f"/school/people/{membership_id}{where}", status=404)


@pytest.mark.parametrize("where", ["", "/add", "/1", "/1/edit", "/1/erase"])
def test_only_administrators_look_after_people(browser: Browser, cast: Cast, where: str) -> None:
    for person in (cast.amina, cast.priya, cast.helen, cast.george, cast.miriam):
        browser.as_(person).get(f"/school/people{where}", status=403)


def test_an_administrator_of_one_school_is_nobody_in_particular_at_another(
    browser: Browser, cast: Cast
) -> None:
    a_person("Nadia Ali", organisation_id=MARSH_LANE_ID)
    db.session.commit()
    assert "Nadia" not in browser.as_(cast.sam).get("/school/people?state=everybody")
