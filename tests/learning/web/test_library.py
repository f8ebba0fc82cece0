"""The library in force is swapped when files change, and a broken file stops nothing."""

from shutil import copytree

import pytest
import time_machine

from learning.web.library import LibraryHolder
from tests.conftest import COURSES

LESSON = "courses/first-steps/01-noticing.md"


@pytest.fixture
def courses(tmp_path):
    return copytree(COURSES, tmp_path / "courses")


@pytest.fixture
def holder(courses):
    """A holder that looks whenever it is asked to."""
    made = LibraryHolder((courses,), cache=None)
    made._looked_at = -1_000_000
    return made


def _looked_again(holder: LibraryHolder):
    holder._looked_at = -1_000_000
    holder.refresh()
    return holder.library


def test_nothing_is_read_again_while_nothing_changed(holder):
    before = holder.library
    assert _looked_again(holder) is before


def test_a_changed_file_is_read(holder, courses):
    path = courses / LESSON
    path.write_text(path.read_text("utf-8").replace("title: Noticing", "title: Looking twice"))
    module = _looked_again(holder).module("first-steps")
    assert module.lesson("noticing").title == "Looking twice"


def test_a_lesson_that_breaks_is_left_out_and_the_rest_stays(holder, courses):
    (courses / LESSON).write_bytes(b"\xff\xfe no lesson at all")
    module = _looked_again(holder).module("first-steps")
    assert [each.slug for each in module.lessons] == ["trying"]
    assert [each.slug for each in module.left_out] == ["noticing"]


def test_a_module_that_goes_takes_nothing_with_it(holder, courses):
    (courses / "courses/half-broken/module.md").unlink()
    library = _looked_again(holder)
    assert library.module("whole-way") is not None


def test_it_looks_now_and_then_only(courses):
    with time_machine.travel("2026-11-23T09:00Z", tick=False):
        holder = LibraryHolder((courses,), cache=None)
        before = holder.library
        (courses / LESSON).unlink()
        holder.refresh()
        assert holder.library is before
