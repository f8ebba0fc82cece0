"""The first page, signed out and signed in."""

from datetime import timedelta

from learning import clock as alongside_clock
from learning.courses.pathways import services
from learning.database import db
from tests.factories import a_completion, some_progress
from tests.learning.actions.doing import own
from tests.learning.reflections.writing import written
from tests.rows import add_row


def test_signed_out_it_says_what_alongside_is_and_where_to_sign_in(browser):
    page = browser.get("home.read_home")
    assert "ten minutes at a time" in page.h1
    assert page.link("Sign in").path == "/sign-in"
    assert not page.has_link("Choose who to be")
    assert len(browser.statements) == 0


def test_a_new_teacher_gets_a_letter_with_a_first_step(browser, cast, clock):
    amina = browser.as_(cast.amina)
    page = amina.get("home.read_home")
    assert page.h1 == "Good morning, Amina"
    assert "!" not in page.text
    assert "A good place to begin" in page
    assert page.link("Begin").path == "/lessons/first-steps/noticing"
    assert "None taken on." in page
    assert page.link("your record").path == "/record"
    assert len(amina.statements) == 6


def test_a_lesson_half_read_is_one_click_away_at_the_exact_place(browser, cast, clock):
    amina = browser.as_(cast.amina)
    some_progress(cast.amina.id, place="smaller")
    some_progress(cast.tom.id, "whole-way", "arriving")
    page = amina.get("home.read_home")
    assert "Carry on where you were · about" in page
    assert "about 4 minutes" not in page
    assert page.link("Carry on").path == "/lessons/first-steps/noticing#smaller"
    assert "0 of 2 lessons done" in page


def test_the_next_lesson_and_the_assessment_are_one_click_away(browser, cast, clock):
    amina = browser.as_(cast.amina)
    some_progress(cast.amina.id, "whole-way", "setting-out", done=True)
    assert amina.get("home.read_home").link("Read on").path == "/lessons/whole-way/arriving"
    some_progress(cast.amina.id, "whole-way", "arriving", done=True)
    page = amina.get("home.read_home")
    assert page.link("Take the assessment").path == "/modules/whole-way/assessment"


def test_an_action_is_ticked_off_on_home(browser, cast, clock):
    amina = browser.as_(cast.amina)
    own(cast.amina, "Put up a clock.", alongside_clock.today())
    page = amina.get("home.read_home")
    assert "You meant to do this by now" in page
    assert "By 23 November 2026" in page
    page = amina.submit("Tick off")
    assert page.path == "/"
    assert "None taken on." in page


def test_an_overdue_action_says_so_in_a_word(browser, cast, clock):
    own(cast.amina, "Put up a clock.", alongside_clock.today())
    clock.shift(timedelta(days=1))
    assert "Overdue" in browser.as_(cast.amina).get("home.read_home")


def test_something_written_four_weeks_ago_is_one_click_away(browser, cast, clock):
    reflection = written(cast.amina)
    clock.shift(timedelta(weeks=4))
    page = browser.as_(cast.amina).get("home.read_home")
    assert page.link("Look back").path == f"/reflections/{reflection.id}/revisit"
    assert "You wrote about this on 23 November 2026" in page
    assert "Worth coming back to" not in page.headings(2), "it is not said twice"


def test_what_else_was_written_weeks_ago_is_listed_below(browser, cast, clock):
    some_progress(cast.amina.id)
    first, second = written(cast.amina), written(cast.amina, "More words.")
    clock.shift(timedelta(weeks=4))
    page = browser.as_(cast.amina).get("home.read_home")
    assert "Worth coming back to" in page.headings(2)
    paths = [each.path for each in page.links]
    assert all(f"/reflections/{each.id}/revisit" in paths for each in (first, second))


def test_reflections_are_always_one_click_away(browser, cast, clock):
    page = browser.as_(cast.amina).get("home.read_home")
    assert page.link("my reflections").path == "/reflections"


def test_the_module_offered_first_is_not_counted_among_the_others(browser, cast, clock, library):
    amina = browser.as_(cast.amina)
    first, second, *others = library.modules
    for module in others:
        a_completion(cast.amina.id, module.slug, version=module.version)
    assert "1 more module to choose from" in amina.get("home.read_home")
    a_completion(cast.amina.id, second.slug, version=second.version)
    page = amina.get("home.read_home")
    assert page.link("Begin").path.startswith(f"/lessons/{first.slug}/")
    assert "to choose from" not in page


def test_what_is_done_is_one_line_with_a_link_to_the_record(browser, cast, clock, library):
    amina = browser.as_(cast.amina)
    for module in library.modules:
        a_completion(cast.amina.id, module.slug, version=module.version)
    page = amina.get("home.read_home")
    assert "Done: 3 modules." in page
    assert page.link("My record").path == "/record"
    assert "All caught up" in page


def test_a_pathway_is_offered_with_what_it_is_for(browser, cast, clock):
    amina = browser.as_(cast.amina)
    page = amina.get("home.read_home")
    assert page.headings(2)[:2] == ["First steps", "Or choose a pathway"]
    assert "What everybody learns first." in page
    assert page.link("All pathways").path == "/pathways"
    amina.follow("Every teacher")
    amina.submit("Follow this pathway")
    page = amina.get("home.read_home")
    assert "You follow Every teacher (0 of 2 modules done). Only you see this." in page
    assert "Next on “Every teacher”" in page
    assert "Or choose a pathway" not in page
    assert len(amina.statements) == 6


def test_for_whom_no_pathway_is_written_they_are_a_click_away(browser, cast, clock):
    page = browser.as_(cast.george).get("home.read_home")
    assert page.link("Choose a pathway").path == "/pathways"


def test_home_is_six_statements_with_everything_on_it(browser, cast, clock, db_session, library):
    for number in range(12):
        own(cast.amina, f"Number {number}", alongside_clock.today())
        written(cast.amina, f"Words {number}")
        a_completion(cast.amina.id, f"gone-{number}")
    some_progress(cast.amina.id)
    a_completion(cast.amina.id, "whole-way")
    services.follow(cast.amina.id, library, "every-teacher")
    db_session.commit()
    clock.shift(timedelta(weeks=5))
    amina = browser.as_(cast.amina)
    page = amina.get("home.read_home")
    assert len(page.headings(2)) == 4
    assert len(amina.statements) == 6


def test_what_waits_of_ones_development_stands_among_what_is_in_progress(browser, cast, clock):
    with db.engine.begin() as connection:
        tables = db.metadata.tables
        key = add_row(
            connection,
            tables["audit_rounds"],
            person_id=cast.priya.id,
            completed_at=None,
            statement_set="",
        )
        add_row(connection, tables["ratings"], round_id=key, answer=None, level=None)
    page = browser.as_(cast.priya).get("home.read_home")
    assert "In progress" in page.headings(2)
    assert page.link("Your skills audit").path == f"/audit/rounds/{key}"
    assert "0 of 1, carry on" in page.text
    assert "audit" not in browser.as_(cast.helen).get("home.read_home").text
