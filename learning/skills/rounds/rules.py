"""Decisions about rounds as pure functions: what is open, newest, begun with which context."""

from dataclasses import dataclass

from learning.people.rules import Phase
from learning.skills.rules import RoleShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where somebody stands when they rate; every part may be left out."""

    phase: Phase | None = None
    pupils: int | None = None
    role_shape: RoleShape | None = None
    is_on_leadership_team: bool | None = None
    purpose: str = ""


def draft_key(round_id: int, statement_slug: str) -> str:
    """The name under which a draft of a note is kept: `audit:12/hand-back`."""
    return f"{draft_keys(round_id)}{statement_slug}"


def draft_keys(round_id: int) -> str:
    """How the names of all drafts of a round begin."""
    return f"audit:{round_id}/"
