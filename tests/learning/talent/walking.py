"""Ways, invitations and conversations as services make them, committed."""

import secrets
from datetime import date, time
from typing import Any

from learning.database import db
from learning.people.queries import viewer_for
from learning.sharing.rules import SubjectKind
from learning.sharing.services import share
from learning.talent.conversations import services as conversations
from learning.talent.conversations.services import Proposal
from learning.talent.interests import services as interests
from learning.talent.nominations import services as nominations
from learning.talent.queries import own_interest
from tests.cast import Member

CHRISTMAS = date(2026, 12, 18)
FRIDAY = date(2026, 11, 27)
SEEN = "You waited, then asked him what helped."


def viewer_of(member: Member) -> Any:
    db.session.rollback()
    viewer = viewer_for(member.id)
    assert viewer is not None
    return viewer


def begun(member: Member, why: str = "") -> int:
    """The key of an interest that somebody has now."""
    db.session.rollback()
    row = interests.say_might(member.id, why=why, form_id=secrets.token_hex(16))
    db.session.commit()
    return row.id


def invited(by: Member, member: Member, words: str = SEEN) -> None:
    """Somebody was invited by a colleague."""
    nominations.nominate(viewer_of(by), who_id=member.id, words=words)
    db.session.commit()


def asked(owner: Member, partner: Member, **more: Any) -> Any:
    """A conversation for Friday at 15:30 that was asked for."""
    usual = {
        "message": "May I ask you about your work?",
        "proposal": Proposal(day=FRIDAY, at=time(15, 30), place="Room 4"),
        "starters": ("draws",),
        "ends_on": CHRISTMAS,
        "form_id": secrets.token_hex(16),
    }
    row = conversations.ask(viewer_of(owner), who_id=partner.id, **{**usual, **more})
    db.session.commit()
    return row


def agreed(owner: Member, partner: Member, **more: Any) -> Any:
    """One that the other has said yes to."""
    row = asked(owner, partner, **more)
    held = conversations.asked(partner.id, row.share_id)
    conversations.accept(held, edition=row.edition)
    db.session.commit()
    return row


def shared(owner: Member, reader: Member, *parts: str) -> int:
    """The key of a share of an open way."""
    db.session.rollback()
    key = share(
        owner.id,
        kind=SubjectKind.INTEREST,
        subject_id=own_interest(owner.id).id,
        title="The way to becoming a SENCo",
        with_person_id=reader.id,
        parts=parts,
        ends_on=CHRISTMAS,
    )
    db.session.commit()
    return key


def opened(window: Any, share_id: int) -> Any:
    """The page of what is shared, past its cover."""
    page = window.get("sharing.read_cover", share_id=share_id)
    return window.submit("Open") if page.path.startswith("/sharing/") else page
