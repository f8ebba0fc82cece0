"""Naming what one did in Alongside as evidence: never anybody else's, by what it is called now."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Integer, String, bindparam, cast, func, insert, literal, select, union_all

from learning import clock
from learning.courses.models import Completion, CompletionKind
from learning.database import Model, UtcDateTime, db, run
from learning.reflections.models import Reflection
from learning.shadowing.comparing.queries import visits_over
from learning.skills.models import Evidence
from learning.skills.rating.rules import EvidenceRef
from learning.skills.rules import EvidenceKind


def add_evidence(person_id: int, rating_id: int, new: Collection[EvidenceRef]) -> None:
    """These are named as evidence for a rating, as far as they are this person's own."""
    modules = [ref for kind, ref in new if kind is EvidenceKind.MODULE]
    reflections = [ref for kind, ref in new if kind is EvidenceKind.REFLECTION]
    if modules or reflections:
        run(
            _ADD_EVIDENCE,
            person_id=person_id,
            rating_id=rating_id,
            now=clock.now(),
            modules=modules,
            reflections=reflections,
        )
    _add_visits(person_id, rating_id, {ref for kind, ref in new if kind is EvidenceKind.VISIT})


def _add_visits(person_id: int, rating_id: int, refs: Collection[str]) -> None:
    """Visits that took place and are over; their titles hold a school and a day, and no name."""
    if not refs:
        return
    now = clock.now()
    rows = [
        {
            "rating_id": rating_id,
            "created_at": now,
            "kind": EvidenceKind.VISIT,
            "ref": str(each.visit_id),
            "title": each.title,
        }
        for each in visits_over(person_id, until=now)
        if str(each.visit_id) in refs
    ]
    if rows:
        db.session.connection().execute(insert(_EVIDENCE), rows)


_EVIDENCE = Model.metadata.tables[Evidence.__tablename__]


def _named(kind: EvidenceKind, ref: Any, title: Any) -> Any:
    return select(
        bindparam("rating_id", type_=Integer),
        bindparam("now", type_=UtcDateTime),
        literal(kind.value),
        ref,
        title,
    )


_ADD_EVIDENCE = insert(_EVIDENCE).from_select(
    ["rating_id", "created_at", "kind", "ref", "title"],
    union_all(
        _named(EvidenceKind.MODULE, Completion.slug, func.max(Completion.title))
        .where(
            Completion.person_id == bindparam("person_id", type_=Integer),
            Completion.kind == CompletionKind.MODULE,
            Completion.slug.in_(bindparam("modules", expanding=True)),
        )
        .group_by(Completion.slug),
        _named(EvidenceKind.REFLECTION, cast(Reflection.id, String), Reflection.prompt).where(
            Reflection.person_id == bindparam("person_id", type_=Integer),
            cast(Reflection.id, String).in_(bindparam("reflections", expanding=True)),
        ),
    ),
)
