"""The address in an e-mail that takes an answer without signing in.

It is signed, names one attendance and one follow-up, and lasts for 30 days; it opens nothing else.
"""

from dataclasses import dataclass

from itsdangerous import BadSignature, SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from learning import clock
from learning.errors import NotFound, Refused
from learning.inset.following.rules import LINK_LASTS
from learning.inset.rules import FOLLOW_UP_WEEKS

TOO_OLD = "This link was for 30 days, and they are over."


@dataclass(frozen=True, slots=True)
class Link:
    """What a link is for."""

    attendance_id: int
    weeks: int


class _Signer(TimestampSigner):
    """Signs with the time of our own clock."""

    def get_timestamp(self) -> int:
        return int(clock.now().timestamp())


def token_for(secret_key: str, link: Link) -> str:
    """The last part of the address."""
    return _serializer(secret_key).dumps([link.attendance_id, link.weeks])


def read_token(secret_key: str, token: str) -> Link:
    """What the link is for. Raises NotFound for one that we never made, Refused for an old one."""
    try:
        found = _serializer(secret_key).loads(token, max_age=int(LINK_LASTS.total_seconds()))
    except SignatureExpired:
        raise Refused(TOO_OLD) from None
    except BadSignature:
        raise NotFound from None
    attendance_id, weeks = found
    if weeks not in FOLLOW_UP_WEEKS:
        raise NotFound
    return Link(attendance_id, weeks)


def _serializer(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt="alongside-follow-up", signer=_Signer)
