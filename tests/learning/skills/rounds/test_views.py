"""The audit's own pages: the list, the start, a round, its end."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from learning.people.models import MembershipRole
from learning.people.rules import Phase, Role
from learning.skills.models import AuditRound
from learning.skills.rounds.queries import own_round
from learning.skills.rules import RoleShape
from tests.learning.courses.making import changed_courses
from tests.learning.skills.mentors.making import asked
from tests.learning.skills.rounds.making import a_finished_round, a_round, rated

CHRISTMAS = date(2026, 12, 18)


@pytest.fixture
def priya(browser, cast):
    return browser.as_(cast.priya)


def count(db_session):
    return db_session.scalar(select(func.count(AuditRound.id)))


def test_an_empty_list_says_what_the_audit_is(priya):
    page = priya.get("/audit")
    assert page.h1 == "Skills audit"
    assert "5 statements take about 3 minutes" in page
    assert "Only you, until you share it." in page
    assert "No round yet" in page.headings(2)
    assert page.link("Sharing").path == "/sharing"
    assert priya.follow("Start a round").h1 == "Start a round"


def test_the_list_shows_open_and_finished_rounds(browser, cast, library, clock):
    finished = a_finished_round(cast.priya, library, purpose="My appraisal")
    clock.shift(timedelta(days=60))
    begun = a_round(cast.priya, library)
    rated(cast.priya, begun, "look-closely")
    page = browser.as_(cast.priya).get("/audit")
    assert "1 of 5 answered, about 2 minutes left" in page
    profile = page.link("Small skills audit, finished on 23 November 2026")
    assert profile.path == f"/audit/rounds/{finished}/profile"
    assert "My appraisal" in page
    narrow, wide = (each.path for each in page.links if each.text.startswith("Carry on"))
    assert narrow == f"/audit/rounds/{begun}/statements/one-at-a-time"
    assert wide == f"/audit/rounds/{begun}/domains/looking"


def test_the_list_shows_what_others_ask(browser, cast, library, clock):
    round_id = a_round(cast.amina, library)
    request = asked(cast.amina, cast.priya, round_id)
    page = browser.as_(cast.priya).get("/audit")
    found = page.link("Amina Yusuf: Small skills audit")
    assert found.path == f"/audit/requests/{request}"
    assert "Others ask" not in browser.as_(cast.tom).get("/audit")


def test_the_list_is_one_person_s_own(browser, cast, library):
    a_finished_round(cast.priya, library, purpose="My appraisal")
    assert "My appraisal" not in browser.as_(cast.helen).get("/audit")


def test_the_list_takes_as_much_sql_however_many_rounds(clock, browser, cast, library):
    priya = browser.as_(cast.priya)
    priya.get("/audit")
    empty = len(priya.statements)
    for _ in range(3):
        a_finished_round(cast.priya, library)
        clock.shift(60)
    priya.get("/audit")
    assert len(priya.statements) == empty


def test_a_senco_starts_with_what_is_known_of_them(priya, cast):
    page = priya.get("/audit/start")
    assert page.field("what").value == "small-skills"
    assert page.field("what").options == ["small-skills", "small-skills/aspiring"]
    assert "For people who think about becoming a SENCo" in page
    assert page.field("phase").value == "primary"
    assert page.field("role_shape").value == "one_school"
    page = priya.submit("Start", pupils="1,420", purpose="My appraisal", is_on_leadership_team="no")
    kept = own_round(cast.priya.id, int(page.path.rpartition("/")[2]))
    assert (kept.phase, kept.pupils, kept.role_shape, kept.is_on_leadership_team) == (
        Phase.PRIMARY,
        1420,
        RoleShape.ONE_SCHOOL,
        False,
    )
    assert page.fact("Pupils") == "1,420"
    assert page.fact("Purpose") == "My appraisal"


def test_a_teacher_chooses_for_themselves(browser, cast, db_session):
    daniel = browser.as_(cast.daniel)
    assert not daniel.get("/audit/start").field("what").value
    page = daniel.submit("Start", status=422)
    assert page.errors == ["Choose what you would like to rate yourself by."]
    page = daniel.submit("Start", what="For people who think about becoming a SENCo")
    assert page.h1 == "Small skills audit: for people who think about becoming a SENCo"
    assert count(db_session) == 1


def test_a_senco_of_two_schools_is_known_as_one(browser, cast, db_session):
    db_session.add(MembershipRole(membership_id=12, role=Role.SENCO))
    page = browser.as_(cast.lena).get("/audit/start")
    assert page.field("role_shape").value == "several_schools"


def test_the_next_round_begins_with_the_context_of_the_last(priya, cast, library):
    a_finished_round(
        cast.priya, library, pupils=300, phase=Phase.SPECIAL, purpose="Then", stage="first year"
    )
    page = priya.get("/audit/start")
    assert (page.field("pupils").value, page.field("phase").value) == ("300", "special")
    assert (page.field("purpose").value, page.field("stage").value) == ("", "")


def test_a_link_may_say_what_to_choose(priya, cast, library):
    address = "/audit/start?what=small-skills/aspiring"
    assert priya.get(address).field("what").value == "small-skills/aspiring"
    assert priya.get("/audit/start?what=gone").field("what").value == "small-skills"
    round_id = a_finished_round(cast.priya, library, statement_set="aspiring")
    page = priya.get(f"/audit/rounds/{round_id}")
    assert page.link("Start the next round").path.endswith("what=small-skills/aspiring")


def test_an_open_round_is_what_starting_leads_to(priya, cast, library, db_session):
    begun = a_round(cast.priya, library)
    assert "You have a round open" in priya.get("/audit/start")
    page = priya.submit("Start")
    assert page.path == f"/audit/rounds/{begun}"
    assert "You have this round open already" in page.notices[0]
    assert count(db_session) == 1


def test_pressing_start_twice_starts_once(priya, db_session):
    form_id = priya.get("/audit/start").field("form_id").value
    for _ in range(2):
        answer = priya.post("/audit/start", {"what": "small-skills", "form_id": form_id})
        assert answer.status_code == 302
    assert count(db_session) == 1


@pytest.mark.parametrize("pupils", ["many", "-5", "0", "99999999999", "12.5", "٣"])
def test_an_odd_number_of_pupils_is_refused_beside_its_field(priya, db_session, pupils):
    priya.get("/audit/start")
    page = priya.submit("Start", pupils=pupils, purpose="Mine", status=422)
    assert page.field("pupils").error
    assert page.field("purpose").value == "Mine"
    assert count(db_session) == 0


def test_a_purpose_that_may_name_a_pupil_is_asked_about(priya, db_session):
    priya.get("/audit/start")
    page = priya.submit("Start", purpose="For Sam, born 3 May 2016", status=422)
    assert "date of birth" in page.errors[0]
    priya.submit("Save anyway, it names no pupil")
    assert count(db_session) == 1


@pytest.mark.parametrize("what", ["gone", "small-skills/gone", "/", "small-skills/aspiring/x"])
def test_what_is_not_there_is_not_rated(priya, db_session, what):
    assert priya.post("/audit/start", {"what": what}).status_code == 422
    assert count(db_session) == 0


def test_odd_choices_of_context_are_none(priya, cast):
    odd = {"what": "small-skills", "phase": "night", "role_shape": "x", "stage": "y"}
    address = priya.post("/audit/start", odd).headers["Location"]
    kept = own_round(cast.priya.id, int(address.rpartition("/")[2]))
    assert (kept.phase, kept.role_shape, kept.stage) == (None, None, "")


def test_with_one_thing_to_rate_nobody_is_asked_which(priya, app, tmp_path, db_session):
    sets = ("sets:\n  aspiring: look-closely, keep-notes\n", "")
    with changed_courses(app, tmp_path, ("../frameworks/small-skills/framework.md", *sets)):
        page = priya.get("/audit/start")
        assert not page.has_field("what")
        assert priya.submit("Start").h1 == "Small skills audit"


def test_a_first_year_aims_lower(priya, cast):
    priya.get("/audit/start")
    page = priya.submit("Start", stage="I am in my first year")
    assert page.fact("Stage") == "First year"
    assert "Aiming for developing" in priya.get(f"{page.path}/statements/show-effect")


def test_context_and_purpose_are_changed(priya, cast, library):
    round_id = a_round(cast.priya, library, purpose="One")
    page = priya.get(f"/audit/rounds/{round_id}/context")
    assert page.field("purpose").value == "One"
    page = priya.submit("Save", purpose="Another", pupils="")
    assert page.fact("Purpose") == "Another"
    priya.follow("Change purpose and context")
    page = priya.submit("Save", pupils="few", purpose="Third", status=422)
    assert page.field("pupils").error
    assert page.field("purpose").value == "Third"


def test_the_context_of_a_finished_round_stays(priya, cast, library):
    round_id = a_round(cast.priya, library, purpose="One")
    rated(cast.priya, round_id, "say-no")
    priya.get(f"/audit/rounds/{round_id}/context")
    priya.post(f"/audit/rounds/{round_id}/finish")
    answer = priya.post(f"/audit/rounds/{round_id}/context", {"purpose": "Two"})
    assert answer.status_code == 422
    assert own_round(cast.priya.id, round_id).purpose == "One"
    assert priya.get(f"/audit/rounds/{round_id}/context").path == f"/audit/rounds/{round_id}"


def test_finishing_says_what_is_open_and_leads_to_the_profile(priya, cast, library):
    round_id = a_round(cast.priya, library)
    rated(cast.priya, round_id, "look-closely")
    page = priya.get(f"/audit/rounds/{round_id}/finish")
    assert "1 of 5 statements are answered. The others may stay open" in page
    left = page.link("HOLD1: I keep notes that are short and true.")
    assert left.path == f"/audit/rounds/{round_id}/statements/keep-notes"
    page = priya.submit("Finish this round")
    assert page.path == f"/audit/rounds/{round_id}/profile"
    assert own_round(cast.priya.id, round_id).completed_at is not None


def test_nothing_answered_cannot_be_finished(priya, cast, library):
    round_id = a_round(cast.priya, library)
    page = priya.get(f"/audit/rounds/{round_id}/finish")
    assert "Finish this round" not in page.buttons
    assert priya.post(f"/audit/rounds/{round_id}/finish").status_code == 302
    assert own_round(cast.priya.id, round_id).completed_at is None


def test_opening_again_and_that_a_later_round_forbids_it(priya, cast, library):
    round_id = a_finished_round(cast.priya, library)
    priya.get(f"/audit/rounds/{round_id}")
    page = priya.submit("Open it again")
    assert "The round is open again." in page.notices[0]
    priya.post(f"/audit/rounds/{round_id}/finish")
    a_round(cast.priya, library)
    page = priya.get(f"/audit/rounds/{round_id}")
    assert "Open it again" not in page.buttons
    priya.post(f"/audit/rounds/{round_id}/reopen", {"statement": "gone"})
    assert own_round(cast.priya.id, round_id).completed_at is not None


def test_deleting_says_first_what_goes(priya, cast, library, db_session):
    round_id = a_finished_round(cast.priya, library)
    page = priya.get(f"/audit/rounds/{round_id}/delete")
    for words in ("what mentors have said", "everything you shared", "A plan that you made"):
        assert words in page
    assert priya.follow("Keep it").path == f"/audit/rounds/{round_id}"
    priya.get(f"/audit/rounds/{round_id}/delete")
    assert "The round is deleted." in priya.submit("Delete for good").notices[0]
    assert count(db_session) == 0
    priya.get(f"/audit/rounds/{round_id}", status=404)


def test_counting_in_totals_says_exactly_what_is_counted(priya, cast, library):
    round_id = a_finished_round(cast.priya, library)
    priya.get(f"/audit/rounds/{round_id}")
    page = priya.follow("What would be counted")
    assert "Trust leads of Harbour Trust see totals of five people or more" in page
    assert "rounded to tenths" in page
    page = priya.submit("Let it count")
    assert own_round(cast.priya.id, round_id).in_totals_since is not None
    assert "You let this round count in them." in page
    priya.follow("What is counted, and taking it back")
    priya.submit("Take it back")
    assert own_round(cast.priya.id, round_id).in_totals_since is None


@pytest.mark.parametrize("number", ["0", "999999", "2147483648", "x"])
@pytest.mark.parametrize("page", ["", "/context", "/finish", "/delete", "/totals", "/statements"])
def test_a_forged_round_is_not_found(priya, number, page):
    priya.get(f"/audit/rounds/{number}{page}", status=404)


@pytest.mark.parametrize(
    "page", ["", "/context", "/finish", "/delete", "/totals", "/statements", "/domains/looking"]
)
def test_no_role_opens_the_round_of_another(browser, cast, library, page):
    round_id = a_finished_round(cast.priya, library)
    for other in (cast.amina, cast.helen, cast.sam, cast.miriam, cast.ruth, cast.george):
        browser.as_(other).get(f"/audit/rounds/{round_id}{page}", status=404)
