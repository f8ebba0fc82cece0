"""Reading the profile of a finished round: for its owner, and as a share lets a reader see it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from content import Library
from learning import clock
from learning.courses.closings import closings_of
from learning.errors import NotFound
from learning.network.queries import Helper, helpers_for
from learning.people.viewers import Viewer
from learning.sharing.lines import OpenedShare, ShareLine
from learning.sharing.queries import shares_of
from learning.sharing.rules import SubjectKind
from learning.skills import gaps as gap_rules
from learning.skills.adapting.queries import statements_known
from learning.skills.gaps import Described, Gap
from learning.skills.mentors.queries import mentor_views
from learning.skills.mentors.requests import MentorView
from learning.skills.profiles import rules
from learning.skills.profiles.done import NOTHING, Done, done_by
from learning.skills.profiles.found import (
    Found,
    Lines,
    NotFinished,
    as_readers_see,
    found_round,
    rounds_of,
)
from learning.skills.profiles.movement import (
    Movement,
    last_levels,
    movement,
    movement_as_shared,
)
from learning.skills.profiles.rules import MentorLevel, Profile, RoundFacts, Statement
from learning.skills.rules import Answer
from learning.skills.statements import own_key


class OpenAgain(NotFound):
    """What is shared was finished and is open again: its owner is changing it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProfile:
    """A profile with what only its owner sees around it.

    `helpers` offer help, by domain; `shares` are those that let others see the profile now.
    """

    profile: Profile
    movement: Movement | None
    helpers: Mapping[str, tuple[Helper, ...]]
    shares: tuple[ShareLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedProfile:
    """A profile as its reader sees it; `movement` only if that part is shared and there is one."""

    profile: Profile
    movement: Movement | None
    share: OpenedShare


def own_profile(viewer: Viewer, round_id: int, library: Library) -> OwnProfile:
    """The viewer's own finished round. Raises NotFound, NotFinished for one that is still open."""
    found = found_round(viewer.id, round_id, library)
    done = done_by(viewer.id, library)
    profile = _profile(viewer.name, found, mentor_views(round_id), _gaps(found, library, done))
    return OwnProfile(
        profile=profile,
        movement=_movement(found, done),
        helpers=helpers_for(viewer, found.present_slug) if profile.gaps else {},
        shares=shares_of(viewer.id, SubjectKind.ROUND, round_id, today=clock.today()),
    )


def shared_profile(share: OpenedShare, library: Library) -> SharedProfile:
    """Somebody else's profile, and no more of it than the share holds.

    What its owner has learnt is not even read. Raises OpenAgain while they are changing the round.
    """
    try:
        found = as_readers_see(found_round(share.owner_id, share.subject_id, library))
    except NotFinished as error:
        raise OpenAgain from error
    gaps = _gaps(found, library, NOTHING)
    whole = _profile(share.owner_name, found, mentor_views(share.subject_id), gaps)
    profile = rules.as_shared(whole, share.parts)
    moved = _movement(found, NOTHING) if profile.before else None
    return SharedProfile(
        profile=profile,
        movement=movement_as_shared(moved, share.parts) if moved else None,
        share=share,
    )


def gaps_of_round(person_id: int, round_id: int, library: Library) -> tuple[Gap, ...]:
    """The gaps of a person's own finished round, the largest first; raises NotFound."""
    found = found_round(person_id, round_id, library)
    return _gaps(found, library, done_by(person_id, library))


def finished_round(person_id: int, round_id: int, library: Library) -> RoundFacts:
    """What is known of a person's own finished round; raises NotFound, NotFinished if open."""
    return rounds_of(person_id, round_id, library)[0]


def _profile(
    owner_name: str, found: Found, views: Sequence[MentorView], gaps: tuple[Gap, ...]
) -> Profile:
    lines = _with_mentors(last_levels(found.statements, found.earlier), views)
    lenses = [lens.name for lens in found.framework.lenses] if found.framework else []
    return Profile(
        owner_name=owner_name,
        is_own=True,
        facts=found.facts,
        before=found.before,
        levels=rules.level_names(found.framework),
        mentors=tuple(view.name for view in views),
        domains=rules.by_domain(lines, found.earlier),
        lenses=rules.by_lens(lines, found.earlier, lenses),
        strengths=rules.strengths_of(lines),
        gaps=gaps,
        suggested=gap_rules.suggested(gaps),
        not_my_role=rules.answered(lines, Answer.NOT_MY_ROLE),
        no_evidence=rules.answered(lines, Answer.NO_EVIDENCE),
        unanswered=rules.answered(lines, None),
    )


def _with_mentors(lines: Lines, views: Sequence[MentorView]) -> Lines:
    """The statements with every mentor's level, in the order of the views."""

    def levels(line: Statement) -> tuple[MentorLevel, ...]:
        said = ((view.name, *view.ratings.get(line.slug, (None, ""))) for view in views)
        return tuple(MentorLevel(name=n, level=level, comment=words) for n, level, words in said)

    return tuple(replace(line, mentors=levels(line)) for line in lines)


def _gaps(found: Found, library: Library, done: Done) -> tuple[Gap, ...]:
    """The gaps of a round, the largest first; what closes each as the courses are today."""
    below = [line for line in found.statements if line.size]
    described = _described(found, below)
    return gap_rules.in_order([_gap(line, found, described(line), library, done) for line in below])


def _described(
    found: Found, lines: Lines | list[Statement]
) -> Callable[[Statement], Described | None]:
    """What framework and school say of a statement; the school is asked only if one is its own."""
    framework = found.framework
    if framework is None:
        return lambda _line: None
    has_own = any(own_key(line.slug) is not None for line in lines)
    own = statements_known(found.facts.organisation_id, framework) if has_own else {}
    return lambda line: framework.statement(line.slug) or own.get(line.slug)


def _gap(
    line: Statement, found: Found, described: Described | None, library: Library, done: Done
) -> Gap:
    return Gap(
        framework_slug=found.present_slug,
        statement_slug=line.slug,
        code=line.code,
        text=line.text,
        domain_slug=line.domain_slug,
        domain_title=line.domain_title,
        lens=line.lens,
        level=line.level or 0,
        target=line.target,
        size=line.size,
        reasons=gap_rules.reasons_for(
            line.slug,
            line.lens,
            line.size,
            role=found.facts.role,
            suggested_target=line.suggested_target,
            usual_target=found.usual_target(line.slug),
        ),
        closings=closings_of(described, library, done.is_done),
        evidence=() if line.has_evidence or described is None else described.evidence,
        ready_actions=gap_rules.ready_actions_of(described, found.framework),
    )


def _movement(found: Found, done: Done) -> Movement | None:
    """What moved since the round before, and what its owner finished in between."""
    if found.before is None:
        return None
    return movement(
        (found.facts, found.statements),
        (found.before, found.earlier),
        found.framework,
        done.between(found.before.completed_at, found.facts.completed_at),
    )
