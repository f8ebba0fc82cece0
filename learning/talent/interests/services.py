"""Saying “I might”, and everything that can become of it. Never noted in the journal."""

from sqlalchemy import delete, select

from learning import clock
from learning.database import db
from learning.drafts.services import discard_draft, discard_drafts
from learning.drafts.typed_words import words as words_or_none
from learning.errors import Conflict, NotFound
from learning.people.models import Person
from learning.sharing.rules import SubjectKind
from learning.sharing.services import forget, withdraw_all
from learning.talent.interests import rules
from learning.talent.models import Conversation, Interest, Nomination, TaskDone, Trial
from learning.talent.queries import open_interest, own_interest
from learning.talent.rules import LONGEST_WHY

ELSEWHERE = (
    "You changed these words in another window. Both versions are here: put them together as you "
    "want them."
)


def say_might(
    person_id: int,
    *,
    form_id: str,
    why: str = "",
    names_no_pupil: bool = False,
    nominated_by_id: int | None = None,
) -> Interest:
    """The person has an open interest, and every invitation to them is answered.

    One that was set aside is taken up again with all that belongs to it; a form sent twice makes
    one. New words stand after older ones. Raises Refused for too many, MayNamePupil to warn.
    """
    _hold(person_id)
    words = words_or_none(why, "why", LONGEST_WHY, names_no_pupil=names_no_pupil)
    row = open_interest(person_id) or _newest_set_aside(person_id)
    if row is None:
        row = Interest(person_id=person_id, form_id=form_id)
        db.session.add(row)
    row.closed_at = None
    row.nominated_by_id = row.nominated_by_id or nominated_by_id
    if words and words not in (row.why or ""):
        joined = f"{row.why}\n\n{words}" if row.why else words
        row.why = words_or_none(joined, "why", LONGEST_WHY, names_no_pupil=True)
    discard_draft(person_id, rules.WHY_KEY)
    forget_invitations(person_id)
    db.session.flush()
    return row


def take_up(person_id: int) -> None:
    """The way that was set aside is open again. Raises NotFound if there is none."""
    _hold(person_id)
    if open_interest(person_id) is not None:
        return
    row = _newest_set_aside(person_id)
    if row is None:
        raise NotFound
    row.closed_at = None
    forget_invitations(person_id)


def change_why(
    person_id: int, *, words: str, edition: str, names_no_pupil: bool = False
) -> Interest:
    """The line on why stands as it is now. Raises Conflict with what was changed elsewhere."""
    row = _held(person_id)
    kept = words_or_none(words, "words", LONGEST_WHY, names_no_pupil=names_no_pupil)
    _check_edition(row.why, kept, edition)
    if kept != row.why:
        row.why, row.edited_at = kept, clock.now()
    discard_draft(person_id, rules.WHY_KEY)
    return row


def change_for_others(
    person_id: int, *, words: str, edition: str, names_no_pupil: bool = False
) -> Interest:
    """What others are to know stands as it is now; raises as `change_why`."""
    row = _held(person_id)
    kept = words_or_none(words, "words", LONGEST_WHY, names_no_pupil=names_no_pupil)
    _check_edition(row.for_others, kept, edition)
    if kept != row.for_others:
        row.for_others, row.edited_at = kept, clock.now()
    discard_draft(person_id, rules.FOR_OTHERS_KEY)
    return row


def set_counts(person_id: int, *, counts: bool) -> None:
    """The person is, or is not, counted without a name. Raises NotFound if nothing is open."""
    _held(person_id).counts = counts


def set_aside(person_id: int) -> None:
    """The way is closed and kept; nobody sees it by a share any more. Twice is once."""
    _hold(person_id)
    row = open_interest(person_id)
    if row is not None:
        row.closed_at = clock.now()
        withdraw_all(SubjectKind.INTEREST, row.id)


def delete_way(person_id: int) -> None:
    """Nothing of the way is left: words, conversations, self-check, reviews, trials, network tasks.

    Nor is there a line among the shares that would say that it was there. What belongs to other
    pages stays: placements, visits, reflections, the skills audit, plans.
    """
    _hold(person_id)
    mine = select(Interest.id).where(Interest.person_id == person_id)
    kept = {
        SubjectKind.INTEREST: mine,
        SubjectKind.CONVERSATION: select(Conversation.id).where(Conversation.interest_id.in_(mine)),
        SubjectKind.TRIAL: select(Trial.id).where(Trial.interest_id.in_(mine)),
    }
    for kind, keys in kept.items():
        forget(person_id, kind, db.session.scalars(keys).all())
    db.session.execute(
        delete(Interest)
        .where(Interest.person_id == person_id)
        .execution_options(synchronize_session=False)
    )
    db.session.execute(delete(TaskDone).where(TaskDone.person_id == person_id))
    for beginning in rules.DRAFTS:
        discard_drafts(person_id, beginning)
    db.session.expire_all()


def forget_invitations(person_id: int) -> None:
    """No invitation to this person is left; whoever sent one is told nothing."""
    db.session.execute(delete(Nomination).where(Nomination.person_id == person_id))


def _hold(person_id: int) -> None:
    """Of two requests of one person at once, the second sees what the first has done."""
    db.session.execute(
        select(Person.id).where(Person.id == person_id).with_for_update(key_share=True)
    )


def _held(person_id: int) -> Interest:
    _hold(person_id)
    return own_interest(person_id)


def _newest_set_aside(person_id: int) -> Interest | None:
    return db.session.scalar(
        select(Interest)
        .where(Interest.person_id == person_id, Interest.closed_at.is_not(None))
        .order_by(Interest.closed_at.desc())
        .limit(1)
    )


def _check_edition(standing: str, kept: str, edition: str) -> None:
    if kept != standing and edition != rules.edition(standing):
        raise Conflict(ELSEWHERE, standing, "words")
