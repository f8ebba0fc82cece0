"""The calendar entry of a conversation: neutral, known again, taken out when it is called off."""

import pytest
from icalendar import Calendar

from learning.database import db
from learning.talent.models import Conversation
from tests.learning.talent.walking import agreed, begun, opened

pytestmark = pytest.mark.usefixtures("app", "clock")


@pytest.fixture
def amina(browser, cast):
    begun(cast.amina)
    return browser.as_(cast.amina)


def conversation():
    db.session.rollback()
    return db.session.query(Conversation).one()


def event(window, path):
    calendar = Calendar.from_ical(window.fetch(path).get_data())
    return calendar.walk("VEVENT")[0]


def test_the_calendar_knows_it_again_when_it_moves_and_when_it_is_cancelled(browser, cast, amina):
    agreed(cast.amina, cast.priya)
    key = conversation().id
    path = f"/becoming-a-senco/conversations/{key}/conversation.ics"
    first = event(amina, path)
    assert first.decoded("dtstart").isoformat() == "2026-11-27T15:30:00+00:00"
    assert first["summary"] == "Conversation with Priya Nair"
    assert "senco" not in first.to_ical().decode().replace("SENCO-", "").lower()
    opened(browser.as_(cast.priya), conversation().share_id)
    priya = browser.as_(cast.priya)
    same = event(
        priya, f"/becoming-a-senco/shared/{conversation().share_id}/conversation/conversation.ics"
    )
    assert same["uid"] == first["uid"]
    assert same["summary"] == "Conversation with Amina Yusuf"
    priya.follow("Propose another time")
    priya.submit("Propose it", day="2026-11-30")
    assert amina.fetch(path).status_code == 404
    amina.get("talent.read_conversation", conversation_id=key)
    amina.submit("Yes")
    moved = event(amina, path)
    assert (moved["uid"], moved["sequence"] > first["sequence"]) == (first["uid"], True)
    amina.submit("Cancel the conversation")
    gone = event(amina, path)
    assert (gone["uid"], gone["status"]) == (first["uid"], "CANCELLED")
    assert gone["sequence"] > moved["sequence"]
