"""Reading a diary; always a person's own. A stranger's entry is as one that does not exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import bindparam, case, func, select

from learning.database import db, rows_of
from learning.diary import rules, words
from learning.diary.models import DiaryEntry, DiaryIntention
from learning.diary.rules import Mode, Span
from learning.diary.sums import NOTHING, Amount, Entry, Intention, Sum, amounts_of, sum_of
from learning.errors import NotFound
from learning.people.queries import terms_of
from learning.people.rules import TermDates, school_year_of, term_counting


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A day or a week of the diary. `first_day` is None for a week from memory beside its days."""

    label: str
    first_day: date | None
    total: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """A week: what it adds up to, day by day, and its entries. `previous` and `following`: Mondays.

    A week from memory and entries of days are counted together; `has_both` says that it is so.
    """

    monday: date
    sunday: date
    is_present: bool
    total: Sum
    intention: Intention | None
    sentence: str
    protected: str
    bars: tuple[Bar, ...]
    entries: tuple[Entry, ...]
    memory: tuple[tuple[Mode, Amount], ...]
    previous: date | None
    following: date | None
    has_any: bool

    @property
    def has_both(self) -> bool:
        """Whether the week holds entries of days and a week from memory."""
        return bool(self.entries and self.memory)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    """A term, week by week. Weeks are whole: one that reaches out of the term is counted in full.

    `previous` and `following` are the first days of the terms beside it.
    """

    name: str
    first_day: date
    last_day: date
    is_usual: bool
    total: Sum
    intention: Intention | None
    sentence: str
    protected: str
    bars: tuple[Bar, ...]
    noted_weeks: int
    previous: date | None
    following: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryInShort:
    """The present week in a sentence. `has_entries`: whether anything was ever noted."""

    sentence: str
    minutes: int
    has_entries: bool


def week_page(person_id: int, monday: date, today: date) -> WeekPage:
    """One week of the person's diary. Two statements, or three for an empty week."""
    lines = _entries(person_id, monday, rules.last_of_week(monday))
    intention = intention_of(person_id)
    total, is_present = sum_of(lines), monday == rules.week_of(today)
    when = "This week" if is_present else f"The week of {_short(monday)}"
    memory = amounts_of(line for line in lines if line.span is Span.WEEK)
    return WeekPage(
        monday=monday,
        sunday=rules.last_of_week(monday),
        is_present=is_present,
        total=total,
        intention=intention,
        sentence=words.sentence(when, total, intention),
        protected=words.protected_sentence(total, intention),
        bars=_days(monday, lines),
        entries=tuple(line for line in reversed(lines) if line.span is Span.DAY),
        memory=tuple((mode, memory[mode]) for mode in Mode if mode in memory),
        previous=_beside(monday, -1, today),
        following=_beside(monday, 1, today),
        has_any=bool(lines) or has_entries(person_id),
    )


def term_page(person_id: int, organisation_id: int | None, day: date, today: date) -> TermPage:
    """The term with which a day counts, week by week. Five statements at most."""
    terms = terms_of(organisation_id, school_year_of(day))
    term = term_counting(terms, day)
    before, after = _beside_term(organisation_id, terms, term)
    mondays = rules.weeks_between(term.starts_on, min(term.ends_on, max(today, term.starts_on)))
    lines = _entries(person_id, mondays[0], rules.last_of_week(mondays[-1]))
    intention, total = intention_of(person_id), sum_of(lines)
    bars = tuple(_week(monday, lines) for monday in mondays)
    noted = sum(1 for bar in bars if bar.total.total)
    return TermPage(
        name=_name(term),
        first_day=term.starts_on,
        last_day=term.ends_on,
        is_usual=term.is_usual,
        total=total,
        intention=intention,
        sentence=words.sentence(_name(term), total, intention),
        protected=words.protected_sentence(total, intention, noted),
        bars=bars,
        noted_weeks=noted,
        previous=before.starts_on if before.ends_on >= today - rules.OLDEST else None,
        following=after.starts_on if after.starts_on <= today else None,
    )


def diary_in_short(person_id: int, today: date) -> DiaryInShort:
    """The present week of the person's diary in a sentence. Two statements."""
    rows = rows_of(_IN_SHORT, person_id=person_id, monday=rules.week_of(today))
    by_mode = dict.fromkeys(Mode, 0)
    for row in rows:
        by_mode[row.mode] += int(row.minutes)
    total = Sum(by_mode, sum(int(row.minutes) for row in rows if row.is_protected))
    return DiaryInShort(
        sentence=words.sentence("This week", total, intention_of(person_id)),
        minutes=total.total,
        has_entries=bool(rows),
    )


_IN_SHORT = (
    select(
        DiaryEntry.mode,
        DiaryEntry.is_protected,
        func.sum(case((DiaryEntry.day >= bindparam("monday"), DiaryEntry.minutes), else_=0)).label(
            "minutes"
        ),
    )
    .where(DiaryEntry.person_id == bindparam("person_id"))
    .group_by(DiaryEntry.mode, DiaryEntry.is_protected)
)


def own_entry(person_id: int, entry_id: int) -> Entry:
    """One entry of a day of this person's; raises NotFound for any other."""
    row = db.session.scalar(
        select(DiaryEntry).where(
            DiaryEntry.id == entry_id,
            DiaryEntry.person_id == person_id,
            DiaryEntry.span == Span.DAY,
        )
    )
    if row is None:
        raise NotFound
    return entry_of(row)


def week_from_memory(person_id: int, monday: date) -> dict[Mode, Amount]:
    """What the person noted from memory for a week, by mode; empty if nothing."""
    lines = _entries(person_id, monday, monday)
    return dict(amounts_of(line for line in lines if line.span is Span.WEEK))


def all_entries(person_id: int) -> tuple[Entry, ...]:
    """Everything in the person's diary, oldest first."""
    rows = db.session.scalars(
        select(DiaryEntry)
        .where(DiaryEntry.person_id == person_id)
        .order_by(DiaryEntry.day, DiaryEntry.id)
    )
    return tuple(entry_of(row) for row in rows)


def has_entries(person_id: int) -> bool:
    """Whether the person ever noted anything."""
    return bool(
        db.session.scalar(select(DiaryEntry.id).where(DiaryEntry.person_id == person_id).limit(1))
    )


def intention_of(person_id: int) -> Intention | None:
    """What the person would like their time to go into; None if they have said nothing."""
    rows = db.session.scalars(
        select(DiaryIntention).where(DiaryIntention.person_id == person_id)
    ).all()
    if not rows:
        return None
    percents = dict.fromkeys(Mode, 0) | {row.mode: row.percent for row in rows}
    return Intention(percents=percents, protected_minutes=rows[0].protected_minutes)


def entry_of(row: DiaryEntry) -> Entry:
    """A row as a value."""
    return Entry(
        entry_id=row.id,
        day=row.day,
        span=row.span,
        mode=row.mode,
        minutes=row.minutes,
        is_protected=row.is_protected,
        note=row.note,
    )


def _entries(person_id: int, first: date, last: date) -> tuple[Entry, ...]:
    rows = db.session.scalars(
        select(DiaryEntry)
        .where(DiaryEntry.person_id == person_id, DiaryEntry.day.between(first, last))
        .order_by(DiaryEntry.day, DiaryEntry.id)
    )
    return tuple(entry_of(row) for row in rows)


def _days(monday: date, lines: Sequence[Entry]) -> tuple[Bar, ...]:
    """A bar for each day, and one for what was noted from memory if there is any."""
    singles = [line for line in lines if line.span is Span.DAY]
    found = [
        Bar(
            label=f"{day:%a} {day.day}",
            first_day=day,
            total=sum_of(line for line in singles if line.day == day),
        )
        for day in rules.days_of_week(monday)
    ]
    remembered = sum_of(line for line in lines if line.span is Span.WEEK)
    if remembered != NOTHING:
        found.append(Bar(label="From memory", first_day=None, total=remembered))
    return tuple(found)


def _week(monday: date, lines: Sequence[Entry]) -> Bar:
    sunday = rules.last_of_week(monday)
    of_week = (line for line in lines if monday <= line.day <= sunday)
    return Bar(label=_short(monday), first_day=monday, total=sum_of(of_week))


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _name(term: TermDates) -> str:
    return term.name if term.name.lower().endswith("term") else f"{term.name} term"


def _beside(monday: date, weeks: int, today: date) -> date | None:
    """The week before or after, if something can be noted there."""
    other = monday + timedelta(weeks=weeks)
    is_open = rules.week_of(today - rules.OLDEST) <= other <= rules.week_of(today)
    return other if is_open else None


def _beside_term(
    organisation_id: int | None, terms: Sequence[TermDates], term: TermDates
) -> tuple[TermDates, TermDates]:
    """The terms before and after a term, in other school years where it is the first or last."""
    year, at = school_year_of(term.starts_on), terms.index(term)
    before = terms[at - 1] if at else terms_of(organisation_id, year - 1)[-1]
    following = terms[at + 1 :] or terms_of(organisation_id, year + 1)
    return before, following[0]
