"""Reading actions: in a lesson, in a list, what is open."""

from datetime import date, timedelta

import pytest

from learning.actions import services
from learning.actions.queries import (
    action_in,
    adopted_in_lesson,
    my_actions,
    open_actions,
    own_action,
)
from learning.errors import NotFound
from tests.learning.actions.doing import ASK_ONE, action_at, adopted, own

TODAY = date(2026, 11, 23)


def in_noticing(person, **more):
    return adopted_in_lesson(person.id, "first-steps", "noticing", **more)


def test_an_action_is_found_in_the_library_with_its_present_words(library):
    assert action_in(library, ASK_ONE.place) == ASK_ONE
    with pytest.raises(NotFound):
        action_in(library, action_at("first-steps", "noticing", "gone").place)


def test_a_lesson_shows_what_was_taken_on_in_one_statement(app, cast, statements):
    assert in_noticing(cast.amina) == {}
    action = adopted(cast.amina)
    adopted(cast.amina, lesson_action=action_at("first-steps", "noticing-more", "ask-one"))
    adopted(cast.tom)
    own(cast.amina)
    with statements() as counted:
        found = in_noticing(cast.amina)
    assert len(counted) == 1
    assert {slug: each.action_id for slug, each in found.items()} == {"ask-one": action.id}
    assert found["ask-one"].done_at is None


def test_an_action_taken_on_again_is_shown_as_open(app, cast, clock):
    services.tick_off(cast.amina.id, adopted(cast.amina).id)
    assert in_noticing(cast.amina)["ask-one"].done_at is not None
    clock.shift(timedelta(days=1))
    again = adopted(cast.amina)
    assert in_noticing(cast.amina)["ask-one"].action_id == again.id


def test_a_renamed_lesson_finds_what_was_taken_on_under_its_old_name(app, cast):
    adopted(cast.amina, lesson_action=action_at("early-steps", "looking", "ask-one"))
    assert "ask-one" in in_noticing(cast.amina, formerly=[("early-steps", "looking")])


def test_open_actions_come_due_first_and_undated_last(app, cast, clock):
    own(cast.amina, "undated")
    own(cast.amina, "later", TODAY + timedelta(days=9))
    own(cast.amina, "sooner", TODAY)
    services.tick_off(cast.amina.id, own(cast.amina, "done").id)
    own(cast.tom, "his")
    assert [a.text for a in open_actions(cast.amina.id, 9)] == ["sooner", "later", "undated"]
    assert len(open_actions(cast.amina.id, 2)) == 2


def test_all_actions_are_sorted_by_how_soon_they_are_due(
    app, cast, clock, library, statements, db_session
):
    own(cast.amina, "past", TODAY)
    own(cast.amina, "soon", TODAY + timedelta(days=5))
    own(cast.amina, "later", TODAY + timedelta(days=50))
    adopted(cast.amina)
    services.tick_off(cast.amina.id, own(cast.amina, "done first").id)
    clock.shift(timedelta(days=2))
    services.tick_off(cast.amina.id, own(cast.amina, "done last").id)
    db_session.commit()
    with statements() as counted:
        page = my_actions(cast.amina.id, library, TODAY + timedelta(days=2))
    assert len(counted) == 1
    found = {
        name: [line.text for line in getattr(page, name)]
        for name in ("overdue", "soon", "later", "undated", "done")
    }
    assert found == {
        "overdue": ["past"],
        "soon": ["soon"],
        "later": ["later"],
        "undated": [ASK_ONE.text],
        "done": ["done last", "done first"],
    }
    assert page.undated[0].origin.lesson_title == "Noticing"
    assert page.overdue[0].origin is None


def test_an_action_of_a_lesson_that_is_gone_stays(app, cast, library):
    adopted(cast.amina, lesson_action=action_at("gone", "gone", "gone"))
    (line,) = my_actions(cast.amina.id, library, TODAY).undated
    assert line.text == "An old suggestion."
    assert line.origin.lesson_slug is None


def test_another_s_action_is_not_found(app, cast):
    action = own(cast.amina)
    with pytest.raises(NotFound):
        own_action(cast.tom.id, action.id)
