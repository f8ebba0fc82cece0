"""The administrator's page of keys."""

import pytest
from sqlalchemy import select

from learning.database import db
from learning.records.keys.sealing import sealed
from learning.records.keys.signing import new_key_pair
from learning.records.models import SigningKey
from tests.browser import Browser
from tests.cast import SEAVIEW_ID, Cast

pytestmark = pytest.mark.usefixtures("clock")


def test_a_school_without_a_key_can_make_one(browser: Browser, cast: Cast) -> None:
    sam = browser.as_(cast.sam)
    sam.get("administration.read_desk")
    page = sam.follow("Keys for records")
    assert "Your school has no key yet." in page
    page = sam.submit("Make the key")
    (row,) = db.session.scalars(select(SigningKey))
    assert row.public_key in page
    assert row.sealed_key not in page.html
    assert len(page.region("fingerprint--large")) == 1


def test_a_changed_secret_is_told(browser: Browser, cast: Cast) -> None:
    pair = new_key_pair()
    db.session.add(
        SigningKey(
            organisation_id=SEAVIEW_ID,
            public_key=pair.public_key,
            sealed_key=sealed(pair, "the secret that was in force before this one"),
        )
    )
    sam = browser.as_(cast.sam)
    page = sam.get("administration.read_keys")
    assert "can no longer be used: the secret of this server was changed" in page
    page = sam.submit("Make the new key")
    assert "Send the new key to schools that knew the old one." in page


def test_what_is_no_key_is_refused_beside_the_field(browser: Browser, cast: Cast) -> None:
    sam = browser.as_(cast.sam)
    sam.get("administration.read_keys")
    page = sam.submit("Recognise this key", {"name": "Oak", "text": "hello"}, status=422)
    assert "There is no key in this." in page.field("text").error
    assert page.field("name").value == "Oak"
    page = sam.submit("Recognise this key", {"name": "Oak", "text": "a" * 3000}, status=422)
    assert "too long" in page.field("text").error


def test_a_name_with_markup_in_it_is_a_name(browser: Browser, cast: Cast) -> None:
    sam = browser.as_(cast.sam)
    sam.get("administration.read_keys")
    text = new_key_pair().public_key
    page = sam.submit("Recognise this key", {"name": "<b>Oak</b> & Ash", "text": text})
    assert "<b>Oak</b> & Ash" in page.headings(3)
