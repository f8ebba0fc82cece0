"""What a school's audit asks: the framework as adapted, in order, in few statements of SQL."""

from dataclasses import replace

import pytest

from learning.skills.adapting.queries import statements_in_force, statements_known
from learning.skills.models import StatementSetting
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.learning.skills.adapting.making import FRAMEWORK, added, set_so

pytestmark = pytest.mark.usefixtures("app", "clock")
SLUGS = ("look-closely", "one-at-a-time", "keep-notes", "say-no", "show-effect")


@pytest.fixture
def framework(library):
    return library.framework(FRAMEWORK)


def slugs(statements):
    return tuple(each.slug for each in statements)


def test_without_a_school_the_framework_is_asked_as_it_is(framework, statements):
    with statements() as counted:
        asked = statements_in_force(None, framework)
    assert slugs(asked) == SLUGS
    assert [each.target for each in asked] == [3, 3, 3, 3, 4]
    assert asked[0].description(3) == "I look first, and can show what I counted."
    assert asked[0].actions == ("count-once",)
    assert not any(each.is_own for each in asked)
    assert len(counted) == 0


def test_a_school_that_has_adapted_nothing_asks_the_same(framework, statements):
    with statements() as counted:
        assert statements_in_force(SEAVIEW_ID, framework) == statements_in_force(None, framework)
    assert len(counted) == 2


def test_what_is_not_asked_is_not_in_force_and_still_known(library, framework, statements):
    set_so(library, "say-no", 3, asked=False, edition="3-asked")
    assert "say-no" not in slugs(statements_in_force(SEAVIEW_ID, framework))
    with statements() as counted:
        known = statements_known(SEAVIEW_ID, framework)
    assert known["say-no"].code == "HOLD2"
    assert len(counted) == 2


def test_another_school_asks_what_it_asked_before(library, framework):
    set_so(library, "say-no", 3, asked=False, edition="3-asked")
    added(library)
    assert slugs(statements_in_force(MARSH_LANE_ID, framework)) == SLUGS
    assert slugs(statements_known(MARSH_LANE_ID, framework).values())[:5] == SLUGS


def test_own_statements_stand_behind_their_domain_under_an_id_for_ever(library, framework):
    key = added(library, domain_slug="looking")
    asked = statements_in_force(SEAVIEW_ID, framework)
    assert slugs(asked)[:3] == ("look-closely", "one-at-a-time", f"school-{key}")
    own = asked[2]
    assert (own.is_own, own.code, own.target, own.domain_title) == (
        True,
        "School 1",
        2,
        "Looking closely",
    )
    assert own.closed_by[0].lesson_slug == "noticing"
    assert own.closed_by[0].heading == ""
    assert own.descriptions[3] == "Others keep theirs as I do."


def test_a_set_asks_only_what_is_in_it(library, framework):
    added(library)
    set_so(library, "keep-notes", 2, edition="3-asked")
    asked = statements_in_force(SEAVIEW_ID, framework, statement_set="aspiring")
    assert [(each.slug, each.target) for each in asked] == [("look-closely", 3), ("keep-notes", 2)]
    assert statements_in_force(SEAVIEW_ID, framework, statement_set="no-such-set") == ()


def test_at_a_stage_no_target_is_above_what_is_aimed_at_there(library, framework):
    added(library, target=4)
    set_so(library, "show-effect", 1, edition="4-asked")
    asked = statements_in_force(SEAVIEW_ID, framework, stage="first year")
    assert [each.target for each in asked] == [2, 2, 2, 2, 1, 2]


def test_what_was_set_under_a_former_id_holds(db_session, framework):
    db_session.add(
        StatementSetting(
            organisation_id=SEAVIEW_ID,
            framework_slug=FRAMEWORK,
            statement_slug="one-thing",
            target=4,
        )
    )
    asked = {each.slug: each for each in statements_in_force(SEAVIEW_ID, framework)}
    assert asked["one-at-a-time"].target == 4
    assert statements_known(SEAVIEW_ID, framework)["one-thing"] == asked["one-at-a-time"]


def test_what_belongs_to_nothing_any_more_is_passed_over(db_session, library, framework):
    added(library)
    db_session.add(
        StatementSetting(
            organisation_id=SEAVIEW_ID, framework_slug=FRAMEWORK, statement_slug="gone", target=4
        )
    )
    smaller = replace(framework, domains=framework.domains[:1])
    assert slugs(statements_in_force(SEAVIEW_ID, smaller)) == SLUGS[:2]
