"""Reading one reflection to share it, and as whoever it is shared with sees it."""

from dataclasses import dataclass
from textwrap import shorten

from sqlalchemy import select

from learning import clock
from learning.database import db
from learning.reflections.models import Reflection
from learning.reflections.queries import own_reflection
from learning.reflections.threads import Words, words_of
from learning.sharing.lines import OpenedShare, ShareLine
from learning.sharing.queries import NoLongerShared, shares_of
from learning.sharing.rules import SubjectKind

LONGEST_TITLE = 120
"""Characters of the question in the title of a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePage:
    """One reflection, first or later, to be shared; and who sees it now."""

    prompt: str
    words: Words
    is_later: bool
    shares: tuple[ShareLine, ...]

    @property
    def title(self) -> str:
        """What those it is shared with find it under."""
        question = shorten(self.prompt, LONGEST_TITLE, placeholder=" …")
        day = self.words.written_on
        return f"“{question}”, {day.day} {day:%B %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedReflection:
    """What a reader sees: the question, and the words as they stand."""

    prompt: str
    words: Words
    is_later: bool


def reflection_to_share(person_id: int, reflection_id: int) -> SharePage:
    """A reflection of this person's own; raises NotFound for any other."""
    row = own_reflection(person_id, reflection_id)
    return SharePage(
        prompt=row.prompt,
        words=words_of(row),
        is_later=row.revisits_id is not None,
        shares=shares_of(person_id, SubjectKind.REFLECTION, reflection_id, today=clock.today()),
    )


def shared_reflection(share: OpenedShare) -> SharedReflection:
    """The words that are shared; raises NoLongerShared if they are deleted."""
    row = db.session.scalar(
        select(Reflection).where(
            Reflection.id == share.subject_id, Reflection.person_id == share.owner_id
        )
    )
    if row is None:
        raise NoLongerShared
    return SharedReflection(
        prompt=row.prompt, words=words_of(row), is_later=row.revisits_id is not None
    )
