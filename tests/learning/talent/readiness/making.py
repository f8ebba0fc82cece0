"""Reviews as services make them, committed."""

import secrets
from typing import Any

from learning.database import db
from learning.talent.models import ReadinessReview
from learning.talent.readiness import services
from learning.talent.readiness.queries import mentored_review, own_review
from learning.talent.readiness.rules import Decision, Said
from learning.talent.rules import OtherPath, ReadinessOutcome
from tests.cast import Member


def a_review(owner: Member, library: Any) -> int:
    """The key of a review that somebody has begun."""
    db.session.rollback()  # what was read before may be older than what a browser did
    key = services.begin_review(owner.id, library.shadowing, form_id=secrets.token_hex(16))
    db.session.commit()
    return key


def answered(
    owner: Member, review_id: int, library: Any, slug: str, answer: str, note: str = ""
) -> None:
    """The owner has answered a checkpoint."""
    db.session.rollback()
    line = own_review(owner.id, review_id, library.shadowing).line(slug)
    said = Said(answer=answer, note=note, edition=line.kept.edition)
    assert services.answer(owner.id, review_id, {slug: said}) == {}
    db.session.commit()


def seen(mentor: Member, review_id: int, library: Any, **answers: tuple[str, str]) -> None:
    """A mentor has answered checkpoints: `the_role=("yes", "You said it well.")`."""
    db.session.rollback()
    interest_id = db.session.get_one(ReadinessReview, review_id).interest_id
    review = mentored_review(interest_id, review_id, mentor.id, library.shadowing)
    assert review is not None
    for name, (answer, note) in answers.items():
        slug = name.replace("_", "-")
        said = Said(answer=answer, note=note, edition=review.line(slug).kept.edition)
        assert services.answer(mentor.id, review_id, {slug: said}) == {}
    db.session.commit()


def handed_over(mentor: Member, review_id: int) -> None:
    """A mentor has handed over."""
    db.session.rollback()
    services.hand_over(mentor.id, review_id)
    db.session.commit()


def decided(
    owner: Member,
    review_id: int,
    outcome: ReadinessOutcome,
    next_steps: str = "",
    path: OtherPath | None = None,
) -> None:
    """The review has come to this."""
    db.session.rollback()
    decision = Decision(outcome=outcome, path=path, next_steps=next_steps)
    services.decide(owner.id, review_id, decision, edition="1")
    db.session.commit()
