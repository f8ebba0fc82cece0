"""Talent across schools: a talk, a placement, the board, a reference, whom to ask."""

from datetime import timedelta

import pytest

from tests.journeys import onward

SEEN = "You waited, then asked him what helped."
REFERENCE = "He waited, then asked what helped. Next time: write the words down."
OFFER = {
    "kind": "placement",
    "heading": "Three mornings at a large secondary",
    "text": "Come and see how reviews are prepared.",
    "open_until": "2026-12-18",
}
MONTH = timedelta(days=28)


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
    onward.placement(daniel, "Lena Kowalska, Marsh Lane")
    page = onward.plan_visit(daniel)
    assert "26 November 2026, 09:00 to 12:00" in page
    assert "BEGIN:VEVENT" in daniel.fetch(page.link("Save to my calendar (.ics)").path).get_data(
        as_text=True
    )
    page = onward.placement(lena, "Daniel Okafor")
    assert "26 November 2026, 09:00 to 12:00" in page
    assert page.h1 != onward.placements(helen).h1


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
    if "Open" in page.buttons:
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


@pytest.mark.source("A9")
def test_a9_the_board_a_reference_and_numbers_cross_schools_with_consent(visitor, cast, clock):
    """A9: share talent across schools: board, placement, reference; numbers hidden below five."""
    lena, daniel, helen = (visitor.as_(each) for each in (cast.lena, cast.daniel, cast.helen))
    _post(lena)
    onward.might(daniel)
    daniel.submit("Save this choice", counts="y")
    _ask_from_board(daniel)
    assert "Daniel" not in onward.development(helen), "who looks and asks is not told at home"
    onward.say_yes(lena, "Daniel Okafor")
    onward.ask_for_time(daniel, "Helen Marsden")
    page = onward.release_time(helen, "Daniel Okafor")
    assert onward.AIM not in page
    onward.placements(daniel)
    daniel.follow("Read the rules and agree to them")
    daniel.follow("Read the rules")
    onward.agree_to_rules(daniel)
    clock.shift(timedelta(days=2))
    daniel, lena, helen = (visitor.second(each) for each in (cast.daniel, cast.lena, cast.helen))
    _reference(daniel, lena)
    page = onward.development(helen)
    assert not [each for each in page.links if "eference" in each.text]
    _share_reference(daniel, "Helen Marsden")
    page = onward.development(helen)
    words = next(each.text for each in page.links if each.text.startswith("Daniel Okafor: Ref"))
    page = onward.open_shared(helen, words)
    assert REFERENCE in page
    miriam = visitor.second(cast.miriam)
    _numbers_are_hidden(miriam)
    response = miriam.fetch(page.path)
    assert response.status_code == 404


def _post(lena):
    """Lena posts a placement, from Development."""
    onward.development(lena)
    lena.follow("Who can help")
    lena.follow("Opportunities")
    lena.follow("Post something")
    school = {"school": "Marsh Lane"} if lena.page.has_field("school") else {}
    lena.submit("Post it", {**OFFER, **school})


def _ask_from_board(daniel):
    """Daniel finds it and asks from there."""
    onward.way(daniel)
    daniel.follow("Beyond your school")
    daniel.follow("Find a SENCo to ask: Ask three questions")
    daniel.follow("Opportunities")
    daniel.follow(OFFER["heading"])
    page = daniel.follow("Ask for a placement")
    if page.has_link("Ask Lena Kowalska"):
        daniel.follow("Ask Lena Kowalska")
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


def _share_reference(daniel, name):
    """He shares it with somebody."""
    daniel.follow("Share it")
    daniel.submit("Share", who=onward.choice(daniel, "who", name), ends_on=onward.LAST_DAY)


def _numbers_are_hidden(miriam):
    """A trust lead reads that nothing can be shown: fewer than five are counted."""
    miriam.get("home.read_home")
    page = onward.development(miriam)
    page = miriam.get("talent.read_trust_succession")
    assert "cannot be shown" in page
    assert "Daniel" not in page.text


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
    page = senco.follow("Who can help")
    senco.follow("List yourself as SENCo")
    senco.submit("List me", topics=[topic], agrees=True, about=about)
    return page
