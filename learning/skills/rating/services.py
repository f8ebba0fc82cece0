"""Rating the statements of one's own open round. Few statements of SQL, each made once."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Executable,
    Integer,
    Row,
    String,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import aliased

from learning import clock
from learning.database import Model, db, rows_of, run
from learning.drafts import pupil_identifiers
from learning.drafts.free_text import MayNamePupil, words_to_keep
from learning.drafts.models import Draft
from learning.drafts.pupil_identifiers import IdentifierKind
from learning.drafts.rules import as_kept
from learning.drafts.services import discard_draft
from learning.errors import Conflict, NotFound, Refused
from learning.people.services import take_turns
from learning.skills.links import link_to_keep
from learning.skills.models import AuditRound, Evidence, Rating
from learning.skills.rating.evidence import add_evidence
from learning.skills.rating.rules import EvidenceRef, Kept, Said, merged
from learning.skills.rounds.rules import draft_key, draft_keys
from learning.skills.rules import LEVELS, Answer


class RoundFinished(Refused):
    """The round was finished meanwhile, perhaps on another device: nothing is changed."""

    def __init__(self) -> None:
        super().__init__("This round has been finished meanwhile, so nothing was saved.")


class OtherAnswer(Conflict):
    """The same statement was answered otherwise in another window; `kept` is what stands."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(
            "You answered this statement in another window meanwhile. Both answers are here: "
            "choose one.",
            kept.note,
            "answer",
        )
        self.kept = kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A statement as it stands once it was rated. `next_slug`: the next one without an answer."""

    statement_slug: str
    domain_slug: str
    kept: Kept
    next_slug: str | None

    @property
    def answer(self) -> Answer | None:
        """What was answered."""
        return self.kept.answer

    @property
    def level(self) -> int | None:
        """The level, if that was the answer."""
        return self.kept.level

    @property
    def target(self) -> int:
        """The level aimed at."""
        return self.kept.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of several statements: those rated, and those refused, by slug."""

    rated: Mapping[str, Rated]
    refused: Mapping[str, Refused]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """A statement of the round as the database has it."""

    rating_id: int
    domain_slug: str
    kept: Kept
    evidence_ids: Mapping[EvidenceRef, int]
    has_draft: bool
    next_slug: str | None


def rate(person_id: int, round_id: int, statement_slug: str, said: Said) -> Rated:
    """The statement of an open round is answered so, and a draft of its note is gone.

    Raises NotFound unless the round is this person's and asks the statement; RoundFinished;
    OtherAnswer if it was answered otherwise elsewhere; Refused for what cannot be kept;
    MayNamePupil to warn.
    """
    outcome = rate_several(person_id, round_id, {statement_slug: said})
    for refused in outcome.refused.values():
        raise refused
    return outcome.rated[statement_slug]


def rate_several(person_id: int, round_id: int, said: Mapping[str, Said]) -> Outcome:
    """Each of the statements is answered as said, or named among those refused.

    Raises NotFound if the round is not this person's or asks one of them not; RoundFinished.
    """
    take_turns(person_id)
    standing = _standing(person_id, round_id, said)
    rated: dict[str, Rated] = {}
    refused: dict[str, Refused] = {}
    changed: list[tuple[_Standing, Kept]] = []
    for slug, each in said.items():
        now = standing[slug]
        try:
            kept = _merged(now.kept, each)
        except Refused as error:
            refused[slug] = error
            continue
        if kept != now.kept:
            changed.append((now, kept))
        if each.note is not None and now.has_draft:
            discard_draft(person_id, draft_key(round_id, slug))
        rated[slug] = Rated(
            statement_slug=slug, domain_slug=now.domain_slug, kept=kept, next_slug=now.next_slug
        )
    _keep(changed)
    for now, kept in changed:
        _keep_evidence(person_id, now, kept.evidence)
    return Outcome(rated=rated, refused=refused)


def _standing(person_id: int, round_id: int, slugs: Collection[str]) -> dict[str, _Standing]:
    rows = rows_of(
        _STANDING,
        person_id=person_id,
        round_id=round_id,
        slugs=tuple(slugs),
        drafts=draft_keys(round_id),
    )
    by_slug: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_slug.setdefault(row.statement_slug, []).append(row)
    if set(by_slug) != set(slugs):
        raise NotFound
    if rows and rows[0].completed_at is not None:
        raise RoundFinished
    return {slug: _one(found) for slug, found in by_slug.items()}


def _one(rows: list[Row[Any]]) -> _Standing:
    first = rows[0]
    named = {(row.kind, row.ref): row.evidence_id for row in rows if row.evidence_id is not None}
    return _Standing(
        rating_id=first.rating_id,
        domain_slug=first.domain_slug,
        kept=Kept(
            answer=first.answer,
            level=first.level,
            target=first.target,
            note=first.note,
            link=first.link,
            evidence=frozenset(named),
        ),
        evidence_ids=named,
        has_draft=first.draft_id is not None,
        next_slug=first.next_slug,
    )


def _merged(now: Kept, said: Said) -> Kept:
    wanted = _checked(now, said)
    kept, clashes = merged(now, wanted, said)
    if clashes:
        raise OtherAnswer(now)
    return kept


def _checked(now: Kept, said: Said) -> Kept:
    """All of what is said, as it would be kept; what is not said, as it stands."""
    wanted = now
    if said.answer is not None:
        if (said.answer is Answer.RATED) != (said.level in LEVELS):
            raise Refused("Choose one of the answers that are offered.", "answer")
        wanted = replace(wanted, answer=said.answer, level=said.level)
    if said.target is not None:
        if said.target not in LEVELS:
            raise Refused("Choose one of the four levels to aim for.", "target")
        wanted = replace(wanted, target=said.target)
    if said.note is not None:
        wanted = replace(wanted, note=_note(said, now.note))
    if said.link is not None:
        wanted = replace(wanted, link=_link(said, now.link))
    if said.evidence is not None:
        wanted = replace(wanted, evidence=frozenset(said.evidence))
    return wanted


def _note(said: Said, before: str) -> str:
    """The note as it is kept. What stood already is warned about no more."""
    note = as_kept(said.note or "").strip()
    if not note or note == before:
        return note
    return words_to_keep(
        note, today=clock.today(), names_no_pupil=said.names_no_pupil, field="note"
    )


def _link(said: Said, before: str) -> str:
    link = link_to_keep(said.link or "")
    if link != before and not said.names_no_pupil:
        found = pupil_identifiers.found_in(link, clock.today())
        # A date in an address is a date of publishing; a pupil's number is nothing else.
        numbers = [each for each in found if each.kind is IdentifierKind.UPN]
        if numbers:
            raise MayNamePupil(numbers, "link")
    return link


def _keep(changed: Iterable[tuple[_Standing, Kept]]) -> None:
    now = clock.now()
    values = [
        {
            "own_id": standing.rating_id,
            "answer": kept.answer,
            "level": kept.level,
            "target": kept.target,
            "note": kept.note,
            "link": kept.link,
            "answered_at": now if kept.answer is not None else None,
        }
        for standing, kept in changed
    ]
    if values:
        db.session.connection().execute(_KEEP, values)


def _keep_evidence(person_id: int, standing: _Standing, wanted: frozenset[EvidenceRef]) -> None:
    """What is named as evidence is there; what is none of this person's own cannot be named."""
    gone = [key for ref, key in standing.evidence_ids.items() if ref not in wanted]
    if gone:
        run(_DROP_EVIDENCE, keys=gone)
    add_evidence(person_id, standing.rating_id, wanted - set(standing.evidence_ids))


def _next_slug() -> Any:
    """The next statement of the round without an answer: those behind this one first."""
    other = aliased(Rating)
    unanswered = (
        select(other.statement_slug)
        .where(other.round_id == Rating.round_id, other.answer.is_(None))
        .order_by(other.position)
        .limit(1)
        .correlate(Rating)
    )
    return func.coalesce(
        unanswered.where(other.position > Rating.position).scalar_subquery(),
        unanswered.where(other.position < Rating.position).scalar_subquery(),
    )


_STANDING: Executable = (
    select(
        AuditRound.completed_at,
        Rating.id.label("rating_id"),
        Rating.statement_slug,
        Rating.domain_slug,
        Rating.answer,
        Rating.level,
        Rating.target,
        Rating.note,
        Rating.link,
        Evidence.id.label("evidence_id"),
        Evidence.kind,
        Evidence.ref,
        Draft.id.label("draft_id"),
        _next_slug().label("next_slug"),
    )
    .join(AuditRound, AuditRound.id == Rating.round_id)
    .outerjoin(Evidence, Evidence.rating_id == Rating.id)
    .outerjoin(
        Draft,
        (Draft.person_id == AuditRound.person_id)
        & (Draft.form_key == bindparam("drafts", type_=String) + Rating.statement_slug),
    )
    .where(
        AuditRound.id == bindparam("round_id", type_=Integer),
        AuditRound.person_id == bindparam("person_id", type_=Integer),
        Rating.statement_slug.in_(bindparam("slugs", expanding=True)),
    )
)
_RATINGS = Model.metadata.tables[Rating.__tablename__]
_EVIDENCE = Model.metadata.tables[Evidence.__tablename__]
_KEEP = (
    update(_RATINGS)
    .where(_RATINGS.c.id == bindparam("own_id"))
    .values(
        {name: bindparam(name) for name in ("answer", "level", "target", "note", "link")}
        | {"answered_at": bindparam("answered_at")}
    )
)
_DROP_EVIDENCE = delete(_EVIDENCE).where(_EVIDENCE.c.id.in_(bindparam("keys", expanding=True)))
