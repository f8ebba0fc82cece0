"""Beginning, finishing, opening again and deleting rounds; always a person's own.

Nothing here is ever noted in the journal. `rate` and `Said` stand here too, for other domains.
"""

from typing import Any

from sqlalchemy import delete, func, insert, select

from content import Library
from content.framework_types import Framework
from learning import clock
from learning.database import Model, db
from learning.drafts.free_text import words_to_keep
from learning.drafts.services import discard_drafts
from learning.errors import Refused
from learning.people.rules import Phase
from learning.people.services import take_turns
from learning.people.viewers import Viewer
from learning.sharing.rules import SubjectKind
from learning.sharing.services import withdraw_all
from learning.skills.adapting.queries import statements_in_force
from learning.skills.models import AuditRound, Rating
from learning.skills.rating.rules import Said
from learning.skills.rating.services import rate
from learning.skills.rounds import queries, rules
from learning.skills.rounds.rules import Context
from learning.skills.rules import LONGEST_PURPOSE, MOST_PUPILS, RoleShape
from learning.skills.statements import StatementToRate

__all__ = [
    "Said",
    "begin_round",
    "change_context",
    "delete_round",
    "finish_round",
    "rate",
    "reopen_round",
    "set_in_totals",
]


def begin_round(  # noqa: PLR0913 - what a start page asks
    viewer: Viewer,
    library: Library,
    *,
    framework_slug: str,
    statement_set: str = "",
    stage: str = "",
    phase: Phase | None = None,
    pupils: int | None = None,
    role_shape: RoleShape | None = None,
    is_on_leadership_team: bool | None = None,
    purpose: str = "",
    form_id: str,
    names_no_pupil: bool = False,
) -> AuditRound:
    """A round stands open with every statement as it is asked today; the open one, if there is one.

    A form sent twice finds what it began. A stage the framework does not know is none. Raises
    Refused for what is not there to be rated and for a context that makes no sense, MayNamePupil
    to warn.
    """
    take_turns(viewer.id)
    framework = _framework(library, framework_slug, statement_set)
    earlier = _begun_before(viewer.id, framework, statement_set, form_id)
    if earlier is not None:
        return earlier
    context = Context(
        phase=phase,
        pupils=pupils,
        role_shape=role_shape,
        is_on_leadership_team=is_on_leadership_team,
        purpose=purpose,
    )
    kept = _kept_context(context, "", names_no_pupil=names_no_pupil)
    known = stage if stage in {each.stage for each in framework.targets} else ""
    asked = statements_in_force(
        viewer.organisation_id, framework, statement_set=statement_set, stage=known
    )
    begun = _new_round(viewer, framework, statement_set)
    return _with_statements(begun, asked, {**kept, "stage": known, "form_id": form_id})


def change_context(
    person_id: int, round_id: int, context: Context, *, names_no_pupil: bool = False
) -> AuditRound:
    """The context and purpose of an open round stand so. What it asks, and its targets, stay.

    Raises Refused once it is finished or for a context that makes no sense, MayNamePupil to warn,
    NotFound unless it is this person's.
    """
    take_turns(person_id)
    kept = queries.own_round(person_id, round_id)
    if kept.completed_at is not None:
        raise Refused("This round is finished. Open it again to change it.", "purpose")
    for name, value in _kept_context(context, kept.purpose, names_no_pupil=names_no_pupil).items():
        setattr(kept, name, value)
    return kept


def finish_round(person_id: int, round_id: int) -> AuditRound:
    """The round is finished as it stands: what has no answer stays without. Twice changes nothing.

    Raises Refused while nothing at all is answered, NotFound unless it is this person's.
    """
    take_turns(person_id)
    kept = queries.own_round(person_id, round_id)
    answered = select(func.count(Rating.answer)).where(Rating.round_id == round_id)
    if kept.completed_at is None:
        if not db.session.scalar(answered):
            raise Refused("Answer at least one statement first; there is nothing to show yet.")
        kept.completed_at = clock.now()
    return kept


def reopen_round(person_id: int, round_id: int) -> AuditRound:
    """The round can be changed again, and counts in no totals until its owner says so anew.

    Raises Refused if a later round of the same statements was begun, NotFound unless it is theirs.
    """
    take_turns(person_id)
    kept = queries.own_round(person_id, round_id)
    if kept.completed_at is not None:
        if not queries.is_newest(kept):
            raise Refused("You have begun a later round since, so this one stays as it is.")
        kept.completed_at = kept.in_totals_since = None
    return kept


def delete_round(person_id: int, round_id: int) -> None:
    """The round is gone with its ratings, evidence, drafts, mentors' views and everything shared.

    A plan made from it stays. Raises NotFound unless it is this person's.
    """
    take_turns(person_id)
    kept = queries.own_round(person_id, round_id)
    for kind in (SubjectKind.ROUND, SubjectKind.RATING):
        withdraw_all(kind, kept.id)
    discard_drafts(person_id, rules.draft_keys(kept.id))
    db.session.execute(delete(AuditRound).where(AuditRound.id == kept.id))


def set_in_totals(person_id: int, round_id: int, *, counts: bool) -> AuditRound:
    """The round counts in the totals of its owner's trust, or does not any more.

    Raises Refused for a round that is open, that is of a set, or whose school belongs to no trust;
    NotFound unless it is this person's. Taking it back is never refused.
    """
    take_turns(person_id)
    kept = queries.own_round(person_id, round_id)
    if not counts:
        kept.in_totals_since = None
        return kept
    if kept.completed_at is None:
        raise Refused("Finish the round first.")
    if kept.statement_set or not queries.groups_that_count(kept.organisation_id):
        raise Refused("This round counts in no totals.")
    kept.in_totals_since = kept.in_totals_since or clock.now()
    return kept


def _framework(library: Library, framework_slug: str, statement_set: str) -> Framework:
    framework = library.framework(framework_slug)
    known = {"", *(each.name for each in framework.sets)} if framework else set()
    if framework is None or statement_set not in known:
        raise Refused("Choose what you would like to rate yourself by.", "what")
    return framework


def _begun_before(
    person_id: int, framework: Framework, statement_set: str, form_id: str
) -> AuditRound | None:
    """What this form began when it was sent before, or the round of these statements still open."""
    sent = db.session.scalar(
        select(AuditRound).where(AuditRound.person_id == person_id, AuditRound.form_id == form_id)
    )
    return sent or queries.open_round(person_id, queries.names_of(framework), statement_set)


def _new_round(viewer: Viewer, framework: Framework, statement_set: str) -> AuditRound:
    return AuditRound(
        person_id=viewer.id,
        organisation_id=viewer.organisation_id,
        framework_slug=framework.slug,
        framework_title=framework.title,
        framework_version=framework.version,
        statement_set=statement_set,
        number=_next_number(viewer.id, framework, statement_set),
    )


def _with_statements(
    begun: AuditRound, asked: tuple[StatementToRate, ...], more: dict[str, Any]
) -> AuditRound:
    """The round is kept with these columns more, and every statement as it is now."""
    if not asked:
        raise Refused("Nothing is asked here at the moment. Choose another one.", "what")
    for name, value in more.items():
        setattr(begun, name, value)
    db.session.add(begun)
    db.session.flush()
    _freeze(begun.id, asked)
    return begun


def _next_number(person_id: int, framework: Framework, statement_set: str) -> int:
    last = db.session.scalar(
        select(func.max(AuditRound.number)).where(
            AuditRound.person_id == person_id,
            AuditRound.framework_slug.in_(queries.names_of(framework)),
            AuditRound.statement_set == statement_set,
        )
    )
    return (last or 0) + 1


def _kept_context(context: Context, before: str, *, names_no_pupil: bool) -> dict[str, Any]:
    """The columns of a context; `before` is the purpose as it stands, of which nobody warns."""
    pupils = context.pupils
    if pupils is not None and not 0 < pupils <= MOST_PUPILS:
        raise Refused(f"Give a number of pupils from 1 to {MOST_PUPILS:,}.", "pupils")
    purpose = " ".join(context.purpose.split())
    if purpose and purpose != before:
        purpose = words_to_keep(
            purpose,
            today=clock.today(),
            names_no_pupil=names_no_pupil,
            longest=LONGEST_PURPOSE,
            field="purpose",
        )
    return {
        "phase": context.phase,
        "pupils": pupils,
        "role_shape": context.role_shape,
        "is_on_leadership_team": context.is_on_leadership_team,
        "purpose": purpose,
    }


def _freeze(round_id: int, asked: tuple[StatementToRate, ...]) -> None:
    """Every statement of the round stands as it is now, whatever becomes of it elsewhere."""
    now = clock.now()
    db.session.execute(
        insert(Model.metadata.tables[Rating.__tablename__]),
        [
            {
                "round_id": round_id,
                "created_at": now,
                "position": position,
                "statement_slug": each.slug,
                "domain_slug": each.domain_slug,
                "domain_title": each.domain_title,
                "code": each.code,
                "lens": each.lens,
                "text": each.text,
                "suggested_target": each.target,
                "target": each.target,
            }
            for position, each in enumerate(asked, start=1)
        ],
    )
