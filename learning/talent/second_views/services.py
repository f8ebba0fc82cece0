"""Handing over what a mentor thinks, taking it up again, and what is left of one who is erased."""

from sqlalchemy import delete, select, update

from learning import clock
from learning.database import db
from learning.errors import NotFound, Refused
from learning.talent.models import Interest, SecondView

HANDED_OVER = (
    "You have handed this over, so it stands as it is. Take it up again if you would like to "
    "change it."
)


def hold(interest_id: int) -> Interest:
    """The interest, open, and nobody else changes what is said of it meanwhile; else NotFound."""
    interest = db.session.scalar(
        select(Interest)
        .where(Interest.id == interest_id, Interest.closed_at.is_(None))
        .with_for_update()
    )
    if interest is None:
        raise NotFound
    return interest


def check_not_handed_over(interest_id: int, person_id: int, review_id: int | None) -> None:
    """Raises Refused if this mentor has handed over. The caller holds the interest."""
    if _standing(interest_id, person_id, review_id) is not None:
        raise Refused(HANDED_OVER)


def hand_over(interest_id: int, person_id: int, review_id: int | None) -> None:
    """The owner sees what this mentor said. The caller holds the interest, and there is something.

    Handed over twice is handed over once.
    """
    if _standing(interest_id, person_id, review_id) is None:
        db.session.add(
            SecondView(
                interest_id=interest_id,
                by_person_id=person_id,
                review_id=review_id,
                finished_at=clock.now(),
            )
        )
        db.session.flush()


def take_up_again(interest_id: int, person_id: int, review_id: int | None) -> None:
    """The mentor can change what they said; the owner sees it anew once it is handed over."""
    row = _standing(interest_id, person_id, review_id)
    if row is not None:
        db.session.delete(row)
        db.session.flush()


def forget_mentor(person_id: int) -> None:
    """What this mentor handed over stands without their name."""
    db.session.execute(
        update(SecondView)
        .where(SecondView.by_person_id == person_id)
        .values(by_person_id=None)
        .execution_options(synchronize_session=False)
    )


def forget_owner(person_id: int) -> None:
    """Nothing is left that was handed over about this person."""
    own = select(Interest.id).where(Interest.person_id == person_id)
    db.session.execute(
        delete(SecondView)
        .where(SecondView.interest_id.in_(own))
        .execution_options(synchronize_session=False)
    )


def _standing(interest_id: int, person_id: int, review_id: int | None) -> SecondView | None:
    return db.session.scalar(
        select(SecondView).where(
            SecondView.interest_id == interest_id,
            SecondView.by_person_id == person_id,
            SecondView.review_id == review_id
            if review_id is not None
            else SecondView.review_id.is_(None),
        )
    )
