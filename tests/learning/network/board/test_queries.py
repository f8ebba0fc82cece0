"""Who sees what on the board: the people around, while it is open and its poster is there."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from learning import clock as alongside_clock
from learning.errors import NotFound
from learning.network.board.queries import (
    board_page,
    open_opportunities,
    opportunity_seen,
    own_page,
)
from learning.network.rules import OpportunityKind
from learning.people.models import Affiliation, Membership, MembershipRole, Organisation, Person
from learning.people.queries import viewer_for
from learning.people.rules import Job, OrganisationKind
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, TRUST_ID
from tests.factories import a_person, a_school
from tests.learning.network.board.posting import posted

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]


def seen_by(person):
    """Titles on the board, as somebody sees it."""
    return [
        line.title for line in open_opportunities(viewer_for(person.id), alongside_clock.today())
    ]


def test_everybody_who_works_at_the_school_or_around_it_sees_an_offer(cast):
    posted(cast.ruth, "A project")
    for name in ("amina", "tom", "priya", "daniel", "helen", "miriam", "sam", "ruth", "lena"):
        assert seen_by(getattr(cast, name)) == ["A project"], name


def test_governors_and_those_who_have_left_see_nothing(cast):
    row = posted(cast.priya)
    for person in (cast.george, cast.owen):
        assert seen_by(person) == []
        with pytest.raises(NotFound):
            opportunity_seen(viewer_for(person.id), row.id, alongside_clock.today())


def test_a_school_without_a_tie_sees_nothing_and_is_not_seen(cast):
    row = posted(cast.priya)
    stranger = a_person("Nadia Ali", organisation_id=a_school().id)
    assert seen_by(stranger) == []
    with pytest.raises(NotFound):
        opportunity_seen(viewer_for(stranger.id), row.id, alongside_clock.today())


def test_schools_of_a_partnership_see_each_others_offers(cast, db_session):
    school = a_school()
    partnership = Organisation(kind=OrganisationKind.PARTNERSHIP, name="Bay", slug="bay")
    db_session.add(partnership)
    db_session.flush()
    for school_id in (school.id, SEAVIEW_ID):
        db_session.add(Affiliation(school_id=school_id, group_id=partnership.id))
    nadia = a_person("Nadia Ali", organisation_id=school.id)
    posted(cast.priya, "At Seaview")
    posted(cast.ruth, "At Marsh Lane")
    assert seen_by(nadia) == ["At Seaview"], "Marsh Lane is in the trust, not in the partnership"


def test_what_the_trust_offers_is_seen_at_its_schools(cast):
    posted(cast.miriam, "A trial post")
    (line,) = open_opportunities(viewer_for(cast.amina.id), alongside_clock.today())
    assert (line.school, line.organisation_id, line.is_own_school) == (
        "Harbour Trust",
        TRUST_ID,
        False,
    )


def test_an_offer_says_whose_it_is_and_whom_to_ask(cast):
    row = posted(cast.lena, kind=OpportunityKind.PLACEMENT)
    line = opportunity_seen(viewer_for(cast.amina.id), row.id, alongside_clock.today())
    assert (line.school, line.poster_name, line.poster_email) == (
        "Marsh Lane",
        "Lena Kowalska",
        cast.lena.email,
    )
    assert line.poster_is_senco
    assert not line.is_own
    own = opportunity_seen(viewer_for(cast.lena.id), row.id, alongside_clock.today())
    assert own.is_own
    assert own.is_own_school


def test_what_has_expired_is_gone_from_the_board_and_stays_with_its_poster(cast, clock):
    row = posted(cast.priya, open_until=date(2026, 11, 23))
    assert seen_by(cast.amina) == [row.title]
    clock.shift(timedelta(days=1))
    assert seen_by(cast.amina) == []
    with pytest.raises(NotFound):
        opportunity_seen(viewer_for(cast.amina.id), row.id, alongside_clock.today())
    page = own_page(viewer_for(cast.priya.id), alongside_clock.today())
    assert ([], [row.title]) == ([line.title for line in page.open], [page.past[0].title])


@pytest.mark.parametrize("how", ["leaves", "is deactivated", "loses the role", "governs"])
def test_a_poster_who_leaves_takes_the_offer_off_the_board_at_once(cast, db_session, how):
    row = posted(cast.ruth)
    membership = db_session.get_one(Membership, cast.ruth.membership_id)
    match how:
        case "leaves":
            membership.ends_on = alongside_clock.today() - timedelta(days=1)
        case "is deactivated":
            db_session.get_one(Person, cast.ruth.id).deactivated_at = alongside_clock.now()
        case "loses the role":
            db_session.execute(
                delete(MembershipRole).where(MembershipRole.membership_id == membership.id)
            )
        case "governs":
            membership.job = Job.GOVERNOR
    db_session.flush()
    assert seen_by(cast.amina) == []
    with pytest.raises(NotFound):
        opportunity_seen(viewer_for(cast.amina.id), row.id, alongside_clock.today())


def test_the_board_is_narrowed_by_kind_and_school_and_unknown_words_narrow_nothing(cast):
    posted(cast.priya, "Ours", kind=OpportunityKind.ASK_A_SENCO)
    posted(cast.ruth, "Theirs")
    viewer, today = viewer_for(cast.amina.id), alongside_clock.today()

    def found(**wanted):
        return [line.title for line in board_page(viewer, today, **wanted).lines]

    assert found() == ["Theirs", "Ours"], "newest first"
    assert found(kind="ask_a_senco") == ["Ours"]
    assert found(school=str(MARSH_LANE_ID)) == ["Theirs"]
    assert found(kind="ask_a_senco", school=str(MARSH_LANE_ID)) == []
    assert found(kind="no such kind", school="999999999999") == ["Theirs", "Ours"]
    assert [each.name for each in board_page(viewer, today).schools] == [
        "Marsh Lane",
        "Seaview Primary",
    ]


def test_the_board_is_one_statement_however_much_is_on_it(cast, statements):
    for number in range(8):
        posted(cast.priya, f"Ours {number}")
        posted(cast.lena, f"Theirs {number}")
    viewer = viewer_for(cast.tom.id)
    with statements() as counted:
        page = board_page(viewer, alongside_clock.today())
    assert (len(counted), page.out_of) == (1, 16)
