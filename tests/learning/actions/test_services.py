"""Taking on, changing, ticking off and letting go: once each, however often it is sent."""

from datetime import date, timedelta

import pytest

from learning.actions import personal_data, rules, services
from learning.actions.models import Action, ActionContext
from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, NotFound, Refused
from tests.learning.actions.doing import adopted, own

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


def texts(db_session):
    return [row.text for row in db_session.query(Action).order_by(Action.id)]


def changed(person, action, text, due_on=None, edition=None):
    edition = edition or rules.edition(action.text, action.due_on)
    return services.change_action(person.id, action.id, text=text, due_on=due_on, edition=edition)


def test_an_action_is_taken_on_in_the_words_of_its_lesson(app, cast, clock):
    action = adopted(cast.amina, FRIDAY)
    assert action.text == "Ask one pupil one question this week."
    assert (action.due_on, action.done_at) == (FRIDAY, None)
    assert action.context_ref == "first-steps/noticing#ask-one"


def test_an_action_taken_on_twice_is_one_and_takes_the_later_day(app, cast, clock, db_session):
    first = adopted(cast.amina)
    assert adopted(cast.amina, FRIDAY).id == first.id
    assert adopted(cast.amina).due_on == FRIDAY
    assert len(texts(db_session)) == 1


def test_an_action_that_is_done_can_be_taken_on_again(app, cast, db_session):
    services.tick_off(cast.amina.id, adopted(cast.amina).id)
    adopted(cast.amina)
    assert len(texts(db_session)) == 2


def test_two_people_take_on_the_same_action_each_for_themselves(app, cast, db_session):
    assert adopted(cast.amina).id != adopted(cast.tom).id


def test_an_own_action_sent_twice_is_one(app, cast, db_session):
    first = own(cast.amina, form_id="a" * 32)
    assert own(cast.amina, form_id="a" * 32).id == first.id
    assert own(cast.tom, form_id="a" * 32).id != first.id
    assert first.context_kind is ActionContext.OWN


@pytest.mark.parametrize("day", [TODAY - timedelta(days=1), date(2126, 11, 23)])
def test_a_day_that_cannot_be_meant_is_refused(app, cast, clock, db_session, day):
    for attempt in (lambda: own(cast.amina, due_on=day), lambda: adopted(cast.amina, day)):
        with pytest.raises(Refused, match="Choose today or a later day") as refused:
            attempt()
        assert refused.value.field == "due_on"
    assert texts(db_session) == []


@pytest.mark.parametrize("text", ["", "  ", "x" * 2_001])
def test_no_words_and_too_many_are_refused(app, cast, text):
    with pytest.raises(Refused) as refused:
        own(cast.amina, text)
    assert refused.value.field == "text"


def test_a_likely_pupil_is_warned_of(app, cast, db_session):
    with pytest.raises(MayNamePupil):
        own(cast.amina, "Ask the one born 3 May 2016")
    own(cast.amina, "Ask the one born 3 May 2016", names_no_pupil=True)
    assert texts(db_session) == ["Ask the one born 3 May 2016"]


def test_wording_and_day_are_changed(app, cast, clock):
    action = own(cast.amina)
    changed(cast.amina, action, "Put up two clocks.", FRIDAY)
    assert (action.text, action.due_on) == ("Put up two clocks.", FRIDAY)
    changed(cast.amina, action, "Put up two clocks.")
    assert action.due_on is None


def test_a_day_that_has_passed_may_stay_when_the_wording_is_changed(app, cast, clock):
    action = own(cast.amina, due_on=FRIDAY)
    clock.shift(timedelta(days=30))
    changed(cast.amina, action, "Other words.", FRIDAY)
    assert action.text == "Other words."
    with pytest.raises(Refused):
        changed(cast.amina, action, "Other words.", FRIDAY + timedelta(days=1))


def test_a_change_made_in_another_window_is_not_overwritten(app, cast):
    action = own(cast.amina)
    before = rules.edition(action.text, action.due_on)
    changed(cast.amina, action, "One", edition=before)
    changed(cast.amina, action, "One", edition=before)
    with pytest.raises(Conflict) as conflict:
        changed(cast.amina, action, "Two", edition=before)
    assert conflict.value.theirs == "One"


def test_ticking_off_twice_keeps_the_first_moment_and_the_line(app, cast, clock):
    action = own(cast.amina)
    services.tick_off(cast.amina.id, action.id, note=" It  worked.\n")
    first = action.done_at
    clock.shift(timedelta(days=1))
    services.tick_off(cast.amina.id, action.id)
    assert (action.done_at, action.note) == (first, "It worked.")


def test_a_line_that_is_too_long_ticks_nothing_off(app, cast):
    action = own(cast.amina)
    with pytest.raises(Refused) as refused:
        services.tick_off(cast.amina.id, action.id, note="x" * 301)
    assert refused.value.field == "note"
    assert action.done_at is None


def test_undoing_opens_the_action_again_and_keeps_its_line(app, cast):
    action = own(cast.amina)
    services.tick_off(cast.amina.id, action.id, note="It worked.")
    for _ in range(2):
        services.undo_tick(cast.amina.id, action.id)
    assert (action.done_at, action.note) == (None, "It worked.")


def test_undoing_is_refused_while_the_same_action_is_open_once_more(app, cast):
    first = adopted(cast.amina)
    services.tick_off(cast.amina.id, first.id)
    adopted(cast.amina)
    with pytest.raises(Refused, match="once more"):
        services.undo_tick(cast.amina.id, first.id)
    assert first.done_at is not None


def test_letting_go_takes_the_action_away(app, cast, db_session):
    own(cast.tom, "His")
    services.let_go(cast.amina.id, own(cast.amina).id)
    assert texts(db_session) == ["His"]


def test_a_stranger_can_do_nothing_with_another_s_action(app, cast, db_session):
    action = own(cast.amina)
    stranger = cast.helen
    for attempt in (
        lambda: changed(stranger, action, "No"),
        lambda: services.tick_off(stranger.id, action.id),
        lambda: services.undo_tick(stranger.id, action.id),
        lambda: services.let_go(stranger.id, action.id),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert action.done_at is None
    assert texts(db_session) == [action.text]


def test_actions_are_exported_and_erased_for_one_person(app, cast, clock, db_session):
    services.tick_off(cast.amina.id, adopted(cast.amina, FRIDAY).id, note="It worked.")
    own(cast.tom, "His")
    (exported,) = personal_data.export(cast.amina.id)["actions"]
    assert exported["what_happened"] == "It worked."
    assert exported["due_on"] == "2026-11-27"
    personal_data.erase(cast.amina.id)
    assert personal_data.export(cast.amina.id) == {"actions": []}
    assert texts(db_session) == ["His"]
