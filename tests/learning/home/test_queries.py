"""The letter: what it says for each way a person may stand."""

from datetime import UTC, datetime, timedelta

import pytest

from learning import clock as alongside_clock
from learning.courses.models import CompletionKind
from learning.courses.pathways import services
from learning.cpd.models import CpdEntry, CpdKind
from learning.database import writing
from learning.home.queries import home_page
from learning.home.rules import NextKind
from learning.people.queries import viewer_for
from tests.factories import a_completion, some_progress
from tests.learning.actions.doing import own
from tests.learning.courses.making import changed_courses
from tests.learning.reflections.writing import written

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def letter(app, cast, clock, library):
    """The letter to a person, now."""
    return lambda person=cast.amina: home_page(
        viewer_for(person.id), library, alongside_clock.now()
    )


def minutes(person, count, day):
    return CpdEntry(
        person_id=person.id,
        kind=CpdKind.LESSON,
        title="A lesson",
        happened_on=day,
        minutes=count,
        source_kind="lesson",
        source_key=f"m/{day}",
    )


def test_whoever_is_new_is_shown_where_to_begin(letter):
    page = letter()
    assert page.greeting == "Good morning, Amina"
    assert (page.next.kind, page.next.module_title) == (NextKind.BEGIN, "First steps")
    assert page.in_progress == page.actions == page.reflections == page.updated == ()
    assert (page.finished, page.minutes_this_year, page.available) == (0, 0, 3)


def test_the_greeting_is_by_the_clock_in_london(letter, clock):
    clock.move_to("2026-07-01T11:30:00Z")
    assert letter().greeting == "Good afternoon, Amina"


def test_a_lesson_half_read_is_carried_on_with_the_minutes_that_are_left(letter, cast):
    some_progress(cast.amina.id, place="smaller")
    next_thing = letter().next
    assert next_thing.kind is NextKind.CARRY_ON
    assert (next_thing.title, next_thing.place) == ("Noticing", "smaller")
    assert 1 <= next_thing.minutes < 4


def test_after_a_lesson_comes_the_next_one(letter, cast):
    some_progress(cast.amina.id, done=True)
    next_thing = letter().next
    assert (next_thing.kind, next_thing.title) == (NextKind.NEXT_LESSON, "Trying")
    assert next_thing.minutes == 5


def test_after_all_lessons_comes_the_assessment(letter, cast):
    for lesson in ("setting-out", "arriving"):
        some_progress(cast.amina.id, "whole-way", lesson, done=True)
    next_thing = letter().next
    assert (next_thing.kind, next_thing.module_slug) == (NextKind.ASSESSMENT, "whole-way")


def test_the_module_one_was_in_last_comes_first(letter, cast):
    some_progress(cast.amina.id, at=NOW - timedelta(days=9))
    some_progress(cast.amina.id, "whole-way", "setting-out", done=True, at=NOW)
    page = letter()
    assert page.next.title == "Arriving"
    assert [(line.title, line.done, line.out_of) for line in page.in_progress] == [
        ("The whole way", 1, 2),
        ("First steps", 0, 2),
    ]


def test_something_written_waits_to_be_thought_about_again(letter, cast, clock):
    reflection = written(cast.amina)
    clock.shift(timedelta(weeks=4))
    page = letter()
    assert (page.next.kind, page.next.key) == (NextKind.REFLECTION, reflection.id)
    assert [line.reflection_id for line in page.reflections] == [reflection.id]


def test_an_action_is_next_when_its_day_has_come(letter, cast, clock):
    action = own(cast.amina, due_on=alongside_clock.today() + timedelta(days=1))
    own(cast.amina)
    assert letter().next.kind is NextKind.BEGIN
    clock.shift(timedelta(days=1))
    page = letter()
    assert (page.next.kind, page.next.key) == (NextKind.ACTION, action.id)
    assert [line.is_overdue for line in page.actions] == [False, False]
    clock.shift(timedelta(days=1))
    assert [line.is_overdue for line in letter().actions] == [True, False]


def test_whoever_has_done_everything_is_left_in_peace(letter, cast, library):
    for module in library.modules:
        a_completion(cast.amina.id, module.slug, version=module.version)
    page = letter()
    assert page.next.kind is NextKind.BROWSE
    assert (page.finished, page.available) == (3, 0)


def follow(person, library, slug="every-teacher"):
    with writing():
        services.follow(person.id, library, slug)


def test_without_a_pathway_two_or_three_that_fit_are_offered(letter, cast, library):
    page = letter()
    assert page.pathways == ()
    assert [(line.slug, line.done, line.out_of) for line in page.offered] == [
        ("every-teacher", 0, 2)
    ]
    assert letter(cast.tom).offered == (), "none is for teaching assistants"
    some_progress(cast.amina.id)
    assert letter().offered == (), "whoever is in the middle of something is not asked"


def test_what_one_follows_leads_in_its_order(letter, cast, library):
    follow(cast.tom, library)
    page = letter(cast.tom)
    assert page.offered == ()
    assert [(line.title, line.done) for line in page.pathways] == [("Every teacher", 0)]
    assert (page.next.kind, page.next.pathway_title) == (NextKind.BEGIN, "Every teacher")
    assert page.next.module_slug == "first-steps"
    a_completion(cast.tom.id, "first-steps", version=2)
    page = letter(cast.tom)
    assert page.next.module_slug == "whole-way"
    assert page.pathways[0].done == 1


def test_what_is_begun_comes_before_what_one_follows(letter, cast, library):
    follow(cast.amina, library)
    some_progress(cast.amina.id, "half-broken", "whole")
    assert letter().next.module_slug == "half-broken"


def test_several_pathways_lead_in_the_order_in_which_they_were_chosen(
    app, cast, clock, library, tmp_path
):
    text = "---\ntitle: Odd\npurpose: For tests.\naudience: leader\n---\n\n- half-broken\n"
    with changed_courses(app, tmp_path, ("../pathways/odd.md", "", text)):
        now = app.extensions["alongside-library"].library
        follow(cast.amina, now, "odd")
        follow(cast.amina, now, "every-teacher")
        page = home_page(viewer_for(cast.amina.id), now, alongside_clock.now())
        assert [line.slug for line in page.pathways] == ["odd", "every-teacher"]
        assert page.next.module_slug == "half-broken"
        a_completion(cast.amina.id, "half-broken")
        page = home_page(viewer_for(cast.amina.id), now, alongside_clock.now())
        assert page.next.module_slug == "first-steps"


def test_after_a_pathway_others_are_offered(letter, cast, library):
    follow(cast.tom, library)
    for slug in ("first-steps", "whole-way"):
        a_completion(cast.tom.id, slug, version=2)
    page = letter(cast.tom)
    assert page.next.module_slug == "half-broken"
    assert page.next.pathway_title == ""
    follow(cast.amina, library)
    assert letter().offered == ()


def test_what_would_give_away_an_interest_is_never_offered_unasked(app, cast, clock, tmp_path):
    text = "---\ntitle: A\npurpose: B.\naudience: aspiring senco\n---\n\n- half-broken\n"
    secret = ("half-broken/module.md", "audience: all staff", "audience: aspiring senco, teacher")
    with changed_courses(app, tmp_path, ("../pathways/a.md", "", text), secret):
        now = app.extensions["alongside-library"].library
        for person in cast.everybody:
            page = home_page(viewer_for(person.id), now, alongside_clock.now())
            assert "a" not in [line.slug for line in page.offered]
            assert page.next.module_slug != "half-broken"
        for slug in ("first-steps", "whole-way"):
            a_completion(cast.amina.id, slug, version=2)
        page = home_page(viewer_for(cast.amina.id), now, alongside_clock.now())
        assert page.next.kind is NextKind.BROWSE
        follow(cast.amina, now, "a")
        page = home_page(viewer_for(cast.amina.id), now, alongside_clock.now())
        assert page.next.module_slug == "half-broken"


def test_a_module_changed_since_it_was_finished_is_worth_coming_back_to(letter, cast):
    a_completion(cast.amina.id, "first-steps", version=1)
    assert [line.title for line in letter().updated] == ["First steps"]


def test_minutes_count_from_the_first_to_the_last_day_of_the_school_year(letter, cast, db_session):
    for count, day in ((1, "2026-08-31"), (2, "2026-09-01"), (4, "2026-11-23"), (8, "2027-09-01")):
        db_session.add(minutes(cast.amina, count, datetime.fromisoformat(day).date()))
    db_session.add(minutes(cast.tom, 16, alongside_clock.today()))
    assert letter().minutes_this_year == 6


def test_lists_are_short(letter, cast):
    for number in range(6):
        own(cast.amina, f"Number {number}")
    page = letter()
    assert len(page.actions) == 4
    assert page.has_more_actions


def test_the_letter_is_five_statements_however_much_there_is(
    cast, clock, library, statements, db_session
):
    for person in (cast.amina, cast.tom, cast.priya):
        some_progress(person.id, done=True)
        a_completion(person.id, "whole-way")
        a_completion(person.id, "every-teacher", kind=CompletionKind.PATHWAY)
        for number in range(25):
            some_progress(person.id, f"gone-{number}", "gone")
            a_completion(person.id, f"gone-{number}")
            own(person, f"Action {number}")
            written(person, f"Words {number}")
    clock.shift(timedelta(weeks=5))
    db_session.commit()
    follow(cast.amina, library)
    viewer = viewer_for(cast.amina.id)
    with statements() as counted:
        home_page(viewer, library, alongside_clock.now())
    assert len(counted) == 5
