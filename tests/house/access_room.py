"""Rows of the access table: joining with the code, and the room, which is there for who has joined.

Nobody of the cast has joined: for all of them there is no room, only its door.
"""

from collections.abc import Mapping

from tests.house.access_row import EVERYBODY, SIGNED_IN, Row
from tests.house.belongings_sessions import JOIN_CODE

_CODE = {"code": JOIN_CODE}
_NOT_JOINED = Row((), _CODE, others_get=404, missing_for=EVERYBODY)

ROOM: Mapping[str, Row] = {
    # the door: whoever has the code
    "inset.ask_for_join_code": Row(EVERYBODY),
    "inset.submit_join_code": Row(EVERYBODY),
    "inset.join": Row(EVERYBODY, _CODE),
    "inset.arrive": Row(SIGNED_IN, _CODE),
    "inset.arrive_as_visitor": Row(EVERYBODY, _CODE),
    "inset.leave_room": Row(EVERYBODY, _CODE),
    # the room: who has not joined is led to the door
    "inset.read_room": Row(EVERYBODY, _CODE),
    "inset.read_room_now": _NOT_JOINED,
    "inset.answer_in_room": _NOT_JOINED,
    "inset.ask_in_room": _NOT_JOINED,
    "inset.vote_in_room": Row((), {**_CODE, "question_id": "1"}, 404, EVERYBODY),
    "inset.keep_from_room": _NOT_JOINED,
}
