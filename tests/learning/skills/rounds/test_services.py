"""Rounds begun, changed, finished, opened again, deleted, counted in totals."""

from datetime import date

import pytest
from sqlalchemy import func, select

from learning.database import db
from learning.drafts.free_text import MayNamePupil
from learning.drafts.models import Draft
from learning.drafts.services import save_draft
from learning.errors import NotFound, Refused
from learning.people.models import Affiliation
from learning.people.queries import viewer_for
from learning.people.rules import Phase
from learning.sharing.models import Share
from learning.sharing.rules import SubjectKind
from learning.sharing.services import share
from learning.skills.models import AuditRound, MentorRating, Rating, RatingRequest, StatementSetting
from learning.skills.rounds import services
from learning.skills.rounds.queries import own_round, ratings_of, rounds_of
from learning.skills.rounds.rules import Context
from learning.skills.rules import RoleShape
from tests.cast import SEAVIEW_ID
from tests.learning.skills.rounds.making import FRAMEWORK, SLUGS, a_finished_round, a_round, rated
from tests.rows import add_row

FORM = "a" * 32


def test_a_round_freezes_every_statement_as_it_stands(cast, library):
    round_id = a_round(
        cast.amina,
        library,
        phase=Phase.PRIMARY,
        pupils=420,
        role_shape=RoleShape.ONE_SCHOOL,
        is_on_leadership_team=False,
        purpose="  My appraisal\n in March ",
    )
    kept = own_round(cast.amina.id, round_id)
    assert (kept.number, kept.framework_title, kept.framework_version) == (
        1,
        "Small skills audit",
        1,
    )
    assert (kept.organisation_id, kept.purpose) == (SEAVIEW_ID, "My appraisal in March")
    rows = ratings_of(round_id)
    assert [row.statement_slug for row in rows] == list(SLUGS)
    assert [row.position for row in rows] == [1, 2, 3, 4, 5]
    assert {row.answer for row in rows} == {None}
    assert (rows[0].code, rows[0].lens, rows[0].domain_title) == (
        "LOOK1",
        "coordinator",
        "Looking closely",
    )


def test_the_targets_are_those_of_the_stage_and_the_school(cast, library, db_session):
    db_session.add(
        StatementSetting(
            organisation_id=SEAVIEW_ID, framework_slug=FRAMEWORK, statement_slug="say-no", target=1
        )
    )
    first_year = ratings_of(a_round(cast.amina, library, stage="first year"))
    assert [row.target for row in first_year] == [2, 2, 2, 1, 2]
    usual = ratings_of(a_round(cast.tom, library, stage="no such stage"))
    assert [row.target for row in usual] == [3, 3, 3, 1, 4]
    assert [row.suggested_target for row in usual] == [3, 3, 3, 1, 4]


def test_what_the_school_leaves_out_is_not_asked(cast, library, db_session):
    db_session.add(
        StatementSetting(
            organisation_id=SEAVIEW_ID,
            framework_slug=FRAMEWORK,
            statement_slug="say-no",
            retired_on=date(2026, 9, 1),
        )
    )
    asked = [row.statement_slug for row in ratings_of(a_round(cast.amina, library))]
    assert "say-no" not in asked
    assert len(asked) == 4


def test_a_set_asks_its_own_statements(cast, library):
    rows = ratings_of(a_round(cast.daniel, library, statement_set="aspiring"))
    assert [row.statement_slug for row in rows] == ["look-closely", "keep-notes"]


def test_one_is_open_at_a_time_of_the_same_statements(cast, library):
    first = a_round(cast.amina, library)
    assert a_round(cast.amina, library) == first
    assert a_round(cast.amina, library, statement_set="aspiring") != first
    assert a_round(cast.tom, library) != first


def test_a_form_sent_twice_begins_one_round(cast, library):
    first = a_finished_round(cast.amina, library, form_id=FORM)
    assert a_round(cast.amina, library, form_id=FORM) == first


def test_rounds_are_counted_and_the_deleted_one_leaves_no_trace(cast, library):
    a_finished_round(cast.amina, library)
    second = a_round(cast.amina, library)
    assert own_round(cast.amina.id, second).number == 2
    services.delete_round(cast.amina.id, second)
    assert own_round(cast.amina.id, a_round(cast.amina, library)).number == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"framework_slug": "gone"}, "what"),
        ({"framework_slug": ""}, "what"),
        ({"statement_set": "gone"}, "what"),
        ({"pupils": 0}, "pupils"),
        ({"pupils": 20_001}, "pupils"),
        ({"purpose": "a" * 301}, "purpose"),
    ],
)
def test_what_makes_no_sense_begins_nothing(cast, library, db_session, more, field):
    with pytest.raises(Refused) as refused:
        a_round(cast.amina, library, **more)
    assert refused.value.field == field
    db_session.rollback()
    assert db_session.scalar(select(func.count(AuditRound.id))) == 0


def test_a_purpose_that_may_name_a_pupil_is_asked_about(cast, library):
    with pytest.raises(MayNamePupil):
        a_round(cast.amina, library, purpose="Sam, dob 3 May 2016")
    db.session.rollback()
    a_round(cast.amina, library, purpose="Sam, dob 3 May 2016", names_no_pupil=True)


def test_context_and_purpose_change_while_it_is_open(cast, library):
    round_id = a_round(cast.amina, library)
    context = Context(pupils=100, purpose="Another one")
    services.change_context(cast.amina.id, round_id, context)
    assert own_round(cast.amina.id, round_id).purpose == "Another one"
    rated(cast.amina, round_id, "say-no")
    services.finish_round(cast.amina.id, round_id)
    with pytest.raises(Refused):
        services.change_context(cast.amina.id, round_id, Context())
    with pytest.raises(NotFound):
        services.change_context(cast.tom.id, round_id, Context())


def test_a_round_without_any_answer_is_not_finished(cast, library):
    round_id = a_round(cast.amina, library)
    with pytest.raises(Refused):
        services.finish_round(cast.amina.id, round_id)
    assert own_round(cast.amina.id, round_id).completed_at is None


def test_finishing_twice_keeps_the_first_moment(cast, library, clock):
    round_id = a_finished_round(cast.amina, library)
    before = own_round(cast.amina.id, round_id).completed_at
    clock.shift(3600)
    assert services.finish_round(cast.amina.id, round_id).completed_at == before


def test_only_the_newest_is_opened_again(cast, library):
    first = a_finished_round(cast.amina, library)
    services.reopen_round(cast.amina.id, first)
    assert own_round(cast.amina.id, first).completed_at is None
    services.finish_round(cast.amina.id, first)
    second = a_round(cast.amina, library)
    with pytest.raises(Refused):
        services.reopen_round(cast.amina.id, first)
    services.delete_round(cast.amina.id, second)
    services.reopen_round(cast.amina.id, first)


def test_a_round_of_another_set_does_not_hold_it_shut(cast, library):
    first = a_finished_round(cast.amina, library)
    a_round(cast.amina, library, statement_set="aspiring")
    services.reopen_round(cast.amina.id, first)


def test_deleting_takes_everything_with_it(cast, library, db_session, clock):
    round_id = a_finished_round(cast.priya, library)
    other = a_finished_round(cast.amina, library)
    for kind, parts in ((SubjectKind.ROUND, ("profile",)), (SubjectKind.RATING, ("looking",))):
        share(
            cast.priya.id,
            kind=kind,
            subject_id=round_id,
            title="Skills audit",
            with_person_id=cast.helen.id,
            parts=parts,
            ends_on=date(2026, 12, 18),
        )
    tables = db.metadata.tables
    request = add_row(
        db_session.connection(),
        tables["rating_requests"],
        round_id=round_id,
        rater_id=cast.ruth.id,
    )
    add_row(db_session.connection(), tables["mentor_ratings"], request_id=request)
    save_draft(cast.priya.id, f"audit:{round_id}/say-no", body="Half")
    save_draft(cast.priya.id, f"audit:{round_id}0/say-no", body="Of another round")
    db_session.commit()
    services.delete_round(cast.priya.id, round_id)
    db_session.commit()
    assert db_session.scalar(select(func.count()).where(Share.withdrawn_at.is_(None))) == 0
    assert list(db_session.scalars(select(Draft.body))) == ["Of another round"]
    assert {row.round_id for row in db_session.scalars(select(Rating))} == {other}
    for table in (RatingRequest, MentorRating):
        assert db_session.scalar(select(func.count(table.id))) == 0


@pytest.mark.parametrize("change", ["finish_round", "reopen_round", "delete_round"])
def test_the_round_of_another_is_not_there(cast, library, change):
    round_id = a_finished_round(cast.amina, library)
    with pytest.raises(NotFound):
        getattr(services, change)(cast.priya.id, round_id)
    with pytest.raises(NotFound):
        services.set_in_totals(cast.priya.id, round_id, counts=True)
    assert own_round(cast.amina.id, round_id).completed_at is not None


def test_a_round_counts_in_totals_only_while_its_owner_lets_it(cast, library):
    round_id = a_finished_round(cast.amina, library)
    assert own_round(cast.amina.id, round_id).in_totals_since is None
    services.set_in_totals(cast.amina.id, round_id, counts=True)
    assert own_round(cast.amina.id, round_id).in_totals_since is not None
    services.set_in_totals(cast.amina.id, round_id, counts=False)
    assert own_round(cast.amina.id, round_id).in_totals_since is None
    services.set_in_totals(cast.amina.id, round_id, counts=True)
    services.reopen_round(cast.amina.id, round_id)
    assert own_round(cast.amina.id, round_id).in_totals_since is None


def test_a_set_an_open_round_and_a_school_without_a_trust_never_count(cast, library, db_session):
    aspiring = a_finished_round(cast.amina, library, statement_set="aspiring")
    is_open = a_round(cast.amina, library)
    for round_id in (aspiring, is_open):
        with pytest.raises(Refused):
            services.set_in_totals(cast.amina.id, round_id, counts=True)
    rated(cast.amina, is_open, "say-no")
    services.finish_round(cast.amina.id, is_open)
    db_session.query(Affiliation).delete()
    with pytest.raises(Refused):
        services.set_in_totals(cast.amina.id, is_open, counts=True)


def test_the_list_knows_how_far_each_round_is(cast, library, clock):
    finished = a_finished_round(cast.amina, library)
    clock.shift(60)
    begun = a_round(cast.amina, library)
    rated(cast.amina, begun, "look-closely")
    newest, before = rounds_of(cast.amina.id)
    assert (newest.round_id, newest.answered, newest.total) == (begun, 1, 5)
    assert (newest.next_slug, newest.next_domain, newest.is_newest) == (
        "one-at-a-time",
        "looking",
        True,
    )
    assert (before.round_id, before.next_slug, before.is_newest) == (finished, None, False)
    assert rounds_of(cast.tom.id) == ()


def test_somebody_without_a_school_can_rate(cast, library, db_session):
    round_id = a_round(cast.owen, library)
    assert viewer_for(cast.owen.id).organisation_id is None
    assert len(ratings_of(round_id)) == 5
