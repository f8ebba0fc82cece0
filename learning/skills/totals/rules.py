"""What may be said of many people's audits without saying anything of one. Pure.

Shares are rounded to tenths and people are counted in bands, and that is all a trust sees. Whoever
compares two days, one before and one after somebody joined or left, finds mostly the same words:
one person among five moves a share by at most two tenths, the band hides whether anybody came or
went at all, and who has opted in is shown nowhere. Nothing is said as 'none' or 'all', because that
would be said of each of them; the first and the last tenth stand for everything beyond.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.sharing.suppression import LEAST, hidden_cells

TENTHS = 10
FEWEST_PHASES = 2
"""One phase alone is the total, or tells what is left of it."""
A_COMMON_GAP = 3
"""Tenths of the statements of a domain below their targets, from which on it is worth a word."""
MOST_COMMON = 3
MODULES_EACH = 3
BANDS = ((20, "20 or more"), (10, "10 to 19"), (LEAST, "5 to 9"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainCount:
    """How one person stands in a domain: statements rated, and those below their targets."""

    person_id: int
    phase: str
    domain_slug: str
    rated: int
    below: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainTotal:
    """A domain in totals. `tenths` and `people` are None where too few people rated it."""

    slug: str
    tenths: int | None
    people: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseColumn:
    """One phase in totals: how many people, and the tenths of each domain, None where hidden."""

    phase: str
    people: str
    tenths: Mapping[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Everything that may be shown. `people` is None for fewer than five: then there is nothing.

    `phases` is empty unless at least two can be shown.
    """

    people: str | None
    domains: tuple[DomainTotal, ...] = ()
    phases: tuple[PhaseColumn, ...] = ()

    @property
    def common(self) -> tuple[DomainTotal, ...]:
        """The domains in which most lies below its target, at most three, the most first."""
        gaps = [each for each in self.domains if (each.tenths or 0) >= A_COMMON_GAP]
        return tuple(sorted(gaps, key=lambda each: -(each.tenths or 0))[:MOST_COMMON])


def band(people: int) -> str | None:
    """How many people, roughly; None for fewer than five."""
    return next((words for least, words in BANDS if people >= least), None)


def tenths(below: int, rated: int) -> int:
    """How many of ten rated statements lie below their targets: from 1 to 9."""
    rounded = (2 * TENTHS * below + rated) // (2 * rated)
    return min(max(rounded, 1), TENTHS - 1)


def in_words(count: int | None) -> str:
    """Tenths as pages say them; nothing shown says so."""
    if count is None:
        return "not shown"
    if count == 1:
        return "1 in 10 or fewer"
    return f"{count} in 10 or more" if count == TENTHS - 1 else f"about {count} in 10"


def totals(
    phases: Mapping[int, str], counts: Sequence[DomainCount], domains: Sequence[str]
) -> Totals:
    """The totals of these people, given the phase of each, in the order of the domains."""
    people = band(len(phases))
    if people is None:
        return Totals(people=None)
    by_domain = {slug: [each for each in counts if each.domain_slug == slug] for slug in domains}
    return Totals(
        people=people,
        domains=tuple(_domain(slug, ones) for slug, ones in by_domain.items()),
        phases=_phases(phases, by_domain),
    )


def _domain(slug: str, counts: Sequence[DomainCount]) -> DomainTotal:
    """A domain, if at least five people rated something in it."""
    raters = [each for each in counts if each.rated]
    people = band(len(raters))
    return DomainTotal(slug=slug, tenths=_tenths_of(raters) if people else None, people=people)


def _tenths_of(counts: Sequence[DomainCount]) -> int:
    return tenths(sum(each.below for each in counts), sum(each.rated for each in counts))


def _phases(
    phases: Mapping[int, str], by_domain: Mapping[str, Sequence[DomainCount]]
) -> tuple[PhaseColumn, ...]:
    """The phases that may be shown beside the total; none, unless there are two.

    What is hidden of the people is hidden in every domain; a domain may hide more.
    """
    people = _by_phase(list(phases.values()))
    hidden = hidden_cells(people)
    shown = [phase for phase, count in people.items() if phase not in hidden and band(count)]
    if len(shown) < FEWEST_PHASES:
        return ()
    found: dict[str, dict[str, int | None]] = {phase: {} for phase in shown}
    for slug, counts in by_domain.items():
        raters = [each for each in counts if each.rated]
        in_phases = {**dict.fromkeys(people, 0), **_by_phase([each.phase for each in raters])}
        kept_back = hidden_cells(in_phases)
        for phase in shown:
            is_shown = phase not in kept_back and band(in_phases[phase])
            own = [each for each in raters if each.phase == phase]
            found[phase][slug] = _tenths_of(own) if is_shown else None
    return tuple(
        PhaseColumn(phase=phase, people=band(people[phase]) or "", tenths=found[phase])
        for phase in shown
    )


def _by_phase(phases: Sequence[str]) -> dict[str, int]:
    return {phase: phases.count(phase) for phase in sorted(set(phases))}
