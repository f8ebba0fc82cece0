"""What is said of many says nothing of one: bands, tenths, suppression."""

from hypothesis import given
from hypothesis import strategies as st

from learning.skills.totals import rules
from learning.skills.totals.rules import DomainCount

PHASES = ("primary", "secondary", "special", "")


def counts(*people):
    """Domain counts of people given as (phase, rated, below), all in one domain."""
    return [
        DomainCount(person_id=number, phase=phase, domain_slug="looking", rated=rated, below=below)
        for number, (phase, rated, below) in enumerate(people)
    ]


def totals_of(*people):
    phases = {number: each[0] for number, each in enumerate(people)}
    return rules.totals(phases, counts(*people), ["looking"])


def test_people_are_counted_in_bands_from_five_on():
    assert [rules.band(count) for count in (0, 4, 5, 9, 10, 19, 20, 300)] == [
        None,
        None,
        "5 to 9",
        "5 to 9",
        "10 to 19",
        "10 to 19",
        "20 or more",
        "20 or more",
    ]


def test_shares_are_tenths_and_never_none_or_all():
    assert [rules.tenths(below, 20) for below in (0, 1, 3, 4, 5, 10, 17, 19, 20)] == [
        1,
        1,
        2,
        2,
        3,
        5,
        9,
        9,
        9,
    ]
    assert rules.in_words(1) == "1 in 10 or fewer"
    assert rules.in_words(3) == "about 3 in 10"
    assert rules.in_words(9) == "9 in 10 or more"
    assert rules.in_words(None) == "not shown"


def test_of_four_people_nothing_is_said():
    four = totals_of(*[("primary", 6, 3)] * 4)
    assert (four.people, four.domains, four.phases, four.common) == (None, (), (), ())


def test_of_five_people_the_domain_is_said_and_no_phase():
    five = totals_of(*[("primary", 6, 3)] * 5)
    assert five.people == "5 to 9"
    assert five.domains[0].tenths == 5
    assert five.phases == ()


def test_a_domain_that_fewer_than_five_rated_is_not_said():
    people = [("primary", 6, 3)] * 4 + [("primary", 0, 0)] * 2
    assert totals_of(*people).domains[0].tenths is None
    assert totals_of(*people).domains[0].people is None


def test_five_and_one_hide_both_phases():
    assert totals_of(*[("primary", 6, 3)] * 5, ("secondary", 6, 0)).phases == ()


def test_two_phases_of_five_are_both_said():
    people = [("primary", 10, 8)] * 5 + [("secondary", 10, 2)] * 5
    found = totals_of(*people)
    assert [(each.phase, each.people) for each in found.phases] == [
        ("primary", "5 to 9"),
        ("secondary", "5 to 9"),
    ]
    assert [each.tenths["looking"] for each in found.phases] == [8, 2]
    assert found.domains[0].tenths == 5


def test_a_domain_hides_a_phase_in_which_too_few_rated_it_and_another_with_it():
    people = [("primary", 6, 3)] * 6 + [("secondary", 6, 3)] * 4 + [("secondary", 0, 0)]
    found = totals_of(*people)
    assert len(found.phases) == 2
    assert [each.tenths["looking"] for each in found.phases] == [None, None]


def test_the_common_gaps_are_three_at_most_and_only_what_is_common():
    phases = dict.fromkeys(range(5), "primary")
    shares = {"a": 1, "b": 4, "c": 9, "d": 5, "e": 3, "f": 2}
    found = rules.totals(
        phases,
        [
            DomainCount(person_id=n, phase="primary", domain_slug=slug, rated=10, below=below)
            for n in phases
            for slug, below in shares.items()
        ],
        list(shares),
    )
    assert [each.slug for each in found.common] == ["c", "d", "b"]


PEOPLE = st.lists(
    st.tuples(st.sampled_from(PHASES), st.integers(0, 7), st.integers(0, 7)).map(
        lambda each: (each[0], each[1], min(each[1], each[2]))
    ),
    max_size=24,
)


@given(PEOPLE)
def test_whatever_is_said_is_about_five_people_or_more(people):
    found = totals_of(*people)
    raters = [each for each in people if each[1]]
    assert (found.people is None) == (len(people) < 5)
    for domain in found.domains:
        assert (domain.tenths is None) == (len(raters) < 5)
    for column in found.phases:
        assert sum(each[0] == column.phase for each in people) >= 5
        if column.tenths["looking"] is not None:
            assert sum(each[0] == column.phase for each in raters) >= 5


@given(PEOPLE)
def test_the_phases_that_are_not_said_cannot_be_one_small_group(people):
    found = totals_of(*people)
    shown = {column.phase for column in found.phases}
    rest = [each for each in people if each[0] not in shown]
    if shown:
        assert len(shown) >= 2
        assert not rest or len(rest) >= 5


@given(PEOPLE, st.tuples(st.integers(1, 7), st.integers(0, 7)))
def test_whoever_joins_five_people_who_say_much_moves_a_share_by_few_tenths(people, more):
    raters = [("primary", 7, below) for _, _, below in people][:9]
    if len(raters) < 5:
        return
    before = totals_of(*raters).domains[0].tenths
    after = totals_of(*raters, ("primary", more[0], min(more))).domains[0].tenths
    assert abs(after - before) <= 2
