"""Rows of the access table: the expected day and visits. Amina visits Lena; Helen leads at home."""

from collections.abc import Mapping

from tests.house.access_row import EVERYBODY, Row, own

_PLACEMENT = {"placement_id": "{placement}"}
_VISIT = {"visit_id": "{visit}"}
_ACTIVITY = {**_VISIT, "key": "{activity}"}


def _of(*who: str, values: Mapping[str, str] = _VISIT) -> Row:
    """Theirs; for everybody else there is none."""
    return Row(who, values, others_get=404)


VISITS: Mapping[str, Row] = {
    # the visitor
    "shadowing.edit_expected": own(_PLACEMENT),
    "shadowing.save_expected": own(_PLACEMENT),
    "shadowing.read_day": own(_VISIT),
    "shadowing.start_activity": own(_VISIT),
    "shadowing.end_day": own(_VISIT),
    "shadowing.save_details": own(_ACTIVITY),
    "shadowing.undo_activity": own(_ACTIVITY),
    "shadowing.edit_activity": own(_ACTIVITY),
    "shadowing.change_activity": own(_ACTIVITY),
    "shadowing.delete_activity": own(_ACTIVITY),
    "shadowing.edit_afterwards": own(_VISIT),
    "shadowing.save_afterwards": own(_VISIT),
    "shadowing.sync_day": own(_VISIT),
    # visitor and host
    "shadowing.plan_visit": _of("amina", "lena", values=_PLACEMENT),
    "shadowing.add_visit": _of("amina", "lena", values=_PLACEMENT),
    "shadowing.edit_visit": _of("amina", "lena"),
    "shadowing.change_visit": _of("amina", "lena"),
    "shadowing.confirm_cancellation": _of("amina", "lena"),
    "shadowing.cancel_visit": _of("amina", "lena"),
    # the host
    "shadowing.save_comment": _of("lena"),
    "shadowing.sign_off": _of("lena"),
    "shadowing.undo_sign_off": _of("lena"),
    # all three: when and where
    "shadowing.read_visit": _of("amina", "lena", "helen"),
    "shadowing.download_visit": _of("amina", "lena", "helen"),
    # a script, the same for everybody
    "shadowing.read_worker": Row(EVERYBODY),
}
