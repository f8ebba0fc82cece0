"""What a presenter's window sends: JSON to values, or a no in plain words. Pure."""

import json
import re
from dataclasses import dataclass

from learning.errors import Refused
from learning.inset.live.rules import LARGEST_ID, LONGEST_TIMER, Action

LONGEST_MESSAGE = 4_000
"""Bytes."""
NOT_UNDERSTOOD = "What this window sent could not be read. Open the page again."
_KEY = re.compile(r"[0-9A-Za-z_-]{1,32}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What a window that presents asks for. `step_key` None: the step stays."""

    key: str
    step_key: str | None = None
    action: Action | None = None
    seconds: int | None = None
    question_id: int | None = None


def is_key(text: object) -> bool:
    """Whether this can name a window."""
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def sent_by(body: bytes) -> Sent:
    """What a window sent; raises Refused for what is no such message."""
    try:
        found = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Refused(NOT_UNDERSTOOD) from error
    if not isinstance(found, dict) or not is_key(found.get("key")):
        raise Refused(NOT_UNDERSTOOD)
    step_key = found.get("step_key")
    if step_key is not None and not isinstance(step_key, str):
        raise Refused(NOT_UNDERSTOOD)
    return Sent(
        key=found["key"],
        step_key=step_key,
        action=_action(found.get("action")),
        seconds=_whole(found.get("seconds"), LONGEST_TIMER, "A timer runs for up to three hours."),
        question_id=_whole(found.get("question_id"), LARGEST_ID, NOT_UNDERSTOOD),
    )


def _action(sent: object) -> Action | None:
    if sent is None or sent == "":
        return None
    if not isinstance(sent, str) or sent not in set(Action):
        raise Refused(NOT_UNDERSTOOD)
    return Action(sent)


def _whole(sent: object, largest: int, otherwise: str) -> int | None:
    if sent is None:
        return None
    if isinstance(sent, bool) or not isinstance(sent, int):
        raise Refused(NOT_UNDERSTOOD)
    if not 1 <= sent <= largest:
        raise Refused(otherwise)
    return sent


def _refuse(_constant: str) -> None:
    raise ValueError("no number")
