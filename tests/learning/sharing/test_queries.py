from datetime import date, timedelta

import pytest

from learning import clock as our_clock
from learning.errors import NotFound
from learning.people.models import Affiliation, Membership, Organisation, Person, Term
from learning.people.queries import viewer_for
from learning.people.rules import OrganisationKind, Role
from learning.sharing import queries, services
from learning.sharing.queries import NoLongerShared
from learning.sharing.rules import Part, SubjectKind, may_see
from tests.cast import LEFT_ON, MARSH_LANE_ID, SEAVIEW_ID
from tests.factories import a_person, a_school
from tests.learning.sharing.things import CHRISTMAS, TITLE, TODAY, deactivate, shared

pytestmark = pytest.mark.usefixtures("app", "clock")


def opened(member, key, kind=SubjectKind.ROUND):
    return queries.opened_share(member.id, key, kind, now=our_clock.now())


def test_what_is_shared_is_open_for_an_hour_after_it_was_opened(cast, clock):
    key = shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    assert opened(cast.priya, key) is None
    services.open_share(cast.priya.id, key)
    found = opened(cast.priya, key)
    assert (found.owner_id, found.owner_name, found.subject_id) == (1, "Amina Yusuf", 1)
    assert found.parts == {Part.PROFILE, Part.EVIDENCE}
    assert (found.ends_on, found.title) == (CHRISTMAS, TITLE)
    clock.shift(timedelta(minutes=59, seconds=59))
    assert opened(cast.priya, key) is not None
    clock.shift(timedelta(seconds=1))
    assert opened(cast.priya, key) is None


def test_finding_out_is_one_statement(cast, statements):
    key = shared(cast.amina, cast.priya)
    with statements() as counted:
        opened(cast.priya, key)
    assert len(counted) == 1


def test_nobody_else_opens_it_whatever_their_role(cast):
    key = shared(cast.amina, cast.priya)
    for member in cast.everybody:
        if member != cast.priya:
            with pytest.raises(NotFound):
                opened(member, key)


def test_a_share_of_one_kind_opens_no_other(cast):
    key = shared(cast.amina, cast.priya)
    services.open_share(cast.priya.id, key)
    for kind in set(SubjectKind) - {SubjectKind.ROUND}:
        with pytest.raises(NotFound):
            opened(cast.priya, key, kind)


def test_an_open_page_closes_at_once_when_it_is_taken_back(cast):
    key = shared(cast.amina, cast.priya)
    services.open_share(cast.priya.id, key)
    services.withdraw(cast.amina.id, key)
    with pytest.raises(NoLongerShared):
        opened(cast.priya, key)


@pytest.mark.parametrize(
    ("last_day", "before", "after"),
    [
        (date(2026, 3, 29), "2026-03-29T22:59:59+00:00", "2026-03-29T23:00:00+00:00"),
        (date(2026, 10, 25), "2026-10-25T23:59:59+00:00", "2026-10-26T00:00:00+00:00"),
    ],
)
def test_an_open_page_closes_at_midnight_in_london(cast, clock, last_day, before, after):
    clock.move_to(before)
    key = shared(cast.amina, cast.priya, ends_on=last_day)
    services.open_share(cast.priya.id, key)
    assert opened(cast.priya, key)
    clock.move_to(after)
    with pytest.raises(NoLongerShared):
        opened(cast.priya, key)


@pytest.mark.parametrize("gone", ["amina", "priya"])
def test_nothing_is_open_while_either_account_is_deactivated(cast, gone):
    key = shared(cast.amina, cast.priya)
    services.open_share(cast.priya.id, key)
    deactivate(getattr(cast, gone))
    with pytest.raises(NoLongerShared):
        opened(cast.priya, key)
    assert queries.open_shares(SubjectKind.ROUND, 1, today=TODAY) == ()
    assert queries.shared_with_me(cast.priya.id, today=TODAY) == ()


def test_somebody_who_leaves_keeps_what_was_shared_until_its_last_day(cast, db_session):
    key = shared(cast.amina, cast.priya)
    services.open_share(cast.priya.id, key)
    db_session.query(Membership).filter_by(person_id=cast.priya.id).update({"ends_on": LEFT_ON})
    assert opened(cast.priya, key)


def test_a_request_to_rate_needs_no_opening(cast):
    key = shared(cast.amina, cast.ruth, kind=SubjectKind.RATING, parts=["law"])
    assert opened(cast.ruth, key, SubjectKind.RATING).parts == {"law"}
    services.withdraw(cast.amina.id, key)
    with pytest.raises(NoLongerShared):
        opened(cast.ruth, key, SubjectKind.RATING)


def test_the_shares_of_a_thing_decide_who_may_see_it(cast):
    shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    shared(cast.amina, cast.tom, subject_id=2)
    withdrawn = shared(cast.amina, cast.helen)
    services.withdraw(cast.amina.id, withdrawn)
    shares = queries.open_shares(SubjectKind.ROUND, 1, today=TODAY)
    seeing = {
        member.name
        for member in cast.everybody
        if may_see(member.id, cast.amina.id, shares, part=Part.EVIDENCE, today=TODAY)
    }
    assert seeing == {"Amina Yusuf", "Priya Nair"}


def test_the_shares_of_a_thing_for_its_owner(cast, clock, db_session, statements):
    first = shared(cast.amina, cast.tom, parts=[Part.MOVEMENT])
    shared(cast.amina, cast.priya)
    services.withdraw(cast.amina.id, shared(cast.amina, cast.helen))
    shared(cast.amina, cast.lena, subject_id=2)
    services.open_share(cast.tom.id, first)
    clock.shift(timedelta(hours=2))
    services.open_share(cast.tom.id, first)
    db_session.flush()
    with statements() as counted:
        lines = queries.shares_of(cast.amina.id, SubjectKind.ROUND, 1, today=TODAY)
    assert len(counted) == 2
    assert [(line.name, line.looks) for line in lines] == [("Priya Nair", 0), ("Tom Brackley", 2)]
    tom = lines[1]
    assert tom.parts == ("Profile: levels, targets and gaps", "Movement since last time")
    assert (tom.ends_on, tom.last_look_at) == (CHRISTMAS, our_clock.now())
    assert tom.look_times == tuple(sorted(tom.look_times, reverse=True))
    assert lines[0].last_look_at is None


def test_nobody_reads_another_owners_lines(cast):
    key = shared(cast.amina, cast.tom)
    assert queries.shares_of(cast.tom.id, SubjectKind.ROUND, 1, today=TODAY) == ()
    with pytest.raises(NotFound):
        queries.own_share(cast.tom.id, key, today=TODAY)


def test_sharing_in_short(cast, statements):
    shared(cast.amina, cast.priya)
    shared(cast.amina, cast.tom, ends_on=TODAY)
    services.withdraw(cast.amina.id, shared(cast.amina, cast.helen))
    shared(cast.tom, cast.amina, kind=SubjectKind.PLAN, title="Development plan", parts=[])
    with statements() as counted:
        short = queries.sharing_in_short(cast.amina.id, TODAY)
    assert len(counted) == 2
    assert short.by_me == 2
    assert [(each.owner_name, each.title, each.kind_name) for each in short.with_me] == [
        ("Tom Brackley", "Development plan", "Plan")
    ]
    tomorrow = TODAY + timedelta(days=1)
    assert queries.sharing_in_short(cast.amina.id, tomorrow).by_me == 1


def test_the_page_of_sharing_takes_four_statements(cast, statements):
    for reader in (cast.priya, cast.tom, cast.helen, cast.lena):
        services.open_share(reader.id, shared(cast.amina, reader))
    viewer = viewer_for(cast.amina.id)
    with statements() as counted:
        page = queries.sharing_page(viewer, today=TODAY)
    assert len(page.standing) == 4
    assert len(counted) == 4


def names(member, **more):
    return [each.name for each in queries.colleagues_of(viewer_for(member.id, **more))]


def test_colleagues_stand_by_school_the_likely_ones_first(cast, statements):
    viewer = viewer_for(cast.amina.id)
    with statements() as counted:
        found = queries.colleagues_of(viewer)
    assert len(counted) == 1
    assert [(each.name, each.school) for each in found] == [
        ("Helen Marsden", "Seaview Primary"),
        ("Priya Nair", "Seaview Primary"),
        ("Daniel Okafor", "Seaview Primary"),
        ("Lena Kowalska", "Seaview Primary"),
        ("Sam Ellis", "Seaview Primary"),
        ("Tom Brackley", "Seaview Primary"),
        ("Miriam Cohen", "Harbour Trust"),
        ("Ruth Adeyemi", "Marsh Lane"),
    ]
    priya = found[1]
    assert (priya.what, priya.is_likely, priya.is_own_school) == ("Teacher, SENCo", True, True)
    assert not found[-1].is_own_school


def test_the_school_looked_from_comes_first(cast):
    seaview_first = names(cast.lena, chosen_id=12)
    assert seaview_first[0] == "Helen Marsden"
    assert names(cast.lena)[0] == "Ruth Adeyemi"


def test_for_somebody_who_only_governs_there_are_none(cast):
    assert names(cast.george) == []


def test_nobody_who_only_governs_is_offered(cast):
    assert all("George Whitfield" not in names(member) for member in cast.everybody)


def test_for_somebody_of_no_school_there_are_none(cast):
    assert names(cast.owen) == []


def test_people_of_a_partnership_are_colleagues_and_of_a_school_apart_are_not(cast, db_session):
    partner, apart = a_school("Partner"), a_school("Apart")
    group = a_school("Coast Partnership", kind=OrganisationKind.PARTNERSHIP)
    for school_id in (partner.id, SEAVIEW_ID):
        db_session.add(Affiliation(school_id=school_id, group_id=group.id))
    a_person("Pat Partner", organisation_id=partner.id)
    a_person("Ada Apart", organisation_id=apart.id)
    a_person("Gus Group", organisation_id=group.id)
    assert {"Pat Partner", "Gus Group"} <= set(names(cast.amina))
    assert "Ada Apart" not in names(cast.amina)
    assert "Pat Partner" not in names(cast.ruth)


def test_a_large_trust_offers_the_likely_ones_of_other_schools(cast, monkeypatch):
    monkeypatch.setattr(queries, "MOST_COLLEAGUES", 9)
    a_person("Tess Teacher", organisation_id=MARSH_LANE_ID)
    assert "Tess Teacher" in names(cast.amina)
    a_person("Mo Mentor", Role.MENTOR, organisation_id=MARSH_LANE_ID)
    found = names(cast.amina)
    assert "Tess Teacher" not in found
    assert {"Mo Mentor", "Ruth Adeyemi", "Tom Brackley", "Miriam Cohen"} <= set(found)


def test_two_schools_of_one_name_stay_apart(cast, db_session):
    db_session.get_one(Organisation, MARSH_LANE_ID).name = "Seaview Primary"
    db_session.flush()
    assert names(cast.amina)[-1] == "Ruth Adeyemi"


def test_the_end_of_the_schools_own_term_is_suggested(app, db_session):
    assert queries.suggested_end(SEAVIEW_ID, TODAY) == date(2026, 12, 31)
    term = Term(
        organisation_id=SEAVIEW_ID,
        name="Autumn",
        starts_on=date(2026, 9, 2),
        ends_on=date(2026, 12, 18),
    )
    db_session.add(term)
    db_session.flush()
    assert queries.suggested_end(SEAVIEW_ID, TODAY) == date(2026, 12, 18)
    assert queries.suggested_end(SEAVIEW_ID, date(2026, 12, 20)) == date(2027, 3, 21)
    assert queries.suggested_end(None, TODAY) == date(2026, 12, 31)


def test_names_are_those_of_today(cast, db_session):
    shared(cast.amina, cast.priya)
    db_session.get_one(Person, cast.priya.id).name = "Priya Shah"
    db_session.flush()
    assert queries.shares_of(1, SubjectKind.ROUND, 1, today=TODAY)[0].name == "Priya Shah"
