"""Reading reflections: in a lesson, all together, due to come back to."""

from datetime import date, timedelta

import pytest

from learning.drafts.services import save_draft
from learning.errors import NotFound
from learning.reflections import queries, services
from learning.reflections.queries import (
    due_to_revisit,
    my_reflections,
    prompt_in,
    reflection_thread,
    written_in_lesson,
)
from tests.learning.reflections.writing import DRAFT_KEY, GUESSING, prompt_at, written

TODAY = date(2026, 11, 23)


def in_noticing(person, **more):
    return written_in_lesson(person.id, "first-steps", "noticing", **more)


def test_a_prompt_is_found_in_the_library_with_its_present_words(library):
    assert prompt_in(library, GUESSING.place) == GUESSING


@pytest.mark.parametrize(
    "place",
    [
        ("none", "noticing", "guessing"),
        ("first-steps", "none", "guessing"),
        ("first-steps", "noticing", "none"),
    ],
)
def test_a_prompt_that_is_not_there_is_not_found(library, place):
    with pytest.raises(NotFound):
        prompt_in(library, prompt_at(*place).place)


def test_a_lesson_without_words_has_none(app, cast):
    assert in_noticing(cast.amina) == {}


def test_a_lesson_shows_what_was_sent_and_what_was_not(app, cast, statements):
    reflection = written(cast.amina)
    save_draft(cast.amina.id, DRAFT_KEY, body="And also")
    written(cast.tom, "His")
    with statements() as counted:
        found = in_noticing(cast.amina)
    assert len(counted) == 1
    assert found["guessing"].body == "He may need glasses."
    assert found["guessing"].reflection_id == reflection.id
    assert found["guessing"].unsent == "And also"
    assert found["guessing"].form_key == DRAFT_KEY


def test_a_draft_alone_has_no_number_yet(app, cast, clock):
    save_draft(cast.amina.id, DRAFT_KEY, body="He may")
    found = in_noticing(cast.amina)["guessing"]
    assert (found.reflection_id, found.body, found.unsent) == (None, "", "He may")
    assert found.unsent_saved_at is not None


def test_a_draft_saved_in_the_moment_of_sending_says_nothing_new(app, cast):
    written(cast.amina)
    save_draft(cast.amina.id, DRAFT_KEY, body="He may need glasses.\n")
    assert in_noticing(cast.amina)["guessing"].unsent is None


def test_the_newest_words_under_a_prompt_are_shown(app, cast, clock):
    written(cast.amina, "First")
    clock.shift(timedelta(hours=1))
    written(cast.amina, "Second")
    assert in_noticing(cast.amina)["guessing"].body == "Second"


def test_lessons_whose_names_begin_alike_are_kept_apart(app, cast):
    written(cast.amina, prompt=prompt_at("first-steps", "noticing-more", "guessing"))
    written(cast.amina, prompt=prompt_at("first_steps", "noticing", "guessing"))
    save_draft(cast.amina.id, "reflection:first-steps/noticing-more/guessing", body="words")
    assert in_noticing(cast.amina) == {}


def test_a_renamed_lesson_finds_what_was_written_under_its_old_name(app, cast):
    written(cast.amina, prompt=prompt_at("early-steps", "looking", "guessing"))
    found = in_noticing(cast.amina, formerly=[("early-steps", "looking")])
    assert found["guessing"].body == "He may need glasses."
    assert found["guessing"].form_key == DRAFT_KEY


def test_all_reflections_stand_by_module_the_newest_first(app, cast, clock, library):
    written(cast.amina, "one")
    clock.shift(timedelta(hours=1))
    written(cast.amina, "two", prompt=prompt_at("whole-way", "arriving", "where"))
    clock.shift(timedelta(hours=1))
    written(cast.amina, "three")
    written(cast.tom, "his")
    page = my_reflections(cast.amina.id, library, TODAY)
    assert [module.title for module in page.groups] == ["First steps", "The whole way"]
    assert [t.first.body for t in page.groups[0].threads] == ["three", "one"]


def test_words_of_a_lesson_that_is_gone_stay_with_their_question(app, cast, library):
    gone = written(cast.amina, prompt=prompt_at("gone", "gone", "gone", "What was it?"))
    (module,) = my_reflections(cast.amina.id, library, TODAY).groups
    assert module.title == "No longer in the library"
    thread = reflection_thread(cast.amina.id, gone.id, library=library, today=TODAY)
    assert thread.prompt == "What was it?"
    assert thread.where.lesson.lesson_slug is None


def test_words_of_a_lesson_that_is_gone_from_its_module_stay_with_the_module(app, cast, library):
    written(cast.amina, prompt=prompt_at("first-steps", "gone", "gone"))
    (module,) = my_reflections(cast.amina.id, library, TODAY).groups
    assert module.title == "First steps"
    assert module.threads[0].where.lesson.lesson_slug is None


def test_a_thread_is_found_by_any_of_its_words(app, cast, library):
    first = written(cast.amina)
    later = services.revisit_reflection(cast.amina.id, first.id, body="Then", form_id="b" * 32)
    for number in (first.id, later.id):
        thread = reflection_thread(cast.amina.id, number, library=library, today=TODAY)
        assert thread.first.body == "He may need glasses."
        assert [words.body for words in thread.later] == ["Then"]
    with pytest.raises(NotFound):
        reflection_thread(cast.tom.id, later.id, library=library, today=TODAY)


def test_what_is_due_comes_longest_due_first_and_only_from_its_day_on(app, cast, clock, library):
    older = written(cast.amina, "older")
    clock.shift(timedelta(days=1))
    newer = written(cast.amina, "newer")
    written(cast.tom, "his")
    assert due_to_revisit(cast.amina.id, date(2026, 12, 20), 9) == ()
    assert [d.reflection_id for d in due_to_revisit(cast.amina.id, date(2026, 12, 21), 9)] == [
        older.id
    ]
    both = due_to_revisit(cast.amina.id, date(2026, 12, 22), 9)
    assert [d.reflection_id for d in both] == [older.id, newer.id]
    assert len(due_to_revisit(cast.amina.id, date(2026, 12, 22), 1)) == 1
    page = my_reflections(cast.amina.id, library, date(2026, 12, 22))
    assert [thread.reflection_id for thread in page.due] == [older.id, newer.id]


def test_reading_everything_is_one_statement_however_much_there_is(app, cast, library, statements):
    for number in range(12):
        first = written(cast.amina, f"words {number}")
        services.revisit_reflection(cast.amina.id, first.id, body="later", form_id=f"{number:032x}")
    with statements() as counted:
        page = queries.my_reflections(cast.amina.id, library, TODAY)
    assert len(counted) == 1
    assert len(page.groups[0].threads) == 12
