"""What leaders see of sessions and what they do not; what became of one; a concern raised here."""

import re
from datetime import UTC, datetime

import pytest

from tests.browser import Browser
from tests.journeys import gathering

TITLE = "First steps"
LESSON = "Noticing"
RATED = {
    "look-closely": "1",
    "one-at-a-time": "3",
    "keep-notes": "3",
    "say-no": "3",
    "show-effect": "3",
}
VISION = "To lead a school that looks first."
TRYING = "Say what I see before I say what it is."
WORDS = "Home told me more than the test did."
HERE = "Write it in the blue book in the staff room."
TWO_WEEKS = datetime(2026, 12, 11, 8, 30, tzinfo=UTC)
SIX_WEEKS = datetime(2027, 1, 8, 8, 30, tzinfo=UTC)


@pytest.fixture
def seaview(cast):
    """Those of the staff who come to a session and neither lead it nor look at its totals."""
    return (cast.amina, cast.tom, cast.daniel, cast.sam)


@pytest.mark.source("C3")
def test_c3_from_a_gap_to_a_module_to_a_plan_to_a_session_on_it(visitor, cast, clock):
    """C3: good, evidence-based development: what a gap asks for is learnt, planned and shared."""
    priya = visitor.as_(cast.priya)
    profile = _rated(priya)
    priya.follow("What to look for")
    assert priya.page.h1 == LESSON
    priya.get(profile)
    priya.submit("Start a plan with these")
    page = priya.submit("Start the plan", vision=VISION)
    assert "I say what I see before I say what it is." in page
    plan = page.path
    page = gathering.prepare_module(priya, TITLE, **{"What is it for?": "Fewer guesses."})
    assert "“First steps” names its source." in page
    helen = visitor.as_(cast.helen)
    page = gathering.session(helen, page.h1)
    assert "Fewer guesses." in page
    assert "“First steps” names its source." in page
    for address in (profile, plan):
        helen.get(address, status=404)
    helen.get("home.read_home")
    page = helen.follow("Development")
    assert "Priya" not in page
    assert VISION not in page


@pytest.mark.source("C3")
def test_c3_leaders_see_what_is_on_offer_and_totals_and_nobodys_answers(
    visitor, cast, clock, seaview
):
    """C3: a leader knows how a session went from five answers on, and never whose they were."""
    page = gathering.prepare_module(visitor.as_(cast.priya), TITLE)
    path, title, code = page.path, page.h1, gathering.code_on(page)
    clock.move_to(gathering.IN_THE_ROOM)
    came = [visitor.second(each) for each in (*seaview, cast.lena)]
    for window in came:
        gathering.join(window, code)
    clock.move_to(gathering.AFTERWARDS)
    gathering.end(visitor.second(cast.priya), title)
    helen = visitor.second(cast.helen)
    for window in came[:4]:
        _evaluate(window, title)
    assert "Nothing can be told yet" in _results(helen, title)
    _evaluate(came[4], title)
    page = _results(helen, title)
    said = page.table("How useful it was")[0]
    assert said == {"What was said": "Very or fairly useful", "By how many": "two thirds or more"}
    assert page.text.count(TRYING) == 1, "of the one who shares it"
    for person in (*seaview, cast.lena):
        assert person.name not in page
    for tail in ("evaluate", "follow-up/2"):
        helen.get(f"{path}/{tail}", status=404)
    visitor.second(cast.george).get(f"{path}/results", status=404)


def _rated(senco: Browser) -> str:
    """Priya goes through a round of the small audit; the address of its profile."""
    senco.get("home.read_home")
    senco.follow("Development")
    senco.follow("Begin")
    page = senco.submit("Start", what="small-skills")
    begins = [each.path for each in page.links if "/statements/" in each.path]
    page = senco.get(begins[0])
    for _ in RATED:
        slug = page.path.rsplit("/", 1)[1]
        page = senco.submit("Save and go on", answer=RATED[slug])
    return senco.submit("Finish this round").path


def _evaluate(window: Browser, title: str) -> None:
    """In a minute, from Home; Amina alone lets her words be read."""
    window.get("home.read_home")
    window.follow(f"What did you make of “{title}”?")
    shares = gathering.name_of(window).startswith("Amina")
    window.submit("Keep", useful="very", trying=TRYING, shares_words=shares)


def _results(leader: Browser, title: str):
    gathering.session(leader, title)
    return leader.follow("Results")


@pytest.mark.source("D1")
def test_d1_what_became_of_it_is_asked_twice_and_stays_private(visitor, cast, clock):
    """D1: evaluation, two and six weeks later, and the difference it made, for oneself."""
    page = gathering.prepare_module(visitor.as_(cast.priya), TITLE)
    path, title, code = page.path, page.h1, gathering.code_on(page)
    clock.move_to(gathering.IN_THE_ROOM)
    amina = visitor.second(cast.amina)
    gathering.join(amina, code)
    clock.move_to(gathering.AFTERWARDS)
    gathering.end(visitor.second(cast.priya), title)
    _evaluate_alone(amina, title)
    clock.move_to(TWO_WEEKS)
    amina = visitor.second(cast.amina)
    page = _asked_again(amina, title, "two")
    assert f"You meant to: {TRYING}" in page
    amina.submit("In part")
    amina.submit("Keep", changed=WORDS)
    clock.move_to(SIX_WEEKS)
    amina = visitor.second(cast.amina)
    page = amina.get("home.read_home")
    assert WORDS not in page
    _difference(amina, title)
    _asked_again(amina, title, "six")
    amina.submit("Yes")
    amina.submit("Keep", next_step="With the new colleague.")
    _nobody_else_reads(visitor, cast, path, title)


def _evaluate_alone(amina, title):
    """What she will try stands among her actions, and her words are nobody else's."""
    amina.get("home.read_home")
    amina.follow(f"What did you make of “{title}”?")
    page = amina.submit("Keep", useful="very", trying=TRYING)
    assert "What you will try stands among your actions." in page.notices[0]


def _asked_again(amina, title, weeks):
    """The question after so many weeks, from Home."""
    amina.get("home.read_home")
    return amina.follow(f"Did you try it? “{title}”, {weeks} weeks on")


def _difference(amina, title):
    """“What difference did it make?” is asked in the record, and kept beside the session."""
    page = gathering.record(amina)
    assert "What difference did it make?" in page.headings(2)
    amina.follow("Say in a line or two")
    page = amina.submit("Save", impact="I ask before I test.")
    assert page.h1 == title
    assert "I ask before I test." in page


def _nobody_else_reads(visitor, cast, path, title):
    """Neither whoever led it nor who oversees it: one answer is no total."""
    for leader in (cast.priya, cast.helen):
        window = visitor.second(leader)
        page = _results(window, title)
        assert "Nothing can be told yet" in page
        for words in (TRYING, WORDS, "colleague.", "I ask before I test.", "Amina"):
            assert words not in page
        for tail in ("evaluate", "follow-up/2", "follow-up/6"):
            window.get(f"{path}/{tail}", status=404)


@pytest.mark.source("E2")
def test_e2_the_whole_staff_learns_how_to_raise_a_concern_here(visitor, cast, clock):
    """E2: a training for everybody, with the school's own page, checks in the room, and paper."""
    priya = visitor.as_(cast.priya)
    _writes_own_words(priya)
    page = gathering.prepare_module(priya, TITLE)
    path, title, code = page.path, page.h1, gathering.code_on(page)
    priya.follow("Pack")
    assert HERE in priya.follow("handout of “First steps”")
    clock.move_to(gathering.IN_THE_ROOM)
    priya = visitor.second(cast.priya)
    amina, tom = visitor.second(cast.amina), visitor.second(cast.tom)
    for window in (amina, tom):
        gathering.join(window, code)
    gathering.present(priya, path, "take_over", _step_of_own_words(priya))
    assert HERE in tom.follow("Look again")
    _answered_in_the_room(priya, path, (amina, tom))
    _own_attempt(amina)
    clock.move_to(gathering.AFTERWARDS)
    gathering.end(priya, title)
    page = amina.get(amina.page.link(LESSON).path)
    assert HERE in page
    assert HERE not in visitor.second(cast.ruth).get(page.path), "her school has said nothing yet"
    _verified(visitor, amina, title)


def _answered_in_the_room(priya, path, phones):
    """The first check, question by question, by everybody there."""
    for step, right in gathering.RIGHT:
        gathering.ask(priya, path, step)
        for window in phones:
            window.follow("Look again")
            window.submit("Send my answer", chosen=right)
    gathering.present(priya, path, "close_poll", step)


def _own_attempt(amina):
    """Amina lets it count as hers, which nothing does by itself."""
    page = amina.follow("Look again")
    assert "You have answered the whole check of “Noticing”." in page
    page = amina.submit("Count it as my own attempt")
    assert "Kept as your own attempt." in page


def _writes_own_words(priya):
    """Priya writes how a concern is raised at her school."""
    priya.get("home.read_home")
    priya.follow("School")
    priya.follow("The school’s own words")
    priya.follow("Raise a concern")
    priya.submit("Save", body=HERE)


def _step_of_own_words(priya):
    """Priya opens the page she presents from; the key of its step with the school's own words."""
    priya.get("home.read_home")
    page = priya.follow(f"Present {TITLE}")
    assert HERE in page
    before = page.html[: page.html.index(HERE)]
    return re.findall(r'data-step="([^"]*)"', before)[-1]


def _verified(visitor, amina, title):
    """Her certificate holds before anybody who has its code, without her name."""
    page = gathering.record(amina)
    assert "Certificates" in page.headings(2)
    (certificate,) = {each.path for each in page.links if "/certificates/" in each.path}
    page = amina.get(certificate)
    assert "Amina Yusuf took part" in page
    (code,) = set(re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", page.text))
    visitor.get("/verify")
    page = visitor.submit("Check", code=code)
    assert page.h1 == "This certificate is valid"
    assert page.fact("Session") == title
    assert page.fact("Held by") == "Seaview Primary"
    assert "Amina" not in page
