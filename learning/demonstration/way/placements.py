"""A placement from the first question to the third tick, and the visits of it."""

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from content import Library
from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.demonstration.story import Learner
from learning.demonstration.way.days import AFTER_LESSONS, EVENING, LUNCH, SchoolDays
from learning.demonstration.way.people import viewer_of
from learning.diary.rules import Mode
from learning.shadowing.comparing.services import tick_seen
from learning.shadowing.expecting.services import save_expected
from learning.shadowing.placements import agreeing, services
from learning.shadowing.placements.typed import HostWords, Release, Wish
from learning.shadowing.placements.wordings import wording_of
from learning.shadowing.rules import Energy, Tag
from learning.shadowing.visits import noting
from learning.shadowing.visits import services as visits
from learning.shadowing.visits.typed import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Three:
    """Visitor, host and the leader who releases time."""

    visitor: Learner
    host: Learner
    leader: Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlacement:
    """A placement, asked for so many school days ago; the others answered on the days after.

    `begins` and `ends` are its first and last day. It is agreed by five days after it was asked.
    """

    asked: int
    begins: date
    ends: date
    aim: str
    aims: Sequence[str]
    host: HostWords
    release: Release
    expected: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """An activity as it was tapped in, from one time of day to the next one's."""

    at: str
    category: str
    mode: Mode
    note: str
    energy: Energy | None = None
    tag: Tag | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldVisit:
    """A visit of so many school days ago: what was noted, seen, and said of it by the host."""

    ago: int
    begins: time
    ends: time
    place: str
    planned: int
    noted: Sequence[Noted]
    seen: Sequence[str]
    comment: str


def tell_placement(
    three: Three,
    library: Library,
    days: SchoolDays,
    told: ToldPlacement,
    offer_id: int | None = None,
) -> int:
    """It was asked for, accepted, time was released, and all three ticked the rules; its key."""
    visitor = three.visitor
    with clock.standing_at(days.at(told.asked, EVENING)):
        viewer = viewer_of(visitor)
        placement_id = services.ask(
            viewer,
            Wish(aim=told.aim, aims=told.aims, starts_on=told.begins, ends_on=told.ends),
            host_key=_host_key(three.host),
            home_organisation_id=viewer.organisation_id or 0,
            offered_aims=[each.statement_slug for each in library.shadowing.aims],
            form_id=visitor.form_id(),
            opportunity_id=offer_id,
        ).id
    wording = wording_of(library.shadowing.agreement)
    with clock.standing_at(days.at(told.asked - 1, LUNCH)):
        edition = services.accept(
            three.host.person_id, placement_id, wording, told.host, edition="1"
        ).edition
    with clock.standing_at(days.at(told.asked - 2, LUNCH)):
        edition = services.ask_leader(viewer, placement_id, three.leader.person_id).edition
    with clock.standing_at(days.at(told.asked - 4)):
        services.release(three.leader.person_id, placement_id, told.release, edition=str(edition))
    _agree(three, library.shadowing, days, placement_id, told.asked - 4)
    with clock.standing_at(days.at(told.asked - 5, EVENING)):
        save_expected(visitor.person_id, placement_id, told.expected, edition="")
    return placement_id


def plan_visit(three: Three, placement_id: int, days: SchoolDays, planned: int, plan: Plan) -> int:
    """The visitor planned a visit, so many school days ago; its key."""
    with clock.standing_at(days.at(planned, EVENING)):
        return visits.plan_visit(
            three.visitor.person_id, placement_id, plan, form_id=three.visitor.form_id()
        )


def tell_visit(
    three: Three, library: Library, placement_id: int, days: SchoolDays, told: ToldVisit
) -> int:
    """It was planned, noted on a phone, ticked in the evening, and signed off; its key."""
    day = days.ago(told.ago)
    plan = Plan(day=day, starts=told.begins, ends=told.ends, place=told.place)
    visit_id = plan_visit(three, placement_id, days, told.planned, plan)
    guide = library.shadowing
    with clock.standing_at(days.at(told.ago, told.ends)):
        noting.sync(
            three.visitor.person_id,
            visit_id,
            json.dumps({"entries": list(_sent(three.visitor, days, told))}).encode(),
            [each.slug for each in guide.categories],
        )
    with clock.standing_at(days.at(told.ago, EVENING)):
        tick_seen(three.visitor.person_id, visit_id, guide, ticked=told.seen, shown=())
    with clock.standing_at(days.at(told.ago - 1, AFTER_LESSONS)):
        visits.save_comment(three.host.person_id, visit_id, told.comment, edition="")
        visits.sign_off(three.host.person_id, visit_id, took_place=True)
    return visit_id


def _host_key(host: Learner) -> str:
    """The host where they are SENCo themselves: at their own school."""
    place = viewer_of(host).organisation_id
    return f"{host.person_id}-{place}"


def _agree(
    three: Three, guide: ShadowingGuide, days: SchoolDays, placement_id: int, ago: int
) -> None:
    """Leader, visitor and host ticked every rule, an hour or a day apart."""
    wording = wording_of(guide.agreement)
    moments = (days.at(ago, EVENING), days.at(ago, EVENING) + timedelta(minutes=25))
    for each, moment in (
        (three.leader, moments[0]),
        (three.visitor, moments[1]),
        (three.host, days.at(ago - 1, LUNCH)),
    ):
        with clock.standing_at(moment):
            agreeing.agree(
                each.person_id,
                placement_id,
                wording,
                digest=wording.digest,
                ticked=wording.slugs,
            )


def _sent(visitor: Learner, days: SchoolDays, told: ToldVisit) -> Sequence[Mapping[str, object]]:
    """The activities as a phone sends them: each ends when the next one begins."""
    begins = [_moment(days.ago(told.ago), each.at) for each in told.noted]
    ends = [*begins[1:], datetime.combine(days.ago(told.ago), told.ends, clock.LONDON)]
    return [
        {
            "key": str(uuid.UUID(int=visitor.chance.getrandbits(128))),
            "started_at": begun.isoformat(),
            "ended_at": ended.isoformat(),
            "category": each.category,
            "mode": each.mode,
            "energy": each.energy,
            "tag": each.tag,
            "note": each.note,
            "changed_at": ended.isoformat(),
        }
        for each, begun, ended in zip(told.noted, begins, ends, strict=True)
    ]


def _moment(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), clock.LONDON)
