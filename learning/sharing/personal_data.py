"""What sharing keeps about a person: what they shared and what was shared with them."""

from sqlalchemy import delete, or_, select

from learning.database import db
from learning.people.models import Person
from learning.sharing import rules
from learning.sharing.models import Look, Share

TABLES: dict[str, str] = {"shares": "erased", "looks": "erased"}


def export(person_id: int) -> dict[str, object]:
    """What the person shared and when it was opened; what was shared with them; oldest first.

    Of what others shared there are names, titles and days, and when this person opened it.
    """
    looks = _looks(person_id)
    rows = db.session.execute(
        select(Share, Person.name)
        .join(
            Person,
            or_(
                (Share.owner_id == person_id) & (Person.id == Share.with_person_id),
                (Share.with_person_id == person_id) & (Person.id == Share.owner_id),
            ),
        )
        .order_by(Share.created_at, Share.id)
    ).all()
    return {
        "shares": [
            {**_exported(row, looks), "with": name, "parts": _parts(row)}
            for row, name in rows
            if row.owner_id == person_id
        ],
        "shared_with_me": [
            {**_exported(row, looks), "from": name}
            for row, name in rows
            if row.with_person_id == person_id
        ],
    }


def erase(person_id: int) -> None:
    """Nothing the person shared is left, nothing shared with them, and no look at either."""
    db.session.execute(
        delete(Share).where(or_(Share.owner_id == person_id, Share.with_person_id == person_id))
    )


def _exported(row: Share, looks: dict[int, list[str]]) -> dict[str, object]:
    return {
        "kind": row.subject_kind.value,
        "title": row.title,
        "shared_at": row.created_at.isoformat(),
        "until": row.ends_on.isoformat(),
        "ended_at": row.withdrawn_at.isoformat() if row.withdrawn_at else None,
        "opened_at": looks.get(row.id, []),
    }


def _parts(row: Share) -> list[str]:
    return [rules.part_in_words(part) for part in row.parts.split(",")]


def _looks(person_id: int) -> dict[int, list[str]]:
    rows = db.session.execute(
        select(Look.share_id, Look.created_at)
        .join(Share, Share.id == Look.share_id)
        .where(or_(Share.owner_id == person_id, Share.with_person_id == person_id))
        .order_by(Look.created_at, Look.id)
    )
    found: dict[int, list[str]] = {}
    for share_id, opened_at in rows:
        found.setdefault(share_id, []).append(opened_at.isoformat())
    return found
