"""The decisions of a placement, and the rules as they are kept."""

from datetime import date, timedelta

import pytest

from content.shadowing_types import AgreementRule
from learning.shadowing.placements import rules
from learning.shadowing.placements.rules import Hold, Next, Situation
from learning.shadowing.placements.wordings import Wording, is_revised, wording_kept
from learning.shadowing.rules import Party, PlacementState

FIRST, LAST = date(2026, 11, 2), date(2026, 12, 18)
TODAY = date(2026, 11, 23)
AGREED = PlacementState.AGREED


def situation(state=AGREED, **more):
    usual = {"hold": Hold.NONE, "starts_on": FIRST, "ends_on": LAST, "today": TODAY}
    return Situation(state=state, **{**usual, **more})


@pytest.mark.parametrize(
    ("state", "today", "runs"),
    [
        (AGREED, FIRST, True),
        (AGREED, LAST, True),
        (AGREED, LAST + timedelta(days=1), False),
        (AGREED, FIRST - timedelta(days=1), False),
        (PlacementState.RELEASED, FIRST, False),
    ],
)
def test_a_placement_runs_between_its_days_once_it_is_agreed(state, today, runs):
    assert rules.is_running(state, FIRST, LAST, today) is runs


@pytest.mark.parametrize(
    ("state", "hold", "days_after", "may"),
    [
        (AGREED, Hold.NONE, -60, True),
        (AGREED, Hold.NONE, 14, True),
        (AGREED, Hold.NONE, 15, False),
        (AGREED, Hold.HOST_LEFT, -5, False),
        (AGREED, Hold.VISITOR_LEFT, -5, False),
        (PlacementState.RELEASED, Hold.NONE, -5, False),
        (PlacementState.CANCELLED, Hold.NONE, -5, False),
    ],
)
def test_noting_ends_two_weeks_after_the_last_day_and_rests_while_on_hold(
    state, hold, days_after, may
):
    assert rules.may_note(state, hold, FIRST, LAST, LAST + timedelta(days=days_after)) is may


def test_no_visit_is_planned_after_the_last_day():
    assert rules.may_plan(AGREED, Hold.NONE, LAST, LAST)
    assert not rules.may_plan(AGREED, Hold.NONE, LAST, LAST + timedelta(days=1))
    assert not rules.may_plan(AGREED, Hold.HOST_LEFT, LAST, LAST)


@pytest.mark.parametrize(
    ("before", "after", "stands"), [(28, 28, True), (29, 0, False), (0, 29, False)]
)
def test_an_agreement_stands_for_days_four_weeks_outside_of_its_own(before, after, stands):
    wanted = (FIRST - timedelta(days=before), LAST + timedelta(days=after))
    assert rules.stands((FIRST, LAST), wanted) is stands


@pytest.mark.parametrize(
    ("state", "more", "expected"),
    [
        (PlacementState.REQUESTED, {}, Next.WAIT_FOR_HOST),
        (PlacementState.ACCEPTED, {}, Next.ASK_LEADER),
        (PlacementState.ACCEPTED, {"has_leader": True}, Next.AGREE),
        (
            PlacementState.ACCEPTED,
            {"has_leader": True, "agreed": {Party.VISITOR}},
            Next.WAIT_FOR_LEADER,
        ),
        (PlacementState.NOT_RELEASED, {"has_leader": True}, Next.ASK_LEADER),
        (PlacementState.RELEASED, {"is_released": True}, Next.ASK_LEADER),
        (
            PlacementState.RELEASED,
            {"is_released": True, "agreed": {Party.HOME_LEADER}},
            Next.AGREE,
        ),
        (
            PlacementState.RELEASED,
            {"is_released": True, "has_leader": True, "agreed": {Party.VISITOR}},
            Next.WAIT_FOR_AGREEMENTS,
        ),
        (AGREED, {"expects": False}, Next.EXPECT),
        (AGREED, {"has_visit": False}, Next.PLAN_VISIT),
        (AGREED, {"hold": Hold.HOST_LEFT}, Next.CHOOSE_HOST),
        (AGREED, {"hold": Hold.VISITOR_LEFT}, Next.WAIT_FOR_LIST),
        (AGREED, {"today": LAST + timedelta(days=1)}, Next.FINISHED),
        (PlacementState.ACCEPTED, {"today": LAST + timedelta(days=1)}, Next.CHANGE_DAYS),
        (PlacementState.CANCELLED, {}, Next.CLOSED),
    ],
)
def test_the_visitor_always_has_one_next_thing(state, more, expected):
    assert rules.next_for(Party.VISITOR, situation(state, **more)) is expected


@pytest.mark.parametrize(
    ("party", "state", "more", "expected"),
    [
        (Party.HOST, PlacementState.REQUESTED, {}, Next.ACCEPT),
        (Party.HOST, PlacementState.ACCEPTED, {}, Next.AGREE),
        (Party.HOST, PlacementState.ACCEPTED, {"agreed": {Party.HOST}}, Next.WAIT_FOR_LEADER),
        (Party.HOST, PlacementState.REQUESTED, {"hold": Hold.VISITOR_LEFT}, Next.HELD),
        (Party.HOME_LEADER, PlacementState.ACCEPTED, {}, Next.RELEASE),
        (Party.HOME_LEADER, PlacementState.RELEASED, {}, Next.AGREE),
        (Party.HOME_LEADER, PlacementState.NOT_RELEASED, {}, Next.CLOSED),
        (Party.HOME_LEADER, AGREED, {}, Next.VISIT),
    ],
)
def test_host_and_leader_are_asked_for_what_is_theirs(party, state, more, expected):
    assert rules.next_for(party, situation(state, **more)) is expected


def test_where_it_stands_is_worked_out_from_the_day():
    assert rules.where_it_stands(situation()) == "Running"
    assert rules.where_it_stands(situation(today=FIRST - timedelta(days=1))) == (
        "Agreed, not begun yet"
    )
    assert rules.where_it_stands(situation(today=LAST + timedelta(days=1))) == "Finished"
    assert rules.where_it_stands(situation(hold=Hold.HOST_LEFT)) == "On hold"


def wording(version, *texts):
    made = (AgreementRule(slug=f"r{n}", title=f"Rule {n}", text=t) for n, t in enumerate(texts))
    return Wording(version=version, rules=tuple(made))


def test_rules_are_read_back_as_they_were_kept():
    kept = wording(1, "You write “no” names.", "You ask.")
    assert wording_kept(1, kept.body) == kept


@pytest.mark.parametrize(
    ("now", "revised"),
    [
        (wording(2, "You write none."), True),
        (wording(1, "You write none."), False),
        (wording(2, "You write no names."), False),
        (wording(0), False),
    ],
)
def test_rules_are_revised_when_words_and_version_are_new(now, revised):
    assert is_revised(wording(1, "You write no names."), now) is revised
