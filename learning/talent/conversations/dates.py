"""A conversation as a calendar takes it: neutral in its title, for whoever sees the screen. Pure."""

from datetime import datetime

from learning.talent.conversations.queries import ConversationPage
from learning.talent.rules import ConversationState
from learning.web.calendars import Entry, lasting_uid


def entry(page: ConversationPage, link: str) -> Entry:
    """The time that was agreed; called off, it is cancelled. `link` leads to the page.

    Colleagues may see a calendar: its title says with whom, and nothing of what about.
    """
    meets_at: datetime | None = page.meets_at
    assert meets_at is not None
    return Entry(
        uid=lasting_uid("conversation", page.conversation_id, page.asked_at),
        edition=page.edition,
        day=meets_at.date(),
        title=f"Conversation with {page.other}",
        link=link,
        is_cancelled=page.state is ConversationState.CANCELLED,
    )
