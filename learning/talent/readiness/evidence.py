"""What of one's own in the product can be named as evidence for a checkpoint.

Five statements, and those of `shadowing`, however much there is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
)

from content import Library
from learning import clock
from learning.courses.models import Completion, CompletionKind
from learning.database import rows_of
from learning.plans.models import Plan
from learning.plans.rules import PlanKind, PlanState, plan_title
from learning.reflections.models import Reflection
from learning.shadowing.comparing.queries import shadowing_in_short
from learning.skills.mentors.levels import level_names
from learning.skills.models import AuditRound, Rating
from learning.skills.rules import ASPIRING
from learning.talent.models import Conversation, Interest, SecondView, Sighting, TaskDone
from learning.talent.readiness.rules import (
    LONGEST_TITLE,
    ProofRef,
    as_value,
    level_to_begin_with,
)
from learning.talent.rules import ConversationState, ProofKind, Seen

MOST_REFLECTIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be named as evidence, and what it is called."""

    ref: ProofRef
    title: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return as_value(self.ref)


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedStatement:
    """A statement of the newest round of the aspiring set, as its owner rated it."""

    round_id: int
    slug: str
    code: str
    text: str
    level: int
    level_name: str
    begin_name: str
    rated_on: date

    @property
    def is_below(self) -> bool:
        """Whether it stands below where a beginning is easier; no condition."""
        return self.level < level_to_begin_with(self.slug)


def offers_for(
    person_id: int, interest_id: int, library: Library, today: date
) -> tuple[Offer, ...]:
    """Everything of the person's own that can be named, in the order of the kinds."""
    found = [
        *_of_attributes(interest_id, library),
        *_of_shadowing(person_id, library, today),
        *_of_rows(person_id, interest_id, library),
        *_of_ratings(aspiring_ratings(person_id, library)),
    ]
    order = list(ProofKind)
    return tuple(sorted(found, key=lambda offer: order.index(offer.ref[0])))


def aspiring_ratings(person_id: int, library: Library) -> tuple[RatedStatement, ...]:
    """The levels of the newest round of an aspiring set, finished or not. One statement."""
    rows = rows_of(_RATED, person_id=person_id, aspiring=ASPIRING)
    newest = [row for row in rows if row.round_id == rows[0].round_id]
    names = level_names(library.framework(newest[0].framework_slug)) if newest else {}
    return tuple(
        RatedStatement(
            round_id=row.round_id,
            slug=row.statement_slug,
            code=row.code,
            text=row.text,
            level=row.level,
            level_name=names[row.level],
            begin_name=names[level_to_begin_with(row.statement_slug)],
            rated_on=clock.london_day(row.answered_at or row.created_at),
        )
        for row in newest
    )


def _of_attributes(interest_id: int, library: Library) -> Iterable[Offer]:
    """An attribute for each of which the owner or a mentor has something seen often to tell."""
    attribute_of = {
        behaviour.slug: attribute
        for attribute in library.shadowing.attributes
        for behaviour in attribute.behaviours
    }
    own: dict[str, set[str]] = {}
    seen: dict[str, set[str]] = {}
    for row in rows_of(_OFTEN, interest_id=interest_id):
        attribute = attribute_of.get(row.behaviour_slug)
        if attribute is not None:
            of_whom = own if row.by_person_id == row.owner_id else seen
            of_whom.setdefault(attribute.slug, set()).add(row.behaviour_slug)
    for attribute in library.shadowing.attributes:
        told = _told(own.get(attribute.slug, set()), seen.get(attribute.slug, set()))
        if told:
            yield Offer(
                ref=(ProofKind.ATTRIBUTES, attribute.slug), title=f"{attribute.title}: {told}"
            )


def _told(own: set[str], seen: set[str]) -> str:
    """What there is to show, in the words of the checkpoint: two examples, one of a mentor’s."""
    mine = {0: "", 1: "an example of my own"}.get(len(own), "two or more examples of my own")
    return " and ".join(filter(None, (mine, "what a mentor has seen" if seen else "")))


def _of_shadowing(person_id: int, library: Library, today: date) -> Iterable[Offer]:
    short = shadowing_in_short(person_id, today, library.shadowing)
    for visit in short.visits:
        yield Offer(ref=(ProofKind.VISIT, str(visit.visit_id)), title=visit.title)
    if short.has_comparison:
        title = "The day I expected, against the days I saw"
        yield Offer(ref=(ProofKind.COMPARISON, "all"), title=title)


def _of_ratings(rated: Sequence[RatedStatement]) -> Iterable[Offer]:
    for each in rated:
        yield Offer(
            ref=(ProofKind.RATING, f"{each.round_id}/{each.slug}"),
            title=f"{each.code}, {_short(each.text)}: {each.level_name}",
        )


def _of_rows(person_id: int, interest_id: int, library: Library) -> Iterable[Offer]:
    """Reflections, modules, conversations, plans and network tasks. One statement."""
    rows = rows_of(_ROWS, person_id=person_id, interest_id=interest_id)
    newest = sorted(rows, key=lambda row: row.at, reverse=True)
    left = MOST_REFLECTIONS
    for row in newest:
        kind = ProofKind(row.kind)
        if kind is ProofKind.REFLECTION:
            left -= 1
            if left < 0:
                continue
        title = _TITLES[kind](row, library)
        if title:
            yield Offer(ref=(kind, row.ref), title=title)


def _task_title(row: Row[Any], library: Library) -> str:
    task = library.shadowing.task(row.ref)
    return task.title if task else row.ref.replace("-", " ").capitalize()


def _plan_title(row: Row[Any], _library: Library) -> str:
    return plan_title(PlanKind(row.more), row.title)


def _talk_title(row: Row[Any], _library: Library) -> str:
    return f"Conversation with {row.title}" if row.title else "A conversation"


def _module_title(row: Row[Any], _library: Library) -> str:
    return str(row.title)


def _reflection_title(row: Row[Any], _library: Library) -> str:
    return _short(row.title)


def _short(words: str) -> str:
    return shorten(words, LONGEST_TITLE, placeholder=" …").rstrip(".")


_TITLES: Mapping[ProofKind, Callable[[Row[Any], Library], str]] = {
    ProofKind.TASK: _task_title,
    ProofKind.PLAN: _plan_title,
    ProofKind.CONVERSATION: _talk_title,
    ProofKind.MODULE: _module_title,
    ProofKind.REFLECTION: _reflection_title,
}
_PERSON = bindparam("person_id", type_=Integer)
_INTEREST = bindparam("interest_id", type_=Integer)


def _named(kind: ProofKind, ref: Any, title: Any, at: Any, more: Any = "") -> Select[Any]:
    return select(
        literal(kind.value, String).label("kind"),
        cast(ref, String).label("ref"),
        title.label("title"),
        at.label("at"),
        (cast(more, String) if more != "" else literal("", String)).label("more"),
    )


_ROWS = union_all(
    _named(
        ProofKind.MODULE,
        Completion.slug,
        func.max(Completion.title),
        func.max(Completion.completed_at),
    )
    .where(Completion.person_id == _PERSON, Completion.kind == CompletionKind.MODULE)
    .group_by(Completion.slug),
    _named(ProofKind.REFLECTION, Reflection.id, Reflection.prompt, Reflection.created_at).where(
        Reflection.person_id == _PERSON, Reflection.revisits_id.is_(None)
    ),
    _named(
        ProofKind.CONVERSATION, Conversation.id, Conversation.with_name, Conversation.created_at
    ).where(Conversation.interest_id == _INTEREST, Conversation.state == ConversationState.HELD),
    _named(ProofKind.PLAN, Plan.id, Plan.heading, Plan.created_at, Plan.kind).where(
        Plan.person_id == _PERSON, Plan.kind == PlanKind.OWN, Plan.state != PlanState.CLOSED
    ),
    _named(ProofKind.TASK, TaskDone.task_slug, TaskDone.note, TaskDone.created_at).where(
        TaskDone.person_id == _PERSON
    ),
)
_HANDED_OVER = (
    select(SecondView.id)
    .where(
        SecondView.interest_id == Sighting.interest_id,
        SecondView.by_person_id == Sighting.by_person_id,
        SecondView.review_id.is_(None),
    )
    .exists()
)
_OFTEN = (
    select(Sighting.behaviour_slug, Sighting.by_person_id, Interest.person_id.label("owner_id"))
    .join(Interest, Interest.id == Sighting.interest_id)
    .where(
        Sighting.interest_id == _INTEREST,
        Sighting.seen == Seen.OFTEN,
        ((Sighting.by_person_id == Interest.person_id) & (Sighting.example != ""))
        | Sighting.by_person_id.is_(None)
        | ((Sighting.by_person_id != Interest.person_id) & _HANDED_OVER),
    )
)
_RATED = (
    select(
        Rating.round_id,
        Rating.statement_slug,
        Rating.code,
        Rating.text,
        Rating.level,
        Rating.answered_at,
        AuditRound.created_at,
        AuditRound.framework_slug,
    )
    .join(AuditRound, AuditRound.id == Rating.round_id)
    .where(
        AuditRound.person_id == _PERSON,
        AuditRound.statement_set == bindparam("aspiring", type_=String),
        Rating.level.is_not(None),
    )
    .order_by(AuditRound.created_at.desc(), AuditRound.id.desc(), Rating.position)
)
