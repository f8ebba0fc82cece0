"""What somebody may be reminded of. Pure."""

from enum import StrEnum


class NudgeKind(StrEnum):
    """What a reminder is about."""

    SESSION = "session"
    EVALUATION = "evaluation"
    FOLLOW_UP = "follow_up"
    TRAINING = "training"
    ACTION = "action"
    STALLED = "stalled"
    IMPACT = "impact"
