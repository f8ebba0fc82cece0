"""The words of the way to becoming a SENCo, and its decisions as pure functions."""

from collections.abc import Collection
from datetime import timedelta
from enum import StrEnum

from learning.shadowing.rules import OPEN_STATES, PlacementState

LONGEST_WHY = 2_000
LONGEST_INVITATION = 300
LONGEST_EXAMPLE = 600
LONGEST_AGREED = 2_000
LONGEST_NOTE = 2_000
LONGEST_BRIEF = 4_000
INVITATION_LASTS = timedelta(days=28)
PAUSE_LASTS = timedelta(days=365)
"""How long somebody is not asked again who asked for that."""
LEAST_COUNTED = 5
"""Fewer people than this stand in no figure (product rule 1)."""


class Stage(StrEnum):
    """Where somebody stands on the way; worked out from what is there, kept nowhere."""

    INTEREST = "interest"
    CONVERSATION = "conversation"
    PLACEMENT = "placement"
    REVIEW = "review"
    TRIAL = "trial"
    READY = "ready"
    NOT_NOW = "not_now"
    ANOTHER_PATH = "another_path"


class Seen(StrEnum):
    """How often a behaviour was seen. None is a score, and none counts against anybody."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    NOT_YET = "not_yet"
    NO_CHANCE = "no_chance"


class ConversationState(StrEnum):
    """What became of asking for a conversation."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    HELD = "held"
    CANCELLED = "cancelled"


class CheckpointAnswer(StrEnum):
    """What somebody says to a checkpoint of the readiness review."""

    YES = "yes"
    PARTLY = "partly"
    NOT_YET = "not_yet"


class ReadinessOutcome(StrEnum):
    """What a readiness review came to. Each is a good result."""

    READY = "ready"
    NOT_NOW = "not_now"
    ANOTHER_PATH = "another_path"


class OtherPath(StrEnum):
    """Where a review leads that comes to another path than this one."""

    SUBJECT = "subject"
    PASTORAL = "pastoral"
    SPECIALIST_TEACHER = "specialist_teacher"
    LEADERSHIP = "leadership"
    SEND_SPECIALIST = "send_specialist"
    SOMETHING_ELSE = "something_else"


class ProofKind(StrEnum):
    """What already in the product is named as evidence for a checkpoint."""

    ATTRIBUTES = "attributes"
    VISIT = "visit"
    COMPARISON = "comparison"
    REFLECTION = "reflection"
    MODULE = "module"
    RATING = "rating"
    CONVERSATION = "conversation"
    PLAN = "plan"
    TASK = "task"


class TrialState(StrEnum):
    """How far a trial as assistant SENCo has come."""

    DRAFT = "draft"
    AGREED = "agreed"
    ENDED = "ended"
    STOPPED = "stopped"


class TrialEntryKind(StrEnum):
    """What was noted of a trial: a weekly meeting, the review half-way, the one at the end."""

    MEETING = "meeting"
    MID_REVIEW = "mid_review"
    END_REVIEW = "end_review"


STAGE_WORDS = {
    Stage.INTEREST: "Interest",
    Stage.CONVERSATION: "Conversation",
    Stage.PLACEMENT: "Placement",
    Stage.REVIEW: "Readiness review",
    Stage.TRIAL: "Trial as assistant SENCo",
    Stage.READY: "Ready",
    Stage.NOT_NOW: "Not now",
    Stage.ANOTHER_PATH: "Another path",
}
SEEN_WORDS = {
    Seen.OFTEN: "Seen often",
    Seen.SOMETIMES: "Sometimes",
    Seen.NOT_YET: "Not yet",
    Seen.NO_CHANCE: "No chance to see it",
}
ANSWER_WORDS = {
    CheckpointAnswer.YES: "Yes, with evidence",
    CheckpointAnswer.PARTLY: "Partly",
    CheckpointAnswer.NOT_YET: "Not yet",
}
OUTCOME_WORDS = {
    ReadinessOutcome.READY: "Ready",
    ReadinessOutcome.NOT_NOW: "Not now",
    ReadinessOutcome.ANOTHER_PATH: "Another path",
}
PATH_WORDS = {
    OtherPath.SUBJECT: "leading a subject",
    OtherPath.PASTORAL: "pastoral work",
    OtherPath.SPECIALIST_TEACHER: "specialist teacher",
    OtherPath.LEADERSHIP: "leadership of another kind",
    OtherPath.SEND_SPECIALIST: "SEND specialist, or assistant to the SENCo",
    OtherPath.SOMETHING_ELSE: "something else",
}


def stage(
    *,
    talks: Collection[ConversationState] = (),
    placements: Collection[PlacementState] = (),
    review_is_open: bool = False,
    outcome: ReadinessOutcome | None = None,
    trials: Collection[TrialState] = (),
) -> Stage:
    """Where somebody with an open interest stands, from what is there; the furthest thing counts.

    `outcome` is that of the newest review that is closed. A trial that goes on, then a review that
    is open, come before what was decided earlier. What was declined or withdrawn is no step.
    """
    if not {TrialState.DRAFT, TrialState.AGREED}.isdisjoint(trials):
        return Stage.TRIAL
    if review_is_open:
        return Stage.REVIEW
    if outcome is not None:
        return _DECIDED[outcome]
    return _furthest(talks, placements, trials)


def _furthest(
    talks: Collection[ConversationState],
    placements: Collection[PlacementState],
    trials: Collection[TrialState],
) -> Stage:
    if TrialState.ENDED in trials:
        return Stage.TRIAL
    if not _STANDING_PLACEMENTS.isdisjoint(placements):
        return Stage.PLACEMENT
    return Stage.CONVERSATION if not _STANDING_TALKS.isdisjoint(talks) else Stage.INTEREST


_DECIDED = {
    ReadinessOutcome.READY: Stage.READY,
    ReadinessOutcome.NOT_NOW: Stage.NOT_NOW,
    ReadinessOutcome.ANOTHER_PATH: Stage.ANOTHER_PATH,
}
_STANDING_PLACEMENTS = OPEN_STATES | {PlacementState.FINISHED}
_STANDING_TALKS = frozenset(
    {ConversationState.ASKED, ConversationState.ACCEPTED, ConversationState.HELD}
)
