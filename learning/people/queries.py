"""Reading people. Every query that returns someone's rows is told who is looking."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Select, and_, bindparam, or_, select

from learning import clock
from learning.database import db, rows_of
from learning.errors import NotAllowed, NotFound
from learning.people.models import Membership, MembershipRole, Organisation, Person, SignIn, Term
from learning.people.rules import (
    Role,
    TermDates,
    job_and_roles,
    school_year_dates,
    school_year_of,
    usual_terms,
)
from learning.people.viewers import Hat, Viewer

LARGEST_KEY = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a sign-in is checked against. `is_active`: not deactivated, and has a password."""

    person_id: int
    name: str
    email: str
    password_hash: str | None
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedInBrowser:
    """A browser in which the person is signed in, until `expires_at` at the latest."""

    sign_in_id: int
    browser: str
    since: datetime
    expires_at: datetime
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolOfMine:
    """A school that a person belongs to. `what`: their job and roles there, in words."""

    membership_id: int
    name: str
    what: str
    is_present: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """A person's own account. Of the schools, the present one is the one they look from."""

    name: str
    email: str
    schools: tuple[SchoolOfMine, ...]
    browsers: tuple[SignedInBrowser, ...]


def viewer_by_token(token_hash: str, *, token: str, now: datetime) -> Viewer | None:
    """Whoever is signed in with this token; None if it was withdrawn, is too old, or they left."""
    rows = rows_of(_VIEWER_BY_TOKEN, token_hash=token_hash, now=now, today=clock.london_day(now))
    return _viewer(rows, token=token, chosen_id=rows[0].chosen_id) if rows else None


def viewer_for(person_id: int, *, chosen_id: int | None = None) -> Viewer | None:
    """A person as themselves, outside any browser; None if there is none or they left."""
    rows = rows_of(_VIEWER_BY_KEY, person_id=person_id, today=clock.today())
    return _viewer(rows, token="", chosen_id=chosen_id) if rows else None


def _people_with_hats() -> Select[*tuple[Any, ...]]:
    """One row for each role of each current membership, at least one for the person."""
    today: BindParameter[date] = bindparam("today")
    is_current = and_(
        Membership.person_id == Person.id,
        Membership.invited_as.is_(None),
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
        .order_by(Membership.id, MembershipRole.role)
    )


_VIEWER_BY_TOKEN = (
    _people_with_hats()
    .add_columns(SignIn.membership_id.label("chosen_id"))
    .join(SignIn, SignIn.person_id == Person.id)
    .where(SignIn.token_hash == bindparam("token_hash"), SignIn.expires_at > bindparam("now"))
)
_VIEWER_BY_KEY = _people_with_hats().where(Person.id == bindparam("person_id"))


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


def credentials(email: str) -> Credentials | None:
    """What to check a sign-in with this e-mail address against; None if nobody has it."""
    person = db.session.scalar(select(Person).where(Person.email == email))
    if person is None:
        return None
    return Credentials(
        person_id=person.id,
        name=person.name,
        email=person.email,
        password_hash=person.password_hash,
        is_active=person.deactivated_at is None and person.password_hash is not None,
    )


def account_page(viewer: Viewer, *, token_hash: str, now: datetime) -> AccountPage:
    """The viewer's own account; `token_hash` says which of the browsers is the one that asks."""
    rows = db.session.scalars(
        select(SignIn)
        .where(SignIn.person_id == viewer.id, SignIn.expires_at > now)
        .order_by(SignIn.created_at.desc(), SignIn.id.desc())
    ).all()
    browsers = [
        SignedInBrowser(
            sign_in_id=row.id,
            browser=row.browser,
            since=row.created_at,
            expires_at=row.expires_at,
            is_this=row.token_hash == token_hash,
        )
        for row in rows
    ]
    return AccountPage(
        name=viewer.name,
        email=viewer.email,
        schools=tuple(_school(hat, viewer) for hat in viewer.hats),
        browsers=tuple(sorted(browsers, key=lambda each: not each.is_this)),
    )


def _school(hat: Hat, viewer: Viewer) -> SchoolOfMine:
    return SchoolOfMine(
        membership_id=hat.membership_id,
        name=hat.school_name,
        what=job_and_roles(hat.job, hat.roles),
        is_present=hat is viewer.hat,
    )


def has_expired(token_hash: str, now: datetime) -> bool:
    """Whether a sign-in is known that ended because its time was over."""
    expires_at = db.session.scalar(select(SignIn.expires_at).where(SignIn.token_hash == token_hash))
    return expires_at is not None and expires_at <= now


def permitted_organisation(viewer: Viewer, *roles: Role) -> int:
    """The organisation in which the viewer's hat carries one of these roles; NotAllowed if none."""
    hat = viewer.hat
    if hat is None or hat.roles.isdisjoint(roles):
        raise NotAllowed
    return hat.organisation_id


def possible_key(key: int) -> int:
    """The key, if a row could have it; NotFound otherwise: databases fail on larger numbers."""
    if not 0 < key <= LARGEST_KEY:
        raise NotFound
    return key


def terms_of(organisation_id: int | None, school_year: int) -> tuple[TermDates, ...]:
    """The terms of a school year in order: as the school set them, or else the usual dates."""
    first, last = school_year_dates(school_year)
    rows = db.session.scalars(
        select(Term)
        .where(Term.organisation_id == organisation_id, Term.starts_on.between(first, last))
        .order_by(Term.starts_on)
    ).all()
    own = tuple(TermDates(row.name, row.starts_on, row.ends_on) for row in rows)
    return own or usual_terms(school_year)


def terms_of_years(
    organisation_id: int | None, school_years: Collection[int]
) -> Mapping[int, tuple[TermDates, ...]]:
    """The same for several school years at once. One statement, however many there are."""
    rows = db.session.scalars(
        select(Term).where(Term.organisation_id == organisation_id).order_by(Term.starts_on)
    ).all()
    own: dict[int, list[TermDates]] = {}
    for row in rows:
        term = TermDates(row.name, row.starts_on, row.ends_on)
        own.setdefault(school_year_of(row.starts_on), []).append(term)
    return {year: tuple(own.get(year, ())) or usual_terms(year) for year in school_years}
