"""Marcus: looked closely, and decided not now. That is a good result, and reads like one."""

from datetime import time

from content import Library
from learning.demonstration.way.beginnings import (
    Done,
    Sighted,
    ToldTalk,
    do_tasks,
    note_seen,
    say_might,
    share_way,
    tell_talk,
)
from learning.demonstration.way.days import SchoolDays
from learning.demonstration.way.deciding import Point, answer_points, begin_review, decide
from learning.demonstration.way.people import People
from learning.sharing.rules import Part
from learning.talent.readiness.rules import Decision
from learning.talent.rules import CheckpointAnswer, ProofKind, ReadinessOutcome, Seen

YES, PARTLY, NOT_YET = CheckpointAnswer

WHY = "Everyone tells me that I would be good at it. I would like to find out for myself."
SEEN = {
    "r6": Sighted(
        seen=Seen.OFTEN, example="Three disagreements this term, and three colleagues left.", ago=24
    ),
    "r9": Sighted(seen=Seen.SOMETIMES),
    "o3": Sighted(
        seen=Seen.OFTEN,
        example="Trip, cover and a parent in one morning. Told the office what would slip.",
        ago=22,
    ),
    "d1": Sighted(seen=Seen.NOT_YET),
    "d5": Sighted(seen=Seen.SOMETIMES),
}
TALK = ToldTalk(
    asked=29,
    accepted=28,
    held=25,
    message="Could I ask you the questions that nobody asks before they say yes?",
    at=time(12, 50),
    place="The bench behind the hall",
    starters=("what-worries-you", "paperwork-you-finish"),
    agreed="Marcus reads a page of the Code each week for a month, and notices whether he looks "
    "forward to it. We do not talk about it in the staffroom.",
)
POINTS = {
    "role-in-law-and-code": Point(answer=YES, note="Can say it in two minutes."),
    "still-wants-it": Point(
        answer=PARTLY, note="The people, yes. The four o’clock with the forms, no; not this year."
    ),
    "attributes-seen": Point(answer=PARTLY, shown_by=(ProofKind.ATTRIBUTES,)),
    "led-a-cycle": Point(
        answer=NOT_YET, note="I have been part of four, and have never held the pen."
    ),
    "parent-meeting": Point(answer=YES, note="Head of year: one a week."),
    "time-released": Point(answer=NOT_YET, note="Not asked. My year group needs me till summer."),
}
WHAT_WOULD_CHANGE_IT = (
    "I have led one cycle in my own class with the parent, up to the review.\n"
    "My year group has left, and somebody else knows it as well as I do.\n"
    "I have seen two mornings of a SENCo, in a term without mocks."
)
TASKS = {
    "highs-and-lows": Done(
        ago=18, note="All three named the same low: a kind plan that nobody had time for."
    )
}


def tell_marcus(people: People, library: Library, days: SchoolDays) -> None:
    """From “I might” to “not now”, with what would change it."""
    marcus = people.marcus
    way = say_might(marcus, days, 31, why=WHY, counts=False)
    tell_talk(marcus, people.copperbeck, days, TALK)
    note_seen(marcus, way, 20, SEEN)
    do_tasks(marcus, library.shadowing, days, TASKS)
    review_id = begin_review(marcus, library, days, 14)
    answer_points(way, review_id, library, 13, POINTS)
    decision = Decision(outcome=ReadinessOutcome.NOT_NOW, next_steps=WHAT_WOULD_CHANGE_IT)
    decide(marcus, review_id, days, 12, decision)
    share_way(way, people.copperbeck, (Part.WAY,), 11, opened=(10,))
