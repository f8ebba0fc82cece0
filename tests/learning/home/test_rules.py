"""What Home says: the greeting, and the one next thing."""

import pytest

from learning.home import rules
from learning.home.rules import NextKind, NextThing

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
