"""Rows of the access table: attributes and readiness. Amina's own; Tom sees his side of them."""

from collections.abc import Mapping

from tests.house.access_row import SIGNED_IN, Row, asked_of_tom, own

_ATTRIBUTE = {"attribute_slug": "relationships"}
_SHARED = {"share_id": "{way_share}"}
_REVIEW = {"review_id": "{readiness}"}
_CLOSED = {"review_id": "{closed_readiness}"}
_CHECKPOINT = {**_REVIEW, "slug": "the-role"}
_SHARED_REVIEW = {**_SHARED, **_REVIEW}

READINESS: Mapping[str, Row] = {
    # attributes: one's own, and as a mentor sees somebody
    "talent.read_attributes": Row(SIGNED_IN),
    "talent.note_attribute": own(_ATTRIBUTE),
    "talent.save_attribute": own(_ATTRIBUTE),
    "talent.save_sighting": own({**_ATTRIBUTE, "slug": "r1"}),
    "talent.read_attributes_beside": own({"view_id": "{attributes_view}"}),
    "talent.read_shared_attributes": asked_of_tom(_SHARED),
    "talent.note_shared_attribute": asked_of_tom({**_SHARED, **_ATTRIBUTE}),
    "talent.save_shared_attribute": asked_of_tom({**_SHARED, **_ATTRIBUTE}),
    "talent.save_shared_sighting": asked_of_tom({**_SHARED, **_ATTRIBUTE, "slug": "r1"}),
    "talent.hand_over_attributes": asked_of_tom(_SHARED),
    "talent.take_up_attributes": asked_of_tom(_SHARED),
    # readiness: of whoever goes through it, and beside them
    "talent.read_readiness": Row(SIGNED_IN),
    "talent.begin_review": own({}),
    "talent.read_review": own(_CLOSED),
    "talent.answer_all": own(_REVIEW),
    "talent.save_all_answers": own(_REVIEW),
    "talent.answer_checkpoint": own(_CHECKPOINT),
    "talent.save_answer": own(_CHECKPOINT),
    "talent.choose_outcome": own(_REVIEW),
    "talent.save_outcome": own(_REVIEW),
    "talent.reopen_review": own(_CLOSED),
    "talent.print_review": own(_CLOSED),
    "talent.download_review": own(_CLOSED),
    "talent.choose_goals": own(_CLOSED),
    "talent.add_goals": own(_CLOSED),
    "talent.read_readiness_beside": own({**_CLOSED, "view_id": "{readiness_view}"}),
    "talent.read_shared_readiness": asked_of_tom(_SHARED),
    "talent.answer_shared_all": asked_of_tom(_SHARED_REVIEW),
    "talent.save_shared_all": asked_of_tom(_SHARED_REVIEW),
    "talent.answer_shared_checkpoint": asked_of_tom({**_SHARED_REVIEW, "slug": "the-role"}),
    "talent.save_shared_answer": asked_of_tom({**_SHARED_REVIEW, "slug": "the-role"}),
    "talent.hand_over_readiness": asked_of_tom(_SHARED_REVIEW),
    "talent.take_up_readiness": asked_of_tom(_SHARED_REVIEW),
}
