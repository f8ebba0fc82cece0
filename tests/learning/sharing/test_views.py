"""Sharing as the two of them meet it: what I share, the cover, opening, taking back."""

from datetime import date, timedelta

import pytest

from learning.people.models import Membership
from learning.sharing import services
from learning.sharing.models import Look, Share
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.views import OWN, READS
from tests.cast import LEFT_ON
from tests.learning.sharing.things import TITLE, TODAY, deactivate, looked, shared

pytestmark = pytest.mark.usefixtures("clock")


def looks(db_session):
    return db_session.query(Look).count()


def test_with_nothing_shared_the_page_says_what_it_is_for(browser, cast):
    page = browser.as_(cast.amina).get("sharing.list_shares")
    assert page.h1 == "Sharing"
    assert "You share nothing" in page.headings(3)
    assert "Only you." in page
    assert "When a colleague shares something with you" in page


def test_an_owner_sees_what_with_whom_until_when_and_who_looked(browser, cast, clock):
    key = shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    amina = browser.as_(cast.amina)
    page = amina.get("sharing.list_shares")
    assert TITLE in page.headings(3)
    for words in (
        "With Priya Nair, until the end of 18 December 2026",
        "Skills audit, shared on 23 November 2026",
        "Profile: levels, targets and gaps",
        "Notes and evidence",
        "Not opened yet",
    ):
        assert words in page
    looked(cast.priya, key)
    assert "Opened once, last on 23 November 2026 at 09:00" in amina.get("sharing.list_shares")
    clock.move_to("2026-11-25T15:30:00+00:00")
    looked(cast.priya, key)
    page = browser.second(cast.amina).get("sharing.list_shares")
    assert "Opened twice, last on 25 November 2026 at 15:30" in page
    assert "25 November 2026 at 15:30 23 November 2026 at 09:00" in page.text
    clock.move_to("2026-11-26T15:30:00+00:00")
    looked(cast.priya, key)
    assert "Opened 3 times" in browser.second(cast.amina).get("sharing.list_shares")


@pytest.mark.parametrize("kind", SubjectKind)
def test_what_is_shared_leads_to_the_thing_itself(browser, cast, kind):
    parts = ["law-and-rights"] if kind is SubjectKind.RATING else ()
    shared(cast.amina, cast.ruth, kind=kind, parts=parts, subject_id=7)
    amina = browser.as_(cast.amina)
    endpoint, key = OWN[kind]
    path = amina.address(endpoint, **({key: 7} if key else {}))
    assert amina.get("sharing.list_shares").link(TITLE).path == path


def test_nobody_else_sees_what_somebody_shares(browser, cast):
    shared(cast.amina, cast.priya)
    for member in (cast.tom, cast.helen, cast.sam, cast.miriam, cast.george):
        assert TITLE not in browser.as_(member).get("sharing.list_shares")


def test_a_reader_sees_no_other_reader(browser, cast):
    shared(cast.amina, cast.priya)
    shared(cast.amina, cast.tom, title="Another title")
    page = browser.as_(cast.tom).get("sharing.list_shares")
    assert "From Amina Yusuf, until the end of 18 December 2026" in page
    assert "Priya" not in page.text
    assert TITLE not in page


def test_the_cover_says_who_until_when_and_that_looks_are_seen(browser, cast, db_session):
    key = shared(cast.amina, cast.priya, parts=[Part.MOVEMENT])
    priya = browser.as_(cast.priya)
    priya.get("sharing.list_shares")
    page = priya.follow(f"Open what Amina Yusuf shares: {TITLE}")
    assert page.path == f"/sharing/{key}"
    assert page.h1 == TITLE
    assert "Amina Yusuf shares this with you until the end of 18 December 2026" in page
    assert "Amina Yusuf can see when you open it." in page
    assert "Movement since last time" in page
    assert "Notes and evidence" not in page
    assert looks(db_session) == 0


@pytest.mark.parametrize("kind", [kind for kind in SubjectKind if kind is not SubjectKind.RATING])
def test_opening_notes_the_look_and_leads_to_the_thing(browser, cast, db_session, clock, kind):
    key = shared(cast.amina, cast.priya, kind=kind)
    priya = browser.as_(cast.priya)
    thing = priya.address(READS[kind], share_id=key)
    priya.get("sharing.read_cover", share_id=key)
    for _ in range(2):
        answer = priya.post(f"/sharing/{key}/open")
        assert (answer.status_code, answer.headers["Location"]) == (302, thing)
    assert looks(db_session) == 1
    assert priya.fetch(f"/sharing/{key}").headers["Location"] == thing
    clock.shift(timedelta(hours=1))
    assert "can see when you open it" in priya.get(f"/sharing/{key}")


def test_a_request_to_rate_leads_straight_to_it(browser, cast, db_session):
    key = shared(cast.amina, cast.ruth, kind=SubjectKind.RATING, parts=["law-and-rights"])
    ruth = browser.as_(cast.ruth)
    page = ruth.get("sharing.list_shares")
    assert "Law and rights" in page
    assert page.link(f"Rate what Amina Yusuf shares: {TITLE}").path == f"/sharing/{key}"
    thing = ruth.address(READS[SubjectKind.RATING], share_id=key)
    assert ruth.fetch(f"/sharing/{key}").headers["Location"] == thing
    assert looks(db_session) == 0


def test_every_kind_has_a_page_for_its_readers(app):
    assert set(READS) == set(SubjectKind)
    assert set(READS.values()) <= set(app.view_functions)


def test_to_others_there_is_no_share(browser, cast, db_session):
    key = shared(cast.amina, cast.priya)
    for member in cast.everybody:
        their = browser.as_(member)
        if member != cast.priya:
            their.get(f"/sharing/{key}", status=404)
            assert their.post(f"/sharing/{key}/open").status_code == 404
        if member != cast.amina:
            their.get(f"/sharing/{key}/withdraw", status=404)
            assert their.post(f"/sharing/{key}/withdraw").status_code == 404
    assert looks(db_session) == 0
    assert db_session.query(Share).one().withdrawn_at is None


def test_a_share_that_never_was_is_not_found(browser, cast):
    amina = browser.as_(cast.amina)
    for path in ("/sharing/999999", "/sharing/2147483647", "/sharing/2147483648", "/sharing/0"):
        page = amina.get(path, status=404)
        assert "no longer shared" not in page


def test_what_is_shared_is_taken_back_at_once(browser, cast):
    key = shared(cast.amina, cast.priya)
    priya, amina = browser.as_(cast.priya), browser.as_(cast.amina)
    priya.get(f"/sharing/{key}")
    amina.get("sharing.list_shares")
    page = amina.follow(f"Take it back from Priya Nair: {TITLE}")
    assert page.h1 == "Take it back from Priya Nair?"
    assert "They are not told." in page
    page = amina.submit("Take it back")
    assert "Taken back. Priya Nair can see nothing of it any more." in page
    assert "What has ended (1)" in page
    assert "With Priya Nair, taken back on 23 November 2026" in page
    assert not page.has_link(TITLE)
    assert not page.has_link(f"Take it back from Priya Nair: {TITLE}")
    assert priya.post(f"/sharing/{key}/open").status_code == 404
    assert TITLE not in priya.get("sharing.list_shares")


def test_what_is_over_is_said_in_plain_words_and_nothing_typed_is_lost(browser, cast):
    key = shared(cast.amina, cast.priya)
    priya = browser.as_(cast.priya)
    priya.get(f"/sharing/{key}")
    services.withdraw(cast.amina.id, key)
    page = priya.get(f"/sharing/{key}", status=404)
    assert page.h1 == "This is no longer shared with you"
    assert page.has_link("See what is shared with you")
    assert "Amina" not in page.text
    answer = priya.post(f"/sharing/{key}/open", {"comment": "What I had typed"})
    assert answer.status_code == 404
    assert "What I had typed" in priya.check(answer).html


def test_taking_back_twice_is_taking_back_once(browser, cast):
    key = shared(cast.amina, cast.priya)
    amina = browser.as_(cast.amina)
    for _ in range(2):
        assert amina.post(f"/sharing/{key}/withdraw").status_code == 302
    page = amina.get(f"/sharing/{key}/withdraw")
    assert page.path == "/sharing"
    assert page.text.count("taken back on") == 1


def test_a_request_to_rate_is_taken_back_in_words_of_its_own(browser, cast):
    key = shared(cast.amina, cast.ruth, kind=SubjectKind.RATING, parts=["law-and-rights"])
    page = browser.as_(cast.amina).get(f"/sharing/{key}/withdraw")
    assert "Ruth Adeyemi can no longer rate" in page
    assert "If they have finished, their view stays beside yours." in page


@pytest.mark.parametrize(
    ("last_day", "before", "after"),
    [
        (date(2026, 3, 29), "2026-03-29T22:59:00+00:00", "2026-03-29T23:00:00+00:00"),
        (date(2026, 10, 25), "2026-10-25T23:59:00+00:00", "2026-10-26T00:00:00+00:00"),
    ],
)
def test_sharing_ends_at_midnight_in_london(browser, cast, clock, last_day, before, after):
    clock.move_to(before)
    key = shared(cast.amina, cast.priya, ends_on=last_day)
    priya, amina = browser.as_(cast.priya), browser.as_(cast.amina)
    priya.get(f"/sharing/{key}")
    clock.move_to(after)
    priya.get(f"/sharing/{key}", status=404)
    assert priya.post(f"/sharing/{key}/open").status_code == 404
    assert TITLE not in priya.get("sharing.list_shares")
    page = amina.get("sharing.list_shares")
    assert "You share nothing" in page
    assert f"ended on {last_day.day} " in page


def test_an_owner_is_told_that_somebody_has_left(browser, cast, db_session):
    key = shared(cast.amina, cast.priya)
    db_session.query(Membership).filter_by(person_id=cast.priya.id).update({"ends_on": LEFT_ON})
    db_session.commit()
    page = browser.as_(cast.amina).get("sharing.list_shares")
    assert "Priya Nair no longer works at your school" in page
    assert "can see when you open it" in browser.as_(cast.priya).get(f"/sharing/{key}")


def test_what_somebody_deactivated_shared_is_closed(browser, cast):
    key = shared(cast.amina, cast.priya)
    priya = browser.as_(cast.priya)
    deactivate(cast.amina)
    assert priya.get(f"/sharing/{key}", status=404).h1 == "This is no longer shared with you"
    assert TITLE not in priya.get("sharing.list_shares")


def test_the_page_takes_few_statements(browser, cast):
    for reader in (cast.priya, cast.tom, cast.helen, cast.ruth):
        looked(reader, shared(cast.amina, reader))
        shared(reader, cast.amina, subject_id=reader.id)
    amina = browser.as_(cast.amina)
    amina.get("sharing.list_shares")
    assert len(amina.statements) <= 6
    services.withdraw(cast.amina.id, 1)
    key = shared(cast.amina, cast.priya, ends_on=TODAY)
    amina.get(f"/sharing/{key}/withdraw")
    assert len(amina.statements) <= 4
