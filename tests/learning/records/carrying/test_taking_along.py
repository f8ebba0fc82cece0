"""Choosing what goes along: what is left out, who signs what, what nobody can sign."""

import io
import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from learning.cpd.rules import CpdKind
from learning.database import db
from learning.inset.models import SessionPart
from learning.inset.rules import PartKind
from learning.people.models import Membership
from learning.records.models import SigningKey
from tests.browser import Browser
from tests.cast import MARSH_LANE_ID, SEAVIEW_ID, Cast, Member
from tests.learning.inset.attendance import held
from tests.learning.records.carrying.learnt import (
    an_entry,
    carried,
    file_of,
    hand_in,
    learn,
    titles_in,
)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def amina(browser: Browser, cast: Cast) -> Browser:
    learn(cast.amina)
    return browser.as_(cast.amina)


def _blocks(body: bytes) -> list[dict[str, Any]]:
    return [each["block"] for each in json.loads(body)["blocks"]]


def _end(member: Member, day: date) -> None:
    membership = db.session.get_one(Membership, member.membership_id)
    membership.ends_on = day
    db.session.commit()


def test_the_page_shows_what_will_be_in_the_file_and_makes_no_key(amina: Browser) -> None:
    page = amina.get("records.take_along")
    assert page.tables == [
        "Verified by Seaview Primary: 2 entries",
        "Said by you, signed by Seaview Primary: 1 entry",
    ]
    assert "Your name, 3 entries, and the name of the school." in page
    assert not db.session.scalars(select(SigningKey)).all()


def test_what_is_shown_is_what_is_in_the_file(amina: Browser) -> None:
    amina.get("records.take_along")
    page = amina.submit("Show what will be in it", {"kind": ["module"], "year": ["2026"]})
    assert page.tables == ["Verified by Seaview Primary: 1 entry"]
    form, button = page.form_with("Save the file")
    sent = form.filled({}, button)
    assert titles_in(amina.post("/record/take-along", sent).get_data()) == {"First steps"}


def test_what_the_school_knows_stands_apart_from_what_was_said(amina: Browser) -> None:
    (block,) = _blocks(file_of(amina))
    assert block["issuer"]["name"] == "Seaview Primary"
    assert block["issuer"]["urn"] == "100001"
    assert block["holder"] == "Amina Yusuf"
    verified, said = block["verified_by_school"], block["said_by_person"]
    assert [each["title"] for each in verified] == ["First steps", "Setting out (Whole way)"]
    assert verified[0]["module_version"] == 2
    assert [each["title"] for each in said] == ["Makaton, day one"]


def test_private_words_are_left_out_unless_ticked(amina: Browser) -> None:
    body = file_of(amina).decode()
    assert "Harder than I thought" not in body
    assert "Signing at snack time" not in body
    assert "Harder than I thought" in file_of(amina, words=["reflections"]).decode()
    assert "Signing at snack time" in file_of(amina, words=["impact"]).decode()


def test_nothing_of_the_account_is_in_the_file(amina: Browser, cast: Cast) -> None:
    body = file_of(amina, words=["reflections", "impact"]).decode()
    assert cast.amina.email not in body
    assert "certificate" not in body


def test_what_tells_an_interest_is_unticked_and_stands_in_a_block_of_its_own(
    amina: Browser, cast: Cast
) -> None:
    an_entry(cast.amina, ("visit", "7"), kind=CpdKind.VISIT, title="Visit to the SENCo")
    an_entry(cast.amina, ("lesson", "gone-module/first"), title="A lesson of a course that is gone")
    an_entry(cast.amina, ("plan_review", "3"), kind=CpdKind.REVIEW, title="Plan review: SENCo")
    page = amina.get("records.take_along")
    assert page.field("apart").values == []
    assert page.field("apart").options == ["visits", "aspiring", "reviews"]
    assert "thinking of becoming a SENCo" in page
    apart = {"Visit to the SENCo", "A lesson of a course that is gone", "Plan review: SENCo"}
    assert not titles_in(file_of(amina, kind=["lesson", "module", "visit", "review"])) & apart

    ordinary, private = _blocks(file_of(amina, apart=["visits", "aspiring", "reviews"]))
    assert (ordinary["apart"], private["apart"]) == (False, True)
    named = [each["title"] for each in private["said_by_person"] + private["verified_by_school"]]
    assert set(named) == apart


@pytest.mark.parametrize("of_session", ["gone-module", ""])
def test_a_session_made_of_parts_that_tell_an_interest_is_asked_about_too(
    amina: Browser, cast: Cast, of_session: str
) -> None:
    session = held.a_session(module_slug=of_session, title="For those who may lead one day")
    for position, module in enumerate(("first-steps", "gone-module"), start=1):
        part = SessionPart(
            inset_session_id=session.id,
            position=position,
            kind=PartKind.LESSON,
            module_slug=module,
            lesson_slug="first",
            minutes=10,
        )
        db.session.add(part)
    held.there(session, cast.amina.id)
    held.ended(session)
    assert session.title not in titles_in(file_of(amina, kind=["module", "inset"]))
    assert session.title in titles_in(file_of(amina, apart=["aspiring"]))


def test_at_two_schools_each_signs_what_was_done_while_there(browser: Browser, cast: Cast) -> None:
    an_entry(cast.amina, ("lesson", "whole-way/setting-out"), title="At Seaview")
    an_entry(
        cast.amina,
        ("lesson", "whole-way/arriving"),
        title="At Marsh Lane",
        happened_on=date(2026, 11, 20),
    )
    _end(cast.amina, date(2026, 11, 10))
    db.session.add(
        Membership(
            person_id=cast.amina.id,
            organisation_id=MARSH_LANE_ID,
            job="teacher",
            starts_on=date(2026, 11, 11),
        )
    )
    db.session.commit()
    said = {
        each["issuer"]["name"]: [line["title"] for line in each["verified_by_school"]]
        for each in _blocks(file_of(browser.as_(cast.amina)))
    }
    assert said == {"Seaview Primary": ["At Seaview"], "Marsh Lane": ["At Marsh Lane"]}


def test_each_entry_is_in_one_block_of_somebody_at_two_schools_at_once(
    browser: Browser, cast: Cast
) -> None:
    an_entry(cast.lena, ("lesson", "whole-way/setting-out"))
    db.session.commit()
    (block,) = _blocks(file_of(browser.as_(cast.lena)))
    assert block["issuer"]["name"] == "Seaview Primary"
    assert len(block["verified_by_school"]) == 1


def test_somebody_who_has_left_takes_along_what_was_done_there(
    browser: Browser, cast: Cast
) -> None:
    an_entry(
        cast.owen,
        ("lesson", "whole-way/setting-out"),
        title="While there",
        happened_on=date(2026, 6, 1),
    )
    an_entry(cast.owen, ("lesson", "whole-way/arriving"), title="Afterwards")
    db.session.commit()
    owen = browser.as_(cast.owen)
    page = owen.get("records.take_along")
    assert "1 entry from a time when you belonged to no school here" in page
    assert page.has_link("Save as a spreadsheet (CSV)")
    assert titles_in(file_of(owen)) == {"While there"}


def test_what_was_done_before_is_signed_where_it_was_entered(browser: Browser, cast: Cast) -> None:
    an_entry(
        cast.amina,
        ("own", "e" * 32),
        kind=CpdKind.COURSE,
        title="Long ago",
        happened_on=date(2019, 3, 4),
    )
    db.session.commit()
    body = file_of(browser.as_(cast.amina), year=["2018"])
    (block,) = _blocks(body)
    assert [each["title"] for each in block["said_by_person"]] == ["Long ago"]


def test_what_a_school_no_longer_stands_by_goes_nowhere(amina: Browser, cast: Cast) -> None:
    an_entry(
        cast.amina,
        ("inset_session", "9"),
        kind=CpdKind.INSET,
        title="Taken off the list: Autism",
        minutes=0,
        reflection="I was ill",
    )
    an_entry(cast.amina, ("module", "whole-way@1"), kind=CpdKind.MODULE, title="Not finished")
    db.session.commit()
    assert titles_in(file_of(amina)) == {
        "First steps",
        "Setting out (Whole way)",
        "Makaton, day one",
    }


def test_nothing_chosen_is_said_in_words(amina: Browser) -> None:
    response = amina.post("/record/take-along", {"chosen": "yes"})
    assert response.status_code == 422
    page = amina.check(response)
    assert page.errors == [
        "Nothing you have chosen is in your record. Choose a school year and a kind."
    ]


def test_an_address_with_nonsense_in_it_is_passed_over(amina: Browser) -> None:
    page = amina.get("/record/take-along?chosen=yes&year=x&year=99999999999&kind=medal&brought=7")
    assert "Nothing of what you have chosen can be signed." in page


def test_a_person_without_anything_is_told_what_comes_first(browser: Browser, cast: Cast) -> None:
    page = browser.as_(cast.tom).get("records.take_along")
    assert "Nothing to take along yet" in page
    assert page.has_link("Choose a module")


def test_two_files_have_the_same_entries_under_the_same_keys(amina: Browser) -> None:
    first, second = _blocks(file_of(amina)), _blocks(file_of(amina))
    assert first == second
    assert len(db.session.scalars(select(SigningKey)).all()) == 1


def test_ones_own_file_brought_back_is_here_already(amina: Browser, cast: Cast) -> None:
    response = hand_in(amina, file_of(amina, words=["reflections", "impact"]))
    assert response.headers["Location"] == "/record/bring"
    assert "Everything in this file is in your record already." in amina.get("/record/bring")
    assert not carried(cast.amina)


def test_at_another_school_of_this_server_it_is_recognised_by_itself(
    browser: Browser, amina: Browser, cast: Cast
) -> None:
    lena = browser.as_(cast.lena)
    response = hand_in(lena, file_of(amina))
    assert response.headers["Location"] == "/record/bring/check"
    page = lena.get("records.check_brought")
    assert "From Seaview Primary recognised" in page.headings(2)
    lena.submit("Add it to my record", {"is_same_person": True})
    assert len(carried(cast.lena)) == 3


def test_a_part_brought_earlier_can_be_left_behind(browser: Browser, cast: Cast) -> None:
    learn(cast.tom)
    amina = browser.as_(cast.amina)
    hand_in(amina, file_of(browser.as_(cast.tom)))
    amina.get("records.check_brought")
    amina.submit("Add it to my record", {"is_same_person": True})
    page = amina.get("records.take_along")
    assert page.field("brought").values == page.field("brought").options
    response = amina.post("/record/take-along", {"chosen": "yes"})
    assert response.status_code == 422


def test_a_school_with_a_strange_name_still_signs(browser: Browser, cast: Cast) -> None:
    person = db.session.get_one(Membership, cast.amina.membership_id)
    assert person.organisation_id == SEAVIEW_ID
    an_entry(
        cast.amina,
        ("own", "d" * 32),
        kind=CpdKind.OTHER,
        title="\u202eTurned\x07 about ",
        evidence_link="https://a b",
        impact="One\r\n\r\ntwo\u2028three",
    )
    db.session.commit()
    amina = browser.as_(cast.amina)
    body = file_of(amina, kind=["other"], words=["impact"])
    (block,) = _blocks(body)
    (line,) = block["said_by_person"]
    assert (line["title"], line["impact"]) == ("Turned about", "One\n\ntwothree")
    lena = browser.as_(cast.lena)
    hand_in(lena, body)
    lena.get("records.check_brought")
    lena.submit("Add it to my record", {"is_same_person": True})
    assert [each.title for each in carried(cast.lena)] == ["Turned about"]


def test_bringing_is_for_a_file_and_only_there(browser: Browser, cast: Cast) -> None:
    amina = browser.as_(cast.amina)
    page = amina.check(amina.post("/record/bring", {"file": ""}))
    assert page.errors == ["Choose the file first. Its name begins with my-record."]
    assert hand_in(amina, b"not a record").status_code == 422
    elsewhere = {"file": (io.BytesIO(b"{}"), "my-record.json")}
    assert amina.post("/record/take-along", elsewhere).status_code == 415
