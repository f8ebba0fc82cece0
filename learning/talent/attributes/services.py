"""Noting what was seen of behaviours, by the owner or by a mentor; and handing it over."""

from collections.abc import Mapping

from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.drafts.free_text import words_to_keep
from learning.drafts.rules import as_kept
from learning.drafts.services import discard_draft
from learning.errors import Refused
from learning.talent import editions
from learning.talent.attributes import rules
from learning.talent.attributes.rules import Kept, Said
from learning.talent.editions import KeptMeanwhile
from learning.talent.models import Interest, SecondView, Sighting
from learning.talent.rules import LONGEST_EXAMPLE, Seen
from learning.talent.second_views import services as second_views

UNKNOWN = "Choose one of the answers that are offered."
CHOOSE_TOO = "Choose how often, to go with your example."


def note(
    by_person_id: int,
    interest_id: int,
    said: Mapping[str, Said],
    *,
    names_no_pupil: bool = False,
) -> Mapping[str, Refused]:
    """What somebody says of behaviours is kept, each by itself; what could not be kept, and why.

    The caller has made sure that it is their own interest, or shared with them, and that the
    slugs are those of behaviours. Reasons are Refused with the field `answer`, `words` or `day`,
    MayNamePupil, or KeptMeanwhile. Raises NotFound for an interest that is closed, Refused for a
    mentor who has handed over.
    """
    interest = second_views.hold(interest_id)
    if by_person_id != interest.person_id:
        second_views.check_not_handed_over(interest_id, by_person_id, None)
    rows = _rows(interest_id, by_person_id)
    refused: dict[str, Refused] = {}
    for slug, one in said.items():
        row = rows.get(slug)
        try:
            wanted = _merged(_kept(row), one, names_no_pupil=names_no_pupil)
        except Refused as reason:
            refused[slug] = reason
            continue
        _keep(interest, by_person_id, slug, row, wanted)
        if one.example is not None:
            is_own = by_person_id == interest.person_id
            discard_draft(by_person_id, rules.draft_key(interest_id, slug, is_own=is_own))
    db.session.flush()
    return refused


def hand_over(by_person_id: int, interest_id: int) -> None:
    """The owner sees what this mentor has noted, and it stands until it is taken up again.

    Raises Refused if nothing was noted, NotFound for an interest that is closed.
    """
    second_views.hold(interest_id)
    if not _rows(interest_id, by_person_id):
        raise Refused("Say something of at least one behaviour first.")
    second_views.hand_over(interest_id, by_person_id, None)


def take_up_again(by_person_id: int, interest_id: int) -> None:
    """The mentor can change what they noted; until they hand it over anew nobody sees it."""
    second_views.hold(interest_id)
    second_views.take_up_again(interest_id, by_person_id, None)


def forget_mentor(person_id: int) -> None:
    """What this person handed over to others stands without their words; the rest is gone."""
    handed_over = select(SecondView.interest_id).where(
        SecondView.by_person_id == person_id, SecondView.review_id.is_(None)
    )
    own = select(Interest.id).where(Interest.person_id == person_id)
    theirs = (Sighting.by_person_id == person_id) & Sighting.interest_id.not_in(own)
    db.session.execute(
        delete(Sighting)
        .where(theirs, Sighting.interest_id.not_in(handed_over))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(Sighting)
        .where(theirs)
        .values(by_person_id=None, example="", seen_on=None)
        .execution_options(synchronize_session=False)
    )


def _rows(interest_id: int, by_person_id: int) -> dict[str, Sighting]:
    rows = db.session.scalars(
        select(Sighting).where(
            Sighting.interest_id == interest_id, Sighting.by_person_id == by_person_id
        )
    )
    return {row.behaviour_slug: row for row in rows}


def _kept(row: Sighting | None) -> Kept:
    if row is None:
        return Kept()
    return Kept(seen=row.seen, example=row.example, seen_on=row.seen_on)


def _merged(kept: Kept, said: Said, *, names_no_pupil: bool) -> Kept | None:
    """What stands afterwards; None: nothing was said at all. Raises Refused."""
    wanted = _checked(kept, said, names_no_pupil=names_no_pupil)
    outcome = editions.merged(kept.parts, wanted, said.edition)
    if outcome.clashes:
        raise KeptMeanwhile(kept.standing, kept.edition)
    parts = outcome.parts
    if not parts["seen"]:
        if parts["example"] or parts["seen_on"]:
            raise Refused(CHOOSE_TOO, "answer")
        return None
    return Kept(
        seen=Seen(parts["seen"]),
        example=parts["example"],
        seen_on=rules.day_typed(parts["seen_on"], clock.today()),
    )


def _checked(kept: Kept, said: Said, *, names_no_pupil: bool) -> dict[str, str]:
    """The parts that were said, as they would be kept; raises Refused."""
    wanted: dict[str, str] = {}
    if said.seen:
        if said.seen not in list(Seen):
            raise Refused(UNKNOWN, "answer")
        wanted["seen"] = said.seen
    if said.example is not None:
        example = as_kept(said.example).strip()
        if example and example != kept.example:
            example = words_to_keep(
                example,
                today=clock.today(),
                names_no_pupil=names_no_pupil,
                longest=LONGEST_EXAMPLE,
                field="words",
            )
        wanted["example"] = example
    if said.seen_on is not None:
        day = rules.day_typed(said.seen_on, clock.today())
        wanted["seen_on"] = day.isoformat() if day else ""
    return wanted


def _keep(
    interest: Interest, by_person_id: int, slug: str, row: Sighting | None, wanted: Kept | None
) -> None:
    if wanted is None or wanted.seen is None or (row is not None and _kept(row) == wanted):
        return
    if row is None:
        row = Sighting(interest_id=interest.id, by_person_id=by_person_id, behaviour_slug=slug)
    row.seen, row.example, row.seen_on = wanted.seen, wanted.example, wanted.seen_on
    row.saved_at = clock.now()
    db.session.add(row)
