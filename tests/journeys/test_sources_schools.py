"""Talent across schools: a talk, a placement, the board, a reference, whom to ask."""

from datetime import timedelta

import pytest

from tests.journeys import onward
from tests.learning.talent.succession.making import people_on_their_way

SEEN = "You waited, then asked him what helped."
REFERENCE = "He waited, then asked what helped. Next time: write the words down."
OFFER = {
    "kind": "placement",
    "heading": "Three mornings at a large secondary",
    "text": "Come and see how reviews are prepared.",
    "open_until": "2026-12-18",
}


@pytest.mark.source("A5")
def test_a5_from_an_invitation_to_a_visit_planned_at_another_school(visitor, cast, clock):
    """A5: spot talent, meet a SENCo here or elsewhere, experience a typical day."""
    helen, daniel, lena = (visitor.as_(each) for each in (cast.helen, cast.daniel, cast.lena))
    onward.way(helen)
    helen.follow("Invite a colleague to think about it")
    helen.submit("Invite them", who=onward.choice(helen, "who", "Daniel Okafor"), words=SEEN)
    daniel.get("home.read_home")
    page = daniel.follow("An invitation for you")
    assert SEEN in page
    page = daniel.submit("Yes, I might")
    assert page.h1 == "My way to becoming a SENCo"
    assert "Daniel" not in onward.way(helen), "whoever invited is told nothing"
    _talk(daniel, lena, clock)
    daniel, lena, helen = (visitor.second(each) for each in (cast.daniel, cast.lena, cast.helen))
    _write_down(daniel, lena)
    page = onward.agreed_placement(daniel, lena, helen)
    assert page.notices == ["Done: All three have agreed. The placement is on."]
    page = onward.plan_visit(daniel)
    assert "26 November 2026, 09:00 to 12:00" in page
    assert "BEGIN:VEVENT" in daniel.fetch(page.link("Save to my calendar (.ics)").path).get_data(
        as_text=True
    )
    page = onward.placement(lena, "Daniel Okafor")
    assert "26 November 2026, 09:00 to 12:00" in page
    page = onward.placement(helen, "Daniel Okafor")
    assert page.fact("Protected time") == "6 hours"
    assert onward.AIM not in page


def _talk(daniel, lena, clock):
    """Daniel asks Lena for half an hour, today; she says yes; an hour passes."""
    onward.way(daniel)
    daniel.follow("A conversation with a SENCo")
    daniel.submit(
        "Ask",
        who=onward.choice(daniel, "who", "Lena Kowalska"),
        message="May I ask you about your work?",
        starters=["draws"],
        day="2026-11-23",
        at="09:30",
        place="By phone",
        ends_on=onward.LAST_DAY,
    )
    lena.get("home.read_home")
    page = lena.follow("A colleague asks for half an hour")
    page = lena.submit("Open")
    assert "May I ask you about your work?" in page
    assert onward.WHY not in page
    page = lena.submit("Yes")
    assert "Agreed: 23 November 2026 at 09:30" in page
    clock.shift(timedelta(hours=1))


def _write_down(daniel, lena):
    """Both write what was agreed: he first, then she puts it right."""
    onward.way(daniel)
    daniel.follow("Lena Kowalska")
    page = daniel.submit("We have talked", held_on="2026-11-23")
    assert "You talked on 23 November 2026." in page
    daniel.follow("Write it down")
    daniel.submit("Save", words="I read chapter 6, and visit in November.")
    onward.open_shared(lena, "Daniel Okafor: A conversation about becoming a SENCo")
    page = lena.follow("Change it")
    assert page.field("words").value == "I read chapter 6, and visit in November."
    lena.submit("Save", words="Daniel reads chapter 6, and visits on a Thursday.")
    onward.way(daniel)
    page = daniel.follow("Lena Kowalska")
    assert "Daniel reads chapter 6, and visits on a Thursday." in page
    assert "Lena Kowalska changed it last" in page


def test_a_visit_needs_no_interest_said_and_is_found_again(visitor, cast, clock):
    """A5, too: somebody who has said nothing asks for a visit, and finds what they asked for."""
    amina = visitor.as_(cast.amina)
    onward.ask_host(amina, "Lena Kowalska")
    page = onward.placement(amina, "Lena Kowalska, Marsh Lane")
    assert "Waiting for Lena Kowalska" in page
    assert "I might" in onward.way(amina).buttons, "and still nothing is said"


@pytest.mark.source("A9")
def test_a9_the_board_and_a_reference_cross_schools_with_consent(visitor, cast, clock):
    """A9: share talent across schools: a board, a placement and a reference, with consent."""
    lena, daniel, helen = (visitor.as_(each) for each in (cast.lena, cast.daniel, cast.helen))
    _post(lena)
    onward.might(daniel)
    _ask_from_board(daniel)
    assert "Daniel" not in onward.development(helen), "who looks and asks is not told at home"
    page = onward.agreed_by_three(daniel, lena, helen)
    assert "The placement is on." in page.notices[0]
    clock.shift(timedelta(days=2))
    daniel, lena, helen = (visitor.second(each) for each in (cast.daniel, cast.lena, cast.helen))
    _reference(daniel, lena)
    page = onward.development(helen)
    assert not [each for each in page.links if "eference" in each.text]
    daniel.follow("Share it")
    who = onward.choice(daniel, "who", "Helen Marsden")
    daniel.submit("Share", who=who, ends_on=onward.LAST_DAY)
    shared = "Daniel Okafor: Reference by Lena Kowalska, Marsh Lane"
    page = onward.open_shared(helen, shared)
    assert REFERENCE in page
    for other in (cast.miriam, cast.priya):
        visitor.second(other).get(page.path, status=404)


@pytest.mark.source("A9")
def test_a9_leaders_read_numbers_only_where_five_let_themselves_be_counted(visitor, cast, clock):
    """A9: think of several schools in an area: numbers for a trust lead, hidden below five."""
    daniel = visitor.as_(cast.daniel)
    onward.might(daniel)
    people_on_their_way(4)
    miriam, helen = visitor.as_(cast.miriam), visitor.as_(cast.helen)
    assert "cannot be shown" in _numbers(miriam, helen), "Daniel has not ticked it"
    onward.way(daniel)
    daniel.submit("Save this choice", counts="y")
    assert "At least 5 people across Harbour Trust" in _numbers(miriam, helen)


def _numbers(miriam, helen):
    """What a trust lead reads of who comes next. No name stands there, nor with the head."""
    helen.get("home.read_home")
    assert "Daniel" not in helen.follow("Succession")
    miriam.get("home.read_home")
    miriam.follow("Trust")
    page = miriam.follow("Who comes next")
    assert "Daniel" not in page
    return page


def _post(lena):
    """Lena posts a placement, from Development."""
    onward.development(lena)
    lena.follow("Who can help")
    lena.follow("Opportunities")
    lena.follow("Post something")
    lena.submit("Post it", OFFER)


def _ask_from_board(daniel):
    """Daniel finds it and asks from there."""
    onward.way(daniel)
    daniel.follow("Beyond your school")
    daniel.follow("Find a SENCo to ask: Ask three questions")
    daniel.follow("Opportunities")
    daniel.follow(OFFER["heading"])
    daniel.follow("Ask for a placement")
    page = daniel.submit(
        "Ask Lena Kowalska",
        aim=onward.AIM,
        starts_on=onward.FIRST_DAY,
        ends_on=onward.LAST_DAY,
    )
    assert "Waiting for Lena Kowalska" in page


def _reference(daniel, lena):
    """Daniel asks for a reference; Lena writes it; he reads it."""
    onward.placement(daniel, "Lena Kowalska, Marsh Lane")
    page = daniel.follow("Ask for a reference")
    assert "Asking is your consent that they write about you here." in page
    daniel.submit("Ask Lena Kowalska")
    onward.placements(lena)
    lena.follow("Daniel Okafor asks you for a reference")
    lena.follow("Write it")
    lena.submit("Hand it over", body=REFERENCE)
    onward.placement(daniel, "Lena Kowalska, Marsh Lane")
    assert REFERENCE in daniel.follow("Open the reference")


@pytest.mark.source("E7")
def test_e7_a_senco_who_agreed_is_found_by_topic_and_gone_once_she_leaves(visitor, cast, clock):
    """E7: ask local SENCOs: a directory of those who agreed, by topic."""
    lena, priya, daniel = (visitor.as_(each) for each in (cast.lena, cast.priya, cast.daniel))
    _list(lena, "autism", "Ring me on a Friday.")
    _list(priya, "early-years", "In my second year.")
    onward.development(daniel)
    daniel.follow("Who can help")
    page = daniel.submit("Show", about="Autism")
    assert page.headings(2)[0] == "Lena Kowalska"
    assert "Priya Nair" not in page.headings(2)
    assert "SENCo, Marsh Lane" in page
    assert page.link(cast.lena.email).path == f"mailto:{cast.lena.email}"
    onward.development(lena)
    lena.follow("Who can help")
    lena.follow("Change your entry as SENCo")
    lena.submit("Leave the directory")
    onward.development(daniel)
    page = daniel.follow("Who can help")
    assert "Priya Nair" in page.headings(2)
    assert "Lena" not in page.text


def _list(senco, topic, about):
    """A SENCo is listed for one topic, from Development."""
    onward.development(senco)
    senco.follow("Who can help")
    senco.follow("List yourself as SENCo")
    senco.submit("List me", topics=[topic], agrees=True, about=about)
