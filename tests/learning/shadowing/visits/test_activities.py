"""Entries made twice are one, in any order; minutes are counted once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as some

from learning.diary.rules import Mode
from learning.shadowing.rules import Energy, Tag
from learning.shadowing.visits.activities import Entry, emptied, merged, names_of, timed

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NOON = NINE + timedelta(hours=3)
PROPERTY = settings(max_examples=200, deadline=None, derandomize=True)


def at(minutes, seconds=0):
    return NINE + timedelta(minutes=minutes, seconds=seconds)


def entry(key="a", minute=0, category="par", **more):
    usual = {"started_at": at(minute), "changed_at": at(minute)}
    return Entry(key=key, category_slug=category, **{**usual, **more})


@some.composite
def entries(draw):
    """Entries of one morning, each key once; many near each other, and many alike."""
    count = draw(some.integers(1, 7))
    found = []
    for number in range(count):
        began = at(draw(some.integers(0, 6)), draw(some.integers(0, 59)))
        lasts = draw(some.none() | some.integers(0, 1800))
        found.append(
            Entry(
                key=f"k{number}",
                category_slug=draw(some.sampled_from(("par", "sta"))),
                started_at=began,
                ended_at=None if lasts is None else began + timedelta(seconds=lasts),
                mode=draw(some.sampled_from((None, Mode.DOING))),
                energy=draw(some.none() | some.sampled_from(Energy)),
                tag=draw(some.none() | some.sampled_from(Tag)),
                note=draw(some.sampled_from(("", "One.", "Two.", "Three."))),
                changed_at=at(draw(some.integers(0, 9))),
                is_deleted=draw(some.sampled_from((False, False, False, True))),
            )
        )
    return found


@PROPERTY
@given(entries(), some.randoms(), some.lists(some.integers(0, 6), max_size=4))
def test_entries_arrive_in_any_order_any_number_of_times_and_the_same_stands(
    sent, chance, repeated
):
    together = merged(sent)
    again = [*sent, *(sent[number % len(sent)] for number in repeated)]
    chance.shuffle(again)
    standing = ()
    while again:
        count = chance.randint(1, len(again))
        piece, again = again[:count], again[count:]
        standing = merged((*standing, *piece))
    assert standing == together
    assert merged(together) == together
    assert all(merged((*together, each)) == together for each in sent)


@PROPERTY
@given(entries())
def test_no_entry_and_no_note_is_lost(sent):
    together = merged(sent)
    assert set(names_of(together)) == {each.key for each in sent}
    notes = {each.note for each in sent if each.note and not each.is_deleted}
    kept = {part for each in together for part in each.note.split(" · ")}
    assert notes <= kept


@PROPERTY
@given(some.permutations(range(4)))
def test_of_versions_of_one_key_the_latest_stands_whatever_comes_first(order):
    versions = [entry(note=f"{number}", changed_at=at(number)) for number in range(4)]
    standing = ()
    for number in order:
        standing = merged((*standing, versions[number]))
    assert [each.note for each in standing] == ["3"]


@PROPERTY
@given(entries())
def test_no_minute_counts_twice(sent):
    standing = merged(sent)
    found = timed(standing, ends_at=NOON, now=NOON)
    spans = [(each.started_at, each.ended_at) for each in found]
    covered = sum(
        any(start <= at(0, second) < end for start, end in spans)
        for second in range(0, 3 * 3600, 30)
    )
    assert abs(sum(each.minutes for each in found) - covered / 2) <= len(found)


def test_two_taps_of_one_thing_in_two_windows_are_one():
    first = entry("a", note="Long talk.", ended_at=at(20), tag=Tag.HIGH)
    second = entry("b", started_at=at(1, 59), energy=Energy.LOW, note="Kind.")
    (one,) = merged([second, first])
    assert (one.key, one.started_at, one.ended_at) == ("a", at(0), at(20))
    assert (one.note, one.tag, one.energy) == ("Kind. · Long talk.", Tag.HIGH, Energy.LOW)
    assert one.others == (("b", 119),)


def test_what_begins_later_or_is_of_another_kind_or_mode_stands_alone():
    apart = [
        entry("a"),
        entry("b", started_at=at(2, 1)),
        entry("c", category="sta"),
        entry("d", mode=Mode.ADVISING),
    ]
    assert {each.key for each in merged(apart)} == {"a", "b", "c", "d"}


def test_a_change_to_a_key_that_became_another_changes_what_it_became():
    one = merged([entry("a"), entry("b", 1)])
    (changed,) = merged([*one, entry("b", 1, note="Later.", changed_at=at(30))])
    assert (changed.key, changed.note) == ("a", "Later.")
    (same,) = merged([changed, entry("a"), entry("b", 1)])
    assert same == changed


def test_one_that_is_deleted_stays_so_when_an_earlier_version_comes_late():
    gone = emptied(entry(note="Words."), at(10))
    for order in permutations((gone, entry(note="Words."), entry(note="Other.", changed_at=at(5)))):
        (kept,) = merged(order)
        assert (kept.is_deleted, kept.note, kept.category_slug) == (True, "", "")
    (back,) = merged([gone, entry(note="Again.", changed_at=at(11))])
    assert back.note == "Again."


def test_an_activity_ends_with_the_next_the_last_with_the_visit_or_runs():
    live = [entry("a"), entry("b", 30, "sta")]
    first, second = timed(live, ends_at=NOON, now=at(45))
    assert (first.minutes, first.ended_at, first.is_running) == (30, at(30), False)
    assert (second.minutes, second.is_running) == (15, True)
    assert timed(live, ends_at=NOON, now=NOON)[1].minutes == 150
    assert not timed(live, ends_at=NOON, now=NOON)[1].is_running


def test_where_two_overlap_the_minutes_are_those_of_the_one_that_began_later():
    whole = entry("a", ended_at=at(60))
    inside = entry("b", 10, "sta", ended_at=at(20))
    assert [each.minutes for each in timed([whole, inside], ends_at=NOON, now=NOON)] == [50, 10]


def test_a_tap_back_and_forth_within_two_minutes_loses_no_time():
    taps = [
        entry("a", ended_at=at(0, 30)),
        entry("b", started_at=at(0, 30), category="sta", ended_at=at(1, 30)),
        entry("c", started_at=at(1, 30)),
    ]
    found = {
        each.category_slug: each.minutes for each in timed(merged(taps), ends_at=NOON, now=at(31))
    }
    assert found == {"par": 30, "sta": 1}


def test_what_was_entered_afterwards_has_minutes_and_is_merged_with_nothing():
    later = entry("x", started_at=None, minutes=40)
    found = merged([later, replace(later, key="y"), entry("a")])
    assert [each.key for each in found] == ["x", "y", "a"]
    assert [each.minutes for each in timed(found, ends_at=NOON, now=at(10))] == [40, 40, 10]
