"""A person's own words before they are kept: some, not endless, and naming no pupil.

Pure: knows no web and no database.
"""

from collections.abc import Sequence
from datetime import date

from learning.drafts import pupil_identifiers
from learning.drafts.pupil_identifiers import LikelyIdentifier
from learning.drafts.rules import LONGEST_TEXT, as_kept
from learning.errors import Refused

Paragraphs = tuple[tuple[str, ...], ...]


class MayNamePupil(Refused):
    """The words hold what may tell who a pupil is; their writer can say that they do not."""

    def __init__(self, found: Sequence[LikelyIdentifier], field: str | None) -> None:
        looks = "; ".join(str(each) for each in found)
        super().__init__(f"Please check: {looks}. Take out what could tell who a pupil is.", field)


def words_to_keep(
    typed: str,
    *,
    today: date,
    names_no_pupil: bool,
    longest: int = LONGEST_TEXT,
    field: str = "body",
) -> str:
    """The words as they are kept. Raises Refused for none or too many, MayNamePupil for a warning.

    `names_no_pupil`: the writer was warned and said that no pupil is named.
    """
    words = as_kept(typed).strip()
    if not words:
        raise Refused("Write a few words first.", field)
    if len(words) > longest:
        raise Refused(
            f"This is {len(words):,} characters long, and {longest:,} can be kept. "
            "Make it shorter; what you typed is still here.",
            field,
        )
    found = () if names_no_pupil else pupil_identifiers.found_in(words, today)
    if found:
        raise MayNamePupil(found, field)
    return words


def paragraphs(words: str) -> Paragraphs:
    """A plain text as paragraphs of lines, as it was typed."""
    found: list[tuple[str, ...]] = []
    lines: list[str] = []
    for line in (*words.split("\n"), ""):
        if line.strip():
            lines.append(line)
        elif lines:
            found.append(tuple(lines))
            lines = []
    return tuple(found)
