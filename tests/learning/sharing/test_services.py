from datetime import date, timedelta

import pytest

from learning.clock import today
from learning.errors import NotFound, Refused
from learning.people.models import Membership
from learning.sharing import queries, services
from learning.sharing.models import Look, Share
from learning.sharing.queries import NoLongerShared
from learning.sharing.rules import LONGEST_SHARE, Part, SubjectKind
from tests.factories import a_person, a_school
from tests.learning.sharing.things import CHRISTMAS, TODAY, deactivate, shared

pytestmark = pytest.mark.usefixtures("app", "clock")


def rows(db_session):
    db_session.expire_all()
    return list(db_session.query(Share).order_by(Share.id))


def test_a_thing_is_shared_in_parts_until_a_day(cast, db_session):
    key = shared(cast.amina, cast.priya, parts=[Part.MOVEMENT, Part.PROFILE])
    (row,) = rows(db_session)
    assert (row.id, row.owner_id, row.with_person_id) == (key, cast.amina.id, cast.priya.id)
    assert (row.parts, row.ends_on, row.withdrawn_at) == ("profile,movement", CHRISTMAS, None)


def test_the_first_part_is_always_shared(cast, db_session):
    shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    shared(cast.amina, cast.tom, parts=[])
    assert [row.parts for row in rows(db_session)] == ["profile,evidence", "profile"]


def test_sharing_again_with_the_same_person_changes_parts_and_day(cast, db_session):
    first = shared(cast.amina, cast.priya)
    later = CHRISTMAS + timedelta(days=30)
    assert shared(cast.amina, cast.priya, parts=[Part.EVIDENCE], ends_on=later) == first
    (row,) = rows(db_session)
    assert (row.parts, row.ends_on) == ("profile,evidence", later)


def test_other_things_and_other_people_are_shares_of_their_own(cast, db_session):
    shared(cast.amina, cast.priya)
    shared(cast.amina, cast.tom)
    shared(cast.amina, cast.priya, subject_id=2)
    shared(cast.amina, cast.priya, kind=SubjectKind.PLAN, parts=())
    assert len(rows(db_session)) == 4


def test_what_was_taken_back_stays_so_and_a_new_share_begins(cast, db_session):
    first = shared(cast.amina, cast.priya)
    services.withdraw(cast.amina.id, first)
    second = shared(cast.amina, cast.priya)
    assert second != first
    assert [row.withdrawn_at is None for row in rows(db_session)] == [False, True]


def test_what_ran_out_ended_on_its_last_day_and_a_new_share_begins(cast, db_session, clock):
    first = shared(cast.amina, cast.priya, ends_on=TODAY)
    clock.shift(timedelta(days=3))
    second = shared(cast.amina, cast.priya)
    old = queries.own_share(cast.amina.id, first, today=CHRISTMAS)
    assert not old.is_standing
    assert not old.was_taken_back
    assert old.ends_on == TODAY
    assert [row.id for row in rows(db_session) if row.withdrawn_at is None] == [second]


def test_a_title_longer_than_its_column_is_cut(cast, db_session):
    shared(cast.amina, cast.priya, title="T" * 300)
    assert len(rows(db_session)[0].title) == 200


def test_nothing_is_shared_with_oneself(cast):
    with pytest.raises(Refused, match="yours already") as refused:
        shared(cast.amina, cast.amina)
    assert refused.value.field == "who"


def test_only_people_around_can_be_chosen(cast, db_session):
    """Nobody of a stranger’s school, who governs, who has left, is invited, gone or made up."""
    far = a_person("Far Away", organisation_id=a_school().id)
    invited = a_person("Nora Invited")
    db_session.query(Membership).filter_by(person_id=invited.id).update({"invited_as": "Nora"})
    deactivate(cast.tom)
    keys = [far.id, invited.id, cast.george.id, cast.owen.id, cast.tom.id, 999_999, 0, -1, 2**40]
    for key in keys:
        with pytest.raises(Refused, match="from the list") as refused:
            services.share(
                cast.amina.id,
                kind=SubjectKind.PLAN,
                subject_id=1,
                title="Plan",
                with_person_id=key,
                parts=(),
                ends_on=CHRISTMAS,
            )
        assert refused.value.field == "who"
    assert rows(db_session) == []


def test_people_of_the_trust_and_its_other_schools_can_be_chosen(cast, db_session):
    shared(cast.amina, cast.ruth)
    shared(cast.amina, cast.miriam)
    shared(cast.miriam, cast.amina)
    assert len(rows(db_session)) == 3


def test_somebody_deactivated_shares_nothing(cast):
    deactivate(cast.amina)
    with pytest.raises(Refused):
        shared(cast.amina, cast.priya)


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [
        (TODAY - timedelta(days=1), "today or a later day"),
        (TODAY + LONGEST_SHARE + timedelta(days=1), "within the next year"),
    ],
)
def test_a_day_that_makes_no_sense_is_refused(cast, db_session, ends_on, words):
    with pytest.raises(Refused, match=words):
        shared(cast.amina, cast.priya, ends_on=ends_on)
    assert rows(db_session) == []


def test_today_is_a_day_to_choose_until_midnight_in_london(cast, clock):
    clock.move_to("2026-10-24T22:30:00+00:00")
    assert shared(cast.amina, cast.priya, ends_on=date(2026, 10, 24))
    clock.move_to("2026-10-24T23:30:00+00:00")
    with pytest.raises(Refused):
        shared(cast.amina, cast.tom, ends_on=date(2026, 10, 24))


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        (SubjectKind.ROUND, ["plan"], "parts that are offered"),
        (SubjectKind.PLAN, ["everything"], "parts that are offered"),
        (SubjectKind.RATING, [], "at least one"),
        (SubjectKind.RATING, [f"domain-{number}" for number in range(60)], "fewer"),
    ],
)
def test_parts_that_are_none_are_refused(cast, db_session, kind, parts, words):
    with pytest.raises(Refused, match=words) as refused:
        shared(cast.amina, cast.priya, kind=kind, parts=parts)
    assert refused.value.field == "parts"
    assert rows(db_session) == []


def test_a_request_to_rate_names_domains(cast, db_session):
    shared(cast.amina, cast.ruth, kind=SubjectKind.RATING, parts=["law", "data-and-resources"])
    assert rows(db_session)[0].parts == "data-and-resources,law"


def test_nobody_takes_back_what_another_shares(cast, db_session):
    key = shared(cast.amina, cast.priya)
    for member in (cast.priya, cast.tom, cast.helen, cast.sam):
        with pytest.raises(NotFound):
            services.withdraw(member.id, key)
    assert rows(db_session)[0].withdrawn_at is None


def test_what_has_ended_stays_as_it_ended(cast, db_session, clock):
    key = shared(cast.amina, cast.priya)
    services.withdraw(cast.amina.id, key)
    at = rows(db_session)[0].withdrawn_at
    clock.shift(timedelta(days=1))
    services.withdraw(cast.amina.id, key)
    assert rows(db_session)[0].withdrawn_at == at
    over = shared(cast.amina, cast.tom, ends_on=today())
    clock.shift(timedelta(days=1))
    services.withdraw(cast.amina.id, over)
    assert rows(db_session)[1].withdrawn_at is None


def test_a_thing_that_goes_is_shared_with_nobody(cast, db_session):
    shared(cast.amina, cast.priya)
    shared(cast.amina, cast.tom)
    other = shared(cast.amina, cast.tom, subject_id=2)
    services.withdraw_all(SubjectKind.ROUND, 1)
    assert [row.id for row in rows(db_session) if row.withdrawn_at is None] == [other]


def test_each_opening_is_one_look(cast, db_session, clock):
    key = shared(cast.amina, cast.priya)
    for wait in (0, 20, 39, 2, 3600):
        clock.shift(timedelta(seconds=wait))
        assert services.open_share(cast.priya.id, key) is SubjectKind.ROUND
    assert db_session.query(Look).count() == 3


def test_only_whoever_it_is_shared_with_opens_it(cast, db_session):
    key = shared(cast.amina, cast.priya)
    for member in (cast.amina, cast.tom, cast.helen, cast.sam, cast.miriam):
        with pytest.raises(NotFound) as refused:
            services.open_share(member.id, key)
        assert not isinstance(refused.value, NoLongerShared)
    with pytest.raises(NotFound):
        services.open_share(cast.priya.id, 999_999)
    assert db_session.query(Look).count() == 0


def test_what_is_over_is_not_opened(cast, db_session, clock):
    taken_back = shared(cast.amina, cast.priya)
    services.withdraw(cast.amina.id, taken_back)
    run_out = shared(cast.amina, cast.tom, ends_on=TODAY)
    clock.move_to("2026-11-24T00:00:00+00:00")
    for reader, key in ((cast.priya, taken_back), (cast.tom, run_out)):
        with pytest.raises(NoLongerShared):
            services.open_share(reader.id, key)
    assert db_session.query(Look).count() == 0


def test_what_somebody_sees_can_end_earlier_and_never_later(cast, db_session):
    shared(cast.amina, cast.priya)
    shared(cast.amina, cast.tom)
    services.end_by(SubjectKind.ROUND, 1, [cast.priya.id], CHRISTMAS + timedelta(days=9))
    assert [row.ends_on for row in rows(db_session)] == [CHRISTMAS, CHRISTMAS]
    services.end_by(SubjectKind.ROUND, 1, [cast.priya.id], TODAY)
    assert [row.ends_on for row in rows(db_session)] == [TODAY, CHRISTMAS]


@pytest.mark.parametrize("last_day", [None, TODAY - timedelta(days=1)])
def test_without_a_day_to_come_it_ends_at_once(cast, db_session, last_day):
    shared(cast.amina, cast.priya)
    services.end_by(SubjectKind.ROUND, 1, [cast.priya.id], last_day)
    (row,) = rows(db_session)
    assert row.withdrawn_at is not None
