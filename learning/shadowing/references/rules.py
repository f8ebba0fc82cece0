"""The words of references, and their decisions as pure functions."""

from enum import StrEnum


class ReferenceState(StrEnum):
    """How far a reference has come. Taken back is declined: there are no words either way."""

    ASKED = "asked"
    WRITTEN = "written"
    DECLINED = "declined"
    GONE = "gone"


def state_of(*, has_writer: bool, is_written: bool, is_declined: bool) -> ReferenceState:
    """How far it has come; GONE: its writer has been erased, and their words with them."""
    if not has_writer:
        return ReferenceState.GONE
    if is_written:
        return ReferenceState.WRITTEN
    return ReferenceState.DECLINED if is_declined else ReferenceState.ASKED


def draft_key(placement_id: int) -> str:
    """The name under which the draft of a reference is kept."""
    return f"placement:{placement_id}:reference"
