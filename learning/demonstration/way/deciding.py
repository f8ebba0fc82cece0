"""Looking at the twelve points with a mentor, deciding, and a trial as assistant SENCo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from content import Library
from learning import clock
from learning.demonstration.story import Learner
from learning.demonstration.way.beginnings import Way
from learning.demonstration.way.days import EVENING, LUNCH, SchoolDays
from learning.demonstration.way.people import viewer_of
from learning.sharing.queries import opened_share
from learning.sharing.rules import SubjectKind
from learning.sharing.services import open_share
from learning.talent.models import Trial
from learning.talent.readiness import services as readiness
from learning.talent.readiness.evidence import offers_for
from learning.talent.readiness.rules import Decision, Said, as_value
from learning.talent.rules import CheckpointAnswer, ProofKind, TrialEntryKind
from learning.talent.trials import services as trials
from learning.talent.trials.pages import EntryDraft, TrialDraft
from learning.talent.trials.queries import brief_edition

THURSDAY, AFTER_MEETING = 3, time(16, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What somebody says to a point; `shown_by` are kinds of evidence, or one by its name."""

    answer: CheckpointAnswer
    note: str = ""
    shown_by: Sequence[ProofKind | tuple[ProofKind, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTrial:
    """A trial and the words of its brief; `shown` and `agreed` so many school days ago."""

    strand: str
    brief: str
    outcomes: str
    begins: date
    ends: date
    protected_minutes: int
    meets: str
    shown: int
    agreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A weekly meeting in the week up to so many school days ago, and what one of the two wrote."""

    ago: int
    went_well: str
    next_steps: str
    by_senco: bool = False


def begin_review(learner: Learner, library: Library, days: SchoolDays, ago: int) -> int:
    """A readiness review was begun; its key."""
    with clock.standing_at(days.at(ago, EVENING)):
        return readiness.begin_review(
            learner.person_id, library.shadowing, form_id=learner.form_id()
        )


def answer_points(
    way: Way, review_id: int, library: Library, ago: int, points: Mapping[str, Point]
) -> None:
    """Its owner answered these points, naming what they had to show by then."""
    person_id = way.owner.person_id
    with clock.standing_at(way.days.at(ago, EVENING)):
        offers = offers_for(person_id, way.interest_id, library, clock.today())
        titles = {offer.value: offer.title for offer in offers}
        said = {
            slug: Said(
                answer=each.answer.value, note=each.note, proofs=_values(each.shown_by, titles)
            )
            for slug, each in points.items()
        }
        readiness.answer(person_id, review_id, said, titles=titles)


def answer_beside(
    mentor: Learner, review_id: int, days: SchoolDays, ago: int, points: Mapping[str, Point]
) -> None:
    """A mentor answered what they could, and handed it over the day after."""
    said = {slug: Said(answer=each.answer.value, note=each.note) for slug, each in points.items()}
    with clock.standing_at(days.at(ago, EVENING)):
        readiness.answer(mentor.person_id, review_id, said)
    with clock.standing_at(days.at(ago - 1, LUNCH)):
        readiness.hand_over(mentor.person_id, review_id)


def decide(learner: Learner, review_id: int, days: SchoolDays, ago: int, what: Decision) -> None:
    """They decided what it came to."""
    with clock.standing_at(days.at(ago, EVENING)):
        readiness.decide(learner.person_id, review_id, what, edition="1")


def tell_trial(owner: Learner, senco: Learner, days: SchoolDays, told: ToldTrial) -> Trial:
    """A brief was written and shown, and the SENCo agreed to it."""
    draft = TrialDraft(
        senco_id=senco.person_id,
        strand=told.strand,
        brief=told.brief,
        outcomes=told.outcomes,
        starts_on=told.begins,
        ends_on=told.ends,
        protected_minutes=told.protected_minutes,
        meets=told.meets,
    )
    with clock.standing_at(days.at(told.shown, EVENING)):
        trial = trials.start_trial(viewer_of(owner), draft, form_id=owner.form_id())
        trials.show_brief(owner.person_id, trial.id)
    with clock.standing_at(days.at(told.agreed)):
        share_id = trial.share_id or 0
        open_share(senco.person_id, share_id)
        opened = opened_share(senco.person_id, share_id, SubjectKind.TRIAL, now=clock.now())
        if opened is not None:
            trials.agree(senco.person_id, opened, edition=brief_edition(trial))
    return trial


def tell_meetings(
    owner: Learner, senco: Learner, trial: Trial, days: SchoolDays, told: Sequence[Met]
) -> None:
    """The meetings of the trial that took place, as one of the two wrote them down."""
    for each in told:
        by = senco if each.by_senco else owner
        day = days.ago_on(each.ago, THURSDAY)
        draft = EntryDraft(
            kind=TrialEntryKind.MEETING,
            held_on=day,
            went_well=each.went_well,
            next_steps=each.next_steps,
        )
        with clock.standing_at(datetime.combine(day, AFTER_MEETING, clock.LONDON)):
            trials.note_entry(by.person_id, trial, draft, form_id=by.form_id())


def _values(
    shown_by: Sequence[ProofKind | tuple[ProofKind, str]], titles: Mapping[str, str]
) -> tuple[str, ...]:
    """The first of each kind that there is to name, or what is named itself."""
    wanted = []
    for each in shown_by:
        if isinstance(each, tuple):
            wanted.append(as_value(each))
        else:
            wanted.extend([value for value in titles if value.startswith(f"{each.value}:")][:1])
    return tuple(value for value in wanted if value in titles)
