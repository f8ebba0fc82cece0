"""What a plan is started from: gaps of a round, or nothing; and what each gap offers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content import Library
from learning.courses.queries import lessons_done
from learning.errors import NotFound
from learning.people.queries import possible_key
from learning.people.viewers import Viewer
from learning.plans import rules
from learning.plans.half_typed import HalfTyped
from learning.plans.offers import DoneLessons, Offer, offered_for
from learning.plans.queries import open_plan_id
from learning.plans.rules import PlanKind
from learning.plans.typed import GoalDraft, first_words
from learning.skills.gaps import Gap
from learning.skills.profiles.queries import gaps_of_round

LARGEST_NUMBER = 10
"""Figures of a round's key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """Room for a goal: from a gap, with what moves it, or for one of the person's own.

    `words` are to begin with. The gap is None where there is none, or none any more.
    """

    number: int
    gap: Gap | None
    offers: tuple[Offer, ...]
    words: GoalDraft

    @property
    def key(self) -> str:
        """What its drafts are kept under."""
        return self.gap.statement_slug if self.gap else "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a plan is to be started from. `adds_to`: the plan of its kind that is open already.

    `statements` are those asked for, as they go along in the address of the form; `gaps` all of
    the round's.
    """

    kind: PlanKind
    round_id: int | None
    statements: tuple[str, ...]
    gaps: tuple[Gap, ...]
    rows: tuple[GoalRow, ...]
    done: DoneLessons
    adds_to: int | None
    school_name: str

    @property
    def is_from_gaps(self) -> bool:
        """Whether a gap was chosen that the round (still) has."""
        return any(row.gap for row in self.rows)

    @property
    def keys(self) -> dict[str, str]:
        """The names under which the drafts of the form are kept, by field."""
        found = {"vision": rules.start_form_key(self.kind, "vision")}
        for row in self.rows:
            for name in ("text", "measure"):
                found[f"goal_{row.number}_{name}"] = rules.start_form_key(
                    self.kind, "goal", row.key, name
                )
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage:
    """The page of the form: what it starts from, and what was typed into it before."""

    start: Start
    drafts: HalfTyped = field(default_factory=lambda: HalfTyped({}))


def number_typed(typed: str | None) -> int | None:
    """The key of a round in an address; raises NotFound for what can be none."""
    if not typed:
        return None
    if not typed.isascii() or not typed.isdecimal() or len(typed) > LARGEST_NUMBER:
        raise NotFound
    return possible_key(int(typed))


def start_from(
    viewer: Viewer,
    library: Library,
    *,
    kind: PlanKind,
    round_id: int | None,
    statements: Sequence[str],
    is_sent: bool = False,
) -> Start:
    """What a plan is started from, at most as many goals as one holds; raises NotFound.

    Once the form `is_sent`, a gap or a round that is gone meanwhile loses nobody their words: its
    row stays, for a goal of the person's own.
    """
    gaps: tuple[Gap, ...] = ()
    try:
        gaps = gaps_of_round(viewer.id, round_id, library) if round_id else ()
    except NotFound:
        if not is_sent:
            raise
        round_id = None
    by_slug = {each.statement_slug: each for each in gaps}
    asked = tuple(dict.fromkeys(statements))[: rules.MOST_GOALS]
    wanted = asked if is_sent else tuple(slug for slug in asked if slug in by_slug)
    done = lessons_done(viewer.id, library)
    rows = [_row(number, by_slug.get(slug), library, done) for number, slug in enumerate(wanted)]
    return Start(
        kind=kind,
        round_id=round_id,
        statements=wanted,
        gaps=gaps,
        rows=tuple(rows or [_row(0, None, library, done)]),
        done=done,
        adds_to=open_plan_id(viewer.id, kind),
        school_name=viewer.hat.school_name if viewer.hat else "",
    )


def _row(number: int, gap: Gap | None, library: Library, done: DoneLessons) -> GoalRow:
    return GoalRow(
        number=number,
        gap=gap,
        offers=offered_for(gap, library, done) if gap else (),
        words=first_words(gap, library) if gap else GoalDraft(text=""),
    )
