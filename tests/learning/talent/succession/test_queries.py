"""Who is counted, by whom it is seen, and that names come from shares alone."""

from datetime import date, timedelta

import pytest

from learning import clock as alongside_clock
from learning.errors import NotAllowed
from learning.network.rules import OpportunityKind
from learning.people.models import Affiliation, Membership, Organisation, Person
from learning.people.queries import viewer_for
from learning.people.rules import Job, OrganisationKind
from learning.shadowing.rules import PlacementState
from learning.sharing.models import Look
from learning.talent.models import Interest
from learning.talent.rules import Stage
from learning.talent.succession.queries import school_page, trust_page
from tests.cast import MARSH_LANE_ID, TRUST_ID
from tests.factories import a_person, a_school
from tests.learning.network.board.posting import posted
from tests.learning.talent.succession.making import (
    interested,
    people_on_their_way,
    shared_with,
    talking,
    visiting,
)

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def school(person):
    return school_page(viewer_for(person.id), alongside_clock.today())


def trust(person):
    return trust_page(viewer_for(person.id), alongside_clock.today())


@pytest.mark.parametrize(
    "name", ["amina", "tom", "daniel", "george", "miriam", "sam", "ruth", "owen"]
)
def test_the_numbers_of_a_school_are_for_its_leaders_and_sencos(cast, name):
    with pytest.raises(NotAllowed):
        school(getattr(cast, name))


@pytest.mark.parametrize("name", ["amina", "priya", "helen", "george", "sam", "ruth", "lena"])
def test_the_numbers_of_a_trust_are_for_its_leads(cast, name):
    with pytest.raises(NotAllowed):
        trust(getattr(cast, name))


def test_people_of_the_school_are_counted_in_fives(cast):
    talking(people_on_their_way(6, named="Talker"))
    people_on_their_way(5)
    people_on_their_way(7, at=MARSH_LANE_ID)
    for person in (cast.helen, cast.priya):
        page = school(person)
        assert (page.numbers.total, dict(page.numbers.cells)) == (10, {"interest": 5})
    assert school(cast.lena).numbers.total == 5


def test_only_those_who_ticked_it_are_counted(cast):
    people_on_their_way(4)
    people_on_their_way(9, named="Private", counts=False)
    people_on_their_way(9, named="Aside", closed_at=alongside_clock.now())
    assert school(cast.helen).numbers.total is None


@pytest.mark.parametrize("how", ["leaves", "is deactivated", "only governs", "takes it back"])
def test_whoever_goes_is_out_at_once(cast, db_session, how):
    people = people_on_their_way(5)
    assert school(cast.helen).numbers.total == 5
    membership = db_session.query(Membership).filter_by(person_id=people[0].id).one()
    match how:
        case "leaves":
            membership.ends_on = alongside_clock.today() - timedelta(days=1)
        case "is deactivated":
            db_session.get_one(Person, people[0].id).deactivated_at = alongside_clock.now()
        case "only governs":
            membership.job = Job.GOVERNOR
        case "takes it back":
            db_session.query(Interest).filter_by(person_id=people[0].id).one().counts = False
    db_session.flush()
    assert school(cast.helen).numbers.total is None


def test_two_days_do_not_give_a_joiner_away(cast):
    people_on_their_way(6)
    talking(people_on_their_way(6, named="Talker"))
    before = school(cast.helen).numbers, trust(cast.miriam)
    joiner = a_person("Nadia Ali")
    interested(joiner.id)
    assert (school(cast.helen).numbers, trust(cast.miriam)) == before
    talking([joiner])
    assert (school(cast.helen).numbers, trust(cast.miriam)) == before


def test_a_trust_sees_its_schools_where_they_can_be_shown(cast, db_session):
    people_on_their_way(7)
    people_on_their_way(11, at=MARSH_LANE_ID)
    small = a_school("Small One")
    db_session.add(Affiliation(school_id=small.id, group_id=TRUST_ID))
    db_session.flush()
    people_on_their_way(2, at=small.id)
    outside = a_school("Far Away")
    people_on_their_way(20, at=outside.id)
    page = trust(cast.miriam)
    assert (page.numbers.total, page.school_count) == (20, 3)
    assert [(each.name, each.people) for each in page.schools] == [("Marsh Lane", 10)]


def test_somebody_at_two_schools_is_one_person(cast, db_session):
    for person in people_on_their_way(5):
        place = Membership(
            person_id=person.id,
            organisation_id=MARSH_LANE_ID,
            job=Job.TEACHER,
            starts_on=date(2026, 9, 1),
        )
        db_session.add(place)
    db_session.flush()
    assert trust(cast.miriam).numbers.total == 5
    assert school(cast.helen).numbers.total == school(cast.lena).numbers.total == 5


def test_a_trust_lead_who_looks_from_a_school_is_shown_no_numbers(cast, db_session):
    people_on_their_way(8)
    db_session.get_one(Organisation, TRUST_ID).kind = OrganisationKind.SCHOOL
    db_session.flush()
    page = trust(cast.miriam)
    assert not page.is_group
    assert page.numbers.total is None


def test_placements_hosted_are_counted_under_the_same_rules(cast):
    seen = people_on_their_way(5)
    visiting(seen, host_school=MARSH_LANE_ID)
    visiting(seen[:2], host_school=MARSH_LANE_ID, state=PlacementState.FINISHED)
    assert trust(cast.miriam).hosted == 5, "visitors, not visits"


@pytest.mark.parametrize("but", ["four", "not counted", "only asked", "elsewhere", "years ago"])
def test_other_placements_are_in_no_number(cast, but):
    people = people_on_their_way(4 if but == "four" else 5, counts=but != "not counted")
    visiting(
        people,
        host_school=a_school().id if but == "elsewhere" else MARSH_LANE_ID,
        state=PlacementState.REQUESTED if but == "only asked" else PlacementState.AGREED,
        starts_on=date(2025, 6, 2) if but == "years ago" else date(2026, 11, 2),
    )
    assert trust(cast.miriam).hosted is None


def test_placements_on_the_board_are_counted_in_fives(cast):
    for number in range(6):
        posted(cast.lena, f"Offer {number}", kind=OpportunityKind.PLACEMENT)
        posted(cast.priya, f"Project {number}")
    assert trust(cast.miriam).offered == 5


def test_a_name_comes_from_a_share_and_the_stage_once_it_was_opened(cast, db_session):
    interest = interested(cast.daniel.id, counts=False)
    share = shared_with(cast.helen.id, interest)
    for person in (cast.priya, cast.lena):
        assert school(person).shared == ()
    (way,) = school(cast.helen).shared
    assert (way.share.owner_name, way.stage, way.stage_words) == ("Daniel Okafor", None, "")
    db_session.add(Look(share_id=share.id))
    db_session.flush()
    (way,) = school(cast.helen).shared
    assert way.stage is Stage.INTEREST


@pytest.mark.parametrize("how", ["taken back", "over", "another thing"])
def test_what_is_not_in_force_is_not_listed(cast, db_session, how):
    share = shared_with(cast.miriam.id, interested(cast.daniel.id))
    assert len(trust(cast.miriam).shared) == 1
    match how:
        case "taken back":
            share.withdrawn_at = alongside_clock.now()
        case "over":
            share.ends_on = date(2026, 11, 22)
        case "another thing":
            share.subject_kind = "plan"
    db_session.flush()
    assert trust(cast.miriam).shared == ()


def test_a_share_adds_nobody_to_a_number_and_a_number_names_nobody(cast):
    people_on_their_way(4)
    shared_with(cast.helen.id, interested(cast.daniel.id, counts=False))
    page = school(cast.helen)
    assert page.numbers.total is None
    assert len(page.shared) == 1


def test_the_pages_are_a_fixed_number_of_statements_for_sixty_schools(cast, db_session, statements):
    people_on_their_way(1)
    viewers = viewer_for(cast.helen.id), viewer_for(cast.miriam.id)
    found = []
    for size in (2, 60):
        for number in range(size):
            each = a_school(f"School {size} {number}")
            db_session.add(Affiliation(school_id=each.id, group_id=TRUST_ID))
            db_session.flush()
            people_on_their_way(3, at=each.id, named=f"Size {size}")
        with statements() as of_school:
            school_page(viewers[0], alongside_clock.today())
        with statements() as of_trust:
            page = trust_page(viewers[1], alongside_clock.today())
        found.append((len(of_school), len(of_trust)))
    assert found == [(3, 6), (3, 6)]
    assert page.numbers.total == 185


def test_whoever_looks_is_never_counted_and_finds_nothing_out_by_their_own_tick(cast):
    people_on_their_way(4)
    interested(cast.helen.id)
    assert school(cast.helen).numbers.total is None
    assert school(cast.priya).numbers.total == 5
