"""A school's groups and its terms."""

from datetime import date

import pytest

from learning.database import writing
from learning.errors import NotAllowed, NotFound, Refused
from learning.people import services
from learning.people.administering.queries import staff_page
from learning.people.groups.services import (
    delete_group,
    make_group,
    rename_group,
    set_group_members,
)
from learning.people.queries import terms_of
from learning.people.rules import TermDates, usual_terms
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, YEAR_FOUR_ID

AUTUMN = TermDates("Autumn term", date(2026, 9, 2), date(2026, 12, 18))
SPRING = TermDates("Spring  term", date(2027, 1, 4), date(2027, 3, 25))


@pytest.fixture
def sam(cast, viewer_of):
    return viewer_of(cast.sam)


def groups(sam):
    return {group.name: group.membership_ids for group in staff_page(sam).groups}


def test_a_group_is_made_filled_renamed_and_deleted(sam, cast):
    with writing():
        key = make_group(sam, "  New  staff ")
        set_group_members(sam, key, [cast.amina.membership_id, cast.daniel.membership_id])
    assert groups(sam)["New staff"] == {cast.amina.membership_id, cast.daniel.membership_id}
    with writing():
        set_group_members(sam, key, [cast.daniel.membership_id])
        rename_group(sam, key, "Newly qualified")
    assert groups(sam)["Newly qualified"] == {cast.daniel.membership_id}
    with writing():
        delete_group(sam, key)
    assert list(groups(sam)) == ["Year 4"]


def test_two_groups_do_not_share_a_name(sam):
    with pytest.raises(Refused) as refused:
        make_group(sam, "Year 4")
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["", "x" * 101, "A\x00"])
def test_what_is_no_name_is_refused(sam, name):
    with pytest.raises(Refused):
        make_group(sam, name)


def test_people_of_another_school_do_not_come_into_a_group(sam, cast):
    chosen = [cast.ruth.membership_id, cast.lena.membership_id, 10**30, -1, cast.tom.membership_id]
    with writing():
        set_group_members(sam, YEAR_FOUR_ID, chosen)
    assert groups(sam)["Year 4"] == {cast.tom.membership_id}


def test_groups_belong_to_the_administrators_of_their_school(sam, cast, viewer_of):
    with pytest.raises(NotAllowed):
        make_group(viewer_of(cast.priya), "Mine")
    for key in (10**6, 10**30):
        with pytest.raises(NotFound):
            set_group_members(sam, key, [])


def test_until_a_school_sets_its_terms_the_usual_ones_serve(app):
    assert terms_of(SEAVIEW_ID, 2026) == usual_terms(2026)
    assert terms_of(None, 2026) == usual_terms(2026)


def test_a_school_sets_the_terms_of_one_year(sam):
    with writing():
        services.set_terms(sam, 2026, [AUTUMN, SPRING])
    assert terms_of(SEAVIEW_ID, 2026) == (
        AUTUMN,
        TermDates("Spring term", SPRING.starts_on, SPRING.ends_on),
    )
    assert terms_of(SEAVIEW_ID, 2027) == usual_terms(2027)
    assert terms_of(MARSH_LANE_ID, 2026) == usual_terms(2026)


def test_terms_are_changed_and_taken_back(sam):
    with writing():
        services.set_terms(sam, 2026, [AUTUMN])
        services.set_terms(sam, 2026, [AUTUMN, SPRING])
    assert len(terms_of(SEAVIEW_ID, 2026)) == 2
    with writing():
        services.set_terms(sam, 2026, [])
    assert terms_of(SEAVIEW_ID, 2026) == usual_terms(2026)


def test_terms_that_make_no_sense_change_nothing(sam):
    with pytest.raises(Refused):
        services.set_terms(sam, 2026, [SPRING, AUTUMN])
    assert terms_of(SEAVIEW_ID, 2026) == usual_terms(2026)


def test_only_an_administrator_sets_terms(cast, viewer_of):
    with pytest.raises(NotAllowed):
        services.set_terms(viewer_of(cast.helen), 2026, [AUTUMN])
