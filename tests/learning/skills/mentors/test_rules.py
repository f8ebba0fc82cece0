"""How a request stands, and when its owner sees the answer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.errors import Refused
from learning.skills.mentors import rules
from learning.skills.mentors.rules import RequestFacts, RequestState

LAST_DAY = date(2026, 12, 18)
BEFORE, AFTER = date(2026, 12, 18), date(2026, 12, 19)
THEN = datetime(2026, 12, 1, 9, tzinfo=UTC)


def facts(**more):
    usual = {
        "accepted_at": None,
        "declined_at": None,
        "finished_at": None,
        "ends_on": LAST_DAY,
        "withdrawn_on": None,
        "has_ratings": False,
    }
    return RequestFacts(**{**usual, **more})


RATING = {"accepted_at": THEN, "has_ratings": True}
FINISHED = {**RATING, "finished_at": THEN}


@pytest.mark.parametrize(
    ("more", "today", "state", "is_seen"),
    [
        ({}, BEFORE, RequestState.ASKED, False),
        ({}, AFTER, RequestState.ENDED, False),
        ({"accepted_at": THEN}, BEFORE, RequestState.ACCEPTED, False),
        (RATING, BEFORE, RequestState.RATING, False),
        (RATING, AFTER, RequestState.ENDED, True),
        # Closed by a later request when its time was over: that is no taking back.
        ({**RATING, "withdrawn_on": AFTER}, AFTER, RequestState.ENDED, True),
        ({**RATING, "withdrawn_on": BEFORE}, BEFORE, RequestState.TAKEN_BACK, False),
        ({**RATING, "withdrawn_on": BEFORE}, AFTER, RequestState.TAKEN_BACK, False),
        (FINISHED, BEFORE, RequestState.FINISHED, True),
        (FINISHED, AFTER, RequestState.FINISHED, True),
        ({**FINISHED, "withdrawn_on": BEFORE}, BEFORE, RequestState.FINISHED, True),
        ({**FINISHED, "ends_on": None}, AFTER, RequestState.FINISHED, True),
        ({**RATING, "ends_on": None}, BEFORE, RequestState.ENDED, False),
        (
            {**RATING, "declined_at": THEN, "withdrawn_on": BEFORE},
            AFTER,
            RequestState.DECLINED,
            False,
        ),
    ],
)
def test_how_a_request_stands_and_what_its_owner_sees(more, today, state, is_seen):
    assert rules.state_of(facts(**more), today) is state
    assert rules.owner_sees(facts(**more), today) is is_seen


def test_every_state_has_words():
    assert set(rules.STATE_WORDS) == set(RequestState)


@pytest.mark.parametrize("days", [-1, 121])
def test_a_day_that_is_past_or_too_far_is_refused(days):
    with pytest.raises(Refused) as refused:
        rules.check_ends_on(BEFORE + timedelta(days=days), BEFORE)
    assert refused.value.field == "ends_on"


@pytest.mark.parametrize("days", [0, 120])
def test_the_first_and_the_last_day_can_be_chosen(days):
    rules.check_ends_on(BEFORE + timedelta(days=days), BEFORE)
