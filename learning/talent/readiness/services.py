"""Beginning a review, answering it apart, deciding what it came to, and opening it again."""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import db, violated_constraint
from learning.drafts.free_text import words_to_keep
from learning.drafts.rules import as_kept
from learning.drafts.services import discard_draft
from learning.errors import Conflict, NotFound, Refused
from learning.talent import editions
from learning.talent.editions import KeptMeanwhile
from learning.talent.models import (
    Interest,
    Proof,
    ReadinessAnswer,
    ReadinessReview,
    SecondView,
)
from learning.talent.readiness import rules
from learning.talent.readiness.rules import Decision, Kept, ProofRef, Said
from learning.talent.rules import LONGEST_NOTE, CheckpointAnswer, ReadinessOutcome
from learning.talent.second_views import services as second_views

OPEN_ONCE = ("uq_readiness_reviews_open", "readiness_reviews.interest_id")
UNKNOWN = "Choose one of the answers that are offered."
WHAT_WOULD_CHANGE_IT = (
    "Write at least one thing that would change it, a line each. That is what makes “not now” a "
    "good result."
)
ELSEWHERE = "You decided this in another window meanwhile. What stands now is shown above."


class ReviewClosed(Conflict):
    """The review was closed meanwhile; nothing of what was sent is kept."""

    def __init__(self) -> None:
        super().__init__(
            "This review has been finished meanwhile, so nothing was saved. It can be opened "
            "again by whoever it belongs to.",
            "",
        )


def begin_review(person_id: int, guide: ShadowingGuide, *, form_id: str) -> int:
    """A review with every checkpoint of the guide, unanswered; its key.

    The one that is open already, if there is one: a form sent twice begins once. Raises NotFound
    without an open interest, Refused for a guide without checkpoints.
    """
    interest = _own_interest(person_id)
    same = ReadinessReview.interest_id == interest.id
    standing = db.session.scalar(
        select(ReadinessReview.id)
        .where(same, ReadinessReview.closed_at.is_(None) | (ReadinessReview.form_id == form_id))
        .order_by(ReadinessReview.closed_at.is_not(None))
    )
    if standing is not None:
        return standing
    if not guide.checkpoints:
        raise Refused("The library holds no checkpoints at the moment.")
    review = ReadinessReview(interest_id=interest.id, form_id=form_id)
    db.session.add(review)
    db.session.flush()
    for each in guide.checkpoints:
        db.session.add(_answer(review.id, person_id, each.slug, each.text))
        db.session.flush()
    return review.id


def answer(
    by_person_id: int,
    review_id: int,
    said: Mapping[str, Said],
    *,
    titles: Mapping[str, str] | None = None,
    names_no_pupil: bool = False,
) -> Mapping[str, Refused]:
    """What somebody says to checkpoints is kept, each by itself; what could not be, and why.

    The caller has made sure that the review is their own or shared with them. `titles` are those
    of the evidence they can name, by value; what is none of it is left out. Reasons are Refused
    with the field `answer` or `words`, MayNamePupil, or KeptMeanwhile. Raises ReviewClosed,
    NotFound for a checkpoint the review has not, Refused for a mentor who has handed over.
    """
    review, interest = hold(review_id)
    if by_person_id != interest.person_id:
        second_views.check_not_handed_over(interest.id, by_person_id, review_id)
    rows = _rows(review_id, by_person_id, interest.person_id, said)
    proofs, known = _proofs(rows.values()), titles or {}
    refused: dict[str, Refused] = {}
    for slug, one in said.items():
        kept = _kept(rows[slug], proofs)
        try:
            wanted = _merged(kept, one, known, names_no_pupil=names_no_pupil)
        except Refused as reason:
            refused[slug] = reason
            continue
        if wanted != kept:
            _keep(rows[slug], kept, wanted, known)
        if one.note is not None:
            is_own = by_person_id == interest.person_id
            discard_draft(by_person_id, rules.draft_key(review.id, slug, is_own=is_own))
    db.session.flush()
    return refused


def hand_over(by_person_id: int, review_id: int) -> None:
    """The owner sees what this mentor said. Raises Refused for nothing said, ReviewClosed."""
    _review, interest = hold(review_id)
    said = select(ReadinessAnswer.id).where(
        ReadinessAnswer.review_id == review_id,
        ReadinessAnswer.by_person_id == by_person_id,
        ReadinessAnswer.answer.is_not(None),
    )
    if db.session.scalar(said.limit(1)) is None:
        raise Refused("Answer at least one point first.")
    second_views.hand_over(interest.id, by_person_id, review_id)


def take_up_again(by_person_id: int, review_id: int) -> None:
    """The mentor can change what they said; nobody sees it until it is handed over anew."""
    _review, interest = hold(review_id)
    second_views.take_up_again(interest.id, by_person_id, review_id)


def decide(
    person_id: int,
    review_id: int,
    decision: Decision,
    *,
    edition: str,
    names_no_pupil: bool = False,
) -> None:
    """The review is closed with what its owner decided. Nobody else decides, nothing is reckoned.

    Raises NotFound unless it is theirs, Refused for what is missing, MayNamePupil to warn,
    Conflict with the words that stand if it was decided otherwise in another window.
    """
    review = _own_row(person_id, review_id)
    outcome, path = decision.outcome, decision.path
    if outcome is None:
        raise Refused("Choose what it came to.", "outcome")
    if outcome is not ReadinessOutcome.ANOTHER_PATH:
        path = None
    elif path is None:
        raise Refused("Choose which path.", "path")
    words = _next_steps(decision.next_steps, review.next_steps, names_no_pupil=names_no_pupil)
    if outcome is ReadinessOutcome.NOT_NOW and not rules.things(words):
        raise Refused(WHAT_WOULD_CHANGE_IT, "next_steps")
    if (review.outcome, review.path, review.next_steps) == (outcome, path, words):
        return
    if edition != str(review.edition):
        raise Conflict(ELSEWHERE, review.next_steps, "next_steps")
    review.outcome, review.path, review.next_steps = outcome, path, words
    review.closed_at = clock.now()
    review.edition += 1
    discard_draft(person_id, rules.outcome_draft_key(review_id))
    db.session.flush()


def reopen(person_id: int, review_id: int) -> None:
    """The newest review is open again, with everything that was said in it.

    Raises NotFound unless it is theirs, Refused while another is open or a newer one stands.
    """
    review = _own_row(person_id, review_id)
    if review.closed_at is None:
        return
    newer = select(ReadinessReview.id).where(
        ReadinessReview.interest_id == review.interest_id, ReadinessReview.id > review.id
    )
    if db.session.scalar(newer.limit(1)) is not None:
        raise Refused("There is a newer review. Open that one, or begin another.")
    review.closed_at = review.outcome = None
    review.edition += 1
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError as error:
        if not violated_constraint(error, *OPEN_ONCE):
            raise
        raise Refused("Another review is open already.") from error


def hold(review_id: int) -> tuple[ReadinessReview, Interest]:
    """A review that is open and its interest; nobody else changes either meanwhile.

    Raises NotFound for none or a way that was set aside, ReviewClosed for one that is closed.
    """
    interest_id = db.session.scalar(
        select(ReadinessReview.interest_id).where(ReadinessReview.id == review_id)
    )
    if interest_id is None:
        raise NotFound
    interest = second_views.hold(interest_id)
    review = db.session.get_one(ReadinessReview, review_id, populate_existing=True)
    if review.closed_at is not None:
        raise ReviewClosed
    return review, interest


def forget_mentor(person_id: int) -> None:
    """What this person handed over to others stands without their words; the rest is gone."""
    handed_over = select(SecondView.review_id).where(
        SecondView.by_person_id == person_id, SecondView.review_id.is_not(None)
    )
    own = (
        select(ReadinessReview.id)
        .join(Interest, Interest.id == ReadinessReview.interest_id)
        .where(Interest.person_id == person_id)
    )
    theirs = (ReadinessAnswer.by_person_id == person_id) & ReadinessAnswer.review_id.not_in(own)
    db.session.execute(
        delete(ReadinessAnswer)
        .where(theirs, ReadinessAnswer.review_id.not_in(handed_over))
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(ReadinessAnswer)
        .where(theirs)
        .values(by_person_id=None, note="")
        .execution_options(synchronize_session=False)
    )


def _own_interest(person_id: int) -> Interest:
    interest_id = db.session.scalar(
        select(Interest.id).where(Interest.person_id == person_id, Interest.closed_at.is_(None))
    )
    if interest_id is None:
        raise NotFound
    return second_views.hold(interest_id)


def _own_row(person_id: int, review_id: int) -> ReadinessReview:
    """A review of this person whose way is open, to decide about; raises NotFound."""
    row = db.session.scalar(
        select(ReadinessReview)
        .join(Interest, Interest.id == ReadinessReview.interest_id)
        .where(
            ReadinessReview.id == review_id,
            Interest.person_id == person_id,
            Interest.closed_at.is_(None),
        )
        .with_for_update(of=ReadinessReview)
        .execution_options(populate_existing=True)
    )
    if row is None:
        raise NotFound
    return row


def _answer(review_id: int, person_id: int, slug: str, text: str) -> ReadinessAnswer:
    return ReadinessAnswer(
        review_id=review_id,
        by_person_id=person_id,
        checkpoint_slug=slug,
        text=text,
        saved_at=clock.now(),
    )


def _rows(
    review_id: int, by_person_id: int, owner_id: int, slugs: Collection[str]
) -> dict[str, ReadinessAnswer]:
    """The rows of these checkpoints; a mentor's are made with the words of the owner's."""
    both = db.session.scalars(
        select(ReadinessAnswer).where(
            ReadinessAnswer.review_id == review_id,
            ReadinessAnswer.by_person_id.in_((by_person_id, owner_id)),
            ReadinessAnswer.checkpoint_slug.in_(slugs),
        )
    ).all()
    asked = {row.checkpoint_slug: row.text for row in both if row.by_person_id == owner_id}
    if not set(slugs) <= set(asked):
        raise NotFound
    found = {row.checkpoint_slug: row for row in both if row.by_person_id == by_person_id}
    made = {slug: _answer(review_id, by_person_id, slug, asked[slug]) for slug in slugs}
    return {slug: found.get(slug, made[slug]) for slug in slugs}


def _proofs(rows: Iterable[ReadinessAnswer]) -> Mapping[int, frozenset[ProofRef]]:
    """What is named as evidence for each of these answers. One statement."""
    keys = [row.id for row in rows if row in db.session]
    named = db.session.execute(
        select(Proof.answer_id, Proof.kind, Proof.ref).where(Proof.answer_id.in_(keys))
    )
    found: dict[int, set[ProofRef]] = {}
    for answer_id, kind, ref in named:
        found.setdefault(answer_id, set()).add((kind, ref))
    return {key: frozenset(refs) for key, refs in found.items()}


def _kept(row: ReadinessAnswer, proofs: Mapping[int, frozenset[ProofRef]]) -> Kept:
    if row not in db.session:
        return Kept()
    return Kept(answer=row.answer, note=row.note, proofs=proofs.get(row.id, frozenset()))


def _merged(kept: Kept, said: Said, titles: Mapping[str, str], *, names_no_pupil: bool) -> Kept:
    """What stands afterwards; raises Refused."""
    wanted = _checked(kept, said, titles, names_no_pupil=names_no_pupil)
    outcome = editions.merged(kept.parts, wanted, said.edition)
    if outcome.clashes:
        raise KeptMeanwhile(kept.standing, kept.edition)
    parts = outcome.parts
    refs = (rules.as_ref(value) for value in parts["proofs"].split("\n"))
    return Kept(
        answer=CheckpointAnswer(parts["answer"]) if parts["answer"] else None,
        note=parts["note"],
        proofs=frozenset(ref for ref in refs if ref is not None),
    )


def _checked(
    kept: Kept, said: Said, titles: Mapping[str, str], *, names_no_pupil: bool
) -> dict[str, str]:
    """The parts that were said, as they would be kept; raises Refused."""
    wanted: dict[str, str] = {}
    if said.answer:
        if said.answer not in list(CheckpointAnswer):
            raise Refused(UNKNOWN, "answer")
        wanted["answer"] = said.answer
    if said.note is not None:
        note = as_kept(said.note).strip()
        if note and note != kept.note:
            note = words_to_keep(
                note,
                today=clock.today(),
                names_no_pupil=names_no_pupil,
                longest=LONGEST_NOTE,
                field="words",
            )
        wanted["note"] = note
    if said.proofs is not None:
        standing = set(map(rules.as_value, kept.proofs))
        named = {value for value in said.proofs if value in titles or value in standing}
        wanted["proofs"] = "\n".join(sorted(named))
    return wanted


def _keep(row: ReadinessAnswer, kept: Kept, wanted: Kept, titles: Mapping[str, str]) -> None:
    row.answer, row.note, row.saved_at = wanted.answer, wanted.note, clock.now()
    db.session.add(row)
    db.session.flush()
    for kind, ref in kept.proofs - wanted.proofs:
        db.session.execute(
            delete(Proof).where(Proof.answer_id == row.id, Proof.kind == kind, Proof.ref == ref)
        )
    for kind, ref in sorted(wanted.proofs - kept.proofs):
        title = titles[rules.as_value((kind, ref))]
        db.session.add(Proof(answer_id=row.id, kind=kind, ref=ref, title=title))


def _next_steps(typed: str, before: str, *, names_no_pupil: bool) -> str:
    words = as_kept(typed).strip()
    if not words or words == before:
        return words
    return words_to_keep(
        words,
        today=clock.today(),
        names_no_pupil=names_no_pupil,
        longest=LONGEST_NOTE,
        field="next_steps",
    )
