"""What of a person's own ledger could go along, and where they were when: reads only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from content import Library
from learning import clock
from learning.courses.models import LessonProgress
from learning.courses.pathways.rules import gives_away_interest
from learning.courses.queries import completions_of
from learning.cpd import queries as ledger
from learning.cpd.queries import Entry
from learning.cpd.rules import KIND_WORDS, LONGEST_PROVIDER, LONGEST_TITLE, OWN_SOURCE, CpdKind
from learning.database import db
from learning.drafts.rules import LONGEST_TEXT
from learning.inset.models import Attendance, InsetSession, SessionPart
from learning.people.models import Membership, Organisation, Person
from learning.records.carrying import rules
from learning.records.carrying.blocks import MOST_MINUTES, Line, kept_link, kept_slug
from learning.records.carrying.plain_json import cleaned
from learning.records.carrying.rules import Apart, Candidate, Place

TELLS_NOTHING = frozenset({OWN_SOURCE, "qualification", "training"})
"""Kinds of source that tell no interest by themselves; any other not named here is asked about."""
MODULE, LESSON, SESSION = "module", "lesson", "inset_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What a school knows by itself. `lessons`: those done, of each module; `sessions`: by key.

    `entered`: the lessons that stand in the ledger by themselves.
    """

    since: datetime
    entered: frozenset[str]
    versions: Mapping[str, int]
    lessons: Mapping[str, frozenset[str]]
    sessions: Mapping[str, tuple[int, frozenset[str]]]

    def verifies(self, entry: Entry) -> bool:
        """Whether the entry is more than its owner's word.

        A lesson that was opened again stays for what was written about it, and counts nothing.
        """
        if entry.source_kind == MODULE:
            return entry.source_key in self.versions
        if entry.source_kind == LESSON:
            return entry.minutes > 0
        return entry.source_kind == SESSION and entry.source_key in self.sessions


def places_of(person_id: int) -> tuple[Place, ...]:
    """Everywhere the person works or worked, by name; not where they are only invited."""
    rows = db.session.execute(
        select(
            Organisation.id,
            Organisation.name,
            Organisation.urn,
            Membership.starts_on,
            Membership.ends_on,
        )
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(Membership.person_id == person_id, Membership.invited_as.is_(None))
        .order_by(Organisation.name)
    )
    return tuple(
        Place(
            organisation_id=row.id,
            name=row.name,
            urn=row.urn or "",
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in rows
    )


def candidates_of(person_id: int, library: Library) -> tuple[Candidate, ...]:
    """Everything of the ledger that could go along, oldest first, with nothing left out of it.

    What was brought along goes in the block in which it came; what a school no longer stands by
    (a certificate withdrawn, a session it turned out somebody was not at) goes nowhere.
    """
    own, today = _own_entries(person_id), clock.today()
    known = _known(person_id, own)
    return tuple(
        _candidate(person_id, entry, known, library)
        for entry in own
        if entry.happened_on <= today
        if known.verifies(entry) or entry.source_kind not in (MODULE, LESSON, SESSION)
    )


def known_keys_of(person_id: int) -> frozenset[str]:
    """The keys of everything that stands in the person's own ledger, or is counted in it."""
    own = _own_entries(person_id)
    known = _known(person_id, own)
    found: set[str] = set()
    for entry in own:
        found |= {_key(person_id, known, (entry.source_kind, entry.source_key))}
        found |= set(_stands_for(person_id, entry, known))
    return frozenset(found)


def _own_entries(person_id: int) -> tuple[Entry, ...]:
    """What was done or entered here, and not brought along."""
    return tuple(each for each in ledger.entries(person_id) if each.source_kind != rules.SOURCE)


def _candidate(person_id: int, entry: Entry, known: _Known, library: Library) -> Candidate:
    organisation_id, _ = known.sessions.get(entry.source_key, (None, None))
    return Candidate(
        line=_line(person_id, entry, known),
        written_on=clock.london_day(entry.created_at),
        is_verified=known.verifies(entry),
        apart=_apart(entry, known, library),
        organisation_id=organisation_id if entry.source_kind == SESSION else None,
    )


def _line(person_id: int, entry: Entry, known: _Known) -> Line:
    is_module = entry.source_kind == MODULE
    return Line(
        key=_key(person_id, known, (entry.source_kind, entry.source_key)),
        kind=entry.kind,
        title=rules.one_line(entry.title, LONGEST_TITLE) or KIND_WORDS[entry.kind],
        day=entry.happened_on,
        minutes=min(entry.minutes, MOST_MINUTES),
        provider=rules.one_line(entry.provider, LONGEST_PROVIDER),
        need_type=kept_slug(entry.need_type),
        version=known.versions.get(entry.source_key, 0) if is_module else 0,
        impact=_words(entry.impact),
        reflection=_words(entry.reflection),
        link=kept_link(cleaned(entry.evidence_link)),
        stands_for=tuple(_stands_for(person_id, entry, known)),
    )


def _words(text: str) -> str:
    return cleaned(text).strip()[:LONGEST_TEXT].strip()


def _key(person_id: int, known: _Known, source: tuple[str, str]) -> str:
    return rules.entry_key(person_id, known.since, source)


def _stands_for(person_id: int, entry: Entry, known: _Known) -> Iterator[str]:
    """The keys of the lessons that a finished module took the place of."""
    if entry.source_kind == MODULE:
        slug = _module_of(entry)
        for lesson in sorted(known.lessons.get(slug, ())):
            if f"{slug}/{lesson}" not in known.entered:
                yield _key(person_id, known, (LESSON, f"{slug}/{lesson}"))


def _apart(entry: Entry, known: _Known, library: Library) -> Apart | None:
    if entry.kind is CpdKind.REVIEW:
        return Apart.REVIEWS
    if entry.source_kind in TELLS_NOTHING:
        return None
    if entry.source_kind not in (MODULE, LESSON, SESSION):
        return Apart.VISITS
    slugs = frozenset({_module_of(entry)})
    if entry.source_kind == SESSION:
        _, slugs = known.sessions[entry.source_key]
    return Apart.ASPIRING if any(_tells_interest(slug, library) for slug in slugs) else None


def _module_of(entry: Entry) -> str:
    return entry.source_key.partition("@" if entry.source_kind == MODULE else "/")[0]


def _tells_interest(slug: str, library: Library) -> bool:
    """Whether a course is for aspiring SENCos; of one that is gone nobody knows, so perhaps."""
    module = library.module(slug)
    return module is None or gives_away_interest(module.audience)


def _known(person_id: int, own: Sequence[Entry]) -> _Known:
    lessons: dict[str, set[str]] = {}
    for slug, lesson in db.session.execute(
        select(LessonProgress.module_slug, LessonProgress.lesson_slug).where(
            LessonProgress.person_id == person_id, LessonProgress.completed_at.is_not(None)
        )
    ):
        lessons.setdefault(slug, set()).add(lesson)
    return _Known(
        since=db.session.scalars(select(Person.created_at).where(Person.id == person_id)).one(),
        entered=frozenset(each.source_key for each in own if each.source_kind == LESSON),
        versions={
            f"{each.slug}@{each.version}": each.version
            for each in completions_of(person_id)
            if each.withdrawn_at is None
        },
        lessons={slug: frozenset(each) for slug, each in lessons.items()},
        sessions=_sessions(person_id),
    )


def _sessions(person_id: int) -> dict[str, tuple[int, frozenset[str]]]:
    """The sessions at which the person was: where, and from which modules they were made."""
    rows = db.session.execute(
        select(
            InsetSession.id,
            InsetSession.organisation_id,
            InsetSession.module_slug,
            SessionPart.module_slug.label("of_part"),
        )
        .join(Attendance, Attendance.inset_session_id == InsetSession.id)
        .outerjoin(SessionPart, SessionPart.inset_session_id == InsetSession.id)
        .where(Attendance.person_id == person_id, Attendance.withdrawn_at.is_(None))
    )
    found: dict[str, tuple[int, frozenset[str]]] = {}
    for row in rows:
        _, before = found.get(str(row.id), (0, frozenset()))
        slugs = {slug for slug in (row.module_slug, row.of_part) if slug}
        found[str(row.id)] = (row.organisation_id, before | slugs)
    return found
