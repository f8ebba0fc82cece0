"""What the schools of the story offer on the board, and who stands in the directory."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.demonstration.story import Learner
from learning.demonstration.way.days import AFTER_LESSONS, LUNCH, SchoolDays
from learning.demonstration.way.people import People, viewer_of
from learning.network.board.services import OfferDraft, post
from learning.network.directory.services import list_oneself
from learning.network.rules import OpportunityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOffer:
    """An offer, made so many school days ago and open for so many more."""

    kind: OpportunityKind
    title: str
    text: str
    posted: int
    open_for: int


PLACEMENT = ToldOffer(
    kind=OpportunityKind.PLACEMENT,
    title="Two or three mornings with a primary SENCo",
    text="Come and see what a Tuesday is really like: the gate, the phone, the provision map, the "
    "corridor. Two or three half days with some weeks between them. You need no experience, only "
    "a school that can spare you. We start with the kettle, and end each visit with ten minutes "
    "to ask whatever you like.",
    posted=45,
    open_for=35,
)
TRIAL_POST = ToldOffer(
    kind=OpportunityKind.TRIAL_POST,
    title="Assistant SENCo for two terms: training for teaching assistants",
    text="A teacher of ours, or from around us, with half a day a week kept free, a brief in "
    "writing and half an hour with me every Thursday. You would find out what seventeen teaching "
    "assistants need, lead three short sessions, and see what changes in lessons. It is not cover, "
    "and it promises no post. Write to me before you decide anything.",
    posted=12,
    open_for=25,
)
PROJECT = ToldOffer(
    kind=OpportunityKind.PROJECT,
    title="One provision map that three schools can read",
    text="Three schools, three maps, and families who move between them have to begin again each "
    "time. I am looking for two people from each phase, four meetings of an hour after school, and "
    "a draft by the end of next term. Teachers who are curious about SEND leadership are as "
    "welcome as SENCos.",
    posted=9,
    open_for=18,
)
QUESTIONS = ToldOffer(
    kind=OpportunityKind.ASK_A_SENCO,
    title="Twenty minutes about SEND in a large secondary",
    text="Every pupil here has ten teachers: ask me how anything gets done. By phone on a "
    "Wednesday after three, or over tea if you are passing. Data, exam arrangements and the first "
    "year are what I am asked about most.",
    posted=30,
    open_for=40,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEntry:
    """What a SENCo says of themselves in the directory."""

    topics: Sequence[str]
    about: str
    welcomes_visitors: bool


PRIYA = ToldEntry(
    topics=("parents", "early-years", "first-year", "qualification"),
    about="Nearly two years in post, in the middle of the NPQ. Ring before eight or after four.",
    welcomes_visitors=True,
)
COPPERBECK = ToldEntry(
    topics=("large-secondary", "money", "ehc-paperwork"),
    about="Eleven hundred pupils, and I read the data every half-term. Happy to show you how.",
    welcomes_visitors=True,
)
SIAN = ToldEntry(
    topics=("special-school-outreach", "autism", "speech-and-language", "medical-needs"),
    about="Special school. Bring a question and no names; I come to you if a visit helps more.",
    welcomes_visitors=False,
)


def tell_offers(people: People, days: SchoolDays) -> int:
    """Four offers stand on the board; the key of the placement offered by the primary."""
    placement_id = _post(people.priya, days, PLACEMENT)
    _post(people.copperbeck, days, QUESTIONS)
    _post(people.sian, days, TRIAL_POST)
    _post(people.imogen, days, PROJECT)
    return placement_id


def tell_directory(people: People, guide: ShadowingGuide, days: SchoolDays) -> None:
    """The three SENCos have agreed to be asked."""
    for learner, told, ago in (
        (people.priya, PRIYA, 48),
        (people.copperbeck, COPPERBECK, 44),
        (people.sian, SIAN, 26),
    ):
        with clock.standing_at(days.at(ago, LUNCH)):
            list_oneself(
                viewer_of(learner),
                guide,
                agrees=True,
                topics=told.topics,
                about=told.about,
                welcomes_visitors=told.welcomes_visitors,
            )


def _post(learner: Learner, days: SchoolDays, told: ToldOffer) -> int:
    with clock.standing_at(days.at(told.posted, AFTER_LESSONS)):
        viewer = viewer_of(learner)
        draft = OfferDraft(
            kind=told.kind,
            organisation_id=viewer.organisation_id,
            title=told.title,
            text=told.text,
            open_until=days.coming(told.open_for),
        )
        return post(viewer, draft, form_id=learner.form_id()).id
