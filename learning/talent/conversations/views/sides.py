"""A conversation from one of its two sides: whose it is, or who was asked."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask_login import current_user

from learning import clock
from learning.sharing.queries import opened_share
from learning.sharing.rules import SubjectKind
from learning.talent.conversations import services
from learning.talent.conversations.forms import HeldForm, SeenUntilForm
from learning.talent.conversations.queries import (
    ConversationPage,
    own_conversation,
    shared_conversation,
)
from learning.talent.conversations.services import Held
from learning.talent.forms import WayForm
from learning.web.library import library

ENDPOINTS = {
    "page": ("read_conversation", "read_shared_conversation"),
    "time": ("propose_time", "propose_shared_time"),
    "accept": ("accept_time", "accept_shared_time"),
    "agreed": ("write_agreed", "write_shared_agreed"),
    "held": ("hold_conversation", "hold_shared_conversation"),
    "cancel": ("cancel_conversation", "cancel_shared_conversation"),
    "calendar": ("download_conversation", "download_shared_conversation"),
}
"""For each thing to do, where its owner does it, and where the other does."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, and the key in their addresses: of the conversation, or of its share."""

    is_owner: bool
    key: int

    def url(self, name: str) -> str:
        """The address of a page or a button on this side."""
        own, others = (f"talent.{endpoint}" for endpoint in ENDPOINTS[name])
        if self.is_owner:
            return url_for(own, conversation_id=self.key)
        return url_for(others, share_id=self.key)

    def page(self) -> ConversationPage:
        """What this side sees; raises NotFound for anybody else."""
        read = own_conversation if self.is_owner else shared_conversation
        return read(current_user.id, self.key, library().shadowing)

    def held(self) -> Held:
        """The conversation, held for a change; raises NotFound and NoLongerShared."""
        change = services.own if self.is_owner else services.asked
        return change(current_user.id, self.key)


def own_side(conversation_id: int) -> Side:
    """The side of whoever asked for it."""
    return Side(is_owner=True, key=conversation_id)


def other_side(share_id: int) -> Side:
    """The side of whoever was asked."""
    return Side(is_owner=False, key=share_id)


def is_open(share_id: int) -> bool:
    """Whether it stands open to whoever asks; raises NotFound and NoLongerShared."""
    share = opened_share(current_user.id, share_id, SubjectKind.CONVERSATION, now=clock.now())
    return share is not None


def shown(
    side: Side,
    *,
    held_form: HeldForm | None = None,
    seen_form: SeenUntilForm | None = None,
    refused: WayForm | None = None,
) -> str:
    """The page of the conversation; a form that was refused is shown again with what was typed."""
    page = side.page()
    talked_on = page.held_on or (clock.london_day(page.meets_at) if page.meets_at else None)
    today = clock.today()
    return render_template(
        "talent/conversation.html",
        page=page,
        side=side,
        today=today,
        held_form=held_form or HeldForm(formdata=None, held_on=min(talked_on or today, today)),
        seen_form=seen_form or SeenUntilForm(formdata=None, ends_on=page.seen_until),
        refused=refused or held_form or seen_form,
    )
