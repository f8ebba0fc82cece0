"""The address in an e-mail that takes an answer without signing in.

It is signed, names one attendance and one follow-up, and lasts for 30 days; it opens nothing else.
"""

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

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


def token_for(secret_key: str, link: Link) -> str:
    """The last part of the address, from now on for as long as a link lasts."""
    made = int(clock.now().timestamp())
    return _serializer(secret_key).dumps([link.attendance_id, link.weeks, made])


def read_token(secret_key: str, token: str) -> Link:
    """What the link is for. Raises NotFound for one that we never made, Refused for an old one."""
    try:
        attendance_id, weeks, made = _serializer(secret_key).loads(token)
    except BadSignature:
        raise NotFound from None
    if weeks not in FOLLOW_UP_WEEKS:
        raise NotFound
    if clock.now().timestamp() - made > LINK_LASTS.total_seconds():
        raise Refused(TOO_OLD)
    return Link(attendance_id, weeks)


def _serializer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt="alongside-follow-up")
