"""Rows of the access table: the live room on the server. Only its version needs no sign-in."""

from collections.abc import Mapping

from tests.house.access_row import EVERYBODY, Row
from tests.house.access_sessions import managed
from tests.house.belongings_sessions import JOIN_CODE

LIVE: Mapping[str, Row] = {
    "inset.drive": managed(),
    "inset.read_live": managed(),
    "inset.read_version": Row(EVERYBODY, {"code": JOIN_CODE}),
}
