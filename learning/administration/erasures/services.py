"""Erasing people: every domain’s rows in one transaction, and a receipt apart from the database."""

from pathlib import Path

from sqlalchemy import delete, select

from learning import clock
from learning.administration.erasures import receipts
from learning.administration.erasures.receipts import Receipt
from learning.administration.models import ErasureRequest
from learning.administration.personal_data_register import DOMAINS
from learning.database import add_once, db, insert_once
from learning.errors import NotFound, Refused
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.people.administering.queries import is_last_administrator
from learning.people.administering.services import person_to_erase
from learning.people.models import Person
from learning.people.viewers import Viewer


def ask_for_erasure(person_id: int) -> None:
    """The administrators of the person's schools see that they ask to be erased."""
    add_once(_REQUEST, person_id=person_id)


_REQUEST = insert_once(ErasureRequest.__tablename__, "person_id")


def take_back_request(person_id: int) -> None:
    """The person does not ask to be erased any more."""
    db.session.execute(delete(ErasureRequest).where(ErasureRequest.person_id == person_id))


def erase_person(viewer: Viewer, membership_id: int, folder: Path) -> Receipt:
    """Nothing of the person is left but what the register says is kept; the receipt of it.

    NotAllowed, NotFound, or Refused for a school's only administrator and for somebody who also
    belongs to another school. Commit, or hand the receipt to `receipts.undo`.
    """
    return _erase(
        person_to_erase(viewer, membership_id),
        folder,
        by_person_id=viewer.id,
        organisation_id=viewer.organisation_id,
    )


def erase_by_email(email: str, folder: Path) -> Receipt:
    """The same for whoever looks after the server, whatever schools the person belongs to."""
    person = db.session.scalar(select(Person).where(Person.email == email.strip().lower()))
    if person is None:
        raise NotFound
    if is_last_administrator(person.id):
        raise Refused(
            "This person is the only administrator of a school. Make somebody else one first."
        )
    return _erase(person.id, folder)


def erase_again(folder: Path) -> int:
    """After a restore: whoever the receipts name is erased once more; how many that were."""
    found = receipts.receipts(folder)
    people = db.session.execute(select(Person.id, Person.email, Person.created_at)).all()
    named = [
        person_id
        for person_id, email, created_at in people
        if found and receipts.is_named(found, email, known_since=created_at)
    ]
    for person_id in named:
        _erase_everywhere(person_id)
    return len(named)


def _erase(
    person_id: int,
    folder: Path,
    *,
    by_person_id: int | None = None,
    organisation_id: int | None = None,
) -> Receipt:
    email = db.session.get_one(Person, person_id).email
    _erase_everywhere(person_id)
    # Written before the change is committed: should the machine stop in between, a restore
    # erases somebody who was to be erased, and never brings back somebody who was.
    receipt = receipts.new_receipt(folder, email, clock.now())
    note(
        Verb.ERASED_PERSON,
        None if by_person_id == person_id else by_person_id,
        organisation_id=organisation_id,
        subject=("erasure", receipt.key),
    )
    return receipt


def _erase_everywhere(person_id: int) -> None:
    for domain in DOMAINS.values():
        domain.erase(person_id)
    db.session.flush()
    db.session.expire_all()
