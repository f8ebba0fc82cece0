"""The record of one school brought into another, on another server with a key nobody knows."""

import json

import pytest
from flask import Flask

from learning.courses.models import Completion
from learning.database import db
from learning.records.carrying.origins import State
from learning.records.carrying.queries import origins
from tests.browser import Browser
from tests.cast import Cast
from tests.learning.records.carrying.learnt import (
    bring,
    carried,
    file_of,
    finish_the_other_module,
    hand_in,
    learn_there,
)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def body(there: Browser, oak_hill: Flask, cast: Cast) -> bytes:
    """What Amina takes along from Oak Hill."""
    learn_there(oak_hill, cast.amina)
    return file_of(there.as_(cast.amina))


def test_what_is_in_it_is_shown_before_anything_is_added(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    hand_in(amina, body)
    page = amina.get("records.check_brought")
    assert page.fact("About") == "Amina Yusuf"
    assert "It holds" in page.fact("Signature")
    assert "signed, not recognised" in page
    assert page.tables == [
        "Said to be verified by Oak Hill: 2 entries",
        "Said by you, signed by Oak Hill: 1 entry",
    ]
    assert not carried(cast.amina)


def test_entries_come_in_once_with_where_they_come_from(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    page = bring(amina, body)
    assert page.notices == ["Done: 3 entries are in your record now, with the school it came from."]
    entries = carried(cast.amina)
    assert [(each.title, each.minutes) for each in entries] == [
        ("First steps", 20),
        ("Makaton, day one", 360),
        ("Setting out (Whole way)", 10),
    ]
    assert [each.impact + each.reflection for each in entries] == ["", "", ""]
    found = origins(cast.amina.id)
    page = amina.get("records.read_record")
    assert "Said to be verified by Oak Hill, version 2 signed, not recognised" in page
    page = amina.follow("First steps")
    assert "You brought this line from another school" in page
    first = found[entries[0].source_key]
    assert (first.issuer.name, first.is_verified, first.version) == ("Oak Hill", True, 2)
    assert not found[entries[1].source_key].is_verified
    assert {each.issuer.state for each in found.values()} == {State.SIGNED}


def test_the_same_file_twice_changes_nothing(browser: Browser, cast: Cast, body: bytes) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    response = hand_in(amina, body)
    assert response.headers["Location"] == "/record/bring"
    assert "in your record already" in amina.get("/record/bring")
    assert len(carried(cast.amina)) == 3


def test_confirming_twice_is_confirming_once(browser: Browser, cast: Cast, body: bytes) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    assert amina.post("/record/bring/check").status_code == 302
    assert len(carried(cast.amina)) == 3


def test_an_unknown_key_is_added_and_the_record_shows_as_recognised(
    browser: Browser, there: Browser, cast: Cast, body: bytes
) -> None:
    bring(browser.as_(cast.amina), body)
    page = there.as_(cast.sam).get("administration.read_keys")
    fingerprint, text = page.region("fingerprint--large")[0], page.region("code-line")[0]
    assert f"compare its fingerprint: {fingerprint}" in browser.as_(cast.amina).page

    sam = browser.as_(cast.sam)
    sam.get("administration.read_keys")
    sam.submit("Recognise this key", {"name": "Oak Hill Primary", "text": text})
    page = browser.as_(cast.amina).get("records.bring_record")
    assert "Oak Hill Primary recognised" in page.headings(3)
    assert "In the file it calls itself Oak Hill." in page
    assert {each.issuer.state for each in origins(cast.amina.id).values()} == {State.RECOGNISED}

    sam.follow("Remove the key of Oak Hill Primary")
    sam.submit("Remove the key")
    assert {each.issuer.state for each in origins(cast.amina.id).values()} == {State.SIGNED}
    assert len(carried(cast.amina)) == 3


def test_nothing_of_a_changed_file_is_taken(browser: Browser, cast: Cast, body: bytes) -> None:
    changed = body.replace(b'"minutes": 360', b'"minutes": 600')
    amina = browser.as_(cast.amina)
    response = hand_in(amina, changed)
    assert response.status_code == 422
    assert "not as it was signed" in amina.check(response)
    amina.get("records.bring_record")
    assert not amina.page.has_link("Look at it")
    assert not carried(cast.amina)


def test_of_a_file_changed_in_part_the_rest_is_taken(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    whole = json.loads(body)
    forged = json.loads(body)["blocks"][0]
    forged["block"]["said_by_person"][0]["title"] = "A doctorate"
    whole["blocks"].insert(0, forged)
    amina = browser.as_(cast.amina)
    hand_in(amina, json.dumps(whole).encode())
    page = amina.get("records.check_brought")
    assert "One part of the file is not as signed, so nothing of that is taken." in page
    amina.submit("Add it to my record")
    assert "A doctorate" not in {each.title for each in carried(cast.amina)}
    assert len(carried(cast.amina)) == 3


def test_another_persons_name_is_asked_about_and_stays(
    browser: Browser, there: Browser, oak_hill: Flask, cast: Cast
) -> None:
    learn_there(oak_hill, cast.tom)
    amina = browser.as_(cast.amina)
    hand_in(amina, file_of(there.as_(cast.tom)))
    page = amina.get("records.check_brought")
    assert "This file is about Tom Brackley. Are you the same person?" in page.headings()
    page = amina.submit("Add it to my record", status=422)
    assert page.errors == [
        "Tick this if you are the same person. If you are not, do not take this file."
    ]
    assert not carried(cast.amina)
    amina.submit("Add it to my record", {"is_same_person": True})
    amina.get("people.edit_name")
    amina.submit("Change my name", {"name": "Tom Brackley"})
    named = {(each.signed_for, each.brought_as) for each in origins(cast.amina.id).values()}
    assert named == {("Tom Brackley", "Amina Yusuf")}


def test_a_newer_file_adds_what_is_new_and_counts_nothing_twice(
    browser: Browser, there: Browser, oak_hill: Flask, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    finish_the_other_module(oak_hill, cast.amina)
    newer = file_of(there.as_(cast.amina))
    page = bring(amina, newer)
    assert page.notices == ["Done: 1 entry is in your record now, with the school it came from."]
    assert [(each.title, each.minutes) for each in carried(cast.amina)] == [
        ("First steps", 20),
        ("Makaton, day one", 360),
        ("Whole way", 25),
    ]
    hand_in(amina, body)
    assert len(carried(cast.amina)) == 3


def test_it_can_be_removed_whole_and_brought_again(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    amina.follow("Remove it that came from Oak Hill")
    amina.submit("Remove it")
    assert not carried(cast.amina)
    assert not origins(cast.amina.id)
    bring(amina, body)
    assert len(carried(cast.amina)) == 3


def test_what_is_not_taken_is_not_kept(browser: Browser, cast: Cast, body: bytes) -> None:
    amina = browser.as_(cast.amina)
    hand_in(amina, body)
    amina.get("records.check_brought")
    page = amina.submit("Do not take it")
    assert not page.has_link("Look at it")
    assert not carried(cast.amina)


def test_blocks_of_earlier_schools_go_along_unchanged(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    amina.get("records.take_along")
    (block,) = amina.page.field("brought").options
    onward = json.loads(file_of(amina, brought=[block]))["blocks"]
    assert onward == json.loads(body)["blocks"]


def test_it_opens_nothing_but_lines_of_the_record(
    browser: Browser, cast: Cast, body: bytes
) -> None:
    amina = browser.as_(cast.amina)
    bring(amina, body)
    assert not db.session.query(Completion).filter_by(person_id=cast.amina.id).count()
    assert "Certificates" not in amina.get("records.read_record").headings()
    for page in ("/school", "/school/keys"):
        amina.get(page, status=403)


def test_a_new_name_here_does_not_hide_the_name_it_was_signed_for(
    browser: Browser, there: Browser, oak_hill: Flask, cast: Cast
) -> None:
    learn_there(oak_hill, cast.tom)
    amina = browser.as_(cast.amina)
    hand_in(amina, file_of(there.as_(cast.tom)))
    amina.get("records.check_brought")
    amina.submit("Add it to my record", {"is_same_person": True})
    amina.get("people.edit_name")
    amina.submit("Change my name", {"name": "Tom Brackley"})
    finish_the_other_module(oak_hill, cast.tom)
    bring(amina, file_of(there.as_(cast.tom)))
    found = origins(cast.amina.id)
    told = {each.title: found[each.source_key].brought_as for each in carried(cast.amina)}
    assert told["First steps"] == "Amina Yusuf"
    assert "Signed for Tom Brackley, brought by Amina Yusuf." in amina.get("records.read_record")
