"""Going through the checkpoints oneself, with evidence from what is there already."""

import pytest

from learning.database import db
from learning.talent.models import Conversation, Proof, ReadinessAnswer, ReadinessReview, TaskDone
from learning.talent.queries import stages_of
from learning.talent.readiness.queries import readiness_in_short
from learning.talent.rules import ReadinessOutcome, Stage
from tests.factories import a_completion
from tests.learning.skills.rounds.making import a_finished_round
from tests.learning.talent.attributes.making import handed_over, noted
from tests.learning.talent.readiness.making import a_review, answered, decided
from tests.learning.talent.walking import begun

pytestmark = pytest.mark.usefixtures("clock")
READINESS = "/becoming-a-senco/readiness"
NOTE = "I told the new staff in three minutes."


@pytest.fixture
def interest_id(app, cast):
    return begun(cast.daniel)


@pytest.fixture
def daniel(browser, cast, interest_id):
    return browser.as_(cast.daniel)


@pytest.fixture
def review_id(cast, daniel, library):
    return a_review(cast.daniel, library)


def checkpoint(review_id, slug):
    return f"{READINESS}/{review_id}/checkpoints/{slug}"


def kept(review_id, slug):
    db.session.rollback()
    return (
        db.session.query(ReadinessAnswer).filter_by(review_id=review_id, checkpoint_slug=slug).one()
    )


def proofs(review_id, slug):
    rows = db.session.query(Proof).filter_by(answer_id=kept(review_id, slug).id)
    return {(row.kind.value, row.ref): row.title for row in rows}


def test_a_review_is_begun_and_says_plainly_what_it_is_not(cast, daniel):
    page = daniel.get(READINESS)
    assert "There is no score." in page
    for words in (
        "This is not the qualification, and it appoints nobody.",
        "section 67",
        "regulation 49",
        "NPQ for SENCOs",
        "Law as at November 2026",
    ):
        assert words in page
    assert "sees that a review is open, or what it came to" in page
    page = daniel.submit("Begin a review")
    assert "0 of 3 looked at" in page
    assert page.text.count("Not answered yet") == 3
    db.session.rollback()
    assert stages_of([cast.daniel.id]) == {cast.daniel.id: Stage.REVIEW}


def test_one_is_open_at_a_time_however_often_the_button_is_pressed(daniel, interest_id):
    page = daniel.get(READINESS)
    form_id = page.field("form_id").value
    for sent in (form_id, form_id, "0" * 32, "odd"):
        daniel.post(f"{READINESS}/begin", {"form_id": sent})
    assert db.session.query(ReadinessReview).count() == 1


def test_a_checkpoint_takes_an_answer_a_note_and_evidence_and_leads_on(
    cast, daniel, review_id, db_session
):
    a_completion(cast.daniel.id)
    page = daniel.get(checkpoint(review_id, "the-role"))
    assert page.h1 == "I can say what the role is."
    assert "You say it in a minute." in page
    page = daniel.submit(
        "Save and go on",
        {
            "answer-the-role": "yes",
            "words-the-role": NOTE,
            "proof-the-role": ["module:first-steps"],
        },
    )
    assert page.h1 == "I have compared two days."
    row = kept(review_id, "the-role")
    assert (row.answer, row.note) == ("yes", NOTE)
    assert proofs(review_id, "the-role") == {("module", "first-steps"): "First steps"}
    page = daniel.get(READINESS)
    assert "1 of 3 looked at" in page
    assert "First steps" in page
    daniel.get(checkpoint(review_id, "the-role"))
    daniel.submit("Save and go on", {"proof-the-role": []})
    assert proofs(review_id, "the-role") == {}


def test_a_yes_without_evidence_is_asked_about_once_and_stays(daniel, review_id):
    daniel.get(checkpoint(review_id, "the-role"))
    page = daniel.submit("Save and go on", {"answer-the-role": "yes"})
    assert page.h1 == "I can say what the role is."
    assert "what shows it? A line of your own or something below is enough." in page
    assert page.errors == []
    assert kept(review_id, "the-role").answer == "yes"
    page = daniel.submit("Save and go on")
    assert page.h1 == "I have compared two days."
    assert "Nothing named that shows it, yet" in daniel.get(READINESS)


def test_everything_of_ones_own_can_be_named(cast, daniel, interest_id, library, review_id):
    noted(cast.daniel, interest_id, "r1", "often", "At the gate.")
    a_finished_round(cast.daniel, library, statement_set="aspiring")
    a_completion(cast.daniel.id)
    db.session.add_all(
        [
            Conversation(
                interest_id=interest_id,
                with_person_id=cast.priya.id,
                with_name="Priya Nair",
                state="held",
                form_id="a" * 32,
            ),
            TaskDone(person_id=cast.daniel.id, task_slug="forum", done_on=db.func.current_date()),
        ]
    )
    db.session.commit()
    page = daniel.get(checkpoint(review_id, "the-role"))
    for words in (
        "First steps",
        "Relationships: an example of my own",
        "Conversation with Priya Nair",
        "Look into a forum",
        "LOOK1",
    ):
        assert words in page


def test_evidence_tells_of_a_mentor_only_what_was_handed_over(cast, daniel, interest_id, review_id):
    noted(cast.priya, interest_id, "r1", "often", "In the corridor.")
    url = checkpoint(review_id, "the-role")
    assert "a mentor has seen" not in daniel.get(url)
    handed_over(cast.priya, interest_id)
    assert "Relationships: what a mentor has seen" in daniel.get(url)


def test_nobody_elses_things_can_be_named(cast, daniel, review_id, db_session):
    a_completion(cast.amina.id)
    daniel.get(checkpoint(review_id, "the-role"))
    page = daniel.post(
        checkpoint(review_id, "the-role"),
        {
            "answer-the-role": "yes",
            "words-the-role": NOTE,
            "proofs_shown-the-role": "yes",
            "proof-the-role": ["module:first-steps", "plan:1", "nonsense"],
        },
    )
    assert page.status_code == 302
    assert proofs(review_id, "the-role") == {}
    assert "it was left out" in daniel.get(READINESS)


def test_all_stand_in_a_list_and_are_saved_together(daniel, review_id):
    page = daniel.get(f"{READINESS}/{review_id}/checkpoints")
    page = daniel.submit(
        "Save", {"answer-the-role": "partly", "answer-a-plan": "not_yet", "words-a-plan": "Soon."}
    )
    assert page.path == READINESS
    assert "2 of 3 looked at" in page
    assert kept(review_id, "a-plan").note == "Soon."
    assert kept(review_id, "two-days").answer is None


def test_evidence_named_before_survives_the_list(cast, daniel, review_id, db_session):
    a_completion(cast.daniel.id)
    daniel.get(checkpoint(review_id, "the-role"))
    daniel.submit(
        "Save and go on", {"answer-the-role": "yes", "proof-the-role": ["module:first-steps"]}
    )
    daniel.get(f"{READINESS}/{review_id}/checkpoints")
    daniel.submit("Save", {"answer-the-role": "partly"})
    assert kept(review_id, "the-role").answer == "partly"
    assert proofs(review_id, "the-role")


def test_coming_from_the_list_one_goes_back_there(daniel, review_id):
    daniel.get(f"{checkpoint(review_id, 'the-role')}?back_to=list")
    page = daniel.submit("Save and go on", {"answer-the-role": "partly"})
    assert page.path == f"{READINESS}/{review_id}/checkpoints"


def test_a_script_saves_single_choices(daniel, review_id):
    url = checkpoint(review_id, "the-role")
    answer = scripted(daniel, url, answer="yes")
    assert answer.json["progress"] == "1 of 3 looked at"
    assert scripted(daniel, url, answer="partly").status_code == 409
    assert scripted(daniel, url, answer="maybe").status_code == 422
    assert scripted(daniel, checkpoint(review_id, "charm"), answer="yes").status_code == 404


def scripted(window, url, **fields):
    token = window.csrf_token()
    return window.client.post(
        url, data={"csrf_token": token, **fields}, headers={"Accept": "application/json"}
    )


def test_two_windows_that_differ_show_both_and_lose_nothing(browser, cast, daniel, review_id):
    other = browser.second(cast.daniel)
    url = checkpoint(review_id, "the-role")
    daniel.get(url)
    other.get(url)
    other.submit("Save and go on", {"answer-the-role": "partly", "words-the-role": "From there."})
    page = daniel.submit(
        "Save and go on", {"answer-the-role": "yes", "words-the-role": NOTE}, status=409
    )
    assert "From there." in page
    assert page.field("words-the-role").value == NOTE
    daniel.submit("Save and go on")
    assert kept(review_id, "the-role").note == NOTE


def test_a_likely_pupil_is_warned_about_and_the_writer_decides(daniel, review_id):
    daniel.get(checkpoint(review_id, "the-role"))
    page = daniel.submit(
        "Save and go on",
        {"answer-the-role": "yes", "words-the-role": "Of A123456789012."},
        status=422,
    )
    assert "Please check" in page.errors[0]
    daniel.submit("Save anyway, it names no pupil")
    assert kept(review_id, "the-role").note == "Of A123456789012."


def test_a_closed_review_takes_nothing_and_loses_nothing(cast, daniel, library, review_id):
    daniel.get(checkpoint(review_id, "the-role"))
    decided(cast.daniel, review_id, ReadinessOutcome.READY)
    page = daniel.submit(
        "Save and go on", {"answer-the-role": "yes", "words-the-role": NOTE}, status=409
    )
    assert NOTE in page
    assert kept(review_id, "the-role").answer is None
    assert daniel.get(checkpoint(review_id, "the-role")).path == f"{READINESS}/{review_id}"


def test_earlier_reviews_are_kept_and_another_can_begin(cast, daniel, library, review_id):
    answered(cast.daniel, review_id, library, "the-role", "partly", NOTE)
    decided(cast.daniel, review_id, ReadinessOutcome.NOT_NOW, "A term of meetings")
    page = daniel.get(READINESS)
    assert page.has_link("Not now")
    page = daniel.submit("Begin another review")
    assert "0 of 3 looked at" in page
    page = daniel.follow("Not now")
    assert NOTE in page
    assert "Open it again" not in page.buttons


def test_a_review_keeps_the_words_of_its_checkpoints(daniel, review_id):
    row = kept(review_id, "the-role")
    row.text, row.checkpoint_slug = "As it was then.", "gone-since"
    db.session.commit()
    assert "As it was then." in daniel.get(READINESS)
    assert daniel.get(checkpoint(review_id, "gone-since")).h1 == "As it was then."


def test_the_aspiring_set_stands_beside_it_without_a_judgement(cast, daniel, library, review_id):
    page = daniel.get(READINESS)
    assert page.has_link("Go to the skills audit")
    a_finished_round(cast.daniel, library, statement_set="aspiring")
    page = daniel.get(READINESS)
    assert "It is no condition." in page
    assert page.has_link("See that round")


def test_nobody_elses_review_is_found(browser, cast, review_id):
    begun(cast.amina)
    amina = browser.as_(cast.amina)
    for rest in ("", "/checkpoints", "/checkpoints/the-role", "/outcome", "/print", "/goals"):
        amina.get(f"{READINESS}/{review_id}{rest}", status=404)
    for rest in ("/checkpoints", "/checkpoints/the-role", "/outcome", "/reopen", "/goals"):
        assert amina.post(f"{READINESS}/{review_id}{rest}", {}).status_code == 404


def test_without_a_way_there_is_the_page_to_begin_one(browser, cast):
    amina = browser.as_(cast.amina)
    assert amina.get(READINESS).path == "/becoming-a-senco"
    assert amina.post(f"{READINESS}/begin", {}).status_code == 404


def test_in_short_tells_the_newest(cast, daniel, interest_id, library, review_id):
    answered(cast.daniel, review_id, library, "the-role", "yes", NOTE)
    short = readiness_in_short(interest_id)
    assert (short.is_open, short.answered, short.out_of) == (True, 1, 3)
    decided(cast.daniel, review_id, ReadinessOutcome.READY)
    short = readiness_in_short(interest_id)
    assert (short.is_open, short.outcome) == (False, ReadinessOutcome.READY)


def test_pages_cost_a_fixed_number_of_statements(cast, browser, daniel, library, review_id):
    for slug in ("the-role", "two-days", "a-plan"):
        answered(cast.daniel, review_id, library, slug, "yes", NOTE)
    window = browser.as_(cast.daniel)
    daniel.get(READINESS)
    assert len(window.statements) <= 12
    daniel.get(f"{READINESS}/{review_id}/checkpoints")
    assert len(window.statements) <= 6
    daniel.get(checkpoint(review_id, "the-role"))
    assert len(window.statements) <= 16
