"""Where somebody stands on their way; theirs alone. A fixed number of statements."""

from dataclasses import dataclass
from datetime import date

from content import Library
from learning.plans.queries import plans_in_short
from learning.plans.rules import PlanKind
from learning.shadowing.comparing.queries import shadowing_in_short
from learning.shadowing.placements.queries import placements_in_short
from learning.sharing.lines import OpenedShare, ShareLine
from learning.sharing.queries import NoLongerShared, shares_of
from learning.sharing.rules import Part, SubjectKind
from learning.skills.queries import RoundInShort
from learning.skills.rounds.queries import rounds_of
from learning.skills.rules import ASPIRING
from learning.talent.attributes.queries import attributes_in_short
from learning.talent.conversations.queries import conversations_of
from learning.talent.interests.queries import OwnInterest, interest_page
from learning.talent.nominations.queries import paused_until
from learning.talent.queries import stages_of
from learning.talent.readiness.queries import readiness_in_short
from learning.talent.rules import STAGE_WORDS, Stage
from learning.talent.tasks.queries import tasks_in_short
from learning.talent.trials.queries import trial_in_short
from learning.talent.way.steps import NextThing, Parts, Step, next_thing, sentence, steps_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPage:
    """A person’s own way: a sentence, the one next thing, the steps, who sees it."""

    parts: Parts
    stage: Stage
    shares: tuple[ShareLine, ...]
    paused_until: date | None

    @property
    def interest(self) -> OwnInterest:
        """What they have said themselves."""
        return self.parts.interest

    @property
    def sentence(self) -> str:
        """Where they stand."""
        return sentence(self.stage, self.parts.interest.since)

    @property
    def next(self) -> NextThing:
        """What they could do next."""
        return next_thing(self.parts, self.stage)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return steps_of(self.parts, self.stage)

    @property
    def is_decided(self) -> bool:
        """Whether the newest readiness review has come to something."""
        return self.stage in (Stage.READY, Stage.NOT_NOW, Stage.ANOTHER_PATH)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedWay:
    """What somebody sees of another’s way: how far it is, since when, and what they are told."""

    owner_name: str
    stage: Stage
    interest: OwnInterest
    parts: frozenset[str]

    @property
    def stage_words(self) -> str:
        """How far it is, in words."""
        return STAGE_WORDS[self.stage]

    @property
    def is_mentor(self) -> bool:
        """Whether they are asked to say what they have seen themselves."""
        return bool(self.parts & {Part.ATTRIBUTES, Part.READINESS})


def way_page(person_id: int, library: Library, today: date) -> WayPage:
    """The person’s own way; raises NotFound if none is open."""
    interest = interest_page(person_id)
    guide = library.shadowing
    plans = plans_in_short(person_id, today, library)
    parts = Parts(
        interest=interest,
        attributes=attributes_in_short(interest.interest_id, guide),
        talks=conversations_of(interest.interest_id),
        placements=placements_in_short(person_id, today),
        seen=shadowing_in_short(person_id, today, guide),
        tasks=tasks_in_short(person_id, guide),
        readiness=readiness_in_short(interest.interest_id),
        trial=trial_in_short(interest.interest_id),
        round=_aspiring_round(person_id),
        plan=next((each for each in plans if each.kind is PlanKind.OWN), None),
    )
    return WayPage(
        parts=parts,
        stage=stages_of([person_id])[person_id],
        shares=shares_of(person_id, SubjectKind.INTEREST, interest.interest_id, today=today),
        paused_until=paused_until(person_id, today),
    )


def shared_way(share: OpenedShare) -> SharedWay:
    """The way behind a share that stands open. Raises NoLongerShared if it was set aside."""
    stage = stages_of([share.owner_id]).get(share.owner_id)
    if stage is None:
        raise NoLongerShared
    interest = interest_page(share.owner_id)
    if interest.interest_id != share.subject_id:
        raise NoLongerShared
    return SharedWay(owner_name=share.owner_name, stage=stage, interest=interest, parts=share.parts)


def _aspiring_round(person_id: int) -> RoundInShort | None:
    """The newest round of the set for aspiring SENCos."""
    rounds = [each for each in rounds_of(person_id) if each.statement_set == ASPIRING]
    return max(rounds, key=lambda each: (each.started_at, each.round_id), default=None)
