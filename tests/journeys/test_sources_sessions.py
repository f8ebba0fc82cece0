"""How staff learn together and what became of it: sessions, the record, protected time."""

from datetime import timedelta

import pytest

from tests.journeys import gathering

AN_HOUR = {"day": "2026-11-25", "starts": "13:30", "minutes": "60", "purpose": "Sensory needs"}
TOPIC = "When does group work go well after lunch?"
TITLE = "First steps"
A_COURSE = {
    "kind": "course",
    "title": "Words for worries",
    "happened_on": "2026-11-20",
    "hours": "2",
    "provider": "Harbour Hub",
}
A_COACHING = {
    "From": "14:00",
    "How many minutes?": "30",
    "invitees": ["Tom Brackley"],
    "What the coachee wants to work on": "Waiting longer.",
}
A_LESSON_STUDY = {
    "From": "14:30",
    "How many minutes?": "45",
    "invitees": ["Tom Brackley", "Daniel Okafor"],
    "What we want to find out": "What helps pupils begin?",
}
TRYING = "Say what I see before I say what it is."


def _totals(page):
    """The record by kind: what, how many, minutes."""
    return {row["Kind"]: (row["How many"], row["Minutes"]) for row in page.table("By kind")}


def _prepared(visitor, cast, clock, **more):
    """Priya has prepared a session for everybody; its page and its code."""
    priya = visitor.as_(cast.priya)
    page = gathering.prepare_module(priya, TITLE, **more)
    return page.path, page.h1, gathering.code_on(page)


@pytest.mark.source("A10")
def test_a10_protected_time_is_booked_and_what_was_lost_of_it_is_kept(visitor, cast, clock):
    """A10: carve out time: booked, told afterwards, added up, for nobody else's eyes."""
    amina = visitor.as_(cast.amina)
    gathering.record(amina)
    amina.follow("Protected time")
    amina.follow("Book an hour")
    page = amina.submit("Book it", AN_HOUR)
    assert "25 November 2026, 13:30 to 14:30, 1 hour" in page
    clock.shift(timedelta(days=3))
    amina = visitor.second(cast.amina)
    amina.get("home.read_home")
    page = amina.follow("Did you get your protected time?")
    told = page.path
    amina.submit("Save", outcome="part", had_minutes="20", lost_to="cover")
    gathering.record(amina)
    page = amina.follow("Protected time")
    assert "1 hour booked, 20 minutes had, 40 minutes went to something else" in page
    assert page.table("What the rest went to") == [{"To": "Cover", "Minutes": "40"}]
    for leader in (cast.helen, cast.priya, cast.sam, cast.miriam):
        window = visitor.as_(leader)
        assert "Amina" not in window.get("home.read_home").text
        window.get(told, status=404)
        gathering.record(window)
        assert "Nothing booked yet" in window.follow("Protected time")


@pytest.mark.source("A10")
def test_a10_a_session_out_of_a_module_stands_in_the_records_of_who_came(visitor, cast, clock):
    """A10: in-house CPD: prepared from a module, joined by code, counted, and evaluated alone."""
    path, title, code = _prepared(visitor, cast, clock)
    page = gathering.session(visitor.as_(cast.tom), title)
    assert "Thursday 26 November 2026, 15:30 to" in page
    assert "Led by" in page
    clock.move_to(gathering.IN_THE_ROOM)
    priya, helen = visitor.second(cast.priya), visitor.second(cast.helen)
    amina, tom = visitor.second(cast.amina), visitor.second(cast.tom)
    gathering.join(amina, code)
    page = gathering.join(tom, code.lower().replace("-", " "))
    assert "You are on the attendance list as Tom Brackley." in page
    clock.move_to(gathering.AFTERWARDS)
    page = gathering.end(priya, title)
    assert "It stands in the record of everybody on the list." in page.notices[0]
    for window in (amina, tom):
        page = gathering.record(window)
        assert page.has_link(title)
        assert _totals(page)["INSET session"] == ("1", "60")
    amina.get("home.read_home")
    amina.follow(f"What did you make of “{title}”?")
    amina.submit("Keep", useful="little", trying=TRYING)
    assert not gathering.record(helen).has_link(title)
    page = gathering.session(helen, title)
    assert "Results" in page
    for address in (path, f"{path}/results", f"{path}/attendance"):
        assert TRYING not in helen.get(address)
    helen.get(f"{path}/evaluate", status=404)


@pytest.mark.source("A10")
def test_a10_a_teacher_and_a_ta_think_together_on_a_page_of_both(visitor, cast, clock):
    """A10: time to reflect together: both agree, both write, both own it, nobody else finds it."""
    amina, tom = visitor.as_(cast.amina), visitor.as_(cast.tom)
    _thinking_together(amina)
    amina.follow("Ask a colleague")
    page = amina.submit("Ask", {"who": str(cast.tom.id), "topic": TOPIC})
    assert "Write" not in page.buttons
    tom.get("home.read_home")
    page = tom.follow("A colleague asks you to think about something together")
    assert TOPIC in page
    tom.submit("Yes, let us")
    tom.follow("Write")
    page = tom.submit("Save for both", noticed="Music helps.", agreed="I fetch them.")
    together = page.path
    _thinking_together(amina)
    amina.follow(TOPIC)
    amina.follow("Write on")
    page = amina.submit("Save for both", noticed="Music helps, and a clear table.")
    assert "Music helps, and a clear table." in page
    assert "I fetch them." in page
    assert "Amina Yusuf changed it last" in tom.get(together)
    for leader in (cast.helen, cast.priya, cast.sam, cast.miriam):
        window = visitor.as_(leader)
        window.get(together, status=404)
        assert TOPIC not in _thinking_together(window)


def _thinking_together(window):
    """The list of pages that two write, from Home by way of one's reflections."""
    window.get("home.read_home")
    window.follow("my reflections")
    return window.follow("Thinking together")


@pytest.mark.source("B5")
def test_b5_coaching_and_lesson_study_beside_an_inset_session(visitor, cast, clock):
    """B5: CPD models: kinds with fields of their own, held against the standard, recorded."""
    priya = visitor.as_(cast.priya)
    coaching = gathering.prepare_kind(priya, "Coaching", "Questions that wait", A_COACHING)
    assert "Two people think together; the coach asks." in coaching
    study = gathering.prepare_kind(priya, "Lesson study", "Who begins alone?", A_LESSON_STUDY)
    assert "It watches pupils, not the teacher." in study
    inset = gathering.prepare_module(priya, TITLE)
    for page in (coaching, study, inset):
        assert "Held against the standard" in page.headings(2)
    _between_a_few(visitor, cast, coaching.path)
    assert "What helps pupils begin?" in gathering.session(visitor.as_(cast.helen), study.h1)
    clock.move_to(gathering.AFTERWARDS)
    _who_was_there(visitor.second(cast.priya), coaching.h1, study.h1, inset.h1)
    tom = visitor.second(cast.tom)
    page = gathering.record(tom)
    found = _totals(page)
    assert found["Coaching"] == ("1", "30")
    assert found["Lesson study"] == ("1", "45")
    assert found["INSET session"] == ("1", "60")
    assert "Coaching" not in _totals(gathering.record(visitor.second(cast.amina)))


def _between_a_few(visitor, cast, path):
    """Those who coach and are coached see it, and nobody else, not even that it is."""
    assert "Waiting longer." in gathering.session(visitor.as_(cast.tom), "Questions that wait")
    for other in (cast.helen, cast.amina, cast.sam, cast.george):
        window = visitor.as_(other)
        assert "Questions that wait" not in gathering.sessions(window)
        window.get(path, status=404)


def _who_was_there(priya, coaching, study, inset):
    """By tick for the few; for the hall a paper sheet is pasted; each is ended."""
    gathering.tick(priya, coaching, "Tom Brackley")
    gathering.end(priya, coaching)
    page = gathering.tick(priya, study, "Tom Brackley", "Daniel Okafor")
    assert page.notices == ["Done: Saved: 2 added."]
    gathering.end(priya, study)
    gathering.session(priya, inset)
    priya.follow("Attendance")
    priya.follow("Enter a paper sheet")
    sheet = "Name,School,Time in\nAmina Yusuf,,15:42\nTom Brackley,,\nNadia Ali,Hill Top,15:31\n"
    page = priya.submit("See who is meant", lines=sheet, status=422)
    assert "Recognised (2)" in page
    page = priya.submit("Put them on the list", {"line-4": "visitor"})
    assert page.notices == ["Done: 3 added from the sheet."]
    assert "12 minutes late" in page
    gathering.end(priya, inset)


@pytest.mark.source("B5")
def test_b5_a_course_elsewhere_is_entered_and_what_it_changed_is_asked_later(visitor, cast, clock):
    """B5: what is learnt outside counts, with the difference it made four weeks on."""
    amina = visitor.as_(cast.amina)
    gathering.record(amina)
    amina.follow("Add something you did")
    page = amina.submit("Add it to my record", A_COURSE)
    entry = page.path
    assert page.fact("Counts for") == "2 hours"
    assert not amina.get("home.read_home").has_link("What difference did it make?")
    clock.shift(timedelta(weeks=4))
    amina = visitor.second(cast.amina)
    page = amina.get("home.read_home")
    assert "Words for worries" not in page, "whoever looks at the screen reads nothing"
    amina.follow("What difference did it make?")
    page = amina.submit("Save", impact="Three pupils say it in a word.")
    assert "Three pupils say it in a word." in page
    page = gathering.record(amina)
    assert _totals(page)["Course"] == ("1", "120")
    for leader in (cast.priya, cast.helen, cast.sam):
        visitor.second(leader).get(entry, status=404)
