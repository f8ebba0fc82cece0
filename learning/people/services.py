"""Changing one's own account, and the rows that keep browsers signed in."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from learning import clock
from learning.database import db, violated_constraint
from learning.errors import NotFound, Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.mail.services import queue
from learning.people import letters
from learning.people.letters import Site
from learning.people.models import Person, SignIn, SingleUseLink, Term
from learning.people.queries import Credentials, permitted_organisation, possible_key
from learning.people.rules import (
    LinkPurpose,
    Role,
    TermDates,
    check_terms,
    clean_email,
    clean_name,
    school_year_dates,
)
from learning.people.schools.services import lock_school
from learning.people.viewers import Viewer

LONGEST_BROWSER = 100
CHANGED_MEANWHILE = "Your password was changed a moment ago. Sign in with the new one."


def take_turns(person_id: int) -> None:
    """One request at a time changes what is this person's, until the transaction ends.

    PostgreSQL holds the person's row; SQLite lets one transaction at a time write anyway.
    """
    if db.engine.dialect.name != "sqlite":
        db.session.execute(select(Person.id).where(Person.id == person_id).with_for_update())


def start_sign_in(person_id: int, *, token_hash: str, browser: str, expires_at: datetime) -> Person:
    """The browser that holds the token is signed in; NotFound if the person is gone or left."""
    person = _active_person(person_id)
    db.session.execute(
        delete(SignIn).where(SignIn.person_id == person_id, SignIn.expires_at <= clock.now())
    )
    db.session.add(
        SignIn(
            person_id=person_id,
            token_hash=token_hash,
            browser=browser[:LONGEST_BROWSER],
            expires_at=expires_at,
        )
    )
    db.session.flush()
    return person


def note_sign_in(checked: Credentials) -> None:
    """The journal says that the person signed in; Refused if their password changed meanwhile."""
    if _active_person(checked.person_id).password_hash != checked.password_hash:
        raise Refused(CHANGED_MEANWHILE)
    note(Verb.SIGNED_IN, checked.person_id)


def note_failed_sign_in(person_id: int | None) -> None:
    """The journal says that a sign-in failed: whose account, if anybody's, never what was typed."""
    note(Verb.SIGN_IN_FAILED, person_id)


def replace_sign_in(token_hash: str, new_token_hash: str) -> None:
    """The same browser stays signed in under a new token; the old one, and any copy, is dead."""
    db.session.execute(
        update(SignIn).where(SignIn.token_hash == token_hash).values(token_hash=new_token_hash)
    )


def end_sign_in(token_hash: str) -> None:
    """The browser that holds this token is signed out."""
    db.session.execute(delete(SignIn).where(SignIn.token_hash == token_hash))


def end_sign_in_of_browser(person_id: int, sign_in_id: int) -> None:
    """One of the person's browsers is signed out; NotFound if it is not theirs."""
    row = db.session.scalar(
        select(SignIn).where(SignIn.id == possible_key(sign_in_id), SignIn.person_id == person_id)
    )
    if row is None:
        raise NotFound
    db.session.delete(row)


def end_all_sign_ins(person_id: int) -> None:
    """The person is signed out of every browser."""
    db.session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def sign_out_everywhere(person_id: int) -> None:
    """The person is signed out of every browser, because they asked for it."""
    end_all_sign_ins(person_id)
    note(Verb.SIGNED_OUT_EVERYWHERE, person_id)


def choose_hat(viewer: Viewer, membership_id: int, *, token_hash: str) -> str:
    """The browser looks from that school from now on: its name. NotFound if it is not theirs."""
    hat = next((each for each in viewer.hats if each.membership_id == membership_id), None)
    if hat is None:
        raise NotFound
    db.session.execute(
        update(SignIn)
        .where(SignIn.token_hash == token_hash, SignIn.person_id == viewer.id)
        .values(membership_id=membership_id)
    )
    return hat.school_name


def change_name(person_id: int, name: str) -> None:
    """The person is called so everywhere; Refused if it cannot be a name."""
    _active_person(person_id).name = clean_name(name)
    note(Verb.CHANGED_PERSON, person_id, detail="name")


def change_email(person_id: int, email: str, *, site: Site) -> None:
    """The person signs in with this address; Refused if it is no address or not free.

    Links that were sent to the old address are void, and it is told of the change.
    """
    person = _active_person(person_id)
    former = person.email
    person.email = clean_email(email)
    try:
        db.session.flush()
    except IntegrityError as error:
        if violated_constraint(error, "uq_people_email", "people.email"):
            raise Refused(
                "This address cannot be used. Check it, or use another one.", "email"
            ) from error
        raise
    _void_resets(person_id)
    note(Verb.CHANGED_PERSON, person_id, detail="email")
    if site.sends_mail and former != person.email:
        queue(former, *letters.email_changed(name=person.name), person_id)


def change_password(
    person_id: int, *, verified_hash: str | None, new_hash: str, site: Site
) -> None:
    """The person has a new password and is signed out everywhere; reset links are void.

    `verified_hash` is what the present password was checked against: Refused if it is no longer
    the one that is kept.
    """
    person = _active_person(person_id)
    if person.password_hash != verified_hash:
        raise Refused(CHANGED_MEANWHILE)
    person.password_hash = new_hash
    _void_resets(person_id)
    end_all_sign_ins(person_id)
    note(Verb.CHANGED_PASSWORD, person_id)
    if site.sends_mail:
        queue(person.email, *letters.password_changed(name=person.name), person_id)


def renew_hash(person_id: int, *, verified_hash: str, new_hash: str) -> None:
    """The same password is kept under newer parameters."""
    db.session.execute(
        update(Person)
        .where(Person.id == person_id, Person.password_hash == verified_hash)
        .values(password_hash=new_hash)
    )


def save_reading_settings(person_id: int, kept: str) -> None:
    """How the person likes to read is remembered for their next browser."""
    _active_person(person_id).reading_settings = kept


def set_terms(viewer: Viewer, school_year: int, terms: Sequence[TermDates]) -> None:
    """The viewer's school has these terms in that year; none at all brings the usual dates back.

    NotAllowed unless the viewer administers the school; Refused if the dates make no sense.
    """
    organisation_id = permitted_organisation(viewer, Role.ADMINISTRATOR)
    named = [TermDates(clean_name(t.name), t.starts_on, t.ends_on) for t in terms]
    if named:
        check_terms(named, school_year)
    first, last = school_year_dates(school_year)
    lock_school(organisation_id)
    db.session.execute(
        delete(Term).where(
            Term.organisation_id == organisation_id, Term.starts_on.between(first, last)
        )
    )
    db.session.add_all(
        Term(organisation_id=organisation_id, name=t.name, starts_on=t.starts_on, ends_on=t.ends_on)
        for t in named
    )
    note(Verb.CHANGED_TERMS, viewer.id, organisation_id=organisation_id, detail=str(school_year))


def _active_person(person_id: int) -> Person:
    """The person, while nobody else changes them; NotFound if they are gone or deactivated."""
    person = db.session.scalar(
        select(Person)
        .where(Person.id == person_id, Person.deactivated_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if person is None:
        raise NotFound
    return person


def _void_resets(person_id: int) -> None:
    db.session.execute(
        update(SingleUseLink)
        .where(
            SingleUseLink.person_id == person_id,
            SingleUseLink.purpose == LinkPurpose.RESET,
            SingleUseLink.used_at.is_(None),
        )
        .values(used_at=clock.now())
    )
