"""What may change about a certificate of a session: whether it shows a name."""

from learning.journal.rules import Verb
from learning.journal.services import note
from learning.records.sessions.queries import own_attendance


def set_name_shown(person_id: int, code: str, *, is_shown: bool) -> None:
    """Whether whoever has the code of the person's own certificate sees their name is so."""
    row = own_attendance(person_id, code)
    if row.shows_name == is_shown:
        return
    row.shows_name = is_shown
    # By session, not by code: the journal outlives an erased person, the code leads to them.
    subject = ("inset_session", str(row.inset_session_id))
    note(Verb.SHOWED_NAME if is_shown else Verb.HID_NAME, person_id, subject=subject)
