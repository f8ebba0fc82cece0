"""Pathways: their list, the page of one, following it for oneself, and where it leads."""

import json

import pytest
from sqlalchemy import func, select

from learning.administration.exports.queries import everything_about, held_by_school
from learning.courses import personal_data
from learning.courses.models import FollowedPathway
from learning.courses.pathways import services
from learning.courses.pathways.queries import pathway_page, pathways_page
from learning.database import db, writing
from learning.errors import NotFound
from learning.journal.models import Event
from learning.people.queries import viewer_for
from tests.factories import a_completion, some_progress
from tests.learning.courses.making import changed_courses

EVERY = "every-teacher"
PATHWAY = "---\ntitle: {}\npurpose: For tests.\naudience: {}\n---\n\n{}\n"


@pytest.fixture
def more_pathways(app, tmp_path):
    """The small courses with pathways for a SENCo, an aspiring one, an area; and an empty one."""
    texts = {
        "sencos": ("For the SENCo", "senco", "- whole-way\n- first-steps by week 3"),
        "aspiring": ("Thinking about it", "aspiring senco", "- half-broken\n- whole-way"),
        "talking": ("Talking", "teacher, senco", "## Now\n- first-steps by week 2"),
        "nothing": ("Nothing yet", "teacher", "- gone"),
    }
    changes = [(f"../pathways/{slug}.md", "", PATHWAY.format(*t)) for slug, t in texts.items()]
    with changed_courses(app, tmp_path, *changes):
        yield app.extensions["alongside-library"].library


def follow(person, library, *slugs):
    with writing():
        for slug in slugs:
            services.follow(person.id, library, slug)


def followed(person):
    rows = select(FollowedPathway.pathway_slug).where(FollowedPathway.person_id == person.id)
    return db.session.scalars(rows.order_by(FollowedPathway.id)).all()


def lines(group):
    return [line.route.pathway.slug for line in group]


def test_a_person_follows_once_and_stops(app, cast, library):
    follow(cast.amina, library, EVERY, EVERY)
    follow(cast.tom, library, EVERY)
    assert followed(cast.amina) == [EVERY]
    with writing():
        services.stop_following(cast.amina.id, library, EVERY)
        services.stop_following(cast.amina.id, library, EVERY)
    assert followed(cast.amina) == []
    assert followed(cast.tom) == [EVERY]


@pytest.mark.parametrize("slug", ["no-such", "nothing", "x" * 5000])
def test_what_is_no_pathway_cannot_be_followed(more_pathways, cast, slug):
    for act in (services.follow, services.stop_following):
        with pytest.raises(NotFound), writing():
            act(cast.amina.id, more_pathways, slug)
    assert followed(cast.amina) == []


def test_a_pathway_is_followed_under_its_new_name_too(app, cast, library, tmp_path):
    follow(cast.amina, library, EVERY)
    renamed = PATHWAY.format("Everyone", "teacher", "- first-steps").replace(
        "audience", f"formerly: {EVERY}\naudience"
    )
    changes = (("../pathways/everyone.md", "", renamed), (f"../pathways/{EVERY}.md", "", ""))
    with changed_courses(app, tmp_path, *changes):
        now = app.extensions["alongside-library"].library
        assert pathway_page(cast.amina.id, now, "everyone").is_followed
        follow(cast.amina, now, "everyone")
        assert followed(cast.amina) == [EVERY], "one row, whatever the name"
        with writing():
            services.stop_following(cast.amina.id, now, "everyone")
    assert followed(cast.amina) == []


def test_stopping_one_leaves_the_other_that_has_taken_its_former_name(app, cast, tmp_path):
    renamed = PATHWAY.format("New", "teacher\nformerly: every-teacher", "- first-steps")
    with changed_courses(app, tmp_path, ("../pathways/renewed.md", "", renamed)):
        now = app.extensions["alongside-library"].library
        follow(cast.amina, now, EVERY, "renewed")
        with writing():
            services.stop_following(cast.amina.id, now, "renewed")
    assert followed(cast.amina) == [EVERY]


def test_a_pathway_that_is_gone_is_passed_over_and_comes_back(app, cast, library, tmp_path):
    follow(cast.amina, library, EVERY)
    with changed_courses(app, tmp_path, (f"../pathways/{EVERY}.md", "", "")):
        now = app.extensions["alongside-library"].library
        assert pathways_page(viewer_for(cast.amina.id), now).followed == ()
    assert lines(pathways_page(viewer_for(cast.amina.id), library).followed) == [EVERY]


def test_the_list_has_every_pathway_once_those_one_follows_first(more_pathways, cast):
    def page(person):
        return pathways_page(viewer_for(person.id), more_pathways)

    amina = page(cast.amina)
    assert (lines(amina.followed), lines(amina.fitting)) == ([], [EVERY])
    assert lines(amina.others) == ["sencos", "aspiring"]
    assert lines(amina.by_area) == ["talking"]
    assert lines(page(cast.priya).fitting) == ["sencos", EVERY]
    follow(cast.amina, more_pathways, "aspiring", EVERY)
    amina = page(cast.amina)
    assert lines(amina.followed) == ["aspiring", EVERY]
    assert (lines(amina.fitting), lines(amina.others)) == ([], ["sencos"])


def test_the_list_is_a_page_of_two_statements(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.list_pathways")
    assert page.headings(2) == [
        "For what you do",
        "By area of need",
        "For others, and open to you too",
    ]
    assert "2 modules 16 minutes" in page.text
    assert len(amina.statements) == 2


def test_without_pathways_the_list_leads_to_the_modules(browser, cast, app, tmp_path):
    with changed_courses(app, tmp_path, (f"../pathways/{EVERY}.md", "", "")):
        page = browser.as_(cast.amina).get("courses.list_pathways")
        assert page.headings(2) == ["No pathways yet"]
        assert page.link("See every module").path == "/modules"


def test_a_pathway_says_what_for_for_whom_and_how_long(browser, cast):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_pathway", pathway=EVERY)
    assert page.h1 == "Every teacher"
    assert "What everybody learns first. For teachers · 2 modules · 16 minutes of reading" in page
    assert "Autumn term 16 minutes; about 2 minutes a week for 10 weeks" in page
    assert page.headings(3) == ["First steps", "The whole way"]
    assert "By week 4 9 minutes 2 lessons" in page
    assert page.link("Start: Noticing").path == "/lessons/first-steps/noticing"
    assert "Only you see what you follow." in page
    assert len(amina.statements) == 2


def test_a_pathway_under_way_has_one_button_to_carry_on(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    some_progress(cast.amina.id, done=True)
    page = amina.get("courses.read_pathway", pathway=EVERY)
    assert "0 of 2 modules done, 12 minutes still to read" in page.text
    assert page.link("Carry on: Trying").path == "/lessons/first-steps/trying"
    assert "In progress: 1 of 2" in page.text


def test_a_pathway_that_is_done_is_quiet(browser, cast, db_session):
    amina = browser.as_(cast.amina)
    for slug in ("first-steps", "whole-way"):
        a_completion(cast.amina.id, slug, version=2)
    page = amina.get("courses.read_pathway", pathway=EVERY)
    assert "You have finished every module of this pathway." in page.text
    assert page.link("Choose another pathway").path == "/pathways"
    assert not [each for each in page.links if each.text.startswith(("Start", "Carry on"))]
    assert "Follow this pathway" not in page.buttons


def test_following_and_stopping_on_the_page(browser, cast):
    amina = browser.as_(cast.amina)
    amina.get("courses.read_pathway", pathway=EVERY)
    page = amina.submit("Follow this pathway")
    assert "You follow “Every teacher”. Home names its next module." in page.notices[0]
    assert followed(cast.amina) == [EVERY]
    page = amina.submit("Stop following")
    assert "What you did stays done." in page.notices[0]
    assert "Follow this pathway" in page.buttons
    assert followed(cast.amina) == []


@pytest.mark.parametrize("path", ["/pathways/no-such", "/pathways/%00", "/pathways/" + "x" * 300])
def test_no_pathway_is_no_error(browser, cast, path):
    browser.as_(cast.amina).get(path, status=404)


@pytest.mark.parametrize("way", ["follow", "stop"])
def test_what_is_no_pathway_answers_as_missing(browser, cast, way):
    assert browser.as_(cast.amina).post(f"/pathways/no-such/{way}").status_code == 404


def test_a_pathway_formerly_called_otherwise_is_found(browser, cast, app, tmp_path):
    renamed = (
        "../pathways/every-teacher.md",
        "audience: teacher",
        "audience: teacher\nformerly: old",
    )
    with changed_courses(app, tmp_path, renamed):
        assert browser.as_(cast.amina).get("/pathways/old").path == "/pathways/every-teacher"


def test_what_one_follows_leaves_no_trace_for_anybody_else(app, cast, more_pathways):
    before = db.session.scalar(select(func.count()).select_from(Event))
    follow(cast.daniel, more_pathways, "aspiring")
    assert db.session.scalar(select(func.count()).select_from(Event)) == before
    viewer = viewer_for(cast.sam.id)
    held = held_by_school(viewer, cast.daniel.membership_id).kept
    assert "aspiring" not in json.dumps(held)
    assert "pathway" not in json.dumps(held)


def test_what_one_follows_is_ones_own_to_take_along_and_goes_when_one_goes(app, cast, library):
    follow(cast.amina, library, EVERY)
    follow(cast.tom, library, EVERY)
    (line,) = everything_about(cast.amina.id)["courses"]["followed_pathways"]
    assert line["pathway"] == EVERY
    assert line["since"]
    with writing():
        personal_data.erase(cast.amina.id)
    assert (followed(cast.amina), followed(cast.tom)) == ([], [EVERY])


def test_nobody_sees_on_any_page_what_another_follows(browser, cast, more_pathways):
    follow(cast.daniel, more_pathways, "aspiring")
    for person in (cast.priya, cast.helen, cast.sam):
        looking = browser.as_(person)
        assert "You follow" not in looking.get("/pathways")
        assert "Stop following" not in looking.get("/pathways/aspiring").buttons
        assert "Thinking about it" not in looking.get("/")
    desk = browser.as_(cast.sam)
    for path in ("/school", "/school/people", f"/school/people/{cast.daniel.membership_id}"):
        assert "Thinking about it" not in desk.get(path)


def test_a_module_names_its_pathways_and_its_neighbours(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_module", module="first-steps")
    assert page.link("Every teacher").path == "/pathways/every-teacher"
    assert "Every teacher module 1 of 2" in page.text
    follow(cast.amina, more_pathways, "sencos")
    page = amina.get("courses.read_module", module="first-steps")
    assert "For the SENCo module 2 of 2, which you follow" in page.text
    assert page.link("Previous module on “For the SENCo”").path == "/modules/whole-way"
    assert len(amina.statements) == 2


def test_a_module_on_no_pathway_has_no_such_part(browser, cast):
    page = browser.as_(cast.amina).get("courses.read_module", module="half-broken")
    assert "pathway" not in " ".join(page.headings())


def _finish(browser, module, *lessons):
    for lesson in lessons:
        browser.get("courses.read_lesson", module=module, lesson=lesson)
        page = browser.submit("Mark as done")
    return page


def test_a_finished_module_names_the_next_one_on_what_one_follows(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    follow(cast.amina, more_pathways, "sencos")
    page = _finish(amina, "first-steps", "noticing", "trying")
    assert "Next on “For the SENCo”" in page.text, "what one follows goes before what fits"


def test_a_finished_module_elsewhere_leads_back_to_what_one_follows(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    follow(cast.amina, more_pathways, "aspiring")
    page = _finish(amina, "first-steps", "noticing", "trying")
    assert "Next on “Thinking about it”" in page.text


def test_the_last_module_of_a_pathway_says_so(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    follow(cast.amina, more_pathways, "talking")
    page = _finish(amina, "first-steps", "noticing", "trying")
    assert "That was the last module of Talking, which you follow." in page.text
    assert page.has_link("Talking")


def test_what_gives_away_an_interest_is_not_offered_after_a_module(browser, cast, app, tmp_path):
    text = PATHWAY.format("Thinking about it", "aspiring senco", "- first-steps\n- whole-way")
    changes = [(f"../pathways/{EVERY}.md", "", ""), ("../pathways/aspiring.md", "", text)]
    amina = browser.as_(cast.amina)
    with changed_courses(app, tmp_path, *changes):
        page = _finish(amina, "first-steps", "noticing", "trying")
        assert "Thinking about it" not in page.text, "unasked"
        follow(cast.amina, app.extensions["alongside-library"].library, "aspiring")
        page = amina.get("courses.read_completion", module="first-steps")
        assert "Next on “Thinking about it”" in page.text, "to whoever follows it"


def test_whoever_may_follow_in_secret_is_told_what_home_shows(browser, cast, more_pathways):
    amina = browser.as_(cast.amina)
    page = amina.get("courses.read_pathway", pathway="aspiring")
    assert "Home shows its name to whoever looks at your screen" in page.text
    page = amina.submit("Follow this pathway")
    assert "Home shows its name to whoever looks at your screen" in page.text
    assert "whoever looks" not in amina.get("courses.read_pathway", pathway="talking")


def test_a_pathway_ends_with_what_to_do_next_if_its_author_says_so(app, browser, cast, tmp_path):
    steps = "senco\nleads to: skills audit, aspiring skills audit, plan for inclusion"
    text = PATHWAY.format("For the SENCo", steps, "- first-steps")
    with changed_courses(app, tmp_path, ("../pathways/sencos.md", "", text)):
        priya = browser.as_(cast.priya)
        page = priya.get("courses.read_pathway", pathway="sencos")
        assert page.headings(2)[-1] == "What to do next"
        assert [each.path for each in page.links if each.path.startswith(("/audit", "/plans"))] == [
            "/audit/start",
            "/audit/start?what=senco-skills/aspiring",
            "/plans/start?kind=inclusion",
        ]
        assert priya.follow("Start your plan for inclusion").path == "/plans/start"
        page = priya.get("courses.read_pathway", pathway=EVERY)
        assert "What to do next" not in page.headings(2)
