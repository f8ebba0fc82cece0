"""An administrator groups people and sets the terms by which records are sorted."""

from datetime import date

import pytest

from learning.people.queries import terms_of
from tests.browser import Browser
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, Cast

pytestmark = pytest.mark.usefixtures("clock")

AUTUMN = {
    "terms-0-name": "Michaelmas",
    "terms-0-starts_on": "2026-09-03",
    "terms-0-ends_on": "2026-12-18",
}
ONLY_AUTUMN = {
    **AUTUMN,
    **{f"terms-{n}-{part}": "" for n in (1, 2) for part in ("name", "starts_on", "ends_on")},
}


@pytest.fixture
def sam(browser: Browser, cast: Cast) -> Browser:
    return browser.as_(cast.sam)


def test_a_group_is_made_filled_renamed_and_deleted(sam: Browser, cast: Cast) -> None:
    sam.get("administration.list_groups")
    sam.submit("Make the group", name="New this year")
    assert sam.page.h1 == "New this year"
    sam.submit("Save", name="New starters", members=[str(cast.daniel.membership_id)])
    assert "New starters" in sam.page
    assert "1 person" in sam.page
    sam.follow("New starters")
    sam.follow("Delete the group")
    assert "New starters" not in sam.submit("Delete it")


def test_a_name_that_is_taken_or_empty_is_refused(sam: Browser) -> None:
    sam.get("administration.list_groups")
    page = sam.submit("Make the group", name="Year 4", status=422)
    assert page.errors == ["There is already a group of this name."]
    assert page.field("name").value == "Year 4"
    assert sam.submit("Make the group", name=" ", status=422).errors


def test_whoever_has_left_stays_in_the_group_unseen(sam: Browser, cast: Cast) -> None:
    sam.get("/school/groups/1")
    assert "Owen Pryce" not in sam.page
    sam.submit("Save", members=[str(cast.amina.membership_id)])
    assert "1 person" in sam.page


def test_groups_of_another_school_are_not_there(browser: Browser, cast: Cast) -> None:
    browser.as_(cast.sam).get("/school/groups/999", status=404)
    browser.as_(cast.sam).get(f"/school/groups/{10**30}", status=404)
    browser.as_(cast.priya).get("/school/groups", status=403)


def test_without_own_terms_the_usual_dates_are_shown_as_such(sam: Browser) -> None:
    page = sam.get("administration.list_terms")
    assert page.headings(2) == ["2026 to 2027", "2027 to 2028"]
    assert "these usual dates serve" in page
    assert page.table("Terms of 2026 to 2027")[0]["Term"] == "Autumn term"


def test_own_terms_hold_for_the_school_and_for_no_other(sam: Browser) -> None:
    sam.get("administration.edit_terms", year=2026)
    sam.submit("Save the terms", ONLY_AUTUMN)
    (term,) = terms_of(SEAVIEW_ID, 2026)
    assert (term.name, term.starts_on) == ("Michaelmas", date(2026, 9, 3))
    assert terms_of(MARSH_LANE_ID, 2026)[0].is_usual
    sam.submit("Use the usual dates")
    assert terms_of(SEAVIEW_ID, 2026)[0].is_usual


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"terms-0-name": ""}, "Enter a name, such as Autumn term."),
        ({"terms-0-ends_on": ""}, "Enter the last day."),
        ({"terms-0-ends_on": "18/12"}, "Write the day like this: 2027-03-31."),
        ({"terms-0-ends_on": "2026-09-03"}, "Michaelmas must end after it starts."),
        ({"terms-0-ends_on": "2027-09-03"}, "Michaelmas must lie between"),
        ({"terms-0-name": "x" * 61}, "Use at most 60 characters."),
    ],
)
def test_terms_that_make_no_sense_are_refused_beside_their_field(
    sam: Browser, fields: dict[str, str], error: str
) -> None:
    sam.get("administration.edit_terms", year=2026)
    page = sam.submit("Save the terms", {**ONLY_AUTUMN, **fields}, status=422)
    assert any(each.startswith(error) for each in page.errors)
    assert terms_of(SEAVIEW_ID, 2026)[0].is_usual
    kept = {**AUTUMN, **fields}
    assert page.field("terms-0-name").value == kept["terms-0-name"]


@pytest.mark.parametrize("year", [1990, 2100, 99999, 10**20])
def test_a_year_far_away_is_not_there(sam: Browser, year: int) -> None:
    sam.get(f"/school/terms/{year}", status=404)


@pytest.mark.parametrize("row", ["²", "9" * 5000, "6"])
def test_rows_that_no_page_has_are_passed_over(sam: Browser, row: str) -> None:
    sam.get("administration.edit_terms", year=2026)
    path = sam.address("administration.edit_terms", year=2026)
    answer = sam.post(path, {**ONLY_AUTUMN, f"terms-{row}-name": "Another"})
    assert answer.status_code == 302
    assert [term.name for term in terms_of(SEAVIEW_ID, 2026)] == ["Michaelmas"]
