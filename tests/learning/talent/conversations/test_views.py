"""A conversation: asked for, answered, moved, held, written down, by two people and no other."""

import secrets
from datetime import timedelta

import pytest

from learning.database import db
from learning.journal.models import Event
from learning.people.models import Membership, Person
from learning.people.rules import Role
from learning.sharing.services import withdraw
from learning.talent import personal_data
from learning.talent.models import Conversation
from tests.factories import a_person, a_school
from tests.learning.talent.walking import agreed, asked, begun, opened

pytestmark = pytest.mark.usefixtures("app", "clock")
ASK = {"day": "2026-11-27", "at": "15:30", "place": "Room 4", "ends_on": "2026-12-18"}


@pytest.fixture
def amina(browser, cast):
    begun(cast.amina, "I keep thinking about it.")
    return browser.as_(cast.amina)


def conversation():
    db.session.rollback()
    return db.session.query(Conversation).one()


def ask(window, member, **more):
    window.get("talent.begin_conversation")
    return window.submit("Ask", {"who": str(member.id), **ASK, **more})


def theirs(browser, member):
    """The page of whoever is asked, past its cover."""
    return opened(browser.as_(member), conversation().share_id)


def test_sencos_of_the_own_school_and_of_others_can_be_asked(amina):
    names = list(amina.get("talent.begin_conversation").field("who").labels.values())
    assert names[1:] == ["Priya Nair", "Lena Kowalska"]


def test_without_a_senco_near_the_page_says_what_to_do(browser, cast, amina):
    db.session.rollback()
    db.session.connection(execution_options={"takes_write_lock": True})
    for person in db.session.query(Person).where(Person.name.in_(["Priya Nair", "Lena Kowalska"])):
        person.deactivated_at = person.created_at
    db.session.commit()
    page = amina.get("talent.begin_conversation")
    assert "No SENCo near you uses Alongside yet" in page.text
    assert "What draws you?" in page.text
    assert page.has_link("Beyond your school")


def test_asked_it_stands_in_the_list_of_shares_and_waits_for_an_answer(browser, cast, amina):
    page = ask(amina, cast.priya, message="May I ask you?", starters=["draws"])
    assert page.h1 == "Conversation with Priya Nair"
    assert "Priya Nair is asked, and has not answered yet." in page.text
    assert page.fact("When") == "27 November 2026 at 15:30"
    assert page.fact("Where") == "Room 4"
    assert "What draws you?" in page.text
    assert "Conversation" in amina.get("sharing.list_shares").text
    page = browser.as_(cast.priya).get("home.read_development")
    assert page.link("Amina Yusuf asks you for a conversation").path.endswith("/conversation")
    assert page.text.count("Amina Yusuf") == 1
    page = theirs(browser, cast.priya)
    assert "Amina Yusuf would like to talk with you about becoming a SENCo." in page.text
    assert "May I ask you?" in page.text
    assert "I keep thinking about it." not in page.text


def test_everything_but_the_person_may_be_left_open(browser, cast, amina):
    page = ask(amina, cast.lena, day="", at="", place="")
    assert page.fact("When") == "Not agreed yet"
    lena = browser.as_(cast.lena)
    theirs(browser, cast.lena)
    assert "Agreed, without a time yet" in lena.submit("Yes, gladly").text


def test_sent_twice_it_is_asked_once(browser, cast, amina):
    amina.get("talent.begin_conversation")
    second = browser.second(cast.amina)
    form_id = amina.page.field("form_id").value
    ask(amina, cast.priya, form_id=form_id)
    second.get("talent.begin_conversation")
    second.submit("Ask", {"who": str(cast.priya.id), **ASK, "form_id": form_id})
    assert conversation().with_name == "Priya Nair"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"who": ""}, "Choose whom you would like to talk with."),
        ({"day": "2026-11-20"}, "That day is over."),
        ({"day": "2027-01-04"}, "By then the other can no longer see this page."),
        ({"day": ""}, "Say on which day, or leave the time empty too."),
        ({"at": ""}, "Say at what time, or leave the day empty too."),
        ({"day": "tomorrow"}, "Write the day like this"),
        ({"at": "half past"}, "Write the time like this"),
        ({"ends_on": "2026-11-01"}, "Choose today or a later day."),
        ({"ends_on": "x"}, "Write the last day like this"),
        ({"place": "a" * 201}, "200 can be kept"),
        ({"message": "He was born on 12/03/2015."}, "Take out what could tell who a pupil is"),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field(cast, amina, typed, message):
    amina.get("talent.begin_conversation")
    page = amina.submit("Ask", {"who": str(cast.priya.id), **ASK, **typed}, status=422)
    assert message in page.errors[0]
    assert db.session.query(Conversation).count() == 0


def test_only_a_senco_around_can_be_asked(browser, cast, amina):
    for who in (cast.helen.id, cast.amina.id, 999_999, "x"):
        amina.get("talent.begin_conversation")
        response = amina.post("/becoming-a-senco/conversations/ask", {"who": who, **ASK})
        assert response.status_code == 422
    assert db.session.query(Conversation).count() == 0


def test_yes_and_both_see_when_and_where(browser, cast, amina):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    theirs(browser, cast.priya)
    page = priya.submit("Yes")
    assert "Agreed: 27 November 2026 at 15:30" in page.text
    assert (
        "Agreed: 27"
        in amina.get("talent.read_conversation", conversation_id=conversation().id).text
    )
    page = priya.get("home.read_development")
    assert "asks you for a conversation" not in page.text
    assert page.has_link("Amina Yusuf: A conversation about becoming a SENCo")


def test_another_time_waits_for_the_other_and_goes_to_and_fro(browser, cast, amina):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    theirs(browser, cast.priya)
    priya.follow("Propose another time")
    page = priya.submit("Propose it", day="2026-11-30", at="08:15")
    assert "Yes" not in page.buttons
    page = amina.get("talent.read_way")
    assert "Priya Nair proposes a time" in page.text
    page = amina.follow("Answer")
    assert page.fact("When") == "30 November 2026 at 08:15"
    assert "Agreed: 30 November 2026" in amina.submit("Yes").text
    amina.follow("Propose another time")
    amina.submit("Propose it", day="2026-12-01")
    page = theirs(browser, cast.priya)
    assert "Yes" in page.buttons
    assert page.fact("When") == "1 December 2026 at 08:15"


def test_nobody_says_yes_to_a_time_that_was_changed_meanwhile(browser, cast, amina):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    theirs(browser, cast.priya)
    amina.follow("Propose another time")
    amina.submit("Propose it", day="2026-12-02")
    page = priya.submit("Yes", status=409)
    assert page.fact("When") == "2 December 2026 at 15:30"
    assert "Agreed: 2 December 2026" in priya.submit("Yes").text


def test_two_who_propose_at_once_see_both_times(browser, cast, amina):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    theirs(browser, cast.priya)
    priya.follow("Propose another time")
    amina.follow("Propose another time")
    amina.submit("Propose it", day="2026-12-02")
    page = priya.submit("Propose it", day="2026-12-03", status=409)
    assert page.fact("When") == "2 December 2026 at 15:30"
    assert page.field("day").value == "2026-12-03"
    assert priya.submit("Propose it").fact("When") == "3 December 2026 at 15:30"


def test_declined_it_says_so_without_a_reason_and_the_other_sees_no_more(browser, cast, amina):
    ask(amina, cast.priya)
    share_id = conversation().share_id
    theirs(browser, cast.priya)
    priya = browser.as_(cast.priya)
    assert priya.submit("Decline").h1 == "Development"
    priya.get("talent.read_shared_conversation", share_id=share_id, status=404)
    page = amina.get("talent.read_conversation", conversation_id=conversation().id)
    assert "Priya Nair cannot this time." in page.text
    assert page.has_link("Ask for another conversation")
    assert "You are thinking about it" in amina.get("talent.read_way").text


def test_whoever_declined_is_not_shown_it_again(browser, cast, amina):
    share_id = asked(cast.amina, cast.priya).share_id
    theirs(browser, cast.priya)
    browser.as_(cast.priya).submit("Decline")
    path = f"/becoming-a-senco/conversations/{conversation().id}/seen-until"
    assert amina.post(path, {"ends_on": "2026-12-18"}).status_code == 422
    assert conversation().share_id == share_id
    page = browser.as_(cast.priya).get("/sharing")
    assert not page.has_link("Open what Amina Yusuf shares: A conversation about becoming a SENCo")


def test_cancelled_both_read_it(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    amina.get("talent.read_conversation", conversation_id=conversation().id)
    assert "Cancelled." in amina.submit("Cancel the conversation").text
    assert "Cancelled." in theirs(browser, cast.priya).text
    for path in ("time", "agreed"):
        page = amina.get(f"/becoming-a-senco/conversations/{conversation().id}/{path}")
        assert page.h1 == "Conversation with Priya Nair"


def test_held_on_a_day_that_can_be(browser, cast, amina, clock):
    agreed(cast.amina, cast.priya)
    clock.shift(timedelta(hours=1))
    amina.get("talent.read_conversation", conversation_id=conversation().id)
    page = amina.submit("We have talked", held_on="2026-11-24", status=422)
    assert "still to come" in page.errors[0]
    page = amina.submit("We have talked", held_on="2026-11-22", status=422)
    assert "before you asked" in page.errors[0]
    page = amina.submit("We have talked", held_on="", status=422)
    assert "Say on which day you talked." in page.errors[0]
    assert (
        "You talked on 23 November 2026."
        in amina.submit("We have talked", held_on="2026-11-23").text
    )
    assert "You are talking with a SENCo about it." in amina.get("talent.read_way").text


def test_both_write_what_was_agreed_and_see_who_wrote_last(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    amina.get("talent.edit_agreed", conversation_id=conversation().id)
    page = amina.submit("Save", words="I read chapter 6.")
    assert "Amina Yusuf changed it last, 23 November 2026 at 09:00." in page.text
    theirs(browser, cast.priya)
    priya = browser.as_(cast.priya)
    priya.follow("Change it")
    assert priya.page.field("words").value == "I read chapter 6."
    page = priya.submit("Save", words="Amina reads chapter 6.")
    assert "Priya Nair changed it last" in page.text


def test_written_at_once_both_texts_are_shown_and_nothing_is_lost(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    amina.get("talent.edit_agreed", conversation_id=conversation().id)
    theirs(browser, cast.priya)
    priya = browser.as_(cast.priya)
    priya.follow("Write it down")
    priya.submit("Save", words="Amina reads chapter 6.")
    page = amina.submit("Save", words="I read chapter 6.", status=409)
    assert "Amina reads chapter 6." in page.text
    assert page.field("words").value == "I read chapter 6."
    assert "I read chapter 6." in amina.submit("Save").text


def test_taken_back_the_other_sees_nothing_on_an_open_page_either(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    theirs(browser, cast.priya)
    priya = browser.as_(cast.priya)
    priya.follow("Write it down")
    key = conversation().share_id
    db.session.rollback()
    withdraw(cast.amina.id, key)
    db.session.commit()
    page = priya.submit("Save", words="Not lost.", status=404)
    assert "no longer shared" in page.text
    assert "Not lost." in page.text
    page = amina.get("talent.read_conversation", conversation_id=conversation().id)
    assert "Only you." in page.text
    assert page.buttons.count("Let them see it until then") == 1


def test_it_can_be_shown_again_and_for_longer(browser, cast, amina, clock):
    agreed(cast.amina, cast.priya)
    clock.shift(timedelta(days=40))
    again = browser.second(cast.amina)
    page = again.get("talent.read_conversation", conversation_id=conversation().id)
    assert "sees nothing of it at present" in page.text
    again.submit("Let them see it until then", ends_on="2027-02-12")
    priya = browser.second(cast.priya)
    assert "Agreed" in opened(priya, conversation().share_id).text


def test_the_cover_comes_first_and_again_after_an_hour(browser, cast, amina, clock):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    key = conversation().share_id
    page = priya.get("talent.read_shared_conversation", share_id=key)
    assert page.path == f"/sharing/{key}"
    assert "Room 4" not in page.text
    priya.submit("Open")
    clock.shift(timedelta(minutes=61))
    assert priya.get("talent.edit_shared_time", share_id=key).path == f"/sharing/{key}"


def test_an_answer_after_an_hour_is_not_lost_and_is_a_look(browser, cast, amina, clock):
    ask(amina, cast.priya)
    priya = browser.as_(cast.priya)
    theirs(browser, cast.priya)
    clock.shift(timedelta(minutes=61))
    assert "Agreed" in priya.submit("Yes").text
    assert "Opened twice" in amina.get("sharing.list_shares").text


def test_nobody_else_gets_to_it(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    row = conversation()
    for member in (cast.helen, cast.sam, cast.miriam, cast.lena, cast.george, cast.daniel):
        window = browser.as_(member)
        window.get("talent.read_conversation", conversation_id=row.id, status=404)
        window.get("talent.read_shared_conversation", share_id=row.share_id, status=404)
        assert "Amina Yusuf" not in window.get("home.read_development").text
    browser.as_(cast.priya).get("talent.read_conversation", conversation_id=row.id, status=404)
    amina.get("talent.read_shared_conversation", share_id=row.share_id, status=404)


def test_a_share_of_another_kind_opens_no_conversation(browser, cast, amina):
    row = agreed(cast.amina, cast.priya)
    amina.get("talent.choose_way_share")
    amina.submit("Share", {"who": str(cast.priya.id)})
    other = row.share_id + 1
    priya = browser.as_(cast.priya)
    opened(priya, other)
    priya.get("talent.read_shared_conversation", share_id=other, status=404)
    path = f"/becoming-a-senco/shared/{other}/conversation/accept"
    assert priya.post(path, {"edition": "1"}).status_code == 404


def test_a_partner_who_leaves_leaves_what_was_agreed(browser, cast, amina):
    row = agreed(cast.amina, cast.priya)
    row.agreed, row.agreed_by_id, row.agreed_at = "I read chapter 6.", cast.priya.id, row.created_at
    db.session.commit()
    ended = db.session.get_one(Membership, cast.priya.membership_id)
    ended.ends_on = ended.starts_on
    db.session.commit()
    page = amina.get("talent.read_conversation", conversation_id=row.id)
    assert "I read chapter 6." in page.text
    db.session.rollback()
    personal_data.erase(cast.priya.id)
    db.session.commit()
    page = amina.get("talent.read_conversation", conversation_id=conversation().id)
    assert page.h1 == "Conversation with Somebody who has left"
    assert "I read chapter 6." in page.text
    assert "Priya" not in page.text
    page = amina.submit("Let them see it until then", ends_on="2027-02-12", status=422)
    assert "has left" in page.errors[0]
    assert "Somebody who has left" in amina.get("talent.read_way").text


def test_a_starter_that_the_guide_no_longer_has_is_read_off_its_slug(cast, amina):
    row = asked(cast.amina, cast.priya, starters=("draws", "what-has-gone"))
    page = amina.get("talent.read_conversation", conversation_id=row.id)
    assert "What has gone" in page.text


def test_the_journal_holds_nothing_of_it(browser, cast, amina):
    theirs_first = browser.as_(cast.priya)
    theirs_first.get("home.read_home")
    before = db.session.query(Event).count()
    ask(amina, cast.priya)
    theirs(browser, cast.priya)
    theirs_first.submit("Yes")
    db.session.rollback()
    assert db.session.query(Event).count() == before


def test_without_an_interest_nobody_can_ask(browser, cast):
    window = browser.as_(cast.tom)
    window.get("talent.begin_conversation", status=404)
    window.get("home.read_home")
    data = {"who": str(cast.priya.id), **ASK, "form_id": secrets.token_hex(16)}
    assert window.post("/becoming-a-senco/conversations/ask", data).status_code == 404


def test_a_senco_of_a_school_that_is_not_around_cannot_be_asked(browser, cast, amina):
    db.session.rollback()
    far = a_person("Far Away", Role.SENCO, organisation_id=a_school("Far School").id)
    db.session.commit()
    assert "Far Away" not in amina.get("talent.begin_conversation").text
    response = amina.post("/becoming-a-senco/conversations/ask", {"who": far.id, **ASK})
    assert response.status_code == 422
