"""Who may open what of the pages that two write together."""

from tests.house.access_row import SIGNED_IN, Row

_BOTH = Row(("amina", "tom"), {"joint_id": "{joint}"}, others_get=404)
"""The two of them; for everybody else there is none."""

JOINT = {
    "reflections.list_joint": Row(SIGNED_IN),
    "reflections.begin_joint": Row(SIGNED_IN),
    "reflections.ask_for_joint": Row(SIGNED_IN),
    "reflections.read_joint": _BOTH,
    "reflections.agree_to_joint": _BOTH,
    "reflections.edit_joint": _BOTH,
    "reflections.save_joint": _BOTH,
    "reflections.finish_joint": _BOTH,
    "reflections.take_up_joint_again": _BOTH,
    "reflections.confirm_leaving_joint": _BOTH,
    "reflections.download_joint_day": _BOTH,
    "reflections.leave_joint": _BOTH,
}
