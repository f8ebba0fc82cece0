"""Who sees and manages which session, who is invited, and by which code it is found."""

import pytest
from sqlalchemy import delete

from learning import clock
from learning.database import db, writing
from learning.errors import NotFound
from learning.inset.models import InsetSession
from learning.inset.rules import SessionKind
from learning.inset.sessions.queries import (
    invited_ids,
    managed_session,
    may_manage,
    seen_session,
    session_with_code,
)
from learning.people.models import Group, Membership, Person
from tests.cast import CAST, LEFT_ON, MARSH_LANE_ID, SEAVIEW_ID, TRUST_ID, YEAR_FOUR_ID
from tests.factories import a_person
from tests.learning.inset.sessions.preparing import a_session, looking


def managers(row):
    return {
        member.name.split()[0].lower()
        for member in CAST.everybody
        if may_manage(looking(member), row)
    }


def invited(row):
    return set(invited_ids(row, clock.today()))


def leave(member):
    with writing():
        db.session.get(Membership, member.membership_id).ends_on = LEFT_ON


def test_who_leads_and_the_senco_and_leaders_of_the_school_manage_it(cast, app):
    row = a_session(leader=cast.priya, also_led_by_id=cast.daniel.id)
    assert managers(row) == {"priya", "daniel", "helen"}


def test_what_is_between_a_few_is_managed_by_those_who_lead_it_alone(cast, app):
    row = a_session(
        kind=SessionKind.COACHING, group_ids=frozenset(), invitee_ids=frozenset({cast.tom.id})
    )
    assert managers(row) == {"priya"}
    with pytest.raises(NotFound):
        seen_session(looking(cast.helen), row.id)
    assert seen_session(looking(cast.tom), row.id)


def test_a_trust_lead_manages_the_trusts_sessions_and_no_schools(cast, app):
    ours = a_session(leader=cast.miriam, organisation_id=TRUST_ID, is_for_everyone=True)
    assert managers(ours) == {"miriam"}
    assert "miriam" not in managers(a_session(form_id="e" * 32))


def test_a_leader_who_leaves_manages_nothing_and_others_go_on(cast, app):
    row = a_session(leader=cast.priya)
    leave(cast.priya)
    with pytest.raises(NotFound):
        managed_session(looking(cast.priya), row.id)
    assert managed_session(looking(cast.helen), row.id)


def test_a_group_is_who_is_in_it_today(cast, app):
    row = a_session()
    assert invited(row) == {cast.amina.id, cast.tom.id}
    leave(cast.tom)
    assert invited(row) == {cast.amina.id}


def test_a_group_deleted_later_invites_nobody_and_breaks_nothing(cast, app):
    row = a_session()
    with writing():
        db.session.execute(delete(Group).where(Group.id == YEAR_FOUR_ID))
    assert invited(db.session.get(InsetSession, row.id)) == set()


def test_everybody_is_who_works_there_and_no_governor(cast, app):
    row = a_session(is_for_everyone=True)
    here = {"amina", "tom", "priya", "daniel", "helen", "sam", "lena"}
    assert invited(row) == {getattr(cast, name).id for name in here}


def test_a_trust_invites_its_schools(cast, app):
    row = a_session(leader=cast.miriam, organisation_id=TRUST_ID, is_for_everyone=True)
    assert {cast.amina.id, cast.ruth.id, cast.miriam.id} <= invited(row)
    assert cast.george.id not in invited(row)
    other = a_person("Ola Else", organisation_id=MARSH_LANE_ID)
    assert other.id in invited(row)


def test_nobody_of_another_school_is_invited_by_name(cast, app):
    row = a_session(invitee_ids=frozenset({cast.ruth.id, cast.daniel.id}))
    assert invited(row) == {cast.amina.id, cast.tom.id, cast.daniel.id}


def test_somebody_deactivated_is_not_invited(cast, app):
    row = a_session()
    with writing():
        db.session.get(Person, cast.tom.id).deactivated_at = clock.now()
    assert invited(row) == {cast.amina.id}


@pytest.mark.parametrize("shape", [str.upper, lambda c: f" {c[:3]}-{c[3:]} ", str])
def test_a_code_finds_its_session_however_it_is_typed(cast, app, shape):
    row = a_session()
    assert session_with_code(shape(row.join_code)).id == row.id


@pytest.mark.parametrize("code", ["", "k7m", "zzzzzz", "\x00", "x" * 5000])
def test_another_code_finds_none(cast, app, code):
    a_session()
    with pytest.raises(NotFound):
        session_with_code(code)


def test_a_session_of_another_school_is_nobodys_business(cast, app):
    row = a_session(organisation_id=SEAVIEW_ID)
    for member in (cast.ruth, cast.miriam, cast.sam, cast.george, cast.lena):
        with pytest.raises(NotFound):
            seen_session(looking(member), row.id)
