"""Rows of the access table: what follows a session that Priya has led and at which Amina was."""

from collections.abc import Mapping

from tests.house.access_row import EVERYBODY, Row, own

_SESSION = {"session_id": "{followed_session}"}
_WEEKS = {**_SESSION, "weeks": 2}
_LINK = {"token": "{follow_up_token}"}

FOLLOWING: Mapping[str, Row] = {
    "inset.evaluate": own(_SESSION),
    "inset.keep_evaluation": own(_SESSION),
    "inset.take_words_back": own(_SESSION),
    "inset.follow_up": own(_WEEKS),
    "inset.keep_follow_up": own(_WEEKS),
    "inset.put_follow_up_aside": own(_WEEKS),
    # whoever has the link, which an e-mail brought; it shows no answer
    "inset.follow_up_by_link": Row(EVERYBODY, _LINK),
    "inset.keep_follow_up_by_link": Row(EVERYBODY, _LINK),
    "inset.put_aside_by_link": Row(EVERYBODY, _LINK),
    # totals: whoever manages the session; governors, trust leads, other schools find nothing
    "inset.read_results": Row(("priya", "helen"), _SESSION, others_get=404),
}
