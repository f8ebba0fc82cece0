"""Entries of one's own on their pages: added, read, changed in two windows, deleted, asked of."""

from datetime import timedelta

import pytest

from learning.cpd import queries
from learning.database import db
from learning.drafts.services import save_draft
from tests.learning.records.studies import study

A_COURSE = {
    "kind": "course",
    "title": "Sensory needs in class",
    "happened_on": "2026-11-20",
    "hours": "1",
    "minutes": "30",
    "provider": "The local authority",
    "need_type": "sensory-and-physical",
    "reflection": "Look before I talk.",
    "evidence_link": "https://example.org/mine",
}


def entries_of(person):
    return queries.entries(person.id)


def later(browser, cast, clock, days):
    """Amina signs in again after so many days."""
    clock.shift(timedelta(days=days))
    return browser.second(cast.amina)


@pytest.fixture
def amina(browser, cast, clock):
    return browser.as_(cast.amina)


def add(window, **more):
    window.get("records.add_entry")
    return window.submit("Add it to my record", {**A_COURSE, **more})


def test_a_course_is_added_read_and_stands_in_the_record(amina, cast):
    page = add(amina)
    assert page.h1 == "Sensory needs in class"
    assert page.notices == ["Done: It stands in your record."]
    assert page.fact("Counts for") == "1 hour 30 minutes"
    assert page.fact("Area of need") == "Sensory and physical"
    assert page.link("https://example.org/mine").path == "https://example.org/mine"
    page = amina.get("records.read_record")
    assert "learnt for 1 hour 30 minutes: 1 thing." in page
    assert page.has_link("Sensory needs in class")
    assert "The local authority" in page


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(amina, cast):
    amina.get("records.add_entry")
    page = amina.submit(
        "Add it to my record",
        {**A_COURSE, "happened_on": "2026-11-24"},
        status=422,
    )
    assert page.errors == ["That day is still to come. Choose today or an earlier day."]
    assert page.field("reflection").value == "Look before I talk."
    page = amina.submit("Add it to my record", happened_on="2026-11-20", hours="soon", status=422)
    assert page.errors == ["Write whole hours, such as 1."]
    assert entries_of(cast.amina) == ()


def test_a_likely_pupil_is_warned_of_and_the_writer_decides(amina, cast):
    amina.get("records.add_entry")
    page = amina.submit(
        "Add it to my record", {**A_COURSE, "impact": "He was born 12/03/2016."}, status=422
    )
    assert "looks like a date of birth" in page.errors[0]
    page = amina.submit("Save anyway, it names no pupil")
    assert "He was born" in page


def test_two_windows_show_both_texts_and_lose_none(browser, amina, cast):
    add(amina)
    (entry,) = entries_of(cast.amina)
    second = browser.second(cast.amina)
    second.get("records.change_entry", entry_id=entry.id)
    amina.get("records.change_entry", entry_id=entry.id)
    amina.submit("Save", reflection="Said in the first window.")
    page = second.submit("Save", reflection="Said in the second.", status=409)
    assert "Said in the first window." in page
    assert page.field("reflection").value == "Said in the second."
    second.submit("Save")
    assert [each.reflection for each in entries_of(cast.amina)] == ["Said in the second."]


def test_half_typed_words_come_back(amina, cast):
    save_draft(cast.amina.id, "cpd-entry:new:reflection", body="Half a thought")
    db.session.commit()
    page = amina.get("records.add_entry")
    assert page.field("reflection").value == "Half a thought"
    add(amina)
    assert amina.get("records.add_entry").field("reflection").value == ""


def test_deleting_asks_once(amina, cast):
    add(amina)
    page = amina.follow("Delete it")
    assert page.h1 == "Delete this entry?"
    assert len(entries_of(cast.amina)) == 1
    page = amina.submit("Delete it")
    assert page.h1 == "My record"
    assert entries_of(cast.amina) == ()


def test_a_written_entry_takes_words_and_nothing_else(amina, cast):
    study(cast.amina)
    page = amina.get("records.read_record")
    address = next(link.path for link in page.links if link.path.startswith("/record/entries/5"))
    page = amina.get(address)
    assert not page.has_link("Delete it")
    page = amina.follow("Write something about it")
    assert not page.has_field("title")
    page = amina.submit("Save", reflection="Assess comes first.", impact="Shorter plans.")
    assert "Assess comes first." in page
    assert "Shorter plans." in page
    entry = next(each for each in entries_of(cast.amina) if each.impact)
    assert amina.fetch(f"/record/entries/{entry.id}/delete").status_code == 404
    assert amina.post(f"/record/entries/{entry.id}/delete").status_code == 404


@pytest.mark.parametrize("way", ["", "/change", "/delete", "/impact"])
def test_nobody_else_opens_or_changes_an_entry(browser, amina, cast, way):
    add(amina)
    (entry,) = entries_of(cast.amina)
    for stranger in (cast.tom, cast.priya, cast.sam):
        window = browser.as_(stranger)
        assert window.fetch(f"/record/entries/{entry.id}{way}").status_code == 404
        if way:
            assert window.post(f"/record/entries/{entry.id}{way}").status_code == 404
    assert entries_of(cast.amina) == (entry,)


def test_the_question_comes_four_weeks_later_and_can_be_put_off_or_ended(
    browser, amina, cast, clock
):
    add(amina)
    assert "What difference did it make?" not in amina.get("records.read_record").headings(2)
    amina = later(browser, cast, clock, 28)
    page = amina.get("home.read_home")
    assert page.has_link("What difference did it make?")
    assert "Sensory" not in page.text
    page = amina.get("records.read_record")
    assert "What difference did it make?" in page.headings(2)
    amina.submit("Not now")
    assert not amina.get("home.read_home").has_link("What difference did it make?")
    amina = later(browser, cast, clock, 28)
    amina.get("home.read_home")
    page = amina.follow("What difference did it make?")
    page = amina.submit("Save", impact="Two pupils start by themselves.")
    assert "Two pupils start by themselves." in page
    assert not amina.get("home.read_home").has_link("What difference did it make?")


def test_whoever_does_not_want_to_be_asked_is_not(browser, amina, cast, clock):
    add(amina)
    amina = later(browser, cast, clock, 30)
    amina.get("records.read_record")
    amina.submit("Do not ask about this one")
    amina = later(browser, cast, clock, 30)
    assert "What difference did it make?" not in amina.get("records.read_record").headings(2)
