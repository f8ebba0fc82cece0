"""Who audited, planned, shared and offered what, in the half-year before today."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from content import Library
from learning import clock
from learning.cpd.qualifications.rules import Facts, Qualification
from learning.cpd.qualifications.services import save_record
from learning.demonstration.development import plan_words, words
from learning.demonstration.development.diary import tell_diary
from learning.demonstration.development.plans import (
    Calendar,
    inclusion_plan,
    own_plan,
    tell_plan,
)
from learning.demonstration.development.ratings import (
    BETH,
    COPPERBECK,
    FRAMEWORK,
    PRIYA_FIRST,
    PRIYA_NOW,
    SIAN_FIRST,
    SIAN_NOW,
    aiming_higher,
    said_in,
)
from learning.demonstration.development.rounds import (
    Setting,
    count_in_totals,
    tell_mentor,
    tell_round,
    with_evidence,
)
from learning.demonstration.story import Learner
from learning.errors import NotFound
from learning.network.queries import offers_of
from learning.network.rules import edition
from learning.network.services import set_offers
from learning.people.queries import viewer_for
from learning.people.rules import Phase
from learning.sharing.queries import suggested_end
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.services import open_share, share
from learning.skills.rules import ASPIRING, RoleShape

HEAD = "Margaret Okafor"
LARKMEAD = (Phase.PRIMARY, 238)
SALTMARSH = (Phase.SPECIAL, 96)
HIGH_SCHOOL = (Phase.SECONDARY, 1140)
EVIDENCE = {
    "explain-the-code": "code-of-practice-essentials",
    "sen-and-disability": "code-of-practice-essentials",
    "information-report": "law-and-accountability",
    "anticipate-adjustments": "law-and-accountability",
    "follow-reform": "law-and-accountability",
}
"""Modules that Priya names, where she had finished them by then."""
OFFERS = {
    "Siân": {
        "agencies-and-transitions": "Annual reviews, and asking therapists a question they can "
        "answer.",
        "identifying-need": "Sensory and communication needs. Bring a case, without names.",
    },
    "Copperbeck": {"data-and-resources": "Reading your data with three cuts and no spreadsheet."},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Those whose development is told. `copperbeck` is the SENCo of the high school."""

    priya: Learner
    margaret: Learner
    sian: Learner
    beth: Learner
    copperbeck: Learner


def tell(people: People, library: Library, days: tuple[date, ...]) -> None:
    """Rounds, a mentor's view, plans, shares, a record and offers are there.

    Nothing, where the library has no skills audit of ours.
    """
    if library.framework(FRAMEWORK) is None:
        return
    calendar = Calendar(clock.today(), days)
    _tell_priya(people, library, calendar)
    _tell_sian(people.sian, library, calendar)
    _tell_copperbeck(people.copperbeck, library, calendar)
    _tell_beth(people.beth, library, calendar)
    for learner, offers in ((people.sian, "Siân"), (people.copperbeck, "Copperbeck")):
        _offer(learner, library, calendar, OFFERS[offers])


def _tell_priya(people: People, library: Library, calendar: Calendar) -> None:
    """A round, a mentor's view, a plan from its gaps; half a year later a second round."""
    priya = people.priya
    first = tell_round(
        priya,
        library,
        _setting(words.FIRST_PURPOSE, LARKMEAD),
        aiming_higher(said_in(PRIYA_FIRST, words.FIRST_NOTES)),
        calendar.days[1:4],
    )
    tell_mentor(priya, people.sian, first, calendar.days[4:7])
    tell_plan(priya, library, calendar, own_plan(first, HEAD))
    inclusion = tell_plan(priya, library, calendar, inclusion_plan(HEAD))
    now = aiming_higher(said_in(PRIYA_NOW, words.SECOND_NOTES))
    when = calendar.days[-3:-1]
    second = tell_round(
        priya,
        library,
        _setting(words.SECOND_PURPOSE, LARKMEAD),
        with_evidence(priya, now, EVIDENCE, when[0]),
        when,
    )
    count_in_totals(priya, second, when[-1])
    profile = library.framework(FRAMEWORK)
    title = profile.title if profile else ""
    all_parts = (Part.PROFILE, Part.EVIDENCE, Part.MOVEMENT)
    last = calendar.days[-1]
    times = [_at(last, time(7, 30)), _at(last, time(7, 50)), _at(last, time(16, 45))]
    _share(people, calendar, (SubjectKind.ROUND, second, title), all_parts, times)
    shown = (SubjectKind.PLAN, inclusion, plan_words.INCLUSION_HEADING)
    times = [calendar.afternoon(-9), calendar.afternoon(-8.6)]
    _share(people, calendar, shown, (Part.PLAN, Part.REVIEWS), times)
    _record(priya, calendar)
    tell_diary(priya, calendar)


def _share(
    people: People,
    calendar: Calendar,
    what: tuple[SubjectKind, int, str],
    parts: Collection[Part],
    times: Sequence[datetime],
) -> None:
    """Shared with the head until the end of this term, and opened at each of the later times."""
    kind, subject_id, title = what
    owner = viewer_for(people.priya.person_id)
    with clock.standing_at(times[0]):
        share_id = share(
            people.priya.person_id,
            kind=kind,
            subject_id=subject_id,
            title=title,
            with_person_id=people.margaret.person_id,
            parts=parts,
            ends_on=suggested_end(owner.organisation_id if owner else None, calendar.today),
        )
    for each in times[1:]:
        with clock.standing_at(each):
            open_share(people.margaret.person_id, share_id)


def _at(day: date, when: time) -> datetime:
    return datetime.combine(day, when, clock.LONDON)


def _record(priya: Learner, calendar: Calendar) -> None:
    """She became a SENCo so long ago that the qualification is due in fourteen months."""
    appointed_on = _months_from(calendar.today, 14 - 36)
    facts = Facts(
        appointed_on=appointed_on,
        months_before=0,
        qualification=Qualification.NPQ,
        started_on=_months_from(calendar.today, -13),
    )
    with clock.standing_at(calendar.afternoon(-20)):
        save_record(priya.person_id, facts, edition=0)


def _months_from(day: date, months: int) -> date:
    """The first of the month so many months away: terms and courses begin near it."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, min(day.day, 28))


def _tell_sian(sian: Learner, library: Library, calendar: Calendar) -> None:
    """A round finished last term, which counts; another one begun."""
    setting = _setting(words.SIAN_PURPOSE, SALTMARSH)
    days = calendar.days
    first = tell_round(sian, library, setting, said_in(SIAN_FIRST), days[16:18])
    count_in_totals(sian, first, days[18])
    tell_round(sian, library, setting, said_in(SIAN_NOW), days[-4:-2], finishes=False)


def _tell_copperbeck(senco: Learner, library: Library, calendar: Calendar) -> None:
    """A round finished this term, which counts."""
    setting = _setting(words.COPPERBECK_PURPOSE, HIGH_SCHOOL)
    days = calendar.days[-22:-20]
    first = tell_round(senco, library, setting, said_in(COPPERBECK), days)
    count_in_totals(senco, first, days[-1])


def _tell_beth(beth: Learner, library: Library, calendar: Calendar) -> None:
    """The set for those who think about the job, begun. Nobody sees it."""
    phase, pupils = HIGH_SCHOOL
    setting = Setting(
        purpose=words.BETH_PURPOSE,
        phase=phase,
        pupils=pupils,
        role_shape=RoleShape.NOT_YET,
        statement_set=ASPIRING,
    )
    tell_round(beth, library, setting, said_in(BETH), calendar.days[-6:-5], finishes=False)


def _setting(purpose: str, school: tuple[Phase, int]) -> Setting:
    phase, pupils = school
    return Setting(purpose=purpose, phase=phase, pupils=pupils)


def _offer(
    learner: Learner, library: Library, calendar: Calendar, offers: Mapping[str, str]
) -> None:
    """They said what they may be asked about."""
    viewer = viewer_for(learner.person_id)
    if viewer is None:
        raise NotFound
    with clock.standing_at(calendar.afternoon(-3)):
        set_offers(
            viewer,
            library,
            ticked={(FRAMEWORK, domain): True for domain in offers},
            notes={(FRAMEWORK, domain): note for domain, note in offers.items()},
            edition_seen=edition(offers_of(learner.person_id)),
        )
