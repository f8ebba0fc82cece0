"""Where a joint reflection stands for one of its two. Pure."""

from enum import StrEnum

LONGEST_TOPIC = 200
"""Characters of what the two think about."""


class Stands(StrEnum):
    """Where it stands, as one of the two sees it."""

    TO_ANSWER = "to_answer"
    WAITING = "waiting"
    DECLINED = "declined"
    OPEN = "open"
    FINISHED = "finished"
    ALONE = "alone"


PARTS = ("noticed", "thinking", "agreed")
"""The three texts of the page, in the order in which two people talk."""
CHANGED_BY_THE_OTHER = (
    "{other} changed this page while you were writing. What is kept now stands first, "
    "and your words are in the boxes below it: put them together and save again."
)


def form_key(joint_id: int, part: str) -> str:
    """The name under which a draft of one of the three texts is kept."""
    return f"joint:{joint_id}/{part}"


def stands(
    *,
    mine_is_agreed: bool,
    theirs_is_agreed: bool,
    they_ever_agreed: bool,
    they_left: bool,
    is_finished: bool,
) -> Stands:
    """Where it stands for somebody who has not left it themselves."""
    if not mine_is_agreed:
        return Stands.TO_ANSWER
    if they_left:
        return Stands.ALONE if they_ever_agreed else Stands.DECLINED
    if not theirs_is_agreed:
        return Stands.WAITING
    return Stands.FINISHED if is_finished else Stands.OPEN
