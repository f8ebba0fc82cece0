"""The rows of parts on the form of a session: sent, moved, added, taken away. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content import Library
from learning.errors import Refused
from learning.inset.rules import PartKind
from learning.inset.sessions.prepared import PreparedPart
from learning.inset.sessions.rules import LONGEST, MOST_PARTS
from learning.inset.sessions.timings import OWN_MINUTES, fitted, parts_of_module, replaced

MOST_ROWS = 2 * MOST_PARTS
NEW_PART = PreparedPart(kind=PartKind.OWN, minutes=OWN_MINUTES)
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_WHAT = {PartKind.LESSON: "Lesson", PartKind.CHECK: "Questions", PartKind.SCENARIO: "Case"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One row: a part, whether it is in, and the minutes as they were typed if they are none."""

    part: PreparedPart
    is_in: bool = True
    wrong_minutes: str = ""

    def as_fields(self) -> dict[str, object]:
        """The values of its fields on the form."""
        part = self.part
        return {
            "kind": part.kind.value,
            "module": part.module_slug,
            "lesson": part.lesson_slug,
            "keep": self.is_in,
            "title": part.title,
            "body": part.body,
            "minutes": self.wrong_minutes or str(part.minutes),
        }


def row_sent(
    *, kind: object, names: tuple[str, str], words: tuple[str, str], minutes: str, is_in: bool
) -> PartRow | None:
    """A row as a form brings it; None for what no page of ours sent."""
    if kind not in tuple(PartKind):
        return None
    known = PartKind(str(kind))
    is_own = known is PartKind.OWN
    if not is_own and not all(_SLUG.fullmatch(name) for name in names):
        return None
    module, lesson = ("", "") if is_own else names
    title, body = words if is_own else ("", "")
    typed = minutes.strip()
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= len(str(LONGEST))
    is_possible = is_number and int(typed) <= LONGEST
    return PartRow(
        part=PreparedPart(
            kind=known,
            minutes=int(typed) if is_possible else 0,
            module_slug=module,
            lesson_slug=lesson,
            title=title,
            body=body,
        ),
        is_in=is_in or is_own,
        wrong_minutes="" if is_possible else typed or "?",
    )


def check_rows(rows: Sequence[PartRow]) -> None:
    """Hold every part that is in to have minutes and, if it is one's own, a name; or Refused."""
    for number, row in enumerate(rows):
        if not row.is_in:
            continue
        if row.wrong_minutes:
            raise Refused(
                f"Write whole minutes for each part, from 0 to {LONGEST}.",
                f"parts-{number}-minutes",
            )
        if row.part.kind is PartKind.OWN and not row.part.title.strip():
            raise Refused("Say what this part is called, or take it away.", f"parts-{number}-title")


def with_module(rows: Sequence[PartRow], slug: str, library: Library) -> tuple[PartRow, ...]:
    """The rows of this module in place of another’s; with none chosen, only one's own."""
    module = library.module(slug)
    own = [row for row in rows if row.part.kind is PartKind.OWN]
    if module is None:
        return tuple(own)
    return tuple(PartRow(part=part) for part in replaced([row.part for row in rows], module))


def with_rest_of_module(
    parts: Sequence[PreparedPart], slug: str, library: Library
) -> tuple[PartRow, ...]:
    """The parts of a session, and unticked below them what else its module has."""
    module = library.module(slug)
    chosen = {(part.kind, part.module_slug, part.lesson_slug) for part in parts}
    rest = [
        PartRow(part=part, is_in=False)
        for part in (parts_of_module(module) if module else ())
        if (part.kind, part.module_slug, part.lesson_slug) not in chosen
    ]
    return (*(PartRow(part=part) for part in parts), *rest)


def moved(rows: Sequence[PartRow], place: int, by: int) -> tuple[PartRow, ...]:
    """The rows with one of them a place further up (-1) or down (1); at an end, as they were."""
    changed = list(rows)
    other = place + by
    if 0 <= place < len(changed) and 0 <= other < len(changed):
        changed[place], changed[other] = changed[other], changed[place]
    return tuple(changed)


def without(rows: Sequence[PartRow], place: int) -> tuple[PartRow, ...]:
    """The rows without one of them."""
    return tuple(row for number, row in enumerate(rows) if number != place)


def with_another(rows: Sequence[PartRow]) -> tuple[PartRow, ...]:
    """The rows with an empty one of one's own below them; no more than there can be."""
    return tuple(rows) if len(rows) >= MOST_ROWS else (*rows, PartRow(part=NEW_PART))


def made_to_fit(rows: Sequence[PartRow], minutes: int) -> tuple[PartRow, ...]:
    """The rows that are in fill the length between them."""
    taken = iter(fitted([row.part for row in rows if row.is_in], minutes))
    return tuple(
        replace(row, part=next(taken), wrong_minutes="") if row.is_in else row for row in rows
    )


def title_of(kind: object, module_slug: str, lesson_slug: str, library: Library) -> str:
    """What a row of a module is, in words; one that the library has no longer says so."""
    what = _WHAT.get(PartKind(str(kind)), "") if kind in tuple(PartKind) else ""
    module = library.module(module_slug)
    lesson = module.lesson(lesson_slug) if module else None
    if lesson is None:
        return f"{what}: {no_longer_there(lesson_slug)}"
    return f"{what}: {lesson.title}"


def no_longer_there(slug: str) -> str:
    """What is called by its slug, because the library does not have it any more."""
    return f"{slug.replace('-', ' ').capitalize()} (not in the library any more)"


def titles_of(parts: Sequence[PreparedPart], library: Library) -> Mapping[int, str]:
    """What each part is called, by its place."""
    return {
        place: part.title or title_of(part.kind.value, part.module_slug, part.lesson_slug, library)
        for place, part in enumerate(parts)
    }
