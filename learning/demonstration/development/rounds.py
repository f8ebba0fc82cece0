"""Rounds of the skills audit as the people of the story went through them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select

from content import Library
from learning import clock
from learning.courses.models import Completion, CompletionKind
from learning.database import db
from learning.demonstration.calendar import free_moment
from learning.demonstration.development.ratings import DATA, FRAMEWORK, STRATEGY, levels_in
from learning.demonstration.development.ratings import OF_PRIYA as SEEN_BY_MENTOR
from learning.demonstration.development.words import MENTOR_COMMENTS, MENTOR_MESSAGE
from learning.demonstration.story import Learner
from learning.errors import NotFound
from learning.people.queries import viewer_for
from learning.people.rules import Phase
from learning.skills.mentors import services as mentors
from learning.skills.mentors.rules import edition as nothing_said
from learning.skills.rating.rules import Said
from learning.skills.rating.services import rate_several
from learning.skills.rounds import services as rounds
from learning.skills.rounds.queries import ratings_of
from learning.skills.rules import EvidenceKind, RoleShape

FIRST_THING, LAST_THING = time(7, 5), time(21, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What somebody says of their school and role when a round begins."""

    purpose: str
    phase: Phase
    pupils: int
    role_shape: RoleShape = RoleShape.ONE_SCHOOL
    statement_set: str = ""


def tell_round(
    learner: Learner,
    library: Library,
    setting: Setting,
    said: Mapping[str, Said],
    days: Sequence[date],
    *,
    finishes: bool = True,
) -> int:
    """They went through the statements on these days, domain by domain; the key of the round."""
    viewer = viewer_for(learner.person_id)
    if viewer is None:
        raise NotFound
    with clock.standing_at(_at(days[0], FIRST_THING)):
        begun = rounds.begin_round(
            viewer,
            library,
            framework_slug=FRAMEWORK,
            statement_set=setting.statement_set,
            phase=setting.phase,
            pupils=setting.pupils,
            role_shape=setting.role_shape,
            is_on_leadership_team=False,
            purpose=setting.purpose,
            form_id=learner.form_id(),
        )
    by_domain: dict[str, dict[str, Said]] = {}
    for rating in ratings_of(begun.id):
        if rating.statement_slug in said:
            answers = by_domain.setdefault(rating.domain_slug, {})
            answers[rating.statement_slug] = said[rating.statement_slug]
    for number, answers in enumerate(by_domain.values()):
        day = days[number * len(days) // len(by_domain)]
        with clock.standing_at(free_moment(day, learner.chance) + timedelta(minutes=10)):
            rate_several(learner.person_id, begun.id, answers)
    if finishes:
        with clock.standing_at(_at(days[-1], LAST_THING)):
            rounds.finish_round(learner.person_id, begun.id)
    return begun.id


def with_evidence(
    learner: Learner, said: Mapping[str, Said], evidence: Mapping[str, str], day: date
) -> dict[str, Said]:
    """The same, naming modules as evidence (by statement) as far as they were finished by then."""
    finished = {
        row.slug
        for row in db.session.execute(
            select(Completion.slug, Completion.completed_at).where(
                Completion.person_id == learner.person_id,
                Completion.kind == CompletionKind.MODULE,
            )
        )
        if clock.london_day(row.completed_at) <= day
    }
    return {
        slug: replace(each, evidence=((EvidenceKind.MODULE, evidence[slug]),))
        if evidence.get(slug) in finished
        else each
        for slug, each in said.items()
    }


def count_in_totals(learner: Learner, round_id: int, day: date) -> None:
    """They let the round count in the totals of their trust."""
    with clock.standing_at(_at(day, LAST_THING) + timedelta(minutes=3)):
        rounds.set_in_totals(learner.person_id, round_id, counts=True)


def _at(day: date, when: time) -> datetime:
    return datetime.combine(day, when, clock.LONDON)


def tell_mentor(owner: Learner, mentor: Learner, round_id: int, days: Sequence[date]) -> None:
    """The mentor was asked on the first day, said yes on the second, and finished on the third."""
    asked_on, agreed_on, finished_on = days
    with clock.standing_at(free_moment(asked_on, owner.chance)):
        request_id = mentors.ask(
            owner.person_id,
            round_id,
            who_id=mentor.person_id,
            domains=[STRATEGY, DATA],
            ends_on=asked_on + timedelta(weeks=4),
            message=MENTOR_MESSAGE,
        )
    with clock.standing_at(free_moment(agreed_on, mentor.chance)):
        mentors.accept(mentor.person_id, request_id)
    levels = levels_in(SEEN_BY_MENTOR)
    domains = {each.statement_slug: each.domain_slug for each in ratings_of(round_id)}
    with clock.standing_at(free_moment(finished_on, mentor.chance)):
        for domain in (STRATEGY, DATA):
            said = {
                slug: mentors.Said(level, MENTOR_COMMENTS.get(slug, ""), nothing_said("", ""))
                for slug, level in levels.items()
                if domains.get(slug) == domain
            }
            mentors.rate_domain(mentor.person_id, request_id, domain, said)
        mentors.finish(mentor.person_id, request_id)
