"""What the pages of a visit have in common: how one is found, and how it is shown."""

from typing import Any

from flask import render_template

from learning import clock
from learning.shadowing.visits.lines import lines_of
from learning.shadowing.visits.pages import VisitPage
from learning.shadowing.visits.queries import SeenVisit, entries_of, own_seen_visit
from learning.web.library import library

VISIT = "/visits/<int(max=2147483647):visit_id>"


def own_page(visitor_id: int, visit_id: int) -> VisitPage:
    """A visit of the visitor's own with everything noted on it; raises NotFound."""
    return page_of(own_seen_visit(visitor_id, visit_id))


def page_of(seen: SeenVisit) -> VisitPage:
    """A visit as whoever looks sees it: what was noted is its visitor's alone."""
    now, guide = clock.now(), library().shadowing
    entries = entries_of(seen.visit.id) if seen.placement.is_visitor else ()
    lines = lines_of(entries, guide, ends_at=seen.visit.ends_at, now=now)
    return VisitPage(
        seen=seen,
        guide=guide,
        now=now,
        lines=lines,
        has_expected=seen.placement.expected_at is not None,
    )


def known_categories() -> frozenset[str]:
    """The kinds of work that can be noted, by their slugs."""
    return frozenset(each.slug for each in library().shadowing.categories)


def shown(template: str, page: VisitPage, **more: Any) -> str:
    """A page of a visit."""
    return render_template(template, page=page, **more)
