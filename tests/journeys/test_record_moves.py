"""A person takes their record along to a school that does not know the key of the former one."""

import json

import pytest

from tests.browser import Browser
from tests.journeys import gathering
from tests.learning.records.carrying.learnt import (
    file_of,
    hand_in,
    learn_there,
    titles_in,
)
from tests.learning.records.carrying.servers import another_server, as_oak_hill, close

BROUGHT = {"First steps", "Setting out (Whole way)", "Makaton, day one"}
UNKNOWN = "Said to be verified by Oak Hill, version 2 signed, not recognised"
KNOWN = "Verified by Oak Hill Primary, version 2 recognised"


@pytest.fixture
def oak_hill(config, folder):
    """The server of the school that Amina leaves."""
    app = as_oak_hill(another_server(config, folder))
    yield app
    close(app)


@pytest.fixture
def there(oak_hill, cast):
    """A browser there, where Amina has learnt something."""
    learn_there(oak_hill, cast.amina)
    return Browser(oak_hill)


def test_a_record_moves_to_a_school_that_learns_whose_signature_it_is(browser, there, cast, clock):
    body = _taken_along(there.as_(cast.amina))
    amina = browser.as_(cast.amina)
    page = _brought(amina, body)
    assert page.notices == ["Done: 3 entries are in your record now, with the school it came from."]
    page = gathering.record(amina)
    assert UNKNOWN in page
    assert "In all it is 6 hours 30 minutes" in page or "for 6 hours 30 minutes" in page
    fingerprint, text = _key_of_school(there.as_(cast.sam))
    amina.follow("Bring a record from another school")
    assert fingerprint in amina.page, "both read the same to one another on the telephone"
    _recognised(browser.as_(cast.sam), fingerprint, text)
    page = gathering.record(amina)
    assert KNOWN in page
    assert "not recognised" not in page
    _goes_on(amina, body)
    _nobody_else_reads(browser, cast)


def _taken_along(amina):
    """At the school she leaves: what goes along is shown, then saved."""
    gathering.record(amina)
    amina.follow("Take your record along")
    page = amina.submit("Show what will be in it")
    assert "Your name, 3 entries, and the name of the school." in page
    assert "Verified by Oak Hill: 2 entries" in page.tables
    body = file_of(amina)
    assert titles_in(body) == BROUGHT
    return body


def _brought(amina, body):
    """At the new school: looked at before anything is added, then added."""
    gathering.record(amina)
    amina.follow("Bring a record from another school")
    hand_in(amina, body)
    gathering.record(amina)
    amina.follow("Bring a record from another school")
    page = amina.follow("Look at it")
    assert "Your school does not know this key" in page
    assert page.fact("Signature") == "It holds: nothing was changed since"
    return amina.submit("Add it to my record")


def _key_of_school(sam):
    """What the administrator there reads out, and what they send."""
    page = _keys(sam)
    return page.region("fingerprint--large")[0], page.region("code-line")[0]


def _recognised(sam, fingerprint, text):
    """The administrator here adds the key once the fingerprint is the same."""
    _keys(sam)
    page = sam.submit("Recognise this key", {"name": "Oak Hill Primary", "text": text})
    assert "Oak Hill Primary" in page.headings(3)
    assert fingerprint in page
    assert "Makaton" not in page, "keys only, and nobody's record"


def _keys(sam):
    sam.get("home.read_home")
    sam.follow("School")
    return sam.follow("Keys for records")


def _goes_on(amina, body):
    """To the school after that it goes unchanged, with the signature of the first."""
    gathering.record(amina)
    page = amina.follow("Take your record along")
    (block,) = page.field("brought").options
    onward = json.loads(file_of(amina, brought=[block]))["blocks"]
    assert onward == json.loads(body)["blocks"]


def _nobody_else_reads(browser, cast):
    for leader in (cast.helen, cast.priya, cast.sam):
        window = browser.as_(leader)
        page = gathering.record(window)
        assert "Oak Hill" not in page
        assert "Nothing yet" in page.headings(2)
