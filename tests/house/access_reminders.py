"""Who may open what of trainings, of being away, and of reminders."""

from tests.house.access_row import ADMINISTRATORS, SIGNED_IN, Row, own

_TRAINING = {"training_id": "{training}"}
_STAFF = {"membership_id": 1}

REMINDERS = {
    "reminders.edit_choice": Row(SIGNED_IN),
    "reminders.save_choice": Row(SIGNED_IN),
    "people.edit_own_leave": Row(SIGNED_IN),
    "people.save_own_leave": Row(SIGNED_IN),
    "people.end_own_leave": Row(SIGNED_IN),
    "administration.edit_leave": Row(ADMINISTRATORS, _STAFF),
    "administration.save_leave": Row(ADMINISTRATORS, _STAFF),
    "administration.end_leave": Row(ADMINISTRATORS, _STAFF),
    "records.list_trainings": Row(SIGNED_IN),
    "records.begin_training": Row(SIGNED_IN),
    "records.add_training": Row(SIGNED_IN),
    "records.read_training": own(_TRAINING),
    "records.edit_training": own(_TRAINING),
    "records.save_training": own(_TRAINING),
    "records.renew_training": own(_TRAINING),
    "records.remove_training_time": own({**_TRAINING, "time_id": "{training_time}"}),
    "records.put_training_away": own(_TRAINING),
    "records.take_training_up": own(_TRAINING),
    "records.delete_training": own(_TRAINING),
}
