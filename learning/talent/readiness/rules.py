"""What is said to a checkpoint, what a review comes to, and what may be changed. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.talent import editions
from learning.talent.editions import Standing
from learning.talent.rules import (
    ANSWER_WORDS,
    CheckpointAnswer,
    OtherPath,
    ProofKind,
    ReadinessOutcome,
)
from learning.talent.second_views import rules as second_views

ProofRef = tuple[ProofKind, str]
PROOF_WORDS = {
    ProofKind.ATTRIBUTES: "What can be seen",
    ProofKind.VISIT: "Visits",
    ProofKind.COMPARISON: "The day you expected",
    ProofKind.REFLECTION: "Reflections",
    ProofKind.MODULE: "Modules you finished",
    ProofKind.RATING: "Your skills audit",
    ProofKind.CONVERSATION: "Conversations",
    ProofKind.PLAN: "Your plan",
    ProofKind.TASK: "Network tasks",
}
READY_LEVEL = 2
READY_FIRST = 3
FIRST_STATEMENTS = frozenset(
    {"concern-route", "cycle-ownership", "parents-trust", "working-systems"}
)
"""IDN1, GRA1, FAM1 and SLF3: what a good beginning as SENCo leans on most."""
MOST_THINGS = 12
"""Things that would change a ‘not now’; as many as a plan has room for."""
LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one person has said to one checkpoint."""

    answer: CheckpointAnswer | None = None
    note: str = ""
    proofs: frozenset[ProofRef] = frozenset()

    @property
    def parts(self) -> Mapping[str, str]:
        """The same as text, part by part."""
        named = "\n".join(sorted(map(as_value, self.proofs)))
        return {"answer": self.answer or "", "note": self.note, "proofs": named}

    @property
    def edition(self) -> str:
        """A name for what is kept."""
        return editions.edition(self.parts)

    @property
    def in_words(self) -> str:
        """The answer as it is shown."""
        return ANSWER_WORDS[self.answer] if self.answer else "Not answered yet"

    @property
    def asks_for_evidence(self) -> bool:
        """Whether it says yes and nothing shows it; that may stay so."""
        return self.answer is CheckpointAnswer.YES and not (self.note or self.proofs)

    @property
    def standing(self) -> Standing:
        """The same for somebody who said otherwise in another window."""
        return Standing(choice=self.in_words, words=self.note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says to a checkpoint; a part that is None is not said.

    `proofs` are all that are named, as a form has them. `edition` names what stood when it was
    said.
    """

    answer: str | None = None
    note: str | None = None
    proofs: tuple[str, ...] | None = None
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a review came to, as its owner decided."""

    outcome: ReadinessOutcome | None
    path: OtherPath | None = None
    next_steps: str = ""


def as_value(ref: ProofRef) -> str:
    """How a form names a piece of evidence: `module:first-steps`."""
    return f"{ref[0].value}:{ref[1]}"


def as_ref(value: str) -> ProofRef | None:
    """What such a word names; None for anything else."""
    kind, _, ref = value.partition(":")
    return (ProofKind(kind), ref) if kind in list(ProofKind) and ref else None


def is_to_talk_about(own: CheckpointAnswer | None, theirs: CheckpointAnswer | None) -> bool:
    """Whether the two answered, and otherwise."""
    return own is not None and theirs is not None and own is not theirs


def level_to_begin_with(statement_slug: str) -> int:
    """The level of the aspiring set from which a beginning is easier; no condition."""
    return READY_FIRST if statement_slug in FIRST_STATEMENTS else READY_LEVEL


def things(next_steps: str) -> tuple[str, ...]:
    """What would change a ‘not now’: a line each, without bullets; at most a plan’s worth."""
    lines = (line.strip().lstrip("-•*–").strip() for line in next_steps.split("\n"))
    return tuple(line for line in lines if line)[:MOST_THINGS]


def progress_words(answered: int, out_of: int) -> str:
    """How far somebody is; no result, and it reads like none."""
    return f"{answered} of {out_of} looked at"


def next_open(slugs: Sequence[str], open_slugs: Sequence[str], slug: str) -> str | None:
    """The next checkpoint without an answer: those behind this one first, then those before."""
    place = slugs.index(slug)
    in_turn = (*slugs[place + 1 :], *slugs[:place])
    return next((each for each in in_turn if each in open_slugs), None)


def draft_key(review_id: int, slug: str, *, is_own: bool) -> str:
    """The name under which a note typed and not yet sent is kept."""
    return second_views.draft_key("readiness", review_id, slug, is_own=is_own)


def outcome_draft_key(review_id: int) -> str:
    """The same for what follows from the outcome."""
    return second_views.draft_key("readiness-outcome", review_id, "next-steps", is_own=True)
