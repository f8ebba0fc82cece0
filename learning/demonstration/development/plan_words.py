"""The two plans of the story: goals, actions, reviews. Days are in weeks from today."""

from dataclasses import dataclass

from learning.plans.rules import ActionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAction:
    """A step. `lesson` (module and lesson) or `ready` (its slug) name what it was taken from.

    `done` and `dropped`: when, if it was.
    """

    text: str = ""
    kind: ActionKind = ActionKind.OWN
    lesson: tuple[str, str] | None = None
    ready: str = ""
    due: float | None = None
    minutes: int | None = None
    done: float | None = None
    dropped: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGoal:
    """A goal with its steps; `statement` is the gap it comes from, if any."""

    text: str
    measure: str
    due: float
    statement: str = ""
    actions: tuple[ToldAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReview:
    """A review, and after how many weeks the next was due."""

    at: float
    weeks_to_next: int
    moved: str
    next_steps: str
    to_drop: str = ""
    with_whom: str = ""


VISION = (
    "By next summer I lead SEND here from the table where things are decided, and teachers do "
    "what is theirs because they want to."
)
OWN = (
    ToldGoal(
        statement="influence-leaders",
        text="I bring SEND to the leadership team before it is urgent, and decisions follow.",
        measure="A standing item every second week; three decisions in a year that began there.",
        due=20,
        actions=(
            ToldAction(lesson=("from-doing-to-leading", "influence-without-rank")),
            ToldAction(
                kind=ActionKind.CONVERSATION,
                text="Ask Margaret to be my sponsor in the leadership team.",
                due=-22,
                done=-22.5,
            ),
            ToldAction(
                text="One page for governors each term: numbers, progress, risk, one request.",
                due=-0.4,
                minutes=90,
            ),
            ToldAction(text="A newsletter about SEND for all staff.", due=-12, dropped=-4),
        ),
    ),
    ToldGoal(
        statement="who-makes-progress",
        text="I know who makes progress with what, and we change something because of it.",
        measure="Three cuts of the data each term; one decision from each.",
        due=30,
        actions=(
            ToldAction(ready="three-cuts"),
            ToldAction(lesson=("data-money-and-time", "reading-your-data")),
            ToldAction(
                kind=ActionKind.VISIT,
                text="Half a day with the SENCo of Copperbeck, who reads her data every half-term.",
                due=2,
                minutes=180,
            ),
            ToldAction(
                text="Sit with the attendance officer, half an hour, once a half-term.",
                due=-6,
                minutes=30,
                done=-6.5,
            ),
        ),
    ),
    ToldGoal(
        statement="explain-the-money",
        text="I can explain in two minutes what we are given for SEND and what we get for it.",
        measure="Margaret and the SEND governor can say it too.",
        due=12,
        actions=(
            ToldAction(lesson=("data-money-and-time", "money-for-send")),
            ToldAction(
                kind=ActionKind.CONVERSATION,
                text="Half an hour with Deborah: notional budget, top-up, what we spend.",
                due=-10,
                minutes=30,
                done=-10.5,
            ),
            ToldAction(text="One sheet: what each provision costs, and what came of it.", due=5),
        ),
    ),
)
REVIEWS = (
    ToldReview(
        at=-18,
        weeks_to_next=13,
        moved="Margaret said yes, and the first standing item came within a fortnight. "
        "I say more than I did.",
        next_steps="Money first next term: ask Deborah before the budget is set.",
    ),
    ToldReview(
        at=-4,
        weeks_to_next=6,
        with_whom="Siân Pritchard",
        moved="I know the three figures. One decision this term began with something I brought.",
        next_steps="The page for governors, and the visit to Copperbeck before the end of term.",
        to_drop="The newsletter. Nobody asked for it but me.",
    ),
)

INCLUSION_HEADING = "Everyone begins, everyone belongs: Larkmead’s plan for inclusion"
INCLUSION = (
    ToldGoal(
        text="After an instruction, pupils with and without SEN know how to start.",
        measure="Begun within two minutes, of 60 watched: 31 when we began, 45 at the end. "
        "We shall change course if it is fewer than 38 half-way.",
        due=26,
        actions=(
            ToldAction(
                text="Seven short meetings with the English lead, then practice in pairs.",
                due=10,
                minutes=240,
            ),
            ToldAction(
                text="Count once in every class, with Margaret.", due=-8, minutes=60, done=-8.5
            ),
        ),
    ),
    ToldGoal(
        text="Every pupil on a programme gets the sessions they were promised.",
        measure="Sessions held: 71% when we began, 90% at the end. It costs the cover rule.",
        due=18,
        actions=(
            ToldAction(text="Two assistants come off the cover list.", due=-9, done=-9.5),
            ToldAction(
                text="Look at the list of sessions on the first Monday of each month.", due=1
            ),
        ),
    ),
    ToldGoal(
        text="Families of pupils with SEND can name something that changed because of them.",
        measure="Of ten asked at the end, seven can. Fourteen families came to the first forum.",
        due=30,
        actions=(
            ToldAction(text="First forum: trips and clubs.", due=-5, done=-5.2),
            ToldAction(
                kind=ActionKind.CONVERSATION,
                text="Ask two parents to draft the page about it.",
                due=3,
            ),
        ),
    ),
)
