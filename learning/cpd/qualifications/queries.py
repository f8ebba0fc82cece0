"""Reading a qualification record: its owner's, or one that was shared with whoever looks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Select, select

from learning.cpd.qualifications import rules, sources, words
from learning.cpd.qualifications.models import QualificationRecord
from learning.cpd.qualifications.rules import Facts, Stage, Status, Verdict
from learning.cpd.qualifications.sources import Matter, Rule
from learning.database import db
from learning.errors import NotFound

NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationPage:
    """A record with what follows from it on a day. `is_stale`: the rules are due to be read again.

    Without a record `record_id` is None and the facts are empty.
    """

    record_id: int | None
    edition: int
    made_at: datetime
    facts: Facts
    verdict: Verdict
    sentence: str
    further: tuple[str, ...]
    steps: tuple[str, ...]
    matters: tuple[Matter, ...]
    entered: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    rests_on: tuple[Rule, ...]
    law_as_at: date
    is_stale: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationInShort:
    """A record in one sentence. `is_pressing`: something is to be done about it soon."""

    sentence: str
    status: Status
    work_to: date | None
    stage: Stage
    is_pressing: bool


def qualification_page(person_id: int, today: date) -> QualificationPage:
    """The person's own record, or an empty one. One statement."""
    row = db.session.scalar(_own(person_id))
    if row is None:
        return _page(None, today)
    return _page(row, today)


def shared_record(owner_id: int, record_id: int, today: date) -> QualificationPage:
    """Somebody's record, for whoever `sharing` let through; raises NotFound if it is gone."""
    row = db.session.scalar(_own(owner_id).where(QualificationRecord.id == record_id))
    if row is None:
        raise NotFound
    return _page(row, today)


def qualification_in_short(person_id: int, today: date) -> QualificationInShort | None:
    """The person's own record in a sentence; None if they have made none. One statement."""
    row = db.session.scalar(_own(person_id))
    if row is None:
        return None
    facts = facts_of(row)
    found = rules.verdict(facts, today)
    is_open = found.status in (Status.DUE, Status.OVERDUE, Status.ASK, Status.UNFINISHED)
    return QualificationInShort(
        sentence=words.sentence(found, facts),
        status=found.status,
        work_to=found.work_to,
        stage=found.stage,
        is_pressing=is_open and found.stage is not Stage.FAR,
    )


def facts_of(row: QualificationRecord) -> Facts:
    """What a record says, as a value."""
    return Facts(
        appointed_on=row.appointed_on,
        first_senco_on=row.first_senco_on,
        months_before=row.months_before,
        qualification=row.qualification,
        started_on=row.started_on,
        completed_on=row.completed_on,
        had_breaks=row.had_breaks,
        setting=row.setting,
        is_head=row.is_head,
    )


def _own(person_id: int) -> Select[QualificationRecord]:
    return select(QualificationRecord).where(QualificationRecord.person_id == person_id)


def _page(row: QualificationRecord | None, today: date) -> QualificationPage:
    facts = Facts() if row is None else facts_of(row)
    found = rules.verdict(facts, today)
    return QualificationPage(
        record_id=row.id if row else None,
        edition=row.edition if row else 0,
        made_at=row.created_at if row else NEVER,
        facts=facts,
        verdict=found,
        sentence=words.sentence(found, facts),
        further=words.further(found, today),
        steps=words.next_steps(found),
        matters=tuple(sources.QUESTIONS[each] for each in found.questions),
        entered=words.entered(facts),
        dates=words.dates(found, today),
        rests_on=sources.rests_on(found),
        law_as_at=rules.LAW_AS_AT,
        is_stale=today >= rules.REVIEW_BY,
    )
