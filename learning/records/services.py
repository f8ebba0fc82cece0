"""What may change about a certificate: whether it shows a name, and whether it stands."""

from sqlalchemy import select

from learning import clock
from learning.courses.models import Completion
from learning.database import db
from learning.errors import NotFound
from learning.journal.rules import Verb
from learning.journal.services import note
from learning.records.rules import canonical_code


def show_name(person_id: int, code: str) -> None:
    """Whoever has the code of the person's own certificate sees their name; raises NotFound."""
    _set_name_shown(_own(person_id, code), is_shown=True)


def hide_name(person_id: int, code: str) -> None:
    """Nobody sees a name by the code of the person's own certificate; raises NotFound."""
    _set_name_shown(_own(person_id, code), is_shown=False)


def withdraw_certificate(code: str, by_person_id: int | None = None) -> None:
    """The certificate says that it no longer stands; the record keeps it. Raises NotFound.

    For one that was made by mistake; a change of content never withdraws anything.
    """
    completion = _with_code(code)
    if completion.withdrawn_at is None:
        completion.withdrawn_at = clock.now()
        _note(Verb.WITHDREW_CERTIFICATE, by_person_id, completion)


def _set_name_shown(completion: Completion, *, is_shown: bool) -> None:
    if completion.shows_name != is_shown:
        completion.shows_name = is_shown
        verb = Verb.SHOWED_NAME if is_shown else Verb.HID_NAME
        _note(verb, completion.person_id, completion)


def _note(verb: Verb, person_id: int | None, completion: Completion) -> None:
    # By module, not by code: the journal outlives an erased person, the code leads to them.
    note(verb, person_id, subject=("module", completion.slug))


def _own(person_id: int, code: str) -> Completion:
    completion = _with_code(code)
    if completion.person_id != person_id:
        raise NotFound
    return completion


def _with_code(code: str) -> Completion:
    completion = db.session.scalar(
        select(Completion).where(Completion.certificate_code == canonical_code(code))
    )
    if completion is None:
        raise NotFound
    return completion
