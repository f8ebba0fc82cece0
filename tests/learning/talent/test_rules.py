"""Where somebody stands, from what is there."""

import pytest

from learning.shadowing.rules import PlacementState
from learning.talent.rules import (
    STAGE_WORDS,
    ConversationState,
    ReadinessOutcome,
    Stage,
    TrialState,
    stage,
)

READY = ReadinessOutcome.READY


@pytest.mark.parametrize(
    ("expected", "facts"),
    [
        (Stage.INTEREST, {}),
        (Stage.CONVERSATION, {"talks": [ConversationState.ASKED]}),
        (Stage.CONVERSATION, {"talks": [ConversationState.DECLINED, ConversationState.HELD]}),
        (Stage.INTEREST, {"talks": [ConversationState.DECLINED, ConversationState.CANCELLED]}),
        (Stage.PLACEMENT, {"placements": [PlacementState.REQUESTED]}),
        (
            Stage.PLACEMENT,
            {"placements": [PlacementState.FINISHED], "talks": [ConversationState.HELD]},
        ),
        (
            Stage.CONVERSATION,
            {
                "placements": [PlacementState.DECLINED, PlacementState.WITHDRAWN],
                "talks": [ConversationState.HELD],
            },
        ),
        (
            Stage.INTEREST,
            {"placements": [PlacementState.CANCELLED, PlacementState.NOT_RELEASED]},
        ),
        (Stage.REVIEW, {"review_is_open": True, "placements": [PlacementState.AGREED]}),
        (Stage.REVIEW, {"review_is_open": True, "outcome": ReadinessOutcome.NOT_NOW}),
        (Stage.READY, {"outcome": READY, "placements": [PlacementState.AGREED]}),
        (Stage.NOT_NOW, {"outcome": ReadinessOutcome.NOT_NOW}),
        (Stage.ANOTHER_PATH, {"outcome": ReadinessOutcome.ANOTHER_PATH}),
        (Stage.TRIAL, {"trials": [TrialState.DRAFT], "outcome": READY}),
        (Stage.TRIAL, {"trials": [TrialState.AGREED], "review_is_open": True}),
        (Stage.READY, {"trials": [TrialState.ENDED], "outcome": READY}),
        (Stage.TRIAL, {"trials": [TrialState.ENDED]}),
        (Stage.INTEREST, {"trials": [TrialState.STOPPED]}),
    ],
)
def test_the_stage_is_the_furthest_thing_that_stands(expected, facts):
    assert stage(**facts) is expected


def test_every_stage_has_its_words():
    assert set(STAGE_WORDS) == set(Stage)
