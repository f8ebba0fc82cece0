"""Beth: one visit behind her, one to come, and a picture of the job that has changed."""

from datetime import time

from content import Library
from learning import clock
from learning.demonstration.story import Learner
from learning.demonstration.way import beth_words as words
from learning.demonstration.way.beginnings import do_tasks, note_seen, say_might, tell_talk
from learning.demonstration.way.days import AFTER_LESSONS, EVENING, LUNCH, SchoolDays
from learning.demonstration.way.people import People
from learning.demonstration.way.placements import (
    Three,
    ToldPlacement,
    ToldVisit,
    plan_visit,
    tell_placement,
    tell_visit,
)
from learning.reflections.models import Reflection
from learning.reflections.origins import asked_on_visit
from learning.reflections.services import write_under
from learning.reflections.shared.queries import reflection_to_share
from learning.shadowing.learning_points.lines import closings_for, lesson_key, statement_key
from learning.shadowing.learning_points.services import PointDraft, add_point
from learning.shadowing.reflecting.queries import prompt_in
from learning.shadowing.visits.typed import Plan
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.services import open_share, share

FRAMEWORK = "senco-skills"
VISITED = 9
"""School days since her first visit."""


def tell_beth(people: People, library: Library, days: SchoolDays, offer_id: int) -> None:
    """From “I might” to the visit that is still to come."""
    beth = people.beth
    way = say_might(beth, days, 38, why=words.WHY, for_others=words.FOR_OTHERS)
    tell_talk(beth, people.copperbeck, days, words.TALK)
    three = Three(visitor=beth, host=people.priya, leader=people.head_of_copperbeck)
    placement = _placement(days)
    placement_id = tell_placement(three, library, days, placement, offer_id)
    visit_id = tell_visit(three, library, placement_id, days, _first_visit())
    _share_notes(people, placement_id, placement, days)
    _reflect(people, library, visit_id, days)
    _learn(beth, library, placement_id, visit_id, days)
    note_seen(beth, way, 10, words.SEEN)
    do_tasks(beth, library.shadowing, days, words.TASKS)
    second = Plan(day=days.coming(2), starts=time(12, 30), ends=time(16), place=words.PLACE)
    plan_visit(three, placement_id, days, 3, second)


def _placement(days: SchoolDays) -> ToldPlacement:
    return ToldPlacement(
        asked=30,
        begins=days.ago(12),
        ends=days.coming(18),
        aim=words.AIM,
        aims=words.AIMS,
        host=words.HOST,
        release=words.RELEASE,
        expected=words.EXPECTED,
    )


def _first_visit() -> ToldVisit:
    return ToldVisit(
        ago=VISITED,
        begins=time(8, 15),
        ends=time(13),
        place=words.PLACE,
        planned=20,
        noted=words.NOTED,
        seen=words.EXPERIENCES,
        comment=words.COMMENT,
    )


def _share_notes(
    people: People, placement_id: int, placement: ToldPlacement, days: SchoolDays
) -> None:
    """Priya sees what was noted, compared and learnt, as long as the placement lasts."""
    with clock.standing_at(days.at(VISITED, EVENING)):
        share_id = share(
            people.beth.person_id,
            kind=SubjectKind.PLACEMENT,
            subject_id=placement_id,
            title="Placement at Larkmead Primary School",
            with_person_id=people.priya.person_id,
            parts=(Part.VISITS, Part.NOTES, Part.COMPARISON, Part.LEARNING),
            ends_on=placement.ends,
        )
    with clock.standing_at(days.at(VISITED - 1, LUNCH)):
        open_share(people.priya.person_id, share_id)


def _reflect(people: People, library: Library, visit_id: int, days: SchoolDays) -> None:
    """Half a minute while it happened, three questions later; one of them Priya may read."""
    beth = people.beth
    with clock.standing_at(days.at(VISITED, time(10, 52))):
        _write(beth, library, visit_id, "noticing", words.NOTICING)
    with clock.standing_at(days.at(VISITED, time(20, 5))):
        _write(beth, library, visit_id, "day-was-not", words.NOT_THE_DAY)
        shared = _write(beth, library, visit_id, "not-themselves", words.NOT_HERSELF)
    with clock.standing_at(days.at(VISITED - 3, EVENING)):
        _write(beth, library, visit_id, "would-cost", words.WOULD_COST)
    with clock.standing_at(days.at(VISITED - 2, EVENING)):
        share_id = share(
            beth.person_id,
            kind=SubjectKind.REFLECTION,
            subject_id=shared.id,
            title=reflection_to_share(beth.person_id, shared.id).title,
            with_person_id=people.priya.person_id,
            parts=(Part.WORDS,),
            ends_on=days.coming(18),
        )
    with clock.standing_at(days.at(VISITED - 3, LUNCH)):
        open_share(people.priya.person_id, share_id)


def _write(beth: Learner, library: Library, visit_id: int, slug: str, body: str) -> Reflection:
    prompt = prompt_in(library.shadowing, slug).prompt
    asked = asked_on_visit(visit_id, slug, prompt.text)
    return write_under(beth.person_id, asked, body=body, form_id=beth.form_id())


def _learn(
    beth: Learner, library: Library, placement_id: int, visit_id: int, days: SchoolDays
) -> None:
    """Three things, each joined to a statement and to the first lesson that helps with it."""
    for number, (slug, text) in enumerate(words.POINTS.items()):
        first = next(iter(closings_for(library, FRAMEWORK, slug)), None)
        draft = PointDraft(
            text=text,
            statement=statement_key(FRAMEWORK, slug),
            lesson=lesson_key(first.module_slug, first.lesson_slug) if first else "",
            visit_id=visit_id,
        )
        with clock.standing_at(days.at(VISITED - 1 - number, AFTER_LESSONS)):
            add_point(beth.person_id, placement_id, draft, library, form_id=beth.form_id())
