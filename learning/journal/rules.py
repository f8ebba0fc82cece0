"""The fixed vocabulary of the journal."""

from enum import StrEnum


class Verb(StrEnum):
    """What happened. Nothing here says what anybody wrote, chose or scored."""

    SET_UP = "set_up"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    INVITED = "invited"
    ACCEPTED_INVITATION = "accepted_invitation"
    ASKED_FOR_RESET = "asked_for_reset"
    CHANGED_PASSWORD = "changed_password"  # noqa: S105 - a verb, not a password
    ADDED_PERSON = "added_person"
    CHANGED_PERSON = "changed_person"
    DEACTIVATED_PERSON = "deactivated_person"
    ERASED_PERSON = "erased_person"
    EXPORTED_PERSON = "exported_person"
    CHANGED_TERMS = "changed_terms"
    CHANGED_LOCAL_TEXT = "changed_local_text"
    FINISHED_LESSON = "finished_lesson"
    FINISHED_MODULE = "finished_module"
    SHOWED_NAME = "showed_name"
    HID_NAME = "hid_name"
    WITHDREW_CERTIFICATE = "withdrew_certificate"
    MADE_SESSION = "made_session"
    CHANGED_SESSION = "changed_session"
    CANCELLED_SESSION = "cancelled_session"
    OPENED_SESSION = "opened_session"
    ENDED_SESSION = "ended_session"
    CHANGED_ATTENDANCE = "changed_attendance"
    CHANGED_LEAVE = "changed_leave"
    RECOGNISED_KEY = "recognised_key"
    REMOVED_KEY = "removed_key"
