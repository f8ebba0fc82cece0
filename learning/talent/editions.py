"""What two windows make of one thing that has several parts. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from learning.drafts.free_text import Paragraphs, paragraphs
from learning.errors import Refused

Parts = Mapping[str, str]
"""What is kept, part by part, as text; an empty text is a part without anything."""
NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Merged:
    """What stands afterwards, and the parts that two windows changed to different things."""

    parts: Parts
    clashes: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What another window has kept meanwhile, to be read beside what was sent here."""

    choice: str
    words: str = ""
    day: str = ""

    @property
    def paragraphs(self) -> Paragraphs:
        """The words as they were typed."""
        return paragraphs(self.words)


class KeptMeanwhile(Refused):
    """Another window said something else to this meanwhile; `edition` names what stands."""

    def __init__(self, standing: Standing, edition: str) -> None:
        super().__init__(
            "You changed this in another window meanwhile. What stands now is shown beside your "
            "words; save again to put yours in its place.",
            "answer",
        )
        self.standing = standing
        self.edition = edition


def edition(parts: Parts) -> str:
    """A name for all of it, with a name of its own for each part in it."""
    return "-".join(_name(words) for words in parts.values())


def merged(kept: Parts, said: Parts, seen: str) -> Merged:
    """What stands when `said` is said by somebody who saw the edition `seen`.

    `said` holds the parts that were said at all. What was changed here alone or there alone is
    taken as changed; what was changed here and there to different things stays as it is kept, and
    is among the clashes. Whoever saw no edition of ours saw nothing.
    """
    names = seen.split("-")
    if len(names) != len(kept):
        names = [NOTHING] * len(kept)
    seen_as = dict(zip(kept, names, strict=True))
    changed = {part: words for part, words in said.items() if words != kept[part]}
    ours = {part: words for part, words in changed.items() if _name(words) != seen_as[part]}
    clashes = frozenset(part for part in ours if _name(kept[part]) != seen_as[part])
    standing = {part: ours[part] for part in ours if part not in clashes}
    return Merged({**kept, **standing}, clashes)


def _name(words: str) -> str:
    return blake2b(words.encode(), digest_size=5).hexdigest() if words else NOTHING
