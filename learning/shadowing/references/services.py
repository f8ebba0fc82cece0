"""Asking for a reference, writing it once, taking it back, deleting it. Nothing is journalled."""

from sqlalchemy import delete, select, update

from learning import clock
from learning.database import add_once, db, insert_once
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_draft
from learning.errors import Conflict, NotFound, Refused
from learning.shadowing.models import Reference
from learning.shadowing.placements.found import placement_seen
from learning.shadowing.placements.lines import SeenPlacement
from learning.shadowing.placements.rules import Hold
from learning.shadowing.references.queries import asked_reference, own_reference
from learning.shadowing.references.rules import ReferenceState, draft_key
from learning.shadowing.rules import LONGEST_REFERENCE, Party
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all


def may_ask(seen: SeenPlacement) -> bool:
    """Whether a reference can be asked for: all had agreed, it has begun, the host is there."""
    has_begun = seen.agreed_at is not None and seen.starts_on <= clock.today()
    return seen.is_visitor and has_begun and seen.hold is not Hold.HOST_LEFT


def ask(visitor_id: int, placement_id: int) -> None:
    """The host is asked to write what they saw; asked twice is asked once.

    Raises Refused before the placement has begun, or once the host is no longer there; NotFound
    unless it is the visitor's own.
    """
    seen = placement_seen(visitor_id, placement_id)
    if Party.VISITOR not in seen.parties:
        raise NotFound
    if not may_ask(seen):
        raise Refused("A reference can be asked for once a placement runs and its host is there.")
    add_once(
        _REFERENCE,
        placement_id=placement_id,
        writer_id=seen.host_id,
        writer_name=seen.host_name,
        writer_school=seen.host_school,
        created_at=clock.now(),
        body="",
        edition=1,
    )


def hand_over(
    writer_id: int, placement_id: int, *, body: str, edition: str, names_no_pupil: bool = False
) -> None:
    """The visitor can read it; it stands as it is from now on.

    Raises Refused for no words or too many, and if the writer is no longer host; Conflict with
    what stands if it is handed over already; MayNamePupil to warn; NotFound unless asked.
    """
    row = _locked(placement_id)
    found = asked_reference(writer_id, placement_id)
    words = words_to_keep(
        body,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=LONGEST_REFERENCE,
    )
    if found.state is ReferenceState.WRITTEN:
        if found.body == words:
            return
        raise Conflict("It is handed over already, and stands as it is.", found.body, "body")
    if found.state is ReferenceState.DECLINED:
        raise Refused("You declined this. The visitor can ask you again.")
    if str(row.edition) != edition:
        raise Conflict("This was asked for anew meanwhile. Please look once more.", "", "body")
    _check_is_host(writer_id, placement_id)
    row.body, row.written_at = words, clock.now()
    row.edition += 1
    discard_draft(writer_id, draft_key(placement_id))


def decline(writer_id: int, placement_id: int) -> None:
    """There is none, and the visitor sees that. Raises Refused once it is handed over."""
    row = _locked(placement_id)
    found = asked_reference(writer_id, placement_id)
    if found.state is ReferenceState.WRITTEN:
        raise Refused("It is handed over already. You can take it back.")
    if found.state is ReferenceState.ASKED:
        row.declined_at = clock.now()
        row.edition += 1
    discard_draft(writer_id, draft_key(placement_id))


def take_back(writer_id: int, placement_id: int) -> None:
    """The words are gone, and nobody with whom they were shared sees anything any more."""
    row = _locked(placement_id)
    found = asked_reference(writer_id, placement_id)
    if found.state is not ReferenceState.WRITTEN:
        return
    row.body, row.written_at, row.declined_at = "", None, clock.now()
    row.edition += 1
    withdraw_all(SubjectKind.REFERENCE, placement_id)


def remove(visitor_id: int, placement_id: int) -> None:
    """Nothing of it is left; the visitor can ask again. Raises NotFound unless it is theirs."""
    own_reference(visitor_id, placement_id)
    withdraw_all(SubjectKind.REFERENCE, placement_id)
    db.session.execute(delete(Reference).where(Reference.placement_id == placement_id))


def forget_writer(person_id: int) -> None:
    """What somebody wrote about others is gone, words and name; that they were asked stays."""
    keys = db.session.scalars(
        select(Reference.placement_id).where(Reference.writer_id == person_id)
    ).all()
    for placement_id in keys:
        withdraw_all(SubjectKind.REFERENCE, placement_id)
    db.session.execute(
        update(Reference)
        .where(Reference.writer_id == person_id)
        .values(writer_id=None, writer_name="", body="", written_at=None)
        .execution_options(synchronize_session=False)
    )


def _locked(placement_id: int) -> Reference:
    row = db.session.scalar(
        select(Reference)
        .where(Reference.placement_id == placement_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row


def _check_is_host(writer_id: int, placement_id: int) -> None:
    """Whoever writes is the host still, and there; raises NotFound otherwise."""
    if Party.HOST not in placement_seen(writer_id, placement_id).parties:
        raise NotFound


_REFERENCE = insert_once("placement_references", "placement_id")
