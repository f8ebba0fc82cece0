"""What Home says: the greeting, and the one next thing."""

import pytest

from content.types import Pathway, PathwayItem, Stage
from learning.home import rules
from learning.home.rules import NextKind, NextThing
from learning.people.rules import Job, Role

CARRY_ON = NextThing(kind=NextKind.CARRY_ON, title="Assess")
NEXT = NextThing(kind=NextKind.NEXT_LESSON, title="Plan")
ASSESSMENT = NextThing(kind=NextKind.ASSESSMENT, title="Assessment")
REFLECTION = NextThing(kind=NextKind.REFLECTION, key=1)
ACTION = NextThing(kind=NextKind.ACTION, key=2)
FIRST = NextThing(kind=NextKind.BEGIN, title="Autism")
BROWSE = NextThing(kind=NextKind.BROWSE)


@pytest.mark.parametrize(
    ("begun", "reflection", "action", "first", "chosen"),
    [
        ([CARRY_ON, NEXT], REFLECTION, ACTION, FIRST, CARRY_ON),
        ([NEXT, CARRY_ON], REFLECTION, ACTION, FIRST, NEXT),
        ([ASSESSMENT], REFLECTION, ACTION, FIRST, ASSESSMENT),
        ([], REFLECTION, ACTION, FIRST, REFLECTION),
        ([], None, ACTION, FIRST, ACTION),
        ([], None, None, FIRST, FIRST),
        ([], None, None, None, BROWSE),
    ],
)
def test_there_is_one_next_thing(begun, reflection, action, first, chosen):
    found = rules.next_thing(begun=begun, reflection=reflection, action=action, first=first)
    assert found == chosen


@pytest.mark.parametrize(
    ("lesson_slug", "is_open", "kind"),
    [
        ("assess", True, NextKind.CARRY_ON),
        ("assess", False, NextKind.NEXT_LESSON),
        ("", False, NextKind.ASSESSMENT),
    ],
)
def test_a_step_in_a_module_is_of_one_kind(lesson_slug, is_open, kind):
    assert rules.kind_of_step(lesson_slug, is_open=is_open) is kind


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (16, "afternoon"),
        (17, "evening"),
        (23, "evening"),
    ],
)
def test_the_greeting_knows_the_time_of_day(hour, part):
    assert rules.greeting("Amina Yusuf", hour) == f"Good {part}, Amina"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Amina Yusuf", "Amina"),
        ("Cher", "Cher"),
        (" Amina  Yusuf ", "Amina"),
        ("Dr Amina Yusuf", "Dr Amina Yusuf"),
        ("Mrs. Yusuf", "Mrs. Yusuf"),
        ("Miss", "Miss"),
    ],
)
def test_a_person_is_called_by_their_first_name_unless_they_bear_a_title(name, called):
    assert rules.called(name) == called


@pytest.mark.parametrize(
    ("job", "roles", "audiences"),
    [
        (Job.TEACHER, set(), ("teacher", "all staff")),
        (Job.TEACHER, {Role.SENCO}, ("senco", "teacher", "all staff")),
        (Job.TEACHING_ASSISTANT, {Role.MENTOR}, ("teaching assistant", "all staff")),
        (Job.LEADER, {Role.LEADER, Role.TRUST_LEAD}, ("leader", "all staff")),
        (Job.GOVERNOR, {Role.GOVERNOR}, ("governor", "all staff")),
        (Job.SUPPORT, {Role.ADMINISTRATOR}, ("all staff",)),
        (None, set(), ("all staff",)),
    ],
)
def test_what_a_person_is_at_school_decides_what_fits(job, roles, audiences):
    assert rules.audiences(job, frozenset(roles)) == audiences


def pathway(slug, audience, *modules):
    items = tuple(PathwayItem(module_slug=each, by_week=None) for each in modules)
    stage = Stage(title="Autumn term", items=items)
    return Pathway(slug=slug, title=slug, purpose="", audience=(audience,), stages=(stage,))


def test_pathways_for_a_person_come_first_then_modules_for_them_then_all_others(library):
    new = library.modules
    assert [module.slug for module in new] == ["first-steps", "half-broken", "whole-way"]
    senco = pathway("new-senco", "senco", "whole-way", "gone", "first-steps")
    assert rules.in_order_of_fit(("senco", "teacher"), [senco], new) == (
        "whole-way",
        "first-steps",
        "half-broken",
    )
    assert rules.in_order_of_fit(("all staff",), [senco], new) == (
        "half-broken",
        "first-steps",
        "whole-way",
    )
    assert rules.in_order_of_fit(("teaching assistant", "all staff"), [], new)[0] == "first-steps"
    assert rules.in_order_of_fit((), [], ()) == ()
