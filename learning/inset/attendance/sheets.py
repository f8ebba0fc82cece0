"""A sign-in sheet and the list of a session: who is meant, and what was confirmed of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from learning.errors import Refused
from learning.inset.attendance import rules
from learning.inset.attendance.correcting import Change, Visitor, add_visitor, add_with_times
from learning.inset.attendance.ending import check_list
from learning.inset.attendance.files import SheetLine
from learning.inset.attendance.matching import Found, Here, Match, matched, visitor_key
from learning.inset.attendance.names import Colleague, by_name, name_key
from learning.inset.attendance.queries import colleagues, school_names, standing_rows
from learning.inset.attendance.services import clean_school
from learning.inset.models import InsetSession
from learning.inset.rules import How
from learning.inset.sessions.times import ends_at
from learning.people.rules import clean_name

__all__ = ["Wanted", "check_list", "chosen", "found", "keep", "names_of_staff", "own_schools"]

VISITOR, OUT, TYPED = "visitor", "out", "typed"
CHOOSE = "Choose who this is, or leave the line out."
NOT_ALONE = "Several people have this name. Type the e-mail address instead."
NO_SUCH = "Nobody on the staff is called that. Type the name as it stands on the staff list."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was confirmed: people with the time they came, visitors; or what to put right."""

    people: dict[int, datetime | None]
    visitors: tuple[Visitor, ...]
    errors: Mapping[str, str]


def found(row: InsetSession, lines: Sequence[SheetLine]) -> tuple[Match, ...]:
    """Each line of the sheet with whom it means, as the staff and the list are now."""
    return _matched(row, lines, colleagues(row))


def chosen(row: InsetSession, lines: Sequence[SheetLine], choices: Mapping[str, str]) -> Wanted:
    """What somebody has chosen for each line; with errors, nothing of it is to be kept."""
    staff = colleagues(row)
    people: dict[int, datetime | None] = {}
    visitors: list[Visitor] = []
    errors: dict[str, str] = {}
    for match in _matched(row, lines, staff):
        try:
            person_id = _chosen(match, choices, staff)
            if person_id:
                people.setdefault(person_id, match.arrived_at)
            elif person_id is not None:
                visitors.append(_visitor(match))
        except Refused as refused:
            errors[match.field] = refused.message
    return Wanted(people=people, visitors=tuple(visitors), errors=errors)


def keep(change: Change, wanted: Wanted) -> tuple[int, int]:
    """Those who were confirmed are on the list; how many people and visitors were not before."""
    added = add_with_times(change, wanted.people, how=How.FILE)
    return added, sum(add_visitor(change, each, how=How.FILE) for each in wanted.visitors)


def names_of_staff(row: InsetSession) -> tuple[str, ...]:
    """The names to choose from while typing; an address where two have the same name."""
    named = by_name(colleagues(row))
    return tuple(
        each.name if len(people) == 1 else each.email
        for people in named.values()
        for each in people
    )


def own_schools(row: InsetSession) -> frozenset[str]:
    """The organisation and its schools, as `name_key` writes their names."""
    return frozenset(name_key(name) for name in school_names(row.organisation_id))


def _matched(
    row: InsetSession, lines: Sequence[SheetLine], staff: Sequence[Colleague]
) -> tuple[Match, ...]:
    rows = standing_rows(row.id)
    here = Here(
        person_ids=frozenset(each.person_id for each in rows if each.person_id is not None),
        visitors=frozenset(
            (name_key(each.visitor_name), name_key(each.visitor_school))
            for each in rows
            if each.person_id is None
        ),
        schools=own_schools(row),
    )
    whole = rules.whole_minutes(row.minutes, row.lasted)
    return matched(lines, staff, here, row.starts_at, ends_at(row.starts_at, whole))


def _chosen(match: Match, choices: Mapping[str, str], staff: Sequence[Colleague]) -> int | None:
    """Whom a line stands for: a person, nought for a visitor, None for nobody."""
    choice = choices.get(match.field, "")
    typed = choices.get(f"{match.field}-name", "").strip()
    by_key = {f"p{each.person_id}": each.person_id for each in match.people}
    if choice in by_key:
        return by_key[choice]
    if match.found in (Found.KNOWN, Found.THERE) or choice == OUT:
        return None
    if choice == VISITOR:
        return 0
    if choice == TYPED or (typed and not choice):
        return _typed(typed, staff)
    raise Refused(CHOOSE)


def _typed(typed: str, staff: Sequence[Colleague]) -> int:
    """The member of staff of that name or address."""
    for each in staff:
        if typed.casefold() == each.email.casefold():
            return each.person_id
    people = by_name(staff).get(name_key(typed), ())
    if len(people) == 1:
        return people[0].person_id
    raise Refused(NOT_ALONE if people else NO_SUCH)


def _visitor(match: Match) -> Visitor:
    name, school = visitor_key(match.line)
    digest = hashlib.sha256(f"{name}|{school}".encode()).hexdigest()
    return Visitor(
        name=clean_name(match.line.who),
        school=clean_school(match.line.school),
        key=f"file:{digest[:48]}",
        arrived_at=match.arrived_at,
    )
