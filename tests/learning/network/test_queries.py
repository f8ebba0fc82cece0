"""Who sees whose offers: the people around, and nobody else."""

from datetime import date, timedelta

import pytest

from learning import clock as alongside_clock
from learning.network.queries import helpers_for, offers_of
from learning.people.models import Affiliation, Membership, Organisation, Person
from learning.people.queries import viewer_for
from learning.people.rules import Job, OrganisationKind
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.factories import a_person, a_school
from tests.learning.network.offering import AUDIT, HOLDING, LOOKING, offered

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def seen_by(person):
    """Names of those who offer help with looking, as somebody sees them."""
    return [each.name for each in helpers_for(viewer_for(person.id), AUDIT).get("looking", ())]


def test_colleagues_at_the_school_and_in_the_trust_see_an_offer_and_who_made_it(cast):
    offered(cast.ruth, note="Ask me about tallies.")
    for person in (cast.ruth, cast.george):
        assert seen_by(person) == []
    for person in (cast.amina, cast.tom, cast.priya, cast.helen, cast.sam, cast.miriam, cast.lena):
        assert seen_by(person) == ["Ruth Adeyemi"], person.name
    (ruth,) = helpers_for(viewer_for(cast.amina.id), AUDIT)["looking"]
    assert (ruth.school, ruth.email, ruth.note) == (
        "Marsh Lane",
        cast.ruth.email,
        "Ask me about tallies.",
    )


def test_who_works_for_the_trust_is_seen_by_its_schools(cast):
    offered(cast.miriam)
    assert seen_by(cast.amina) == ["Miriam Cohen"]
    (miriam,) = helpers_for(viewer_for(cast.amina.id), AUDIT)["looking"]
    assert miriam.school == "Harbour Trust"


def test_another_school_without_a_tie_sees_nothing_and_is_not_seen(cast):
    stranger = a_person("Nadia Ali", organisation_id=a_school().id)
    offered(cast.amina)
    offered(stranger)
    assert seen_by(stranger) == []
    assert seen_by(cast.tom) == ["Amina Yusuf"]


def test_schools_of_a_partnership_see_each_other(cast, db_session):
    school = a_school()
    partnership = Organisation(kind=OrganisationKind.PARTNERSHIP, name="Bay", slug="bay")
    db_session.add(partnership)
    db_session.flush()
    for school_id in (school.id, SEAVIEW_ID):
        db_session.add(Affiliation(school_id=school_id, group_id=partnership.id))
    db_session.flush()
    nadia = a_person("Nadia Ali", organisation_id=school.id)
    for each in (cast.amina, cast.ruth):
        offered(each)
    assert seen_by(nadia) == ["Amina Yusuf"], "Marsh Lane is in the trust, not in the partnership"


def test_whoever_leaves_or_is_deactivated_is_gone_at_once(cast, db_session, clock):
    offered(cast.amina)
    offered(cast.ruth)
    membership = db_session.get_one(Membership, cast.amina.membership_id)
    membership.ends_on = alongside_clock.today()
    db_session.get_one(Person, cast.ruth.id).deactivated_at = alongside_clock.now()
    db_session.flush()
    assert seen_by(cast.tom) == ["Amina Yusuf"], "her last day is still a day"
    clock.shift(timedelta(days=1))
    assert seen_by(cast.tom) == []
    assert offers_of(cast.amina.id) == {LOOKING: ""}, "hers to take back, or to bring elsewhere"


@pytest.mark.parametrize("owned", ["later", "invited", "governor"])
def test_whoever_is_not_on_the_staff_yet_or_ever_is_not_seen(cast, db_session, owned):
    nadia = a_person("Nadia Ali")
    offered(nadia)
    assert seen_by(cast.tom) == ["Nadia Ali"]
    membership = db_session.query(Membership).filter_by(person_id=nadia.id).one()
    match owned:
        case "later":
            membership.starts_on = date(2027, 1, 4)
        case "invited":
            membership.invited_as = "Nadia"
        case "governor":
            membership.job = Job.GOVERNOR
    db_session.flush()
    assert seen_by(cast.tom) == []


def test_somebody_at_two_schools_is_one_helper(cast):
    offered(cast.lena)
    (lena,) = helpers_for(viewer_for(cast.ruth.id), AUDIT)["looking"]
    assert lena.school == "Marsh Lane, Seaview Primary"


def test_whoever_works_at_two_schools_sees_around_both(cast, db_session):
    school = a_school()
    offered(a_person("Nadia Ali", organisation_id=school.id))
    offered(cast.ruth)
    place = Membership(
        person_id=cast.lena.id,
        organisation_id=school.id,
        job=Job.TEACHER,
        starts_on=date(2026, 9, 1),
    )
    db_session.add(place)
    db_session.flush()
    assert seen_by(cast.lena) == ["Nadia Ali", "Ruth Adeyemi"]


def test_a_governor_of_one_school_who_teaches_at_another_sees_around_the_latter(cast, db_session):
    place = Membership(
        person_id=cast.george.id,
        organisation_id=MARSH_LANE_ID,
        job=Job.TEACHER,
        starts_on=date(2026, 9, 1),
    )
    db_session.add(place)
    db_session.flush()
    offered(cast.ruth)
    assert seen_by(cast.george) == ["Ruth Adeyemi"]


def test_helpers_of_a_framework_are_one_statement_however_many_there_are(cast, statements):
    for each in (cast.amina, cast.priya, cast.ruth, cast.lena, cast.miriam):
        offered(each)
        offered(each, HOLDING)
        offered(each, ("another", "looking"))
    viewer = viewer_for(cast.tom.id)
    with statements() as counted:
        found = helpers_for(viewer, AUDIT)
    assert len(counted) == 1
    assert {domain: len(helpers) for domain, helpers in found.items()} == {
        "looking": 5,
        "holding": 5,
    }
    assert helpers_for(viewer, "gone") == {}
