"""Where a person stands, and what follows from it: tables of cases."""

from datetime import UTC, date, datetime, timedelta

import pytest

from content.types import Change, Unavailable
from learning.courses import rules
from learning.courses.rules import Finished, LessonStanding, ModuleState, Standing
from tests.learning.courses.making import a_lesson, a_module, an_assessment

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def opened(place="", *, hours=0, version=1, done=False):
    at = MORNING + timedelta(hours=hours)
    return LessonStanding(
        version=version, place=place, last_opened_at=at, completed_at=at if done else None
    )


def finished(version=1):
    return Finished(version=version, completed_at=MORNING, minutes=20, certificate_code="c" * 12)


def standing(*lessons, version=1, assessed=False, passed=None, done=None, **more):
    """In a module of three lessons (one, two, three); `lessons` by their slugs."""
    module = a_module(
        lessons=(a_lesson("one", 1), a_lesson("two", 2), a_lesson("three", 3)),
        version=version,
        assessment=an_assessment() if assessed else None,
        **more,
    )
    return Standing(module=module, lessons=dict(lessons), finished=done, passed_version=passed)


ALL_DONE = tuple((slug, opened(done=True)) for slug in ("one", "two", "three"))


def test_a_module_nobody_opened_is_available():
    assert standing().state is ModuleState.AVAILABLE


def test_an_opened_module_is_in_progress():
    assert standing(("one", opened())).state is ModuleState.IN_PROGRESS


def test_a_passed_assessment_alone_is_progress():
    assert standing(assessed=True, passed=1).state is ModuleState.IN_PROGRESS


def test_a_finished_module_is_done_whatever_is_open():
    assert standing(done=finished()).state is ModuleState.DONE


def test_a_finished_module_is_updated_only_when_the_author_says_what_changed():
    silent = standing(version=2, done=finished(1))
    told = standing(version=2, done=finished(1), changed=(Change(version=2, text="New."),))
    assert silent.state is ModuleState.DONE
    assert told.state is ModuleState.UPDATED


def test_resuming_begins_with_the_first_lesson():
    point = standing().resume
    assert (point.lesson.slug, point.place) == ("one", "")


def test_resuming_goes_to_the_lesson_last_opened_and_the_heading_there():
    point = standing(("one", opened("second", hours=1)), ("two", opened("second", hours=2))).resume
    assert (point.lesson.slug, point.place) == ("two", "second")


def test_resuming_after_a_lesson_that_is_done_goes_on_behind_it():
    point = standing(("two", opened(hours=2, done=True)), ("one", opened(hours=1))).resume
    assert point.lesson.slug == "three"


def test_resuming_comes_back_to_what_was_left_open():
    point = standing(("three", opened(hours=2, done=True)), ("two", opened("second"))).resume
    assert point.lesson.slug == "one"


def test_a_heading_that_is_gone_is_the_beginning():
    assert standing(("one", opened("no-such"))).resume.place == ""


def test_nothing_is_resumed_when_every_lesson_is_done():
    assert standing(*ALL_DONE).resume is None


@pytest.mark.parametrize(
    ("lessons", "assessed", "passed", "expected"),
    [
        (ALL_DONE, False, None, True),
        (ALL_DONE[:2], False, None, False),
        (ALL_DONE, True, None, False),
        (ALL_DONE, True, 1, True),
        (ALL_DONE[:2], True, 1, False),
    ],
)
def test_a_module_is_finished_by_its_last_lesson_and_its_assessment(
    lessons, assessed, passed, expected
):
    assert rules.finishes(standing(*lessons, assessed=assessed, passed=passed)) is expected


def test_a_module_in_part_is_never_finished():
    away = Unavailable(module_slug="m", slug="four", title="Four", reason="Line 1: broken")
    assert not rules.finishes(standing(*ALL_DONE, left_out=(away,)))


def test_a_finished_version_is_not_finished_again():
    assert not rules.finishes(standing(*ALL_DONE, done=finished(1)))


def test_whoever_is_on_their_way_keeps_lessons_done_in_an_older_version():
    assert rules.finishes(standing(*ALL_DONE, version=2))


def test_whoever_finished_an_older_version_goes_through_the_lessons_again():
    again = [(slug, opened(version=2, done=True)) for slug in ("one", "two", "three")]
    assert not rules.finishes(standing(*ALL_DONE, version=2, done=finished(1)))
    assert len(rules.open_lessons(standing(again[0], version=2, done=finished(1)))) == 2
    assert rules.finishes(standing(*again, version=2, done=finished(1)))


def test_an_assessment_passed_in_an_older_version_counts_until_the_module_is_finished():
    assert rules.has_passed(standing(version=2, assessed=True, passed=1))
    assert not rules.has_passed(standing(version=2, assessed=True, passed=1, done=finished(1)))
    assert rules.has_passed(standing(version=2, assessed=True, passed=2, done=finished(1)))


def test_a_lesson_may_be_reopened_until_the_module_is_finished():
    one = standing().module.lessons[0]
    assert rules.may_reopen(standing(ALL_DONE[0]), one)
    assert not rules.may_reopen(standing(("one", opened())), one)
    assert not rules.may_reopen(standing(*ALL_DONE, done=finished()), one)


@pytest.mark.parametrize(
    ("place", "left"), [("", 9), ("no-such", 9), ("first", 9), ("second", 5), ("check", 9)]
)
def test_minutes_left_are_counted_from_the_heading_on(place, left):
    assert rules.minutes_left(a_lesson("one", 1, minutes=9), place) == left


def test_at_least_a_minute_is_left():
    assert rules.minutes_left(a_lesson("one", 1, minutes=1), "second") == 1


@pytest.mark.parametrize(("day", "past"), [(date(2027, 1, 31), False), (date(2027, 2, 1), True)])
def test_a_module_is_past_its_review_date_on_the_day_after(day, past):
    assert rules.is_past_review(a_module(review_by=date(2027, 1, 31)), day) is past
