"""A person's own words as a service keeps them today: needed, or left out."""

from learning import clock
from learning.drafts.free_text import words_to_keep
from learning.drafts.rules import as_kept


def needed_words(typed: str, field: str, longest: int, *, names_no_pupil: bool) -> str:
    """Words that cannot be left out, as they are kept; Refused or MayNamePupil beside the field."""
    return words_to_keep(
        typed, today=clock.today(), names_no_pupil=names_no_pupil, longest=longest, field=field
    )


def words(typed: str, field: str, longest: int, *, names_no_pupil: bool) -> str:
    """The same for words that may be left out."""
    if not as_kept(typed).strip():
        return ""
    return needed_words(typed, field, longest, names_no_pupil=names_no_pupil)
