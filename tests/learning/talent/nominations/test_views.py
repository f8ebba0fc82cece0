"""Inviting a colleague: the same answer whatever they say, and no trace of it for others."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning import clock as alongside_clock
from learning.database import Model, db
from learning.journal.models import Event
from learning.talent.interests.services import set_aside
from learning.talent.models import Interest, Nomination, NominationPause
from learning.talent.nominations import services
from tests.house.access import ACCESS
from tests.learning.talent.walking import SEEN, begun, invited, viewer_of

pytestmark = pytest.mark.usefixtures("app", "clock")
BORN = "Born on 12/03/2015."
CHANGES = re.compile(r'value="[0-9a-f]{32}"|content="[^"]*"|name="csrf_token" value="[^"]*"')
"""What differs each time a page is drawn: names of forms, and tokens."""


def count(model):
    db.session.rollback()
    return db.session.query(model).count()


def invite(window, member, words=SEEN, **more):
    window.get("talent.begin_invitation")
    return window.submit("Invite them", {"who": str(member.id), "words": words}, **more)


def answer(window, label):
    window.get("talent.read_invitation")
    return window.submit(label)


def test_the_form_offers_the_staff_of_ones_own_school_and_nobody_else(browser, cast):
    page = browser.as_(cast.amina).get("talent.begin_invitation")
    names = [label.partition(" (")[0] for label in page.field("who").labels.values()]
    assert names[1:] == [
        "Daniel Okafor",
        "Helen Marsden",
        "Lena Kowalska",
        "Priya Nair",
        "Sam Ellis",
        "Tom Brackley",
    ]


def test_the_page_asks_for_what_was_seen_and_guards_against_bias(browser, cast):
    page = browser.as_(cast.amina).get("talent.begin_invitation")
    for words in ("part-time", "minority ethnic", "disabled", "twice a year", "you are a natural"):
        assert words in page.text
    assert "you are told nothing" in page.text


def test_a_governor_and_somebody_who_has_left_invite_nobody(browser, cast):
    for member in (cast.george, cast.owen):
        browser.as_(member).get("talent.begin_invitation", status=403)
        response = browser.as_(member).post("/becoming-a-senco/invite", {"who": "1", "words": "x"})
        assert response.status_code == 403
    assert count(Nomination) == 0


@pytest.mark.parametrize("who", ["9", "6", "11", "1", "7", "999999", "x", ""])
def test_nobody_else_can_be_chosen(browser, cast, who):
    window = browser.as_(cast.amina)
    window.get("talent.begin_invitation")
    response = window.post("/becoming-a-senco/invite", {"who": who, "words": "A."})
    assert response.status_code == 422
    assert count(Nomination) == 0


def test_home_says_that_there_is_an_invitation_and_no_more(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    page = browser.as_(cast.amina).get("home.read_home")
    assert page.link("An invitation for you").path == "/becoming-a-senco/invitation"
    assert "Waiting for you" in page.headings(2)
    assert "SENCo" not in page.region("section")[0]
    assert "Helen" not in page.text


def test_two_who_invite_stand_on_one_page(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    invite(browser.as_(cast.tom), cast.amina, "You hand in every form in time.")
    page = browser.as_(cast.amina).get("talent.read_invitation")
    for words in ("Helen Marsden", SEEN, "Tom Brackley", "You hand in every form in time."):
        assert words in page.text
    page = browser.as_(cast.amina).get("home.read_home")
    assert page.text.count("An invitation for you") == 1
    answer(browser.as_(cast.amina), "Yes, I might")
    assert count(Nomination) == 0
    assert db.session.query(Interest).one().nominated_by_id == cast.helen.id


def test_yes_makes_the_way_and_nothing_tells_whoever_invited(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    page = answer(browser.as_(cast.amina), "Yes, I might")
    assert page.h1 == "My way to becoming a SENCo"
    assert "Helen Marsden had invited you." in page.text
    assert count(Nomination) == 0


def test_no_leaves_nothing(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    answer(browser.as_(cast.amina), "No, thank you")
    assert not any(count(each) for each in (Nomination, Interest, NominationPause))
    assert "No invitation is waiting" in browser.as_(cast.amina).get("talent.read_invitation").text


def test_later_leaves_it(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("talent.read_invitation")
    assert amina.follow("Ask me later").path == "/"
    assert amina.get("home.read_home").has_link("An invitation for you")


def test_not_for_a_year_can_be_taken_back(browser, cast):
    invite(browser.as_(cast.helen), cast.amina)
    page = answer(browser.as_(cast.amina), "Do not ask me for a year")
    assert "You asked that nobody invites you until 23 November 2027." in page.text
    invite(browser.as_(cast.tom), cast.amina)
    assert count(Nomination) == 0
    browser.as_(cast.amina).get("talent.read_way")
    browser.as_(cast.amina).submit("Let colleagues invite me again")
    invite(browser.as_(cast.tom), cast.amina)
    assert count(Nomination) == 1
    answer(browser.as_(cast.amina), "Do not ask me for a year")


def test_an_invitation_that_has_expired_is_as_if_it_had_never_been(browser, cast, clock):
    services.nominate(viewer_of(cast.helen), who_id=cast.amina.id, words=SEEN)
    db.session.commit()
    clock.shift(timedelta(days=28))
    assert browser.as_(cast.amina).get("home.read_home").has_link("An invitation for you")
    clock.shift(timedelta(days=1))
    amina = browser.second(cast.amina)
    assert not amina.get("home.read_home").has_link("An invitation for you")
    assert SEEN not in amina.get("talent.read_invitation").text
    assert count(Nomination) == 1
    services.nominate(viewer_of(cast.helen), who_id=cast.tom.id, words=SEEN)
    db.session.commit()
    assert [row.person_id for row in db.session.query(Nomination)] == [cast.tom.id]


def test_yes_to_what_has_expired_says_so(browser, cast, clock):
    invite(browser.as_(cast.helen), cast.amina)
    amina = browser.as_(cast.amina)
    amina.get("talent.read_invitation")
    db.session.query(Nomination).delete()
    db.session.commit()
    page = amina.submit("Yes, I might")
    assert "This invitation is no longer there." in page.text
    assert count(Interest) == 0


def test_inviting_again_puts_the_new_words_in_the_place_of_the_old(browser, cast, clock):
    invite(browser.as_(cast.helen), cast.amina, "First.")
    expires_on = db.session.query(Nomination).one().expires_on
    clock.shift(timedelta(hours=1))
    invite(browser.as_(cast.helen), cast.amina, "Second.")
    db.session.rollback()
    row = db.session.query(Nomination).one()
    assert (row.words, row.expires_on) == ("Second.", expires_on)


def drawn(response):
    return CHANGES.sub("", response.get_data(as_text=True))


def test_whoever_invites_gets_the_same_answer_whatever_happened_before(browser, cast):
    """Byte for byte: the form, words that are asked about, and words that are sent."""
    amina = cast.amina
    helen = browser.as_(cast.helen)
    situations = (
        ("nothing", lambda: None),
        ("invited", lambda: invited(cast.helen, amina)),
        ("by another", lambda: invited(cast.tom, amina)),
        ("declined", lambda: services.decline(amina.id)),
        ("paused", lambda: services.pause(amina.id)),
        ("begun", lambda: begun(amina)),
        ("set aside", lambda: set_aside(amina.id)),
    )
    seen = {}
    for name, happens in situations:
        db.session.rollback()
        happens()
        db.session.commit()
        form = drawn(helen.fetch("talent.begin_invitation"))
        warned = invite(helen, amina, BORN, status=422).text
        seen[name] = (form, warned, invite(helen, amina).text)
    assert [name for name in seen if seen[name] != seen["nothing"]] == []


def test_the_journal_holds_nothing_of_it(browser, cast):
    browser.as_(cast.helen), browser.as_(cast.amina)
    before = count(Event)
    invite(browser.as_(cast.helen), cast.amina)
    answer(browser.as_(cast.amina), "Yes, I might")
    assert count(Event) == before


SLOWED = ("inset.join",)
"""A code that leads nowhere is slowed after a few tries, so that page changes by being asked."""
LOOKERS = ("tom", "helen", "priya", "sam")
"""Whoever invited (Tom), a leader, a SENCo, an administrator."""


def everything_they_open(app, browser, cast):
    """Every page that each can open, as it is drawn: all that needs no key, the desk too."""
    pages = {}
    for rule in app.url_map.iter_rules():
        row = ACCESS.get(rule.endpoint)
        if row is None or "GET" not in rule.methods or rule.rule.endswith(".pdf"):
            continue
        if rule.endpoint in SLOWED:
            continue
        if "{" in str([*row.values.values()]):
            continue
        for name in (each for each in LOOKERS if each in row.who):
            response = browser.as_(getattr(cast, name)).fetch(rule.endpoint, **row.values)
            if response.mimetype.startswith("text/"):
                pages[name, rule.endpoint] = (response.status_code, drawn(response))
    return pages


def test_no_page_that_others_can_open_changes_by_an_invitation_or_an_answer(app, browser, cast):
    for name in (*LOOKERS, "amina"):
        browser.as_(getattr(cast, name)).get("home.read_home")
    before = everything_they_open(app, browser, cast)
    assert len(before) > 100
    for label in ("No, thank you", "Do not ask me for a year", "Yes, I might"):
        services.end_pause(cast.amina.id)
        db.session.commit()
        invited(cast.tom, cast.amina)
        assert differing(before, everything_they_open(app, browser, cast)) == []
        answer(browser.as_(cast.amina), label)
        assert differing(before, everything_they_open(app, browser, cast)) == []


def differing(before, after):
    return [key for key in before if before[key] != after[key]]


def test_a_schools_own_file_about_somebody_holds_nothing_of_it(browser, cast):
    invited(cast.helen, cast.amina)
    begun(cast.daniel, "I keep thinking of it.")
    sam = browser.as_(cast.sam)
    for member in (cast.amina, cast.daniel):
        sam.get("administration.confirm_export", membership_id=member.membership_id)
        response = sam.post(f"/school/people/{member.membership_id}/export", {})
        body = response.get_data()
        assert b"waited" not in body
        assert b"I keep thinking" not in body


def test_nothing_of_it_is_in_any_other_table(cast):
    """Rows of an invitation and of a no: one, then none; no other table has changed."""
    before = kept()
    invited(cast.helen, cast.amina)
    assert set(changed(before)) == {"nominations"}
    services.decline(cast.amina.id)
    db.session.commit()
    assert changed(before) == []


def kept():
    db.session.rollback()
    return {
        table.name: [tuple(row) for row in db.session.execute(select(table).order_by("id"))]
        for table in Model.metadata.sorted_tables
    }


def changed(before):
    now = kept()
    return [name for name in before if before[name] != now[name]]


def test_a_year_is_a_year(cast, clock):
    services.pause(cast.amina.id)
    db.session.commit()
    clock.shift(timedelta(days=365))
    invited(cast.helen, cast.amina)
    assert count(Nomination) == 0
    clock.shift(timedelta(days=1))
    invited(cast.helen, cast.amina)
    assert count(Nomination) == 1
    expires_on = db.session.query(Nomination).one().expires_on
    assert expires_on == alongside_clock.today() + timedelta(days=28)
