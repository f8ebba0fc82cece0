"""Rows of the access table: comparing, learning points, reflections of visits, what is shared."""

from collections.abc import Mapping

from tests.house.access_row import Row, asked_of_tom, own

_PLACEMENT = {"placement_id": "{compared_placement}"}
_VISIT = {"visit_id": "{compared_visit}"}
_POINT = {**_PLACEMENT, "point_id": "{learning_point}"}
_PROMPT = {**_VISIT, "prompt_slug": "noticing"}
_REFLECTION = {"reflection_id": "{reflection}"}

COMPARING: Mapping[str, Row] = {
    # Amina’s placement; Tom may read what she shares of it
    "shadowing.read_comparison": own(_PLACEMENT),
    "shadowing.print_comparison": own(_PLACEMENT),
    "shadowing.download_comparison": own(_PLACEMENT),
    "shadowing.read_seen": own(_PLACEMENT),
    "shadowing.edit_seen": own(_VISIT),
    "shadowing.save_seen": own(_VISIT),
    "shadowing.read_shared_placement": asked_of_tom({"share_id": "{compared_share}"}),
    "shadowing.list_learning": own(_PLACEMENT),
    "shadowing.begin_learning_point": own(_PLACEMENT),
    "shadowing.write_learning_point": own(_PLACEMENT),
    "shadowing.edit_learning_point": own(_POINT),
    "shadowing.save_learning_point": own(_POINT),
    "shadowing.confirm_learning_point_deletion": own(_POINT),
    "shadowing.delete_learning_point": own(_POINT),
    # reflections of a visit, and one of them shared
    "shadowing.list_prompts": own(_VISIT),
    "shadowing.begin_visit_reflection": own(_PROMPT),
    "shadowing.write_visit_reflection": own(_PROMPT),
    "reflections.choose_share": own(_REFLECTION),
    "reflections.share_reflection": own(_REFLECTION),
    "reflections.read_shared_reflection": asked_of_tom({"share_id": "{reflection_share}"}),
}
