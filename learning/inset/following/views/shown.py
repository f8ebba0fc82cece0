"""What the pages of answering share."""

from collections.abc import Mapping

from learning.drafts.queries import KeptDraft, drafts_for
from learning.inset.following.services import draft_keys


def drafts_of(
    person_id: int, session_id: int, part: object, names: tuple[str, ...]
) -> Mapping[str, KeptDraft]:
    """What was typed into these fields and not sent, by the field's name."""
    keys = {f"{draft_keys(session_id)}{part}/{name}": name for name in names}
    return {keys[key]: kept for key, kept in drafts_for(person_id, keys).items()}
