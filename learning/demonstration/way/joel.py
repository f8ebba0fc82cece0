"""Joel: two mornings elsewhere, a review, and half a trial as assistant SENCo behind him."""

from datetime import date, time, timedelta

from content import Library
from learning import clock
from learning.demonstration.calendar import coming_school_day
from learning.demonstration.development.plans import Calendar, ToldPlan, tell_plan
from learning.demonstration.development.ratings import JOEL, said_in
from learning.demonstration.development.rounds import Setting, tell_round
from learning.demonstration.way import joel_words as words
from learning.demonstration.way.beginnings import (
    Way,
    do_tasks,
    hand_over_seen,
    note_seen,
    say_might,
    share_way,
    tell_talk,
)
from learning.demonstration.way.days import EVENING, LUNCH, SchoolDays
from learning.demonstration.way.deciding import (
    ToldTrial,
    answer_beside,
    answer_points,
    begin_review,
    decide,
    tell_meetings,
    tell_trial,
)
from learning.demonstration.way.people import People
from learning.demonstration.way.placements import (
    Three,
    ToldPlacement,
    ToldVisit,
    tell_placement,
    tell_visit,
)
from learning.people.rules import Phase
from learning.plans.rules import PlanKind
from learning.shadowing.references import services as references
from learning.sharing.rules import Part
from learning.skills.rules import ASPIRING, RoleShape
from learning.talent.readiness.rules import Decision
from learning.talent.rules import ReadinessOutcome

STRAND = "transition"
TRIAL_BEGAN = 50
UNTIL_HALFWAY = timedelta(days=9)
SALTMARSH = (Phase.SPECIAL, 96)


def tell_joel(people: People, library: Library, days: SchoolDays) -> None:
    """From “I might” to the weeks before the review halfway."""
    joel, sian = people.joel, people.sian
    way = say_might(joel, days, 80, why=words.WHY, for_others=words.FOR_OTHERS)
    tell_talk(joel, sian, days, words.TALK)
    _visit(people, library, days)
    do_tasks(joel, library.shadowing, days, words.TASKS)
    _look_together(people, way, library)
    _try(people, library, days)
    _plan(people, library, days)
    share_way(way, people.head_of_saltmarsh, (Part.WAY,), 54, opened=(53,))
    share_way(way, people.margaret, (Part.WAY,), 30, opened=(29, 4))


def _visit(people: People, library: Library, days: SchoolDays) -> None:
    """Two mornings at the high school, and what its SENCo wrote about them when he asked."""
    three = Three(visitor=people.joel, host=people.copperbeck, leader=people.head_of_saltmarsh)
    placement = ToldPlacement(
        asked=76,
        begins=days.ago(70),
        ends=days.ago(62),
        aim=words.AIM,
        aims=words.AIMS,
        host=words.HOST,
        release=words.RELEASE,
        expected=words.EXPECTED,
    )
    placement_id = tell_placement(three, library, days, placement)
    for ago, noted, seen, comment in (
        (69, words.FIRST, words.FIRST_SEEN, words.FIRST_COMMENT),
        (65, words.SECOND, words.SECOND_SEEN, words.SECOND_COMMENT),
    ):
        visit = ToldVisit(
            ago=ago,
            begins=time(8, 25),
            ends=time(12, 15),
            place=words.PLACE,
            planned=71,
            noted=noted,
            seen=seen,
            comment=comment,
        )
        tell_visit(three, library, placement_id, days, visit)
    with clock.standing_at(days.at(63, EVENING)):
        references.ask(people.joel.person_id, placement_id)
    with clock.standing_at(days.at(62, LUNCH)):
        references.hand_over(
            people.copperbeck.person_id, placement_id, body=words.REFERENCE, edition="1"
        )


def _look_together(people: People, way: Way, library: Library) -> None:
    """He and Siân looked apart, then talked; he decided that he is ready to try."""
    joel, sian, days = people.joel, people.sian, way.days
    note_seen(joel, way, 75, words.SEEN)
    parts = (Part.WAY, Part.ATTRIBUTES, Part.READINESS)
    share_way(way, sian, parts, 62, opened=(61, 59))
    note_seen(sian, way, 61, words.SEEN_BY_SIAN)
    hand_over_seen(sian, way, 60)
    review_id = begin_review(joel, library, days, 61)
    answer_points(way, review_id, library, 58, words.POINTS)
    answer_beside(sian, review_id, days, 59, words.POINTS_BESIDE)
    decision = Decision(outcome=ReadinessOutcome.READY, next_steps=words.READY)
    decide(joel, review_id, days, 56, decision)


def _try(people: People, library: Library, days: SchoolDays) -> None:
    """A trial with transition as his strand: in some days its first half is over."""
    strand = library.shadowing.strand(STRAND)
    begins = days.ago(TRIAL_BEGAN)
    told = ToldTrial(
        strand=strand.title if strand else STRAND,
        brief=words.BRIEF,
        outcomes=words.OUTCOMES,
        begins=begins,
        ends=_last_day(begins, days.today),
        protected_minutes=210,
        meets=words.MEETS,
        shown=54,
        agreed=52,
    )
    trial = tell_trial(people.joel, people.sian, days, told)
    tell_meetings(people.joel, people.sian, trial, days, words.MEETINGS)


def _last_day(begins: date, today: date) -> date:
    """A school day about two terms on, so that the middle of the trial is some days from today."""
    return coming_school_day(today + (today - begins) + 2 * UNTIL_HALFWAY, 1)


def _plan(people: People, library: Library, days: SchoolDays) -> None:
    """He rated himself by the set for aspiring SENCos, and made a plan from two gaps."""
    phase, pupils = SALTMARSH
    setting = Setting(
        purpose=words.AUDIT_PURPOSE,
        phase=phase,
        pupils=pupils,
        role_shape=RoleShape.NOT_YET,
        statement_set=ASPIRING,
    )
    when = (days.ago(56), days.ago(55))
    round_id = tell_round(people.joel, library, setting, said_in(JOEL), when)
    told = ToldPlan(
        kind=PlanKind.OWN,
        goals=words.GOALS,
        vision=words.PLAN_VISION,
        begun=-8,
        agreed=-7.4,
        sponsor="Siân Pritchard",
        round_id=round_id,
        reviews=words.REVIEWS,
    )
    tell_plan(people.joel, library, Calendar(days.today, days.past), told)
