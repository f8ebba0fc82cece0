"""Saying “I might”: private from the first moment, kept, set aside, deleted."""

import pytest

from learning.database import db
from learning.drafts.models import Draft
from learning.sharing.models import Share
from learning.talent.models import Conversation, Interest, Nomination, TaskDone
from tests.learning.talent.walking import CHRISTMAS, agreed, begun, invited, opened, shared
from tests.rows import add_row

pytestmark = pytest.mark.usefixtures("app", "clock")
WHY = "I keep thinking about it."
IT_NAMES_A_PUPIL = "He was born on 12/03/2015."


def count(model):
    db.session.rollback()
    return db.session.query(model).count()


def test_somebody_who_has_said_nothing_reads_what_the_role_is_and_who_becomes_one(browser, cast):
    page = browser.as_(cast.tom).get("talent.read_way")
    assert page.h1 == "Becoming a SENCo"
    for words in (
        "does not do it all",
        "is a qualified teacher",
        "regulation 49",
        "goes through qualified teacher status",
        "There are two routes",
        "Nobody is told that you looked",
        "All three are good results",
    ):
        assert words in page.text
    assert "I might" in page.buttons
    assert count(Interest) == 0


def test_i_might_is_one_button(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_way")
    page = amina.submit("I might")
    assert page.h1 == "My way to becoming a SENCo"
    assert "You are thinking about it, since 23 November 2026." in page.text
    assert "Nothing written down." in page.text


def test_a_line_on_why_is_the_owners(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_way")
    page = amina.submit("I might", why=WHY)
    assert WHY in page.text
    page = amina.follow("Change your words")
    assert page.field("Your words").value == WHY
    assert "Another line." in amina.submit("Save", words="Another line.").text
    share_id = shared(cast.amina, cast.helen)
    assert "Another line." not in opened(browser.as_(cast.helen), share_id).text


def test_words_that_may_name_a_pupil_are_asked_about_and_not_lost(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_way")
    page = amina.submit("I might", why=IT_NAMES_A_PUPIL, status=422)
    assert page.h1 == "Becoming a SENCo"
    assert page.field("What draws you, or what you wonder about").value == IT_NAMES_A_PUPIL
    assert count(Interest) == 0
    assert amina.submit("Save anyway, it names no pupil").h1 == "My way to becoming a SENCo"


def test_words_that_are_too_long_are_refused_in_plain_words(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("talent.read_way")
    page = amina.submit("I might", why="a" * 2_001, status=422)
    assert "2,000 can be kept" in page.errors[0]


def test_the_button_pressed_twice_is_one_interest(browser, cast):
    first, second = browser.as_(cast.amina), browser.second(cast.amina)
    first.get("talent.read_way")
    second.get("talent.read_way")
    first.submit("I might", why="One.")
    page = second.submit("I might", why="Two.")
    assert count(Interest) == 1
    assert "One." in page.text
    assert "Two." in page.text


def test_changed_in_two_windows_both_texts_are_shown(browser, cast):
    begun(cast.amina, WHY)
    first, second = browser.as_(cast.amina), browser.second(cast.amina)
    first.get("talent.edit_words")
    second.get("talent.edit_words")
    first.submit("Save", words="The first window.")
    page = second.submit("Save", words="The second window.", status=409)
    assert "The first window." in page.text
    assert page.field("Your words").value == "The second window."
    assert "The second window." in second.submit("Save").text


def test_being_counted_is_a_choice_that_is_not_made_for_anybody(browser, cast):
    begun(cast.amina)
    amina = browser.as_(cast.amina)
    page = amina.get("talent.read_way")
    assert page.field("counts").values == []
    amina.submit("Save this choice", counts="y")
    assert amina.get("talent.read_way").field("counts").values == ["y"]
    amina.submit("Save this choice", counts=[])
    assert amina.get("talent.read_way").field("counts").values == []


def test_set_aside_it_is_kept_and_seen_by_nobody(browser, cast):
    begun(cast.amina, WHY)
    share_id = shared(cast.amina, cast.helen)
    opened(browser.as_(cast.helen), share_id)
    amina = browser.as_(cast.amina)
    amina.get("talent.confirm_setting_aside")
    page = amina.submit("Set it aside")
    assert "You set this aside on 23 November 2026" in page.text
    assert WHY not in page.text
    helen = browser.as_(cast.helen)
    assert (
        "no longer shared"
        in helen.get("talent.read_shared_way", share_id=share_id, status=404).text
    )
    assert "on your way" not in amina.get("home.read_development").text
    amina.get("talent.read_way")
    page = amina.submit("Take it up again")
    assert WHY in page.text
    helen.get("talent.read_shared_way", share_id=share_id, status=404)


def test_what_was_agreed_with_others_stands_when_the_way_is_set_aside(browser, cast):
    begun(cast.amina)
    talk = agreed(cast.amina, cast.priya)
    key, share_id = talk.id, talk.share_id
    amina = browser.as_(cast.amina)
    amina.get("talent.confirm_setting_aside")
    amina.submit("Set it aside")
    assert "Agreed" in amina.get("talent.read_conversation", conversation_id=key).text
    priya = browser.as_(cast.priya)
    assert "Agreed" in priya.get("talent.read_shared_conversation", share_id=share_id).text


def test_deleted_nothing_is_left_and_nothing_says_that_it_was_there(browser, cast):
    begun(cast.amina, WHY)
    share_id = shared(cast.amina, cast.helen)
    talk_share = agreed(cast.amina, cast.priya).share_id
    with db.engine.begin() as connection:
        tables = db.metadata.tables
        add_row(connection, tables["network_tasks_done"], person_id=cast.amina.id)
        for form_key in ("way/why", "way/attributes/1/r1", "trial:1:brief", "network-task:forum"):
            add_row(connection, tables["drafts"], person_id=cast.amina.id, form_key=form_key)
    opened(browser.as_(cast.helen), share_id)
    amina = browser.as_(cast.amina)
    page = amina.get("talent.confirm_deletion_of_way")
    assert "placements with their visits" in page.text
    page = amina.submit("Delete for good")
    assert page.h1 == "Becoming a SENCo"
    assert not any(count(each) for each in (Interest, Conversation, Share, TaskDone, Draft))
    assert "SENCo" not in amina.get("sharing.list_shares").text
    browser.as_(cast.helen).get("talent.read_shared_way", share_id=share_id, status=404)
    browser.as_(cast.priya).get("talent.read_shared_conversation", share_id=talk_share, status=404)


def test_saying_it_oneself_answers_every_invitation(browser, cast):
    invited(cast.helen, cast.amina)
    begun(cast.amina)
    assert count(Nomination) == 0


def test_words_for_others_are_read_by_those_with_whom_the_way_is_shared(browser, cast):
    begun(cast.amina, WHY)
    amina = browser.as_(cast.amina)
    amina.get("talent.edit_for_others")
    amina.submit("Save", words="Please ask me in the summer.")
    share_id = shared(cast.amina, cast.helen)
    page = opened(browser.as_(cast.helen), share_id)
    assert "Please ask me in the summer." in page.text
    assert page.fact("Stage") == "Interest"
    assert page.fact("On the way since") == "23 November 2026"
    assert f"{CHRISTMAS.day} December 2026" in page.text
    assert WHY not in page.text
