from datetime import timedelta

import pytest

from learning.sharing import services
from learning.sharing.models import Look, Share
from learning.sharing.personal_data import erase, export
from learning.sharing.rules import Part
from tests.learning.sharing.things import TITLE, shared

pytestmark = pytest.mark.usefixtures("app", "clock")


def test_an_owner_takes_away_what_they_shared_and_who_looked(cast, clock):
    key = shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    services.open_share(cast.priya.id, key)
    clock.shift(timedelta(hours=3))
    services.open_share(cast.priya.id, key)
    services.withdraw(cast.amina.id, key)
    assert export(cast.amina.id) == {
        "shares": [
            {
                "kind": "round",
                "title": TITLE,
                "shared_at": "2026-11-23T09:00:00+00:00",
                "until": "2026-12-18",
                "ended_at": "2026-11-23T12:00:00+00:00",
                "opened_at": ["2026-11-23T09:00:00+00:00", "2026-11-23T12:00:00+00:00"],
                "with": "Priya Nair",
                "parts": ["Profile: levels, targets and gaps", "Notes and evidence"],
            }
        ],
        "shared_with_me": [],
    }


def test_a_reader_takes_away_what_was_shared_with_them_and_their_own_looks(cast):
    key = shared(cast.amina, cast.priya, parts=[Part.EVIDENCE])
    shared(cast.amina, cast.tom)
    services.open_share(cast.priya.id, key)
    assert export(cast.priya.id) == {
        "shares": [],
        "shared_with_me": [
            {
                "kind": "round",
                "title": TITLE,
                "shared_at": "2026-11-23T09:00:00+00:00",
                "until": "2026-12-18",
                "ended_at": None,
                "opened_at": ["2026-11-23T09:00:00+00:00"],
                "from": "Amina Yusuf",
            }
        ],
    }


@pytest.mark.parametrize("gone", ["amina", "priya"])
def test_erasing_either_leaves_neither_share_nor_look(cast, db_session, gone):
    services.open_share(cast.priya.id, shared(cast.amina, cast.priya))
    other = shared(cast.tom, cast.helen)
    services.open_share(cast.helen.id, other)
    erase(getattr(cast, gone).id)
    assert [row.id for row in db_session.query(Share)] == [other]
    assert [row.share_id for row in db_session.query(Look)] == [other]
