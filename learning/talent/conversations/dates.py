"""A conversation as a calendar takes it; its title says nothing of what it is about. Pure."""

from collections.abc import Iterator

from learning.clock import london_day
from learning.talent.conversations.queries import ConversationPage
from learning.talent.rules import ConversationState
from learning.web.calendars import Entry, lasting_uid


def entries(page: ConversationPage, link: str) -> Iterator[Entry]:
    """The time that was agreed, if there is one; called off, it is cancelled.

    `link` leads to the page.

    Colleagues may see a calendar: its title says with whom, and nothing of what about.
    """
    if page.meets_at is None:
        return
    yield Entry(
        uid=lasting_uid("conversation", page.conversation_id, page.asked_at),
        edition=page.edition,
        day=london_day(page.meets_at),
        title=f"Conversation with {page.other}",
        link=link,
        is_cancelled=page.state is ConversationState.CANCELLED,
    )
