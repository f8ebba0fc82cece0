"""Entries of one's own, and what difference they made."""

from datetime import date, timedelta

import pytest

from learning import clock as alongside_clock
from learning.cpd import queries, rules, services
from learning.cpd.models import CpdKind
from learning.cpd.own.typed import OwnEntry
from learning.drafts.free_text import MayNamePupil
from learning.errors import Conflict, NotFound, Refused

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app", "clock")]

TODAY = date(2026, 11, 23)
COURSE = {
    "kind": CpdKind.COURSE,
    "title": "Sensory needs",
    "happened_on": date(2026, 11, 20),
    "minutes": 90,
}
FORM = "a" * 32


def add(person, form_id=FORM, **more):
    return services.add_own_entry(person.id, OwnEntry(**{**COURSE, **more}), form_id=form_id)


def test_a_form_sent_twice_is_one_entry(cast):
    first = add(cast.amina)
    assert add(cast.amina, title="Something else").id == first.id
    assert add(cast.tom).id != first.id
    assert [each.title for each in queries.entries(cast.amina.id)] == ["Sensory needs"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": CpdKind.MODULE}, "kind"),
        ({"kind": None}, "kind"),
        ({"title": "  "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"happened_on": None}, "happened_on"),
        ({"happened_on": TODAY + timedelta(days=1)}, "happened_on"),
        ({"happened_on": date(1976, 11, 1)}, "happened_on"),
        ({"minutes": 0}, "hours"),
        ({"minutes": 60_001}, "hours"),
        ({"need_type": "moon"}, "need_type"),
        ({"provider": "x" * 201}, "provider"),
        ({"evidence_link": "http://example.org"}, "evidence_link"),
        ({"evidence_link": "javascript:alert(1)"}, "evidence_link"),
        ({"evidence_link": "https://me:secret@example.org"}, "evidence_link"),
        ({"reflection": "x" * 4_001}, "reflection"),
        ({"impact": "x" * 4_001}, "impact"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, wrong, field):
    with pytest.raises(Refused) as refused:
        add(cast.amina, **wrong)
    assert refused.value.field == field
    assert queries.entries(cast.amina.id) == ()


@pytest.mark.parametrize("field", ["title", "provider", "reflection", "impact"])
def test_likely_pupils_are_warned_of_in_every_free_text(cast, field):
    with pytest.raises(MayNamePupil) as warned:
        add(cast.amina, **{field: "Born 12/03/2016"})
    assert warned.value.field == field


def test_a_change_made_from_an_older_edition_changes_nothing(cast):
    row = add(cast.amina)
    changed = OwnEntry(**{**COURSE, "minutes": 60})
    services.change_own_entry(cast.amina.id, row.id, changed, edition="1")
    with pytest.raises(Conflict):
        services.change_own_entry(
            cast.amina.id, row.id, OwnEntry(**{**COURSE, "title": "Other"}), edition="1"
        )
    (entry,) = queries.entries(cast.amina.id)
    assert (entry.title, entry.minutes, entry.edition) == ("Sensory needs", 60, 2)
    services.change_own_entry(cast.amina.id, row.id, changed, edition="1")


def test_nobody_elses_and_nothing_that_was_written_by_itself_is_changed_or_deleted(cast):
    row = add(cast.amina)
    services.add_entry(
        cast.amina.id,
        kind=CpdKind.LESSON,
        title="One",
        happened_on=TODAY,
        minutes=9,
        source=("lesson", "m/one"),
    )
    written = queries.entries(cast.amina.id)[-1]
    for person, key in ((cast.tom, row.id), (cast.amina, written.id)):
        with pytest.raises(NotFound):
            services.change_own_entry(person.id, key, OwnEntry(**COURSE), edition="1")
        with pytest.raises(NotFound):
            services.remove_own_entry(person.id, key)
    with pytest.raises(NotFound):
        services.note_impact(cast.tom.id, written.id, "Mine", edition="1")
    services.note_impact(cast.amina.id, written.id, "I wait longer.", edition="1")
    services.remove_own_entry(cast.amina.id, row.id)
    assert [each.impact for each in queries.entries(cast.amina.id)] == ["I wait longer."]


def asked(person):
    found = queries.to_ask_about(person.id, alongside_clock.today())
    return found.title if found else None


def test_nobody_is_asked_before_four_weeks_nor_about_what_was_short_or_a_lesson(cast, clock):
    add(cast.amina)
    add(cast.amina, "b" * 32, minutes=29, title="Short")
    add(cast.amina, "c" * 32, kind=CpdKind.READING, title="A book")
    services.add_entry(
        cast.amina.id,
        kind=CpdKind.LESSON,
        title="Lesson",
        happened_on=TODAY,
        minutes=40,
        source=("lesson", "m/one"),
    )
    assert asked(cast.amina) is None
    clock.move_to(clock_at(2026, 12, 17))
    assert asked(cast.amina) is None
    clock.move_to(clock_at(2026, 12, 18))
    assert asked(cast.amina) == "Sensory needs"
    clock.move_to(clock_at(2027, 3, 1))
    assert asked(cast.amina) == "Sensory needs"
    assert asked(cast.tom) is None


def clock_at(year, month, day):
    return f"{year}-{month:02}-{day:02}T09:00:00+00:00"


def test_a_question_that_was_left_for_half_a_year_lapses(cast, clock):
    add(cast.amina)
    clock.move_to(clock_at(2027, 6, 30))
    assert asked(cast.amina) is None


def test_one_question_a_week_however_much_waits(cast, clock):
    rows = [add(cast.amina, f"{n:032}", title=f"Course {n}") for n in range(3)]
    clock.move_to(clock_at(2027, 1, 5))
    assert asked(cast.amina) == "Course 0"
    services.note_impact(cast.amina.id, rows[0].id, "Much.", edition="1")
    assert asked(cast.amina) is None
    clock.move_to(clock_at(2027, 1, 12))
    assert asked(cast.amina) == "Course 1"
    services.ask_no_more(cast.amina.id, rows[1].id)
    assert asked(cast.amina) is None
    clock.move_to(clock_at(2027, 1, 19))
    assert asked(cast.amina) == "Course 2"
    services.ask_later(cast.amina.id, rows[2].id)
    clock.move_to(clock_at(2027, 2, 15))
    assert asked(cast.amina) is None
    clock.move_to(clock_at(2027, 2, 16))
    assert asked(cast.amina) == "Course 2"


def test_something_old_is_asked_about_a_week_after_it_was_entered_or_never(cast):
    early = rules.ask_on(CpdKind.COURSE, 60, TODAY - timedelta(weeks=10), TODAY)
    assert early == TODAY + timedelta(weeks=1)
    assert rules.ask_on(CpdKind.COURSE, 60, TODAY - timedelta(weeks=27), TODAY) is None


def test_putting_an_entry_right_keeps_what_its_owner_wrote(cast):
    told = {"kind": CpdKind.INSET, "title": "Sensory", "happened_on": TODAY}
    services.put_entry(cast.amina.id, minutes=60, source=("inset_session", "7"), **told)
    (entry,) = queries.entries(cast.amina.id)
    services.note_impact(cast.amina.id, entry.id, "Calmer starts.", edition="1")
    services.put_entry(cast.amina.id, minutes=45, source=("inset_session", "7"), **told)
    (entry,) = queries.entries(cast.amina.id)
    assert (entry.minutes, entry.impact) == (45, "Calmer starts.")
