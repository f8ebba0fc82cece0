"""Conversations: whoever asked owns them; whoever was asked has a part in them.

When the other is erased, their name goes, and what was agreed stays with the person whose way it
is: it is their plan as much as the other’s words.
"""

from sqlalchemy import and_, or_, select, update

from learning import clock
from learning.database import db
from learning.people.models import Person
from learning.sharing.models import Share
from learning.talent.models import Conversation, Interest

TABLES: dict[str, str] = {"conversations": "erased"}


def export(person_id: int) -> dict[str, object]:
    """The conversations that the person asked for, and those for which they were asked.

    Of the latter: who asked, when, what was agreed, as long as they can be read on their page.
    """
    rows = db.session.execute(
        select(Conversation, Interest.person_id, Person.name)
        .join(Interest, Interest.id == Conversation.interest_id)
        .join(Person, Person.id == Interest.person_id)
        .outerjoin(Share, Share.id == Conversation.share_id)
        .where(
            or_(
                Interest.person_id == person_id,
                and_(
                    Conversation.with_person_id == person_id,
                    Share.withdrawn_at.is_(None),
                    Share.ends_on >= clock.today(),
                ),
            )
        )
        .order_by(Conversation.created_at, Conversation.id)
    ).all()
    return {
        "conversations": [
            {**_exported(row), "with": row.with_name, "message": row.message}
            for row, owner_id, _ in rows
            if owner_id == person_id
        ],
        "conversations_i_was_asked_for": [
            {**_exported(row), "with": name}
            for row, owner_id, name in rows
            if owner_id != person_id
        ],
    }


def erase(person_id: int) -> None:
    """The person’s own go with their interest; from others’, their name is gone."""
    db.session.execute(
        update(Conversation)
        .where(Conversation.with_person_id == person_id)
        .values(with_person_id=None, with_name="")
    )
    db.session.execute(
        update(Conversation).where(Conversation.agreed_by_id == person_id).values(agreed_by_id=None)
    )


def _exported(row: Conversation) -> dict[str, object]:
    return {
        "asked_at": row.created_at.isoformat(),
        "state": row.state.value,
        "meets_at": row.meets_at.isoformat() if row.meets_at else None,
        "place": row.place,
        "starters": row.starters.split(",") if row.starters else [],
        "held_on": row.held_on.isoformat() if row.held_on else None,
        "agreed": row.agreed,
    }
