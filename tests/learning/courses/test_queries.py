"""What others ask of courses: where a person stands, the next thing to do, what is finished."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from learning.courses import personal_data, queries
from learning.courses.models import Answer, Attempt, Completion, LessonProgress
from learning.courses.standings.queries import standing_in, standing_with_attempts
from learning.database import db
from learning.errors import NotFound
from tests.factories import a_completion, some_progress
from tests.learning.courses.making import changed_courses

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.database


def at(day):
    return datetime(2026, 11, day, 9, 0, tzinfo=UTC)


def next_thing(person_id, library, today=TODAY):
    learning = queries.learning_of(person_id, library)
    return queries.next_thing(learning, library, today, audiences=("teacher",))


def an_attempt(person_id, number=1, *, passed=True, lesson="assessment", module="whole-way"):
    attempt = Attempt(
        person_id=person_id,
        module_slug=module,
        lesson_slug=lesson,
        number=number,
        version=1,
        fingerprint="f",
        seed=1,
        score=2 if passed else 0,
        out_of=2,
        passed=passed,
        form_id=f"{number:032x}",
    )
    db.session.add(attempt)
    db.session.flush()
    db.session.add(
        Answer(attempt_id=attempt.id, question_slug="owner", chosen='["x"]', is_correct=passed)
    )
    db.session.flush()
    return attempt


def test_learning_is_one_statement_whatever_is_kept(app, library, cast, statements):
    with statements() as before:
        queries.learning_of(cast.amina.id, library)
    for lesson in ("noticing", "trying", "gone"):
        some_progress(cast.amina.id, lesson_slug=lesson)
    a_completion(cast.amina.id)
    an_attempt(cast.amina.id)
    with statements() as after:
        queries.learning_of(cast.amina.id, library)
    assert len(before) == len(after) == 1


def test_modules_are_in_progress_available_or_finished(app, library, cast):
    some_progress(cast.amina.id, "half-broken", "whole", at=at(2))
    some_progress(cast.amina.id, "first-steps", "noticing", at=at(3))
    a_completion(cast.amina.id, "whole-way")
    learning = queries.learning_of(cast.amina.id, library)
    assert [each.module.slug for each in learning.in_progress] == ["first-steps", "half-broken"]
    assert learning.available == ()
    assert [each.module.slug for each in learning.finished] == ["whole-way"]


def test_of_a_finished_module_only_that_it_is_finished_is_asked(app, library, cast):
    for module in ("first-steps", "whole-way"):
        for lesson in ("noticing", "trying"):
            some_progress(cast.amina.id, module, lesson, done=True)
    a_completion(cast.amina.id, "first-steps")
    some_progress(cast.tom.id, "first-steps", "noticing", done=True)
    hers = queries.learning_of(cast.amina.id, library).by_module["first-steps"]
    his = queries.learning_of(cast.tom.id, library).by_module["first-steps"]
    assert hers.finished is not None
    assert not hers.lessons
    assert his.done_count == 1


def test_only_a_persons_own_rows_count(app, library, cast):
    some_progress(cast.tom.id, done=True)
    a_completion(cast.tom.id, "whole-way")
    an_attempt(cast.tom.id)
    learning = queries.learning_of(cast.amina.id, library)
    assert len(learning.available) == len(library.modules)


def test_rows_of_what_is_gone_change_nothing(app, library, cast):
    some_progress(cast.amina.id, "no-such", "noticing")
    some_progress(cast.amina.id, "first-steps", "no-such")
    a_completion(cast.amina.id, "no-such")
    assert not queries.learning_of(cast.amina.id, library).in_progress


def test_the_next_thing_is_what_was_opened_last(app, library, cast):
    some_progress(cast.amina.id, "whole-way", "setting-out", at=at(2))
    some_progress(cast.amina.id, "first-steps", "noticing", at=at(3), place="smaller")
    found = next_thing(cast.amina.id, library)
    assert (found.module_slug, found.lesson_slug, found.place) == (
        "first-steps",
        "noticing",
        "smaller",
    )
    assert (found.title, found.minutes, found.is_begun) == ("Noticing", 3, True)


def test_without_anything_begun_a_pathway_leads(app, library, cast):
    found = next_thing(cast.amina.id, library)
    assert (found.module_slug, found.lesson_slug, found.is_begun) == (
        "first-steps",
        "noticing",
        False,
    )


def test_what_is_past_its_review_date_is_offered_last(app, cast, tmp_path):
    old = ("first-steps/module.md", "review by: 2030-09-01", "review by: 2026-09-30")
    with changed_courses(app, tmp_path, old):
        library = app.extensions["alongside-library"].library
        assert next_thing(cast.amina.id, library).module_slug == "whole-way"


def test_with_every_lesson_done_the_assessment_is_next(app, library, cast):
    for lesson in ("setting-out", "arriving"):
        some_progress(cast.amina.id, "whole-way", lesson, done=True)
    found = next_thing(cast.amina.id, library)
    assert (found.module_slug, found.lesson_slug, found.minutes) == ("whole-way", "", None)
    assert found.title == "Assessment: the whole way"


def test_a_module_with_nothing_left_to_do_is_not_next(app, library, cast):
    some_progress(cast.amina.id, "half-broken", "whole", done=True, at=at(20))
    assert next_thing(cast.amina.id, library).module_slug == "first-steps"


def test_nothing_is_next_when_everything_is_finished(app, library, cast):
    for module in library.modules:
        a_completion(cast.amina.id, module.slug, version=9)
    assert next_thing(cast.amina.id, library) is None


def test_an_assessment_passed_before_the_lessons_counts(app, library, cast):
    an_attempt(cast.amina.id, 1, passed=True)
    an_attempt(cast.amina.id, 2, passed=False)
    standing, attempts = standing_with_attempts(cast.amina.id, library.module("whole-way"))
    assert standing.passed_version == 1
    assert attempts["assessment"].number == 2


def test_the_newest_completion_is_the_one_that_counts(app, library, cast):
    a_completion(cast.amina.id, "first-steps", version=2)
    a_completion(cast.amina.id, "first-steps", version=1)
    standing = standing_in(cast.amina.id, library.module("first-steps"))
    assert standing.finished.version == 2


def test_completions_are_told_whatever_became_of_their_content(app, cast):
    a_completion(cast.amina.id, "no-such", title="Long gone", completed_at=at(1))
    a_completion(cast.amina.id, "first-steps", completed_at=at(2))
    lines = queries.completions_of(cast.amina.id)
    assert [line.title for line in lines] == ["First steps", "Long gone"]
    assert queries.completions_of(cast.tom.id) == ()


def test_what_is_not_in_the_library_is_not_found(app, library):
    with pytest.raises(NotFound):
        queries.lesson_named(library, "first-steps", "no-such")
    with pytest.raises(NotFound):
        queries.lesson_named(library, "no-such", "noticing")


def test_the_lessons_somebody_has_done_come_with_the_day(app, cast, library, statements):
    late = datetime(2026, 10, 6, 23, 30, tzinfo=UTC)
    some_progress(cast.amina.id, done=True, completed_at=late)
    some_progress(cast.amina.id, "first-steps", "trying")
    some_progress(cast.amina.id, "gone", "gone", done=True)
    some_progress(cast.tom.id, "whole-way", "arriving", done=True)
    with statements() as counted:
        done = queries.lessons_done(cast.amina.id, library)
    assert done == {("first-steps", "noticing"): date(2026, 10, 7)}
    assert len(counted) == 1


def test_everything_is_exported_and_everything_erased(app, cast):
    for person in (cast.amina, cast.tom):
        some_progress(person.id, done=True)
        a_completion(person.id)
        an_attempt(person.id)
    exported = personal_data.export(cast.amina.id)
    assert set(exported) == {"lesson_progress", "attempts", "completions", "followed_pathways"}
    assert exported["attempts"][0]["answers"] == [
        {"question": "owner", "chosen": '["x"]', "is_correct": True}
    ]
    personal_data.erase(cast.amina.id)
    for table in (LessonProgress, Attempt, Completion):
        people = db.session.scalars(select(table.person_id)).all()
        assert people == [cast.tom.id]
    assert len(db.session.scalars(select(Answer.id)).all()) == 1
