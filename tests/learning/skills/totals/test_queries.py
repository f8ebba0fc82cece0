"""Who counts in the totals of a trust, and who does not."""

from datetime import timedelta

import pytest

from learning import clock as the_clock
from learning.errors import NotAllowed
from learning.people.models import Affiliation, Membership, Organisation, Person
from learning.people.queries import viewer_for
from learning.people.rules import OrganisationKind, Phase
from learning.skills.totals.queries import closing_modules, trust_page
from tests.cast import MARSH_LANE_ID, TRUST_ID
from tests.factories import a_school
from tests.learning.skills.totals.making import (
    FINISHED_AT,
    a_round_that_counts,
    people_who_count,
    somebody,
)

pytestmark = pytest.mark.usefixtures("app", "clock")


@pytest.fixture
def totals(cast, library):
    def read():
        page = trust_page(viewer_for(cast.miriam.id), library)
        return page.frameworks[0].totals

    return read


def test_of_four_nothing_of_five_and_six_the_domains(totals):
    people_who_count(4)
    assert totals().people is None
    people_who_count(1)
    assert totals().people == "5 to 9"
    assert [each.tenths for each in totals().domains] == [9, 9]
    people_who_count(1)
    assert totals().people == "5 to 9"


def test_five_of_one_phase_and_one_of_another_hide_both(totals):
    people_who_count(5)
    people_who_count(1, phase=Phase.SECONDARY)
    assert totals().people == "5 to 9"
    assert totals().phases == ()


def test_whoever_takes_their_round_out_is_gone_at_once(totals, db_session):
    rounds = people_who_count(5)
    rounds[0].in_totals_since = None
    db_session.commit()
    assert totals().people is None


@pytest.mark.parametrize("how", ["left", "deactivated", "invited", "elsewhere"])
def test_whoever_is_no_longer_there_does_not_count(totals, db_session, how):
    person_id = people_who_count(5)[0].person_id
    membership = db_session.query(Membership).filter_by(person_id=person_id).one()
    if how == "left":
        membership.ends_on = the_clock.today() - timedelta(days=1)
    elif how == "deactivated":
        db_session.get_one(Person, person_id).deactivated_at = the_clock.now()
    elif how == "invited":
        membership.invited_as = "Somebody"
    else:
        membership.organisation_id = a_school().id
    db_session.commit()
    assert totals().people is None


def test_on_their_last_day_somebody_counts_still(totals, db_session):
    person_id = people_who_count(5)[0].person_id
    db_session.query(Membership).filter_by(person_id=person_id).one().ends_on = the_clock.today()
    db_session.commit()
    assert totals().people == "5 to 9"


def test_of_two_rounds_of_one_person_only_the_newest_counts(totals):
    first = people_who_count(5, level=1)[0]
    assert totals().domains[0].tenths == 9
    a_round_that_counts(
        first.person_id, level=4, number=2, completed_at=FINISHED_AT + timedelta(days=30)
    )
    assert totals().people == "5 to 9"
    assert totals().domains[0].tenths == 8


def test_a_newest_round_that_does_not_count_is_not_replaced_by_an_older_one(totals):
    first = people_who_count(5)[0]
    a_round_that_counts(
        first.person_id,
        number=2,
        completed_at=FINISHED_AT + timedelta(days=30),
        in_totals_since=None,
    )
    assert totals().people is None


def test_a_round_begun_and_not_finished_changes_nothing(totals):
    first = people_who_count(5)[0]
    a_round_that_counts(first.person_id, number=2, completed_at=None, in_totals_since=None)
    assert totals().people == "5 to 9"


def test_rounds_of_the_aspiring_set_never_count(totals):
    people_who_count(4)
    people_who_count(9, statement_set="aspiring")
    assert totals().people is None


def test_rounds_that_are_open_and_rounds_of_other_frameworks_do_not_count(totals):
    people_who_count(4)
    people_who_count(3, completed_at=None)
    people_who_count(3, framework_slug="another")
    assert totals().people is None


def test_people_of_the_trust_itself_and_of_all_its_schools_count(totals):
    people_who_count(3)
    a_round_that_counts(somebody(TRUST_ID), organisation_id=TRUST_ID)
    a_round_that_counts(somebody(MARSH_LANE_ID), organisation_id=MARSH_LANE_ID)
    assert totals().people == "5 to 9"


def test_somebody_at_two_schools_of_the_trust_is_one_person(totals, db_session):
    first = people_who_count(4)[0]
    db_session.add(
        Membership(
            person_id=first.person_id,
            organisation_id=MARSH_LANE_ID,
            job="teacher",
            starts_on=the_clock.today(),
        )
    )
    db_session.commit()
    assert totals().people is None


def test_what_somebody_allowed_another_trust_does_not_count_here(totals):
    people_who_count(4)
    a_round_that_counts(somebody(), organisation_id=a_school().id)
    a_round_that_counts(somebody(), organisation_id=None)
    assert totals().people is None


def test_schools_of_another_trust_do_not_count(totals, db_session):
    other = a_school("Other Trust", kind=OrganisationKind.TRUST)
    school = a_school("Far Away")
    db_session.add(Affiliation(school_id=school.id, group_id=other.id))
    people_who_count(4)
    for _ in range(6):
        a_round_that_counts(somebody(school.id), organisation_id=school.id)
    assert totals().people is None


def test_what_was_not_rated_is_in_no_figure(totals):
    people_who_count(3)
    people_who_count(3, skip="looking")
    looking, holding = totals().domains
    assert (looking.tenths, looking.people) == (None, None)
    assert (holding.tenths, holding.people) == (9, "5 to 9")


def test_the_page_asks_little_however_many_people(cast, library, statements):
    people_who_count(6)
    viewer = viewer_for(cast.miriam.id)
    with statements() as counted:
        trust_page(viewer, library)
    assert len(counted) <= 3


def test_with_too_few_people_their_ratings_are_not_even_read(cast, library, statements):
    people_who_count(4)
    viewer = viewer_for(cast.miriam.id)
    with statements() as counted:
        trust_page(viewer, library)
    assert len(counted) <= 2


def test_a_school_has_no_totals_whoever_leads_it(cast, library, db_session):
    db_session.get_one(Organisation, TRUST_ID).kind = OrganisationKind.SCHOOL
    people_who_count(9)
    page = trust_page(viewer_for(cast.miriam.id), library)
    assert (page.is_group, page.frameworks) == (False, ())


@pytest.mark.parametrize("name", ["amina", "priya", "helen", "george", "sam", "lena", "ruth"])
def test_nobody_but_a_trust_lead_reads_them(cast, library, name):
    with pytest.raises(NotAllowed):
        trust_page(viewer_for(getattr(cast, name).id), library)


def test_modules_that_close_a_domain_are_named_once_each(library):
    framework = library.framework("small-skills")
    assert [each.slug for each in closing_modules(framework, "holding", library)] == ["first-steps"]
    assert closing_modules(framework, "nowhere", library) == ()
