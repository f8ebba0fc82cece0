"""Sharing one reflection: these words and no others, behind a cover, until it is taken back."""

import secrets
from datetime import timedelta

import pytest

from learning.database import db
from learning.reflections import services
from learning.reflections.personal_data import export
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all
from tests.learning.reflections.writing import written

FRIDAY = "2026-11-27"


@pytest.fixture
def reflection(app, cast, clock):
    """Something of a lesson, with what was thought later."""
    first = written(cast.amina, "He may need glasses.")
    later = services.revisit_reflection(
        cast.amina.id, first.id, body="He sees well.", form_id=secrets.token_hex(16)
    )
    db.session.commit()
    first.later_id = later.id
    return first


def share_with(browser, owner, reflection_id, person, **more):
    window = browser.as_(owner)
    window.get("reflections.choose_share", reflection_id=reflection_id)
    window.submit("Share", {"who": str(person.id), "ends_on": FRIDAY, **more})
    return window


def read_by(browser, cast, person, reflection_id, **more):
    share_with(browser, cast.amina, reflection_id, person, **more)
    window = browser.as_(person)
    page = window.get("sharing.list_shares")
    page = window.get(next(link.path for link in page.links if "/sharing/" in link.path))
    assert "He may need glasses." not in page.text
    return window, window.submit(next(each for each in page.buttons if "Open" in each))


def test_the_form_shows_exactly_what_would_be_shared(browser, cast, reflection):
    page = browser.as_(cast.amina).get("reflections.choose_share", reflection_id=reflection.id)
    assert "He may need glasses." in page.text
    assert "He sees well." not in page.text
    assert "Only you, unless you share it." in page.text


def test_a_reader_sees_these_words_and_nothing_before_or_after(browser, cast, reflection):
    _ruth, page = read_by(browser, cast, cast.ruth, reflection.id)
    assert page.h1 == "A reflection by Amina Yusuf"
    assert "What do you only suspect?" in page.text
    assert "He may need glasses." in page.text
    assert "He sees well." not in page.text
    assert "Noticing" not in page.text


def test_later_words_are_shared_by_themselves(browser, cast, reflection):
    _ruth, page = read_by(browser, cast, cast.ruth, reflection.later_id)
    assert "He sees well." in page.text
    assert "He may need glasses." not in page.text


def test_its_owner_sees_who_reads_it_wherever_it_stands(browser, cast, reflection):
    read_by(browser, cast, cast.ruth, reflection.id)
    amina = browser.as_(cast.amina)
    words = "You; and, because you share it, Ruth Adeyemi until 27 November 2026."
    for path in ("", "/edit", "/share"):
        assert words in amina.get(f"/reflections/{reflection.id}{path}").text
    assert words not in amina.get(f"/reflections/{reflection.later_id}/edit").text
    assert "Opened once" in amina.get(f"/reflections/{reflection.id}/share").text


def test_changed_words_are_seen_changed(browser, cast, reflection):
    ruth, page = read_by(browser, cast, cast.ruth, reflection.id)
    amina = browser.as_(cast.amina)
    amina.get(f"/reflections/{reflection.id}/edit")
    amina.submit("Save the change", body="He wears glasses.")
    assert "He wears glasses." in ruth.get(page.path).text


def test_deleted_it_is_over_at_once_and_says_so_to_its_owner(browser, cast, reflection):
    ruth, page = read_by(browser, cast, cast.ruth, reflection.id)
    services.delete_reflection(cast.amina.id, reflection.id)
    db.session.commit()
    assert "glasses" not in ruth.get(page.path, status=404).text
    page = browser.as_(cast.amina).get("sharing.list_shares")
    assert "taken back on 23 November 2026" in page.text


def test_deleting_the_first_ends_the_share_of_what_came_later(browser, cast, reflection):
    ruth, page = read_by(browser, cast, cast.ruth, reflection.later_id)
    services.delete_reflection(cast.amina.id, reflection.id)
    db.session.commit()
    assert "no longer shared" in ruth.get(page.path, status=404).text


def test_taken_back_it_is_gone_at_once(browser, cast, reflection):
    ruth, page = read_by(browser, cast, cast.ruth, reflection.id)
    withdraw_all(SubjectKind.REFLECTION, reflection.id)
    db.session.commit()
    ruth.get(page.path, status=404)


def test_it_ends_with_its_last_day(browser, cast, reflection, clock):
    _ruth, page = read_by(browser, cast, cast.ruth, reflection.id, ends_on="2026-11-23")
    clock.shift(timedelta(days=1))
    browser.second(cast.ruth).get(page.path, status=404)


def test_nobody_else_opens_it_and_nobody_shares_what_is_not_theirs(browser, cast, reflection):
    _ruth, page = read_by(browser, cast, cast.ruth, reflection.id)
    for person in (cast.amina, cast.tom, cast.helen, cast.priya, cast.sam, cast.miriam):
        window = browser.as_(person)
        window.get(page.path, status=404)
        if person is not cast.amina:
            fields = {"who": str(cast.ruth.id), "ends_on": FRIDAY}
            path = f"/reflections/{reflection.id}/share"
            assert window.post(path, fields).status_code == 404


@pytest.mark.parametrize("fields", [{"who": "1"}, {"who": ""}, {"ends_on": "2026-11-22"}])
def test_a_share_that_cannot_be_is_refused(browser, cast, reflection, fields):
    sent = {"who": str(cast.ruth.id), "ends_on": FRIDAY, **fields}
    amina = browser.as_(cast.amina)
    assert amina.post(f"/reflections/{reflection.id}/share", sent).status_code == 422
    assert "Shared with nobody" in amina.get(f"/reflections/{reflection.id}/share").text


def test_the_download_says_where_each_was_written(app, cast, reflection):
    first, _later = export(cast.amina.id)["reflections"]
    assert (first["context"], first["place"]) == ("lesson", "first-steps/noticing#guessing")
