from datetime import UTC, date, datetime, timedelta

import pytest

from learning import clock
from learning.errors import Refused
from learning.sharing import rules
from learning.sharing.rules import Part, Share, SubjectKind

OWNER, READER, OTHER = 1, 2, 3
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def a_share(**more):
    return Share(
        **{
            "share_id": 1,
            "owner_id": OWNER,
            "with_person_id": READER,
            "subject_kind": SubjectKind.ROUND,
            "subject_id": 7,
            "parts": frozenset({Part.PROFILE}),
            "ends_on": TODAY,
            **more,
        }
    )


def may_see(person_id, *shares, part=Part.PROFILE, today=TODAY):
    return rules.may_see(person_id, OWNER, shares, part=part, today=today)


def test_what_is_private_is_its_owners():
    assert may_see(OWNER)
    assert not may_see(READER)


def test_what_is_shared_is_seen_by_that_person_and_nobody_else():
    assert may_see(READER, a_share())
    assert not may_see(OTHER, a_share())


def test_only_the_parts_that_are_shared_are_seen():
    assert not may_see(READER, a_share(), part=Part.EVIDENCE)
    assert may_see(READER, a_share(), a_share(parts={Part.EVIDENCE}), part=Part.EVIDENCE)


def test_nobody_shares_what_is_another_persons():
    assert not may_see(READER, a_share(owner_id=OTHER))


def test_nothing_is_seen_once_it_is_taken_back_or_over():
    assert not may_see(READER, a_share(withdrawn_at=NOON))
    assert not may_see(READER, a_share(), today=TODAY + timedelta(days=1))


def test_a_deactivated_account_sees_nothing_and_shows_nothing():
    assert not may_see(READER, a_share(is_suspended=True))


@pytest.mark.parametrize(
    ("last_day", "last_moment"),
    [
        # Summer time begins and ends in the early morning of these two days.
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, 59, 59, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, 59, 59, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_share_ends_at_midnight_in_london(last_day, last_moment):
    share = a_share(ends_on=last_day)
    assert rules.is_open(share, clock.london_day(last_moment))
    assert not rules.is_open(share, clock.london_day(last_moment + timedelta(seconds=1)))


@pytest.mark.parametrize(("ago", "is_open"), [(0, True), (59, True), (60, False), (600, False)])
def test_what_was_opened_stays_open_for_an_hour(ago, is_open):
    assert rules.is_still_open(NOON - timedelta(minutes=ago), NOON) == is_open


def test_what_was_never_opened_is_not_open():
    assert not rules.is_still_open(None, NOON)
    assert not rules.is_same_look(None, NOON)


@pytest.mark.parametrize(("ago", "is_same"), [(0, True), (59, True), (60, False)])
def test_a_button_pressed_twice_is_one_look(ago, is_same):
    assert rules.is_same_look(NOON - timedelta(seconds=ago), NOON) == is_same


@pytest.mark.parametrize("day", [TODAY, TODAY + rules.LONGEST_SHARE])
def test_days_that_can_be_chosen(day):
    rules.check_ends_on(day, TODAY)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY - timedelta(days=1), "today or a later day"),
        (date(1, 1, 1), "today or a later day"),
        (TODAY + rules.LONGEST_SHARE + timedelta(days=1), "within the next year"),
        (date.max, "within the next year"),
    ],
)
def test_days_that_cannot_be_chosen(day, words):
    with pytest.raises(Refused, match=words) as refused:
        rules.check_ends_on(day, TODAY)
    assert refused.value.field == "ends_on"


TERMS = (date(2026, 12, 18), date(2027, 3, 25), date(2027, 7, 21))


@pytest.mark.parametrize(
    ("today", "suggested"),
    [
        (date(2026, 11, 23), date(2026, 12, 18)),
        (date(2026, 12, 11), date(2026, 12, 18)),
        (date(2026, 12, 12), date(2027, 3, 25)),
        (date(2026, 12, 26), date(2027, 3, 25)),
        (date(2027, 7, 22), date(2027, 10, 21)),
    ],
)
def test_the_end_of_the_term_is_suggested(today, suggested):
    assert rules.suggested_end(TERMS, today) == suggested


def test_no_day_is_suggested_that_would_be_refused():
    assert rules.suggested_end([date(2030, 7, 21)], TODAY) == date(2027, 2, 22)


def test_every_kind_and_every_part_has_words():
    assert set(rules.KIND_NAMES) == set(SubjectKind) == set(rules.PARTS_OF)
    assert set(rules.PART_NAMES) == set(Part)
    assert len(set(rules.PART_NAMES.values())) == len(Part)


def test_every_part_belongs_to_one_kind():
    assert sorted(part for parts in rules.PARTS_OF.values() for part in parts) == sorted(Part)


def test_a_domain_to_rate_is_read_off_its_slug():
    assert rules.part_in_words("data-and-resources") == "Data and resources"


def test_parts_stand_in_one_order():
    parts = {Part.MOVEMENT, Part.PROFILE, Part.EVIDENCE}
    assert rules.in_order(parts) == (Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT)
    assert rules.in_order(["teaching", "law", "law"]) == ("law", "teaching")
