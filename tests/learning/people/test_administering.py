"""An administrator looks after the people of their own school, and of no other."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from learning.database import db, writing
from learning.errors import NotAllowed, NotFound, Refused
from learning.people.administering import queries, services
from learning.people.administering.queries import StaffState
from learning.people.administering.services import MembershipChange
from learning.people.models import Membership, Person, SignIn
from learning.people.queries import viewer_for
from learning.people.rules import Job, Role
from tests.cast import STARTED_ON
from tests.factories import a_person

MONDAY = date(2026, 11, 23)


@pytest.fixture
def sam(cast, viewer_of, clock):
    """The administrator of Seaview Primary, on a Monday."""
    return viewer_of(cast.sam)


@pytest.fixture
def second_administrator(app):
    person = a_person("Asha Rao", Role.ADMINISTRATOR)
    db.session.commit()
    return person


def as_it_is(membership_id, **changed):
    membership = db.session.get_one(Membership, membership_id)
    present = {
        "job": membership.job,
        "staff_code": membership.staff_code,
        "starts_on": membership.starts_on,
        "ends_on": membership.ends_on,
    }
    return MembershipChange(**{**present, **changed})


def state(sam, membership_id):
    return queries.staff_member(sam, membership_id).state


def test_the_staff_page_shows_everybody_of_the_school_by_name(sam, cast, statements):
    with statements() as counted:
        page = queries.staff_page(sam)
    assert page.school_name == "Seaview Primary"
    assert [m.name for m in page.members][:3] == [
        "Amina Yusuf",
        "Daniel Okafor",
        "George Whitfield",
    ]
    assert "Ruth Adeyemi" not in [m.name for m in page.members]
    priya = next(m for m in page.members if m.person_id == cast.priya.id)
    assert (priya.roles, priya.state) == ({Role.SENCO}, StaffState.CURRENT)
    owen = next(m for m in page.members if m.person_id == cast.owen.id)
    assert owen.state is StaffState.ENDED
    assert [group.name for group in page.groups] == ["Year 4"]
    assert page.groups[0].membership_ids == {cast.amina.membership_id, cast.tom.membership_id}
    assert len(counted) == 4


def test_the_staff_page_costs_the_same_however_many_there_are(sam, statements):
    for number in range(30):
        a_person(f"Teacher {number}", Role.MENTOR)
    with statements() as counted:
        queries.staff_page(sam)
    assert len(counted.statements) - sum("INSERT" in s for s in counted.statements) == 4


@pytest.mark.parametrize("who", ["amina", "priya", "helen", "george", "miriam", "ruth", "lena"])
def test_others_see_and_change_nothing(who, cast, viewer_of):
    viewer = viewer_of(getattr(cast, who))
    for refused in (
        lambda: queries.staff_page(viewer),
        lambda: queries.staff_member(viewer, cast.tom.membership_id),
        lambda: services.set_roles(viewer, cast.tom.membership_id, frozenset({Role.LEADER})),
        lambda: services.deactivate(viewer, cast.tom.membership_id),
        lambda: services.end_membership(viewer, cast.tom.membership_id),
        lambda: services.person_to_erase(viewer, cast.tom.membership_id),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_people_of_other_schools_are_not_found(sam, cast, site):
    for key in (cast.ruth.membership_id, cast.lena.membership_id, 10**6, 0, -1, 10**30):
        for refused in (
            lambda key=key: queries.staff_member(sam, key),
            lambda key=key: services.set_roles(sam, key, frozenset()),
            lambda key=key: services.end_membership(sam, key),
            lambda key=key: services.deactivate(sam, key),
            lambda key=key: services.invite(sam, key, site),
        ):
            with pytest.raises(NotFound):
                refused()


def test_roles_are_set_and_the_person_is_signed_out_everywhere(browser, sam, cast):
    tom = browser.as_(cast.tom)
    tom.get("people.read_account")
    with writing():
        services.set_roles(sam, cast.tom.membership_id, frozenset({Role.MENTOR}))
    assert viewer_for(cast.tom.id).has(Role.MENTOR)
    assert tom.get("people.read_account").h1 == "Please sign in again"


def test_roles_that_are_as_they_were_sign_nobody_out(browser, sam, cast):
    priya = browser.as_(cast.priya)
    with writing():
        services.set_roles(sam, cast.priya.membership_id, frozenset({Role.SENCO}))
    assert priya.get("people.read_account").h1 == "Your account"


def test_the_last_administrator_stays(sam, cast):
    key = cast.sam.membership_id
    for refused in (
        lambda: services.set_roles(sam, key, frozenset()),
        lambda: services.end_membership(sam, key),
        lambda: services.end_membership(sam, key, last_day=date(2027, 7, 31)),
        lambda: services.deactivate(sam, key),
        lambda: services.change_membership(sam, key, as_it_is(key, ends_on=date(2027, 7, 31))),
        lambda: services.change_membership(sam, key, as_it_is(key, starts_on=date(2027, 1, 4))),
        lambda: services.person_to_erase(sam, key),
    ):
        with pytest.raises(Refused, match="only administrator"):
            refused()
    assert queries.is_last_administrator(cast.sam.id)
    assert not queries.is_last_administrator(cast.amina.id)


def test_with_a_second_one_the_first_may_go(sam, cast, second_administrator):
    assert not queries.is_last_administrator(cast.sam.id)
    with writing():
        services.deactivate(sam, cast.sam.membership_id)
    assert viewer_for(cast.sam.id) is None
    assert queries.is_last_administrator(second_administrator.id)


@pytest.mark.parametrize("why", ["invited", "deactivated", "ending", "not yet", "left"])
def test_an_administrator_who_does_not_count_is_no_second_one(sam, cast, second_administrator, why):
    person = db.session.get_one(Person, second_administrator.id)
    membership = db.session.scalars(
        select(Membership).where(Membership.person_id == person.id)
    ).one()
    if why == "invited":
        membership.invited_as = "Asha Rao"
    if why == "deactivated":
        person.deactivated_at = person.created_at
    if why == "ending":
        membership.ends_on = date(2027, 7, 31)
    if why == "not yet":
        membership.starts_on = date(2027, 1, 4)
    if why == "left":
        membership.ends_on = date(2026, 7, 31)
    with pytest.raises(Refused):
        services.deactivate(sam, cast.sam.membership_id)


def test_a_membership_ends_with_a_day_or_at_once(sam, cast):
    key = cast.amina.membership_id
    with writing():
        services.end_membership(sam, key, last_day=date(2026, 12, 18))
    assert state(sam, key) is StaffState.CURRENT
    with writing():
        services.end_membership(sam, key)
    assert state(sam, key) is StaffState.ENDED
    assert viewer_for(cast.amina.id).hat is None


def test_somebody_who_began_today_is_gone_at_once_too(sam, cast):
    key = cast.amina.membership_id
    with writing():
        services.change_membership(sam, key, as_it_is(key, starts_on=MONDAY))
        services.end_membership(sam, key)
    assert viewer_for(cast.amina.id).hat is None


def test_a_day_before_the_first_is_refused(sam, cast):
    key = cast.amina.membership_id
    with pytest.raises(Refused) as refused:
        services.end_membership(sam, key, last_day=date(2025, 8, 31))
    assert refused.value.field == "ends_on"


def test_a_membership_is_changed(sam, cast):
    key = cast.amina.membership_id
    change = as_it_is(key, job=Job.LEADER, staff_code=" T 9 ", starts_on=date(2026, 12, 1))
    with writing():
        services.change_membership(sam, key, change)
    member = queries.staff_member(sam, key)
    assert (member.job, member.staff_code, member.state) == (Job.LEADER, "T 9", StaffState.LATER)


def test_somebody_deactivated_cannot_sign_in_until_brought_back(browser, sam, cast):
    amina = browser.as_(cast.amina)
    amina.get("people.read_account")
    with writing():
        services.deactivate(sam, cast.amina.membership_id)
    assert amina.get("people.read_account").h1 == "Please sign in again"
    assert state(sam, cast.amina.membership_id) is StaffState.DEACTIVATED
    with writing():
        services.bring_back(sam, cast.amina.membership_id)
    assert viewer_for(cast.amina.id).hat.school_name == "Seaview Primary"


def test_somebody_who_works_elsewhere_too_only_leaves_this_school(browser, sam, cast):
    lena_here = cast.lena.places[1].membership_id
    lena = browser.as_(cast.lena)
    with writing():
        services.deactivate(sam, lena_here)
    assert [hat.school_name for hat in viewer_for(cast.lena.id).hats] == ["Marsh Lane"]
    assert lena.get("people.read_account").h1 == "Your account"


def test_nobody_who_works_elsewhere_or_has_not_accepted_is_erased(sam, cast):
    with pytest.raises(Refused, match="also belongs to another school"):
        services.person_to_erase(sam, cast.lena.places[1].membership_id)
    db.session.get_one(Membership, cast.tom.membership_id).invited_as = "Tom"
    with pytest.raises(Refused, match="Withdraw it instead"):
        services.person_to_erase(sam, cast.tom.membership_id)
    assert services.person_to_erase(sam, cast.amina.membership_id) == cast.amina.id


def test_an_invitation_gives_no_power_over_somebody_of_another_school(browser, sam, cast):
    ruth = db.session.get_one(Person, cast.ruth.id)
    invited = Membership(
        person_id=ruth.id,
        organisation_id=sam.organisation_id,
        job=Job.TEACHER,
        starts_on=STARTED_ON,
        invited_as="R",
    )
    db.session.add(invited)
    db.session.commit()
    browser.as_(cast.ruth).get("people.read_account")
    with writing():
        services.set_roles(sam, invited.id, frozenset({Role.MENTOR}))
    assert viewer_for(ruth.id) is not None
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 1
    ruth.deactivated_at = datetime(2026, 11, 1, tzinfo=UTC)
    with pytest.raises(Refused):
        services.bring_back(sam, invited.id)


@pytest.mark.parametrize("change", [services.deactivate, services.end_membership])
def test_whoever_left_another_school_and_is_only_invited_here_keeps_their_account(
    browser, sam, cast, change
):
    ruth = db.session.get_one(Membership, cast.ruth.membership_id)
    ruth.ends_on = date(2026, 7, 31)
    invited = Membership(
        person_id=cast.ruth.id,
        organisation_id=sam.organisation_id,
        job=Job.TEACHER,
        starts_on=STARTED_ON,
        invited_as="R",
    )
    db.session.add(invited)
    db.session.commit()
    with pytest.raises(Refused, match="Withdraw it instead"), writing():
        change(sam, invited.id)
    assert browser.as_(cast.ruth).get("people.read_account").h1 == "Your account"
