"""What the audit keeps about a person: all of it theirs, also what they said of others' rounds."""

import pytest
from sqlalchemy import select

from learning import clock as moment
from learning.database import db
from learning.skills import personal_data
from learning.skills.models import MentorRating, RatingRequest
from learning.skills.queries import audit_in_short
from learning.skills.rounds.queries import ratings_of
from learning.skills.rules import EvidenceKind
from tests.factories import a_completion
from tests.learning.skills.mentors.making import COMMENT, accepted, asked, finished
from tests.learning.skills.mentors.making import rated as seen
from tests.learning.skills.rounds.making import a_finished_round, a_round, rated

MODULE = (EvidenceKind.MODULE, "first-steps")


@pytest.fixture
def round_id(cast, library, clock):
    """Priya's, with evidence, and with how Helen sees it."""
    a_completion(cast.priya.id)
    round_id = a_round(cast.priya, library, purpose="My appraisal")
    rated(cast.priya, round_id, "look-closely", 2, note="Seen.", evidence=(MODULE,))
    request = asked(cast.priya, cast.helen, round_id, message="Would you look at this?")
    accepted(cast.helen, request)
    seen(cast.helen, request, now=moment.now(), look_closely="3")
    finished(cast.helen, request)
    db.session.commit()
    return round_id


def test_the_owner_takes_everything_with_them(cast, round_id):
    (one,) = personal_data.export(cast.priya.id)["audit_rounds"]
    assert (one["framework"], one["purpose"]) == ("Small skills audit", "My appraisal")
    first = one["ratings"][0]
    assert (first["level"], first["note"], first["answer"]) == (2, "Seen.", "rated")
    assert first["evidence"] == [{"kind": "module", "ref": "first-steps", "title": "First steps"}]
    (request,) = one["rating_requests"]
    assert request["message"] == "Would you look at this?"
    assert request["mentor_ratings"][0]["comment"] == COMMENT


def test_what_a_mentor_has_not_handed_over_is_not_the_owners_to_take(cast, library, clock):
    request = asked(cast.priya, cast.helen, a_round(cast.priya, library))
    accepted(cast.helen, request)
    seen(cast.helen, request, now=moment.now(), look_closely="3")
    (one,) = personal_data.export(cast.priya.id)["audit_rounds"]
    assert one["rating_requests"][0]["mentor_ratings"] == []
    (theirs,) = personal_data.export(cast.helen.id)["asked_to_rate"]
    assert theirs["mentor_ratings"][0]["comment"] == COMMENT


def test_a_mentor_takes_what_they_said(cast, round_id):
    found = personal_data.export(cast.helen.id)
    assert found["audit_rounds"] == []
    (request,) = found["asked_to_rate"]
    assert request["mentor_ratings"][0]["level"] == 3
    assert "Priya" not in str(found)


def test_of_an_erased_owner_nothing_is_left(cast, round_id, db_session):
    personal_data.erase(cast.priya.id)
    db_session.commit()
    assert ratings_of(round_id) == ()
    assert list(db_session.scalars(select(MentorRating))) == []
    assert personal_data.export(cast.helen.id)["asked_to_rate"] == []


def test_an_erased_mentor_leaves_levels_without_words_and_the_owners_message(
    cast, round_id, db_session
):
    personal_data.erase(cast.helen.id)
    db_session.commit()
    request = db_session.scalars(select(RatingRequest)).one()
    assert (request.rater_id, request.message) == (None, "Would you look at this?")
    rows = list(db_session.scalars(select(MentorRating)))
    assert [(row.statement_slug, row.level, row.comment) for row in rows if row.level] == [
        ("look-closely", 3, "")
    ]
    assert len(ratings_of(round_id)) == 5


def test_in_short_there_is_what_is_open_what_is_last_and_what_is_asked(cast, library, round_id):
    a_finished_round(cast.priya, library, statement_set="aspiring")
    short = audit_in_short(cast.priya.id)
    assert [each.round_id for each in short.open] == [round_id]
    assert short.last.statement_set == "aspiring"
    assert [each.owner_name for each in audit_in_short(cast.helen.id).requests] == ["Priya Nair"]
