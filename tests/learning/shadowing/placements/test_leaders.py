"""Time: who is asked, who learns of it, what is released, and what becomes of it."""

import pytest

from learning.database import db
from learning.errors import NotFound, Refused
from learning.people.models import Membership
from learning.people.queries import viewer_for
from learning.shadowing.placements import services
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.typed import Release
from learning.shadowing.rules import PlacementState
from tests.cast import SEAVIEW_ID
from tests.learning.shadowing.placements import placing


def test_a_leader_learns_of_it_when_they_are_asked_and_not_before(browser, cast):
    key = placing.accepted()
    helen = browser.as_(cast.helen)
    assert helen.fetch(f"/placements/{key}").status_code == 404
    assert "Amina" not in helen.get("shadowing.list_placements")
    services.ask_leader(viewer_for(cast.amina.id), key, cast.helen.id)
    db.session.commit()
    assert "Amina Yusuf" in helen.get("shadowing.list_placements")


def test_not_now_lets_the_visitor_ask_another_leader(browser, cast):
    key = placing.time_asked()
    helen, amina, miriam = (browser.as_(each) for each in (cast.helen, cast.amina, cast.miriam))
    helen.get("shadowing.begin_release", placement_id=key)
    helen.follow("Say not now")
    helen.submit("Say not now", {"note": "After the inspection."})
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "Helen Marsden cannot release time for now." in page
    assert "After the inspection." in page
    amina.follow("Choose whom to ask")
    amina.submit("Ask them", {"who": str(cast.miriam.id)})
    assert helen.fetch(f"/placements/{key}").status_code == 404
    page = miriam.get("shadowing.begin_release", placement_id=key)
    assert "After the inspection." not in page
    page = miriam.submit("Release the time", {"protected_minutes": "120"})
    assert page.h1 == "The rules of this placement"


def test_a_leader_can_change_their_mind_while_nobody_else_is_asked(browser, cast):
    key = placing.time_asked()
    services.refuse_release(cast.helen.id, key, note="")
    db.session.commit()
    helen = browser.as_(cast.helen)
    helen.get("shadowing.read_placement", placement_id=key)
    helen.follow("Release the time after all")
    helen.submit("Release the time")
    assert placing.seen(cast.amina, key).state is PlacementState.RELEASED


@pytest.mark.parametrize("minutes", ["0", "-5", "99999999", "an hour", "9" * 30])
def test_minutes_that_cannot_be_are_refused_beside_them(browser, cast, minutes):
    key = placing.time_asked()
    helen = browser.as_(cast.helen)
    helen.get("shadowing.begin_release", placement_id=key)
    page = helen.submit("Release the time", {"protected_minutes": minutes}, status=422)
    assert "minutes" in page.errors[0]
    assert placing.seen(cast.amina, key).state is PlacementState.ACCEPTED


def test_a_head_asks_another_leader_or_a_trust_lead(browser, cast):
    key = placing.accepted(cast.helen)
    helen = browser.as_(cast.helen)
    page = helen.get("shadowing.choose_leader", placement_id=key)
    assert page.field("who").options == [str(cast.miriam.id)]


def test_without_a_leader_the_page_says_what_to_do(browser, cast):
    key = placing.accepted()
    for person in (cast.helen, cast.miriam):
        db.session.query(Membership).filter_by(person_id=person.id).update(
            {"ends_on": placing.FIRST.replace(day=1)}
        )
    db.session.commit()
    page = browser.as_(cast.amina).get("shadowing.choose_leader", placement_id=key)
    assert "Ask whoever looks after Alongside at your school" in page


@pytest.mark.parametrize("who", [1, 2, 3, 9, 999])
def test_only_a_leader_there_can_be_asked(app, cast, who):
    key = placing.accepted()
    with pytest.raises(Refused):
        services.ask_leader(viewer_for(cast.amina.id), key, who)


def test_before_time_is_released_another_is_asked_when_the_leader_leaves(browser, cast):
    key = placing.time_asked()
    placing.leaves(cast.helen, SEAVIEW_ID)
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "The leader you asked no longer works there. Ask another." in page
    assert browser.as_(cast.helen).fetch(f"/placements/{key}").status_code == 404


def test_time_released_stands_when_the_leader_leaves_and_another_agrees(browser, cast):
    key = placing.released()
    placing.agree(cast.amina.id, key)
    placing.agree(cast.lena.id, key)
    placing.leaves(cast.helen, SEAVIEW_ID)
    amina = browser.as_(cast.amina)
    page = amina.get("shadowing.read_placement", placement_id=key)
    assert "The time stands; ask another leader to agree to the rules with you." in page
    amina.follow("Choose whom to ask")
    amina.submit("Ask them", {"who": str(cast.miriam.id)})
    placing.agree(cast.miriam.id, key)
    seen = placing.seen(cast.amina, key)
    assert seen.state is PlacementState.AGREED
    assert (seen.cover, seen.protected_minutes) == ("Mr Hall", 360)


def test_a_leader_who_leaves_after_all_have_agreed_changes_nothing(app, cast):
    key = placing.agreed()
    placing.leaves(cast.helen, SEAVIEW_ID)
    assert placing.seen(cast.amina, key).state is PlacementState.AGREED
    with pytest.raises(NotFound):
        placement_seen(cast.helen.id, key)


def test_two_windows_of_a_leader_lose_nothing(browser, cast):
    key = placing.time_asked()
    one, two = browser.as_(cast.helen), browser.second(cast.helen)
    for window in (one, two):
        window.get("shadowing.begin_release", placement_id=key)
    one.submit("Release the time", {"note": "Gladly."})
    page = two.submit("Release the time", {"note": "Only in spring."}, status=409)
    assert "What stands now" in page
    assert "Gladly." in page
    assert page.field("note").value == "Only in spring."
    two.submit("Save the change")
    assert placing.seen(cast.amina, key).leader_note == "Only in spring."


def test_a_host_who_is_also_the_leader_is_both(browser, cast):
    """In a small school the head is the SENCo: one tick counts for both."""
    key = placing.asked(host=placing.PRIYA)
    placing.accept(key, cast.priya.id)
    db.session.query(Membership).filter_by(person_id=cast.priya.id).update({"job": "leader"})
    db.session.commit()
    services.ask_leader(viewer_for(cast.amina.id), key, cast.priya.id)
    db.session.commit()
    priya = browser.as_(cast.priya)
    assert "asks you for time" in priya.get("shadowing.list_placements")
    services.release(cast.priya.id, key, Release(), edition=placing.edition(key, cast.priya.id))
    db.session.commit()
    placing.agree(cast.amina.id, key)
    assert placing.agree(cast.priya.id, key).by_all
