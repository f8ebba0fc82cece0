"""A trial from its brief to its end, for its owner, its SENCo, and everybody else."""

import secrets
from datetime import timedelta

import pytest
from sqlalchemy import select

from learning.database import db
from learning.sharing.models import Share
from learning.talent.models import Interest, Trial, TrialEntry
from learning.talent.rules import TrialState

BRIEF = {
    "strand": "transition",
    "brief": "I plan one move. The rest stays with you.",
    "protected_minutes": "210",
    "meets": "Thursdays, 3.40 pm",
    "starts_on": "2026-11-02",
    "ends_on": "2027-07-02",
}


@pytest.fixture
def daniel(browser, cast, clock):
    """Daniel, who has said that he might."""
    db.session.add(Interest(person_id=cast.daniel.id, form_id=secrets.token_hex(16)))
    db.session.commit()
    return browser.as_(cast.daniel)


def begin(daniel, cast, **more):
    daniel.get("talent.start_trial")
    return daniel.submit("Keep the brief", {"who": str(cast.priya.id), **BRIEF, **more})


@pytest.fixture
def begun(daniel, cast):
    begin(daniel, cast)
    return only(Trial)


@pytest.fixture
def shown(daniel, begun):
    """The brief is shown to Priya; the key of the share."""
    daniel.submit("Show it to Priya Nair")
    return only(Share).id


@pytest.fixture
def priya(browser, cast, shown):
    """Priya, who has opened what was shown to her."""
    priya = browser.as_(cast.priya)
    priya.get("sharing.read_cover", share_id=shown)
    priya.submit("Open")
    return priya


def only(model):
    db.session.expire_all()
    return db.session.scalars(select(model)).one()


def every(model):
    db.session.expire_all()
    return db.session.scalars(select(model).order_by(model.id)).all()


def test_from_a_brief_to_the_end(daniel, cast, clock, shown, priya):
    assert priya.page.h1 == "Trial as assistant SENCo"
    assert "I plan one move." in priya.page
    assert "3 hours 30 minutes a week" in priya.page
    priya.submit("I agree to the brief")
    assert only(Trial).state is TrialState.AGREED
    page = daniel.get("talent.start_trial")
    assert "Agreed by Priya Nair on 23 November 2026." in page
    assert "0 meetings noted in 4 weeks" in page
    daniel.follow("Note a meeting")
    page = daniel.submit("Keep it", went_well="We looked at the map.", next_steps="Ask Year 6.")
    assert "Weekly meeting, 23 November 2026" in page.headings(3)
    priya.follow("Note a meeting or a review")
    priya.submit("Keep it", kind="mid_review", went_well="He asks before he answers.")
    page = daniel.get("talent.read_trial", trial_id=only(Trial).id)
    assert "Written by Priya Nair" in page
    daniel.follow("End or stop the trial")
    page = daniel.submit("End the trial", note="I would like this job.")
    assert "Ended on 23 November 2026" in page
    assert page.link("Open it").path == "/becoming-a-senco/readiness"
    daniel.submit("Open it again")
    assert only(Trial).state is TrialState.AGREED


def test_the_page_of_a_brief_says_what_a_trial_is_not(daniel):
    page = daniel.get("talent.start_trial")
    assert "An assistant is not the SENCO in law." in page
    assert "Only you, until you show it to the SENCo it is with." in page


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"who": ""}, "Choose a SENCo from the list: people who work around you."),
        ({"brief": " "}, "Write a few words first."),
        ({"strand": "own", "own_strand": ""}, "Write a few words first."),
        ({"protected_minutes": "half"}, "Write whole minutes, such as 90, or leave it empty."),
        (
            {"protected_minutes": "9999"},
            "Write whole minutes a week, such as 210, or leave it empty.",
        ),
        ({"starts_on": ""}, "Say on which day it begins."),
        ({"ends_on": "2026-11-01"}, "It cannot end before it begins."),
        ({"ends_on": "2030-11-01"}, "A trial is two terms, a year and a half at most."),
    ],
)
def test_a_wrong_brief_says_so_beside_what_is_wrong_and_keeps_the_rest(daniel, cast, more, message):
    daniel.get("talent.start_trial")
    page = daniel.submit("Keep the brief", {"who": str(cast.priya.id), **BRIEF, **more}, status=422)
    assert page.errors == [message]
    assert page.field("When do you meet each week?").value == BRIEF["meets"]
    assert every(Trial) == []


def test_a_brief_that_may_name_a_pupil_is_asked_about_and_can_be_kept(daniel, cast):
    page = begin_refused(daniel, cast, brief="I look after A123456789012.")
    assert "Take out what could tell who a pupil is" in page.errors[0]
    daniel.submit("Save anyway, it names no pupil")
    assert only(Trial).brief == "I look after A123456789012."


def begin_refused(daniel, cast, **more):
    daniel.get("talent.start_trial")
    return daniel.submit("Keep the brief", {"who": str(cast.priya.id), **BRIEF, **more}, status=422)


def test_a_form_sent_twice_is_one_trial_and_one_meeting(daniel, cast, begun):
    typed = {"who": str(cast.priya.id), **BRIEF, "form_id": begun.form_id}
    daniel.post("/becoming-a-senco/trial", typed)
    assert len(every(Trial)) == 1
    meeting = {"kind": "meeting", "held_on": "2026-11-20", "went_well": "Once."}
    for _ in range(2):
        path = f"/becoming-a-senco/trial/{begun.id}/entries"
        daniel.post(path, {**meeting, "form_id": "a" * 32})
    assert len(every(TrialEntry)) == 1


def test_one_trial_is_open_at_a_time(daniel, cast, begun):
    assert daniel.get("talent.start_trial").path == f"/becoming-a-senco/trial/{begun.id}"
    typed = {"who": str(cast.priya.id), **BRIEF, "form_id": "b" * 32}
    assert daniel.post("/becoming-a-senco/trial", typed).status_code == 422
    assert len(every(Trial)) == 1


def test_a_change_has_to_be_agreed_anew(daniel, begun, priya):
    priya.submit("I agree to the brief")
    daniel.get("talent.edit_brief", trial_id=begun.id)
    daniel.submit("Save the change", brief="I plan two moves.")
    assert only(Trial).senco_agreed_at is None
    page = daniel.get("talent.read_trial", trial_id=begun.id)
    assert "Priya Nair has not agreed to it as it stands." in page
    page = priya.get("talent.read_shared_trial", share_id=only(Share).id)
    assert "I plan two moves." in page
    assert "I agree to the brief" in page.buttons


def test_nobody_agrees_to_words_they_have_not_read(daniel, begun, priya):
    daniel.get("talent.edit_brief", trial_id=begun.id)
    daniel.submit("Save the change", brief="I plan two moves.")
    page = priya.submit("I agree to the brief")
    assert "changed while you were reading" in page.text
    assert only(Trial).senco_agreed_at is None


def test_two_windows_show_both_briefs(browser, cast, daniel, begun):
    other = browser.second(cast.daniel)
    for window in (daniel, other):
        window.get("talent.edit_brief", trial_id=begun.id)
    daniel.submit("Save the change", brief="From the first window.")
    page = other.submit("Save the change", brief="From the second window.", status=409)
    assert "From the first window." in page
    assert page.field("The brief").value == "From the second window."
    other.submit("Save the change")
    assert only(Trial).brief == "From the second window."


def test_another_senco_takes_over_and_the_former_sees_it_no_more(
    daniel, cast, begun, priya, browser
):
    daniel.get("talent.edit_brief", trial_id=begun.id)
    daniel.submit("Save the change", who=str(cast.lena.id))
    share = only(Share)
    priya.get("talent.read_shared_trial", share_id=share.id, status=404)
    page = daniel.get("talent.read_trial", trial_id=begun.id)
    assert any(label.startswith("Show it to") for label in page.buttons)


def test_what_is_taken_back_is_out_of_reach_for_open_pages_too(daniel, begun, priya, shown):
    priya.follow("Note a meeting or a review")
    daniel.get("sharing.confirm_withdrawal", share_id=shown)
    daniel.submit("Take it back")
    page = priya.submit("Keep it", went_well="Typed at length.", status=404)
    assert "Typed at length." in page.text
    assert every(TrialEntry) == []


def test_somebody_who_writes_for_longer_than_the_hour_loses_nothing(clock, priya):
    priya.follow("Note a meeting or a review")
    clock.shift(timedelta(minutes=70))
    priya.submit("Keep it", went_well="It took me a while.")
    assert only(TrialEntry).went_well == "It took me a while."


def test_a_head_reads_it_and_neither_agrees_nor_writes(daniel, cast, browser, begun, shown):
    daniel.get("talent.choose_trial_share", trial_id=begun.id)
    daniel.submit("Share", who=str(cast.helen.id), ends_on="2026-12-18")
    share = every(Share)[-1].id
    helen = browser.as_(cast.helen)
    helen.get("sharing.read_cover", share_id=share)
    page = helen.submit("Open")
    assert "I plan one move." in page
    assert "I agree to the brief" not in page.buttons
    assert not page.has_link("Note a meeting or a review")
    path = f"/becoming-a-senco/shared/{share}/trial"
    assert helen.post(f"{path}/agree", {"edition": "x"}).status_code == 404
    assert helen.post(f"{path}/entries", {"went_well": "Mine."}).status_code == 404
    assert only(Trial).senco_agreed_at is None


def test_everybody_changes_and_deletes_their_own_words_only(daniel, begun, priya):
    priya.follow("Note a meeting or a review")
    priya.submit("Keep it", went_well="Hers.")
    entry = only(TrialEntry)
    base = f"/becoming-a-senco/trial/{begun.id}/entries/{entry.id}"
    assert daniel.fetch(base).status_code == 404
    assert daniel.post(base, {"went_well": "His now."}).status_code == 404
    assert daniel.post(f"{base}/delete").status_code == 404
    assert only(TrialEntry).went_well == "Hers."
    priya.follow("Change")
    priya.submit("Save the change", went_well="Hers, put better.")
    assert only(TrialEntry).went_well == "Hers, put better."
    priya.follow("Change")
    priya.submit("Delete what you wrote")
    assert every(TrialEntry) == []


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"held_on": "", "went_well": "x"}, "Say on which day that was."),
        ({"held_on": "2026-11-24", "went_well": "x"}, "still to come"),
        ({"held_on": "2026-01-01", "went_well": "x"}, "had not begun by then"),
        ({"went_well": ""}, "Write at least one of the two"),
    ],
)
def test_a_wrong_meeting_says_so(daniel, begun, typed, message):
    daniel.get("talent.begin_entry", trial_id=begun.id)
    page = daniel.submit("Keep it", typed, status=422)
    assert message in page.errors[0]


def test_deleting_takes_everything_and_every_share(daniel, begun, priya):
    daniel.get("talent.confirm_trial_deletion", trial_id=begun.id)
    daniel.submit("Delete for good")
    assert every(Trial) == []
    assert every(TrialEntry) == []
    assert only(Share).withdrawn_at is not None


def test_the_brief_prints_and_downloads(daniel, begun):
    page = daniel.get("talent.print_trial", trial_id=begun.id)
    assert "I plan one move." in page
    response = daniel.fetch("talent.download_trial", trial_id=begun.id)
    assert response.mimetype == "application/pdf"
    assert b"/StructTreeRoot" in response.data or response.data.startswith(b"%PDF")


def test_without_an_interest_there_is_no_trial(browser, cast):
    browser.as_(cast.amina).get("talent.start_trial", status=404)
    assert browser.as_(cast.amina).post("/becoming-a-senco/trial", BRIEF).status_code == 404
