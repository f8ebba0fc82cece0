"""Rows of the access table: placements and references. Amina visits Lena; Helen releases time."""

from collections.abc import Mapping

from tests.house.access_row import SIGNED_IN, Row, asked_of_tom, own

_PLACEMENT = {"placement_id": "{placement}"}


def _of(*who: str) -> Row:
    """Theirs in Amina's placement; for everybody else there is none."""
    return Row(who, _PLACEMENT, others_get=404)


PLACEMENTS: Mapping[str, Row] = {
    # everybody has a page; whom they find on it, its own tests say
    "shadowing.list_placements": Row(SIGNED_IN),
    "shadowing.start_placement": Row(SIGNED_IN),
    "shadowing.ask_for_placement": Row(SIGNED_IN),
    # the three of it
    "shadowing.read_placement": _of("amina", "lena", "helen"),
    "shadowing.read_agreement": _of("amina", "lena", "helen"),
    "shadowing.agree_to_rules": _of("amina", "lena", "helen"),
    "shadowing.begin_end": _of("amina", "lena", "helen"),
    "shadowing.end_placement": _of("amina", "lena", "helen"),
    "shadowing.download_visits": _of("amina", "lena"),
    # the host
    "shadowing.begin_acceptance": _of("lena"),
    "shadowing.accept_placement": _of("lena"),
    "shadowing.begin_decline": _of("lena"),
    "shadowing.decline_placement": _of("lena"),
    # the leader
    "shadowing.begin_release": _of("helen"),
    "shadowing.release_time": _of("helen"),
    "shadowing.begin_not_now": _of("helen"),
    "shadowing.say_not_now": _of("helen"),
    # the visitor
    "shadowing.choose_leader": own(_PLACEMENT),
    "shadowing.ask_leader": own(_PLACEMENT),
    "shadowing.edit_placement": own(_PLACEMENT),
    "shadowing.change_placement": own(_PLACEMENT),
    "shadowing.choose_host": own(_PLACEMENT),
    "shadowing.ask_other_host": own(_PLACEMENT),
    "shadowing.confirm_finish": own(_PLACEMENT),
    "shadowing.finish_placement": own(_PLACEMENT),
    "shadowing.choose_placement_share": own(_PLACEMENT),
    "shadowing.share_placement": own(_PLACEMENT),
    # references: asked for by Amina, written by Lena, shared with Tom
    "shadowing.read_reference": _of("amina", "lena"),
    "shadowing.begin_reference": own(_PLACEMENT),
    "shadowing.ask_for_reference": own(_PLACEMENT),
    "shadowing.confirm_reference_deletion": own(_PLACEMENT),
    "shadowing.delete_reference": own(_PLACEMENT),
    "shadowing.choose_reference_share": own(_PLACEMENT),
    "shadowing.share_reference": own(_PLACEMENT),
    "shadowing.begin_writing": _of("lena"),
    "shadowing.hand_over_reference": _of("lena"),
    "shadowing.decline_reference": _of("lena"),
    "shadowing.confirm_taking_back": _of("lena"),
    "shadowing.take_back_reference": _of("lena"),
    "shadowing.read_shared_reference": asked_of_tom({"share_id": "{placement_reference_share}"}),
}
