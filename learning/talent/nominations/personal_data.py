"""Invitations and pauses: whom they are for is shown them; whoever sent one is not.

What somebody sent stands in no export of theirs. An unanswered invitation is a row and an answered
one is none, so a file that lists it today and not tomorrow would tell them what the other has said.
What they wrote is in the export of the one it was written to, for as long as it is there.
"""

from sqlalchemy import delete, or_, select

from learning import clock
from learning.database import db
from learning.people.models import Person
from learning.talent.models import Nomination, NominationPause

TABLES: dict[str, str] = {"nominations": "erased", "nomination_pauses": "erased"}


def export(person_id: int) -> dict[str, object]:
    """The invitations that wait for the person, with names; until when they are not to be asked."""
    rows = db.session.execute(
        select(Nomination, Person.name)
        .join(Person, Person.id == Nomination.nominated_by_id)
        .where(Nomination.person_id == person_id, Nomination.expires_on >= clock.today())
        .order_by(Nomination.created_at, Nomination.id)
    ).all()
    until = db.session.scalar(
        select(NominationPause.until).where(NominationPause.person_id == person_id)
    )
    return {
        "invitations_to_me": [
            {
                "from": name,
                "words": row.words,
                "sent_at": row.created_at.isoformat(),
                "until": row.expires_on.isoformat(),
            }
            for row, name in rows
        ],
        "not_to_be_invited_until": until.isoformat() if until else None,
    }


def erase(person_id: int) -> None:
    """No invitation to the person or from them is left, nor their wish not to be asked."""
    db.session.execute(
        delete(Nomination).where(
            or_(Nomination.person_id == person_id, Nomination.nominated_by_id == person_id)
        )
    )
    db.session.execute(delete(NominationPause).where(NominationPause.person_id == person_id))
