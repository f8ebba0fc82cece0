"""What a profile is made of, and what a reader may see of it. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from statistics import fmean

from content.framework_types import Framework
from learning.sharing.rules import Part
from learning.skills.gaps import NO_ROLE, Gap, Role
from learning.skills.rules import LEVEL_NAMES, Answer, EvidenceKind, set_title

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """A finished round. `purpose` and `role` are its owner's alone."""

    round_id: int
    number: int
    framework_slug: str
    framework_title: str
    framework_version: int
    statement_set: str
    organisation_id: int | None
    completed_at: datetime
    completed_on: date
    purpose: str = ""
    role: Role = NO_ROLE
    counts_in_totals: bool = False

    @property
    def title(self) -> str:
        """What the round is called: its framework, and its set in plain words."""
        of_set = set_title(self.statement_set)
        more = f": {of_set[:1].lower()}{of_set[1:]}" if of_set else ""
        return f"{self.framework_title}{more}"

    @property
    def dated_title(self) -> str:
        """The same with the month in which it was finished."""
        return f"{self.title}, {self.completed_on:%B %Y}"

    @property
    def again_on(self) -> date:
        """When it is worth doing again, unless the work changes before: in a year."""
        return self.completed_on + A_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """Something already in the product that was named as evidence, by what it was called then."""

    kind: EvidenceKind
    ref: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorLevel:
    """How a mentor sees a statement, if they said; the comment is for the owner only."""

    name: str
    level: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of a round as it was asked, and all that was said to it.

    `key` is its present id, by which rounds are matched. `before` is the level of last time;
    `mentors` stand in the order of the profile's, one for each.
    """

    slug: str
    key: str
    code: str
    text: str
    domain_slug: str
    domain_title: str
    lens: str
    target: int
    suggested_target: int
    answer: Answer | None = None
    level: int | None = None
    note: str = ""
    link: str = ""
    evidence: tuple[EvidenceLine, ...] = ()
    before: int | None = None
    mentors: tuple[MentorLevel, ...] = ()

    @property
    def size(self) -> int:
        """By how many levels it stands below its target; nothing unless rated so."""
        return max(0, self.target - self.level) if self.level is not None else 0

    @property
    def has_evidence(self) -> bool:
        """Whether its owner has named anything that shows it."""
        return bool(self.note or self.link or self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where somebody stands in a domain or by a lens: means of levels, None where none was given.

    `mentors` stand in the order of the profile's. `rated` of `asked` statements are in it.
    """

    slug: str
    title: str
    you: float | None
    mentors: tuple[float | None, ...]
    before: float | None
    target: float | None
    rated: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainStatements:
    """A domain, and what was said to each of its statements that stand in the figures."""

    position: Position
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Where somebody stood at the end of a round. No figure sums it up.

    `before` is the round it is compared with. `strengths` and `gaps` come strongest and largest
    first. What a reader may not see is empty (`as_shared`).
    """

    owner_name: str
    is_own: bool
    facts: RoundFacts
    before: RoundFacts | None
    levels: tuple[str, ...]
    mentors: tuple[str, ...]
    domains: tuple[DomainStatements, ...]
    lenses: tuple[Position, ...]
    strengths: tuple[Statement, ...]
    gaps: tuple[Gap, ...]
    suggested: tuple[Gap, ...]
    not_my_role: tuple[Statement, ...]
    no_evidence: tuple[Statement, ...]
    unanswered: tuple[Statement, ...]

    @property
    def positions(self) -> tuple[Position, ...]:
        """The domains with a statement in the figures, in order."""
        return tuple(each.position for each in self.domains)

    @property
    def rated(self) -> int:
        """How many statements stand in the figures."""
        return sum(each.position.rated for each in self.domains)

    @property
    def asked(self) -> int:
        """How many statements the round asks."""
        others = (self.not_my_role, self.no_evidence, self.unanswered)
        return self.rated + sum(map(len, others))

    @property
    def firm(self) -> tuple[Position, ...]:
        """The domains that stand at or above their target, furthest above first."""
        found = [each for each in self.positions if _ahead(each) >= 0]
        return tuple(sorted(found, key=lambda each: -_ahead(each)))

    @property
    def open(self) -> tuple[Position, ...]:
        """The domains that stand below their target, furthest below first."""
        return tuple(sorted((p for p in self.positions if _ahead(p) < 0), key=_ahead))

    def level_name(self, level: int) -> str:
        """What a level is called, with a capital."""
        return self.levels[level - 1]


def _ahead(position: Position) -> float:
    """By how much a domain stands above its target; below it is negative."""
    return (position.you or 0) - (position.target or 0)


def level_names(framework: Framework | None) -> tuple[str, ...]:
    """What the levels of a framework are called, the lowest first, each with a capital."""
    names = tuple(level.name for level in framework.levels) if framework else LEVEL_NAMES
    return tuple(name[:1].upper() + name[1:] for name in names)


def present_id(framework: Framework | None, slug: str) -> str:
    """The id by which a statement is known now: a former id leads to the present one."""
    found = framework.statement(slug) if framework else None
    return found.slug if found else slug


def rated_only(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those that stand in the figures."""
    return tuple(each for each in statements if each.answer is Answer.RATED)


def answered(statements: Sequence[Statement], answer: Answer | None) -> tuple[Statement, ...]:
    """Those to which this was said; None: nothing yet."""
    return tuple(each for each in statements if each.answer is answer)


def strengths_of(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """What is done at or above its target, the strongest first: by level, by how far above."""
    found = [each for each in rated_only(statements) if each.size == 0]
    return tuple(sorted(found, key=lambda each: (-(each.level or 0), each.target)))


def by_domain(
    statements: Sequence[Statement], before: Sequence[Statement]
) -> tuple[DomainStatements, ...]:
    """The domains in which something was rated, in order, each with its statements."""
    places = _positions(statements, before, lambda each: each.domain_slug)
    titles = {each.domain_slug: each.domain_title for each in statements}
    return tuple(
        DomainStatements(
            position=replace(position, title=titles[position.slug]),
            statements=tuple(s for s in rated_only(statements) if s.domain_slug == position.slug),
        )
        for position in places
    )


def by_lens(
    statements: Sequence[Statement], before: Sequence[Statement], order: Sequence[str]
) -> tuple[Position, ...]:
    """The sides of the work by which something was rated, as the framework orders them."""
    found = _positions(statements, before, lambda each: each.lens)
    known = {name: number for number, name in enumerate(order)}
    return tuple(sorted(found, key=lambda each: known.get(each.slug, len(known))))


def _positions(
    statements: Sequence[Statement],
    before: Sequence[Statement],
    part_of: Callable[[Statement], str],
) -> list[Position]:
    asked, earlier = _grouped(statements, part_of), _grouped(rated_only(before), part_of)
    return [
        _position(slug, ones, earlier.get(slug, []))
        for slug, ones in asked.items()
        if rated_only(ones)
    ]


def _grouped(
    statements: Sequence[Statement], part_of: Callable[[Statement], str]
) -> Mapping[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for each in statements:
        found.setdefault(part_of(each), []).append(each)
    return found


def _position(slug: str, asked: Sequence[Statement], before: Sequence[Statement]) -> Position:
    rated = rated_only(asked)
    mentors = zip(*(each.mentors for each in asked), strict=True) if asked[0].mentors else ()
    return Position(
        slug=slug,
        title=slug[:1].upper() + slug[1:],
        you=_mean([each.level for each in rated]),
        mentors=tuple(_mean([said.level for said in one]) for one in mentors),
        before=_mean([each.level for each in before]),
        target=_mean([each.target for each in rated]),
        rated=len(rated),
        asked=len(asked),
    )


def _mean(levels: Sequence[int | None]) -> float | None:
    known = [each for each in levels if each is not None]
    return fmean(known) if known else None


def as_shared(profile: Profile, parts: frozenset[str]) -> Profile:
    """What a reader with these parts sees of somebody's profile.

    Never: the purpose and the context, which lessons are done, what a mentor wrote and who they
    are, what is suggested for a plan. Last time only with MOVEMENT, notes and evidence only with
    EVIDENCE. Whether there is any evidence shows in no other way.
    """
    sees_movement = Part.MOVEMENT in parts

    def seen(statement: Statement) -> Statement:
        return _seen(statement, parts)

    def place(position: Position) -> Position:
        return position if sees_movement else replace(position, before=None)

    return replace(
        profile,
        is_own=False,
        facts=replace(profile.facts, purpose="", role=NO_ROLE, counts_in_totals=False),
        before=profile.before if sees_movement else None,
        mentors=_nameless(len(profile.mentors)),
        domains=tuple(
            DomainStatements(
                position=place(each.position), statements=tuple(map(seen, each.statements))
            )
            for each in profile.domains
        ),
        lenses=tuple(map(place, profile.lenses)),
        strengths=tuple(map(seen, profile.strengths)),
        gaps=tuple(map(_gap_as_seen, profile.gaps)),
        suggested=(),
        not_my_role=tuple(map(seen, profile.not_my_role)),
        no_evidence=tuple(map(seen, profile.no_evidence)),
        unanswered=tuple(map(seen, profile.unanswered)),
    )


def _seen(statement: Statement, parts: frozenset[str]) -> Statement:
    names = _nameless(len(statement.mentors))
    mentors = tuple(
        MentorLevel(name=name, level=said.level)
        for name, said in zip(names, statement.mentors, strict=True)
    )
    seen = replace(statement, mentors=mentors)
    if Part.MOVEMENT not in parts:
        seen = replace(seen, before=None)
    if Part.EVIDENCE not in parts:
        seen = replace(seen, note="", link="", evidence=())
    return seen


def _nameless(count: int) -> tuple[str, ...]:
    """What a reader is told of mentors: that they rated, and not who they are."""
    return ("Mentor",) if count == 1 else tuple(f"Mentor {n}" for n in range(1, count + 1))


def _gap_as_seen(gap: Gap) -> Gap:
    closings = tuple(replace(each, is_done=False) for each in gap.closings)
    return replace(gap, reasons=(), closings=closings, evidence=(), ready_actions=())
