"""Who may open what of attendance: those who manage Priya's session; certificates are Amina's."""

from collections.abc import Mapping

from tests.house.access_row import Row, own

_SESSION = {"session_id": "{attended_session}"}
_ONE = {**_SESSION, "attendance_id": "{attendance}"}
_CODE = {"code": "{session_code}"}


def _managed(values: Mapping[str, str] = _SESSION) -> Row:
    """Priya, who leads it, and Helen, a leader there; for everybody else there is none."""
    return Row(("priya", "helen"), values, others_get=404)


ATTENDANCE: Mapping[str, Row] = {
    "inset.read_attendance": _managed(),
    "inset.save_attendance": _managed(),
    "inset.download_attendance": _managed(),
    "inset.add_person": _managed(),
    "inset.add_visitor": _managed(),
    "inset.edit_attendance": _managed(_ONE),
    "inset.correct_attendance": _managed(_ONE),
    "inset.name_visitor": _managed(_ONE),
    "inset.tell_visitor_apart": _managed(_ONE),
    "inset.begin_sheet": _managed(),
    "inset.preview_sheet": _managed(),
    "inset.keep_sheet": _managed(),
    "inset.confirm_end": _managed(),
    "inset.end_session": _managed(),
    "inset.reopen_session": _managed(),
    "inset.confirm_not_held": _managed(),
    "inset.mark_not_held": _managed(),
    # certificates of sessions
    "records.read_session_certificate": own(_CODE),
    "records.download_session_certificate": own(_CODE),
    "records.show_or_hide_session_name": own(_CODE),
}
