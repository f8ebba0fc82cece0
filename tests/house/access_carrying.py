"""Who may open what of taking a record along and bringing one, and of the keys of schools."""

from collections.abc import Mapping

from tests.house.access_row import ADMINISTRATORS, SIGNED_IN, Row, own

_BROUGHT = {"key": "{issuer_key}"}
_KEY = {"key_id": "{recognised_key}"}

CARRYING: Mapping[str, Row] = {
    "records.take_along": Row(SIGNED_IN),
    "records.download_along": Row(SIGNED_IN),
    "records.bring_record": Row(SIGNED_IN),
    "records.upload_record": Row(SIGNED_IN),
    "records.check_brought": Row(SIGNED_IN),
    "records.confirm_brought": Row(SIGNED_IN),
    "records.discard_brought": Row(SIGNED_IN),
    # what Amina brought; for everybody else there is none
    "records.confirm_removal": own(_BROUGHT),
    "records.remove_brought": own(_BROUGHT),
    # keys: Sam's desk
    "administration.read_keys": Row(ADMINISTRATORS),
    "administration.make_key": Row(ADMINISTRATORS),
    "administration.add_key": Row(ADMINISTRATORS),
    "administration.confirm_key_removal": Row(ADMINISTRATORS, _KEY),
    "administration.remove_key": Row(ADMINISTRATORS, _KEY),
}
