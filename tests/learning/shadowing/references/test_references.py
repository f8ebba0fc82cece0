"""References with consent: asked for, written once, taken back, shared, and seen by nobody else."""

import pytest
from sqlalchemy import select

from learning.database import db
from learning.people.queries import viewer_for
from learning.shadowing import personal_data
from learning.shadowing.models import Reference
from learning.shadowing.placements.services import choose_host
from learning.shadowing.references import services
from tests.cast import MARSH_LANE_ID
from tests.learning.shadowing.placements import placing

WORDS = "They waited, then asked him what helped. Next time: write his words down."


@pytest.fixture
def asked(app, cast):
    """The key of a placement about which Lena is asked for a reference."""
    key = placing.agreed()
    services.ask(cast.amina.id, key)
    db.session.commit()
    return key


@pytest.fixture
def written(asked, cast):
    """The same, once it is handed over."""
    services.hand_over(cast.lena.id, asked, body=WORDS, edition="1")
    db.session.commit()
    return asked


def row():
    db.session.rollback()
    return db.session.scalar(select(Reference))


def test_from_asking_to_a_reader(browser, cast):
    key = placing.agreed()
    amina, lena, tom = (browser.as_(each) for each in (cast.amina, cast.lena, cast.tom))
    amina.get("shadowing.read_placement", placement_id=key)
    page = amina.follow("Ask for a reference")
    assert "Asking is your consent that they write about you here." in page
    amina.submit("Ask Lena Kowalska")
    lena.get("shadowing.list_placements")
    lena.follow("Amina Yusuf asks you for a reference")
    page = lena.follow("Write it")
    assert "one strength, one next step, one question" in page
    page = lena.submit("Hand it over", {"body": WORDS})
    assert WORDS in page
    page = amina.get("shadowing.read_reference", placement_id=key)
    assert WORDS in page
    assert "Lena Kowalska, Marsh Lane" in page
    amina.follow("Share it")
    page = amina.submit("Share", {"who": str(cast.tom.id), "ends_on": "2026-12-01"})
    page = tom.get("sharing.list_shares")
    tom.follow("Open what Amina Yusuf shares: Reference by Lena Kowalska, Marsh Lane")
    page = tom.submit(next(each for each in tom.page.buttons if each.startswith("Open")))
    assert WORDS in page
    page = amina.get("shadowing.read_reference", placement_id=key)
    assert "Opened once" in page


def test_nobody_sees_it_whom_the_visitor_did_not_choose(browser, cast, written):
    for person in (cast.helen, cast.priya, cast.sam, cast.miriam, cast.ruth, cast.tom):
        for page in ("", "/write", "/take-back", "/delete", "/share"):
            answer = browser.as_(person).fetch(f"/placements/{written}/reference{page}")
            assert answer.status_code == 404
    page = browser.as_(cast.helen).get("shadowing.read_placement", placement_id=written)
    assert "eference" not in page.text


def test_before_it_has_begun_there_is_nothing_to_write_about(browser, cast):
    key = placing.agreed(starts_on=placing.LAST)
    amina = browser.as_(cast.amina)
    assert not amina.get("shadowing.read_placement", placement_id=key).has_link(
        "Ask for a reference"
    )
    amina.post(f"/placements/{key}/reference/ask", {})
    assert row() is None


def test_asked_twice_is_asked_once(cast, asked):
    services.ask(cast.amina.id, asked)
    db.session.commit()
    assert len(db.session.scalars(select(Reference)).all()) == 1


def test_handed_over_it_cannot_be_changed(browser, cast, written):
    lena = browser.as_(cast.lena)
    page = lena.get("shadowing.begin_writing", placement_id=written)
    assert page.path == f"/placements/{written}/reference"
    answer = lena.post(f"/placements/{written}/reference/write", {"body": "Other.", "edition": "2"})
    assert answer.status_code == 409
    assert WORDS in answer.text
    assert row().body == WORDS


def test_handed_over_twice_is_handed_over_once(browser, cast, written):
    answer = browser.as_(cast.lena).post(
        f"/placements/{written}/reference/write", {"body": WORDS, "edition": "1"}
    )
    assert answer.status_code == 302


def test_taken_back_it_is_gone_for_everybody(browser, cast, written):
    amina, lena = browser.as_(cast.amina), browser.as_(cast.lena)
    amina.get("shadowing.choose_reference_share", placement_id=written)
    amina.submit("Share", {"who": str(cast.tom.id), "ends_on": "2026-12-01"})
    tom = browser.as_(cast.tom)
    tom.get("sharing.list_shares")
    tom.follow("Open what Amina Yusuf shares: Reference by Lena Kowalska, Marsh Lane")
    page = tom.submit(next(each for each in tom.page.buttons if each.startswith("Open")))
    address = page.path
    lena.get("shadowing.read_reference", placement_id=written)
    lena.follow("Take it back")
    lena.submit("Take it back")
    assert row().body == ""
    assert tom.fetch(address).status_code == 404
    page = amina.get("shadowing.read_reference", placement_id=written)
    assert "would rather not write one, or has taken it back" in page
    amina.follow("Delete it")
    amina.submit("Delete it")
    assert row() is None


def test_a_host_who_has_left_can_take_back_and_not_write(browser, cast, asked):
    placing.leaves(cast.lena, MARSH_LANE_ID)
    lena = browser.as_(cast.lena)
    answer = lena.post(f"/placements/{asked}/reference/write", {"body": WORDS, "edition": "1"})
    assert answer.status_code == 404
    placing.is_back(cast.lena, MARSH_LANE_ID)
    services.hand_over(cast.lena.id, asked, body=WORDS, edition="1")
    db.session.commit()
    placing.leaves(cast.lena, MARSH_LANE_ID)
    lena.get("shadowing.read_reference", placement_id=asked)
    lena.follow("Take it back")
    lena.submit("Take it back")
    assert row().body == ""


def test_the_host_may_decline_without_a_reason(browser, cast, asked):
    lena = browser.as_(cast.lena)
    lena.get("shadowing.read_reference", placement_id=asked)
    lena.submit("I would rather not")
    page = browser.as_(cast.amina).get("shadowing.read_placement", placement_id=asked)
    assert "There is none" in page
    assert "reference" not in lena.get("shadowing.list_placements").text


def test_no_words_or_a_likely_pupil_are_asked_about(browser, cast, asked):
    lena = browser.as_(cast.lena)
    lena.get("shadowing.begin_writing", placement_id=asked)
    page = lena.submit("Hand it over", {"body": " "}, status=422)
    assert page.errors == ["Write a few words first."]
    page = lena.submit("Hand it over", {"body": "With A123456789012."}, status=422)
    assert "Please check" in page.errors[0]
    lena.submit("Save anyway, it names no pupil")
    assert row().body == "With A123456789012."


def test_another_host_does_not_inherit_the_request(browser, cast, asked):
    placing.leaves(cast.lena, MARSH_LANE_ID)
    choose_host(viewer_for(cast.amina.id), asked, f"{cast.ruth.id}-{MARSH_LANE_ID}")
    db.session.commit()
    assert row() is None


def test_an_erased_writer_takes_their_words_along(browser, cast, written):
    personal_data.erase(cast.lena.id)
    db.session.commit()
    page = browser.as_(cast.amina).get("shadowing.read_reference", placement_id=written)
    assert "their words went with them" in page
    assert "Lena" not in page.text
    assert WORDS not in page


def test_each_exports_what_is_theirs(cast, written):
    mine, theirs = personal_data.export(cast.amina.id), personal_data.export(cast.lena.id)
    assert mine["placements"][0]["aim"] == placing.AIM
    assert mine["references"][0]["words"] == WORDS
    assert theirs["placements"] == []
    assert theirs["placements_as_host"][0]["note"] == "Ring at the side door."
    assert theirs["references"][0]["words"] == WORDS
    assert "Amina" not in str(theirs)
    leader = personal_data.export(cast.helen.id)
    assert leader["placements_as_leader"][0]["cover"] == "Mr Hall"
    assert leader["references"] == []
    assert placing.AIM not in str(leader)


def test_an_erased_visitor_leaves_nothing(cast, written):
    personal_data.erase(cast.amina.id)
    db.session.commit()
    assert row() is None
    assert personal_data.export(cast.lena.id)["placements_as_host"] == []
