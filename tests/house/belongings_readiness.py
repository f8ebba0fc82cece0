"""What Amina and her mentors have said of attributes and readiness, for the access table."""

from collections.abc import Mapping

from sqlalchemy import Connection

from learning.database import Model
from tests.cast import CAST
from tests.rows import add_row


def readiness(connection: Connection, interest: object) -> Mapping[str, object]:
    """A closed review and an open one; Helen handed over, Tom has begun."""
    tables = Model.metadata.tables
    closed = _review(connection, interest, outcome="not_now", next_steps="Time.")
    standing = _review(connection, interest, outcome=None, closed_at=None)
    for person in (CAST.amina, CAST.tom):
        add_row(
            connection,
            tables["sightings"],
            interest_id=interest,
            by_person_id=person.id,
            behaviour_slug="r1",
            seen="often",
        )
    views = {
        name: add_row(
            connection,
            tables["second_views"],
            interest_id=interest,
            by_person_id=CAST.helen.id,
            review_id=review,
        )
        for name, review in (("attributes_view", None), ("readiness_view", closed))
    }
    return {"readiness": standing, "closed_readiness": closed, **views}


def _review(connection: Connection, interest: object, **more: object) -> int:
    tables = Model.metadata.tables
    review = add_row(connection, tables["readiness_reviews"], interest_id=interest, **more)
    for person in (CAST.amina, CAST.tom):
        add_row(
            connection,
            tables["readiness_answers"],
            review_id=review,
            by_person_id=person.id,
            checkpoint_slug="the-role",
            text="I can say what the role is.",
            answer="partly",
        )
    return review
