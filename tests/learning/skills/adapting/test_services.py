"""Adapting: targets, leaving out, adding, changing; two people at once; nothing reaches back."""

import pytest

from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, NotFound, Refused
from learning.skills.adapting import services
from learning.skills.adapting.queries import (
    adapted_statement,
    own_statement,
    statements_in_force,
    wording_of,
)
from learning.skills.models import OwnStatement, StatementSetting
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID
from tests.learning.skills.adapting.making import (
    FRAMEWORK,
    a_form_id,
    added,
    set_so,
    wording,
)

pytestmark = pytest.mark.usefixtures("app", "clock")


@pytest.fixture
def framework(library):
    return library.framework(FRAMEWORK)


def asked(framework):
    return {each.slug: each for each in statements_in_force(SEAVIEW_ID, framework)}


def test_a_school_aims_elsewhere_and_back(library, framework, db_session):
    set_so(library, "say-no", 4, edition="3-asked")
    assert asked(framework)["say-no"].target == 4
    assert adapted_statement(SEAVIEW_ID, framework, "say-no").is_changed
    set_so(library, "say-no", 3, edition="4-asked")
    assert not adapted_statement(SEAVIEW_ID, framework, "say-no").is_changed
    assert db_session.query(StatementSetting).count() == 0


def test_a_statement_is_left_out_and_brought_back_with_its_target(library, framework):
    set_so(library, "say-no", 4, asked=False, edition="3-asked")
    assert "say-no" not in asked(framework)
    set_so(library, "say-no", 4, asked=True, edition="4-left-out")
    assert asked(framework)["say-no"].target == 4


def test_two_people_who_change_one_statement_meet(library, framework):
    set_so(library, "say-no", 4, edition="3-asked")
    with pytest.raises(Conflict):
        set_so(library, "say-no", 2, edition="3-asked")
    assert asked(framework)["say-no"].target == 4


def test_two_people_who_say_the_same_do_not_meet(library, framework):
    set_so(library, "say-no", 4, edition="3-asked")
    set_so(library, "say-no", 4, edition="3-asked")
    assert asked(framework)["say-no"].target == 4


def test_what_is_no_level_or_no_statement_is_refused(library):
    with pytest.raises(Refused, match="Choose a level"):
        set_so(library, "say-no", 5, edition="3-asked")
    with pytest.raises(NotFound):
        set_so(library, "nothing", 3, edition="3-asked")


def test_a_form_sent_twice_adds_one_statement(library, framework, db_session):
    form_id = a_form_id()
    keys = [
        services.add_own_statement(SEAVIEW_ID, library, framework, wording(), form_id=form_id)
        for _ in range(2)
    ]
    assert keys[0] == keys[1]
    assert db_session.query(OwnStatement).count() == 1


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"text": " "}, "text", "Write a few words"),
        ({"secure": ""}, "secure", "Write a few words"),
        ({"leading": "x" * 301}, "leading", "301 characters"),
        ({"domain_slug": "nowhere"}, "domain", "Choose a domain"),
        ({"lens": "telescope"}, "lens", "Choose a lens"),
        ({"target": 0}, "target", "Choose a level"),
        ({"closes": "first-steps/nowhere"}, "closes", "Choose a lesson"),
        ({"closes": "rubbish"}, "closes", "Choose a lesson"),
    ],
)
def test_what_cannot_be_kept_is_refused_where_it_stands(library, framework, more, field, words):
    with pytest.raises(Refused, match=words) as refused:
        services.add_own_statement(
            SEAVIEW_ID, library, framework, wording(**more), form_id=a_form_id()
        )
    assert refused.value.field == field


def test_a_likely_pupil_is_warned_of_once(library, framework):
    named = wording(text="I look after A123456789012.")
    with pytest.raises(MayNamePupil):
        services.add_own_statement(SEAVIEW_ID, library, framework, named, form_id=a_form_id())
    assert services.add_own_statement(
        SEAVIEW_ID, library, framework, named, form_id=a_form_id(), names_no_pupil=True
    )


def test_an_own_statement_is_reworded_left_out_and_brought_back_under_its_id(library, framework):
    key = added(library)
    change(library, key, text="I keep the arrangements.", edition=1)
    assert asked(framework)[f"school-{key}"].text == "I keep the arrangements."
    change(library, key, text="I keep the arrangements.", is_asked=False, edition=2)
    assert f"school-{key}" not in asked(framework)
    change(library, key, text="I keep the arrangements.", edition=3)
    assert asked(framework)[f"school-{key}"].code == "School 1"


def test_a_second_statement_keeps_its_number_when_the_first_is_left_out(library, framework):
    first, second = added(library), added(library)
    change(library, first, is_asked=False, edition=1)
    assert asked(framework)[f"school-{second}"].code == "School 2"


def test_an_old_edition_meets_what_stands_and_the_same_does_not(library):
    key = added(library)
    change(library, key, text="One.", edition=1)
    with pytest.raises(Conflict) as conflict:
        change(library, key, text="Two.", edition=1)
    assert conflict.value.theirs == "One."
    change(library, key, text="One.", edition=1)
    assert own_statement(SEAVIEW_ID, key).edition == 2


def test_a_lesson_that_has_left_the_library_refuses_no_other_change(library, db_session):
    key = added(library)
    own_statement(SEAVIEW_ID, key).closes = "old/lesson"
    db_session.commit()
    change(library, key, text="Reworded.", closes="old/lesson", edition=1)
    assert wording_of(own_statement(SEAVIEW_ID, key)).closes == "old/lesson"


def test_another_school_has_no_such_statement(library):
    key = added(library)
    with pytest.raises(NotFound):
        own_statement(MARSH_LANE_ID, key)
    with pytest.raises(NotFound):
        services.change_own_statement(MARSH_LANE_ID, library, key, wording(), edition=1)


def change(library, key, *, edition, **more):
    services.change_own_statement(SEAVIEW_ID, library, key, wording(**more), edition=edition)
