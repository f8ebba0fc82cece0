"""How a mentor gets to a way that is shared with them: past its cover, and only to their part."""

from flask_login import current_user

from learning import clock
from learning.sharing.lines import OpenedShare
from learning.sharing.queries import NoLongerShared, opened_share, standing_share
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.services import open_share


def opened_to_read(share_id: int, part: Part) -> OpenedShare | None:
    """The way as it stands open to whoever asks; None: send them to its cover.

    Raises NotFound for what was never shared with them, NoLongerShared for what is over or holds
    this part no more.
    """
    opened = opened_share(current_user.id, share_id, SubjectKind.INTEREST, now=clock.now())
    if opened is not None and part not in opened.parts:
        raise NoLongerShared
    return opened


def opened_to_write(share_id: int, part: Part) -> OpenedShare:
    """The same for somebody who sends their own words, for which no cover may get in the way.

    After an hour of writing the look is noted anew, so that what they wrote can be shown to them.
    """
    standing = standing_share(current_user.id, share_id, SubjectKind.INTEREST, now=clock.now())
    if part not in standing.parts:
        raise NoLongerShared
    if opened_to_read(share_id, part) is None:
        open_share(current_user.id, share_id)
    return standing
