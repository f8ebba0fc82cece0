"""Posting on the board, changing, closing and deleting; always one's own. Nothing is journalled."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import Conflict, NotAllowed, NotFound, Refused
from learning.network.board import rules
from learning.network.models import Opportunity
from learning.network.rules import OpportunityKind
from learning.people.viewers import Viewer

SENT_TWICE = (
    "uq_opportunities_posted_by_id_form_id",
    "opportunities.posted_by_id, opportunities.form_id",
)
ELSEWHERE = "You changed this in another window. What stands now is shown above your words."


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDraft:
    """An offer as it was typed. `organisation_id`: for which school or trust."""

    kind: OpportunityKind | None
    organisation_id: int | None
    title: str
    text: str
    open_until: date | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The same once it can be kept."""

    kind: OpportunityKind
    title: str
    text: str
    open_until: date


def post(
    viewer: Viewer, draft: OfferDraft, *, form_id: str, names_no_pupil: bool = False
) -> Opportunity:
    """The offer stands on the board; a form sent twice finds what it made first.

    Raises NotAllowed for whoever may post for no school, Refused for a school that is not theirs,
    for words or a day that cannot be kept, and for too many at once; MayNamePupil to warn.
    """
    sent = select(Opportunity).where(
        Opportunity.posted_by_id == viewer.id, Opportunity.form_id == form_id
    )
    earlier = db.session.scalar(sent)
    if earlier is not None:
        return earlier
    organisation_id = _own_organisation(viewer, draft.organisation_id)
    kept = _checked(draft, names_no_pupil=names_no_pupil)
    _check_how_many(viewer.id)
    row = Opportunity(
        posted_by_id=viewer.id,
        organisation_id=organisation_id,
        kind=kept.kind,
        title=kept.title,
        text=kept.text,
        open_until=kept.open_until,
        form_id=form_id,
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError as error:
        if not violated_constraint(error, *SENT_TWICE):
            raise
        return db.session.execute(sent).scalar_one()
    discard_draft(viewer.id, rules.form_key(None))
    return row


def change(
    viewer: Viewer,
    opportunity_id: int,
    draft: OfferDraft,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> Opportunity:
    """The offer stands as it is now; for which school stays as it was.

    `edition` names what the change was made from. Raises Conflict if something else stands now,
    Refused if it is no longer open, and as `post`; NotFound unless it is theirs.
    """
    row = _own(viewer.id, opportunity_id)
    _check_open(viewer, row)
    kept = _checked(draft, names_no_pupil=names_no_pupil)
    if (kept.kind, kept.title, kept.text, kept.open_until) != _words_of(row):
        if edition != str(row.edition):
            raise Conflict(ELSEWHERE, row.text)
        row.kind, row.title, row.text = kept.kind, kept.title, kept.text
        row.open_until = kept.open_until
        row.edition += 1
    discard_draft(viewer.id, rules.form_key(row.id))
    return row


def close(viewer: Viewer, opportunity_id: int) -> None:
    """The offer is gone from the board. Raises NotFound unless it is theirs."""
    row = _own(viewer.id, opportunity_id)
    if row.closed_at is None:
        row.closed_at = clock.now()
        row.edition += 1


def delete_offer(viewer: Viewer, opportunity_id: int) -> None:
    """The offer is gone for good, and its draft. NotFound unless theirs."""
    row = _own(viewer.id, opportunity_id)
    discard_draft(viewer.id, rules.form_key(row.id))
    db.session.execute(delete(Opportunity).where(Opportunity.id == row.id))


def _own(person_id: int, opportunity_id: int) -> Opportunity:
    row = db.session.scalar(
        select(Opportunity)
        .where(Opportunity.id == opportunity_id, Opportunity.posted_by_id == person_id)
        .with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def _check_open(viewer: Viewer, row: Opportunity) -> None:
    """What is not open any more is posted again instead of changed."""
    may_post = any(hat.organisation_id == row.organisation_id for hat in rules.posting_hats(viewer))
    found = rules.standing(
        row.open_until, row.closed_at, poster_may_post=may_post, today=clock.today()
    )
    if found is rules.Standing.POSTER_GONE:
        raise Refused("You may not post for this school any more, so this cannot be changed.")
    if found is not rules.Standing.OPEN:
        raise Refused("This is no longer open. You can post it again from your own list.")


def _own_organisation(viewer: Viewer, wanted: int | None) -> int:
    """The school or trust to post for: the only one, or the one that was chosen."""
    hats = rules.posting_hats(viewer)
    if not hats:
        raise NotAllowed
    if wanted is None and len(hats) == 1:
        return hats[0].organisation_id
    if all(hat.organisation_id != wanted for hat in hats):
        raise Refused("Choose one of your own schools.", "school")
    return int(wanted or 0)


def _checked(draft: OfferDraft, *, names_no_pupil: bool) -> _Kept:
    today = clock.today()
    if draft.kind is None:
        raise Refused("Choose what you offer.", "kind")

    def words(typed: str, longest: int, field: str) -> str:
        return words_to_keep(
            typed, today=today, names_no_pupil=names_no_pupil, longest=longest, field=field
        )

    return _Kept(
        kind=draft.kind,
        title=words(" ".join(draft.title.split()), rules.LONGEST_TITLE, "heading"),
        text=words(draft.text, rules.LONGEST_TEXT, "text"),
        open_until=rules.check_open_until(draft.open_until, today),
    )


def _words_of(row: Opportunity) -> tuple[OpportunityKind, str, str, date]:
    return row.kind, row.title, row.text, row.open_until


def _check_how_many(person_id: int) -> None:
    count = db.session.scalar(
        select(func.count(Opportunity.id)).where(
            Opportunity.posted_by_id == person_id,
            Opportunity.closed_at.is_(None),
            Opportunity.open_until >= clock.today(),
        )
    )
    if (count or 0) >= rules.MOST_OPEN:
        raise Refused(
            f"You have {rules.MOST_OPEN} offers open, and that is the most. Close one first."
        )
