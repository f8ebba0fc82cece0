"""The sessions of the term that were held."""

from dataclasses import replace
from datetime import time

from learning.demonstration.sessions.held import Held, tell_held
from learning.demonstration.sessions.people import viewer_of
from learning.demonstration.sessions.term import Term
from learning.demonstration.way.days import AFTER_LESSONS
from learning.inset.rules import SessionKind
from learning.inset.sessions.services import write_up

IN_THE_AFTERNOON = time(13, 30)


def tell_past(term: Term) -> None:
    """Two INSET sessions with phones in the room, and four small ones of other kinds."""
    _tell_concern(term)
    _tell_beside(term)
    _tell_beginnings(term)
    _tell_walk(term)
    _tell_coaching(term)


def _tell_concern(term: Term) -> None:
    """The whole staff, more than six weeks ago; Rosa has not answered since."""
    prepared = term.from_lessons(
        "Say it early: from noticing to a concern",
        term.days.at(38, IN_THE_AFTERNOON),
        module="is-it-sen",
        lessons=("noticing", "raise-a-concern"),
        minutes=75,
        aim="Whoever notices something says it within the week, in words that help.",
    )
    prepared = replace(prepared, training_title="SEND update for all staff", renews_months=12)
    people = term.people
    held = Held(
        prepared=prepared,
        there=people.everybody,
        follow_ups=(2, 6),
        silent=(people.rosa,),
        asks=True,
    )
    tell_held(people, held, term.library)


def _tell_beside(term: Term) -> None:
    """The teaching assistants, a little over two weeks ago; the follow-up waits for Kwame."""
    people = term.people
    prepared = term.from_lessons(
        "Beside the teacher, not instead",
        term.days.at(13, AFTER_LESSONS),
        module="ta-adding-value",
        lessons=("what-the-job-is", "beside-the-teacher"),
        minutes=60,
        aim="Pupils do more of the thinking when an adult sits beside them.",
    )
    there = (people.kwame, *people.assistants)
    invited = frozenset(each.person_id for each in there)
    held = Held(
        prepared=replace(prepared, is_for_everyone=False, invitee_ids=invited, place="Library"),
        there=there,
        follow_ups=(2,),
        silent=(people.kwame,),
        asks=True,
    )
    tell_held(people, held, term.library)


def _tell_beginnings(term: Term) -> None:
    """Colleagues showed one another something last week; an evaluation waits for Margaret."""
    people = term.people
    prepared = term.of_kind(
        SessionKind.SHARING_PRACTICE,
        "Three ways to begin a lesson",
        term.days.at(4),
        aim="Pupils know what to do in the first minute, whoever teaches.",
        minutes=45,
    )
    notes = {"shown": "A question on the board, a sorting task at the door, two minutes of quiet."}
    held = Held(
        prepared=replace(prepared, is_for_everyone=True, place="Year 3 room", notes=notes),
        there=(people.rosa, people.margaret, *people.teachers[:7]),
        silent=(people.margaret,),
    )
    tell_held(people, held, term.library)


def _tell_walk(term: Term) -> None:
    people = term.people
    prepared = term.of_kind(
        SessionKind.LEARNING_WALK,
        "What do pupils do in the first minute?",
        term.days.at(21, time(9, 5)),
        aim="We know what to talk about when we share how lessons begin.",
        minutes=50,
    )
    notes = {
        "looks-for": "What pupils do while the adults are still talking.",
        "ask-pupils": "How do you know what to do first?",
        "how-told": "The same day, in two sentences, to everybody whose room it was.",
        "seen-across": "Where the first task is on the board, most have begun before we are in.",
    }
    invited = frozenset({people.margaret.person_id})
    held = Held(
        prepared=replace(prepared, invitee_ids=invited, notes=notes),
        there=(people.margaret,),
        follow_ups=(2,),
    )
    tell_held(people, held, term.library)


def _tell_coaching(term: Term) -> None:
    """Half an hour of Priya and Rosa, which nobody else sees."""
    people = term.people
    prepared = term.of_kind(
        SessionKind.COACHING,
        "Calmer transitions",
        term.days.at(9),
        aim="Less time between carpet and tables.",
        minutes=30,
    )
    notes = {"wants-to-work-on": "The five minutes between carpet and tables."}
    invited = frozenset({people.rosa.person_id})
    held = Held(
        prepared=replace(prepared, place="Year 4 room", invitee_ids=invited, notes=notes),
        there=(people.rosa,),
    )
    row = tell_held(people, held, term.library)
    agreed = {**notes, "agreed": "One song, the same every day. In three weeks we look again."}
    write_up(viewer_of(people.priya), row.id, agreed, edition=row.edition)
