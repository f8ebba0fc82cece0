"""Rows of the access table: the way to becoming a SENCo. Amina has one; Tom is asked to talk."""

from collections.abc import Mapping

from tests.house.access_row import ON_STAFF, SIGNED_IN, Row, asked_of_tom, own

_TALK = {"conversation_id": "{conversation}"}
_ASKED = {"share_id": "{conversation_share}"}
_SHARED = {"share_id": "{way_share}"}

WAY: Mapping[str, Row] = {
    "talent.read_way": Row(SIGNED_IN),
    "talent.say_might": Row(SIGNED_IN),
    "talent.edit_words": own({}),
    "talent.save_words": own({}),
    "talent.set_counts": own({}),
    "talent.confirm_setting_aside": Row(SIGNED_IN),
    "talent.set_aside": Row(SIGNED_IN),
    "talent.take_up": own({}),
    "talent.confirm_deletion_of_way": own({}),
    "talent.delete_way": Row(SIGNED_IN),
    "talent.choose_way_share": own({}),
    "talent.share_way": own({}),
    "talent.edit_for_others": own({}),
    "talent.save_for_others": own({}),
    "talent.read_shared_way": asked_of_tom(_SHARED),
    # inviting: everybody who works somewhere, a colleague of their own
    "talent.begin_invitation": Row(ON_STAFF),
    "talent.send_invitation": Row(ON_STAFF),
    "talent.read_invitation": Row(SIGNED_IN),
    "talent.answer_invitation": Row(SIGNED_IN),
    "talent.end_pause": Row(SIGNED_IN),
    # conversations: of whoever asks, and of whom they ask
    "talent.begin_conversation": own({}),
    "talent.ask_for_conversation": own({}),
    "talent.read_conversation": own(_TALK),
    "talent.edit_time": own(_TALK),
    "talent.propose_time": own(_TALK),
    "talent.accept_time": own(_TALK),
    "talent.hold_conversation": own(_TALK),
    "talent.cancel_conversation": own(_TALK),
    "talent.edit_agreed": own(_TALK),
    "talent.write_agreed": own(_TALK),
    "talent.let_see_conversation": own(_TALK),
    "talent.download_conversation": own(_TALK),
    "talent.read_shared_conversation": asked_of_tom(_ASKED),
    "talent.edit_shared_time": asked_of_tom(_ASKED),
    "talent.propose_shared_time": asked_of_tom(_ASKED),
    "talent.accept_shared_time": asked_of_tom(_ASKED),
    "talent.decline_conversation": asked_of_tom(_ASKED),
    "talent.hold_shared_conversation": asked_of_tom(_ASKED),
    "talent.cancel_shared_conversation": asked_of_tom(_ASKED),
    "talent.edit_shared_agreed": asked_of_tom(_ASKED),
    "talent.write_shared_agreed": asked_of_tom(_ASKED),
    "talent.download_shared_conversation": asked_of_tom(_ASKED),
}
