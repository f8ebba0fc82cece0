"""Statements, gaps and rounds as tests of profiles make them: plain values, no database."""

from datetime import UTC, date, datetime

from learning.skills.gaps import BY_SIZE, Gap, Reason
from learning.skills.profiles.rules import (
    MentorLevel,
    Profile,
    RoundFacts,
    Statement,
    answered,
    by_domain,
    by_lens,
    strengths_of,
)
from learning.skills.rules import LEVEL_NAMES, Answer

LENSES = ("leader", "coordinator", "specialist")
LAST_SPRING = datetime(2026, 5, 4, 16, 0, tzinfo=UTC)
THIS_AUTUMN = datetime(2026, 11, 16, 16, 0, tzinfo=UTC)


def a_statement(slug: str, said: int | Answer | None = None, **more: object) -> Statement:
    """A statement of the first domain, aimed at 3, with a level or what else was said."""
    is_level = said is not None and not isinstance(said, Answer)
    values = {
        "slug": slug,
        "key": slug,
        "code": slug.upper(),
        "text": f"I can do {slug}.",
        "domain_slug": "looking",
        "domain_title": "Looking closely",
        "lens": "coordinator",
        "target": 3,
        "suggested_target": 3,
        "answer": Answer.RATED if is_level else said,
        "level": said if is_level else None,
    }
    return Statement(**{**values, **more})


def seen_as(*levels: int | None) -> tuple[MentorLevel, ...]:
    """What two or so mentors said, with comments."""
    return tuple(
        MentorLevel(name=f"Mentor called {n}", level=level, comment="A comment of theirs")
        for n, level in enumerate(levels)
    )


def a_gap(slug: str, size: int = 1, *reasons: Reason, domain: str = "looking") -> Gap:
    """A gap of that size, with what else speaks for it."""
    return Gap(
        framework_slug="small-skills",
        statement_slug=slug,
        code=slug.upper(),
        text=f"I can do {slug}.",
        domain_slug=domain,
        domain_title=domain.capitalize(),
        lens="leader",
        level=1,
        target=1 + size,
        size=size,
        reasons=(BY_SIZE[size], *reasons),
        closings=(),
        evidence=("A page of notes",),
        ready_actions=(),
    )


def facts(number: int = 1, at: datetime = THIS_AUTUMN, **more: object) -> RoundFacts:
    """A finished round of the small framework."""
    values = {
        "round_id": number,
        "number": number,
        "framework_slug": "small-skills",
        "framework_title": "Small skills audit",
        "framework_version": 1,
        "statement_set": "",
        "organisation_id": None,
        "completed_at": at,
        "completed_on": date(at.year, at.month, at.day),
        "purpose": "For myself",
    }
    return RoundFacts(**{**values, **more})


def a_profile(*statements: Statement, gaps: tuple[Gap, ...] = (), **more: object) -> Profile:
    """A profile of these statements, without a round before."""
    count = len(statements[0].mentors) if statements else 0
    values = {
        "owner_name": "Amina Yusuf",
        "is_own": True,
        "facts": facts(),
        "before": None,
        "levels": LEVEL_NAMES,
        "mentors": tuple(f"Mentor called {n}" for n in range(count)),
        "domains": by_domain(statements, ()),
        "lenses": by_lens(statements, (), LENSES),
        "strengths": strengths_of(statements),
        "gaps": gaps,
        "suggested": gaps[:3],
        "not_my_role": answered(statements, Answer.NOT_MY_ROLE),
        "no_evidence": answered(statements, Answer.NO_EVIDENCE),
        "unanswered": answered(statements, None),
    }
    return Profile(**{**values, **more})
