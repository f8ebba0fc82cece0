"""The decisions about sessions: minutes, times, places, parts, kinds, the standard."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from learning.errors import Refused
from learning.inset.rules import BETWEEN_A_FEW, PartKind, SessionKind, SessionState
from learning.inset.sessions import rules, timings, when
from learning.inset.sessions.kinds import ALL_FIELDS, FIELDS, STANDARD, slugs_of
from learning.inset.sessions.prepared import PreparedPart
from learning.inset.sessions.rows import PartRow, made_to_fit, moved, row_sent, with_module
from learning.inset.sessions.standard import Shown, standard_lines
from learning.inset.sessions.times import is_joinable

STARTS = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def own(minutes, title="Talk"):
    return PreparedPart(kind=PartKind.OWN, minutes=minutes, title=title)


@pytest.mark.parametrize(
    ("offset", "is_open"), [(-46, False), (-45, True), (0, True), (180, True), (181, False)]
)
def test_a_room_is_open_from_45_minutes_before_to_two_hours_after(offset, is_open):
    now = STARTS + offset * MINUTE
    assert is_joinable(SessionState.PLANNED, STARTS, 60, now) is is_open
    assert is_joinable(SessionState.OPEN, STARTS, 60, now) is is_open


@pytest.mark.parametrize("state", [SessionState.ENDED, SessionState.CANCELLED])
def test_what_has_ended_or_was_cancelled_is_not_joined(state):
    assert not is_joinable(state, STARTS, 60, STARTS)


def test_an_hour_that_no_clock_shows_is_refused_and_of_two_the_first_is_meant():
    with pytest.raises(Refused, match=r"there is no 01:30"):
        when.starts_at_of(date(2027, 3, 28), time(1, 30))
    first = when.starts_at_of(date(2026, 10, 25), time(1, 30))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_over_midnight_both_days_are_named():
    words = when.when_in_words(datetime(2026, 11, 26, 23, 30, tzinfo=UTC), 60)
    assert words.endswith("23:30 to 00:30 on Friday 27 November 2026")


@pytest.mark.parametrize(
    ("taken", "minutes", "words"),
    [
        (60, 60, ""),
        (95, 60, "35 minutes too much"),
        (59, 60, "1 minute is left for talk"),
        (40, 60, "20 minutes are left for talk"),
    ],
)
def test_what_does_not_add_up_is_said_in_words(taken, minutes, words):
    said = timings.difference(taken, minutes)
    assert words in said if words else said == ""


@pytest.mark.parametrize("minutes", [10, 23, 60, 61, 240])
def test_parts_made_to_fit_fill_the_length_exactly(minutes):
    fitted = timings.fitted([own(5), own(20), own(8), own(5)], minutes)
    assert timings.total(fitted) == minutes


def test_many_parts_in_a_short_time_keep_two_minutes_each():
    assert timings.total(timings.fitted([own(5)] * 10, 10)) == 20


def test_parts_without_minutes_are_left_as_they_are():
    assert timings.fitted([own(0)], 60) == (own(0),)


def test_a_module_comes_between_a_welcome_and_an_end(library):
    parts = timings.parts_for(library.module("first-steps"))
    assert (parts[0].title, parts[-1].title) == ("Welcome", "One thing I will try")
    assert all(part.minutes > 0 for part in parts)
    assert timings.length_for(parts) >= timings.total(parts)


def test_another_module_takes_the_place_of_the_first_and_leaves_ones_own(library):
    first = [PartRow(part=part) for part in timings.parts_for(library.module("first-steps"))]
    first.insert(3, PartRow(part=own(7)))
    shown = with_module(first, "whole-way", library)
    assert {row.part.module_slug for row in shown} == {"", "whole-way"}
    assert [row.part.title for row in shown if not row.part.module_slug] == [
        "Welcome",
        "Talk",
        "One thing I will try",
    ]


def test_moving_past_an_end_moves_nothing():
    rows = (PartRow(part=own(1)), PartRow(part=own(2)))
    assert moved(rows, 0, -1) == moved(rows, 1, 1) == moved(rows, 9, 1) == rows
    assert moved(rows, 0, 1) == (rows[1], rows[0])


def test_what_is_left_out_is_not_made_to_fit():
    rows = (PartRow(part=own(10)), PartRow(part=own(50), is_in=False))
    assert [row.part.minutes for row in made_to_fit(rows, 30)] == [30, 50]


@pytest.mark.parametrize("minutes", ["", "ten", "-5", "9999", "٣", "1" * 400])
def test_minutes_that_are_none_are_kept_to_be_put_right(minutes):
    sent = {"kind": "own", "names": ("", ""), "words": ("Talk", ""), "is_in": True}
    row = row_sent(minutes=minutes, **sent)
    assert row.wrong_minutes


@pytest.mark.parametrize(
    ("kind", "names"), [("party", ("", "")), ("lesson", ("A B", "c")), ("check", ("", ""))]
)
def test_a_row_that_no_page_sent_is_none(kind, names):
    assert row_sent(kind=kind, names=names, words=("", ""), minutes="5", is_in=True) is None


def test_who_waited_longest_moves_up_first():
    assert rules.moving_up([7, 8, 9], coming=1, places=3) == [7, 8]
    assert rules.moving_up([7, 8], coming=5, places=3) == []
    assert rules.moving_up([7, 8], coming=5, places=None) == [7, 8]


def test_every_kind_has_its_words_and_no_slug_stands_for_two_things():
    assert set(FIELDS) == set(SessionKind)
    assert len(ALL_FIELDS) == sum(len(fields) for fields in FIELDS.values())
    assert all(len(slug) <= 60 for kind in SessionKind for slug in slugs_of(kind))


@pytest.mark.parametrize("kind", sorted(BETWEEN_A_FEW))
def test_between_a_few_is_some_people_by_name(kind):
    with pytest.raises(Refused):
        rules.check_invited(kind, is_open=True, by_name=1)
    with pytest.raises(Refused):
        rules.check_invited(kind, is_open=False, by_name=rules.MOST_FEW + 1)
    rules.check_invited(kind, is_open=False, by_name=1)


@pytest.mark.parametrize("kind", list(SessionKind))
def test_the_standard_asks_all_five_and_gives_no_score(kind):
    nothing = Shown(
        kind=kind,
        has_aim=False,
        sources={},
        part_kinds=frozenset(),
        has_co_leader=False,
        in_series=0,
        leaders=0,
        is_for_everyone=False,
    )
    lines = standard_lines(nothing, {"standard-evidence": "The EEF."})
    assert [line.part for line in lines] == list(STANDARD)
    assert lines[1].answer == "The EEF."
    said = " ".join(words for line in lines for words in line.shows)
    assert "missing" not in said
    assert "%" not in said
