"""Who is where on the way to becoming a SENCo, in the half-year before today."""

from collections.abc import Iterable
from datetime import date

from content import Library
from content.shadowing_types import ShadowingGuide
from learning import clock
from learning.demonstration.way import beth_words, joel_words
from learning.demonstration.way.beginnings import ToldTalk, say_might, tell_talk
from learning.demonstration.way.beth import tell_beth
from learning.demonstration.way.board import tell_directory, tell_offers
from learning.demonstration.way.days import AFTER_LESSONS, SchoolDays
from learning.demonstration.way.joel import tell_joel
from learning.demonstration.way.marcus import tell_marcus
from learning.demonstration.way.people import People, viewer_of
from learning.talent.nominations.services import nominate

INVITATION = (
    "Twice this term somebody has come to me with your words: what helps, have you asked? You do "
    "ask, and the next day something is different. I think you might like this work. No hurry, and "
    "no is a good answer, too."
)
"""What Priya wrote to Rosa."""
INVITED = 4
TALKS = (
    ToldTalk(asked=44, accepted=43, held=40),
    ToldTalk(asked=27, accepted=26, held=23),
    ToldTalk(asked=19, accepted=17, held=15),
    ToldTalk(asked=8, accepted=7),
    ToldTalk(asked=2),
)
"""Conversations of colleagues who are not in the cast, so many school days ago."""
OTHERS_BEGAN = (60, 47, 39, 28, 16, 7)


def tell(people: People, library: Library, days: tuple[date, ...]) -> None:
    """An invitation, three people at different stages, offers, a directory, and others who count.

    Nothing, where the library has no guide to shadowing of ours.
    """
    guide = library.shadowing
    if not _is_ours(guide):
        return
    when = SchoolDays(clock.today(), days)
    tell_directory(people, guide, when)
    offer_id = tell_offers(people, when)
    tell_joel(people, library, when)
    tell_beth(people, library, when, offer_id)
    tell_marcus(people, library, when)
    with clock.standing_at(when.at(INVITED, AFTER_LESSONS)):
        nominate(viewer_of(people.priya), who_id=people.rosa.person_id, words=INVITATION)
    _tell_others(people, when)


def _tell_others(people: People, days: SchoolDays) -> None:
    """Colleagues who said “I might”, told nobody, and let it count; some have asked a SENCo."""
    for learner, ago in zip(people.considering, OTHERS_BEGAN, strict=False):
        say_might(learner, days, ago)
    for learner, talk in zip(people.talking, TALKS, strict=False):
        say_might(learner, days, talk.asked + 2)
        tell_talk(learner, people.copperbeck, days, talk)


def _is_ours(guide: ShadowingGuide) -> bool:
    """Whether the guide has whatever the story names."""
    return (
        guide.agreement.version > 0
        and _has({each.slug for each in guide.categories}, beth_words.EXPECTED)
        and _has({each.slug for each in guide.experiences}, beth_words.EXPERIENCES)
        and _has({each.slug for each in guide.starters}, beth_words.TALK.starters)
        and _has({each.slug for each in guide.tasks}, beth_words.TASKS)
        and _has({each.statement_slug for each in guide.aims}, beth_words.AIMS)
        and _has({each.slug for each in guide.checkpoints}, joel_words.POINTS)
        and guide.prompt_set("against-the-picture") is not None
    )


def _has(slugs: set[str], wanted: Iterable[str]) -> bool:
    return slugs.issuperset(wanted)
