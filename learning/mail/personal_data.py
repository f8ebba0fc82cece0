"""What the outgoing queue keeps about a person: messages on their way, gone once sent."""

from sqlalchemy import select

from learning.database import db
from learning.mail.models import OutgoingMessage
from learning.mail.services import forget_messages_to

TABLES = {"outgoing_messages": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Messages waiting to be sent to the person, oldest first; not their words: they hold links."""
    rows = db.session.scalars(
        select(OutgoingMessage)
        .where(OutgoingMessage.person_id == person_id)
        .order_by(OutgoingMessage.id)
    )
    return {
        "outgoing_messages": [
            {
                "recipient": row.recipient,
                "subject": row.subject,
                "queued_at": row.created_at.isoformat(),
            }
            for row in rows
        ]
    }


def erase(person_id: int) -> None:
    """Nothing is sent to the person any more."""
    forget_messages_to(person_id)
