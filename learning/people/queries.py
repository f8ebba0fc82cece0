"""Reading people. Every query that returns someone's rows is told who is looking."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select

from learning import clock
from learning.database import db
from learning.people.models import Membership, MembershipRole, Organisation, Person, SignIn
from learning.people.viewers import Hat, Viewer


def viewer_by_token(token_hash: str, *, token: str, now: datetime) -> Viewer | None:
    """Whoever is signed in with this token; None if it was withdrawn, is too old, or they left."""
    today = clock.london_day(now)
    rows = db.session.execute(
        _people_with_hats(today)
        .add_columns(SignIn.membership_id.label("chosen_id"))
        .join(SignIn, SignIn.person_id == Person.id)
        .where(SignIn.token_hash == token_hash, SignIn.expires_at > now)
    ).all()
    return _viewer(rows, token=token, chosen_id=rows[0].chosen_id) if rows else None


def viewer_for(person_id: int, *, chosen_id: int | None = None) -> Viewer | None:
    """A person as themselves, outside any browser; None if there is none or they left."""
    rows = db.session.execute(
        _people_with_hats(clock.today()).where(Person.id == person_id)
    ).all()
    return _viewer(rows, token="", chosen_id=chosen_id) if rows else None


def _people_with_hats(today: date) -> Select[Any]:
    """One row for each role of each current membership, at least one for the person."""
    is_current = and_(
        Membership.person_id == Person.id,
        Membership.starts_on <= today,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
    )
    return (
        select(
            Person.id,
            Person.name,
            Person.email,
            Membership.id.label("membership_id"),
            Membership.job,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("school_name"),
            Organisation.slug.label("school_slug"),
            MembershipRole.role,
        )
        .outerjoin(Membership, is_current)
        .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
        .outerjoin(MembershipRole, MembershipRole.membership_id == Membership.id)
        .where(Person.deactivated_at.is_(None))
        .order_by(Organisation.name, Membership.id, MembershipRole.role)
    )


def _viewer(rows: Sequence[Row[Any]], *, token: str, chosen_id: int | None) -> Viewer:
    hats = _hats(rows)
    chosen = next((hat for hat in hats if hat.membership_id == chosen_id), None)
    first = rows[0]
    return Viewer(
        id=first.id,
        name=first.name,
        email=first.email,
        hats=hats,
        hat=chosen or (hats[0] if hats else None),
        token=token,
    )


def _hats(rows: Sequence[Row[Any]]) -> tuple[Hat, ...]:
    roles: dict[int, set[Any]] = {}
    firsts: dict[int, Row[Any]] = {}
    for row in rows:
        if row.membership_id is not None:
            firsts.setdefault(row.membership_id, row)
            roles.setdefault(row.membership_id, set()).update([row.role] if row.role else [])
    return tuple(
        Hat(
            membership_id=key,
            organisation_id=row.organisation_id,
            school_name=row.school_name,
            school_slug=row.school_slug,
            job=row.job,
            roles=frozenset(roles[key]),
        )
        for key, row in firsts.items()
    )
