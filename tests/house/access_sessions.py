"""Rows of the access table: sessions. Amina leads one at Seaview, to which Tom is invited, too."""

from collections.abc import Mapping

from tests.house.access_row import POSTERS, SIGNED_IN, Row

SESSION = {"session_id": "{inset_session}"}
MANAGERS = ("amina", "priya", "helen")
"""Who leads it, and the SENCo and the head of the school."""
SEE_IT = (*MANAGERS, "tom")


def managed(values: Mapping[str, str] = SESSION) -> Row:
    """For those who manage it; for everybody else there is none."""
    return Row(MANAGERS, values, others_get=404)


def seen() -> Row:
    """For those who manage it or are invited; for everybody else there is none."""
    return Row(SEE_IT, SESSION, others_get=404)


SESSIONS: Mapping[str, Row] = {
    "inset.list_sessions": Row(SIGNED_IN),
    "inset.prepare_session": Row(POSTERS),
    "inset.make_session": Row(POSTERS),
    "inset.read_session": seen(),
    "inset.answer_invitation": seen(),
    "inset.download_session": seen(),
    "inset.edit_session": managed(),
    "inset.change_session": managed(),
    "inset.edit_notes": managed(),
    "inset.save_notes": managed(),
    "inset.confirm_session_cancellation": managed(),
    "inset.cancel_session": managed(),
}
