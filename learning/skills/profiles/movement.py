"""What moved between two rounds of the same framework and set. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from content.framework_types import Framework
from content.types import Change
from learning.sharing.rules import Part
from learning.skills.profiles.rules import RoundFacts, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Something finished between two rounds, from the owner's own record."""

    title: str
    finished_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A statement asked both times. `old_text` stands only if its wording changed."""

    now: Statement
    before: Statement
    old_text: str = ""
    evidence_added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What moved since the round before.

    `first_levels` were asked last time and given no level then; `levels_gone` have none now. `new`
    were not asked last time, `no_longer_asked` are not asked now. `changes` are those of the
    framework between the versions of the two rounds.
    """

    since: RoundFacts
    until: RoundFacts
    up: tuple[Moved, ...] = ()
    down: tuple[Moved, ...] = ()
    same: tuple[Moved, ...] = ()
    first_levels: tuple[Moved, ...] = ()
    levels_gone: tuple[Moved, ...] = ()
    new: tuple[Statement, ...] = ()
    no_longer_asked: tuple[Statement, ...] = ()
    evidence: tuple[Moved, ...] = ()
    reworded: tuple[Moved, ...] = ()
    learnt: tuple[Learnt, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def has_moved(self) -> bool:
        """Whether any level stands elsewhere than last time."""
        return bool(self.up or self.down)


def movement(
    now: tuple[RoundFacts, Sequence[Statement]],
    before: tuple[RoundFacts, Sequence[Statement]],
    framework: Framework | None,
    learnt: Sequence[Learnt],
) -> Movement:
    """What moved between two rounds, statement by statement in the order of the later one."""
    (until, present), (since, earlier) = now, before
    known = {each.key: each for each in earlier}
    asked = {each.key for each in present}
    both = [_moved(each, known[each.key]) for each in present if each.key in known]
    rated = [(each, step) for each in both if (step := _step(each)) is not None]
    return Movement(
        since=since,
        until=until,
        up=_by_step([(each, step) for each, step in rated if step > 0]),
        down=_by_step([(each, -step) for each, step in rated if step < 0]),
        same=tuple(each for each, step in rated if step == 0),
        first_levels=tuple(e for e in both if e.before.level is None and e.now.level is not None),
        levels_gone=tuple(e for e in both if e.before.level is not None and e.now.level is None),
        new=tuple(each for each in present if each.key not in known),
        no_longer_asked=tuple(each for each in earlier if each.key not in asked),
        evidence=tuple(each for each in both if each.evidence_added),
        reworded=tuple(each for each in both if each.old_text),
        learnt=tuple(learnt),
        changes=_changes(since, until, framework),
    )


def last_levels(
    statements: Sequence[Statement], earlier: Sequence[Statement]
) -> tuple[Statement, ...]:
    """The statements, each with the level that it had last time."""
    levels: Mapping[str, int | None] = {each.key: each.level for each in earlier}
    return tuple(replace(each, before=levels.get(each.key)) for each in statements)


def movement_as_shared(found: Movement, parts: frozenset[str]) -> Movement:
    """What a reader sees of it: never what its owner has learnt; evidence only if shared."""
    hidden = replace(found, learnt=())
    return hidden if Part.EVIDENCE in parts else replace(hidden, evidence=())


def _moved(now: Statement, before: Statement) -> Moved:
    return Moved(
        now=now,
        before=before,
        old_text=before.text if before.text != now.text else "",
        evidence_added=_added(now, before),
    )


def _added(now: Statement, before: Statement) -> tuple[str, ...]:
    """What shows the statement now and did not last time, in words."""
    known = {(each.kind, each.ref) for each in before.evidence}
    titles = [each.title for each in now.evidence if (each.kind, each.ref) not in known]
    if now.note and now.note != before.note:
        titles.append("a note")
    if now.link and now.link != before.link:
        titles.append("a link")
    return tuple(titles)


def _step(moved: Moved) -> int | None:
    """By how many levels it moved; None unless there is a level both times."""
    if moved.now.level is None or moved.before.level is None:
        return None
    return moved.now.level - moved.before.level


def _by_step(moved: Sequence[tuple[Moved, int]]) -> tuple[Moved, ...]:
    return tuple(each for each, _ in sorted(moved, key=lambda one: -one[1]))


def _changes(
    since: RoundFacts, until: RoundFacts, framework: Framework | None
) -> tuple[Change, ...]:
    """What the framework changed between the two versions, oldest first."""
    found = framework.changes_since(since.framework_version) if framework else ()
    return tuple(each for each in found if each.version <= until.framework_version)
