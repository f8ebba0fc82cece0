"""What the network keeps about a person: what they agreed to be asked about, what they posted."""

from sqlalchemy import delete, select

from learning.database import db
from learning.network.board import personal_data as board
from learning.network.directory import personal_data as directory
from learning.network.models import HelpOffer

TABLES: dict[str, str] = board.TABLES | directory.TABLES | {"help_offers": "erased"}


def export(person_id: int) -> dict[str, object]:
    """Everything the person offers help with, posted, and says in the directory, oldest first."""
    rows = db.session.scalars(
        select(HelpOffer)
        .where(HelpOffer.person_id == person_id)
        .order_by(HelpOffer.created_at, HelpOffer.id)
    )
    return {
        "offers_of_help": [_exported(row) for row in rows],
        **board.export(person_id),
        **directory.export(person_id),
    }


def _exported(row: HelpOffer) -> dict[str, object]:
    return {
        "framework": row.framework_slug,
        "domain": row.domain_slug,
        "what_i_can_help_with": row.note,
        "offered_at": row.created_at.isoformat(),
    }


def erase(person_id: int) -> None:
    """No offer of the person is left, nothing they posted, and no entry in the directory."""
    board.erase(person_id)
    directory.erase(person_id)
    db.session.execute(delete(HelpOffer).where(HelpOffer.person_id == person_id))
