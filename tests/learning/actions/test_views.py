"""Actions as their owner meets them."""

from datetime import date, timedelta

import pytest

from learning.actions import services
from learning.actions.models import Action
from tests.learning.actions.doing import ASK_ONE, action_at, adopted, own

ADOPT = "/lessons/first-steps/noticing/actions/ask-one"
FRIDAY = date(2026, 11, 27)


def rows(db_session):
    return list(db_session.query(Action).order_by(Action.id))


def test_an_action_is_taken_on_with_a_day_and_the_lesson_goes_on(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    page = amina.get(ADOPT)
    assert "Ask one pupil one question this week." in page
    page = amina.submit("Add to my actions", due_on="2026-11-27")
    assert page.path == "/lessons/first-steps/noticing"
    assert "among your actions now" in page.text
    (row,) = rows(db_session)
    assert (row.text, row.due_on) == (ASK_ONE.text, FRIDAY)


def test_one_button_in_the_lesson_is_enough_and_twice_is_once(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    for _ in range(2):
        assert amina.post(ADOPT, {"text": "Not my words"}).status_code == 302
    (row,) = rows(db_session)
    assert (row.text, row.due_on) == (ASK_ONE.text, None)


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("tomorrow", "Write the day like this: 2027-03-31, or leave it empty."),
        ("2026-02-30", "Write the day like this: 2027-03-31, or leave it empty."),
        ("0001-01-01", "Choose today or a later day, within the next two years."),
        ("9999-12-31", "Choose today or a later day, within the next two years."),
    ],
)
def test_an_odd_day_is_refused_beside_its_field(browser, cast, clock, db_session, day, message):
    amina = browser.as_(cast.amina)
    amina.get(ADOPT)
    page = amina.submit("Add to my actions", {"due_on": day}, status=422)
    assert page.errors == [message]
    assert rows(db_session) == []


def test_an_action_that_is_not_in_the_lesson_is_not_found(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get("/lessons/first-steps/noticing/actions/gone", status=404)
    assert amina.post("/lessons/first-steps/noticing/actions/gone").status_code == 404
    assert rows(db_session) == []


def test_an_empty_list_says_what_it_is_for(browser, cast):
    page = browser.as_(cast.amina).get("actions.list_actions")
    assert "Nothing taken on yet" in page.headings(2)
    assert "Only you." in page


def test_an_own_action_is_added(browser, cast, clock, db_session):
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    page = amina.submit("Add to my actions", text="Put up a clock.", due_on="2026-11-27")
    assert "In the next two weeks" in page.headings(2)
    assert "Put up a clock." in page
    assert "By 27 November 2026" in page


def test_an_own_action_sent_twice_is_added_once(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    form_id = amina.get("actions.list_actions").field("form_id").value
    for _ in range(2):
        amina.post("/actions", {"text": "Put up a clock.", "form_id": form_id})
    assert len(rows(db_session)) == 1


def test_refused_words_come_back_in_the_list(browser, cast, clock, db_session):
    own(cast.amina, "Another")
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    page = amina.submit("Add to my actions", text="", due_on="2026-11-27", status=422)
    assert page.errors == ["Write a few words first."]
    assert page.field("due_on").value == "2026-11-27"
    page = amina.submit("Add to my actions", text="Ask A123456789012", status=422)
    assert "pupil number" in page.errors[0]
    amina.submit("Save anyway, it names no pupil")
    assert rows(db_session)[-1].text == "Ask A123456789012"


def test_an_overdue_action_says_so(browser, cast, clock):
    own(cast.amina, due_on=date(2026, 11, 23))
    clock.shift(timedelta(days=1))
    page = browser.as_(cast.amina).get("actions.list_actions")
    assert page.headings(2)[0] == "Overdue"


def test_an_action_links_to_its_place_in_the_lesson(browser, cast):
    adopted(cast.amina)
    page = browser.as_(cast.amina).get("actions.list_actions")
    assert page.link("From Noticing").path == "/lessons/first-steps/noticing#action-ask-one"


def test_an_action_of_a_lesson_that_is_gone_can_be_ticked_off(browser, cast, db_session):
    adopted(cast.amina, lesson_action=action_at("gone", "gone", "gone"))
    amina = browser.as_(cast.amina)
    assert "An old suggestion." in amina.get("actions.list_actions")
    amina.submit("Tick off")
    assert rows(db_session)[0].done_at is not None


def test_ticking_off_and_taking_it_back(browser, cast, db_session):
    own(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    page = amina.submit("Tick off")
    assert "Done" in page.headings(2)
    page = amina.submit("Not done after all")
    assert "Done" not in page.headings(2)
    assert rows(db_session)[0].done_at is None


def test_ticking_off_with_a_line_on_what_happened(browser, cast):
    own(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    amina.follow("Tick off and say what happened")
    page = amina.submit("Tick off", note="Three pupils looked up.")
    assert "Three pupils looked up." in page
    amina.follow("Change what happened")
    assert amina.page.field("note").value == "Three pupils looked up."


def test_a_line_that_may_name_a_pupil_comes_back_with_a_warning(browser, cast, db_session):
    action = own(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get(f"/actions/{action.id}/done")
    page = amina.submit("Tick off", note="Sam, dob 3 May 2016", status=422)
    assert "date of birth" in page.errors[0]
    assert rows(db_session)[0].done_at is None
    amina.submit("Save anyway, it names no pupil")
    assert rows(db_session)[0].note == "Sam, dob 3 May 2016"


@pytest.mark.parametrize(
    ("back_to", "path"),
    [
        ("home", "/"),
        ("lesson", "/lessons/first-steps/noticing#action-ask-one"),
        ("https://elsewhere.example", "/actions"),
        ("", "/actions"),
    ],
)
def test_ticking_off_leads_back_to_where_the_button_was(browser, cast, back_to, path):
    action = adopted(cast.amina)
    response = browser.as_(cast.amina).post(f"/actions/{action.id}/done", {"back_to": back_to})
    assert response.headers["Location"] == path


def test_an_own_action_has_no_lesson_to_lead_back_to(browser, cast):
    action = own(cast.amina)
    response = browser.as_(cast.amina).post(f"/actions/{action.id}/done", {"back_to": "lesson"})
    assert response.headers["Location"] == "/actions"


def test_what_cannot_be_taken_back_says_why(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    first = adopted(cast.amina)
    services.tick_off(cast.amina.id, first.id)
    adopted(cast.amina)
    amina.get("actions.list_actions")
    page = amina.submit("Not done after all")
    assert "once more since" in page.text
    assert rows(db_session)[0].done_at is not None


def test_wording_and_day_are_changed(browser, cast, clock):
    own(cast.amina, due_on=FRIDAY)
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    page = amina.follow("Change")
    assert page.field("due_on").value == "2026-11-27"
    page = amina.submit("Save the change", text="Put up two clocks.", due_on="")
    assert "Put up two clocks." in page
    assert "Without a day" in page.headings(2)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "Write a few words first."),
        ({"due_on": "soon"}, "Write the day like this: 2027-03-31, or leave it empty."),
        ({"due_on": "2020-01-01"}, "Choose today or a later day, within the next two years."),
    ],
)
def test_a_change_that_is_refused_comes_back(browser, cast, clock, fields, message):
    action = own(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get(f"/actions/{action.id}/edit")
    assert amina.submit("Save the change", fields, status=422).errors == [message]


def test_two_windows_show_both_versions(browser, cast, db_session):
    action = own(cast.amina)
    one, other = browser.as_(cast.amina), browser.second(cast.amina)
    for window in (one, other):
        window.get(f"/actions/{action.id}/edit")
    one.submit("Save the change", text="From the first window")
    page = other.submit("Save the change", text="From the second window", status=409)
    assert "From the first window" in page
    assert page.field("text").value == "From the second window"
    other.submit("Save the change")
    assert rows(db_session)[0].text == "From the second window"


def test_letting_go_says_what_happens_and_then_does_it(browser, cast, db_session):
    adopted(cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    page = amina.follow("Let go")
    assert "You can take it on again from its lesson." in page
    page = amina.submit("Let it go")
    assert page.path == "/actions"
    assert rows(db_session) == []


@pytest.mark.parametrize("path", ["edit", "done", "let-go"])
def test_another_s_action_is_as_one_that_does_not_exist(browser, cast, db_session, path):
    action = own(cast.amina)
    helen = browser.as_(cast.helen)
    theirs = helen.get(f"/actions/{action.id}/{path}", status=404)
    assert theirs.text == helen.get(f"/actions/{action.id + 1}/{path}", status=404).text
    assert helen.post(f"/actions/{action.id}/{path}", {"text": "No"}).status_code == 404
    assert helen.post(f"/actions/{action.id}/not-done").status_code == 404
    assert rows(db_session)[0].text == "Put the clock where all can see it."


def test_the_list_asks_the_database_twice_however_much_there_is(browser, cast, clock):
    for number in range(30):
        own(cast.amina, f"Number {number}")
    amina = browser.as_(cast.amina)
    amina.get("actions.list_actions")
    assert len(amina.statements) == 2
