"""What a placement has shown so far and what not yet; highs, lows and what took energy. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from content.shadowing_types import Flashpoint, ShadowingGuide
from learning.shadowing.comparing import words
from learning.shadowing.comparing.rules import words_of
from learning.shadowing.rules import TAG_WORDS, Tag
from learning.shadowing.visits.activities import Activity


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRow:
    """An experience that was ticked; `visit_id` is None if the visit is gone."""

    slug: str
    visit_id: int | None
    seen_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExperienceLine:
    """An experience of the guide. `category` is empty, if the guide has it no more."""

    slug: str
    text: str
    category: str
    seen_on: date | None = None
    visit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was seen, the first seen first, and what was not yet, in the guide's order."""

    seen: tuple[ExperienceLine, ...]
    unseen: tuple[ExperienceLine, ...]

    @property
    def sentence(self) -> str:
        """How much was seen, in words."""
        if not self.unseen and not self.seen:
            return "The guide names nothing to look out for."
        return f"Seen so far: {len(self.seen)} of {len(self.seen) + len(self.unseen)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An activity that was tagged, and on which visit."""

    tag: Tag
    category: str
    note: str
    day: date
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedMoments:
    """All moments of one tag, oldest first."""

    tag: Tag
    moments: tuple[Moment, ...]

    @property
    def title(self) -> str:
        """`Highs`."""
        return f"{TAG_WORDS[self.tag]}s"


@dataclass(frozen=True, slots=True, kw_only=True)
class HighsAndLows:
    """Every tagged moment of a placement, energy by kind of work, and what may upset a day."""

    tagged: tuple[TaggedMoments, ...]
    energy: tuple[tuple[str, str], ...]
    flashpoints: tuple[Flashpoint, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was tagged, and no energy noted."""
        return not self.energy and not any(each.moments for each in self.tagged)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedVisit:
    """A visit with what was noted on it."""

    visit_id: int
    day: date
    activities: tuple[Activity, ...]

    @property
    def minutes(self) -> int:
        """All minutes that were noted."""
        return sum(each.minutes for each in self.activities)


def coverage(guide: ShadowingGuide, rows: Iterable[SeenRow]) -> Coverage:
    """What of the guide was seen; what was seen and is in the guide no more stays seen."""
    kept = {row.slug: row for row in rows}
    lines = [
        ExperienceLine(
            slug=one.slug, text=one.text, category=category_title(guide, one.category_slug)
        )
        for one in guide.experiences
    ]
    known = {line.slug: line for line in lines}
    seen = [
        ExperienceLine(
            slug=slug,
            text=known[slug].text if slug in known else words_of(slug),
            category=known[slug].category if slug in known else "",
            seen_on=row.seen_on,
            visit_id=row.visit_id,
        )
        for slug, row in sorted(kept.items(), key=lambda each: each[1].seen_on)
    ]
    return Coverage(seen=tuple(seen), unseen=tuple(line for line in lines if line.slug not in kept))


def highs_and_lows(guide: ShadowingGuide, visits: Sequence[NotedVisit]) -> HighsAndLows:
    """The tagged moments of these visits, by tag, and energy by kind of work."""
    moments = [
        Moment(
            tag=each.tag,
            category=category_title(guide, each.category_slug),
            note=each.note,
            day=visit.day,
            at=each.started_at,
        )
        for visit in visits
        for each in visit.activities
        if each.tag is not None
    ]
    return HighsAndLows(
        tagged=tuple(
            TaggedMoments(tag=tag, moments=tuple(one for one in moments if one.tag is tag))
            for tag in Tag
        ),
        energy=_energy(guide, [each for visit in visits for each in visit.activities]),
        flashpoints=guide.flashpoints,
    )


def category_title(guide: ShadowingGuide, slug: str) -> str:
    """What a kind of work is called; by its slug's words, if the guide has it no more."""
    found = guide.category(slug)
    return found.title if found else words_of(slug)


def _energy(guide: ShadowingGuide, activities: Iterable[Activity]) -> tuple[tuple[str, str], ...]:
    """The kinds of work for which energy was noted, and what it was, in words."""
    by_slug: dict[str, list[Activity]] = {}
    for each in activities:
        if each.energy is not None:
            by_slug.setdefault(each.category_slug, []).append(each)
    order: Mapping[str, int] = {one.slug: at for at, one in enumerate(guide.categories)}
    return tuple(
        (category_title(guide, slug), words.energy(each.energy for each in by_slug[slug]))
        for slug in sorted(by_slug, key=lambda slug: order.get(slug, len(order)))
    )
