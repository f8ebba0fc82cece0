"""Who may open what of My record: entries and protected time are their owner's alone."""

from tests.house.access_row import SIGNED_IN, Row, own

_ENTRY = own({"entry_id": "{entry}"})
_BOOKING = own({"booking_id": "{booking}"})

LEDGER = {
    "records.download_record_xlsx": Row(SIGNED_IN),
    "records.add_entry": Row(SIGNED_IN),
    "records.save_new_entry": Row(SIGNED_IN),
    "records.read_entry": _ENTRY,
    "records.change_entry": _ENTRY,
    "records.save_entry": _ENTRY,
    "records.confirm_entry_deletion": _ENTRY,
    "records.delete_entry": _ENTRY,
    "records.ask_impact": _ENTRY,
    "records.save_impact": _ENTRY,
    "records.put_impact_off": _ENTRY,
    "records.ask_no_more": _ENTRY,
    "records.list_protected_time": Row(SIGNED_IN),
    "records.print_protected_time": Row(SIGNED_IN),
    "records.begin_booking": Row(SIGNED_IN),
    "records.book_protected_time": Row(SIGNED_IN),
    "records.tell_protected_time": _BOOKING,
    "records.save_told": _BOOKING,
    "records.change_protected_time": _BOOKING,
    "records.save_protected_time": _BOOKING,
    "records.confirm_protected_deletion": _BOOKING,
    "records.delete_protected_time": _BOOKING,
    "records.download_protected_time": _BOOKING,
}
