"""What may stand on the board, and until when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from learning.errors import Refused
from learning.network.board.rules import Standing, check_open_until, form_key, may_post_as, standing
from learning.people.rules import Job, Role

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("open_until", "closed_at", "may_post", "expected"),
    [
        (TODAY, None, True, Standing.OPEN),
        (TODAY - timedelta(days=1), None, True, Standing.OVER),
        (TODAY, NOW, True, Standing.CLOSED),
        (TODAY, None, False, Standing.POSTER_GONE),
        (TODAY - timedelta(days=1), None, False, Standing.OVER),
    ],
)
def test_an_offer_is_open_to_the_end_of_its_day_while_its_poster_may_post(
    open_until, closed_at, may_post, expected
):
    assert standing(open_until, closed_at, poster_may_post=may_post, today=TODAY) is expected


@pytest.mark.parametrize("role", [Role.SENCO, Role.LEADER, Role.TRUST_LEAD, Role.MENTOR])
def test_sencos_leaders_trust_leads_and_mentors_may_post(role):
    assert may_post_as(Job.TEACHER, {role})


@pytest.mark.parametrize("roles", [set(), {Role.ADMINISTRATOR}, {Role.GOVERNOR}])
def test_nobody_else_may_post(roles):
    assert not may_post_as(Job.TEACHER, roles)


def test_a_governor_may_not_post_whatever_else_is_written_there():
    assert not may_post_as(Job.GOVERNOR, {Role.LEADER})


@pytest.mark.parametrize("day", [None, TODAY - timedelta(days=1), TODAY + timedelta(days=367)])
def test_an_offer_is_open_until_some_day_within_a_year(day):
    with pytest.raises(Refused) as refused:
        check_open_until(day, TODAY)
    assert refused.value.field == "open_until"


def test_today_and_a_year_ahead_will_do():
    for day in (TODAY, TODAY + timedelta(days=366)):
        assert check_open_until(day, TODAY) == day


def test_drafts_of_new_and_of_standing_offers_have_names_of_their_own():
    assert form_key(None) != form_key(7)
