"""A school's own words: written by its SENCo or administrator, seen by its own staff."""

import pytest
from sqlalchemy import select

from learning.courses.local_texts import services
from learning.courses.models import LocalText
from learning.database import db
from learning.errors import Conflict, NotAllowed, NotFound
from learning.journal.models import Event
from learning.journal.rules import Verb
from learning.people.queries import viewer_for

URL = "/school/words/raise-a-concern"
NOTICING = {"module": "first-steps", "lesson": "noticing"}
WORDS = "Tell **Priya**, in room 4:\n\n- in person\n- or by note"


def kept():
    db.session.expire_all()
    return db.session.execute(select(LocalText)).scalar_one_or_none()


def test_the_senco_writes_words_and_her_colleagues_read_them(browser, cast, clock):
    priya = browser.as_(cast.priya)
    page = priya.get("courses.list_local_texts")
    assert "Raise a concern" in page.headings(2)
    assert "Not written yet" in page.text
    priya.follow("Raise a concern")
    page = priya.submit("Save", body=WORDS)
    assert page.notices == ["Done: “Raise a concern” is saved. Lessons show your school’s words."]
    assert "Your words Saved on 23 November 2026" in page.text
    page = browser.as_(cast.amina).get("courses.read_lesson", **NOTICING)
    assert "How we do it at Seaview Primary Tell Priya, in room 4: in person or by note" in (
        page.text
    )
    assert "Ask the SENCo how this is done" not in page.text


def test_another_school_goes_on_with_what_the_module_says(browser, cast):
    browser.as_(cast.priya).post(URL, {"body": WORDS, "edition": "0"})
    page = browser.as_(cast.ruth).get("courses.read_lesson", **NOTICING)
    assert "Ask the SENCo how this is done" in page.text
    assert "room 4" not in page.text


def test_the_hat_decides_which_school_is_written_for(browser, cast):
    lena = browser.as_(cast.lena)
    lena.get(URL)
    lena.submit("Save", body="Ask Lena.")
    assert kept().organisation_id == cast.lena.organisation_id


def test_only_editors_find_the_way_to_it_in_the_lesson(browser, cast):
    link = "Write your school’s own words for this"
    assert browser.as_(cast.priya).get("courses.read_lesson", **NOTICING).has_link(link)
    assert not browser.as_(cast.amina).get("courses.read_lesson", **NOTICING).has_link(link)
    browser.as_(cast.priya).post(URL, {"body": WORDS, "edition": "0"})
    link = "Change your school’s words here"
    assert browser.as_(cast.priya).get("courses.read_lesson", **NOTICING).has_link(link)
    assert not browser.as_(cast.amina).get("courses.read_lesson", **NOTICING).has_link(link)


@pytest.mark.parametrize("endpoint", ["courses.list_local_texts", "courses.list_problems"])
def test_the_way_back_to_the_school_stands_above(browser, cast, endpoint):
    page = browser.as_(cast.priya).get(endpoint)
    assert [each.path for each in page.links if each.text == "School"] == ["/school"] * 2


@pytest.mark.parametrize("who", ["amina", "helen", "george", "miriam", "ruth"])
def test_nobody_else_may_see_or_change_them(browser, cast, who):
    other = browser.as_(getattr(cast, who))
    for path in ("/school/words", URL):
        other.get(path, status=403)
    assert other.post(URL, {"body": "x", "edition": "0"}).status_code == 403
    assert kept() is None


def test_a_preview_shows_and_saves_nothing(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(URL)
    form, pressed = priya.page.form_with("Preview")
    response = priya.post(URL, form.filled({"body": WORDS}, pressed))
    html = response.get_data(as_text=True)
    assert response.status_code == 200
    assert "<strong>Priya</strong>" in html
    assert "Nothing is saved yet." in html
    assert WORDS.splitlines()[0] in html
    assert not priya.statements.writes
    assert kept() is None


def test_empty_words_bring_back_what_the_module_says(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(URL)
    priya.submit("Save", body=WORDS)
    priya.get(URL)
    page = priya.submit("Save", body="  ")
    assert "Lessons show what the module says." in page.notices[0]
    page = priya.get("courses.read_lesson", **NOTICING)
    assert "In your school Ask the SENCo" in page.text


def test_two_editors_see_both_texts_and_lose_nothing(browser, cast):
    priya, sam = browser.as_(cast.priya), browser.as_(cast.sam)
    priya.get(URL)
    sam.get(URL)
    priya.submit("Save", body="Tell Priya.")
    page = sam.submit("Save", body="Tell Sam.", status=409)
    assert "What stands there now Tell Priya." in page.text
    assert page.field("body").value == "Tell Sam."
    assert kept().body == "Tell Priya."
    sam.submit("Save", body="Tell Priya or Sam.")
    assert (kept().body, kept().edition) == ("Tell Priya or Sam.", 2)


def test_the_same_words_saved_twice_are_one_edition(browser, cast):
    priya = browser.as_(cast.priya)
    for _ in range(2):
        assert priya.post(URL, {"body": WORDS, "edition": "0"}).status_code == 302
    assert kept().edition == 1


@pytest.mark.parametrize("edition", ["", "-1", "x", "9" * 30, "²"])
def test_an_edition_that_is_none_overwrites_nothing(browser, cast, edition):
    priya = browser.as_(cast.priya)
    priya.post(URL, {"body": WORDS, "edition": "0"})
    assert priya.post(URL, {"body": "Mine.", "edition": edition}).status_code == 409
    assert kept().body == WORDS.replace("\r\n", "\n")


def test_endless_words_are_refused_and_stay(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(URL)
    page = priya.submit("Save", body="word " * 5_000, status=422)
    (error,) = page.errors
    assert error.startswith("This is 24,999 characters long, and 20,000 can be kept.")
    assert page.field("body").value.startswith("word word")
    assert kept() is None


def test_words_that_may_name_a_pupil_are_asked_about_first(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(URL)
    page = priya.submit("Save", body="Ask Priya about A123456789012.", status=422)
    assert "looks like a pupil number (UPN)" in page.errors[0]
    assert kept() is None
    priya.submit("Save anyway, it names no pupil")
    assert kept().body == "Ask Priya about A123456789012."


def test_hostile_words_are_shown_harmless(browser, cast):
    priya = browser.as_(cast.priya)
    priya.get(URL)
    priya.submit("Save", body="<script>alert(1)</script> [x](javascript:alert(1)) \x00")
    html = priya.get("courses.read_lesson", **NOTICING).html
    assert "<script>alert" not in html
    assert 'href="javascript' not in html


def test_a_place_no_lesson_has_is_not_found(browser, cast):
    browser.as_(cast.priya).get("/school/words/no-such", status=404)
    assert browser.as_(cast.priya).post("/school/words/no-such", {"body": "x"}).status_code == 404


def test_the_journal_says_who_changed_which_place(browser, cast):
    browser.as_(cast.priya).post(URL, {"body": WORDS, "edition": "0"})
    event = db.session.execute(
        select(Event).where(Event.verb == Verb.CHANGED_LOCAL_TEXT)
    ).scalar_one()
    assert (event.subject_key, event.detail) == ("raise-a-concern", "edition 1")
    assert event.organisation_id == cast.priya.organisation_id


def test_the_service_permits_as_it_finds(app, library, cast):
    for who, error in ((cast.amina, NotAllowed), (cast.helen, NotAllowed)):
        with pytest.raises(error):
            services.save_local_text(
                viewer_for(who.id), library, place="raise-a-concern", body="x", edition=0
            )
    with pytest.raises(NotFound):
        services.save_local_text(viewer_for(cast.sam.id), library, place="x", body="x", edition=0)


def test_a_conflict_carries_the_words_that_stand(app, library, cast):
    sam = viewer_for(cast.sam.id)
    services.save_local_text(sam, library, place="raise-a-concern", body="One.", edition=0)
    with pytest.raises(Conflict) as conflict:
        services.save_local_text(sam, library, place="raise-a-concern", body="Two.", edition=0)
    assert conflict.value.theirs == "One."
