"""A page that a teacher and a TA write together: both agree, both own it, nobody else finds it."""

import secrets
from datetime import timedelta

import pytest

from learning import clock
from learning.database import db
from learning.drafts.queries import draft_for
from learning.reflections.joint import rules, services
from learning.reflections.models import JointMember, JointReflection
from learning.reflections.personal_data import erase, export

TOPIC = "When does group work go well after lunch?"
NOTICED = "What did each of us notice?"
THINKING = "What do we make of it?"


def asked(browser, cast, topic=TOPIC, who=None):
    amina = browser.as_(cast.amina)
    amina.get("reflections.begin_joint")
    return amina.submit("Ask", {"who": str((who or cast.tom).id), "topic": topic})


@pytest.fixture
def joint(browser, cast):
    """The key of a page to which both have agreed."""
    page = asked(browser, cast)
    key = int(page.path.rsplit("/", 1)[1])
    tom = browser.as_(cast.tom)
    tom.get("reflections.read_joint", joint_id=key)
    tom.submit("Yes, let us")
    return key


def sent_to(window, address, words, status):
    """The page that comes back when a form is sent without its page."""
    response = window.post(address, words)
    assert response.status_code == status
    return window.check(response)


def write(window, joint, **words):
    window.get("reflections.edit_joint", joint_id=joint)
    return window.submit("Save for both", words)


def test_both_agree_before_anything_is_written(browser, cast):
    page = asked(browser, cast)
    key = int(page.path.rsplit("/", 1)[1])
    assert "has not answered yet" in page.text
    assert browser.as_(cast.amina).get(f"{page.path}/edit").path == page.path
    tom = browser.as_(cast.tom)
    assert TOPIC in tom.get("reflections.list_joint").text
    page = tom.get("reflections.read_joint", joint_id=key)
    assert "Amina Yusuf would like to think about this with you." in page.text
    assert "Write" not in tom.submit("Yes, let us").buttons
    assert write(tom, key, noticed="Music helps.").path == page.path
    assert "Music helps." in browser.as_(cast.amina).get(page.path).text


def test_both_change_all_of_it_and_see_who_changed_it_last(browser, cast, joint):
    write(browser.as_(cast.tom), joint, noticed="Music helps.")
    page = write(browser.as_(cast.amina), joint, noticed="Music helps, and chairs.")
    assert "You changed it last" in page.text
    page = browser.as_(cast.tom).get("reflections.read_joint", joint_id=joint)
    assert "Music helps, and chairs." in page.text
    assert "Amina Yusuf changed it last" in page.text


def test_changed_in_two_windows_both_versions_are_there(browser, cast, joint):
    amina, tom = browser.as_(cast.amina), browser.as_(cast.tom)
    amina.get("reflections.edit_joint", joint_id=joint)
    write(tom, joint, noticed="Tom was first.")
    page = amina.submit("Save for both", {"noticed": "Amina was second."}, status=409)
    assert "Tom Brackley changed this page while you were writing." in page.text
    assert "Tom was first." in page.text
    assert page.field(NOTICED).value == "Amina was second."
    page = amina.submit("Save for both", {"noticed": "Tom first, Amina second."})
    assert "Tom first, Amina second." in page.text


def test_a_likely_pupil_is_asked_about_and_nothing_typed_is_lost(browser, cast, joint):
    amina = browser.as_(cast.amina)
    amina.get("reflections.edit_joint", joint_id=joint)
    page = amina.submit(
        "Save for both", {"noticed": "Born 3 May 2016.", "thinking": "Hm."}, status=422
    )
    assert page.field(NOTICED).error.startswith("Please check")
    assert page.field(THINKING).value == "Hm."
    assert "Born" in amina.submit("Save anyway, it names no pupil").text


def test_somebody_who_cannot_just_now_leaves_no_reason(browser, cast, db_session):
    page = asked(browser, cast)
    tom = browser.as_(cast.tom)
    tom.get(page.path)
    assert tom.submit("Not just now").path == "/reflections/together"
    tom.get(page.path, status=404)
    amina = browser.as_(cast.amina)
    assert "cannot just now" in amina.get(page.path).text
    amina.submit("Take it off my list")
    assert db_session.query(JointReflection).count() == 0


def test_whoever_stays_keeps_the_page_and_the_last_takes_it_away(browser, cast, joint, db_session):
    amina, tom = browser.as_(cast.amina), browser.as_(cast.tom)
    write(tom, joint, noticed="Music helps.")
    tom.get("reflections.confirm_leaving_joint", joint_id=joint)
    tom.submit("Leave it")
    tom.get("reflections.read_joint", joint_id=joint, status=404)
    page = amina.get("reflections.read_joint", joint_id=joint)
    assert "Music helps." in page.text
    assert "You keep this page." in page.text
    sent_to(amina, f"/reflections/together/{joint}/edit", {"noticed": "x", "edition": "2"}, 422)
    amina.get("reflections.confirm_leaving_joint", joint_id=joint)
    amina.submit("Delete it")
    assert db_session.query(JointReflection).count() == 0
    assert db_session.query(JointMember).count() == 0


def test_finished_it_is_read_and_can_be_taken_up_again(browser, cast, joint):
    tom, amina = browser.as_(cast.tom), browser.as_(cast.amina)
    write(tom, joint, noticed="Music helps.")
    assert "Finished, with" in tom.submit("We have finished").text
    sent_to(amina, f"/reflections/together/{joint}/edit", {"noticed": "x", "edition": "2"}, 422)
    amina.get("reflections.read_joint", joint_id=joint)
    amina.submit("Take it up again")
    assert "Later." in write(amina, joint, noticed="Later.").text


def test_a_form_sent_twice_asks_once(browser, cast, db_session):
    amina, form = browser.as_(cast.amina), secrets.token_hex(16)
    sent = {"who": str(cast.tom.id), "topic": TOPIC, "form_id": form}
    first = amina.post("/reflections/together/ask", sent)
    assert amina.post("/reflections/together/ask", sent).location == first.location
    assert db_session.query(JointReflection).count() == 1
    others = {**sent, "who": str(cast.amina.id)}
    page = sent_to(browser.as_(cast.tom), "/reflections/together/ask", others, 422)
    assert "open this page again" in page.text


@pytest.mark.parametrize("who", ["", "0", "999", "-1", "²", "amina", "9" * 30])
def test_only_a_colleague_of_the_school_can_be_asked(browser, cast, who, db_session):
    sent = {"who": who, "topic": TOPIC}
    page = sent_to(browser.as_(cast.amina), "/reflections/together/ask", sent, 422)
    assert "Choose somebody from the list" in page.text
    assert page.field("What do you want to think about?").value == TOPIC
    assert db_session.query(JointReflection).count() == 0


def test_nobody_of_another_school_and_not_oneself(browser, cast):
    for person in (cast.ruth, cast.amina, cast.george, cast.owen):
        sent = {"who": str(person.id), "topic": TOPIC}
        sent_to(browser.as_(cast.amina), "/reflections/together/ask", sent, 422)


@pytest.mark.parametrize(
    ("day", "words"), [("yesterday", "Write the day"), ("2020-01-01", "Choose a day from today")]
)
def test_a_day_that_cannot_be_is_refused_beside_it(browser, cast, joint, day, words):
    amina = browser.as_(cast.amina)
    amina.get("reflections.edit_joint", joint_id=joint)
    page = amina.submit("Save for both", {"noticed": "Kept.", "meet_on": day}, status=422)
    assert words in page.field("When do we look at it again?").error
    assert page.field(NOTICED).value == "Kept."


def test_a_day_goes_into_a_calendar(browser, cast, joint):
    amina = browser.as_(cast.amina)
    amina.get("reflections.read_joint", joint_id=joint)
    amina.get(f"/reflections/together/{joint}.ics", status=404)
    day = clock.today() + timedelta(days=14)
    write(amina, joint, noticed="Music.", meet_on=day.isoformat())
    said = amina.fetch(f"/reflections/together/{joint}.ics").get_data(as_text=True)
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in said
    assert "SEQUENCE:2" in said


def test_half_typed_words_wait_and_go_once_saved(browser, cast, joint):
    amina, key = browser.as_(cast.amina), rules.form_key(joint, "noticed")
    amina.get("reflections.edit_joint", joint_id=joint)
    amina.client.put(
        f"/drafts/{key}", json={"body": "Half a"}, headers={"X-CSRFToken": amina.csrf_token()}
    )
    if draft_for(cast.amina.id, key) is not None:
        assert amina.get("reflections.edit_joint", joint_id=joint).field(NOTICED).value == "Half a"
    write(amina, joint, noticed="Whole.")
    assert draft_for(cast.amina.id, key) is None


def test_the_erased_leave_the_page_to_the_other(browser, cast, joint, db_session):
    write(browser.as_(cast.tom), joint, noticed="Music helps.")
    erase(cast.tom.id)
    db.session.commit()
    page = browser.as_(cast.amina).get("reflections.read_joint", joint_id=joint)
    assert "Music helps." in page.text
    assert export(cast.amina.id)["joint_reflections"][0]["noticed"] == "Music helps."
    erase(cast.amina.id)
    db.session.commit()
    assert db_session.query(JointReflection).count() == 0


def test_a_stranger_finds_and_changes_nothing(browser, cast, joint, db_session):
    for person in (cast.priya, cast.helen, cast.sam, cast.miriam):
        window = browser.as_(person)
        for tail in ("", "/edit", "/leave", ".ics"):
            window.get(f"/reflections/together/{joint}{tail}", status=404)
        for tail in ("/agree", "/edit", "/finish", "/again", "/leave"):
            sent_to(window, f"/reflections/together/{joint}{tail}", {}, 404)
    assert db_session.query(JointMember).filter_by(state="agreed").count() == 2


def test_a_share_is_never_refused_with_an_error_for_strange_editions(browser, cast, joint):
    for edition in ("", "x", "²", "9" * 40, "-1"):
        sent = {"noticed": "Mine.", "edition": edition}
        sent_to(browser.as_(cast.amina), f"/reflections/together/{joint}/edit", sent, 409)


def test_saved_unchanged_it_stays_as_it_was(browser, cast, joint):
    write(browser.as_(cast.tom), joint, noticed="Music helps.")
    page = write(browser.as_(cast.amina), joint)
    assert "Amina" not in page.text.split("changed it last")[0][-40:]
    assert services.own_joint(cast.tom.id, joint).edition == 2
