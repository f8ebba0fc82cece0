"""One session as it was held: prepared, opened, joined, answered, ended, evaluated, followed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle

from content import Library
from learning import clock
from learning.demonstration.sessions import words
from learning.demonstration.sessions.people import People
from learning.demonstration.story import Learner
from learning.inset.attendance.ending import end_session
from learning.inset.attendance.services import arrive
from learning.inset.deck.steps import Step, steps_of
from learning.inset.following import services as following
from learning.inset.following.own import said_of
from learning.inset.following.rules import HELPS
from learning.inset.following.services import Became, Made
from learning.inset.live import services as live
from learning.inset.live.arriving import Sent
from learning.inset.live.driving import drive
from learning.inset.live.polls import asked_of
from learning.inset.live.queries import open_poll
from learning.inset.live.rooms import open_room
from learning.inset.live.rules import Action
from learning.inset.live.voters import voter_key_of
from learning.inset.models import InsetSession, LiveRoom
from learning.inset.sessions.prepared import Prepared
from learning.inset.sessions.queries import parts_of
from learning.inset.sessions.services import make_session

WINDOW = "a1" * 16
"""The key of the window from which the SENCo presented."""
MOST_POLLS = 3
LATE_BY = timedelta(minutes=12)
KNOWS = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A session of the past. `follow_ups`: after how many weeks people were asked already."""

    prepared: Prepared
    there: Sequence[Learner]
    follow_ups: tuple[int, ...] = ()
    silent: tuple[Learner, ...] = ()
    asks: bool = False
    made_before: timedelta = timedelta(days=12)


def tell_held(people: People, held: Held, library: Library) -> InsetSession:
    """The session took place; `silent` have said nothing since, so that it is asked of them."""
    starts_at = held.prepared.starts_at
    with clock.standing_at(starts_at - held.made_before):
        row = make_session(people.priya.person_id, people.school_id, held.prepared)
    with clock.standing_at(starts_at - timedelta(minutes=10)):
        room = open_room(row, people.priya.person_id, WINDOW)
        for learner in held.there:
            is_late = learner.chance.random() < 1 / 12
            now = starts_at + LATE_BY if is_late else clock.now()
            arrive(row, learner.person_id, now, is_remote=False)
    if held.asks:
        with clock.standing_at(starts_at + timedelta(minutes=20)):
            _ask_the_room(people, held, row, room, library)
    ends_at = starts_at + timedelta(minutes=held.prepared.minutes)
    with clock.standing_at(ends_at):
        end_session(row, people.priya.person_id, ends_at)
    _tell_what_followed(held, row, ends_at)
    return row


def _ask_the_room(
    people: People, held: Held, row: InsetSession, room: LiveRoom, library: Library
) -> None:
    steps = steps_of(row.title, parts_of(row.id), library)
    asked = [step for step in steps if asked_of(step) is not None]
    for step in asked[:MOST_POLLS]:
        _poll(people, held, row, room, steps=steps, step=step, library=library)
    voters = [voter_key_of(room, person_id=each.person_id) for each in held.there]
    for number, (body, votes) in enumerate(words.QUESTIONS):
        question = live.ask(row, body, voters[number], people.priya.form_id())
        for voter in voters[number + 1 : number + 1 + votes]:
            live.vote(row, question.id, voter)


def _poll(  # noqa: PLR0913 - who, where, what, from which steps
    people: People,
    held: Held,
    row: InsetSession,
    room: LiveRoom,
    *,
    steps: Sequence[Step],
    step: Step,
    library: Library,
) -> None:
    def say(action: Action) -> None:
        sent = Sent(key=WINDOW, step_key=step.key, action=action)
        drive(row, people.priya.person_id, sent, steps=steps, library=library)

    say(Action.OPEN_POLL)
    poll, asked = open_poll(row.id), asked_of(step)
    if poll is None or asked is None or not asked.options:
        return
    right = [option.slug for option in asked.options if option.is_right]
    every = [option.slug for option in asked.options]
    for learner in held.there:
        knows = learner.chance.random() < KNOWS and right
        chosen = right if knows else [learner.chance.choice(every)]
        key = voter_key_of(room, person_id=learner.person_id)
        live.answer(row, poll.id, key, chosen if asked.several else chosen[:1], clock.now())
    say(Action.CLOSE_POLL)
    say(Action.SHOW_POLL)


def _tell_what_followed(held: Held, row: InsetSession, ends_at: datetime) -> None:
    now = clock.now()
    trying, changed, further = cycle(words.TRYING), cycle(words.CHANGED), cycle(words.NEXT)
    for learner in held.there:
        if learner in held.silent or not _says(learner, held):
            continue
        with clock.standing_at(min(ends_at + timedelta(minutes=5), now)):
            _evaluate(learner, row, next(trying))
        for weeks in held.follow_ups:
            if _says(learner, held):
                moment = ends_at + timedelta(weeks=weeks, hours=16)
                with clock.standing_at(min(moment, now)):
                    _say_what_became(learner, row, weeks, next(changed), next(further))


def _says(learner: Learner, held: Held) -> bool:
    """Whether somebody answers when they are asked; who was there alone always does."""
    return len(held.there) == 1 or learner.chance.random() < 4 / 5


def _evaluate(learner: Learner, row: InsetSession, trying: str) -> None:
    chance = learner.chance
    made = Made(
        useful=chance.choice(("very", "very", "very", "fairly", "fairly", "little")),
        trying=trying,
        try_by=clock.today() + timedelta(days=14),
        helps=tuple(chance.sample(list(HELPS), chance.choice((1, 1, 2)))),
        would_help=chance.choice((*words.WOULD_HELP, "", "", "")),
        shares_words=chance.random() < 1 / 3,
        adds_action=False,
    )
    following.evaluate(learner.person_id, row.id, made, form_id=learner.form_id(), edition="")


def _say_what_became(
    learner: Learner, row: InsetSession, weeks: int, changed: str, further: str
) -> None:
    chance = learner.chance
    tried = chance.choice(("yes", "yes", "yes", "partly", "partly", "not_yet"))
    has_words = tried != "not_yet" and chance.random() < 1 / 2
    became = Became(
        tried=tried,
        changed=changed if has_words else "",
        next_step=further if has_words else "",
        shares_words=has_words and chance.random() < 1 / 2,
    )
    following.follow_up(said_of(learner.person_id, row.id), weeks, became, edition="")
