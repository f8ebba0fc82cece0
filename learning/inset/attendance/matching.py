"""Who is meant by each line of a sign-in sheet, as far as it can be told. Pure."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum

from learning.clock import london_day
from learning.drafts.hours import instants_of
from learning.inset.attendance.files import SheetLine, clock_times
from learning.inset.attendance.names import Colleague, by_name, name_key

MOST_LIKE = 3
LIKENESS = 0.8
FAR_FROM_IT = timedelta(hours=3)
ONE_DAY = timedelta(days=1)
WRONG_TIME = "“{}” is no time that can be read, so no time is kept."
OTHER_TIME = "“{}” is hours away from the session, so no time is kept."


class Found(StrEnum):
    """What is known of a line."""

    KNOWN = "known"
    CHOOSE = "choose"
    NOBODY = "nobody"
    THERE = "there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A line, and whom it may mean. `because`: why it has to be chosen, or is there already."""

    line: SheetLine
    found: Found
    people: tuple[Colleague, ...] = ()
    because: str = ""
    arrived_at: datetime | None = None
    problem: str = ""

    @property
    def field(self) -> str:
        """The name of its choice in the form."""
        return f"line-{self.line.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Who is on the list already: people by their key, visitors by name and school."""

    person_ids: frozenset[int]
    visitors: frozenset[tuple[str, str]]
    schools: frozenset[str]
    """The names of the organisation and its schools, as `name_key` writes them."""


def matched(
    lines: Sequence[SheetLine],
    staff: Sequence[Colleague],
    here: Here,
    starts_at: datetime,
    ends_at: datetime,
) -> tuple[Match, ...]:
    """Each line with whom it means. A second line for the same person is there already."""
    names = by_name(staff)
    taken: dict[Hashable, str] = dict.fromkeys(here.person_ids, "On the list already")
    visitors: dict[Hashable, str] = dict.fromkeys(here.visitors, "A visitor on the list already")
    found = []
    for line in lines:
        kind, people, because = _who(line, staff, names, here.schools)
        if kind is Found.KNOWN:
            kind, because = _unless_there(kind, taken, people[0].person_id, line.number)
        elif kind is Found.NOBODY:
            kind, because = _unless_there(kind, visitors, visitor_key(line), line.number)
        arrived_at, problem = arrival(line.at, starts_at, ends_at)
        found.append(
            Match(
                line=line,
                found=kind,
                people=people,
                because=because,
                arrived_at=arrived_at,
                problem=problem,
            )
        )
    return tuple(found)


def visitor_key(line: SheetLine) -> tuple[str, str]:
    """Under which the same visitor is known again."""
    return name_key(line.who), name_key(line.school)


def arrival(written: str, starts_at: datetime, ends_at: datetime) -> tuple[datetime | None, str]:
    """The instant that was meant, as near to the start as can be; or else a sentence why not."""
    if not written.strip():
        return None, ""
    here = london_day(starts_at)
    instants = [
        instant
        for at in clock_times(written)
        for on in (here - ONE_DAY, here, here + ONE_DAY)
        for instant in instants_of(on, at)
    ]
    if not instants:
        return None, WRONG_TIME.format(written)
    nearest = min(instants, key=lambda each: (abs(each - starts_at), each))
    if not starts_at - FAR_FROM_IT <= nearest <= ends_at + FAR_FROM_IT:
        return None, OTHER_TIME.format(written)
    return nearest, ""


def _who(
    line: SheetLine,
    staff: Sequence[Colleague],
    names: Mapping[str, tuple[Colleague, ...]],
    schools: Collection[str],
) -> tuple[Found, tuple[Colleague, ...], str]:
    certain = _certain(line, staff)
    named = names.get(name_key(line.name), ()) if line.name else ()
    if certain:
        if not line.name or _share_a_word(certain.name, line.name):
            return Found.KNOWN, (certain,), ""
        people = (certain, *(each for each in named if each != certain))
        return Found.CHOOSE, people, "The address or code belongs to somebody of another name."
    if not named:
        return Found.NOBODY, _alike(line, staff, names), ""
    if line.school and name_key(line.school) not in schools:
        return Found.CHOOSE, named, "The line names another school."
    several = "Several members of staff have this name." if len(named) > 1 else ""
    return Found.CHOOSE if several else Found.KNOWN, named, several


def _certain(line: SheetLine, staff: Iterable[Colleague]) -> Colleague | None:
    """Whoever has the address, or else the code, of the line."""
    email, code = line.email.casefold(), line.code.casefold()
    tests: list[Callable[[Colleague], bool]] = []
    if email:
        tests.append(lambda each: each.email.casefold() == email)
    if code:
        tests.append(lambda each: each.staff_code.casefold() == code)
    people = list(staff)
    for test in tests:
        for each in people:
            if test(each):
                return each
    return None


def _share_a_word(one: str, other: str) -> bool:
    return not set(name_key(one).split()).isdisjoint(name_key(other).split())


def _alike(
    line: SheetLine, staff: Sequence[Colleague], names: Mapping[str, tuple[Colleague, ...]]
) -> tuple[Colleague, ...]:
    """Members of staff of nearly that name, or with that surname and initial."""
    typed = name_key(line.name)
    if not typed:
        return ()
    close = get_close_matches(typed, names, n=MOST_LIKE, cutoff=LIKENESS)
    found = [each for key in close for each in names[key]]
    found += [each for each in staff if each not in found and _short_for(typed, each)]
    return tuple(found[:MOST_LIKE])


def _short_for(typed: str, who: Colleague) -> bool:
    """Whether `a yusuf` can stand for Amina Yusuf: every word whole, or as its first letter."""
    own = name_key(who.name).split()
    words = typed.split()
    whole = [word for word in words if word in own]
    short = [word for word in words if word not in own]
    rest = [word for word in own if word not in whole]
    return bool(whole) and all(
        len(word) == 1 and any(each.startswith(word) for each in rest) for word in short
    )


def _unless_there(
    kind: Found, taken: dict[Hashable, str], key: Hashable, number: int
) -> tuple[Found, str]:
    """The same, unless they are on the list or stood on an earlier line."""
    if key in taken:
        return Found.THERE, taken[key]
    taken[key] = f"On line {number} already"
    return kind, ""
