"""Inviting a colleague, and answering. Never noted in the journal, and told to nobody.

Whoever invites always gets the same answer: nothing they can see depends on whether the other was
invited before, is paused, has begun, or has declined.
"""

from sqlalchemy import delete, select

from learning import clock
from learning.database import add_once, db, insert_once
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import NotAllowed, Refused
from learning.people.surroundings.queries import staff_hats
from learning.people.viewers import Viewer
from learning.talent.interests.services import forget_invitations, say_might
from learning.talent.models import Nomination, NominationPause
from learning.talent.nominations.queries import colleagues_here, invitations_for, paused_until
from learning.talent.nominations.rules import DRAFT_KEY
from learning.talent.queries import open_interest
from learning.talent.rules import INVITATION_LASTS, LONGEST_INVITATION, PAUSE_LASTS

NOBODY_OF_YOURS = "Choose somebody from the list: people on the staff of your own school."
GONE = "This invitation is no longer there. You can say “I might” without one."


def nominate(viewer: Viewer, *, who_id: int, words: str, names_no_pupil: bool = False) -> None:
    """The colleague finds an invitation, unless they have begun already or asked not to be asked.

    Inviting the same colleague again puts the new words in the place of the old ones; the
    invitation lasts no longer for it. Raises NotAllowed for somebody who works at no school,
    Refused for somebody who cannot be chosen and for words that are too long or none,
    MayNamePupil to warn; whatever the colleague has said changes nothing of that.
    """
    if not staff_hats(viewer):
        raise NotAllowed
    if all(each.id != who_id for each in colleagues_here(viewer)):
        raise Refused(NOBODY_OF_YOURS, "who")
    today = clock.today()
    kept = words_to_keep(
        words,
        today=today,
        names_no_pupil=names_no_pupil,
        longest=LONGEST_INVITATION,
        field="words",
    )
    discard_draft(viewer.id, DRAFT_KEY)
    _forget_expired()
    if open_interest(who_id) is not None or paused_until(who_id, today) is not None:
        return
    values = {"person_id": who_id, "nominated_by_id": viewer.id}
    added = add_once(
        _ONCE,
        **values,
        words=kept,
        expires_on=today + INVITATION_LASTS,
        created_at=clock.now(),
    )
    if not added:
        row = db.session.scalar(select(Nomination).filter_by(**values))
        if row is not None:
            row.words = kept


def accept(person_id: int, *, form_id: str) -> None:
    """The person has an open interest, which names who invited them first; no invitation is left.

    Raises Refused if the invitation is not there any more and nothing is open.
    """
    found = invitations_for(person_id, clock.today())
    if not found and open_interest(person_id) is not None:
        return
    if not found:
        raise Refused(GONE)
    say_might(person_id, form_id=form_id, nominated_by_id=found[0].from_id)


def decline(person_id: int) -> None:
    """No invitation to this person is left, and nothing says that there was one."""
    _forget_expired()
    forget_invitations(person_id)


def pause(person_id: int) -> None:
    """The same, and nobody can invite this person for a year."""
    decline(person_id)
    end_pause(person_id)
    db.session.add(NominationPause(person_id=person_id, until=clock.today() + PAUSE_LASTS))


def end_pause(person_id: int) -> None:
    """This person can be invited again."""
    db.session.execute(delete(NominationPause).where(NominationPause.person_id == person_id))


_ONCE = insert_once(Nomination.__tablename__, "person_id", "nominated_by_id")


def _forget_expired() -> None:
    db.session.execute(delete(Nomination).where(Nomination.expires_on < clock.today()))
