"""Typed columns: instants in UTC, fixed vocabularies."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from learning.database import db
from learning.drafts.models import Draft
from learning.people.models import Organisation

pytestmark = pytest.mark.database


def _kept(cast, saved_at: datetime) -> datetime:
    db.session.add(Draft(person_id=cast.amina.id, form_key="x", body="", saved_at=saved_at))
    db.session.commit()
    kept = db.session.scalar(select(Draft.saved_at))
    assert kept is not None
    return kept


@pytest.mark.parametrize(
    "instant",
    [
        datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
        datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London")),
        datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=ZoneInfo("Europe/London")),
        datetime(2028, 2, 29, 12, 0, 0, 123456, tzinfo=UTC),
    ],
)
def test_an_instant_comes_back_in_utc(app, cast, instant):
    kept = _kept(cast, instant)
    assert kept == instant.astimezone(UTC)
    assert kept.tzinfo is UTC


def test_an_instant_without_a_zone_is_refused(app, cast):
    with pytest.raises(StatementError, match="time zone"):
        _kept(cast, datetime(2026, 3, 29))  # noqa: DTZ001 - that is the point


def test_a_word_outside_the_vocabulary_is_refused_before_it_is_sent(app):
    db.session.add(Organisation(kind="academy", name="X", slug="x"))
    with pytest.raises(StatementError):
        db.session.flush()


def test_the_key_of_a_row_that_is_gone_is_never_given_to_another(app, cast):
    draft = Draft(person_id=cast.amina.id, form_key="first", body="")
    db.session.add(draft)
    db.session.flush()
    gone = draft.id
    db.session.delete(draft)
    db.session.flush()
    later = Draft(person_id=cast.amina.id, form_key="second", body="")
    db.session.add(later)
    db.session.flush()
    assert later.id > gone
