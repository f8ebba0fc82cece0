"""What administration keeps about a person: whether they asked to be erased."""

from sqlalchemy import delete, select

from learning.administration.models import ErasureRequest
from learning.database import db

TABLES = {"erasure_requests": "erased"}


def export(person_id: int) -> dict[str, object]:
    """When the person asked to be erased, if they did."""
    asked_at = db.session.scalar(
        select(ErasureRequest.created_at).where(ErasureRequest.person_id == person_id)
    )
    return {"asked_to_be_erased_at": asked_at.isoformat() if asked_at else None}


def erase(person_id: int) -> None:
    """No request of the person is left."""
    db.session.execute(delete(ErasureRequest).where(ErasureRequest.person_id == person_id))
