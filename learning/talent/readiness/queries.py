"""Reading readiness reviews: the owner's own, what mentors handed over, and a mentor's own side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Integer, Row, Select, bindparam, func, select
from sqlalchemy.orm import aliased

from content.shadowing_types import Checkpoint, ShadowingGuide
from learning import clock
from learning.database import rows_of
from learning.drafts.queries import KeptDraft, drafts_for
from learning.errors import NotFound
from learning.talent.models import Interest, Proof, ReadinessAnswer, ReadinessReview
from learning.talent.readiness.rules import (
    Kept,
    ProofRef,
    draft_key,
    is_to_talk_about,
    progress_words,
    things,
)
from learning.talent.rules import OUTCOME_WORDS, PATH_WORDS, OtherPath, ReadinessOutcome
from learning.talent.second_views.queries import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessInShort:
    """The newest review of an interest. `closed_on` and `outcome` are None while it is open."""

    review_id: int
    is_open: bool
    answered: int
    out_of: int
    outcome: ReadinessOutcome | None
    closed_on: date | None


class NamedProof(NamedTuple):
    """Something in the product that was named as evidence, by what it was called then."""

    ref: ProofRef
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointLine:
    """One checkpoint of a review as it was begun, and what one person says to it.

    `help` and `kinds` are the guide's of today, empty for what it holds no more.
    """

    slug: str
    number: int
    text: str
    help: str
    kinds: tuple[str, ...]
    kept: Kept
    proofs: tuple[NamedProof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """What is known of a review without its checkpoints."""

    review_id: int
    interest_id: int
    begun_on: date
    closed_on: date | None
    outcome: ReadinessOutcome | None
    path: OtherPath | None
    next_steps: str
    edition: int
    is_newest: bool

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return self.closed_on is None

    @property
    def outcome_words(self) -> str:
        """What it came to."""
        words = OUTCOME_WORDS[self.outcome] if self.outcome else "Open"
        return f"{words}: {PATH_WORDS[self.path]}" if self.path else words

    @property
    def things(self) -> tuple[str, ...]:
        """What would change a ‘not now’, a line each."""
        return things(self.next_steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review with every checkpoint and what one person says to each."""

    facts: ReviewFacts
    lines: tuple[CheckpointLine, ...]

    @property
    def answered(self) -> int:
        """How many checkpoints have an answer."""
        return sum(1 for each in self.lines if each.kept.answer)

    @property
    def progress(self) -> str:
        """How far that is, in words."""
        return progress_words(self.answered, len(self.lines))

    @property
    def open_slugs(self) -> tuple[str, ...]:
        """Those without an answer."""
        return tuple(each.slug for each in self.lines if not each.kept.answer)

    @property
    def next_slug(self) -> str | None:
        """The first of them."""
        return next(iter(self.open_slugs), None)

    @property
    def slugs(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(each.slug for each in self.lines)

    def line(self, slug: str) -> CheckpointLine:
        """The checkpoint of that slug; raises NotFound."""
        for each in self.lines:
            if each.slug == slug:
                return each
        raise NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideLine:
    """A checkpoint as the owner and a mentor answer it."""

    line: CheckpointLine
    theirs: Kept

    @property
    def is_said(self) -> bool:
        """Whether at least one of the two has said something to it."""
        own = self.line.kept
        return bool(own.answer or own.note or own.proofs or self.theirs.answer)

    @property
    def is_to_talk_about(self) -> bool:
        """Whether both answered, and otherwise."""
        return is_to_talk_about(self.line.kept.answer, self.theirs.answer)


def readiness_in_short(interest_id: int) -> ReadinessInShort | None:
    """The newest review, for the way page; None before the first. One statement.

    The caller made sure whose interest it is.
    """
    rows = rows_of(_IN_SHORT, interest_id=interest_id)
    if not rows:
        return None
    row = rows[0]
    return ReadinessInShort(
        review_id=row.id,
        is_open=row.closed_at is None,
        answered=row.answered,
        out_of=row.out_of,
        outcome=row.outcome,
        closed_on=_day(row.closed_at),
    )


def reviews_of(person_id: int) -> tuple[ReviewFacts, ...]:
    """Every review of a person, of ways set aside too, the newest first. One statement."""
    return _facts(rows_of(_OF_PERSON, person_id=person_id))


def review_named(reviews: Sequence[ReviewFacts], review_id: int) -> ReviewFacts:
    """The one of that key; raises NotFound."""
    for each in reviews:
        if each.review_id == review_id:
            return each
    raise NotFound


def own_review(person_id: int, review_id: int, guide: ShadowingGuide) -> Review:
    """A review of this person with what they said; NotFound for any other. Two statements."""
    facts = review_named(reviews_of(person_id), review_id)
    return Review(facts=facts, lines=answers_by(review_id, person_id, guide))


def answers_by(review_id: int, owner_id: int, guide: ShadowingGuide) -> tuple[CheckpointLine, ...]:
    """The owner's own answers with their evidence, in the order of the guide. One statement."""
    found: dict[int, list[Row[Any]]] = {}
    for row in rows_of(_OWN_ANSWERS, review_id=review_id, person_id=owner_id):
        found.setdefault(row.id, []).append(row)
    return tuple(
        _line(number, rows, guide.checkpoint(rows[0].checkpoint_slug))
        for number, rows in enumerate(found.values(), start=1)
    )


def open_review_of(interest_id: int) -> ReviewFacts | None:
    """The review of an interest that is open, if there is one. One statement."""
    found = _facts(rows_of(_OF_INTEREST, interest_id=interest_id))
    return next((each for each in found if each.is_open), None)


def mentored_review(
    interest_id: int, review_id: int | None, mentor_id: int, guide: ShadowingGuide
) -> Review | None:
    """A review as a mentor answers it, and nothing that its owner has said. Two statements.

    Without a `review_id` the newest one; None: there is none. Raises NotFound for a review of
    another interest.
    """
    reviews = _facts(rows_of(_OF_INTEREST, interest_id=interest_id))
    if review_id is None and not reviews:
        return None
    facts = review_named(reviews, review_id) if review_id is not None else reviews[0]
    rows = rows_of(_ASKED, review_id=facts.review_id, mentor_id=mentor_id)
    lines = [_line(n, [row], guide.checkpoint(row.checkpoint_slug)) for n, row in _numbered(rows)]
    return Review(facts=facts, lines=tuple(lines))


def side_by_side(review: Review, view: View) -> tuple[BesideLine, ...]:
    """The owner's answers beside those of a mentor who handed over. One statement."""
    rows = rows_of(
        _THEIRS if view.by_person_id is not None else _OF_ERASED,
        review_id=review.facts.review_id,
        **({"mentor_id": view.by_person_id} if view.by_person_id is not None else {}),
    )
    theirs = {row.checkpoint_slug: Kept(answer=row.answer, note=row.note) for row in rows}
    return tuple(
        BesideLine(line=each, theirs=theirs.get(each.slug, Kept())) for each in review.lines
    )


def unsent_notes(person_id: int, review: Review, *, is_own: bool) -> Mapping[str, KeptDraft]:
    """Notes typed and not sent that say else than what is kept, by checkpoint. One statement."""
    review_id = review.facts.review_id
    keys = {draft_key(review_id, each.slug, is_own=is_own): each for each in review.lines}
    found = drafts_for(person_id, tuple(keys))
    return {
        keys[key].slug: draft
        for key, draft in found.items()
        if draft.body.strip() != keys[key].kept.note
    }


_Own, _Mine = aliased(ReadinessAnswer), aliased(ReadinessAnswer)
_REVIEW = bindparam("review_id", type_=Integer)
_MENTOR = bindparam("mentor_id", type_=Integer)


def _reviews() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ReadinessReview.id,
            ReadinessReview.interest_id,
            ReadinessReview.created_at,
            ReadinessReview.closed_at,
            ReadinessReview.outcome,
            ReadinessReview.path,
            ReadinessReview.next_steps,
            ReadinessReview.edition,
        )
        .join(Interest, Interest.id == ReadinessReview.interest_id)
        .order_by(ReadinessReview.id.desc())
    )


_OF_PERSON = _reviews().where(Interest.person_id == bindparam("person_id", type_=Integer))
_OF_INTEREST = _reviews().where(Interest.id == bindparam("interest_id", type_=Integer))
_IN_SHORT = (
    select(
        ReadinessReview.id,
        ReadinessReview.closed_at,
        ReadinessReview.outcome,
        func.count(ReadinessAnswer.id).label("out_of"),
        func.count(ReadinessAnswer.answer).label("answered"),
    )
    .join(Interest, Interest.id == ReadinessReview.interest_id)
    .outerjoin(
        ReadinessAnswer,
        (ReadinessAnswer.review_id == ReadinessReview.id)
        & (ReadinessAnswer.by_person_id == Interest.person_id),
    )
    .where(Interest.id == bindparam("interest_id", type_=Integer))
    .group_by(ReadinessReview.id, ReadinessReview.closed_at, ReadinessReview.outcome)
    .order_by(ReadinessReview.id.desc())
    .limit(1)
)
_OWN_ANSWERS = (
    select(
        ReadinessAnswer.id,
        ReadinessAnswer.checkpoint_slug,
        ReadinessAnswer.text,
        ReadinessAnswer.answer,
        ReadinessAnswer.note,
        Proof.kind,
        Proof.ref,
        Proof.title,
    )
    .outerjoin(Proof, Proof.answer_id == ReadinessAnswer.id)
    .where(
        ReadinessAnswer.review_id == _REVIEW,
        ReadinessAnswer.by_person_id == bindparam("person_id", type_=Integer),
    )
    .order_by(ReadinessAnswer.id, Proof.id)
)
# Never the owner's answer, note or evidence: only what is asked.
_ASKED = (
    select(_Own.checkpoint_slug, _Own.text, _Mine.answer, _Mine.note)
    .join(ReadinessReview, ReadinessReview.id == _Own.review_id)
    .join(Interest, Interest.id == ReadinessReview.interest_id)
    .outerjoin(
        _Mine,
        (_Mine.review_id == _Own.review_id)
        & (_Mine.checkpoint_slug == _Own.checkpoint_slug)
        & (_Mine.by_person_id == _MENTOR),
    )
    .where(_Own.review_id == _REVIEW, _Own.by_person_id == Interest.person_id)
    .order_by(_Own.id)
)
_SAID = select(ReadinessAnswer.checkpoint_slug, ReadinessAnswer.answer, ReadinessAnswer.note).where(
    ReadinessAnswer.review_id == _REVIEW
)
_THEIRS = _SAID.where(ReadinessAnswer.by_person_id == _MENTOR)
_OF_ERASED = _SAID.where(ReadinessAnswer.by_person_id.is_(None))


def _facts(rows: Sequence[Row[Any]]) -> tuple[ReviewFacts, ...]:
    return tuple(
        ReviewFacts(
            review_id=row.id,
            interest_id=row.interest_id,
            begun_on=clock.london_day(row.created_at),
            closed_on=_day(row.closed_at),
            outcome=row.outcome,
            path=row.path,
            next_steps=row.next_steps,
            edition=row.edition,
            is_newest=row is rows[0],
        )
        for row in rows
    )


def _numbered(rows: Sequence[Row[Any]]) -> list[tuple[int, Row[Any]]]:
    return list(enumerate(rows, start=1))


def _line(number: int, rows: Sequence[Row[Any]], known: Checkpoint | None) -> CheckpointLine:
    """A checkpoint from its rows: one for each piece of evidence, or one alone."""
    first = rows[0]
    named = [row for row in rows if getattr(row, "kind", None) is not None]
    proofs = tuple(NamedProof((row.kind, row.ref), row.title) for row in named)
    return CheckpointLine(
        slug=first.checkpoint_slug,
        number=number,
        text=first.text,
        help=known.help if known else "",
        kinds=known.evidence if known else (),
        kept=Kept(
            answer=first.answer,
            note=first.note or "",
            proofs=frozenset(each.ref for each in proofs),
        ),
        proofs=proofs,
    )


def _day(moment: Any) -> date | None:
    return clock.london_day(moment) if moment else None
