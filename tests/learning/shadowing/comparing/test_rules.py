"""The expected day beside what was seen: shares that add up, differences, surprises, words."""

import pytest

from learning.diary.rules import Mode
from learning.shadowing.comparing import words
from learning.shadowing.comparing.rules import comparison, mode_shares, words_of
from learning.shadowing.comparing.seen import NotedVisit, SeenRow, coverage, highs_and_lows
from learning.shadowing.rules import Energy, Tag
from tests.learning.shadowing.seeing import EXPECTED, TODAY, activity


@pytest.fixture
def guide(library):
    return library.shadowing


def compared(guide, expected, *seen):
    return comparison(guide.categories, expected, seen)


def shares(found):
    return {row.category.slug: row.observed for row in found.rows if row.observed}


def test_what_was_seen_stands_beside_what_was_expected(guide):
    found = compared(guide, EXPECTED, activity("pup", 18), activity("par", 60), activity("sta", 42))
    assert shares(found) == {"pup": 15, "par": 50, "sta": 35}
    assert found.minutes == 120
    first = found.rows[0]
    assert (first.category.slug, first.expected, first.observed, first.difference) == (
        "pup",
        60,
        15,
        -45,
    )


def test_rounded_shares_add_up_to_a_hundred(guide):
    found = compared(guide, {}, *(activity(one.slug, 20) for one in guide.categories[:7]))
    assert sum(row.observed for row in found.rows) == 100
    assert set(shares(found).values()) == {14, 15}


def test_surprises_are_the_largest_first_and_small_ones_none(guide):
    found = compared(
        guide,
        {"pup": 50, "par": 30, "sta": 12, "ehc": 8},
        activity("pup", 20),
        activity("par", 55),
        activity("sta", 15),
        activity("agy", 10),
    )
    assert [row.category.slug for row in found.surprises] == ["pup", "par", "agy", "ehc"]


@pytest.mark.parametrize("count", [4, 5])
def test_what_was_never_expected_is_a_surprise_from_five_points_on(guide, count):
    found = compared(guide, {"pup": 100}, activity("fin", count), activity("pup", 100 - count))
    assert bool(found.surprises) == (count >= 5)


def test_without_one_side_there_is_nothing_to_compare(guide):
    for found in (compared(guide, EXPECTED), compared(guide, {}, activity("pup"))):
        assert not found.is_whole
        assert found.surprises == ()
        assert {row.difference for row in found.rows} == {0}
    assert not compared(guide, {}, activity("pup", 0)).has_observed


def test_a_category_that_the_guide_has_no_more_keeps_a_row_under_its_words(guide):
    found = compared(guide, {"pup": 50, "gate-duty": 50}, activity("gate-duty", 10))
    assert found.rows[-1].category.title == "Gate duty"
    assert found.rows[-1].observed == 100
    assert words_of("annual-review") == "Annual review"


def test_the_sentence_names_what_surprised_most_and_the_other_way_round(guide):
    found = compared(guide, EXPECTED, activity("pup", 18), activity("par", 60), activity("sta", 42))
    assert words.sentence(found) == (
        "You expected 60% of the day in “Direct work with pupils” and saw 15%. The other way "
        "round, “Contact with parents”: 20% expected, 50% seen."
    )
    assert words.sentence(found, "Amina Yusuf").startswith("Amina Yusuf expected 60%")


@pytest.mark.parametrize(
    ("expected", "seen", "said"),
    [
        ({"pup": 100}, "pup", "What you saw is close to what you expected"),
        ({"pup": 100}, "par", "You expected 100% of the day in “Direct work with pupils” and saw"),
    ],
)
def test_nothing_surprising_and_nothing_seen_have_words_of_their_own(guide, expected, seen, said):
    assert words.sentence(compared(guide, expected, activity(seen))).startswith(said)


def test_what_was_not_expected_at_all_is_said_so(guide):
    found = compared(guide, {"par": 100}, activity("par", 90), activity("fin", 10))
    assert words.surprise(found.surprises[0]) in {
        "not expected, 10% seen",
        "100% expected, 90% seen",
    }
    row = next(each for each in found.rows if each.category.slug == "fin")
    assert words.difference(row) == "10 points more"


def test_differences_in_words(guide):
    found = compared(guide, {"pup": 52, "par": 48}, activity("pup", 50), activity("par", 50))
    assert [words.difference(row) for row in found.rows[:3]] == [
        "about as expected",
        "as expected",
        "about as expected",
    ]


def test_modes_are_shares_of_the_time_that_has_one():
    found = mode_shares(
        [
            activity(minutes=10, mode=Mode.DOING),
            activity(minutes=30, mode=Mode.LIAISING),
            activity(),
        ]
    )
    assert found == {Mode.DOING: 25, Mode.ADVISING: 0, Mode.LIAISING: 75, Mode.ENSURING: 0}
    assert words.through_others(found).startswith("25% of the time with a mode was doing")
    assert words.through_others(mode_shares([activity()])) == ""


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ((), "not noted"),
        ((None, None), "not noted"),
        ((Energy.HIGH,), "gives energy, once"),
        ((Energy.LOW,) * 3, "takes energy, 3 times"),
        ((Energy.HIGH, Energy.HIGH, Energy.LOW), "mostly gives energy: 2 of 3 times"),
        ((Energy.HIGH, Energy.LOW), "mixed: gives energy once, takes energy once"),
    ],
)
def test_energy_in_words(noted, said):
    assert words.energy(noted) == said


def test_coverage_knows_what_was_seen_and_what_not_yet(guide):
    rows = [
        SeenRow(slug="teacher-talk", visit_id=7, seen_on=TODAY),
        SeenRow(slug="old-thing", visit_id=None, seen_on=TODAY),
    ]
    found = coverage(guide, rows)
    assert [line.text for line in found.seen] == ["A talk with a teacher.", "Old thing"]
    assert [line.slug for line in found.unseen] == ["parent-meeting"]
    assert found.unseen[0].category == "Contact with parents"
    assert found.sentence == "Seen so far: 2 of 3."


def test_highs_and_lows_stand_by_tag_with_energy_in_the_guides_order(guide):
    visit = NotedVisit(
        visit_id=1,
        day=TODAY,
        activities=(
            activity("par", tag=Tag.HIGH, note="She listened.", energy=Energy.HIGH),
            activity("pup", energy=Energy.LOW),
            activity("gate-duty", tag=Tag.FLASHPOINT),
        ),
    )
    found = highs_and_lows(guide, [visit])
    assert [(each.title, len(each.moments)) for each in found.tagged] == [
        ("Highs", 1),
        ("Lows", 0),
        ("Flashpoints", 1),
    ]
    assert found.tagged[0].moments[0].note == "She listened."
    assert [title for title, _ in found.energy] == [
        "Direct work with pupils",
        "Contact with parents",
    ]
    assert [each.text for each in found.flashpoints] == [
        "A worried parent at the gate.",
        "A deadline.",
    ]
