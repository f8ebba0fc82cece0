"""Each minute of a module counts once: in its lessons while it is open, then in the module."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from learning.courses import services
from learning.cpd.models import CpdEntry, CpdKind
from learning.cpd.services import keep_words
from learning.database import db
from tests.learning.courses.making import a_lesson, a_module

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

ONE, TWO = a_lesson("one", 1, minutes=9), a_lesson("two", 2, minutes=12)


class Shelf:
    """A library of one module, as these services look into it."""

    def __init__(self, module):
        self.kept = module

    def module(self, slug):
        return self.kept if slug in (self.kept.slug, *self.kept.formerly) else None


def shelf(*lessons, **more):
    return Shelf(a_module(lessons=lessons or (ONE, TWO), **more))


def do(person, lesson, library):
    services.complete_lesson(person.id, library, module_slug="m", lesson_slug=lesson)


def ledger(person):
    columns = (CpdEntry.kind, CpdEntry.source_key, CpdEntry.minutes, CpdEntry.happened_on)
    rows = db.session.execute(
        select(*columns)
        .where(CpdEntry.person_id == person.id)
        .order_by(CpdEntry.happened_on, CpdEntry.id)
    )
    return [(row.kind, row.source_key, row.minutes, row.happened_on.isoformat()) for row in rows]


def test_a_finished_module_takes_the_place_of_its_lessons_with_their_minutes(cast):
    library = shelf()
    do(cast.amina, "one", library)
    assert ledger(cast.amina) == [(CpdKind.LESSON, "m/one", 9, "2026-11-23")]
    do(cast.amina, "two", library)
    assert ledger(cast.amina) == [(CpdKind.MODULE, "m@1", 21, "2026-11-23")]


def test_the_lessons_of_others_and_of_other_modules_stay(cast):
    library = shelf()
    do(cast.tom, "one", library)
    services.complete_lesson(
        cast.amina.id, Shelf(a_module("mm")), module_slug="mm", lesson_slug="one"
    )
    do(cast.amina, "one", library)
    do(cast.amina, "two", library)
    assert [key for _, key, *_ in ledger(cast.amina)] == ["mm@1", "m@1"]
    assert [key for _, key, *_ in ledger(cast.tom)] == ["m/one"]


def test_a_lesson_under_a_former_name_of_its_module_is_gathered_too(cast):
    do(cast.amina, "one", shelf())
    renamed = Shelf(a_module("new", lessons=(ONE, TWO), formerly=("m",)))
    services.complete_lesson(cast.amina.id, renamed, module_slug="new", lesson_slug="two")
    assert [(key, minutes) for _, key, minutes, _ in ledger(cast.amina)] == [("new@1", 21)]


def test_a_new_version_counts_only_the_lessons_that_were_never_done(cast):
    first = shelf()
    do(cast.amina, "one", first)
    do(cast.amina, "two", first)
    three = a_lesson("three", 3, minutes=5)
    second = shelf(ONE, TWO, three, version=2)
    for lesson in ("one", "two", "three"):
        do(cast.amina, lesson, second)
    found = ledger(cast.amina)
    assert [(key, minutes) for _, key, minutes, _ in found] == [("m@1", 21), ("m@2", 5)]


def test_what_was_done_in_an_earlier_school_year_stays_there(cast, clock):
    library = shelf()
    clock.move_to(datetime(2026, 7, 15, 12, tzinfo=UTC))
    do(cast.amina, "one", library)
    clock.move_to(datetime(2026, 9, 1, 12, tzinfo=UTC))
    do(cast.amina, "two", library)
    assert ledger(cast.amina) == [
        (CpdKind.LESSON, "m/one", 9, "2026-07-15"),
        (CpdKind.MODULE, "m@1", 12, "2026-09-01"),
    ]


def test_reopening_takes_the_minutes_off_and_doing_it_again_brings_them_back_once(cast):
    library = shelf()
    do(cast.amina, "one", library)
    services.reopen_lesson(cast.amina.id, library, module_slug="m", lesson_slug="one")
    assert ledger(cast.amina) == []
    do(cast.amina, "one", library)
    do(cast.amina, "one", library)
    assert [minutes for _, _, minutes, _ in ledger(cast.amina)] == [9]


def test_what_somebody_wrote_about_a_lesson_outlives_its_reopening_and_its_module(cast):
    library = shelf()
    do(cast.amina, "one", library)
    row = db.session.scalars(select(CpdEntry)).one()
    keep_words(cast.amina.id, row.id, reflection="Wait ten seconds.", impact="", edition="1")
    services.reopen_lesson(cast.amina.id, library, module_slug="m", lesson_slug="one")
    assert [minutes for _, _, minutes, _ in ledger(cast.amina)] == [0]
    do(cast.amina, "one", library)
    assert [minutes for _, _, minutes, _ in ledger(cast.amina)] == [9]
    do(cast.amina, "two", library)
    db.session.expire_all()
    kept = db.session.scalars(select(CpdEntry)).one()
    assert (kept.kind, kept.minutes) == (CpdKind.MODULE, 21)
    assert kept.reflection == "One (A module): Wait ten seconds."


def test_a_module_about_one_area_says_so_and_any_other_is_about_all(cast):
    do(cast.amina, "one", shelf(ONE, areas=("sensory and physical", "all")))
    assert db.session.scalars(select(CpdEntry.need_type)).all() == ["sensory-and-physical"]


def test_marking_a_lesson_costs_no_more_statements_than_before(browser, cast, library):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_lesson", module="whole-way", lesson="setting-out")
    amina.submit("Mark as done")
    writes = [each for each in amina.statements.writes if "cpd_entries" in each]
    assert len(writes) <= 1
