"""A first thought, a conversation, what can be seen, the network: the beginning of a way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.demonstration.story import Learner
from learning.demonstration.way.days import AFTER_LESSONS, EVENING, LUNCH, SchoolDays
from learning.demonstration.way.people import viewer_of
from learning.sharing.rules import Part, SubjectKind
from learning.sharing.services import open_share, share
from learning.talent.attributes import services as attributes
from learning.talent.attributes.rules import Said
from learning.talent.conversations import services as conversations
from learning.talent.conversations.services import Proposal
from learning.talent.interests import rules as interests_rules
from learning.talent.interests import services as interests
from learning.talent.models import Conversation
from learning.talent.rules import Seen
from learning.talent.tasks.services import do_task

TITLE = "The way to becoming a SENCo"
SHARED_FOR = 20
"""School days from today until which others see what is told to them."""


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody's open interest, and the days on which it is told."""

    owner: Learner
    interest_id: int
    days: SchoolDays


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTalk:
    """A conversation with a SENCo: asked, agreed and held so many school days ago.

    None: not yet. `agreed` is what its owner wrote of it, `corrected` what the SENCo made of that.
    """

    asked: int
    accepted: int | None = None
    held: int | None = None
    message: str = ""
    at: time = AFTER_LESSONS
    place: str = ""
    starters: Sequence[str] = ()
    agreed: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighted:
    """What was seen of a behaviour, with an example from so many school days ago."""

    seen: Seen
    example: str = ""
    ago: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A network task done so many school days ago, and what was noted of it."""

    ago: int
    note: str


def say_might(
    learner: Learner,
    days: SchoolDays,
    ago: int,
    *,
    why: str = "",
    for_others: str = "",
    counts: bool = True,
) -> Way:
    """They said “I might”, in the evening, to nobody; their way."""
    with clock.standing_at(days.at(ago, EVENING)):
        row = interests.say_might(learner.person_id, form_id=learner.form_id(), why=why)
        if counts:
            interests.set_counts(learner.person_id, counts=True)
        if for_others:
            nothing = interests_rules.edition("")
            interests.change_for_others(learner.person_id, words=for_others, edition=nothing)
    return Way(learner, row.id, days)


def share_way(
    way: Way, reader: Learner, parts: Sequence[Part], ago: int, *, opened: Sequence[int] = ()
) -> None:
    """The reader may see these parts of the way, and has opened it on these days."""
    days = way.days
    with clock.standing_at(days.at(ago, EVENING)):
        share_id = share(
            way.owner.person_id,
            kind=SubjectKind.INTEREST,
            subject_id=way.interest_id,
            title=TITLE,
            with_person_id=reader.person_id,
            parts=parts,
            ends_on=days.coming(SHARED_FOR),
        )
    for each in opened:
        with clock.standing_at(days.at(each, LUNCH)):
            open_share(reader.person_id, share_id)


def tell_talk(owner: Learner, senco: Learner, days: SchoolDays, told: ToldTalk) -> None:
    """They asked a SENCo for half an hour, talked, and wrote down what they agreed."""
    with clock.standing_at(days.at(told.asked, EVENING)):
        row = conversations.ask(
            viewer_of(owner),
            who_id=senco.person_id,
            message=told.message,
            proposal=_proposal(told, days),
            starters=told.starters,
            ends_on=days.coming(SHARED_FOR),
            form_id=owner.form_id(),
        )
    if told.accepted is not None:
        with clock.standing_at(days.at(told.accepted, LUNCH)):
            conversations.accept(_asked(senco, row), edition=row.edition)
    if told.held is not None:
        with clock.standing_at(days.at(told.held, EVENING)):
            held = conversations.own(owner.person_id, row.id)
            conversations.hold(held, days.ago(told.held))
            if told.agreed:
                conversations.write_agreed(held, told.agreed, edition=row.agreed_edition)
        if told.corrected:
            with clock.standing_at(days.at(told.held - 1, LUNCH)):
                seen = _asked(senco, row)
                conversations.write_agreed(seen, told.corrected, edition=row.agreed_edition)


def note_seen(by: Learner, way: Way, ago: int, seen: Mapping[str, Sighted]) -> None:
    """What somebody saw of behaviours, of themselves or of another, is noted."""
    days = way.days
    said = {
        slug: Said(
            seen=each.seen.value,
            example=each.example,
            seen_on=days.ago(each.ago).isoformat() if each.ago is not None else None,
        )
        for slug, each in seen.items()
    }
    with clock.standing_at(days.at(ago, EVENING)):
        attributes.note(by.person_id, way.interest_id, said)


def hand_over_seen(by: Learner, way: Way, ago: int) -> None:
    """A mentor handed over what they had noted."""
    with clock.standing_at(way.days.at(ago, EVENING)):
        attributes.hand_over(by.person_id, way.interest_id)


def do_tasks(
    learner: Learner, guide: ShadowingGuide, days: SchoolDays, done: Mapping[str, Done]
) -> None:
    """They did these network tasks, and noted what they take from each."""
    for slug, each in done.items():
        with clock.standing_at(days.at(each.ago, EVENING)):
            do_task(learner.person_id, guide, slug, done_on=days.ago(each.ago), note=each.note)


def _proposal(told: ToldTalk, days: SchoolDays) -> Proposal:
    if told.held is None:
        return Proposal()
    return Proposal(day=days.ago(told.held), at=told.at, place=told.place)


def _asked(senco: Learner, row: Conversation) -> conversations.Held:
    """The conversation as the SENCo holds it, who opens what is shared for it."""
    return conversations.asked(senco.person_id, row.share_id or 0)
