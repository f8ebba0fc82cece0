"""Where somebody stands with their own development; theirs alone. A fixed number of statements."""

from dataclasses import dataclass
from datetime import date

from content import Library
from learning import clock
from learning.cpd.qualifications.queries import QualificationInShort, qualification_in_short
from learning.diary.queries import DiaryInShort, diary_in_short
from learning.home.development import rules
from learning.home.development.rules import FirstThing
from learning.network.queries import offers_of
from learning.people.rules import Role
from learning.people.viewers import Viewer
from learning.plans.pages import PlanInShort
from learning.plans.queries import plans_in_short
from learning.plans.rules import PlanKind
from learning.sharing.lines import SharedWithMe, SharingInShort
from learning.sharing.queries import sharing_in_short
from learning.sharing.rules import SubjectKind
from learning.skills.mentors.rules import OPEN_STATES
from learning.skills.queries import AuditInShort, RequestInShort, RoundInShort, audit_in_short
from learning.talent.conversations.queries import ConversationLine, asked_of
from learning.talent.queries import WayInShort, way_in_short


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentPage:
    """Everything the page shows, in short.

    `requests` are those still to be answered. `is_new`: nothing of one's own is there yet;
    `is_senco`: the hat says so. `offers` counts what the person offers help with. `way`: their own
    to becoming a SENCo; `asked`: conversations for which somebody on such a way asks them;
    `may_host`: somebody may ask them for a placement, or for time for one.
    """

    first: FirstThing
    audit: AuditInShort
    requests: tuple[RequestInShort, ...]
    plans: tuple[PlanInShort, ...]
    sharing: SharingInShort
    qualification: QualificationInShort | None
    diary: DiaryInShort
    offers: int
    way: WayInShort | None
    asked: tuple[ConversationLine, ...]
    is_new: bool
    is_senco: bool
    may_host: bool
    today: date

    @property
    def shared(self) -> tuple[SharedWithMe, ...]:
        """What others let this person see; what they are asked for is listed as such."""
        asked = {each.share_id for each in self.asked}
        return tuple(
            each
            for each in self.sharing.with_me
            if each.kind is not SubjectKind.RATING and each.share_id not in asked
        )

    @property
    def sentence(self) -> str:
        """What the page says before anything else."""
        return rules.sentence(self.first, is_senco=self.is_senco)

    @property
    def has_inclusion_plan(self) -> bool:
        """Whether a plan for the school is open."""
        return any(plan.kind is PlanKind.INCLUSION for plan in self.plans)


def development_page(viewer: Viewer, library: Library, today: date) -> DevelopmentPage:
    """Where the viewer stands. Eleven statements, and four more if there is a plan."""
    audit = audit_in_short(viewer.id)
    plans = plans_in_short(viewer.id, today, library)
    qualification = qualification_in_short(viewer.id, today)
    diary = diary_in_short(viewer.id, today)
    requests = tuple(each for each in audit.requests if each.state in OPEN_STATES)
    is_new = not (audit.open or audit.last or plans or qualification or diary.has_entries)
    return DevelopmentPage(
        first=rules.first_thing(
            has_open_round=bool(audit.open),
            has_request=bool(requests),
            has_plan=bool(plans),
            last_finished_on=_finished_on(audit.last),
            today=today,
            is_new=is_new,
        ),
        audit=audit,
        requests=requests,
        plans=plans,
        sharing=sharing_in_short(viewer.id, today),
        qualification=qualification,
        diary=diary,
        offers=len(offers_of(viewer.id)),
        way=way_in_short(viewer.id, today),
        asked=asked_of(viewer.id, today),
        is_new=is_new,
        is_senco=viewer.has(Role.SENCO),
        may_host=any(viewer.has(role) for role in (Role.SENCO, Role.MENTOR, Role.LEADER)),
        today=today,
    )


def _finished_on(last: RoundInShort | None) -> date | None:
    finished_at = last.completed_at if last else None
    return clock.london_day(finished_at) if finished_at else None
