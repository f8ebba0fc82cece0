"""Gaps: which come first, which are suggested and why, and what closes them."""

import pytest

from learning.courses.closings import closings_of
from learning.skills.gaps import (
    NO_ROLE,
    Reason,
    Role,
    in_order,
    ready_actions_of,
    reasons_for,
    suggested,
)
from tests.learning.skills.profiles.making import a_gap


def slugs(gaps):
    return [gap.statement_slug for gap in gaps]


def test_the_largest_come_first_and_then_the_domain_that_lacks_most():
    gaps = [
        a_gap("a", domain="looking"),
        a_gap("b", 2, domain="looking"),
        a_gap("c", domain="holding"),
        a_gap("d", 3, domain="holding"),
    ]
    assert slugs(in_order(gaps)) == ["d", "b", "c", "a"]


def test_three_are_suggested_by_size_first():
    gaps = [a_gap("a"), a_gap("b", 3, domain="x"), a_gap("c", 2, domain="y"), a_gap("d")]
    assert slugs(suggested(gaps)) == ["b", "c", "a"]
    assert suggested([]) == ()


def test_two_reasons_weigh_as_much_as_a_level():
    small = a_gap("small", 1, Reason.LEADS, Reason.SCHOOL_RAISED, domain="holding")
    middle = a_gap("middle", 2, domain="looking")
    lonely = a_gap("lonely", 1, Reason.LEADS, domain="third")
    assert slugs(suggested([lonely, small, middle])) == ["middle", "small", "lonely"]
    assert slugs(suggested([a_gap("plain"), lonely], most=1)) == ["lonely"]


def test_no_more_than_two_of_one_domain_while_there_are_others():
    gaps = [a_gap("a", 2), a_gap("b", 2), a_gap("c", 2), a_gap("d", domain="holding")]
    assert slugs(suggested(gaps)) == ["a", "b", "d"]
    assert slugs(suggested(gaps[:3])) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("lens", "role", "reason"),
    [
        ("leader", Role(is_on_leadership_team=True), Reason.LEADS),
        ("coordinator", Role(is_on_leadership_team=True), None),
        ("coordinator", Role(stage="first year"), Reason.FIRST_YEAR),
        ("leader", Role(stage="first year"), None),
        ("specialist", NO_ROLE, None),
    ],
)
def test_the_role_speaks_for_a_lens(lens, role, reason):
    found = reasons_for("x", lens, 2, role=role, suggested_target=3, usual_target=3)
    assert found == (Reason.TWO_LEVELS, *([reason] if reason else []))


def test_what_the_school_asks_is_a_reason():
    def found(slug, suggested_target, usual_target):
        return reasons_for(
            slug,
            "leader",
            1,
            role=NO_ROLE,
            suggested_target=suggested_target,
            usual_target=usual_target,
        )

    assert found("x", 4, 3) == (Reason.ONE_LEVEL, Reason.SCHOOL_RAISED)
    assert found("school-7", 4, None) == (Reason.ONE_LEVEL, Reason.SCHOOL_ADDED)
    assert found("x", 2, 3) == found("gone", 4, None) == (Reason.ONE_LEVEL,)


def test_closings_are_headings_that_can_be_read_today(library):
    statement = library.framework("small-skills").statement("look-closely")
    (found,) = closings_of(statement, library, lambda *place: place == ("first-steps", "noticing"))
    assert (found.heading_slug, found.heading_title) == ("look-for", "What to look for")
    assert (found.lesson_title, found.minutes, found.is_done) == ("Noticing", 4, True)
    assert closings_of(None, library, lambda *_: True) == ()


def test_ready_actions_come_with_their_steps(library):
    framework = library.framework("small-skills")
    (found,) = ready_actions_of(framework.statement("look-closely"), framework)
    assert found.text == "Count one thing for one lesson."
    assert found.how
    assert ready_actions_of(framework.statement("keep-notes"), framework) == ()
    assert ready_actions_of(framework.statement("look-closely"), None) == ()
