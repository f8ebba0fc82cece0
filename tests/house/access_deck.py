"""Rows of the access table: what whoever leads a session has of it, and nobody else."""

from collections.abc import Mapping

from tests.house.access_row import Row
from tests.house.access_sessions import managed

DECK: Mapping[str, Row] = {
    "inset.read_pack": managed(),
    "inset.download_pack": managed(),
    "inset.read_sign_in_sheet": managed(),
    "inset.download_sign_in_sheet": managed(),
    "inset.show_qr": managed(),
    "inset.present": managed(),
    "inset.remote": managed(),
}
