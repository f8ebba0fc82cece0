"""The list of a session as its page shows it: who is invited, who came, who they may be. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from learning.inset.attendance import rules
from learning.inset.attendance.names import Colleague, name_key
from learning.inset.models import Attendance, InsetSession
from learning.inset.rules import BookingState
from learning.web.filters import clock_time

MOST_WITHOUT_SECTIONS = 30
EVERYBODY, CAME, NOT_YET, VISITORS = "", "came", "not-yet", "visitors"
SHOWN_WORDS = {
    EVERYBODY: "Everybody",
    CAME: "Those who came",
    NOT_YET: "Not yet",
    VISITORS: "Visitors",
}
SAID_WORDS = {
    BookingState.GOING: "said they come",
    BookingState.WAITING: "on the waiting list",
    BookingState.NOT_COMING: "said they do not come",
}
CSV_COLUMNS = (
    "Name",
    "Job or school",
    "Invited",
    "Came",
    "Known by",
    "Arrived at",
    "Minutes late",
    "Minutes",
    "From elsewhere",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person or visitor. `key` names them in the form; `alike`: whom a visitor may be."""

    key: str
    name: str
    what: str
    is_visitor: bool
    attendance_id: int | None = None
    is_invited: bool = False
    said: str = ""
    how: str = ""
    arrived_at: datetime | None = None
    late: int = 0
    minutes: int | None = None
    is_remote: bool = False
    group_ids: frozenset[int] = frozenset()
    alike: tuple[Colleague, ...] = ()

    @property
    def is_there(self) -> bool:
        """Whether they are on the list of those who came."""
        return self.attendance_id is not None

    @property
    def initial(self) -> str:
        """The letter under which they stand."""
        return self.name[:1].upper()

    @property
    def facts(self) -> tuple[str, ...]:
        """What is known of their coming, in a few words each."""
        if not self.is_there:
            return (self.said,) if self.said else ()
        found = [self.how]
        if self.late:
            found.append(f"{self.late} minutes late")
        if self.minutes is not None:
            found.append("1 minute" if self.minutes == 1 else f"{self.minutes} minutes")
        if self.is_remote:
            found.append("from elsewhere")
        if not self.is_invited and not self.is_visitor:
            found.append("not invited")
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading; without one where the list is short."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceList:
    """The whole list. `lines`: those shown, after the filters."""

    everybody: tuple[Line, ...]
    lines: tuple[Line, ...]
    shown: str
    group_id: int | None
    groups: tuple[tuple[int, str], ...]

    @property
    def came(self) -> int:
        """How many were there, visitors among them."""
        return sum(line.is_there for line in self.everybody)

    @property
    def visitors(self) -> int:
        """How many of them are visitors."""
        return sum(line.is_visitor for line in self.everybody)

    @property
    def invited(self) -> int:
        """How many are invited."""
        return sum(line.is_invited for line in self.everybody)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The lines by initial, or in one section where they are few."""
        if len(self.lines) <= MOST_WITHOUT_SECTIONS:
            return (Section(title="", lines=self.lines),) if self.lines else ()
        parts = groupby(self.lines, key=lambda line: line.initial)
        return tuple(Section(title=letter, lines=tuple(lines)) for letter, lines in parts)

    @property
    def unknown(self) -> tuple[Line, ...]:
        """Visitors who bear the name of somebody on the staff, and of whom nobody has said yet."""
        return tuple(line for line in self.everybody if line.alike)


def listed(
    planned: InsetSession,
    people: Mapping[int, Colleague],
    *,
    invited: frozenset[int],
    rows: Sequence[Attendance],
    said: Mapping[int, BookingState],
    alike: Mapping[str, tuple[Colleague, ...]],
) -> tuple[Line, ...]:
    """A line for everybody invited and everybody who came, by name."""
    by_person = {row.person_id: row for row in rows if row.person_id is not None}
    lines = [
        _person(planned, each, by_person.get(each.person_id), invited, said)
        for each in people.values()
    ]
    lines += [_visitor(planned, row, alike) for row in rows if row.person_id is None]
    return tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.key)))


def narrowed(lines: Iterable[Line], shown: str, group_id: int | None) -> tuple[Line, ...]:
    """The lines that a filter leaves."""
    return tuple(
        line
        for line in lines
        if _is_shown(line, shown) and (not group_id or group_id in line.group_ids)
    )


def csv_rows(lines: Iterable[Line]) -> Iterator[tuple[str | int | None, ...]]:
    """A row of CSV_COLUMNS for everybody; minutes only where they are not those of the session."""
    for line in lines:
        yield (
            line.name,
            line.what,
            "yes" if line.is_invited else "no",
            "yes" if line.is_there else "no",
            line.how,
            clock_time(line.arrived_at) if line.arrived_at else None,
            line.late or None,
            line.minutes,
            "yes" if line.is_remote else None,
        )


def _is_shown(line: Line, shown: str) -> bool:
    if shown == VISITORS:
        return line.is_visitor
    return line.is_there == (shown == CAME) if shown in (CAME, NOT_YET) else True


def _person(
    planned: InsetSession,
    who: Colleague,
    row: Attendance | None,
    invited: frozenset[int],
    said: Mapping[int, BookingState],
) -> Line:
    booking = said.get(who.person_id)
    return Line(
        key=f"p{who.person_id}",
        name=who.name,
        what=who.what,
        is_visitor=False,
        is_invited=who.person_id in invited,
        said=SAID_WORDS[booking] if booking else "",
        group_ids=who.group_ids,
        **_came(planned, row),
    )


def _visitor(
    planned: InsetSession, row: Attendance, alike: Mapping[str, tuple[Colleague, ...]]
) -> Line:
    asks = row.marked_by_id is None
    return Line(
        key=f"v{row.id}",
        name=row.visitor_name,
        what=f"Visitor, {row.visitor_school}" if row.visitor_school else "Visitor",
        is_visitor=True,
        alike=alike.get(name_key(row.visitor_name), ()) if asks else (),
        **_came(planned, row),
    )


def _came(planned: InsetSession, row: Attendance | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "attendance_id": row.id,
        "how": rules.HOW_WORDS[row.how],
        "arrived_at": row.arrived_at,
        "late": rules.minutes_late(planned.starts_at, row.arrived_at),
        "minutes": row.minutes,
        "is_remote": row.is_remote,
    }
