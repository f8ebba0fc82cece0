"""The comparison as its owner meets it: a sentence, bars over a table, paper, what was seen."""

from datetime import timedelta

import pytest

from learning.shadowing.comparing.queries import shadowing_in_short
from learning.shadowing.models import ExperienceSeen
from learning.shadowing.rules import Tag, VisitState
from tests.learning.shadowing.seeing import (
    MORNING,
    TODAY,
    a_placement,
    a_point,
    a_visit,
    a_whole_placement,
    expected,
    seen,
    shared,
    ticked,
)
from tests.learning.web.pdf_reading import opened as pdf_text

MOST_STATEMENTS = 12


@pytest.fixture
def placement(app, clock):
    return a_whole_placement()


def page_of(browser, cast, placement, name="read_comparison"):
    return browser.as_(cast.amina).get(f"shadowing.{name}", placement_id=placement.id)


def test_a_sentence_comes_first(browser, cast, placement):
    page = page_of(browser, cast, placement)
    assert "You expected 60% of the day in “Direct work with pupils” and saw 15%." in page.text
    assert "Only you, unless you share it." in page.text


def test_the_table_says_what_the_bars_show(browser, cast, placement):
    page = page_of(browser, cast, placement)
    rows = page.table("Expected and seen, by kind of work")
    assert [row["Kind of work"] for row in rows][:2] == [
        "Direct work with pupils",
        "Advice for staff",
    ]
    first = rows[0]
    assert (first["Expected"], first["Seen"], first["Difference"]) == (
        "60%",
        "15%",
        "45 points less",
    )
    assert "All visits: direct" not in page.text
    assert "Direct work with pupils 60%" in page.text
    by_visit = page.table("Seen, visit by visit")
    assert by_visit[0]["19 November 2026"] == "23%"
    assert by_visit[1]["20 November 2026"] == "100%"


def test_modes_are_shown_without_a_right_ratio(browser, cast, placement):
    page = page_of(browser, cast, placement)
    assert "15% of the time with a mode was doing something oneself" in page.text
    assert "There is no right ratio." in page.text
    rows = page.table("How the work was done, in per cent")
    assert rows[0]["Doing"] == "15"


def test_each_surprise_leads_to_a_learning_point(browser, cast, placement):
    amina = browser.as_(cast.amina)
    page = page_of(browser, cast, placement)
    link = page.link("Write what you learnt about: Direct work with pupils")
    assert "about=pup" in link.path
    page = amina.get(link.path)
    assert "About: Direct work with pupils" in page.text


def test_however_much_was_noted_the_page_costs_few_statements(browser, cast, placement):
    for number in range(5):
        visit = a_visit(placement, MORNING - timedelta(days=number + 1))
        for each in range(20):
            seen(visit, "par", 5, note=f"Line {each}")
    shared(placement)
    amina = browser.as_(cast.amina)
    page_of(browser, cast, placement)
    assert len(amina.statements) <= MOST_STATEMENTS


def test_nothing_yet_says_what_to_do_first(browser, cast, clock, app):
    placement = a_placement()
    page = page_of(browser, cast, placement)
    assert page.has_link("Set the expected day")
    assert page.has_link("Visits of this placement")
    expected(placement)
    page = page_of(browser, cast, placement)
    assert not page.has_link("Set the expected day")
    assert "After the first visit it stands here" in page.text
    assert page.table("Expected and seen, by kind of work")[0]["Expected"] == "60%"


def test_seen_without_an_expected_day_is_shown_alone(browser, cast, clock, app):
    placement = a_placement()
    seen(a_visit(placement), "par", 30)
    page = page_of(browser, cast, placement)
    assert page.has_link("Set the expected day")
    assert page.table("Expected and seen, by kind of work")[0]["Seen"] == "100%"
    assert "Surprises" not in page.headings(2)


def test_a_cancelled_visit_and_one_to_come_count_nothing(browser, cast, clock, app):
    placement = a_placement()
    seen(a_visit(placement, state=VisitState.CANCELLED), "par", 30)
    seen(a_visit(placement, MORNING + timedelta(days=9)), "par", 30)
    page = page_of(browser, cast, placement)
    assert "Nothing noted yet" in page.text


def test_ten_kinds_of_work_have_a_letter_each(browser, cast, clock, app, library):
    placement = a_placement()
    visit = a_visit(placement)
    for one in library.shadowing.categories:
        seen(visit, one.slug, 10)
    page = page_of(browser, cast, placement)
    assert "J Everything else" in page.text
    assert len(page.table("Expected and seen, by kind of work")) == 10


def test_paper_holds_no_notes(browser, cast, placement):
    a_point(placement, "It is mostly phone calls.")
    page = page_of(browser, cast, placement, "print_comparison")
    for words in ("Amina Yusuf", "saw 15%", "It is mostly phone calls.", "A talk with a teacher."):
        assert words in page.text
    assert "She listened." not in page.text
    assert "A quarrel." not in page.text


def test_the_pdf_is_tagged(browser, cast, placement):
    response = browser.as_(cast.amina).fetch(
        "shadowing.download_comparison", placement_id=placement.id
    )
    assert response.mimetype == "application/pdf"
    assert b"/MarkInfo" in pdf_text(response.data)
    assert "comparison-2026-11-23.pdf" in response.headers["Content-Disposition"]


def test_nobody_else_opens_it(browser, cast, placement):
    visit = a_visit(placement)
    for person in (cast.lena, cast.helen, cast.priya, cast.sam, cast.miriam):
        window = browser.as_(person)
        for name in ("read_comparison", "print_comparison", "read_seen", "list_learning"):
            window.get(f"shadowing.{name}", placement_id=placement.id, status=404)
        assert window.fetch(f"/placements/{placement.id}/comparison.pdf").status_code == 404
        window.get("shadowing.edit_seen", visit_id=visit.id, status=404)
        window.get("shadowing.list_prompts", visit_id=visit.id, status=404)


def slugs(db_session):
    return sorted(row.experience_slug for row in db_session.query(ExperienceSeen))


def test_what_was_seen_is_ticked_on_a_visit(browser, cast, placement, db_session):
    amina = browser.as_(cast.amina)
    page = page_of(browser, cast, placement, "read_seen")
    assert "Seen so far: 0 of 2." in page.text
    amina.follow("On the visit of 19 November 2026")
    page = amina.submit("Keep", seen=["teacher-talk"])
    assert "Seen so far: 1 of 2." in page.text
    assert "Seen on 19 November 2026" in page.text
    amina.follow("On the visit of 20 November 2026")
    assert list(amina.page.field("seen").options) == ["parent-meeting"]
    amina.follow("Cancel")
    amina.follow("On the visit of 19 November 2026")
    amina.submit("Keep", seen=[])
    assert slugs(db_session) == []


def test_two_windows_take_nothing_from_one_another(browser, cast, placement, db_session):
    visit = a_visit(placement)
    path = f"/visits/{visit.id}/seen"
    amina = browser.as_(cast.amina)
    amina.get(path)
    ticked(visit, "parent-meeting")
    amina.submit("Keep", seen=["teacher-talk"])
    assert slugs(db_session) == ["parent-meeting", "teacher-talk"]
    amina.post(path, {"seen": ["teacher-talk", "parent-meeting", "nonsense"], "shown": ""})
    amina.post(path, {"seen": ["teacher-talk", "\x00"], "shown": "teacher-talk,\x00"})
    assert slugs(db_session) == ["parent-meeting", "teacher-talk"]


@pytest.mark.parametrize(
    "more", [{"state": VisitState.CANCELLED}, {"starts_at": MORNING + timedelta(days=9)}]
)
def test_nothing_is_seen_before_a_visit_or_on_a_cancelled_one(
    browser, cast, placement, db_session, more
):
    visit = a_visit(placement, **more)
    response = browser.as_(cast.amina).post(f"/visits/{visit.id}/seen", {"seen": "teacher-talk"})
    assert response.status_code == 422
    assert slugs(db_session) == []


def test_highs_lows_and_flashpoints_stand_together(browser, cast, placement):
    page = page_of(browser, cast, placement, "read_seen")
    for words in (
        "Contact with parents: She listened.",
        "Advice for staff: A quarrel.",
        "A worried parent at the gate.",
    ):
        assert words in page.text
    energy = page.table("What gave energy and what took it")
    assert energy[0]["Energy"] == "takes energy, once"


def test_the_whole_in_short_counts_what_is_ones_own(app, cast, clock, placement, library):
    ticked(a_visit(placement), "teacher-talk")
    a_visit(placement, MORNING + timedelta(days=9))
    a_visit(placement, state=VisitState.CANCELLED)
    found = shadowing_in_short(cast.amina.id, TODAY, library.shadowing)
    assert found.visits[0].title == "Visit to Marsh Lane on 20 November 2026"
    assert len(found.visits) == 3
    assert (found.has_comparison, found.seen, found.unseen) == (True, 1, 1)
    assert found.tags == {Tag.HIGH: 1, Tag.FLASHPOINT: 1}
    nobody = shadowing_in_short(cast.tom.id, TODAY, library.shadowing)
    assert (nobody.visits, nobody.has_comparison, nobody.seen, nobody.tags) == ((), False, 0, {})
