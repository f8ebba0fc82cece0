"""What is said to a statement, how it is named, and what two windows make of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from learning.drafts.rules import LONGEST_TEXT
from learning.skills.rules import LEVELS, Answer, EvidenceKind

EvidenceRef = tuple[EvidenceKind, str]
NUMBERED = (EvidenceKind.REFLECTION, EvidenceKind.VISIT)
"""Kinds of evidence that are named by a number."""
UNANSWERED = "none"
PARTS = ("answer", "target", "note", "link", "evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says to a statement. A part that is None stays as it stands.

    `evidence` is all of it: what is not named any more is taken away. `edition` names what stood
    when it was said (`Kept.edition`); nothing, for somebody who has seen no answer.
    """

    answer: Answer | None = None
    level: int | None = None
    note: str | None = None
    link: str | None = None
    evidence: tuple[EvidenceRef, ...] | None = None
    target: int | None = None
    edition: str = ""
    names_no_pupil: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What is kept about one statement."""

    answer: Answer | None
    level: int | None
    target: int
    note: str = ""
    link: str = ""
    evidence: frozenset[EvidenceRef] = frozenset()

    @property
    def edition(self) -> str:
        """A name for all of it; each part has a name of its own in it."""
        return "-".join(_name(self, part) for part in PARTS)


class Merged(NamedTuple):
    """What stands afterwards, and the parts that two windows changed to different things."""

    kept: Kept
    clashes: frozenset[str]


def choice_of(answer: Answer | None, level: int | None) -> str:
    """An answer as one word of a form: `3`, `not_my_role`, or nothing."""
    return str(level) if answer is Answer.RATED else (answer or "")


def answer_of(choice: str) -> tuple[Answer, int | None] | None:
    """The answer that a word of a form means; None for anything else."""
    if choice in {str(level) for level in LEVELS}:
        return Answer.RATED, int(choice)
    if choice in (Answer.NOT_MY_ROLE, Answer.NO_EVIDENCE):
        return Answer(choice), None
    return None


def merged(kept: Kept, wanted: Kept, said: Said) -> Merged:
    """What stands when `wanted` (checked, and whole) is said about what `said.edition` names.

    A part that was changed here alone or there alone is taken as changed. Changed here and there:
    evidence is put together, anything else clashes and stays as it is kept.
    """
    seen = dict(zip(PARTS, said.edition.split("-"), strict=False))
    blank = Kept(answer=None, level=None, target=kept.target)
    values: dict[str, object] = {}
    clashes: set[str] = set()
    for part in PARTS:
        then = seen.get(part) or _name(blank, part)
        now, here = _name(kept, part), _name(wanted, part)
        if here in (now, then):
            continue
        if now == then:
            values |= _values(wanted, part)
        elif part == "evidence":
            values[part] = kept.evidence | wanted.evidence
        else:
            clashes.add(part)
    return Merged(_with(kept, values), frozenset(clashes))


def both_notes(mine: str, theirs: str) -> str:
    """Two notes in one, nothing of either lost; only mine where both are too long for one."""
    if mine in theirs:
        return theirs
    both = mine if theirs in mine else f"{mine}\n\n{theirs}"
    return both if len(both) <= LONGEST_TEXT else mine


def _values(kept: Kept, part: str) -> dict[str, object]:
    names = ("answer", "level") if part == "answer" else (part,)
    return {name: getattr(kept, name) for name in names}


def _with(kept: Kept, values: dict[str, object]) -> Kept:
    fields = ("answer", "level", "target", "note", "link", "evidence")
    return Kept(**{**{name: getattr(kept, name) for name in fields}, **values})


def _name(kept: Kept, part: str) -> str:
    """A short name without a hyphen for what a part says."""
    match part:
        case "answer":
            return choice_of(kept.answer, kept.level) or UNANSWERED
        case "target":
            return str(kept.target)
        case "evidence":
            return _digest("\n".join(sorted(f"{kind}:{ref}" for kind, ref in kept.evidence)))
        case _:
            return _digest(getattr(kept, part))


def _digest(words: str) -> str:
    return blake2b(words.encode(), digest_size=5).hexdigest() if words else UNANSWERED


def evidence_ref(text: str) -> EvidenceRef | None:
    """What a word of a form such as `module:first-steps` or `reflection:12` names; None if odd."""
    kind, _, ref = text.partition(":")
    if kind not in list(EvidenceKind) or not ref or len(ref) > 200:  # noqa: PLR2004 - as the column
        return None
    if kind in NUMBERED and not (ref.isascii() and ref.isdigit()):
        return None
    return EvidenceKind(kind), ref


def answered(answers: Collection[Answer | None]) -> int:
    """How many of these are answered, in whatever way."""
    return sum(1 for each in answers if each is not None)
