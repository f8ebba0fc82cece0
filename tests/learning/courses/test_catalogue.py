"""Finding a module: the catalogue, its filters, the search, the page of a module."""

from datetime import UTC, datetime

import pytest

from content.module_header import AREAS, AUDIENCES
from content.types import Change
from learning.courses.catalogue.rules import (
    Filter,
    choices,
    grouped,
    is_as_far,
    known_filter,
    own_group,
    people_named,
    spoken,
    suits,
)
from learning.courses.rules import Finished, LessonStanding, Standing
from tests.factories import a_completion, some_progress
from tests.learning.courses.answering import RIGHT_IN_THE_ASSESSMENT, of_those_asked
from tests.learning.courses.making import a_lesson, a_module, changed_courses

WHEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PATHS = ("/modules", "/modules/first-steps", "/modules/whole-way")


@pytest.mark.parametrize(
    ("audience", "areas", "wanted", "expected"),
    [
        (("teacher",), ("all",), Filter(), True),
        (("teacher",), ("all",), Filter(audience="teacher"), True),
        (("teacher",), ("all",), Filter(audience="senco"), False),
        (("all staff",), ("all",), Filter(audience="senco"), True),
        (("teacher",), ("cognition and learning",), Filter(area="sensory and physical"), False),
        (("teacher",), ("all",), Filter(area="sensory and physical"), False),
        (("senco",), ("all",), Filter(audience="teacher", area="sensory and physical"), False),
    ],
)
def test_a_filter_keeps_what_is_for_somebody_and_about_something(audience, areas, wanted, expected):
    assert suits(a_module(audience=audience, areas=areas), wanted) is expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(need="dyslexia"), True),
        (Filter(need="autism"), False),
        (Filter(length="30"), True),
        (Filter(length="45", need="dyslexia", audience="teacher"), True),
    ],
)
def test_a_filter_keeps_what_is_on_a_need_and_short_enough(wanted, expected):
    assert suits(a_module(needs=("dyslexia",)), wanted) is expected


def test_a_module_is_as_long_as_its_lessons():
    long = a_module(lessons=tuple(a_lesson(f"l{n}", n) for n in range(1, 5)))
    assert long.minutes == 36
    assert not suits(long, Filter(length="30"))
    assert suits(long, Filter(length="45"))


def test_a_filter_keeps_what_one_is_as_far_with():
    module = a_module(version=2, changed=(Change(version=2, text="New."),))
    done = Finished(version=2, completed_at=WHEN, minutes=9, certificate_code="c")
    updated = Finished(version=1, completed_at=WHEN, minutes=9, certificate_code="c")
    opened = {
        "one": LessonStanding(version=2, place="", last_opened_at=WHEN, completed_at=None),
    }
    states = {
        "not-started": [Standing(module=module)],
        "in-progress": [Standing(module=module, lessons=opened)],
        "done": [Standing(module=module, finished=done), Standing(module=module, finished=updated)],
    }
    for name, standings in states.items():
        for standing in standings:
            assert [is_as_far(standing, Filter(state=each)) for each in states] == [
                each == name for each in states
            ]
            assert is_as_far(standing, Filter())


def test_modules_stand_in_groups_by_area_or_else_by_whom_they_are_for_first():
    made = {
        "teachers": a_module("teachers", audience=("teacher", "senco")),
        "assistants": a_module("assistants", audience=("teaching assistant", "teacher")),
        "autism": a_module("autism", areas=("communication and interaction", "all")),
        "governors": a_module("governors", audience=("governor",)),
        "leaders": a_module("leaders", audience=("leader", "senco")),
        "aspiring": a_module("aspiring", audience=("aspiring senco", "teacher")),
        "all": a_module("all", audience=("all staff",)),
    }
    groups = grouped([Standing(module=each) for each in made.values()])
    assert [(group.slug, [one.module.slug for one in group.standings]) for group in groups] == [
        ("everybody", ["all"]),
        ("everyone-who-teaches", ["teachers"]),
        ("teaching-assistants", ["assistants"]),
        ("communication", ["autism"]),
        ("leaders-and-governors", ["governors", "leaders"]),
        ("aspiring-sencos", ["aspiring"]),
    ]


def test_every_word_a_header_may_have_has_its_group():
    for audience in AUDIENCES:
        assert len(grouped([Standing(module=a_module(audience=(audience,)))])) == 1
    for area in AREAS:
        assert len(grouped([Standing(module=a_module(areas=(area,)))])) == 1


def test_the_group_nearest_to_somebody_is_their_own():
    assert own_group(("senco", "teacher", "all staff")) == "sencos"
    assert own_group(("teaching assistant", "all staff")) == "teaching-assistants"
    assert own_group(()) == ""


def test_a_filter_knows_only_words_that_are_there():
    modules = [a_module(needs=("dyslexia",), areas=("cognition and learning",))]
    asked = {
        "audience": "teacher",
        "area": "sensory and physical",
        "need": "dyslexia",
        "length": "31",
        "state": "done",
        "more": "x",
    }
    wanted = known_filter(choices(modules), asked)
    assert wanted == Filter(audience="teacher", need="dyslexia", state="done")
    assert wanted.without("need") == Filter(audience="teacher", state="done")
    assert not Filter().is_set


def test_words_of_headers_are_spoken():
    assert spoken("aspiring senco") == "Aspiring SENCo"
    assert spoken("senco") == "SENCo"
    assert people_named(("teacher", "aspiring senco")) == "teachers and aspiring SENCos"
    assert people_named(("all staff",)) == "all staff"
    assert people_named(("leader", "governor", "senco")) == "leaders, governors and SENCos"


def test_every_module_stands_in_the_catalogue_with_how_far_one_is(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    some_progress(cast.amina.id, done=True)
    a_completion(cast.amina.id, "whole-way")
    page = amina.get("courses.list_modules")
    assert page.headings(2) == [
        "For everybody",
        "For everyone who teaches",
        "Communication and interaction",
    ]
    assert page.headings(3) == ["Half broken", "The whole way", "First steps"]
    assert "3 modules" in page.text
    assert "9 minutes 2 lessons In progress: 1 of 2" in page.text
    assert "7 minutes 2 lessons Done on 5 October 2026" in page.text


def test_a_card_goes_along_with_its_reader(browser, cast, db_session):
    """Cards are kept once drawn: for somebody as far as this, and nobody else."""
    amina, tom = browser.as_(cast.amina), browser.as_(cast.tom)
    for lesson, said in (("setting-out", "In progress: 1 of 2"), ("arriving", "assessment to go")):
        some_progress(cast.amina.id, "whole-way", lesson, done=True)
        assert said in amina.get("courses.list_modules").text
        assert "In progress:" not in tom.get("courses.list_modules").text
    a_completion(cast.tom.id, "whole-way")
    assert "Done on 5 October 2026" in tom.get("courses.list_modules").text
    a_completion(cast.amina.id, "whole-way", completed_at=WHEN)
    assert "Done on 2 November 2026" in amina.get("courses.list_modules").text


def test_a_module_updated_since_says_so(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    a_completion(cast.amina.id, "first-steps", version=1)
    assert "Updated since you finished" in amina.get("courses.list_modules").text
    page = amina.get("courses.read_module", module="first-steps")
    assert "The second lesson has a new scenario." in page.text
    assert "Your completion and its certificate stand." in page.text


def test_filters_work_without_a_script(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.list_modules")
    page = amina.submit("Show", audience="SENCo")
    assert page.headings(3) == ["Half broken", "The whole way"]
    assert "2 of 3 modules" in page.text
    page = amina.submit("Show", audience="Teaching assistant", area="Cognition and learning")
    assert page.headings(3) == ["First steps"]
    page = amina.submit("Show", audience="Everybody", area="Every area", need="Dyslexia")
    assert page.headings(3) == ["First steps"]


def test_a_filter_by_how_far_one_is(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    some_progress(cast.amina.id)
    a_completion(cast.amina.id, "whole-way")
    amina.get("courses.list_modules")
    for state, title in (
        ("Not started", "Half broken"),
        ("In progress", "First steps"),
        ("Done", "The whole way"),
    ):
        assert amina.submit("Show", state=state).headings(3) == [title]
    assert browser.as_(cast.tom).get("/modules?state=done").headings(3) == []


def test_what_a_filter_asks_for_is_said_and_taken_away_one_by_one(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("/modules?audience=teacher&area=cognition and learning&length=30&need=")
    assert "For: Teacher Take away" in page.text
    page = amina.follow("Take away For: Teacher")
    assert "Area: Cognition and learning Take away" in page.text
    assert "For: Teacher" not in page.text
    assert "Up to half an hour Take away" in page.text
    assert page.field("audience").value == ""
    assert page.field("area").value == "cognition and learning"
    assert "3 modules" in amina.follow("Show every module").text


def test_a_filter_that_keeps_nothing_says_what_to_do(browser, cast, app, tmp_path):
    change = ("half-broken/module.md", "audience: all staff", "audience: leader")
    other = ("whole-way/module.md", "areas: all", "areas: sensory and physical")
    third = ("half-broken/module.md", "areas: all", "areas: sensory and physical")
    with changed_courses(app, tmp_path, change, other, third):
        page = browser.as_(cast.amina).get("/modules?audience=leader&area=cognition and learning")
    assert page.headings(2) == ["No module is all of this"]
    assert "0 of 3 modules" in page.text
    assert page.has_link("Show every module")


@pytest.mark.parametrize(
    "query",
    [
        "audience=nobody",
        "area=%00",
        "audience=" + "x" * 5000,
        "x=y",
        "length=7",
        "length=all",
        "state=%F0%9F%92%A5",
        "need=nothing&need=more",
    ],
)
def test_unknown_filters_keep_everything(browser, cast, query):
    page = browser.as_(cast.amina).get(f"/modules?{query}")
    assert len(page.headings(3)) == 3
    assert "Take away" not in page.text


def test_an_empty_library_says_what_modules_are(browser, cast, app, tmp_path):
    gone = [(f"{name}/module.md", "", "") for name in ("first-steps", "half-broken", "whole-way")]
    with changed_courses(app, tmp_path, *gone):
        page = browser.as_(cast.amina).get("courses.list_modules")
    assert page.headings(2)[0] == "No modules yet"
    assert "Being mended" in page.headings(2)


def test_a_module_that_cannot_be_read_has_a_kind_line_without_the_reason(
    browser, cast, app, tmp_path
):
    with changed_courses(app, tmp_path, ("whole-way/module.md", "version: 1", "vershun: 1")):
        page = browser.as_(cast.amina).get("courses.list_modules")
        assert "The whole way: not to be read just now." in page.text
        page = browser.as_(cast.amina).get("/modules/whole-way", status=404)
        assert "This module is being mended." in page.text
        assert "vershun" not in page.html


def test_statements_do_not_grow_with_what_is_kept(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    amina.get("/modules")
    before = {}
    for path in PATHS:
        amina.get(path)
        before[path] = len(amina.statements)
    for lesson in ("noticing", "trying", "gone"):
        some_progress(cast.amina.id, lesson_slug=lesson, done=True)
    for version in (1, 2, 3):
        a_completion(cast.amina.id, "first-steps", version=version)
    a_completion(cast.amina.id, "gone")
    for path in PATHS:
        amina.get(path)
        assert len(amina.statements) == before[path] <= 2


def test_a_module_says_what_it_is_how_long_it_takes_and_what_to_do(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_module", module="whole-way")
    assert "7 minutes · 2 lessons and an assessment · For teachers and SENCos" in page.text
    assert "Afterwards you can Finish a module." in page.text
    assert "2 questions, 80% to pass." in page.text
    starts = [each for each in page.links if each.text == "Start: Setting out"]
    assert len(starts) == 2
    assert "Law as at 1 September 2026. To be reviewed by 1 September 2030." in page.text


def test_a_module_shows_its_sources_and_who_checked_it(browser, cast, app, tmp_path):
    checked = "law as at: 2026-09-01\nchecked by: a SENCo\nchecked on: 2026-10-02"
    with changed_courses(
        app, tmp_path, ("first-steps/module.md", "law as at: 2026-09-01", checked)
    ):
        page = browser.as_(cast.amina).get("courses.read_module", module="first-steps")
    assert "A source for tests, 2026" in page.text
    assert "Checked by a SENCo on 2 October 2026." in page.text


def test_a_module_formerly_called_otherwise_is_found(browser, cast, app, tmp_path):
    amina = browser.as_(cast.amina)
    amina.post("/lessons/whole-way/setting-out/done")
    with changed_courses(
        app,
        tmp_path,
        ("first-steps/module.md", "version: 2", "version: 2\nformerly: old-steps, whole-way"),
        ("whole-way/module.md", "", ""),
    ):
        assert amina.get("/modules/old-steps").path == "/modules/first-steps"
        assert amina.get("/modules/old-steps/finished").path == "/modules/first-steps"


def test_words_are_found_in_headings_and_lead_there(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.list_modules")
    page = amina.submit("Search", words="one thing at a time")
    assert page.h1 == "Search: one thing at a time"
    assert page.link("Trying").path == "/lessons/first-steps/trying#one-thing"


@pytest.mark.parametrize("words", ["zebra", "%00", "%3Cscript%3E", "x" * 3000])
def test_words_that_stand_nowhere_say_what_to_do(browser, cast, words):
    page = browser.as_(cast.amina).get(f"/search?words={words}")
    assert page.headings(2)[0] in ("Nothing found", "What are you looking for?")
    assert page.has_field("words")


def test_a_search_without_words_says_what_it_searches(browser, cast):
    page = browser.as_(cast.amina).get("/search")
    assert page.headings(2) == ["What are you looking for?"]
    assert len(browser.as_(cast.amina).statements) == 1


def test_with_every_lesson_done_the_module_leads_to_the_assessment(browser, cast):
    amina = browser.as_(cast.amina)
    for lesson in ("setting-out", "arriving"):
        amina.post(f"/lessons/whole-way/{lesson}/done")
    page = amina.get("courses.read_module", module="whole-way")
    assert "2 of 2 lessons done" in page.text
    assert "Every lesson is done: passing it finishes the module." in page.text
    ways = [each for each in page.links if each.path == "/modules/whole-way/assessment"]
    assert len(ways) == 2, "one button above and one below, and no link beside them"
    assert "In progress: assessment to go" in amina.get("courses.list_modules").text


def test_a_finished_module_can_be_read_again(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    a_completion(cast.amina.id, "whole-way")
    page = amina.get("courses.read_module", module="whole-way")
    assert "Done on 5 October 2026." in page.notices
    assert page.link("Read it again").path == "/lessons/whole-way/setting-out"


def test_an_assessment_passed_is_said_so(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_assessment", module="whole-way")
    amina.submit("Send my answers", of_those_asked(page, RIGHT_IN_THE_ASSESSMENT))
    page = amina.get("courses.read_module", module="whole-way")
    assert "You have passed." in page.text
    assert page.link("Your last result").path == "/modules/whole-way/assessment/results/1"
