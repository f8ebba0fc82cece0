"""A conversation as a calendar takes it; its title says nothing of what it is about. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from learning.clock import london_day
from learning.talent.conversations.queries import ConversationPage
from learning.talent.rules import ConversationState
from learning.web.calendars import Entry, lasting_uid

USUAL_LENGTH = timedelta(minutes=30)


def entries(page: ConversationPage, link: str) -> Iterator[Entry]:
    """The half hour that was agreed, if there is one; called off, it is cancelled.

    Colleagues may see a calendar: its title says with whom, and nothing of what about. Nor does
    `link`, which leads to where each of the two finds the page.
    """
    if page.meets_at is None:
        return
    yield Entry(
        uid=lasting_uid("conversation", page.conversation_id, page.asked_at),
        edition=page.edition,
        day=london_day(page.meets_at),
        hours=(page.meets_at, page.meets_at + USUAL_LENGTH),
        place=page.place,
        title=f"Conversation with {page.other}",
        link=link,
        is_cancelled=page.state is ConversationState.CANCELLED,
    )
