"""Who is found in the directory by whom: listed SENCos and helpers around, each once."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from learning import clock as alongside_clock
from learning.network.directory.queries import directory_page, own_entry
from learning.people.models import Membership, MembershipRole, Person
from learning.people.queries import viewer_for
from learning.people.rules import Job, Phase, Role
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.factories import a_person, a_school
from tests.learning.network.directory.listing import listed
from tests.learning.network.offering import HOLDING, LOOKING, offered

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


@pytest.fixture
def seen_by(library):
    """Names in the directory as somebody sees it, narrowed or not."""

    def names(person, **wanted):
        page = directory_page(viewer_for(person.id), library, **wanted)
        return [each.name for each in page.people]

    return names


def test_everybody_who_works_around_a_listed_senco_finds_them(cast, seen_by):
    listed(cast.priya)
    for name in ("amina", "tom", "daniel", "helen", "sam", "ruth", "lena", "miriam"):
        assert seen_by(getattr(cast, name)) == ["Priya Nair"], name
    for name in ("priya", "george", "owen"):
        assert seen_by(getattr(cast, name)) == [], name


def test_a_school_without_a_tie_finds_nobody_and_is_not_found(cast, seen_by):
    listed(cast.priya)
    stranger = a_person("Nadia Ali", Role.SENCO, organisation_id=a_school().id)
    listed(stranger)
    assert seen_by(stranger) == []
    assert seen_by(cast.amina) == ["Priya Nair"]


def test_an_entry_shows_school_phase_address_topics_and_line(cast, library):
    listed(cast.lena, ["autism", "early-years"], about="In my second year.", welcomes_visitors=True)
    (lena,) = directory_page(viewer_for(cast.amina.id), library).people
    assert (lena.school, lena.phase_names, lena.email) == (
        "Marsh Lane",
        ("Secondary",),
        cast.lena.email,
    ), "where she is SENCo; at Seaview she teaches"
    assert list(lena.topics.values()) == ["Early years", "Autism"], "in the order of the guide"
    assert (lena.about, lena.welcomes_visitors, lena.is_senco) == ("In my second year.", True, True)


@pytest.mark.parametrize(
    "how", ["leaves", "is deactivated", "loses the role", "governs", "invited"]
)
def test_somebody_who_leaves_or_is_no_senco_any_more_disappears_at_once(
    cast, db_session, seen_by, how
):
    listed(cast.priya)
    membership = db_session.get_one(Membership, cast.priya.membership_id)
    match how:
        case "leaves":
            membership.ends_on = alongside_clock.today() - timedelta(days=1)
        case "is deactivated":
            db_session.get_one(Person, cast.priya.id).deactivated_at = alongside_clock.now()
        case "loses the role":
            db_session.execute(
                delete(MembershipRole).where(MembershipRole.membership_id == membership.id)
            )
            db_session.add(MembershipRole(membership_id=membership.id, role=Role.MENTOR))
        case "governs":
            membership.job = Job.GOVERNOR
        case "invited":
            membership.invited_as = "Priya"
    db_session.flush()
    assert seen_by(cast.amina) == []
    assert own_entry(cast.priya.id) is not None, "hers to leave, or to bring elsewhere"


def test_the_last_day_is_still_a_day(cast, db_session, seen_by, clock):
    listed(cast.priya)
    db_session.get_one(Membership, cast.priya.membership_id).ends_on = alongside_clock.today()
    db_session.flush()
    assert seen_by(cast.amina) == ["Priya Nair"]
    clock.shift(timedelta(days=1))
    assert seen_by(cast.amina) == []


def test_a_senco_elsewhere_who_only_teaches_here_is_not_listed_here(cast, db_session, seen_by):
    far = a_school()
    nadia = a_person("Nadia Ali", Role.SENCO, organisation_id=far.id)
    listed(nadia)
    here = Membership(
        person_id=nadia.id,
        organisation_id=SEAVIEW_ID,
        job=Job.TEACHER,
        starts_on=date(2026, 9, 1),
    )
    db_session.add(here)
    db_session.flush()
    assert seen_by(cast.amina) == []


def test_who_is_listed_and_offers_help_is_one_person_with_both(cast, library):
    listed(cast.lena, ["autism"])
    offered(cast.lena, LOOKING, "Tallies")
    offered(cast.tom, HOLDING)
    page = directory_page(viewer_for(cast.amina.id), library)
    assert [(each.name, each.is_senco) for each in page.people] == [
        ("Lena Kowalska", True),
        ("Tom Brackley", False),
    ]
    lena = page.people[0]
    assert [(area.title, area.note) for area in lena.areas] == [("Looking closely", "Tallies")]


def test_a_former_senco_who_offers_help_stands_there_for_that_alone(cast, db_session, library):
    listed(cast.priya, about="As a SENCo I would say")
    offered(cast.priya)
    db_session.execute(
        delete(MembershipRole).where(MembershipRole.membership_id == cast.priya.membership_id)
    )
    db_session.flush()
    (priya,) = directory_page(viewer_for(cast.amina.id), library).people
    assert (priya.is_senco, priya.about, dict(priya.topics)) == (False, "", {})


def test_it_is_narrowed_by_topic_area_and_phase(cast, seen_by, library):
    listed(cast.priya, ["autism", "early-years"])
    listed(cast.lena, ["autism"])
    offered(cast.tom, LOOKING)
    everybody = ["Lena Kowalska", "Priya Nair", "Tom Brackley"]
    assert seen_by(cast.amina) == everybody
    assert seen_by(cast.amina, about="early-years") == ["Priya Nair"]
    assert seen_by(cast.amina, about="small-skills/looking") == ["Tom Brackley"]
    assert seen_by(cast.amina, phase="secondary") == ["Lena Kowalska"]
    assert seen_by(cast.amina, about="autism", phase="primary") == ["Priya Nair"]
    assert seen_by(cast.amina, about="small-primary") == []
    assert seen_by(cast.amina, about="no-such-topic", phase="kindergarten") == everybody
    page = directory_page(viewer_for(cast.amina.id), library)
    assert page.phases == (Phase.PRIMARY, Phase.SECONDARY)
    assert [dict(group) for group in page.choices.values()] == [
        {"early-years": "Early years", "autism": "Autism"},
        {"small-skills/looking": "Looking closely"},
    ], "only what finds somebody is offered"


def test_a_topic_that_the_guide_no_longer_has_is_left_out(cast, library):
    listed(cast.priya, ["gone", "autism"])
    (priya,) = directory_page(viewer_for(cast.amina.id), library).people
    assert list(priya.topics) == ["autism"]


def test_the_directory_is_four_statements_however_many_there_are(cast, library, statements):
    viewer = viewer_for(cast.amina.id)
    with statements() as counted:
        directory_page(viewer, library)
    assert len(counted) == 4
    for number in range(12):
        school = MARSH_LANE_ID if number % 2 else SEAVIEW_ID
        senco = a_person(f"Senco {number}", Role.SENCO, organisation_id=school)
        listed(senco, ["autism", "early-years"])
        offered(senco)
        offered(senco, HOLDING)
    with statements() as counted:
        page = directory_page(viewer, library)
    assert (len(counted), len(page.people)) == (4, 12)
