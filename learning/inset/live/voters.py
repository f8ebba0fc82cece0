"""Keys that tell phones apart and nobody's name. Pure."""

import hmac

from learning.errors import Refused
from learning.inset.live.phones import PhoneRoom
from learning.inset.live.rules import KEYS_GONE
from learning.inset.models import LiveRoom


def voter_key_of(
    room: LiveRoom | PhoneRoom, *, person_id: int | None = None, token: str = ""
) -> str:
    """The key under which a person, or the phone with this token, answers in this room.

    Two devices of one person are one voice. Raises Refused once the salt is gone.
    """
    if room.salt is None:
        raise Refused(KEYS_GONE)
    if (person_id is None) == (not token):
        raise ValueError("a voter is a person or a phone")
    name = f"person:{person_id}" if person_id is not None else f"phone:{token}"
    return hmac.new(room.salt.encode(), name.encode(), "sha256").hexdigest()
