"""What a goal can still be reached by: lessons and ready-made actions that it does not have yet."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from content import Library
from learning.courses.queries import lessons_done
from learning.plans.offers import (
    DoneLessons,
    LessonOffer,
    Offer,
    ReadyOffer,
    found_lessons,
    offered_by,
    ready_by_domain,
)
from learning.plans.pages import GoalPart, PlanPage
from learning.skills.adapting.queries import statements_known

Kind = TypeVar("Kind", bound=Offer)


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersPage:
    """What can be taken on for a goal. `suggested`: what moves the gap it came from.

    `words` are those that lessons were looked for with, `found` those that hold them; `domains`
    the ready-made actions under the titles of their domains.
    """

    suggested: tuple[Offer, ...]
    words: str
    found: tuple[LessonOffer, ...]
    domains: tuple[tuple[str, tuple[ReadyOffer, ...]], ...]


def offers_page(
    person_id: int, page: PlanPage, goal: GoalPart, library: Library, words: str = ""
) -> OffersPage:
    """What a goal does not have yet. At most three statements."""
    done = lessons_done(person_id, library)
    taken = {_source(each.offer) for each in goal.kept if each.offer}
    suggested = _without(_for_statement(page, goal, library, done), taken)
    shown = {_source(each) for each in suggested} | taken
    by_domain = (
        (domain.title, _without(domain.offers, shown))
        for framework in library.frameworks
        for domain in ready_by_domain(framework, library)
    )
    return OffersPage(
        suggested=suggested,
        words=words,
        found=_without(found_lessons(library, words, done), shown),
        domains=tuple((title, offers) for title, offers in by_domain if offers),
    )


def _for_statement(
    page: PlanPage, goal: GoalPart, library: Library, done: DoneLessons
) -> tuple[Offer, ...]:
    """What moves the statement a goal came from, as far as framework and school have it still."""
    framework = library.framework(goal.framework_slug) if goal.framework_slug else None
    if framework is None:
        return ()
    known = statements_known(page.organisation_id, framework).get(goal.statement_slug)
    if known is None:
        return ()
    return offered_by(known.closed_by, known.actions, framework, library, done)


def _source(offer: Offer) -> str:
    """What an offer is, whatever heading of a lesson it leads to."""
    return offer.choice.partition("#")[0]


def _without(offers: Sequence[Kind], taken: Collection[str]) -> tuple[Kind, ...]:
    return tuple(each for each in offers if _source(each) not in taken)
