"""What others ask of the skills audit: in short, where somebody stands with it."""

from dataclasses import dataclass

from learning import clock
from learning.skills.mentors.queries import requests_for
from learning.skills.mentors.requests import RequestInShort
from learning.skills.rounds.queries import RoundInShort, rounds_of

__all__ = ["AuditInShort", "RequestInShort", "RoundInShort", "audit_in_short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditInShort:
    """Rounds a person has open, the one they finished last, and what others ask them to rate."""

    open: tuple[RoundInShort, ...]
    last: RoundInShort | None
    requests: tuple[RequestInShort, ...]


def audit_in_short(person_id: int) -> AuditInShort:
    """A person's audit as pages about everything show it. Two statements."""
    rounds = rounds_of(person_id)
    finished = [each for each in rounds if each.completed_at is not None]
    return AuditInShort(
        open=tuple(each for each in rounds if each.completed_at is None),
        last=max(finished, key=_finished_at, default=None),
        requests=requests_for(person_id, clock.today()),
    )


def _finished_at(each: RoundInShort) -> float:
    return each.completed_at.timestamp() if each.completed_at else 0.0
