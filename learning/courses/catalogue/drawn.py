"""What of the catalogue is the same for many readers: drawn once for a library, then kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from flask import get_template_attribute
from markupsafe import Markup

from content import Library
from learning.clock import london_day
from learning.courses.catalogue.forms import filter_form
from learning.courses.catalogue.queries import CataloguePage
from learning.courses.catalogue.rules import Group
from learning.courses.rules import Standing
from learning.web.filters import safe_html

MOST_PIECES = 2000
"""Kept for a library: readers are as far in different ways, and finish on different days."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group of modules with their cards drawn."""

    group: Group
    cards: tuple[Markup, ...]


def shown_groups(library: Library, groups: Sequence[Group]) -> tuple[ShownGroup, ...]:
    """The groups of a catalogue, each with its cards."""
    return tuple(
        ShownGroup(group, tuple(card_of(library, each) for each in group.standings))
        for group in groups
    )


def card_of(library: Library, standing: Standing, first: str = "") -> Markup:
    """A module's card as somebody meets it who is this far; `first` is a fact before the others."""
    finished = standing.finished
    key = (
        standing.module.slug,
        standing.state,
        standing.done_count,
        london_day(finished.completed_at) if finished else None,
        first,
    )
    draw = get_template_attribute("courses/_cards.html", "module_card")
    return _kept(library, key, lambda: draw(standing, 3, first))


def filters_of(library: Library, page: CataloguePage) -> Markup:
    """The fields of the filters, set as the page is."""
    draw = get_template_attribute("courses/_cards.html", "filter_fields")
    return _kept(library, page.wanted, lambda: draw(filter_form(page)))


def _kept(library: Library, key: object, draw: Callable[[], str]) -> Markup:
    kept = _KEPT.setdefault(library, {})
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST_PIECES:
            kept.clear()
        found = kept[key] = safe_html(draw())
    return found


_KEPT: WeakKeyDictionary[Library, dict[object, Markup]] = WeakKeyDictionary()
