"""Noting what was seen on a visit; always a person's own."""

from collections.abc import Collection

from sqlalchemy import delete

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.database import add_once, db, insert_once
from learning.errors import Refused
from learning.shadowing.comparing.queries import seen_on
from learning.shadowing.models import ExperienceSeen, Visit
from learning.shadowing.rules import VisitState
from learning.shadowing.visits.queries import own_visit

NOT_YET = "This visit has not begun yet. Tick what you saw once you are there."
CANCELLED = "This visit was cancelled, so nothing was seen on it."


def check_may_tick(visit: Visit) -> None:
    """Hold a visit to have begun and not to be cancelled, or raise Refused."""
    if visit.state is VisitState.CANCELLED:
        raise Refused(CANCELLED)
    if visit.starts_at > clock.now():
        raise Refused(NOT_YET)


def tick_seen(
    person_id: int,
    visit_id: int,
    guide: ShadowingGuide,
    *,
    ticked: Collection[str],
    shown: Collection[str],
) -> int:
    """What was ticked counts as seen on this visit, what was unticked no more; how many do now.

    `shown` was ticked when the form was opened: two windows take nothing from one another. What
    was seen on another visit already stays with that one. Raises NotFound unless the visit is this
    person's, Refused before it begins and if it is cancelled.
    """
    visit = own_visit(person_id, visit_id)
    check_may_tick(visit)
    known = {one.slug for one in guide.experiences}
    kept = {row.slug for row in seen_on(visit.placement_id) if row.visit_id == visit_id}
    gone = kept & (set(shown) - set(ticked))
    if gone:
        db.session.execute(
            delete(ExperienceSeen).where(
                ExperienceSeen.visit_id == visit_id, ExperienceSeen.experience_slug.in_(gone)
            )
        )
    added = [slug for slug in sorted(set(ticked) - set(shown)) if slug in known]
    for slug in added:
        add_once(
            _SEE,
            placement_id=visit.placement_id,
            visit_id=visit_id,
            experience_slug=slug,
            seen_on=clock.london_day(visit.starts_at),
            created_at=clock.now(),
        )
    return len(set(ticked) & known)


_SEE = insert_once(ExperienceSeen.__tablename__, "placement_id", "experience_slug")
