"""Names as two people may write them, to find the same person again. Pure."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A member of staff who can be put on a list. `what`: their job, or their school at a trust."""

    person_id: int
    name: str
    what: str
    email: str
    staff_code: str
    group_ids: frozenset[int] = frozenset()


def name_key(name: str) -> str:
    """`yusuf amina` for Amina Yusuf, YUSUF, Amina and Mrs Amina  Yúsuf alike."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "").replace("'", ""))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    words = "".join(each if each.isalnum() else " " for each in letters).split()
    kept = [each for each in words if each not in TITLES] or words
    return " ".join(sorted(kept))


def by_name(staff: Iterable[Colleague]) -> Mapping[str, tuple[Colleague, ...]]:
    """Members of staff by the key of their name."""
    found: dict[str, tuple[Colleague, ...]] = {}
    for each in staff:
        key = name_key(each.name)
        found[key] = (*found.get(key, ()), each)
    return found


def found_in(staff: Iterable[Colleague], typed: str) -> tuple[Colleague, ...]:
    """Members of staff in whose name, address or code every typed word is found."""
    words = name_key(typed).split()
    if not words:
        return ()
    return tuple(
        each
        for each in staff
        if all(
            word in name_key(each.name) or word in f"{each.email} {each.staff_code}".casefold()
            for word in words
        )
    )
