"""Asking for a conversation, agreeing a time, holding it, writing down what was agreed.

Told to nobody but the two of them, and never noted in the journal. Whatever one of them changes,
the edition grows; a change made from an older one is a conflict, and nothing typed is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.drafts.services import discard_draft
from learning.drafts.typed_words import words as words_or_none
from learning.errors import Conflict, NotFound, Refused
from learning.people.models import Person
from learning.people.viewers import Viewer
from learning.plans.keeping import add_once
from learning.sharing.models import Share
from learning.sharing.queries import opened_share
from learning.sharing.rules import Part, SubjectKind, check_ends_on, is_standing
from learning.sharing.services import open_share, share, withdraw
from learning.talent.conversations import rules
from learning.talent.conversations.queries import sencos_around
from learning.talent.models import Conversation, Interest
from learning.talent.queries import own_interest
from learning.talent.rules import LONGEST_AGREED, ConversationState

TITLE = "A conversation about becoming a SENCo"
ONE_PER_FORM = (
    "uq_conversations_interest_id_form_id",
    "conversations.interest_id, conversations.form_id",
)
HAS_LEFT = "The other has left, and nobody can be shown this any more."
NOT_A_SENCO = "Choose somebody from the list: SENCos of your school and of schools around it."
MOVED = (
    "Meanwhile this was changed. What stands now is shown above; look at it, and then say again "
    "what you wish."
)
REWRITTEN = (
    "What you agreed was changed meanwhile. Both versions are here: put them together so that they "
    "are right for both of you."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """When and where: all of it may be left open."""

    day: date | None = None
    at: time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A conversation held for a change by one of the two, until the change is made."""

    row: Conversation
    by_id: int
    is_owner: bool


def ask(  # noqa: PLR0913 - asking is these things
    viewer: Viewer,
    *,
    who_id: int,
    message: str,
    proposal: Proposal,
    starters: Sequence[str],
    ends_on: date,
    form_id: str,
    names_no_pupil: bool = False,
) -> Conversation:
    """The SENCo is asked and can see it until the end of a day, as a share of its owner’s.

    A form sent twice asks once. Raises NotFound without an open interest, Refused for what cannot
    be chosen, MayNamePupil to warn.
    """
    interest = own_interest(viewer.id)
    partner = next((each for each in sencos_around(viewer) if each.id == who_id), None)
    if partner is None:
        raise Refused(NOT_A_SENCO, "who")
    check_ends_on(ends_on, clock.today())
    kept = words_or_none(message, "message", rules.LONGEST_MESSAGE, names_no_pupil=names_no_pupil)
    made = Conversation(
        interest_id=interest.id,
        with_person_id=partner.id,
        with_name=partner.name,
        message=kept,
        meets_at=_meets_at(proposal, ends_on),
        place=_place(proposal.place, names_no_pupil=names_no_pupil),
        starters=",".join(starters),
        form_id=form_id,
    )
    sent = select(Conversation).where(
        Conversation.interest_id == interest.id, Conversation.form_id == form_id
    )
    row, is_new = add_once(made, sent, ONE_PER_FORM)
    if is_new:
        row.share_id = _share(viewer.id, row, ends_on)
    discard_draft(viewer.id, rules.message_key())
    return row


def own(person_id: int, conversation_id: int) -> Held:
    """A conversation of one’s own, held for a change; raises NotFound."""
    row = db.session.scalar(
        select(Conversation)
        .join(Interest, Interest.id == Conversation.interest_id)
        .where(Conversation.id == conversation_id, Interest.person_id == person_id)
        .with_for_update(of=Conversation)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return Held(row=row, by_id=person_id, is_owner=True)


def asked(person_id: int, share_id: int) -> Held:
    """The conversation behind a share with this person, held for a change.

    Raises NotFound unless it is shared with them, NoLongerShared when that is over. Whoever acts
    without having opened it within the hour has opened it now, and its owner sees that.
    """
    if opened_share(person_id, share_id, SubjectKind.CONVERSATION, now=clock.now()) is None:
        open_share(person_id, share_id)
    row = db.session.scalar(
        select(Conversation)
        .where(Conversation.share_id == share_id, Conversation.with_person_id == person_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return Held(row=row, by_id=person_id, is_owner=False)


def propose(held: Held, proposal: Proposal, *, edition: int, names_no_pupil: bool = False) -> None:
    """Another time and place stand, and wait for the other’s answer, whoever proposes them.

    Raises Refused for a day that cannot be chosen or when there is nothing to agree any more,
    Conflict if the other changed something meanwhile.
    """
    row = held.row
    ends_on = _seen_until(row)
    if row.state not in rules.OPEN_STATES or ends_on is None:
        raise Refused("There is no time to agree here any more.")
    place = _place(proposal.place, names_no_pupil=names_no_pupil)
    meets_at = _meets_at(proposal, ends_on)
    if (meets_at, place) == (row.meets_at, row.place):
        return
    _check_edition(row, edition)
    row.meets_at, row.place = meets_at, place
    row.state, row.awaits_owner = ConversationState.ASKED, not held.is_owner
    row.edition += 1


def accept(held: Held, *, edition: int) -> None:
    """The time that stands is agreed. Raises Refused if it waits for the other, Conflict as above.

    Saying yes twice is saying it once.
    """
    row = held.row
    if row.state is ConversationState.ACCEPTED:
        return
    if not rules.may_answer(row.state, awaits_owner=row.awaits_owner, is_owner=held.is_owner):
        raise Refused("There is nothing to say yes to here at the moment.")
    _check_edition(row, edition)
    row.state, row.awaits_owner = ConversationState.ACCEPTED, False
    row.edition += 1


def decline(held: Held) -> None:
    """Whoever was asked says no, and sees no more of it. Raises Refused once a time was agreed."""
    row = held.row
    if held.is_owner or row.state is not ConversationState.ASKED:
        raise Refused("This can be cancelled, and not declined any more.")
    row.state, row.awaits_owner = ConversationState.DECLINED, False
    row.edition += 1
    if row.share_id is not None:
        withdraw(_owner_of(row), row.share_id)


def cancel(held: Held) -> None:
    """It will not take place, and both can read that. Raises Refused once it was held."""
    row = held.row
    if row.state is ConversationState.CANCELLED:
        return
    if row.state not in rules.OPEN_STATES:
        raise Refused("This cannot be cancelled any more.")
    row.state, row.awaits_owner = ConversationState.CANCELLED, False
    row.edition += 1


def hold(held: Held, held_on: date | None) -> None:
    """The two have talked on that day. Raises Refused for a day that cannot be."""
    row = held.row
    if row.state not in (*rules.OPEN_STATES, ConversationState.HELD):
        raise Refused("This conversation was called off.")
    row.held_on = rules.check_held_on(held_on, clock.london_day(row.created_at), clock.today())
    row.state, row.awaits_owner = ConversationState.HELD, False
    row.edition += 1


def write_agreed(held: Held, words: str, *, edition: int, names_no_pupil: bool = False) -> None:
    """What was agreed stands as these words, and both see who wrote last.

    Raises Conflict with what stands if the other wrote meanwhile, Refused for too much or too
    early, MayNamePupil to warn.
    """
    row = held.row
    if row.state not in rules.AGREED_STATES:
        raise Refused("Write down what you agreed once you have agreed to talk.", "words")
    kept = words_or_none(words, "words", LONGEST_AGREED, names_no_pupil=names_no_pupil)
    if kept != row.agreed:
        if edition != row.agreed_edition:
            raise Conflict(REWRITTEN, row.agreed, "words")
        row.agreed, row.agreed_by_id, row.agreed_at = kept, held.by_id, clock.now()
        row.agreed_edition += 1
    discard_draft(held.by_id, rules.agreed_key(row.id))


def let_see_until(held: Held, ends_on: date) -> None:
    """The other sees it until the end of that day. Raises Refused as `sharing.services.share`.

    Also once they declined: whoever said no is not to find it again.
    """
    row = held.row
    if not held.is_owner:
        raise NotFound
    if row.state is ConversationState.DECLINED:
        raise Refused("They declined, so they see no more of it. You can ask somebody anew.")
    row.share_id = _share(held.by_id, row, ends_on)


def _share(owner_id: int, row: Conversation, ends_on: date) -> int:
    if row.with_person_id is None:
        raise Refused(HAS_LEFT, "ends_on")
    return share(
        owner_id,
        kind=SubjectKind.CONVERSATION,
        subject_id=row.id,
        title=TITLE,
        with_person_id=row.with_person_id,
        parts=(Part.TALK,),
        ends_on=ends_on,
    )


def _meets_at(proposal: Proposal, ends_on: date | None) -> datetime | None:
    meets_at = rules.meeting_at(proposal.day, proposal.at, clock.LONDON)
    rules.check_meeting(proposal.day, ends_on, clock.today())
    return meets_at


def _place(typed: str, *, names_no_pupil: bool) -> str:
    one_line = " ".join(typed.split())
    return words_or_none(one_line, "place", rules.LONGEST_PLACE, names_no_pupil=names_no_pupil)


def _seen_until(row: Conversation) -> date | None:
    """The last day on which the other sees it; None if they do not."""
    kept = db.session.get(Share, row.share_id) if row.share_id is not None else None
    if kept is None or not is_standing(kept.ends_on, kept.withdrawn_at, clock.today()):
        return None
    return kept.ends_on


def _owner_of(row: Conversation) -> int:
    return db.session.execute(
        select(Person.id)
        .join(Interest, Interest.person_id == Person.id)
        .where(Interest.id == row.interest_id)
    ).scalar_one()


def _check_edition(row: Conversation, edition: int) -> None:
    if edition != row.edition:
        raise Conflict(MOVED, "", None)
