"""Somebody leaves: what rests, who sees what meanwhile, and what the page says to do."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from learning.database import db
from learning.errors import NotFound, Refused
from learning.people.models import Person
from learning.people.queries import viewer_for
from learning.shadowing import personal_data
from learning.shadowing.models import Placement
from learning.shadowing.placements import services
from learning.shadowing.placements.queries import (
    hold_of,
    host_may_read,
    own_placement,
    party_placement,
    placements_in_short,
)
from learning.shadowing.placements.rules import Hold
from learning.shadowing.rules import Party, PlacementState, VisitState
from tests import factories
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.learning.shadowing.placements import placing
from tests.learning.shadowing.placements.placing import FIRST

RUTH = f"9-{MARSH_LANE_ID}"


def hold(key):
    db.session.rollback()
    return hold_of(db.session.get(Placement, key), FIRST)


def deactivate(person_id):
    db.session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(deactivated_at=datetime(2026, 11, 22, tzinfo=UTC))
    )
    db.session.commit()


def test_a_host_who_leaves_puts_it_on_hold_and_sees_nothing(browser, cast):
    key = placing.agreed()
    placing.leaves(cast.lena, MARSH_LANE_ID)
    assert hold(key) is Hold.HOST_LEFT
    assert browser.as_(cast.lena).fetch(f"/placements/{key}").status_code == 404
    assert browser.as_(cast.lena).fetch(f"/placements/{key}.ics").status_code == 404
    assert not host_may_read(db.session.get(Placement, key), cast.lena.id, FIRST)
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "On hold: your host is no longer there" in page
    assert "Lena Kowalska is no longer listed at Marsh Lane." in page
    assert "What you wrote stays yours." in page
    page = browser.as_(cast.helen).get("shadowing.read_placement", placement_id=key)
    assert "On hold: the host is no longer listed at Marsh Lane." in page


def test_put_right_on_the_list_it_goes_on_at_once(app, cast):
    key = placing.agreed()
    placing.leaves(cast.lena, MARSH_LANE_ID)
    placing.is_back(cast.lena, MARSH_LANE_ID)
    assert hold(key) is Hold.NONE
    assert party_placement(cast.lena.id, key)[1] is Party.HOST


def test_a_deactivated_host_is_gone_too(app, cast):
    key = placing.agreed()
    deactivate(cast.lena.id)
    assert hold(key) is Hold.HOST_LEFT


def test_an_erased_host_leaves_the_placement_and_none_of_their_words(browser, cast):
    key = placing.agreed()
    personal_data.erase(cast.lena.id)
    db.session.commit()
    assert hold(key) is Hold.HOST_LEFT
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "Your host is no longer in Alongside." in page
    assert "Lena" not in page
    assert "Ring at the side door." not in page


def test_another_host_at_the_same_school_accepts_and_all_agree_anew(browser, cast):
    key = placing.agreed()
    placing.a_visit(key)
    placing.leaves(cast.lena, MARSH_LANE_ID)
    amina = browser.as_(cast.amina)
    amina.get("shadowing.read_placement", placement_id=key)
    page = amina.follow("Ask another host")
    assert page.field("who").options == [RUTH]
    amina.submit("Ask them", {"who": RUTH})
    seen = placing.seen(cast.amina, key)
    assert (seen.state, seen.host_id, seen.host_note) == (
        PlacementState.REQUESTED,
        cast.ruth.id,
        "",
    )
    assert placing.visits_of(key)[0].state is VisitState.CANCELLED
    placing.is_back(cast.lena, MARSH_LANE_ID)
    assert browser.as_(cast.lena).fetch(f"/placements/{key}").status_code == 404
    placing.accept(key, cast.ruth.id)
    assert placing.seen(cast.amina, key).state is PlacementState.RELEASED
    for person in (cast.amina, cast.ruth):
        assert not placing.agree(person.id, key).by_all
    assert placing.agree(cast.helen.id, key).by_all


@pytest.mark.parametrize("host", [placing.PRIYA, "5-3", "nonsense"])
def test_another_host_works_at_the_same_school(app, cast, host):
    key = placing.agreed()
    placing.leaves(cast.lena, MARSH_LANE_ID)
    with pytest.raises(Refused):
        services.choose_host(viewer_for(cast.amina.id), key, host)


def test_while_the_host_is_there_no_other_is_asked(app, cast):
    key = placing.agreed()
    with pytest.raises(Refused):
        services.choose_host(viewer_for(cast.amina.id), key, RUTH)


def test_with_nobody_else_there_the_page_says_what_to_do(browser, cast):
    key = placing.agreed()
    for person in (cast.lena, cast.ruth):
        placing.leaves(person, MARSH_LANE_ID)
    page = browser.as_(cast.amina).get("shadowing.choose_host", placement_id=key)
    assert "You can withdraw, and ask somebody at another school." in page


def test_a_visitor_taken_off_the_list_by_an_import_is_on_hold_and_loses_nothing(browser, cast):
    key = placing.agreed()
    placing.leaves(cast.amina, SEAVIEW_ID)
    assert hold(key) is Hold.VISITOR_LEFT
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=key)
    assert "On hold: Seaview Primary no longer lists you" in page
    assert placing.AIM in page
    for person in (cast.lena, cast.helen):
        page = browser.as_(person).get("shadowing.read_placement", placement_id=key)
        assert "the list of Seaview Primary does not name Amina Yusuf today" in page
    placing.is_back(cast.amina, SEAVIEW_ID)
    assert hold(key) is Hold.NONE


@pytest.mark.parametrize(
    ("make", "step"),
    [
        (placing.asked, placing.accept),
        (placing.released, lambda key: placing.agree(1, key)),
        (placing.accepted, lambda key: services.ask_leader(viewer_for(1), key, 5)),
    ],
)
def test_on_hold_nothing_goes_forward(app, cast, make, step):
    key = make()
    placing.leaves(cast.amina, SEAVIEW_ID)
    with pytest.raises(Refused, match="on hold"):
        step(key)


def test_a_visitor_who_moves_within_the_trust_is_on_hold_until_they_withdraw(app, cast):
    """Another school released the time: a new placement begins from the new one."""
    key = placing.agreed(cast.daniel)
    placing.leaves(cast.daniel, SEAVIEW_ID)
    assert hold(key) is Hold.VISITOR_LEFT


def test_only_the_three_have_a_placement(app, cast):
    key = placing.agreed()
    assert party_placement(cast.amina.id, key)[1] is Party.VISITOR
    assert party_placement(cast.lena.id, key)[1] is Party.HOST
    assert party_placement(cast.helen.id, key)[1] is Party.HOME_LEADER
    others = {each.id for each in cast.everybody} - {1, 10, 5}
    for person_id in (*others, 999):
        with pytest.raises(NotFound):
            party_placement(person_id, key)
    for person_id in (cast.lena.id, cast.helen.id, 999):
        with pytest.raises(NotFound):
            own_placement(person_id, key)
    assert own_placement(cast.amina.id, key).id == key


def test_in_short_it_says_what_each_has_to_do(app, cast):
    placing.time_asked()
    amina = placements_in_short(cast.amina.id, FIRST)
    assert [(line.host_name, line.is_mine) for line in amina.own] == [("Lena Kowalska", True)]
    assert not amina.to_do
    helen = placements_in_short(cast.helen.id, FIRST)
    assert [each.kind for each in helen.to_do] == ["release"]
    assert helen.count == 1
    lena = placements_in_short(cast.lena.id, FIRST)
    assert [each.kind for each in lena.to_do] == ["agree"]


def test_in_short_costs_four_statements_however_many_there_are(app, cast, statements):
    for name in ("Ida Berg", "Jo Hart", "Kit Lowe"):
        person = factories.a_person(name)
        db.session.commit()
        placing.asked(visitor=_as_member(person), host=placing.LENA)
    with statements() as counted:
        assert placements_in_short(cast.lena.id, FIRST).count == 3
    assert len(counted) == 4


def _as_member(person):
    class Member:
        id = person.id
        organisation_id = SEAVIEW_ID

    return Member
